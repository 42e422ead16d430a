"""Pairs names of two versions that are nearly the same: `Franclet`, `Francket`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from twinlint.comparison.comparison import Comparison
from twinlint.comparison.evidence import weigh_evidence
from twinlint.comparison.spellings import LOST_ACCENT, MISSPELLING, Side, Spellings
from twinlint.data import dataclass
from twinlint.languages import read_language
from twinlint.mentions import Block, Span
from twinlint.spelling import find_slips, fold

_SHORTEST = 3
"""Letters of a name that may be a slip of another one; a misspelt one has more."""


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two spellings of what seems to be one name, as offsets in the two versions."""

    reference: Span
    translation: Span
    is_accent: bool
    """They differ by accents alone."""


@lru_cache(maxsize=1)
def find_near_names(comparison: Comparison) -> tuple[NamePair, ...]:
    """Left-over names of corresponding blocks that are one slip apart.

    Two rules ask for the same comparison one after the other.
    """
    return tuple(_find_near_names(comparison))


def _find_near_names(comparison: Comparison) -> Iterator[NamePair]:
    first, second = comparison.reference, comparison.translation
    left_words = read_language(first.locale)
    right_words = read_language(second.locale)
    for unit in comparison.paired:
        if _list_names(unit.reference) == _list_names(unit.translation):
            continue
        left = Counter(_read_names(unit.reference))
        right = Counter(_read_names(unit.translation))
        here = Side(first, unit.reference, left, left_words, right_words)
        there = Side(second, unit.translation, right, right_words, left_words)
        pairs = set(_find_slips(here, there))
        pairs.update((word, twin) for twin, word in _find_slips(there, here))
        whole = {part for word, _ in pairs if "-" in word for part in word.split("-")}
        for word, twin in sorted(pairs):
            if word not in whole:
                is_accent = fold(word) == fold(twin)
                yield NamePair(here.places[word], there.places[twin], is_accent)


@lru_cache(maxsize=1)
def find_small_words(comparison: Comparison) -> frozenset[str]:
    """All words that a version has without a capital."""
    words: set[str] = set()
    for mentions in (comparison.reference, comparison.translation):
        for block in mentions.blocks:
            words.update(filter(str.islower, block.words))
    return frozenset(words)


def _list_names(blocks: Sequence[Block]) -> frozenset[str]:
    """The names of blocks, each once: those of most units are the same."""
    return frozenset().union(*(block.names for block in blocks))


def _read_names(blocks: Sequence[Block]) -> Iterator[str]:
    """The names of blocks, compounds also by their parts."""
    for block in blocks:
        for name in block.names:
            yield name
            if "-" in name:
                yield from name.split("-")


def _find_slips(here: Side, there: Side) -> Iterator[tuple[str, str]]:
    """Names of this side that may be slips of names of the other side."""
    suspects = [
        name
        for name in here.names
        if name not in there.names and len(name) >= _SHORTEST
    ]
    if not suspects:
        return
    twins = [
        name for name in there.names if there.names[name] > here.names.get(name, 0)
    ]
    for word, twin in find_slips(suspects, twins):
        pair = Spellings(word, twin, here, there)
        if fold(word) != fold(twin):
            if len(twin) > _SHORTEST and weigh_evidence(pair, MISSPELLING) > 0:
                yield word, twin
        elif word.lower() != twin.lower() and weigh_evidence(pair, LOST_ACCENT) > 0:
            yield word, twin
