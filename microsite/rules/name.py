"""Names of two versions that are nearly the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsite.comparison import Comparison
from microsite.mentions import Block, Mentions
from microsite.mentions.vocabulary import (
    Vocabulary,
    read_first_names,
    read_vocabulary,
)
from microsite.slip import is_slip

_SHORTEST = 3
_ENDINGS = ("s", "e", "es", "x")
"""What the languages add to a word they share: plurals, feminines."""
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two spellings of what seems to be one name, as offsets in the two versions."""

    reference: tuple[int, int]
    translation: tuple[int, int]
    is_accent: bool
    """They differ by accents alone."""


@dataclass(frozen=True, slots=True)
class _Side:
    mentions: Mentions
    blocks: tuple[Block, ...]
    words: Counter[str]
    own: Vocabulary
    other: Vocabulary


def find_near_names(comparison: Comparison) -> Iterator[NamePair]:
    """Left-over names of corresponding blocks that are one slip apart."""
    first, second = comparison.reference, comparison.translation
    fr, en = read_vocabulary(first.locale), read_vocabulary(second.locale)
    for unit in comparison.paired_units():
        left = _read_words(first, unit.reference)
        right = _read_words(second, unit.translation)
        suspects = _find_suspects(left, right)
        others = _find_suspects(right, left)
        if not suspects and not others:
            continue
        here = _Side(first, unit.reference, Counter(left), fr, en)
        there = _Side(second, unit.translation, Counter(right), en, fr)
        done: set[tuple[str, str]] = set()
        for word in suspects:
            for twin in _find_twins(word, here, there):
                done.add((word, twin))
        for word in others:
            for twin in _find_twins(word, there, here):
                done.add((twin, word))
        for word, twin in sorted(done):
            yield NamePair(
                _find_word(first, unit.reference, word),
                _find_word(second, unit.translation, twin),
                fold(word) == fold(twin),
            )


def _read_words(mentions: Mentions, blocks: Sequence[Block]) -> list[str]:
    words = [word for block in blocks for word in block.words]
    for block in blocks:
        words += _COMPOUND.findall(mentions.plain, block.start, block.end)
    return words


def _find_suspects(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Words that the other side does not have and that may be misspelt names."""
    return sorted(
        word
        for word in set(words).difference(others)
        if len(word) >= _SHORTEST and _STANDINGS[word]
    )


class _Standings(dict[str, bool]):
    """Whether a word may be a name, by word; kept since names recur."""

    def __missing__(self, word: str) -> bool:
        if len(self) > 200_000:
            self.clear()
        standing = self[word] = word[0].isupper() or (
            not word.islower() and not word.isupper()
        )
        return standing


_STANDINGS = _Standings()


def _find_twins(word: str, here: _Side, there: _Side) -> Iterator[str]:
    """Words of the other side that the word may be a slip of."""
    folded = fold(word)
    for twin, count in there.words.items():
        if abs(len(twin) - len(word)) > 1 or twin == word:
            continue
        if not twin[0].isupper() or count <= here.words[twin]:
            continue
        if fold(twin) == folded:
            if twin.lower() != word.lower() and _is_lost_accent(word, twin, here, there):
                yield twin
        elif len(twin) > 3 and is_slip(word.lower(), twin.lower()):
            if _is_misspelling(word, twin, here, there):
                yield twin


def _is_lost_accent(word: str, twin: str, here: _Side, there: _Side) -> bool:
    """Whether two spellings that differ by accents are the same name in both texts."""
    if here.own.knows(word) and there.own.knows(twin):
        return twin.lower() in here.mentions.vocabulary
    return True


def _is_misspelling(word: str, twin: str, here: _Side, there: _Side) -> bool:
    if _ACRONYM.fullmatch(word) and _ACRONYM.fullmatch(twin):
        return False
    if _is_inflection(word.lower(), twin.lower()):
        shorter, longer = sorted((word, twin), key=len)
        side = here if shorter == word else there
        return longer.lower() in side.mentions.vocabulary
    if "-" in word:
        return _differ_in_one_part(word, twin, here, there)
    first_names = read_first_names()
    if twin.capitalize() in first_names or word.capitalize() in first_names:
        return not (here.own.knows(word) and there.own.knows(twin))
    return not (here.own.knows(word) or here.other.knows(word))


def _is_inflection(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS


def _differ_in_one_part(word: str, twin: str, here: _Side, there: _Side) -> bool:
    """Whether one part of a compound is a slip and not a translation."""
    pairs = zip(word.split("-"), twin.split("-"), strict=False)
    different = [(a, b) for a, b in pairs if a != b]
    if len(different) != 1 or word.count("-") != twin.count("-"):
        return False
    ((a, b),) = different
    return not (here.own.knows(a) and there.own.knows(b))


def fold(word: str) -> str:
    """The word without accents, in lower case."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _find_word(
    mentions: Mentions, blocks: tuple[Block, ...], word: str
) -> tuple[int, int]:
    """Where the word stands in the blocks."""
    pattern = re.compile(rf"(?<![^\W\d_]){word}(?![^\W\d_])")
    for block in blocks:
        match = pattern.search(mentions.plain, block.start, block.end)
        if match:
            return match.span()
    return blocks[0].start, blocks[0].end
