"""ODT, documents of LibreOffice Writer: paragraphs, with the pages they stand on.

OASIS, "OpenDocument 1.3", part 3. The text is walked through here, and not by a
package: none tells where a page ends, and their parsers expand entities.
"""

from __future__ import annotations

import re
from dataclasses import field

from twinlint.data import dataclass
from twinlint.documents.document import (
    Content,
    Document,
    Format,
    Kind,
    UnreadableError,
)
from twinlint.documents.pages.archive import is_archive, read_members
from twinlint.documents.pages.paper import (
    Paper,
    write_bold,
    write_code,
    write_image,
    write_link,
)
from twinlint.documents.passage import read_passage
from twinlint.documents.safe_xml import Element, walk_xml
from twinlint.finding import message
from twinlint.source import Text

_MAIN, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_MIME = b"application/vnd.oasis.opendocument.text"
_ASIDE = frozenset(
    "tracked-changes annotation annotation-end table-of-content note-citation ruby-text"
    " hidden-text alphabetical-index illustration-index table-index object-index"
    " bibliography forms sequence-decls user-field-decls variable-decls"
    " index-body".split()
)
"""Elements that are no text of the document, or repeat it; comments are annotations."""
_TABLE_ROW, _CELL = "table-row", "table-cell"


def _unpack(content: bytes, path: str) -> Document:
    wanted = (_MAIN, _MANIFEST)
    members = read_members(content, lambda name: name in wanted)
    if b"encryption-data" in members.get(_MANIFEST, b""):
        raise UnreadableError(message("it is encrypted: save it without a password"))
    if _MAIN not in members:
        raise UnreadableError(message("it is no document of Writer"))
    main = members[_MAIN]
    walker = _Walker(Paper(path, has_pages=b"soft-page-break" in main))
    walk_xml(main, walker)
    return walker.paper.finish("odt")


def _read(text: Text) -> Content:
    return read_passage(text)


def _holds(content: bytes) -> bool:
    """Whether bytes are an archive of Writer; most say so at the beginning."""
    beginning = content[:200]
    if b"vnd.oasis.opendocument." in beginning:
        return _MIME in beginning and is_archive(content, "mimetype")
    return is_archive(content, _MANIFEST) and is_archive(content, _MAIN)


odt = Format(
    "odt",
    (".odt", ".ott"),
    _read,
    unpack=_unpack,
    holds=_holds,
)


@dataclass(slots=True)
class _Styles:
    """What the styles of a document say, by their names."""

    parents: dict[str, str] = field(default_factory=dict)
    bold: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    """Those of paragraphs that begin a page."""
    open: str = ""

    def read(self, element: Element) -> None:
        given = element.attributes
        if element.name == "style":
            self.open = given.get("name", "")
            self.parents[self.open] = given.get("parent-style-name", "")
        elif element.name == "text-properties" and given.get("font-weight") == "bold":
            self.bold.add(self.open)
        elif given.get("break-before") == "page":
            self.broken.add(self.open)

    def is_one_of(self, name: str, names: frozenset[str]) -> bool:
        """Whether a style is one of some, or is made from one."""
        return name in names or self.parents.get(name, "") in names


_TITLES = frozenset(("Title",))
_SUBTITLES = frozenset(("Subtitle",))
_QUOTATIONS = frozenset(("Quotations",))
_CODES = frozenset(("Preformatted_20_Text", "Source_20_Text"))
"""Styles of paragraphs, and of words in them, that are code."""


@dataclass(slots=True)
class _Block:
    """A paragraph or heading in the making."""

    kind: Kind
    level: int
    pieces: list[str] = field(default_factory=list)
    open: list[tuple[str, int, str]] = field(default_factory=list)
    """Name, how many pieces were before, and target or style of each open element."""
    is_bold: bool = False
    pages: int = 0


