"""Makes blocks of the lines of a printed page: paragraphs, headings, items, rows.

What a page of PDF says of its text is where each line stands and how large it is. Lines
that follow at the usual distance, the first of them full, are one paragraph; larger or
bold ones are headings; lines beside one another are the cells of a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise
from statistics import median

from twinlint.data import dataclass
from twinlint.documents.document import Kind
from twinlint.documents.pages.contents import cut_leaders, leave_out_pages
from twinlint.documents.pages.hyphens import BROKEN, Joiner
from twinlint.documents.pages.laid import Laid
from twinlint.documents.pages.running import find_running

_TOLERANCE = 0.35
"""Of the size of the letters: how much lower a line may be and be the same one."""
_LEADING = 1.3
"""Of the usual distance of lines, up to which two are in one paragraph."""
_USUAL_LEADING = 1.25
"""Distance of lines by the size of their letters, where a page does not tell it."""
_LARGER = 1.08
"""Size by that of the text from which on a line is a heading."""
_MARGIN = 0.08
"""Of the height of a page: where its text does not go, as most pages are made."""
_LONGEST_HEADING = 160
_MOST_LINES = 8
"""Lines of a first cell; what has more beside it is a column of the page."""
_MOST_IN_TABLE = 40
"""Lines of a cell below another row."""
_BULLET = re.compile(r"[•◦▪●·‣⁃∙○■□➢➤✓✔\uf000-\uf0ff–—*-](?:[ \t]+|$)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}[.)]|[a-zA-Z]\)|[a-z]\.)[ \t]+\S")
_OUTLINE = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.\s*(?=[^\W\d])")
"""The number of a section: `1.`, `2.3.`."""
MARKER = re.compile(
    r"(?:[•◦▪●·‣⁃∙○■□➢➤✓✔\uf000-\uf0ff–—*-]|\(?(?:\d{1,3}|[a-zA-Z])[.)])[ \t]*"
)
"""A bullet or a number, alone."""
_ADDRESS_END = re.compile(r"(?:https?://|www\.)[^\s()<>]*$|[^\s()\[\]]{30,}$")
"""An address or a long name of a file at the end of a line."""
_SENTENCE_END = re.compile(r"[.?!…:;][\"'»”’)\]*]*$")
_SAME_LINK = re.compile(r"\]\((\S{1,2000}?)\) \[([^\[\]]{0,400})\]\(\1\)")


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line, without a gap; lengths are in points."""

    text: str
    left: float
    right: float
    bottom: float
    """Of the letters, from the lower edge of the page."""
    size: float
    """Of the letters."""
    word: float = 0.0
    """How wide its first word is."""
    is_bold: bool = False


@dataclass(slots=True)
class _Row:
    """Lines that stand beside one another, as cells."""

    cells: list[list[Line]] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        return min(line.bottom for cell in self.cells for line in cell)


_Piece = Line | _Row


def lay_out(
    pages: Sequence[Sequence[Line]], heights: Sequence[float]
) -> tuple[Laid, ...]:
    """The blocks of all pages, in order; what runs through all pages is left out.

    `heights` are those of the pages, in points.
    """
    body = _find_body_size(line for lines in pages for line in lines)
    pages = [
        _join_markers([x for x in lines if not _is_in_margin(x, height, body)])
        for lines, height in zip(_leave_out_running(pages), heights, strict=True)
    ]
    large = {round(x.size) for p in pages for x in p if x.size > body * _LARGER}
    joiner = Joiner(line.text for lines in pages for line in lines)
    sizes = tuple(sorted(large, reverse=True))
    print_ = _Print(body, sizes, _find_leading(pages, body), joiner)
    blocks: list[Laid] = []
    for number, lines in enumerate(pages):
        found = list(_Page(number, lines, print_).read())
        _go_on(blocks, found, body, joiner)
        blocks += found
    joined = [replace(each, text=_join_links(each.text)) for each in blocks]
    return tuple(leave_out_pages(joined))


