"""Joins paragraphs of pages (DOCX, ODT, PDF) to a text of lines; says when too long.

Each block is a paragraph of Markdown on a line of its own, so that all rules read it as
they read Markdown; places tell the page and the paragraph instead of the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from twinlint.documents.document import Document, Kind, Part, UnreadableError
from twinlint.documents.markdown import read_prose
from twinlint.finding import message
from twinlint.source import Spot, Text, read_text

_MAX_CHARACTERS = 5_000_000
"""Of a document; a library of novels has fewer."""
_ADDRESS = re.compile(r"[./:]\S")
_SPACE = re.compile(r"[ \t\r\f\v]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_UNSHOWN = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f\xad\ufeff\ufffe\uffff]")
"""Control characters, and soft hyphens, which nobody sees inside a line."""


def require_length(length: int) -> None:
    """Raise UnreadableError for a document of so many characters, if it is too long."""
    if length > _MAX_CHARACTERS:
        raise UnreadableError(message("it has too much text for a document"))


class Paper:
    """Takes blocks, one after another, on numbered pages if there are pages."""

    def __init__(self, path: str, *, has_pages: bool) -> None:
        """Take the path that places have; without pages paragraphs count in all."""
        self.path = path
        self.page = 1 if has_pages else 0
        self._paragraph = 0
        self._length = 0
        self._blocks: list[tuple[str, Spot]] = []

    def turn_page(self) -> None:
        """Go on with the next page, if pages are known at all."""
        if self.page:
            self.page += 1
            self._paragraph = 0

    def add(self, kind: Kind, text: str, level: int = 0) -> None:
        """Add a block; one that says nothing is none.

        `level` is that of a heading from 1, and of an item from 0.
        """
        words = _clean(text)
        if not words:
            return
        if kind is Kind.CODE:
            words = self._take_back_code() + words.replace(_FENCE, "")
            words = f"{_FENCE}\n{words}\n{_FENCE}"
        self._paragraph += 1
        self._length += len(words)
        require_length(self._length)
        spot = Spot(page=self.page, paragraph=self._paragraph)
        self._blocks.append((_MARKS[kind](level) + words, spot))

    def _take_back_code(self) -> str:
        """The lines of code that were added last, if nothing came after them."""
        if not self._blocks or not self._blocks[-1][0].endswith(_FENCE):
            return ""
        text, _ = self._blocks.pop()
        return text[len(_FENCE) + 1 : -len(_FENCE)]

    def add_row(self, cells: list[str]) -> None:
        """Add a line of a table; a table of one column is a list of paragraphs."""
        if len(cells) == 1:
            self.add(Kind.PARAGRAPH, cells[0])
        elif any(cell.strip() for cell in cells):
            inner = " | ".join(_clean(cell).replace("\n", " ") for cell in cells)
            self.add(Kind.ROW, f"{inner} |")

    def finish(self, format_: str) -> Document:
        """The document; raises UnreadableError for one without a text."""
        if not self._blocks:
            raise UnreadableError(message("there is no text in it"))
        whole = read_text("\n\n".join(text for text, _ in self._blocks), self.path)
        spots: list[Spot] = []
        for block, spot in self._blocks:
            spots += [spot] * (block.count("\n") + 2)
        text = Text(
            whole.value, self.path, whole.starts, whole.places, tuple(spots[:-1])
        )
        content = read_prose(text, text.value, has_indented_code=False)
        return Document(text, format_, parts=(Part("", content),))


_FENCE = "```"
"""What stands around code that is a block."""
_MARKS: Mapping[Kind, Callable[[int], str]] = {
    Kind.HEADING: lambda level: "#" * min(max(level, 1), 6) + " ",
    Kind.PARAGRAPH: lambda _: "",
    Kind.ITEM: lambda level: "  " * min(level, 9) + "- ",
    Kind.QUOTATION: lambda _: "> ",
    Kind.ROW: lambda _: "| ",
    Kind.CODE: lambda _: "",
}
"""How each kind of block begins in Markdown."""


def _clean(text: str) -> str:
    words = _SPACE.sub(" ", _UNSHOWN.sub("", text))
    return _AROUND_BREAK.sub("\n", words).strip()


def write_link(label: str, target: str) -> str:
    """A link of Markdown; the label alone where there is nothing to lead to."""
    words = label.strip()
    if not words or not target or target.startswith("#"):
        return label
    if words in target and _ADDRESS.search(words):
        return label  # It is the address itself, or a piece of it.
    shown = words.replace("[", "(").replace("]", ")").replace("\n", " ")
    before = label[: len(label) - len(label.lstrip())]
    after = label[len(label.rstrip()) :]
    return f"{before}[{shown}]({_escape_target(target)}){after}"


def write_image(alternative: str) -> str:
    """An image of Markdown; nothing where it has no words."""
    words = " ".join(alternative.replace("[", "(").replace("]", ")").split())
    return f"![{words}](image)" if words else ""


def write_code(text: str) -> str:
    """Code of Markdown, its outer spaces left outside; links in it are none."""
    words = text.strip()
    if not words or "`" in words or "\n" in words or "](" in words:
        return text
    before = text[: len(text) - len(text.lstrip())]
    return f"{before}`{words}`{text[len(text.rstrip()) :]}"


def write_bold(text: str) -> str:
    """Bold words of Markdown, their outer spaces left outside."""
    words = text.strip()
    if not words or "*" in words or "\n" in words:
        return text
    before = text[: len(text) - len(text.lstrip())]
    return f"{before}**{words}**{text[len(text.rstrip()) :]}"


def _escape_target(target: str) -> str:
    for character, escaped in ((" ", "%20"), ("(", "%28"), (")", "%29"), ("\n", "")):
        target = target.replace(character, escaped)
    return target
