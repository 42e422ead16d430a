"""Finds where findings stand in the texts of sheets, else which sheet is theirs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import accumulate
from operator import attrgetter, itemgetter

from twinlint.data import dataclass
from twinlint.documents import Content
from twinlint.finding import Finding, Place
from twinlint.reporter import Report
from twinlint.sheet import Sheet
from twinlint.source import Span, Text
from twinlint.spread.layout import Layout, Row, lay_out
from twinlint.spread.twins import gather_sheets


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a finding is about; an empty stretch where some are missing."""

    start: int
    end: int
    number: int
    """That of the finding on the page, from 1."""
    turn: int = 0
    """Which of its occurrences it is, from 0."""


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row of a passage with what was found in it."""

    row: Row
    marks: tuple[tuple[Mark, ...], ...]
    """For each language."""
    numbers: tuple[int, ...]
    """Findings that are shown beside the row, each once."""

    def list_turns(self, number: int) -> list[int]:
        """Which occurrences of a finding are marked in the row."""
        marks = (mark for side in self.marks for mark in side)
        return sorted({mark.turn for mark in marks if mark.number == number})


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
    order: tuple[int, ...] = ()
    """Which finding of the report each number stands for, as offsets in it."""


def order_findings(report: Report) -> tuple[Finding, ...]:
    """The findings of a report in the order of their numbers on its page."""
    order = mark_sheets(gather_sheets(report), report.findings).order
    return tuple(report.findings[at] for at in order)


def mark_sheets(sheets: Sequence[Sheet], findings: Sequence[Finding]) -> Marked:
    """Every finding at each of its places in the texts, else beside its sheet.

    Findings are numbered from 1, in the order in which a page shows them: sheet by
    sheet, first those that are about a whole sheet, then row by row; those elsewhere
    last. In one row they stand as they come.
    """
    layouts = [[lay_out(p.versions) for p in sheet.passages] for sheet in sheets]
    index = _Index(layouts)
    spans = _SpanIndex(sheets)
    hits: dict[tuple[int, int], list[_Hit]] = {}
    whole: dict[int, list[int]] = {}
    elsewhere: list[int] = []
    for at, finding in enumerate(findings):
        is_placed = False
        shared = index.find_sheets(finding)
        for turn, place in _list_places(finding):
            found = index.find(place.span, shared)
            if found:
                mark = Mark(found.start, found.end, at, turn)
                here = hits.setdefault((found.sheet, found.passage), [])
                here.append((found.side, mark))
                is_placed = True
        if is_placed:
            continue
        home = spans.find(finding.place.span) if finding.place else None
        if home is None and len(shared) == 1:
            (home,) = shared
        if home is None:
            elsewhere.append(at)
        else:
            whole.setdefault(home, []).append(at)
    held = [
        [_share_out(layout, hits.get((s, p), ())) for p, layout in enumerate(passages)]
        for s, passages in enumerate(layouts)
    ]
    order = _list_shown(held, whole, elsewhere)
    numbers = {at: number for number, at in enumerate(order, start=1)}
    marked = tuple(
        tuple(
            MarkedPassage(layout, tuple(_mark_rows(layout, rows, numbers)))
            for layout, rows in zip(*both, strict=True)
        )
        for both in zip(layouts, held, strict=True)
    )
    rows = [row for sheet in marked for passage in sheet for row in passage.rows]
    return Marked(
        marked,
        {sheet: tuple(numbers[at] for at in mine) for sheet, mine in whole.items()},
        tuple(numbers[at] for at in elsewhere),
        {number: row for row in reversed(rows) for number in row.numbers},
        order,
    )


_Hit = tuple[int, Mark]
"""A mark with the side that it stands on; its number is an offset in the report."""
_Rows = Mapping[int, Sequence[_Hit]]
"""What is marked in each row of a passage."""


def _list_shown(
    held: Sequence[Sequence[_Rows]],
    whole: Mapping[int, Sequence[int]],
    elsewhere: Sequence[int],
) -> tuple[int, ...]:
    """The findings of a report, as offsets in it, in the order of the page."""
    shown: dict[int, None] = {}
    for sheet, passages in enumerate(held):
        shown.update(dict.fromkeys(whole.get(sheet, ())))
        for rows in passages:
            for at in sorted(rows):
                own = sorted(mark.number for _, mark in rows[at])
                shown.update(dict.fromkeys(own))
    return (*shown, *elsewhere)


def _list_places(finding: Finding) -> Iterator[tuple[int, Place]]:
    """Which occurrence it is, and its places."""
    for turn, each in enumerate(finding.occurrences):
        if each.place:
            yield turn, each.place
        yield from ((turn, place) for place in each.related)


def _share_out(layout: Layout, hits: Sequence[_Hit]) -> _Rows:
    """A mark stands in every row that holds some of its words."""
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
    held: dict[int, list[_Hit]] = {}
    for side, mark in hits:
        for at in _find_rows(begins[side], mark):
            held.setdefault(at, []).append((side, mark))
    return held


def _mark_rows(
    layout: Layout, held: _Rows, shown: Mapping[int, int]
) -> Iterator[MarkedRow]:
    """The rows of a passage; `shown` gives numbers by offsets in the report."""
    for at, row in enumerate(layout.rows):
        mine = [
            (side, replace(mark, number=shown[mark.number]))
            for side, mark in held.get(at, ())
        ]
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


def _order(mark: Mark) -> tuple[int, int, int, int]:
    return mark.start, mark.end, mark.number, mark.turn


# Where things stand -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Found:
    """Words in the text of a passage, as offsets."""

    sheet: int
    passage: int
    side: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class _Run:
    """A stretch of a line that stands unbroken in the text of a passage."""

    column: int
    end_column: int
    at: tuple[int, int, int]
    """Sheet, passage and side of the text."""
    start: int
    """Offset of its first character in that text."""


class _Index:
    """The texts of all passages by the stretches of files that they stand in.

    A stretch may stand in several: in the title of a page, and in the page with it.
    """

    def __init__(self, layouts: Sequence[Sequence[Layout]]) -> None:
        self._lines: dict[tuple[str, int], list[_Run]] = {}
        self._contents: dict[tuple[int, int, int], Content] = {}
        self._sheets: dict[str, set[int]] = {}
        for s, passages in enumerate(layouts):
            for p, layout in enumerate(passages):
                for side, content in enumerate(layout.contents):
                    self._contents[s, p, side] = content
                    self._sheets.setdefault(content.text.path, set()).add(s)
                    self._add(content.text, (s, p, side))
        for runs in self._lines.values():
            runs.sort()
        self._ends = {
            line: list(accumulate((run.end_column for run in runs), max))
            for line, runs in self._lines.items()
        }

    def _add(self, text: Text, at: tuple[int, int, int]) -> None:
        edges = (*text.starts[1:], len(text.value))
        for start, end, (line, column) in zip(
            text.starts, edges, text.places, strict=True
        ):
            run = _Run(column, column + end - start, at, start)
            self._lines.setdefault((text.path, line), []).append(run)

    def find_sheets(self, finding: Finding) -> set[int]:
        """The sheets that show all texts of a finding; those of one text if none do."""
        paths = {place.span.path for _, place in _list_places(finding)}
        sheets = [self._sheets.get(path, set()) for path in paths]
        return set.intersection(*sheets) if sheets else set()

    def find(self, span: Span, sheets: set[int]) -> _Found | None:
        """Where the words are that a span is about; None if no text shows them.

        In the text that has them in a block, then in the one that begins last. Texts of
        the `sheets` alone are looked at, if any are given.
        """
        line = span.path, span.line
        runs = self._lines.get(line, [])
        last = bisect_right(runs, span.column, key=attrgetter("column"))
        found: list[tuple[bool, bool, int, _Run]] = []
        while last and self._ends[line][last - 1] >= span.column:
            last -= 1
            run = runs[last]
            if run.end_column < span.column or (sheets and run.at[0] not in sheets):
                continue
            start = run.start + span.column - run.column
            stretches = self._contents[run.at].stretches
            block = bisect_right(stretches, start, key=attrgetter("start")) - 1
            is_shown = block >= 0 and start <= stretches[block].end
            found.append((is_shown, span.column < run.end_column, run.column, run))
        if not found:
            return None
        *_, run = max(found)
        start = run.start + span.column - run.column
        text = self._contents[run.at].text
        return _Found(*run.at, start, _find_end(text, span, start))


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
