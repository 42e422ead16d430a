"""Makes one finding of those that many pages repeat: what a template says in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twinlint.finding import Finding

Found = tuple[Finding, ...]


def join_repeats(pages: Sequence[Found]) -> tuple[Found, ...]:
    """The findings of each page; what a page before it had goes there, in `also`.

    It is the same where the rule, the words and the blocks of both texts are: the
    fingerprint tells.
    """
    groups: dict[str, list[Finding]] = {}
    for findings in pages:
        for finding in findings:
            groups.setdefault(finding.fingerprint, []).append(finding)
    firsts = {id(group[0]): group for group in groups.values()}

    def join(finding: Finding) -> Finding:
        _, *others = firsts[id(finding)]
        further = (each for other in others for each in other.occurrences)
        also = (*finding.also, *(replace(each, also=()) for each in further))
        return replace(finding, also=also) if others else finding

    return tuple(
        tuple(join(each) for each in findings if id(each) in firsts)
        for findings in pages
    )
