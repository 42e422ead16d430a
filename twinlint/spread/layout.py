"""Lays the versions of a text beside one another: what says the same in one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twinlint.alignment import align_versions
from twinlint.data import dataclass
from twinlint.documents import Content, Kind, Stretch
from twinlint.mentions import mention_content
from twinlint.sheet import Versions
from twinlint.source import Locale
from twinlint.spread.words import is_seen

Cell = tuple[Stretch, ...]
"""The blocks of one language in a row; none where it lacks them."""


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks that say the same, a cell for each language."""

    cells: tuple[Cell, ...]
    is_moved: bool = False
    """Whether they stand at different places of their texts."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A text in all its languages, cut into rows."""

    locales: tuple[Locale, ...]
    contents: tuple[Content, ...]
    """What the formats make of the versions; offsets of cells are those of its text."""
    rows: tuple[Row, ...]


def lay_out(versions: Versions) -> Layout:
    """The rows of a text: every block of every version stands in just one.

    Rows are in the order of the reference; what only another version has follows on
    what it stands behind there.
    """
    contents = tuple(_leave_out_unseen(content) for _, content in versions)
    if len(contents) == 1:
        rows = [Row(((stretch,),)) for stretch in contents[0].stretches]
    elif all(len(content.stretches) < 2 for content in contents):
        # A line that stands alone is no heading of anything.
        rows = [Row(tuple(map(_flatten, contents)))]
    else:
        links = [_link(versions[0], other) for other in versions[1:]]
        rows = list(_gather(contents, links))
    locales = tuple(locale for locale, _ in versions)
    return Layout(locales, contents, tuple(row for row in rows if any(row.cells)))


def _leave_out_unseen(content: Content) -> Content:
    """A text without the blocks in which readers see nothing."""
    seen = tuple(each for each in content.stretches if is_seen(content, each))
    return replace(content, stretches=seen)


def _flatten(content: Content) -> Cell:
    return tuple(
        replace(each, kind=Kind.PARAGRAPH)
        if each.kind is Kind.HEADING and each.level == 0
        else each
        for each in content.stretches
    )


@dataclass(frozen=True, slots=True)
class _Link:
    """Where blocks begin, of the reference and another version, that say the same."""

    reference: tuple[int, ...]
    other: tuple[int, ...]
    is_moved: bool


def _link(
    reference: tuple[Locale, Content], other: tuple[Locale, Content]
) -> tuple[_Link, ...]:
    (here, text), (there, translation) = reference, other
    units = align_versions(
        mention_content(text, here, there),
        mention_content(translation, there, here),
    ).units
    return tuple(
        _Link(
            tuple(block.start for block in unit.reference),
            tuple(block.start for block in unit.translation),
            unit.is_moved,
        )
        for unit in units
        if unit.is_paired
    )


def _gather(
    contents: Sequence[Content], links: Sequence[Sequence[_Link]]
) -> Iterator[Row]:
    """The rows that follow from what each other version has of the reference."""
    starts = [stretch.start for stretch in contents[0].stretches]
    leads = _find_leads(starts, (link for linked in links for link in linked))
    gathered: dict[int, list[list[Stretch]]] = {}
    for stretch in contents[0].stretches:
        cells = gathered.setdefault(leads[stretch.start], [[] for _ in contents])
        cells[0].append(stretch)
    moved: set[int] = set()
    alone: dict[int, list[Row]] = {}
    for side, linked in enumerate(links, start=1):
        homes = {
            start: (leads[link.reference[0]], link.is_moved)
            for link in linked
            if link.reference[0] in leads
            for start in link.other
        }
        behind = -1
        for stretch in contents[side].stretches:
            if stretch.start not in homes:
                cell = [() if at != side else (stretch,) for at in range(len(contents))]
                alone.setdefault(behind, []).append(Row(tuple(cell)))
                continue
            home, is_moved = homes[stretch.start]
            gathered[home][side].append(stretch)
            if is_moved:
                moved.add(home)
            else:
                behind = home
    yield from alone.get(-1, ())
    for lead, cells in gathered.items():
        yield Row(tuple(map(tuple, cells)), is_moved=lead in moved)
        yield from alone.get(lead, ())


def _find_leads(starts: Sequence[int], links: Iterable[_Link]) -> Mapping[int, int]:
    """For each block of the reference the first of those that share a row with it."""
    above = {start: start for start in starts}

    def find(start: int) -> int:
        while above[start] != start:
            start = above[start]
        return start

    for link in links:
        roots = sorted({find(start) for start in link.reference if start in above})
        for root in roots[1:]:
            above[root] = roots[0]
    return {start: find(start) for start in starts}
