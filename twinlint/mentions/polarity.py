"""Finds the words of a sentence that have an opposite, and those that deny."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from functools import cache, lru_cache
from itertools import islice

from twinlint.data import dataclass
from twinlint.languages import (
    FLIP,
    HIDDEN_NEGATION,
    NEGATION,
    NEITHER,
    NO_NEGATION,
    THROUGH,
    Meaning,
    read_language,
    read_opposites,
)
from twinlint.mentions.mention import Sentence
from twinlint.source import Locale

_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_APOSTROPHES = ("'", "’")
_NUMBER, _YEAR, _MONTH, _ANY = "0", "<year>", "<month>", "*"
_KINDS = (_NUMBER, _YEAR, _MONTH)
"""What stands in a phrase for any word of a kind."""
_DIGITS_OF_YEAR = 4
_LARGEST = 100_000
"""Words remembered at most."""

Said = tuple[Meaning, int, int]
"""What some words say, with their offsets."""
Words = tuple[int, int, int, int]
"""Some words of a stretch: its offsets, and the numbers of the first and last word."""
_Row = tuple[tuple[str, ...], frozenset[Meaning]]
"""The words of a phrase, and all that it says."""
_Phrase = tuple[tuple[str, ...], tuple[Meaning, ...]]
"""The same without what only looks so, sorted."""
_Fits = Callable[[str, str], bool]
"""Whether a word is the one that a phrase wants."""


@dataclass(frozen=True, slots=True, eq=False)
class _Begun:
    """What a word begins."""

    alone: tuple[Meaning, ...] = ()
    """What it says when no other phrase fits, sorted."""
    longer: _Longer | None = None
    """Phrases of several words."""


class _Longer(dict[str, tuple[_Phrase, ...]]):
    """The phrases that two words may begin, by the second, those of more words first.

    They lack both words; there are few second words, since many are told in full.
    """

    def __init__(self, phrases: Iterable[_Phrase], is_it: _Fits) -> None:
        super().__init__()
        self._phrases = tuple(phrases)
        self._is_it = is_it
        self._exact = frozenset(words[1] for words, _ in self._phrases)
        if any(word in _KINDS or word.endswith(_ANY) for word in self._exact):
            self._exact = frozenset()

    def __missing__(self, second: str) -> tuple[_Phrase, ...]:
        if self._exact and second not in self._exact:
            return ()
        if len(self) > _LARGEST:
            self.clear()
        fitting = self[second] = tuple(
            (words[2:], said)
            for words, said in self._phrases
            if self._is_it(words[1], second)
        )
        return fitting


_NOTHING = _Begun()
_MAY_DENY = Meaning(HIDDEN_NEGATION, 0)


def find_meanings(
    plain: str, start: int, end: int, locale: Locale, rows: Set[str]
) -> list[Said]:
    """What the words between two offsets say that have an opposite, in order.

    Of all rows of words, those of some names are looked for; words that deny are rows
    too.
    """
    found = list_meanings(plain, start, end, locale, rows)
    tokens = list(_TOKEN.finditer(plain, start, end)) if found else []
    return [
        (meaning, tokens[first].start(), tokens[last].end())
        for meaning, (_, _, first, last) in found
    ]


def read_words(plain: str, sentence: Sentence) -> Sequence[str]:
    """The words and the figures of a sentence."""
    start, end = sentence.start, sentence.end
    if _DIGIT.search(plain, start, end) is None:
        return sentence.words
    return _TOKEN.findall(plain, start, end)


def list_meanings(
    plain: str,
    start: int,
    end: int,
    locale: Locale,
    rows: Set[str],
    tokens: Sequence[str] | None = None,
) -> list[tuple[Meaning, Words]]:
    """The same with the numbers of the words, for those who ask for few offsets.

    `tokens` are all words and figures of the stretch, where they are known.
    """
    phrases = _read_phrases(locale)
    tokens = _TOKEN.findall(plain, start, end) if tokens is None else tokens
    words = list(map(str.lower, tokens))
    found: list[tuple[Meaning, Words]] = []
    denies = False
    flipped = -1
    """The number of a word after one that makes it its opposite."""
    next_one = 0
    for at, begun in enumerate(map(phrases.__getitem__, words)):
        if at == flipped and words[at] in phrases.through:
            flipped += 1  # `not a very good`
        if begun is _NOTHING or at < next_one:
            continue
        next_one, meanings = at + 1, begun.alone
        if begun.longer is not None and next_one < len(words):
            for rest, said in begun.longer[words[next_one]]:
                if not rest or phrases.fits(rest, words, at + 2):
                    next_one, meanings = at + 2 + len(rest), said
                    break
        is_flipped = at == flipped
        for meaning in meanings:
            row = meaning.row
            if row == FLIP:
                flipped = next_one
            if row not in rows:
                continue
            if row == NEGATION:
                denies = True
            elif is_flipped:
                meaning = meaning.flip()
            found.append((meaning, (start, end, at, next_one - 1)))
    return _doubt_denials(plain, found) if denies else found


def find_words(plain: str, words: Words) -> tuple[int, int]:
    """The offsets of some words, with the apostrophe of one that is elided: `n’`."""
    start, end, first, last = words
    tokens = list(islice(_TOKEN.finditer(plain, start, end), first, last + 1))
    stop = tokens[-1].end()
    is_elided = plain[stop : stop + 1] in _APOSTROPHES and stop + 1 < end
    return tokens[0].start(), stop + 1 if is_elided else stop


def _doubt_denials(
    plain: str, found: list[tuple[Meaning, Words]]
) -> list[tuple[Meaning, Words]]:
    """What words say; one that denies may be part of a name of something."""
    begin, stop, _, _ = found[0][1]
    tokens = list(_TOKEN.finditer(plain, begin, stop))
    is_title = _is_title(tokens)

    def is_doubtful(meaning: Meaning, first: int, last: int) -> bool:
        if meaning.row != NEGATION:
            return False
        start, end = tokens[first].start(), tokens[last].end()
        is_name = not is_title and _is_titled(plain, begin, start, end)
        return is_name or _is_named(plain, start, end)

    return [
        (_MAY_DENY if is_doubtful(meaning, *words[2:]) else meaning, words)
        for meaning, words in found
    ]


def may_mean(
    words: Iterable[str], locale: Locale, *, are_sure: bool = False
) -> frozenset[Meaning]:
    """What some words may say at most, or what of it the words would say surely.

    Quick, for most sentences say nothing.
    """
    said = _gather(tuple(words), locale)
    return frozenset(m for m in said if m.is_sure) if are_sure and said else said


@lru_cache(maxsize=256)
def _gather(words: tuple[str, ...], locale: Locale) -> frozenset[Meaning]:
    """What some words may say; several rules ask of the same sentence in a row."""
    return _read_phrases(locale).hints.gather(set(map(str.lower, words)))


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


def _is_title(tokens: Iterable[re.Match[str]]) -> bool:
    """Whether most words have capitals, and all but short ones: `Open the Door`."""
    words = [token[0] for token in tokens if not token[0].isdecimal()]
    plain = [word for word in words if not word[0].isupper()]
    capitals = len(words) - len(plain)
    is_mostly = capitals >= max(_SEVERAL, len(plain) + 1)
    return is_mostly and all(len(word) <= _SHORT for word in plain)


_SEVERAL = 3
"""Words with a capital that make a title."""
_SHORT = 3
"""Letters of a word that has no capital in a title."""
_QUOTES = ('"', "'", "“", "”", "‘", "’", "«", "»", "`")


class _Phrases(dict[str, _Begun]):
    """The phrases of a language, with what each word met may begin."""

    def __init__(self, locale: Locale) -> None:
        super().__init__()
        own = read_language(locale)
        self._numbers = frozenset(own.numbers)
        self._months = frozenset(own.months) - self._numbers
        self._exact: dict[str, list[_Row]] = {}
        through = Meaning(THROUGH, 0)
        opposites = read_opposites(locale)
        self.through = {w[0] for w, said in opposites.items() if through in said}
        self._stems: dict[str, list[_Row]] = {}
        self._endings: list[_Row] = []
        for words, said in opposites.items():
            first, meanings = words[0], said - {through}
            if not meanings:
                continue
            if first.startswith(_ANY):
                self._endings.append((words, meanings))
            else:
                table = self._stems if first.endswith(_ANY) else self._exact
                table.setdefault(first.rstrip(_ANY), []).append((words, meanings))
        self._beginnings = {
            stem[:length] for stem in self._stems for length in range(len(stem))
        }
        """Of stems, which may be those of a word as well."""
        self.hints = _Hints(self)

    def __missing__(self, word: str) -> _Begun:
        if len(self) > _LARGEST:
            self.clear()
        phrases = self.list_phrases(word)
        begun = self[word] = self._begin(phrases) if phrases else _NOTHING
        return begun

    def _begin(self, phrases: list[_Row]) -> _Begun:
        """What a word begins by the phrases that it may begin, the most exact first."""
        longer = [(words, _say(said)) for words, said in phrases if len(words) > 1]
        return _Begun(
            _say_together([said for words, said in phrases if len(words) == 1]),
            _Longer(longer, self._is_it) if longer else None,
        )

    def list_phrases(self, word: str) -> list[_Row]:
        """The phrases that a word in lower case may begin, the most exact first."""
        begun = list(self._exact.get(word, ()))
        if word in self._numbers or word.isdecimal():
            begun += self._exact.get(_NUMBER, ())
        for length in range(1, len(word) + 1):
            begun += self._stems.get(word[:length], ())
            if word[:length] not in self._beginnings:
                break
        begun += [p for p in self._endings if word.endswith(p[0][0][1:])]
        if len(begun) > 1:
            begun.sort(key=lambda phrase: (-len(phrase[0]), -len(phrase[0][0])))
        return begun

    def fits(self, phrase: tuple[str, ...], words: list[str], at: int) -> bool:
        """Whether the words from a place on are those of a phrase."""
        if at + len(phrase) > len(words):
            return False
        return all(map(self._is_it, phrase, words[at : at + len(phrase)]))

    def _is_it(self, expected: str, word: str) -> bool:
        if expected == _NUMBER:
            return word.isdecimal() or word in self._numbers
        if expected == _YEAR:
            return len(word) == _DIGITS_OF_YEAR and word.isdecimal()
        if expected == _MONTH:
            return word in self._months
        if expected.endswith(_ANY):
            return word.startswith(expected[:-1])
        return word == expected


class _Hints(dict[str, frozenset[Meaning]]):
    """What each word met may say, whatever word follows it; most say nothing."""

    def __init__(self, phrases: _Phrases) -> None:
        super().__init__()
        self._phrases = phrases
        self._longer: dict[str, dict[str, frozenset[Meaning]]] = {}
        """What it may say where another one, told in full, follows it."""

    def gather(self, words: Set[str]) -> frozenset[Meaning]:
        """What some words in lower case may say, if they follow one another so."""
        said = set(map(self.__getitem__, words))
        for first in self._longer.keys() & words:
            longer = self._longer[first]
            said.update(longer[second] for second in longer.keys() & words)
        return frozenset().union(*said)

    def __missing__(self, word: str) -> frozenset[Meaning]:
        if len(self) > _LARGEST:
            self.clear()
        alone: set[Meaning] = set()
        longer: dict[str, frozenset[Meaning]] = {}
        for words, said in self._phrases.list_phrases(word):
            second = words[1] if len(words) > 1 else _ANY
            if second in _KINDS or second.endswith(_ANY):
                alone |= said
            else:
                longer[second] = longer.get(second, said) | said
        if longer:
            self._longer[word] = longer
        hints = self[word] = frozenset(alone)
        return hints


_read_phrases = cache(_Phrases)


def _say_together(single: list[frozenset[Meaning]]) -> tuple[Meaning, ...]:
    """What a word says by all phrases that are this word; the longest stem is first."""
    if not single or not _say(single[0]):
        return ()
    said = frozenset().union(*map(_say, single))
    sure = {(each.row, each.pole) for each in said if each.is_sure}
    doubtful = {m for m in said if not m.is_sure and (m.row, m.pole) in sure}
    return tuple(sorted(said - doubtful))


def _say(meanings: frozenset[Meaning]) -> tuple[Meaning, ...]:
    """What a phrase says, sorted; nothing for one that only looks so."""
    quiet = (NEITHER, NO_NEGATION)
    return tuple(sorted(each for each in meanings if each.row not in quiet))
