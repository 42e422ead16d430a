"""Finds where findings stand in the texts of sheets, else which sheet is theirs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from twinlint.documents import Content
from twinlint.finding import Finding, Place
from twinlint.sheet import Sheet
from twinlint.source import Span, Text
from twinlint.spread.layout import Layout, Row, lay_out


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a finding is about; an empty stretch where some are missing."""

    start: int
    end: int
    number: int
    """That of the finding in its report, from 1."""


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row of a passage with what was found in it."""

    row: Row
    marks: tuple[tuple[Mark, ...], ...]
    """For each language."""
    numbers: tuple[int, ...]
    """Findings that are shown beside the row, each once."""


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage as it is drawn."""

    layout: Layout
    rows: tuple[MarkedRow, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """What was found in the sheets of a report."""

    sheets: tuple[tuple[MarkedPassage, ...], ...]
    whole: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """`{sheet: numbers}` of findings on none of its passages."""
    elsewhere: tuple[int, ...] = ()
    """Numbers of the findings on no sheet."""
    first: Mapping[int, MarkedRow] = field(default_factory=dict)
    """The first row of each finding, by its number."""


def mark_sheets(sheets: Sequence[Sheet], findings: Sequence[Finding]) -> Marked:
    """Every finding at each of its places in the texts, else beside its sheet.

    Findings are numbered as they come, from 1.
    """
    layouts = [[lay_out(p.versions) for p in sheet.passages] for sheet in sheets]
    index = _Index(layouts)
    spans = _SpanIndex(sheets)
    hits: dict[tuple[int, int], list[tuple[int, Mark]]] = {}
    whole: dict[int, list[int]] = {}
    elsewhere: list[int] = []
    for number, finding in enumerate(findings, start=1):
        is_placed = False
        for place in _list_places(finding):
            found = index.find(place.span)
            if found:
                sheet, passage, side, start, end = found
                hits.setdefault((sheet, passage), []).append(
                    (side, Mark(start, end, number))
                )
                is_placed = True
        if is_placed:
            continue
        home = spans.find(finding.place.span) if finding.place else None
        if home is None:
            elsewhere.append(number)
        else:
            whole.setdefault(home, []).append(number)
    marked = tuple(
        tuple(
            MarkedPassage(layout, tuple(_mark_rows(layout, hits.get((s, p), ()))))
            for p, layout in enumerate(passages)
        )
        for s, passages in enumerate(layouts)
    )
    rows = [row for sheet in marked for passage in sheet for row in passage.rows]
    return Marked(
        marked,
        {sheet: tuple(numbers) for sheet, numbers in whole.items()},
        tuple(elsewhere),
        {number: row for row in reversed(rows) for number in row.numbers},
    )


def _list_places(finding: Finding) -> Iterator[Place]:
    for each in finding.occurrences:
        if each.place:
            yield each.place
        yield from each.related


def _mark_rows(layout: Layout, hits: Sequence[tuple[int, Mark]]) -> Iterator[MarkedRow]:
    """The rows; a mark stands in every row that holds some of its words."""
    begins = [
        [
            (cell[0].start, at)
            for at, row in enumerate(layout.rows)
            if (cell := row.cells[s])
        ]
        for s in range(len(layout.contents))
    ]
    for each in begins:
        each.sort()
    held: dict[int, list[tuple[int, Mark]]] = {}
    for side, mark in hits:
        for at in _find_rows(begins[side], mark):
            held.setdefault(at, []).append((side, mark))
    for at, row in enumerate(layout.rows):
        mine = held.get(at, [])
        marks = tuple(
            tuple(sorted({m for s, m in mine if s == side}, key=_order))
            for side in range(len(row.cells))
        )
        numbers = tuple(sorted({mark.number for _, mark in mine}))
        yield MarkedRow(row, marks, numbers)


def _find_rows(begins: Sequence[tuple[int, int]], mark: Mark) -> Iterator[int]:
    """The rows that a mark touches, by where the rows begin in its text."""
    if not begins:
        yield 0
        return
    first = max(0, bisect_right(begins, mark.start, key=itemgetter(0)) - 1)
    yield begins[first][1]
    for start, at in begins[first + 1 :]:
        if start >= mark.end:
            return
        yield at


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, mark.end, mark.number


# Where things stand -------------------------------------------------------------------


class _Index:
    """The texts of all passages by the stretches of files that they stand in."""

    def __init__(self, layouts: Sequence[Sequence[Layout]]) -> None:
        self._by_path: dict[str, list[tuple[int, int, int, int, int]]] = {}
        self._contents: dict[tuple[int, int, int], Content] = {}
        for s, passages in enumerate(layouts):
            for p, layout in enumerate(passages):
                for side, content in enumerate(layout.contents):
                    self._contents[s, p, side] = content
                    line, column = content.text.places[0]
                    entries = self._by_path.setdefault(content.text.path, [])
                    entries.append((line, column, s, p, side))
        for entries in self._by_path.values():
            entries.sort()

    def find(self, span: Span) -> tuple[int, int, int, int, int] | None:
        """Sheet, passage, side and stretch of what a span is about; None if no text."""
        entries = self._by_path.get(span.path, [])
        at = bisect_right(entries, (span.line, span.column), key=itemgetter(0, 1)) - 1
        if at < 0:
            return None
        _, _, sheet, passage, side = entries[at]
        text = self._contents[sheet, passage, side].text
        start = text.find(span.line, span.column)
        if start is None:
            return None
        return sheet, passage, side, start, _find_end(text, span, start)


def _find_end(text: Text, span: Span, start: int) -> int:
    if (span.end_line, span.end_column) <= (span.line, span.column):
        return start
    last = text.find(span.end_line, span.end_column - 1)
    return len(text.value) if last is None else max(start, last + 1)


class _SpanIndex:
    """Sheets by the stretches of files that they are written in."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._by_path: dict[str, list[tuple[int, int, int]]] = {}
        for at, sheet in enumerate(sheets):
            if sheet.span:
                entries = self._by_path.setdefault(sheet.span.path, [])
                entries.append((sheet.span.line, sheet.span.end_line, at))
        for entries in self._by_path.values():
            entries.sort()

    def find(self, span: Span) -> int | None:
        """The sheet whose stretch holds the line of a place; None if there is none."""
        entries = self._by_path.get(span.path, [])
        at = bisect_right(entries, span.line, key=itemgetter(0)) - 1
        return entries[at][2] if at >= 0 and span.line <= entries[at][1] else None
