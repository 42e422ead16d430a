"""What a document is (text, format, blocks, links, images), and what a format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum

from twinlint.data import dataclass
from twinlint.finding import Message
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
class Slot:
    """Where a program puts a value into a message."""

    start: int
    end: int
    name: str
    """Of the value; `%d` for one that has none, by its conversion."""

    @property
    def is_named(self) -> bool:
        """Whether it can be told from others, and so be said twice."""
        return self.name[0] != "%"


@dataclass(frozen=True, slots=True)
class Markup:
    """A text without its markup."""

    source: str
    plain: str
    """Same length as the source; `BLANK` where markup was."""
    links: tuple[Link, ...]
    emails: tuple[tuple[int, int], ...]
    """Offsets of the e-mail addresses; blanked out in `plain`."""
    codes: tuple[tuple[int, int], ...] = ()
    """Offsets of code inside sentences, in order; blanked out in `plain`."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
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
    slots: tuple[Slot, ...] = ()
    """Where a program puts its values, if it is a message of one."""
    is_unordered: bool = False
    """What comes first says nothing: the furniture of a page."""
    is_message: bool = False
    """It is a message of a program, one of many that stand for themselves."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a document, compared with the piece that has the same key."""

    key: str
    """Of an entry or a field: `menu.home`; empty for the text itself."""
    content: Content
    name: str = ""
    """What people call it, where they do not say its key: the text it translates."""
    is_unsure: bool = False
    """Somebody still has to look at it, and programs leave it out: `fuzzy`."""
    is_optional: bool = False
    """The other version may do without: a title that a heading may say too."""

    @property
    def has_text(self) -> bool:
        """Whether anything but white space is in it."""
        return bool(self.content.text.value.strip())


@dataclass(frozen=True, slots=True)
class Sides:
    """Both versions, of a document that holds a text and its translation."""

    reference: tuple[Part, ...]
    translation: tuple[Part, ...]
    languages: tuple[str, str] = ("", "")
    """As the document tells them; empty where it does not."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a document, and how it is read."""

    name: str
    suffixes: tuple[str, ...]
    """Of files in this format, in lower case: `.md`."""
    read: Callable[[Text], Content]
    is_recognised: Callable[[str], bool] = lambda _: False
    """Whether a text without a known suffix is in this format, by its beginning."""
    split: Callable[[Text], tuple[Part, ...]] | None = None
    """Gives the parts of a document that is not one text; raises `UnreadableError`."""
    pair: Callable[[Text], Sides] | None = None
    """Gives both versions, where one document holds them; the same may be raised."""
    tell: Callable[[str], tuple[str, str]] = lambda _: ("", "")
    """Gives the languages of both that the beginning of such a document tells, as tags;
    empty where it does not."""
    unpack: Callable[[bytes, str], Document] | None = None
    """Makes a document of the bytes and the path of a file that is no text."""
    holds: Callable[[bytes], bool] = lambda _: False
    """Whether the bytes of a file that is no text are in this format."""
    comment: str = ""
    """What begins a comment that its line ends; empty where comments are as in HTML, or
    there are none."""
    is_data: bool = False
    """Whether a file may stand alone, and nobody misses a page: a catalog by key."""
    templates: tuple[str, ...] = ()
    """Those of its suffixes whose files hold no translation yet."""
    note: Message | None = None
    """What to tell whoever has a document in this format read."""
    example: str = "{text}"
    """The shortest document that says a text, which stands in place of `{text}`, and
    `{translation}` in one that holds both."""


class UnreadableError(Exception):
    """A document that is not what its format says; tells what is wrong, and where."""

    def __init__(self, said: Message, line: int = 0, column: int = 0) -> None:
        """Keep what to tell the reader; places count from 1, 0 is unknown."""
        super().__init__(str(said))
        self.said = said
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Document:
    """A text with the place of every character, and the format it is written in."""

    text: Text
    format: str = "markdown"
    """The name of its format."""
    parts: tuple[Part, ...] | None = field(default=None, compare=False, repr=False)
    """What its format made of it; a file is read when it is opened."""
    notes: tuple[Message, ...] = ()
    """What to tell of how the file was read: in which encoding, as what."""
