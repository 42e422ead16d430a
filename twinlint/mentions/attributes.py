"""What stands beside a number and changes what it says: halves and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from twinlint.data import dataclass
from twinlint.languages import Language, read_language
from twinlint.mentions.alternatives import SPACE, choose_spaced
from twinlint.mentions.mention import Bound, Measure, Value
from twinlint.source import Locale

_WORD = re.compile(r"[^\W\d_]+")
_WINDOW = 30
"""Characters before a number in which its bound stands."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """The patterns of what changes a number, in one language."""

    part: re.Pattern[str]
    """What adds a part of one to the number, or to its unit, that it follows."""
    parts: Mapping[str, int]
    """How much that is, in hundredths."""
    before: tuple[str, ...]
    """The words of a bound before a number, in lower case, the longest first."""
    after: tuple[str, ...]
    """The same after a number and its unit."""
    range_end: re.Pattern[str]
    """What makes the number before it the first of two."""
    least: frozenset[str]
    """The words of both that make a number the least."""
    half_unit: re.Pattern[str]
    """What may be a unit of which there is half a one: `demi-heure`."""
    minutes: re.Pattern[str]
    """Words that say how many minutes: `un quart d'heure`."""
    hints: frozenset[str]
    """Words one of which all of these have."""
    said_minutes: Mapping[str, int]
    units: Mapping[str, str]

    def read_part(self, plain: str, at: int) -> tuple[int, int]:
        """Hundredths of one that are said at an offset, and where that ends."""
        match = plain[at + 1 : at + 2] > "9" and self.part.match(plain, at)
        return (self.parts[_fold(match[1])], match.end()) if match else (0, at)

    def read_minutes(self, plain: str, start: int, end: int) -> Iterator[Value]:
        """The quarters of an hour between two offsets."""
        for match in self.minutes.finditer(plain, start, end):
            key = str(self.said_minutes[_fold(match[0])])
            a, b = match.span()
            yield Value(
                Measure.NUMBER, key, a, b, in_words=True, unit="minute", unit_end=b
            )

    def read_halves(self, plain: str, start: int, end: int) -> Iterator[Value]:
        """The halves of a unit between two offsets; a half is also said otherwise."""
        for match in self.half_unit.finditer(plain, start, end):
            if match[1] in self.units:
                yield Value(
                    Measure.NUMBER,
                    "0.5",
                    *match.span(),
                    in_words=True,
                    is_soft=True,
                    unit=self.units[match[1]],
                    unit_end=match.end(),
                )

    def read_bound(self, plain: str, start: int, end: int) -> Bound | None:
        """The bound that stands beside a number between two offsets, if there is one.

        The first of two numbers has none: `from 3 to 5`.
        """
        word, at = self._find_before(plain, start)
        if word:
            if self.range_end.match(plain, end):
                return None
            return Bound(word in self.least, at, end)
        # A letter follows the space: most numbers are left at once.
        if plain[end + 1 : end + 2] <= "9":
            return None
        word = self._find_after(plain, end)
        return Bound(word in self.least, start, end + 1 + len(word)) if word else None

    def _find_before(self, plain: str, start: int) -> tuple[str, int]:
        """The bound before a number and its sign of money, with its offset, or none."""
        begin = max(0, start - _WINDOW)
        text = _fold(plain[begin:start]).removesuffix(" ")
        if text[-1:] in _OPENING:
            text = text[:-1].removesuffix(" ")
        if text.endswith(self.before):
            for word in self.before:
                at = len(text) - len(word)
                if text.endswith(word) and not _is_in_word(text[at - 1 : at]):
                    return word, begin + at
        return "", start

    def _find_after(self, plain: str, end: int) -> str:
        """The bound after a number and its unit; empty without one."""
        text = _fold(plain[end : end + _WINDOW])
        if text[:1] != " " or not text.startswith(self.after, 1):
            return ""
        return next(
            (
                word
                for word in self.after
                if text.startswith(word, 1)
                and not _is_in_word(text[len(word) + 1 : len(word) + 2])
            ),
            "",
        )


_OPENING = ("$", "€", "£", "(")
"""What may stand between a bound and its number."""


def _is_in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


@cache
def make_attributes(locale: Locale) -> Attributes:
    """The patterns of a language; those that match nothing for an unknown one."""
    own = read_language(locale)
    article = rf"(?:(?:{_choose(own.before_day)}){SPACE})?"
    joints = rf"[-–]|(?:{_choose(own.range_words)}){SPACE}"
    said = own.bounds
    halves = _choose(own.chains.half_before)
    return Attributes(
        re.compile(rf"{SPACE}?({_choose(own.chains.parts_after)})\b"),
        {_fold(words): part for words, part in own.chains.parts_after.items()},
        _sort((*said.over, *said.under)),
        _sort((*said.over_after, *said.under_after)),
        re.compile(rf"{SPACE}?(?:{joints}){SPACE}?{article}[$€£]?\d"),
        frozenset(map(_fold, (*said.over, *said.over_after))),
        re.compile(rf"(?<!\w)(?i:{halves})([^\W\d_]+)"),
        re.compile(rf"(?<![\w-])(?:{_choose(own.chains.minutes)})(?![\w-])", re.I),
        _find_hints(own),
        own.chains.minutes,
        own.units,
    )


def _find_hints(own: Language) -> frozenset[str]:
    """The words of halves and quarters that are no others: `demi`, `quart`."""
    words = _WORD.findall(" ".join((*own.chains.half_before, *own.chains.minutes)))
    others = {*own.numbers, *own.marks, *own.one}
    return frozenset(
        word
        for word in words
        if len(word) > 1 and word not in others and own.units.get(word) != "hour"
    )


def _sort(words: Iterable[str]) -> tuple[str, ...]:
    """Words as texts are searched for them, the longest first."""
    return tuple(sorted(map(_fold, words), key=lambda word: (-len(word), word)))


_FOLDS = str.maketrans("’\u00a0\u202f\u2009", "'   ")


def _fold(words: str) -> str:
    """Words in lower case, with straight apostrophes and plain spaces; as long."""
    lower = words.lower()
    return (lower if len(lower) == len(words) else words).translate(_FOLDS)


def _choose(words: Iterable[str]) -> str:
    """A pattern of any of some words, with any apostrophe and space in them."""
    return choose_spaced(words).replace("'", "['’]")