class _Walker:
    """Goes through the XML, and puts its blocks on paper."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.styles = _Styles()
        self.blocks: list[_Block] = []
        """The open ones: a text box or a note stands inside a paragraph."""
        self.notes: list[tuple[Kind, str]] = []
        """Text boxes and notes of the open block, which come after it."""
        self.rows: list[list[str]] = []
        self.cells: list[list[str]] = []
        self.lists = 0
        self.aside = 0
        self.is_body = False
        self.alternative: list[str] | None = None

    def open(self, element: Element) -> None:
        name, given = element.name, element.attributes
        if name == "text" and not self.blocks:
            self.is_body = True
        if not self.is_body:
            self.styles.read(element)
            return
        self.aside += name in _ASIDE
        if self.aside:
            return
        if name in ("p", "h"):
            self._open_block(name, given.get("style-name", ""), given)
        elif name == "list":
            self.lists += 1
        elif name == _TABLE_ROW:
            self.rows.append([])
        elif name == _CELL:
            self.cells.append([])
        elif name == "soft-page-break":
            self._turn_page()
        elif name in ("title", "desc"):
            self.alternative = []
        elif self.blocks:
            self._open_inline(name, element)

    def _open_block(self, name: str, style: str, given: object) -> None:
        if style in self.styles.broken and not (self.blocks or self.cells):
            self.paper.turn_page()
        level = 0
        kind = Kind.PARAGRAPH
        if name == "h" and isinstance(given, dict):
            kind, level = Kind.HEADING, _read_number(given.get("outline-level"), 1)
        elif self.styles.is_one_of(style, _TITLES):
            kind, level = Kind.HEADING, 1
        elif self.styles.is_one_of(style, _SUBTITLES):
            kind, level = Kind.HEADING, 2
        elif self.lists:
            kind, level = Kind.ITEM, self.lists - 1
        elif self.styles.is_one_of(style, _QUOTATIONS):
            kind = Kind.QUOTATION
        elif self.styles.is_one_of(style, _CODES):
            kind = Kind.CODE
        self.blocks.append(_Block(kind, level, is_bold=style in self.styles.bold))

    def _open_inline(self, name: str, element: Element) -> None:
        block = self.blocks[-1]
        given = element.attributes
        if name == "a":
            block.open.append((name, len(block.pieces), given.get("href", "")))
        elif name == "span":
            style = given.get("style-name", "")
            block.open.append((name, len(block.pieces), style))
        elif name == "s":
            block.pieces.append(" " * min(_read_number(given.get("c"), 1), 100))
        elif name == "tab":
            block.pieces.append(" ")
        elif name == "line-break":
            block.pieces.append("\n")

    def close(self, name: str) -> None:
        if not self.is_body:
            return
        if name in _ASIDE:
            self.aside -= 1
            return
        if self.aside:
            return
        if name in ("p", "h") and self.blocks:
            self._close_block(self.blocks.pop())
        elif name == "list":
            self.lists -= 1
        elif name == _CELL and self.cells and self.rows:
            self.rows[-1].append(" ".join(self.cells.pop()))
        elif name == _TABLE_ROW and self.rows:
            self._close_row(self.rows.pop())
        elif name in ("title", "desc"):
            words = "".join(self.alternative or ())
            self.alternative = None
            if self.blocks:
                self.blocks[-1].pieces.append(write_image(words))
        elif self.blocks and self.blocks[-1].open:
            self._close_inline(name, self.blocks[-1])

    def _close_inline(self, name: str, block: _Block) -> None:
        if block.open[-1][0] != name:
            return
        _, start, said = block.open.pop()
        inner = "".join(block.pieces[start:])
        if name == "a":
            block.pieces[start:] = [write_link(inner, said)]
        elif self.styles.is_one_of(said, _CODES):
            block.pieces[start:] = [write_code(inner)]
        elif said in self.styles.bold:
            block.pieces[start:] = [write_bold(inner)]

    def _close_block(self, block: _Block) -> None:
        text = "".join(block.pieces)
        if self.blocks:
            self.notes.append((block.kind, text))
            self.blocks[-1].pages += block.pages
        elif self.cells:
            self.cells[-1].append(text)
        else:
            self.paper.add(block.kind, text, block.level)
            for kind, note in self.notes:
                self.paper.add(kind, note, 0)
            self.notes = []
            for _ in range(block.pages):
                self.paper.turn_page()

    def _close_row(self, row: list[str]) -> None:
        if self.cells:  # A table in a cell of another.
            self.cells[-1].append(" ".join(row))
        else:
            self.paper.add_row(row)

    def _turn_page(self) -> None:
        block = self.blocks[0] if self.blocks else None
        if block and "".join(block.pieces).strip():
            block.pages += 1
        else:
            self.paper.turn_page()

    def read(self, data: str, start: int) -> None:
        if self.aside or not self.is_body:
            return
        if self.alternative is not None:
            self.alternative.append(data)
        elif self.blocks:
            self.blocks[-1].pieces.append(re.sub(r"\s+", " ", data))


def _read_number(value: str | None, usual: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() else usual
