"""What a document is: its text and format, its blocks, links and images."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from twinlint.source import Text


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    ROW = "row"
    """A line of a table."""
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image."""

    target: str
    start: int
    end: int
    label_start: int
    label_end: int
    """Offsets of the words of the link, or of the image's alternative text."""
    is_image: bool = False
    is_bare: bool = False
    """The address itself is what readers see."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block as offsets, without its marker."""

    kind: Kind
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Declared:
    """A stretch that says which language it is in: `<span lang="fr">`."""

    start: int
    end: int
    language: str
    """Its tag, in lower case: `fr`, `en-gb`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch that is one entry of a list, with all that belongs to it."""

    start: int
    end: int
    owner: int
    """The same for all entries of one list, and for no other."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A text without its markup."""

    source: str
    plain: str
    """Same length as the source; `BLANK` where markup was."""
    links: tuple[Link, ...]
    emails: tuple[tuple[int, int], ...]
    """Offsets of the e-mail addresses; blanked out in `plain`."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a format makes of a document; all offsets are those of its text."""

    text: Text
    """As readers see its characters: an entity of HTML is one character."""
    markup: Markup
    stretches: tuple[Stretch, ...]
    declared: tuple[Declared, ...] = ()
    """What says its language, in order; stretches may stand inside others."""
    entries: tuple[Entry, ...] = ()
    """Entries of lists, by where they begin; none where marks of items say it all."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a document, and how it is read."""

    name: str
    suffixes: tuple[str, ...]
    """Of files in this format, in lower case: `.md`."""
    read: Callable[[Text], Content]
    is_recognised: Callable[[str], bool] = lambda _: False
    """Whether a text without a known suffix is in this format, by its beginning."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text with the place of every character, and the format it is written in."""

    text: Text
    format: str = "markdown"
    """The name of its format."""
