"""Names of two versions that are nearly the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from microsite.alignment import Unit
from microsite.comparison import Comparison
from microsite.mentions import Block, Mentions
from microsite.mentions.vocabulary import read_vocabulary, read_words
from microsite.slip import is_slip

_SHORTEST = 3
_ENDINGS = ("s", "e", "es", "x", "n", "en", "ne")
"""What the languages add to a word they share: plurals, feminines, demonyms."""


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two spellings of what seems to be one name, as offsets in the two versions."""

    reference: tuple[int, int]
    translation: tuple[int, int]
    is_accent: bool
    """They differ by accents alone."""


def find_near_names(comparison: Comparison) -> Iterator[NamePair]:
    """Left-over names of corresponding blocks that are one slip apart."""
    first, second = comparison.reference, comparison.translation
    for unit in comparison.paired_units():
        left = frozenset(word for block in unit.reference for word in block.words)
        right = frozenset(word for block in unit.translation for word in block.words)
        mine = _left_overs(left - right, second, right)
        theirs = _left_overs(right - left, first, left)
        if not mine or not theirs:
            continue
        for word in mine:
            for other in theirs:
                if abs(len(word) - len(other)) > 1 or not _is_suspect(
                    word, other, first, second
                ):
                    continue
                accent = fold(word) == fold(other)
                yield NamePair(
                    _find_word(first, unit.reference, word),
                    _find_word(second, unit.translation, other),
                    accent,
                )


def _left_overs(
    words: frozenset[str], there: Mentions, others: frozenset[str]
) -> list[str]:
    """Names and unknown words that the other side of the unit does not have."""
    lower = {word.lower() for word in others}
    return sorted(
        word
        for word in words
        if len(word) >= _SHORTEST and word.lower() not in lower and _may_be_name(word)
    )


def _may_be_name(word: str) -> bool:
    return word[0].isupper() or not _is_word(word)


def _is_word(word: str) -> bool:
    lower = word.lower()
    return (
        lower in read_vocabulary("fr").words or lower in read_vocabulary("en").words
    )


def _is_suspect(word: str, other: str, first: Mentions, second: Mentions) -> bool:
    a, b = word.lower(), other.lower()
    accent = fold(word) == fold(other)
    if not accent and (len(a) < 4 or len(b) < 4):
        return False
    if not accent and not is_slip(a, b):
        return False
    known_a = a in read_vocabulary(first.locale).words
    known_b = b in read_vocabulary(second.locale).words
    if known_a and known_b:
        return False
    a_elsewhere = b in first.vocabulary
    b_elsewhere = a in second.vocabulary
    if a_elsewhere and b_elsewhere:
        return False
    if a_elsewhere or b_elsewhere:
        return True
    if known_a or known_b:
        return False
    if not (word[0].isupper() and other[0].isupper()):
        return False
    return not _is_inflection(a, b)


def _is_inflection(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS


def fold(word: str) -> str:
    """The word without accents, in lower case."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _find_word(
    mentions: Mentions, blocks: tuple[Block, ...], word: str
) -> tuple[int, int]:
    """Where the word stands in the blocks, with what hyphens and apostrophes join."""
    pattern = re.compile(rf"(?<![^\W\d_]){word}(?![^\W\d_])")
    for block in blocks:
        match = pattern.search(mentions.plain, block.start, block.end)
        if match:
            return match.span()
    return blocks[0].start, blocks[0].end
