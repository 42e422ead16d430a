"""Weighs which of two languages some words are in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from twinlint.languages import (
    Language,
    read_first_names,
    read_language,
)
from twinlint.source import Locale

_MARK, _WORD = 2, 1
_LARGEST = 200_000
"""Words remembered at most."""


class _Weights(dict[str, int]):
    """How much a word speaks for the second language; below zero, for the first."""

    def __init__(self, first: Language, second: Language) -> None:
        super().__init__()
        self._first = first
        self._second = second

    def __missing__(self, word: str) -> int:
        if len(self) > _LARGEST:
            self.clear()
        weight = self[word] = self._weigh(word)
        return weight

    def _weigh(self, word: str) -> int:
        lower = word.lower()
        first, second = self._first, self._second
        if len(word) == 1 and word.isupper() and word.isascii():
            return 0  # A key, a size, a variable: `Ctrl + Y`.
        if len(word) > 3 and (lower in first.months) != (lower in second.months):
            return _WORD if lower in second.months else -_WORD
        if word[0].isupper() and self._is_name(word.capitalize()):
            return 0
        if lower in first.marks or lower in second.marks:
            return _MARK * ((lower in second.marks) - (lower in first.marks))
        if len(lower) < 3:
            return 0
        here, there = lower in first.words, lower in second.words
        if word[0].isupper() and not (lower in first.common or lower in second.common):
            return 0  # A rare word with a capital is more likely a name.
        if here and there:
            # A rare word of one language that is common in the other is a loan.
            here, there = lower in first.common, lower in second.common
        if here != there:
            # Accents are evidence of their own, as the other languages have few.
            weight = _WORD if lower.isascii() else _MARK
            return weight if there else -weight
        return 0

    def _is_name(self, word: str) -> bool:
        names = (self._first.names, self._second.names, read_first_names())
        return any(word in known for known in names)


@cache
def _find_weights(first: Locale, second: Locale) -> _Weights | None:
    """The weights of words; None where one language is not known."""
    here, there = read_language(first), read_language(second)
    return _Weights(here, there) if here.words and there.words else None


def weigh_language(
    words: Iterable[str], first: Locale, second: Locale
) -> tuple[int, int]:
    """How much the words speak for the first and for the second language.

    A function word that only one language has counts 2, another word that only one
    dictionary has counts 1, names and words of both count nothing. Where one language
    is not known, nothing can be told apart: its own words would seem to be missing.

    >>> weigh_language("les communes du programme".split(), Locale("fr"), Locale("en"))
    (5, 0)
    """
    weights = _find_weights(first, second)
    if weights is None:
        return 0, 0
    found = [*map(weights.__getitem__, words)]
    balance, size = sum(found), sum(map(abs, found))
    return (size - balance) // 2, (size + balance) // 2


class _Leads(dict[str, int]):
    """The most by which a word can let the second language lead.

    No dictionary is asked: it is told by function words and letters alone.
    """

    def __init__(self, first: Language, second: Language, times: int) -> None:
        super().__init__()
        months = first.months.keys() | second.months.keys()
        self._own = first.marks - second.marks - months
        self._other = second.marks
        self._times = times

    def __missing__(self, word: str) -> int:
        if len(self) > _LARGEST:
            self.clear()
        lead = self[word] = self._read(word)
        return lead

    def _read(self, word: str) -> int:
        if word in self._own:
            return -_MARK * self._times
        lower = word.lower()
        return _MARK if lower in self._other or not lower.isascii() else _WORD


@cache
def _find_leads(first: Locale, second: Locale, times: int) -> _Leads:
    return _Leads(read_language(first), read_language(second), times)


def may_lead(words: Iterable[str], first: Locale, second: Locale, times: int) -> bool:
    """Whether the words may weigh so many times more for the second language.

    Quick: the function words of most sentences show that they do not.

    >>> may_lead("les communes du programme".split(), Locale("fr"), Locale("en"), 2)
    False
    """
    return sum(map(_find_leads(first, second, times).__getitem__, words)) >= 0
