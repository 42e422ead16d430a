"""What stands beside a number and changes what it says: halves and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from twinlint.languages import read_language
from twinlint.mentions.alternatives import SPACE, choose_spaced
from twinlint.mentions.mention import Bound, Measure, Value
from twinlint.source import Locale

_WORD = re.compile(r"[^\W\d_]+")
_WINDOW = 28
"""Characters before a number in which its bound stands."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """The patterns of what changes a number, in one language."""

    half: re.Pattern[str]
    """What adds a half to the number, or to its unit, that it follows."""
    before: re.Pattern[str]
    """A bound before a number."""
    after: re.Pattern[str]
    """The same after a number and its unit."""
    range_end: re.Pattern[str]
    """What makes the number before it the first of two."""
    least: frozenset[str]
    """The words of both that make a number the least, in lower case."""
    half_unit: re.Pattern[str]
    """A unit of which there is half a one: `demi-heure`."""
    half_words: frozenset[str]
    """The words one of which every such unit has."""
    units: Mapping[str, str]

    def read_halves(self, plain: str, start: int, end: int) -> Iterator[Value]:
        """The halves of a unit between two offsets; a half is also said otherwise."""
        for match in self.half_unit.finditer(plain, start, end):
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
        match = self.before.search(plain, max(0, start - _WINDOW), start)
        if match:
            if self.range_end.match(plain, end):
                return None
            return Bound(_fold(match[1]) in self.least, match.start(1), end)
        # A letter follows the space: most numbers are left at once.
        has_word = plain[end + 1 : end + 2] > "9"
        match = self.after.match(plain, end) if has_word else None
        if match:
            return Bound(_fold(match[1]) in self.least, start, match.end(1))
        return None


@cache
def make_attributes(locale: Locale) -> Attributes:
    """The patterns of a language; those that match nothing for an unknown one."""
    own = read_language(locale)
    article = rf"(?:(?:{_choose(own.before_day)}){SPACE})?"
    joints = rf"[-–]|(?:{_choose(own.range_words)}){SPACE}"
    said = own.bounds
    halves = tuple(map(re.escape, own.chains.half_before))
    before = (*said.over, *said.under)
    after = (*said.over_after, *said.under_after)
    return Attributes(
        re.compile(rf"{SPACE}?(?:{_choose(own.chains.half_after)})\b"),
        re.compile(rf"(?<!\w)({_choose(before)}){SPACE}?(?:[$€£(]{SPACE}?)?$", re.I),
        re.compile(rf"{SPACE}({_choose(after)})(?!\w)", re.I),
        re.compile(rf"{SPACE}?(?:{joints}){SPACE}?{article}[$€£]?\d"),
        frozenset(map(_fold, (*said.over, *said.over_after))),
        re.compile(
            rf"(?<!\w)(?:{'|'.join(halves) or '(?!)'})({_choose(own.units)})(?!\w)"
        ),
        frozenset(_WORD.findall(" ".join(halves))),
        own.units,
    )


def _fold(words: str) -> str:
    return words.lower().replace("’", "'").replace("\u00a0", " ")


def _choose(words: Iterable[str]) -> str:
    """A pattern of any of some words, with any apostrophe and space in them."""
    return choose_spaced(words).replace("'", "['’]")
