"""What a text mentions: blocks, sentences, values and dates, each with its place."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from enum import StrEnum

from twinlint.data import dataclass
from twinlint.documents import BLANK, Declared, Entry, Kind, Link
from twinlint.source import Locale, Text

_WORD = re.compile(r"[^\W\d_]+")


class Measure(StrEnum):
    """What a value counts or names."""

    NUMBER = "number"
    MONTH = "month"
    WEEKDAY = "weekday"
    TIME = "time"
    CODE = "code"
    """Letters and digits in one: a postal code, a reference, a version."""
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Bound:
    """Words that make a value the least or the most that is meant: `at least`."""

    is_least: bool
    """Whether the true value is at it or above, and not at it or below."""
    start: int
    end: int
    """Offsets of the words and of the value beside them."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number, day, month, time, code, phone number or e-mail address."""

    measure: Measure
    key: str
    """The same for all ways to write the value: `1500` for `1 500`, `1,500`."""
    start: int
    end: int
    """Offsets in the text of what shows the value: the whole date for its year."""
    in_words: bool = False
    """Written in letters, or so small or common that languages differ about it."""
    is_soft: bool = False
    """Stands for the same value elsewhere, but is never missed: `first`, `second`."""
    is_ordinal: bool = False
    unit: str = ""
    """What a number counts, by its name in CLDR (`kilometer`, `percent`), if known."""
    unit_end: int = 0
    """Offset after the unit, which may stand apart from the number."""
    part: str = ""
    """`day`, `month` or `year` for a part of a date; `decade` for ten years."""
    bound: Bound | None = None
    """What makes it the least or the most that is meant."""

    def as_minutes(self) -> int | None:
        """Minutes since midnight, where a plain number may be a time: `11.30`."""
        is_plain = self.measure is Measure.NUMBER and not (self.unit or self.in_words)
        whole, point, rest = self.key.partition(".")
        if not (is_plain and point and rest.isdecimal() and len(rest) <= 2):
            return None
        hours, minutes = int(whole), int(rest.ljust(2, "0"))
        return hours * 60 + minutes if hours < 24 and minutes < 60 else None


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as a text gives it; its parts are values too."""

    start: int
    end: int
    """Offsets of the whole date."""
    days: tuple[int, ...] = ()
    """Days of the month, in order: several for `3 au 5 juin`, none for `juin 2024`."""
    month: int = 0
    """From 1; 0 where the text gives none. A slashed date may be no real one."""
    year: int = 0
    """With its century; 0 where the text gives none."""

    @property
    def is_whole(self) -> bool:
        """Whether the text gives a day, a month and a year."""
        return bool(self.days and self.month and self.year)

    @property
    def day(self) -> datetime.date | None:
        """The day it is; None for a part of a date, several days, or 31 February."""
        if not self.is_whole or len(self.days) > 1:
            return None
        try:
            return datetime.date(self.year, self.month, self.days[0])
        except ValueError:
            return None

    @property
    def weekday(self) -> int:
        """The day of the week that it falls on, Monday is 1; 0 for no day."""
        return self.day.isoweekday() if self.day else 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that stands for one."""

    start: int
    end: int
    words: tuple[str, ...]
    """Runs of letters, as written."""


@dataclass(frozen=True, slots=True)
class Code:
    """Code inside a sentence: a command, a name of a program."""

    start: int
    text: str
    """Without what marks it, on one line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands alone on the page."""

    kind: Kind
    level: int
    """Of a heading from 1, of an item its indent; 0 otherwise."""
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    """Capitalised words, with those that hyphens join to them."""
    values: tuple[Value, ...]
    links: tuple[Link, ...]
    keys: frozenset[str]
    """What a translation is likely to keep: values, targets, beginnings of words."""
    length: int
    """Letters and digits a reader sees, by count of characters."""
    dates: tuple[Date, ...] = ()
    """What the values say of days, months and years, in order."""
    codes: tuple[Code, ...] = ()
    """Code inside its sentences, in order."""

    @property
    def shown(self) -> tuple[str, ...]:
        """Its words and then those of the code, which readers see alike."""
        if not self.codes:
            return self.words
        words = (word for code in self.codes for word in _WORD.findall(code.text))
        return (*self.words, *words)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Mentions:
    """All that a text mentions, in order."""

    text: Text
    locale: Locale
    plain: str
    """The text with markup blanked out by `\\0`, at the same offsets."""
    blocks: tuple[Block, ...]
    vocabulary: frozenset[str]
    """All words of the text, in lower case."""
    declared: tuple[Declared, ...] = ()
    """What says to be in another language than the text, in order, none in another."""
    entries: tuple[Entry, ...] = ()
    """Entries of lists, by where they begin; none where items say it all."""
    is_unordered: bool = False
    """What comes first says nothing."""
    is_message: bool = False
    """It is a message of a program, whose first word has a capital as labels do."""

    def is_declared(self, start: int, end: int) -> bool:
        """Whether a stretch says to be in another language, as a whole."""
        at = bisect_right(self.declared, start, key=_start) - 1
        return at >= 0 and end <= self.declared[at].end

    def read_own(self, start: int, end: int) -> str:
        """The plain text of a stretch, blank where it says to be in another language.

        It has the length of the stretch.
        """
        text = self.plain[start:end]
        first = max(0, bisect_right(self.declared, start, key=_start) - 1)
        for each in self.declared[first : bisect_right(self.declared, end, key=_start)]:
            a, b = max(each.start, start) - start, min(each.end, end) - start
            if a < b:
                text = text[:a] + BLANK * (b - a) + text[b:]
        return text


def _start(stretch: Declared) -> int:
    return stretch.start
