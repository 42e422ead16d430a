"""Makes one finding of those that many pages repeat: a label, a word, a template."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import replace

from twinlint.finding import Finding, Severity
from twinlint.kept import make_key

Found = tuple[Finding, ...]
_HABITS = frozenset(("replaced-name", "different-acronym"))
"""Rules for which two words that stand for one another again are a translation."""
_WORD = re.compile(r"[^\W\d_]{3}")


def join_repeats(pages: Sequence[Found]) -> tuple[Found, ...]:
    """The findings of each page; what a page before it had goes there, in `also`.

    It is the same where the rule says the same of the same words: a label that many
    pages show, a word that a site writes in its own way. Of figures, and of what is
    missing, it is the same only where the blocks of both texts are: the fingerprint
    tells.

    Two names or acronyms that stand for one another on several pages are no slip, but
    what the two languages call a thing (`Maj`, `Shift`): a warning becomes a note.
    """
    groups: dict[Hashable, list[Finding]] = {}
    for findings in pages:
        for finding in findings:
            groups.setdefault(_name_fault(finding), []).append(finding)
    firsts = {id(group[0]): group for group in groups.values()}
    return tuple(
        tuple(_join(firsts[id(each)]) for each in findings if id(each) in firsts)
        for findings in pages
    )


def _name_fault(finding: Finding) -> Hashable:
    place = finding.place
    texts = tuple(each.text for each in (place, *finding.related) if each)
    if finding.is_several or not (place and _WORD.search(place.text)):
        return finding.fingerprint
    return finding.rule, finding.severity, finding.message, texts


def _join(group: Sequence[Finding]) -> Finding:
    """The first of some findings, with the others in `also`.

    Its fingerprint changes when one of them goes, or another one comes.
    """
    first, *others = group
    if not others:
        return first
    further = (each for other in others for each in other.occurrences)
    marks = sorted({each.fingerprint for each in group})
    is_habit = first.rule in _HABITS and first.severity is Severity.WARNING
    return replace(
        first,
        severity=Severity.INFO if is_habit else first.severity,
        also=(*first.also, *(replace(each, also=()) for each in further)),
        fingerprint=marks[0] if len(marks) == 1 else make_key(*marks)[: len(marks[0])],
    )
