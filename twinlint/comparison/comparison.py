"""The type of two versions side by side with their differences; places, quotations."""

from __future__ import annotations

import re

from twinlint.alignment import Alignment, Unit
from twinlint.data import dataclass
from twinlint.documents import BLANK, find_word_end
from twinlint.finding import Message, Place
from twinlint.mentions import Link, Mentions, Value
from twinlint.register import EMPTY_REGISTER, Register
from twinlint.source import Locale


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """A value of one version that the corresponding unit of the other does not have."""

    unit: Unit
    reference: Value | None
    translation: Value | None


@dataclass(frozen=True, slots=True)
class LinkDifference:
    """A link of one version that the corresponding unit of the other does not have."""

    unit: Unit
    reference: Link | None
    translation: Link | None


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """All that rules need to know about two versions of a text; each is its own."""

    alignment: Alignment
    values: tuple[ValueDifference, ...]
    links: tuple[LinkDifference, ...]
    paired: tuple[Unit, ...]
    """The units that both versions have."""
    register: Register = EMPTY_REGISTER

    @property
    def reference(self) -> Mentions:
        """The version that leads."""
        return self.alignment.reference

    @property
    def translation(self) -> Mentions:
        """The version that follows."""
        return self.alignment.translation

    @property
    def locales(self) -> tuple[Locale, Locale]:
        """The languages of both."""
        return self.reference.locale, self.translation.locale

    @property
    def units(self) -> tuple[Unit, ...]:
        """The corresponding units."""
        return self.alignment.units


def make_place(
    mentions: Mentions, start: int, end: int, message: Message | None = None
) -> Place:
    """The place of some words of a text, without the white space around them.

    A word with a hidden hyphen is longer than it looks: its end stands behind it.
    """
    value = mentions.text.value
    end = find_word_end(value, mentions.plain, end)
    words = value[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    span = mentions.text.span(start, start + len(words))
    return Place(span, mentions.locale, words, message=message)


def quote(mentions: Mentions, start: int, end: int) -> str:
    """The words of a stretch as a message quotes them: on one line, without markup."""
    pieces: list[str] = []
    for match in _PIECE.finditer(mentions.plain, start, end):
        words = match[0]
        if words[0] == BLANK:
            value = mentions.text.value
            begin = find_word_end(value, mentions.plain, match.start())
            words = value[begin : match.end()]
            is_markup = words[:1] in _SIGNS or _is_in_tag(mentions, match.start())
            words = "" if is_markup else words.strip("`")
        pieces.append(_MARKS.sub(" ", words))
    # A text that stands inside markup, such as that for a picture, is all there is.
    return _shorten("".join(pieces)) or _shorten(mentions.text.value[start:end])


def _is_in_tag(mentions: Mentions, offset: int) -> bool:
    """Whether a tag began just before, in place of which a mark of a block stands."""
    before = mentions.text.value[max(0, offset - _LONGEST_MARK) : offset]
    return before.rfind("<") > before.rfind(">")


_MARKS = re.compile("[\0-\x1f]+")
"""White space, and the marks of blocks."""
_LONGEST_MARK = 4
_PIECE = re.compile(f"{BLANK}+|[^{BLANK}]+")
_SIGNS = frozenset("*_[]!<>#(){}\\~|")
"""What markup begins with; addresses and code are words."""
_LONGEST = 60
"""Characters of a quotation in a message."""


def _shorten(words: str) -> str:
    """Words as a message quotes them: on one line, the end left out when long."""
    line = " ".join(words.split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0] + "…"
