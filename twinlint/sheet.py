"""The type of what stands side by side: texts in several languages, with notes."""

from __future__ import annotations

from twinlint.data import dataclass
from twinlint.documents import Content
from twinlint.finding import Message
from twinlint.source import Locale, Span

Versions = tuple[tuple[Locale, Content], ...]
"""What its format makes of a text, in each of its languages, the reference first."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a text that is no finding: what is left to write, or is older."""

    message: Message
    details: tuple[Message, ...] = ()
    """What it is about, piece by piece: the words that changed."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text in all its languages: a document, or a field of a record."""

    versions: Versions
    name: str = ""
    """What the text is called among those of its sheet: `summary`; may be empty."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Texts that belong together: two documents, or all fields of a record."""

    title: str
    passages: tuple[Passage, ...]
    key: str = ""
    """Tells it from the other sheets of a report, whatever its title."""
    span: Span | None = None
    """The stretch of a file that it is written in; findings there belong to it."""
    section: str = ""
    """What sheets are gathered under, those of a section one after another."""
    notes: tuple[Note, ...] = ()
    """On the sheet as a whole."""
    is_touched: bool = False
    """Whether the change that is reviewed has touched it."""
    is_draft: bool = False
