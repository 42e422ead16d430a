"""Makes blocks, notes and tables of a DOCX from the HTML that mammoth makes of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from twinlint.documents.document import Kind
from twinlint.documents.pages.paper import (
    Paper,
    write_bold,
    write_code,
    write_image,
    write_link,
)

_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote pre td th".split())
_SWITCH = re.compile(r'"\s*\\([a-z])\s*"')
"""What stands before an anchor, or before how a link opens, in a field of Word."""
_NOTE = re.compile(r"#(?:foot|end)note")


def _read_target(written: str) -> str:
    r"""Where a link leads, of the field that Word wrote with its switches.

    >>> _read_target('https://a.fr/page" \\l "ancre')
    'https://a.fr/page#ancre'
    >>> _read_target('https://a.fr/page" \\t "_blank')
    'https://a.fr/page'
    """
    target, *switches = _SWITCH.split(written)
    anchors = switches[1::2] if switches else []
    named = dict(zip(switches[::2], anchors, strict=True))
    anchor = named.get("l", "").strip('"')
    return f"{target}#{anchor}" if anchor else target


def read_word_html(value: str, paper: Paper) -> Paper:
    """The paper with all blocks put on it."""
    reader = _Reader(paper)
    reader.feed(value)
    reader.close()
    return paper


class _Reader(HTMLParser):
    """Goes through the HTML of mammoth, and puts its blocks on paper."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(convert_charrefs=True)
        self.paper = paper
        self.pieces: list[str] = []
        self.open_links: list[tuple[str, int]] = []
        """Where each open link leads, and how many pieces were before it."""
        self.open_bold: list[int] = []
        self.open_code: list[int] = []
        self.lists = 0
        self.heading = 0
        self.is_item = self.is_quotation = self.is_code = False
        self.rows: list[list[str]] = []
        """The open row of each open table, as cells."""
        self.pages = 0
        """Page breaks inside the open block."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("ul", "ol"):
            self._end_block()
            self.lists += 1
        elif tag in _BLOCKS and not self._is_in_cell():
            self._end_block()
        if tag == "li":
            self.is_item = True
        elif tag == "blockquote":
            self.is_quotation = True
        elif tag == "pre":
            self.is_code = True
        elif tag[0] == "h" and tag[1:].isdigit():
            self.heading = int(tag[1:])
        elif tag == "tr":
            self._end_block()
            self.rows.append([])
        elif tag == "a":
            target = _read_target(given.get("href", ""))
            self.open_links.append((target, len(self.pieces)))
        elif tag in ("strong", "b"):
            self.open_bold.append(len(self.pieces))
        elif tag == "code":
            self.open_code.append(len(self.pieces))
        elif tag == "br":
            self.pieces.append("\n")
        elif tag == "img":
            self.pieces.append(write_image(given.get("alt", "")))
        elif tag == "hr":
            self._turn_page()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append(self._take())
        elif tag == "tr" and self.rows:
            row = self.rows.pop()
            if self.rows:  # A table in a cell of another.
                self.pieces.append(" ".join(row))
            else:
                self.paper.add_row(row)
                self._turn_pending()
        elif tag in _BLOCKS:
            if self._is_in_cell():
                self.pieces.append(" ")
            else:
                self._end_block()
        elif tag in ("ul", "ol"):
            self._end_block()
            self.lists -= 1
        elif tag == "a" and self.open_links:
            target, start = self.open_links.pop()
            label = "".join(self.pieces[start:])
            is_note = bool(_NOTE.match(target))
            self.pieces[start:] = [] if is_note else [write_link(label, target)]
        elif tag in ("strong", "b") and self.open_bold:
            start = self.open_bold.pop()
            self.pieces[start:] = [write_bold("".join(self.pieces[start:]))]
        elif tag == "code" and self.open_code:
            start = self.open_code.pop()
            self.pieces[start:] = [write_code("".join(self.pieces[start:]))]
        if tag == "blockquote":
            self.is_quotation = False
        elif tag == "pre":
            self.is_code = False

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def close(self) -> None:
        super().close()
        self._end_block()

    def _is_in_cell(self) -> bool:
        return bool(self.rows)

    def _turn_page(self) -> None:
        """A break before the first word of a block is one before the block."""
        if self._is_in_cell() or "".join(self.pieces).strip():
            self.pages += 1
        else:
            self.paper.turn_page()

    def _turn_pending(self) -> None:
        for _ in range(self.pages):
            self.paper.turn_page()
        self.pages = 0

    def _take(self) -> str:
        taken = "".join(self.pieces)
        self.pieces, self.open_links = [], []
        self.open_bold, self.open_code = [], []
        return taken

    def _end_block(self) -> None:
        if self._is_in_cell():
            return
        text = self._take()
        if self.heading:
            self.paper.add(Kind.HEADING, text, self.heading)
        elif self.is_item:
            self.paper.add(Kind.ITEM, text, max(self.lists - 1, 0))
        elif self.is_code:
            self.paper.add(Kind.CODE, text)
        elif self.is_quotation:
            self.paper.add(Kind.QUOTATION, text)
        else:
            self.paper.add(Kind.PARAGRAPH, text)
        if text.strip():
            self.heading = 0
            self.is_item = False
        self._turn_pending()