def _leave_out_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of all pages, in their order, without those on every page."""
    ordered = [sorted(lines, key=lambda line: -line.bottom) for lines in pages]
    bands = [_list_bands(lines) for lines in ordered]
    running = find_running(
        [[" ".join(line.text for line in band) for band in page] for page in bands]
    )
    left_out = {
        id(line)
        for page, page_bands in enumerate(bands)
        for at, band in enumerate(page_bands)
        if (page, at) in running
        for line in band
    }
    return [[line for line in lines if id(line) not in left_out] for lines in pages]


def _is_in_margin(line: Line, height: float, body: float) -> bool:
    """Whether a line is smaller than the text, and above or below all of it."""
    is_out = line.bottom < _MARGIN * height or line.bottom > (1 - _MARGIN) * height
    return is_out and line.size < 0.97 * body


def _list_bands(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand at one height, from the top; `lines` come from the top."""
    bands: list[list[Line]] = []
    for line in lines:
        if bands and bands[-1][0].bottom - line.bottom < _TOLERANCE * line.size:
            bands[-1].append(line)
        else:
            bands.append([line])
    return [sorted(band, key=lambda line: line.left) for band in bands]


def _join_markers(lines: Sequence[Line]) -> list[Line]:
    """The lines, a bullet or number that stands alone with what it stands before."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last
            and MARKER.fullmatch(last.text)
            and abs(last.bottom - line.bottom) < _TOLERANCE * max(last.size, line.size)
            and line.left > last.left
        ):
            joined[-1] = replace(line, text=f"{last.text.strip()} {line.text}")
        else:
            joined.append(line)
    return joined


def _find_body_size(lines: Iterable[Line]) -> float:
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 2) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def _find_leading(pages: Iterable[Sequence[Line]], body: float) -> float:
    """The usual distance of lines: of those that go on in the middle of a sentence.

    Pages of short paragraphs have hardly another one, and those stand further apart.
    """
    gaps = [
        gap
        for lines in pages
        for first, second in pairwise(lines)
        if 0.8 * first.size < (gap := first.bottom - second.bottom) < 2.2 * first.size
        and abs(first.size - second.size) < 0.6
        and second.text[:1].islower()
    ]
    return min(median(gaps), 1.7 * body) if gaps else _USUAL_LEADING * body


@dataclass(frozen=True, slots=True)
class _Print:
    """How a document is printed."""

    body: float
    """Size of most letters."""
    sizes: tuple[int, ...]
    """Those of headings, from the largest."""
    leading: float
    """Distance of lines."""
    joiner: Joiner


class _Page:
    """Reads the lines of one page."""

    def __init__(self, number: int, lines: Sequence[Line], print_: _Print) -> None:
        self.number = number
        self.lines = lines
        self.body = print_.body
        self.sizes = print_.sizes
        self.leading = print_.leading
        self.joiner = print_.joiner
        self.margins: dict[int, float] = {}
        """How far the lines go that begin somewhere, in whole points."""
        for line in lines:
            left = round(line.left)
            self.margins[left] = max(self.margins.get(left, 0.0), line.right)

    def read(self) -> Iterator[Laid]:
        group: list[Line] = []
        for piece in self._find_rows():
            if isinstance(piece, _Row):
                yield from self._finish(group)
                group = []
                texts = tuple(self.joiner.join(x.text for x in c) for c in piece.cells)
                yield Laid(Kind.ROW, " ".join(texts), self.number, cells=texts)
            elif group and self._goes_on(group, piece):
                group.append(piece)
            else:
                yield from self._finish(group)
                group = [piece]
        yield from self._finish(group)

    def _find_rows(self) -> list[_Piece]:
        """The lines, those that stand beside one another as rows."""
        pieces: list[_Piece] = []
        for line in self.lines:
            last = pieces[-1] if pieces else None
            slack = _TOLERANCE * line.size
            if isinstance(last, _Row):
                cell = last.cells[-1]
                if self._is_wrapped_in(cell, line):
                    cell.append(line)
                    continue
                ends = max(each.right for each in cell)
                if line.left > ends and line.bottom >= last.bottom - slack:
                    last.cells.append([line])
                    continue
            elif last and line.left > last.right and line.bottom >= last.bottom - slack:
                cell = self._take_back(pieces, line)
                if cell:
                    pieces.append(_Row([cell, [line]]))
                    continue
            pieces.append(line)
        return pieces

    def _is_wrapped_in(self, cell: Sequence[Line], line: Line) -> bool:
        gap = cell[-1].bottom - line.bottom
        is_below = _TOLERANCE * line.size < gap < _LEADING * self.leading
        return is_below and abs(line.left - cell[0].left) < line.size

    def _take_back(self, pieces: list[_Piece], line: Line) -> list[Line]:
        """The last lines, if they are a cell on the left of a line; else none."""
        cell: list[Line] = []
        while pieces and len(cell) <= _MOST_IN_TABLE:
            last = pieces[-1]
            if isinstance(last, _Row) or last.right > line.left:
                break
            # Cells stand at the top, in the middle or at the foot of their row: the one
            # on the left may begin higher.
            is_higher = last.bottom > line.bottom + _TOLERANCE * line.size
            if is_higher and not (cell and self._is_wrapped_in([last], cell[-1])):
                break
            cell.append(last)
            pieces.pop()
        cell.reverse()
        is_in_table = bool(pieces) and isinstance(pieces[-1], _Row)
        if len(cell) > (_MOST_IN_TABLE if is_in_table else _MOST_LINES):
            pieces += cell
            return []
        return cell

    def _goes_on(self, group: Sequence[Line], line: Line) -> bool:
        """Whether a line is the next one of a paragraph."""
        last = group[-1]
        gap = last.bottom - line.bottom
        if not 0.5 * line.size < gap < _LEADING * max(self.leading, line.size):
            return False
        if abs(last.size - line.size) > 0.6 or self._is_marked(line):
            return False
        if cut_leaders(last.text) != last.text:
            return False  # An entry of a table of contents ends with its page.
        if last.is_bold != line.is_bold and not line.text[:1].islower():
            return False
        margin = self._find_margin(last)
        # The next word would not have fitted, or the line goes up to the margin.
        return last.right + line.word + 0.2 * line.size > margin - 0.5 * line.size

    def _find_margin(self, line: Line) -> float:
        """Where the lines end that begin where a line does.

        Items are often set in on the right, too.
        """
        near = range(round(line.left - line.size), round(line.left + line.size) + 1)
        return max(self.margins.get(left, 0.0) for left in near)

    def _mark_broken(self, group: Sequence[Line]) -> Iterator[str]:
        """The texts of lines; an address that did not fit goes on in the next one."""
        is_broken = False
        for line in group:
            is_full = line.right > self._find_margin(line) - 0.8 * line.size
            is_address = is_broken and " " not in line.text
            is_broken = is_full and (
                is_address or _ADDRESS_END.search(line.text) is not None
            )
            yield f"{line.text}{BROKEN}" if is_broken else line.text

    def _is_marked(self, line: Line) -> bool:
        return bool(_BULLET.match(line.text) or _NUMBERED.match(line.text))

    def _finish(self, group: Sequence[Line]) -> Iterator[Laid]:
        if not group:
            return
        text = self.joiner.join(self._mark_broken(group))
        first = group[0]
        bullet = _BULLET.match(text)
        if bullet and text[bullet.end() :].strip():
            words = text[bullet.end() :]
            yield Laid(Kind.ITEM, words, self.number, size=first.size)
            return
        is_short = len(text) < _LONGEST_HEADING
        is_large = first.size > self.body * _LARGER
        has_end = text.endswith((".", ";", ",", ":"))
        is_bold = all(line.is_bold for line in group)
        if is_short and (is_large or (is_bold and not has_end)):
            level = 1 + len(self.sizes)
            if is_large:
                level = 1 + self.sizes.index(round(first.size))
            # A program numbers headings, and no text of theirs does.
            words = _OUTLINE.sub("", text)
            yield Laid(Kind.HEADING, words, self.number, level, size=first.size)
        else:
            yield Laid(Kind.PARAGRAPH, text, self.number, size=first.size)


def _go_on(blocks: list[Laid], found: list[Laid], body: float, joiner: Joiner) -> None:
    """Join the first paragraph of a page to the last one, if that did not end."""
    texts = (Kind.PARAGRAPH, Kind.ITEM)
    at = next(
        # Notes at the foot of the page are smaller, and between the two.
        (n for n in range(len(blocks) - 1, -1, -1) if blocks[n].size > 0.93 * body),
        -1,
    )
    first = found[0] if found else None
    if first is None or at < 0 or first.kind is not Kind.PARAGRAPH:
        return
    last = blocks[at]
    if (
        last.kind in texts
        and last.page == first.page - 1
        and not _SENTENCE_END.search(last.text)
        and first.text[:1].islower()
    ):
        blocks[at] = replace(last, text=joiner.join((last.text, first.text)))
        del found[0]


def _join_links(text: str) -> str:
    """A text in which a link that ran over two lines is one."""
    return _SAME_LINK.sub(r" \2](\1)", text) if "](" in text else text
