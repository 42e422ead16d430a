"""Finds the words of a sentence that have an opposite, and those that deny."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache

from twinlint.languages import (
    FLIP,
    HIDDEN_NEGATION,
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


@dataclass(frozen=True, slots=True, eq=False)
class _Begun:
    """What a word begins."""

    may_mean: frozenset[Meaning] = frozenset()
    """All that it says in some phrase."""
    alone: frozenset[Meaning] = frozenset()
    """What it says when no other phrase fits."""
    longer: tuple[_Phrase, ...] = ()
    """Phrases of several words, those of more words first."""
    seconds: frozenset[str] = frozenset()
    """Their second words, if all are told in full; else none."""


_NOTHING = _Begun()


def find_meanings(
    plain: str, start: int, end: int, locale: Locale, rows: Set[str]
) -> list[Said]:
    """What the words between two offsets say that have an opposite, in order.

    Of all rows of words, those of some names are looked for; words that deny are rows
    too.
    """
    phrases = _read_phrases(locale)
    words = list(map(str.lower, _TOKEN.findall(plain, start, end)))
    found: list[tuple[Meaning, int, int]] = []
    is_flipped = False
    next_one = 0
    for at, begun in enumerate([*map(phrases.__getitem__, words)]):
        if at < next_one:
            continue
        next_one, meanings = at + 1, begun.alone
        if begun.longer:
            count, meanings = phrases.match(begun, words, at)
            next_one = at + count
        flips = False
        for meaning in sorted(meanings) if meanings else ():
            flips = flips or meaning.row == FLIP
            if meaning.row not in rows:
                continue
            if is_flipped and meaning.row != NEGATION:
                meaning = meaning.flip()
            found.append((meaning, at, next_one - 1))
        is_flipped = flips
    if not found:
        return []
    tokens = list(_TOKEN.finditer(plain, start, end))
    said = (
        (meaning, tokens[first].start(), tokens[last].end())
        for meaning, first, last in found
    )
    return [
        (_doubt(plain, start, meaning, first, last), first, last)
        for meaning, first, last in said
    ]


def _doubt(plain: str, begin: int, meaning: Meaning, start: int, end: int) -> Meaning:
    """What a word says; one that denies may be part of a name of something."""
    is_doubtful = meaning.row == NEGATION and (
        _is_named(plain, start, end) or _is_titled(plain, begin, start, end)
    )
    return Meaning(HIDDEN_NEGATION, 0) if is_doubtful else meaning


def may_mean(words: Iterable[str], locale: Locale) -> frozenset[Meaning]:
    """What some words may say at most; quick, for most sentences say nothing."""
    begun = map(_read_phrases(locale).__getitem__, words)
    return frozenset().union(*{each.may_mean for each in begun})


def _is_named(plain: str, start: int, end: int) -> bool:
    """Whether a word is joined to others, or quoted alone: `--no-quiet`, `"no"`."""
    before, after = plain[start - 1 : start], plain[end : end + 1]
    if (before, after) == ("[", "]"):
        return True
    return "-" in (before, after) or (before in _QUOTES and after in _QUOTES)


def _is_titled(plain: str, begin: int, start: int, end: int) -> bool:
    """Whether a word after others has a capital, as names have: `Comic Sans`."""
    return (
        start > begin + 2 and plain[start:end].istitle() and plain[start - 1].isspace()
    )


_QUOTES = ('"', "'", "“", "”", "‘", "’", "«", "»", "`")


class _Phrases(dict[str, _Begun]):
    """The phrases of a language, with what each word met may begin."""

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

    def __missing__(self, word: str) -> _Begun:
        if len(self) > _LARGEST:
            self.clear()
        phrases = self._list_phrases(word.lower())
        begun = self[word] = _begin(phrases) if phrases else _NOTHING
        return begun

    def match(
        self, begun: _Begun, words: list[str], at: int
    ) -> tuple[int, frozenset[Meaning]]:
        """How many words at a place make a phrase, and what it says."""
        if at + 1 < len(words) and (
            not begun.seconds or words[at + 1] in begun.seconds
        ):
            for phrase, said in begun.longer:
                if self._fits(phrase, words, at):
                    return len(phrase), said
        return 1, begun.alone

    def _list_phrases(self, word: str) -> list[_Phrase]:
        """The phrases that a word may begin, the most exact first."""
        begun = list(self._exact.get(word, ()))
        if word in self._numbers or word.isdecimal():
            begun += self._exact.get(_NUMBER, ())
        for length in self._lengths:
            if length <= len(word):
                begun += self._stems.get(word[:length], ())
        begun += (p for p in self._endings if word.endswith(p[0][0][1:]))
        begun.sort(key=lambda phrase: (-len(phrase[0]), -len(phrase[0][0])))
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


def _begin(phrases: list[_Phrase]) -> _Begun:
    """What a word begins by all phrases that it may begin, the most exact first."""
    longer = tuple((words, _say(said)) for words, said in phrases if len(words) > 1)
    seconds = frozenset(words[1] for words, _ in longer)
    is_told = not any(word == _NUMBER or word.endswith(_ANY) for word in seconds)
    return _Begun(
        frozenset().union(*(said for _, said in phrases)),
        _say_together([said for words, said in phrases if len(words) == 1]),
        longer,
        seconds if is_told else frozenset(),
    )


def _say_together(single: list[frozenset[Meaning]]) -> frozenset[Meaning]:
    """What a word says by all phrases that are this word; the longest stem is first."""
    if not single or not _say(single[0]):
        return frozenset()
    said = frozenset().union(*map(_say, single))
    sure = {(each.row, each.pole) for each in said if each.is_sure}
    doubtful = {m for m in said if not m.is_sure and (m.row, m.pole) in sure}
    return said - doubtful


def _say(meanings: frozenset[Meaning]) -> frozenset[Meaning]:
    """What a phrase says, nothing for one that only looks so."""
    quiet = (NEITHER, NO_NEGATION)
    return frozenset(meaning for meaning in meanings if meaning.row not in quiet)
