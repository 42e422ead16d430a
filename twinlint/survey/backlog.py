"""Makes one finding of what waits all over a tree: its texts are not yet translated.

Where many pages have passages in the other language, or lack some, nobody has made a
slip on each: the translation is behind, and a team plans that as one thing. What the
pages have is listed page by page.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from twinlint.finding import Finding, message
from twinlint.gather import EITHER_WAY
from twinlint.kept import make_key
from twinlint.twins import Twins

_FEWEST = 4
"""Pages that have something waiting; fewer are told one by one."""
_SHARE = 0.15
"""Share of the pages that have something waiting, from which on the tree is behind. Of
30 trees of manuals, those where it is half done have it on a fifth to all of their
pages, those that are kept up on less than a tenth."""
_FOREIGN = frozenset(("untranslated-text", "untranslated-page"))
_LACKS = frozenset(
    (
        "missing-heading",
        "missing-item",
        "missing-paragraph",
        "missing-row",
        "missing-sentence",
    )
)


def join_backlog(twins: Sequence[Twins]) -> tuple[Finding, ...]:
    """The findings of all pages, those of a kind that many pages have as one.

    Its first place is on the first of these pages.
    """
    groups: dict[Hashable, list[tuple[int, Finding]]] = {}
    for number, each in enumerate(twins):
        for finding in each.findings:
            kind = _name_kind(finding)
            if kind:
                groups.setdefault((each.locales, kind), []).append((number, finding))
    joined: dict[int, Finding | None] = {}
    for group in groups.values():
        pages = {number for number, _ in group}
        locales = twins[min(pages)].locales
        of = sum(each.locales == locales for each in twins)
        if len(pages) >= max(_FEWEST, _SHARE * of):
            joined.update((id(finding), None) for _, finding in group)
            findings = [finding for _, finding in group]
            joined[id(findings[0])] = _join(findings, len(pages))
    return tuple(_list_findings(twins, joined))


def _list_findings(
    twins: Sequence[Twins], joined: dict[int, Finding | None]
) -> Iterator[Finding]:
    """What stands for each finding: itself, all of its kind, or nothing."""
    for each in twins:
        for finding in each.findings:
            stands = joined.get(id(finding), finding)
            if stands:
                yield stands


def _name_kind(finding: Finding) -> Hashable:
    """What may be waiting, and in which language; None for what never does."""
    language = finding.place.locale if finding.place else None
    if finding.rule in _FOREIGN:
        return finding.rule, finding.severity, language
    return ("lack", finding.severity) if finding.rule in _LACKS else None


def _join(group: Sequence[Finding], pages: int) -> Finding:
    """One finding at the places of many, whose mark changes with any of theirs."""
    places = [each for finding in group for each in finding.occurrences]
    kinds = {each.several for each in group if each.several}
    several = next(iter(kinds)) if len(kinds) == 1 else EITHER_WAY
    marks = sorted({each.fingerprint for each in group})
    first, *others = (replace(each, also=()) for each in places)
    joined = replace(
        first, also=tuple(others), fingerprint=make_key(*marks)[: len(marks[0])]
    )
    if not kinds:
        return joined
    said = replace(several, values=(("count", len(places)), *several.values))
    if pages < len(places):
        said = message("{said}, on {pages} pages", said=said, pages=pages)
    if joined.is_several:
        return replace(joined, several=said)
    return replace(joined, message=said, several=None)
