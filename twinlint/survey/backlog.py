"""Makes one finding of what waits all over a tree: its texts are not yet translated.

Where many pages have passages in the other language, or lack some, nobody has made a
slip on each: the translation is behind, and a team plans that as one thing. What the
pages have is listed page by page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twinlint.finding import Finding, message
from twinlint.gather import EITHER_WAY
from twinlint.source import Locale
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
    groups: dict[tuple[tuple[Locale, Locale], Hashable], list[Finding]] = {}
    for each in twins:
        for finding in each.findings:
            kind = _name_kind(finding)
            if kind:
                groups.setdefault((each.locales, kind), []).append(finding)
    numbers = {path: at for at, each in enumerate(twins) for path in each.paths}
    sizes = Counter(each.locales for each in twins)
    joined: dict[int, Finding | None] = {}
    for (locales, _), group in groups.items():
        pages = len(set(_list_pages(group, numbers)))
        if pages >= max(_FEWEST, _SHARE * sizes[locales]):
            joined.update((id(finding), None) for finding in group)
            joined[id(group[0])] = _join(group, pages)
    return tuple(_list_findings(twins, joined))


def _list_pages(
    group: Iterable[Finding], numbers: Mapping[str, int]
) -> Iterator[int | None]:
    """The number of the page that each place of some findings is on."""
    for finding in group:
        for each in finding.occurrences:
            yield numbers.get(each.place.span.path) if each.place else None


def _list_findings(
    twins: Sequence[Twins], joined: dict[int, Finding | None]
) -> Iterator[Finding]:
    """What stands for each finding: itself, all of its kind, or nothing."""
    for each in twins:
        for finding in each.findings:
            stands = joined.get(id(finding), finding)
            if stands:
                yield stands


def _name_kind(finding: Finding) -> tuple[Hashable, ...]:
    """What may be waiting, and in which language; empty for what never does.

    A template that many pages lack is no part of what each of them lacks.
    """
    language = finding.place.locale if finding.place else None
    if finding.rule in _FOREIGN:
        return finding.rule, finding.severity, language
    paths = {each.place.span.path for each in finding.occurrences if each.place}
    is_own = finding.is_several or len(paths) < _FEWEST
    return ("lack", finding.severity) if finding.rule in _LACKS and is_own else ()


def _join(group: Sequence[Finding], pages: int) -> Finding:
    """One finding at the places of many."""
    places = [each for finding in group for each in finding.occurrences]
    kinds = {each.several for each in group if each.several}
    several = next(iter(kinds)) if len(kinds) == 1 else EITHER_WAY
    first, *others = (replace(each, also=()) for each in places)
    joined = replace(first, also=tuple(others))
    if not kinds:
        return joined
    said = replace(several, values=(("count", len(places)), *several.values))
    if pages < len(places):
        said = message("{said}, on {pages} pages", said=said, pages=pages)
    if joined.is_several:
        return replace(joined, several=said)
    return replace(joined, message=said, several=None)
