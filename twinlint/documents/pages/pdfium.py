"""Takes the lines of a page of PDF from pdfium, one character after another."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Any

from twinlint.documents.extra import load_extra
from twinlint.documents.pages.accents import compose_accent
from twinlint.documents.pages.layout import MARKER, Line
from twinlint.documents.pages.paper import write_link

_GAP = 1.2
"""Of the size of the letters: white space from which on words are in two cells."""
_ABOVE = 0.1
"""Of the size of the letters: how much of an accent has a letter above or below it."""
_BOLD = (b"bold", b"black", b"heavy")
"""In the names of fonts."""
_MOST_LINKS = 500
"""On a page; an index has some hundred."""
_LONGEST_NAME = 200
"""Bytes of the name of a font."""
_LINE_ENDS = frozenset("\r\n")
_LINE_END_HYPHENS = frozenset("\x02\ufffe")
"""What pdfium makes of any hyphen at the end of a line, also of one that stays."""


def read_page(page: Any) -> Iterator[Line]:
    """The lines of a page in the order of the file."""
    raw: Any = load_extra("pypdfium2.raw")
    text_page = page.get_textpage()
    try:
        links = list(islice(_read_links(raw, page), _MOST_LINKS))
        reader = _LineReader(raw, text_page, links)
        for at in range(text_page.count_chars()):
            yield from reader.read(at)
        yield from reader.finish()
    finally:
        text_page.close()
        page.close()


_Link = tuple[str, float, float, float, float]
"""Target, left, bottom, right and top."""


def _read_links(raw: Any, page: Any) -> Iterator[_Link]:
    """The links of a page that lead to an address."""
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        box = raw.FS_RECTF()
        if not action or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        length = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
        if not 1 < length < 4000:
            continue
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(page.pdf, action, buffer, length)
        target = buffer.value.decode("utf-8", "replace")
        yield target, box.left, box.bottom, box.right, box.top


class _LineReader:
    """Takes one character after another, and gives the lines they are on."""

    def __init__(self, raw: Any, text_page: Any, links: list[_Link]) -> None:
        self.raw = raw
        self.page = text_page
        self.links = links
        self.pieces: list[tuple[str, str]] = []
        """Characters, each with the target of the link that it is in."""
        self.left = self.right = self.bottom = self.size = self.word = 0.0
        self.begin = 0
        """Where the words begin, after a bullet."""
        self.first = self.last = 0
        """Of the characters, as the page counts them."""
        self.box = (0.0, 0.0)
        """Left and right edge of the last character of the line."""

    def read(self, at: int) -> Iterator[Line]:
        """Take a character; gives the line that it ends."""
        raw = self.raw
        character = chr(raw.FPDFText_GetUnicode(self.page, at))
        if character in _LINE_END_HYPHENS:
            character = "-"
        if character in _LINE_ENDS or character == "\0":
            yield from self.finish()
            return
        if raw.FPDFText_IsGenerated(self.page, at) == 1 or character.isspace():
            if self.pieces:
                self.pieces.append((" ", self.pieces[-1][1]))
            return
        left, right, x, y = self._measure(at)
        size = raw.FPDFText_GetFontSize(self.page, at)
        if self.pieces and (
            left - self.right > _GAP * max(size, self.size)
            or left < self.left - self.size
            or abs(y - self.bottom) > max(size, self.size)
        ):
            yield from self.finish()
        if self.pieces and MARKER.fullmatch(_write_pieces(self.pieces)):
            # What stands after a bullet says how large the line is, and where it is.
            self.left, self.bottom, self.size, self.word = left, y, size, 0.0
            self.begin = len(self.pieces)
        if not self.pieces:
            if raw.FPDFText_GetCharAngle(self.page, at) > 0.1:
                return  # It stands in the margin, or across the page.
            self._begin(at, left, y, size)
        if not any(piece == " " for piece, _ in self.pieces[self.begin :]):
            self.word = right - self.left
        self.right = max(self.right, right)
        self.last = at
        above = min(right, self.box[1]) - max(left, self.box[0]) > _ABOVE * size
        whole = compose_accent(self.pieces[-1][0], character) if above else ""
        if whole:
            self.pieces[-1] = (whole, self.pieces[-1][1])
        else:
            self.pieces.append((character, self._find_target(x, y, size)))
        self.box = left, right

    def _begin(self, at: int, left: float, bottom: float, size: float) -> None:
        self.begin = 0
        self.left = self.right = left
        self.bottom, self.size = bottom, size
        self.first = at
        self.box = (0.0, 0.0)

    def _measure(self, at: int) -> tuple[float, float, float, float]:
        """Left and right edge of a character, and where it stands."""
        raw = self.raw
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self.page, at, left, right, bottom, top)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self.page, at, x, y)
        return left.value, right.value, (left.value + right.value) / 2, y.value

    def _find_target(self, x: float, y: float, size: float) -> str:
        for target, left, bottom, right, top in self.links:
            if left <= x <= right and bottom <= y + size / 3 <= top:
                return target
        return ""

    def finish(self) -> Iterator[Line]:
        """The line of the characters so far."""
        text = _write_pieces(self.pieces).strip()
        self.pieces = []
        if text:
            yield Line(
                text,
                self.left,
                self.right,
                self.bottom,
                self.size,
                self.word,
                self._is_bold(self.first) and self._is_bold(self.last),
            )

    def _is_bold(self, at: int) -> bool:
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        flags = ctypes.c_int(0)
        self.raw.FPDFText_GetFontInfo(self.page, at, name, _LONGEST_NAME, flags)
        return any(word in name.value.lower() for word in _BOLD)


def _write_pieces(pieces: list[tuple[str, str]]) -> str:
    """The characters of a line, those of a link as one of Markdown."""
    written: list[str] = []
    run: list[str] = []
    target = ""
    for character, own in [*pieces, ("", "")]:
        if own != target:
            written.append(write_link("".join(run), target) if target else "".join(run))
            run, target = [], own
        run.append(character)
    return "".join((*written, *run))
