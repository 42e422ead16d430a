"""Goes through a document of XML with the place of each thing, and trusts none of it.

A document type is refused: entities, external ones and those that blow up, are declared
nowhere else (the same that the package `defusedxml` does with `forbid_dtd`), and no
format that is read here needs one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from twinlint.data import dataclass
from twinlint.documents.document import UnreadableError
from twinlint.finding import message

MAX_DEPTH = 400
"""Elements inside one another; a table in a table in a text box has some thirty."""


@dataclass(frozen=True, slots=True)
class Element:
    """A tag that opens an element."""

    name: str
    """Without its prefix."""
    attributes: Mapping[str, str]
    """By their names, without prefixes but `xml:`."""
    start: int
    """Offset of the tag in characters of the document."""


class Walker(Protocol):
    """What is told of each thing, in order."""

    def open(self, element: Element) -> None:
        """An element begins."""

    def close(self, name: str) -> None:
        """An element ends."""

    def read(self, data: str, start: int) -> None:
        """Characters that stand at an offset, or a reference for them does."""


def walk_xml(value: str | bytes, walker: Walker) -> None:
    """Tell a walker of all that is in a document.

    Raises UnreadableError for one that is not well-formed, is nested too deep or has a
    document type.
    """
    from xml.parsers import expat

    content = value.encode("utf-8", "replace") if isinstance(value, str) else value
    # What is decoded already says another encoding in its first line, maybe.
    parser = expat.ParserCreate("utf-8" if isinstance(value, str) else None)
    parser.buffer_text = False
    guide = _Guide(parser, content, walker, counts=isinstance(value, str))
    parser.StartDoctypeDeclHandler = guide.refuse
    parser.StartElementHandler = guide.open
    parser.EndElementHandler = guide.close
    parser.CharacterDataHandler = guide.read
    _parse(parser, content)


def refuse_document_type(content: bytes) -> None:
    """Go through a document that something else will read.

    Raises UnreadableError for one that is not well-formed or has a document type.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate()
    guide = _Guide(parser, content, None, counts=False)
    parser.StartDoctypeDeclHandler = guide.refuse
    _parse(parser, content)


def _parse(parser: Any, content: bytes) -> None:
    from xml.parsers import expat

    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "")
        said = message("it is no well-formed XML: {reason}", reason=reason)
        raise UnreadableError(said, error.lineno, error.offset + 1) from None


class _Guide:
    """Turns what the parser tells into offsets in characters and plain names."""

    def __init__(
        self, parser: Any, content: bytes, walker: Walker | None, *, counts: bool
    ) -> None:
        self.parser = parser
        self.content = content
        self.walker = walker
        self.counts = counts
        """Whether anybody asks for offsets."""
        self.depth = 0
        self.bytes = self.characters = 0
        """How far the content has been counted."""

    def find_offset(self) -> int:
        """Offset in characters of what is told of now."""
        if self.counts:
            at: int = self.parser.CurrentByteIndex
            piece = self.content[self.bytes : at]
            self.characters += len(piece.decode("utf-8", "replace"))
            self.bytes = at
        return self.characters

    def refuse(self, *_: object) -> None:
        line: int = self.parser.CurrentLineNumber
        said = message("it has a document type (DOCTYPE), in which entities may hide")
        raise UnreadableError(said, line, 1)

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UnreadableError(message("its elements are nested too deep"))
        plain = {_take_off(key): value for key, value in attributes.items()}
        element = Element(name.rpartition(":")[2], plain, self.find_offset())
        if self.walker:
            self.walker.open(element)

    def close(self, name: str) -> None:
        self.depth -= 1
        if self.walker:
            self.walker.close(name.rpartition(":")[2])

    def read(self, data: str) -> None:
        if self.walker:
            self.walker.read(data, self.find_offset())


def _take_off(name: str) -> str:
    return name if name.startswith("xml:") else name.rpartition(":")[2]
