"""Finds the words of a sentence that have an opposite, and those that deny."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from twinlint.languages import (
    FLIP,
    NEGATION,
    NEITHER,
    NO_NEGATION,
    Meaning,
    read_language,
    read_opposites,
)
from twinlint.source import Locale

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_NUMBER, _ANY = "0", "*"
_LARGEST = 100_000
"""Words remembered at most."""

Said = tuple[Meaning, int, int]
"""What some words say, with their offsets."""
_Phrase = tuple[tuple[str, ...], frozenset[Meaning]]


def find_meanings(plain: str, start: int, end: int, locale: Locale) -> list[Said]:
    """What the words between two offsets say that have an opposite, in order.

    Words that deny are among them, under the names of their rows.
    """
    phrases = _read_phrases(locale)
    tokens = list(_TOKEN.finditer(plain, start, end))
    words = [token[0].lower() for token in tokens]
    found: list[Said] = []
    at = 0
    is_flipped = False
    while at < len(words):
        count, meanings = phrases.match(words, at)
        first, last = tokens[at].start(), tokens[at + count - 1].end()
        flips = any(meaning.row == FLIP for meaning in meanings)
        for meaning in sorted(meanings):
            if is_flipped and meaning.row != NEGATION:
                meaning = meaning.flip()
            found.append((meaning, first, last))
        is_flipped = flips
        at += count
    return found


def may_mean(words: Iterable[str], locale: Locale) -> frozenset[Meaning]:
    """What some words may say at most; quick, for most sentences say nothing."""
    phrases = _read_phrases(locale)
    return frozenset().union(*(phrases[word] for word in words))


class _Phrases(dict[str, frozenset[Meaning]]):
    """The phrases of a language, with all that each word met may begin to say."""

    def __init__(self, locale: Locale) -> None:
        super().__init__()
        self._numbers = frozenset(read_language(locale).numbers)
        self._exact: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        self._endings: list[_Phrase] = []
        for words, meanings in read_opposites(locale).items():
            first = words[0]
            if first.startswith(_ANY):
                self._endings.append((words, meanings))
            else:
                table = self._stems if first.endswith(_ANY) else self._exact
                table.setdefault(first.rstrip(_ANY), []).append((words, meanings))
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._begun: dict[str, list[_Phrase]] = {}

    def __missing__(self, word: str) -> frozenset[Meaning]:
        if len(self) > _LARGEST:
            self.clear()
        begun = self._begin(word.lower())
        meanings = self[word] = frozenset().union(*(said for _, said in begun))
        return meanings

    def match(self, words: list[str], at: int) -> tuple[int, frozenset[Meaning]]:
        """How many words at a place make a phrase, and what it says."""
        single: list[_Phrase] = []
        for phrase in self._begin(words[at]):
            count = len(phrase[0])
            if count == 1:
                single.append(phrase)
            elif self._fits(phrase[0], words, at):
                return count, _say(phrase[1])
        if not single:
            return 1, frozenset()
        longest = single[0][1]  # Of one word, the longest stem comes first.
        if not _say(longest):
            return 1, frozenset()
        said = frozenset().union(*(_say(said) for _, said in single))
        sure = {(each.row, each.pole) for each in said if each.is_sure}
        doubtful = {m for m in said if not m.is_sure and (m.row, m.pole) in sure}
        return 1, said - doubtful

    def _begin(self, word: str) -> list[_Phrase]:
        """The phrases that a word may begin: those of more words first."""
        begun = self._begun.get(word)
        if begun is None:
            if len(self._begun) > _LARGEST:
                self._begun.clear()
            begun = list(self._exact.get(word, ()))
            if word in self._numbers or word.isdecimal():
                begun += self._exact.get(_NUMBER, ())
            for length in self._lengths:
                if length <= len(word):
                    begun += self._stems.get(word[:length], ())
            begun += (p for p in self._endings if word.endswith(p[0][0][1:]))
            begun.sort(key=lambda phrase: (-len(phrase[0]), -len(phrase[0][0])))
            self._begun[word] = begun
        return begun

    def _fits(self, phrase: tuple[str, ...], words: list[str], at: int) -> bool:
        if at + len(phrase) > len(words):
            return False
        return all(map(self._is, phrase[1:], words[at + 1 : at + len(phrase)]))

    def _is(self, expected: str, word: str) -> bool:
        if expected == _NUMBER:
            return word.isdecimal() or word in self._numbers
        if expected.endswith(_ANY):
            return word.startswith(expected[:-1])
        return word == expected


_read_phrases = cache(_Phrases)


def _say(meanings: frozenset[Meaning]) -> frozenset[Meaning]:
    """What a phrase says, nothing for one that only looks so."""
    quiet = (NEITHER, NO_NEGATION)
    return frozenset(meaning for meaning in meanings if meaning.row not in quiet)
