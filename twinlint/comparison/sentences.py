"""Pairs the sentences of blocks that correspond: one with one, or all with all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from twinlint.alignment import Unit, compare_lengths
from twinlint.comparison.comparison import Comparison
from twinlint.data import dataclass
from twinlint.mentions import Kind, Sentence

_ALIKE = 0.8
"""Ratio of two lengths, as a logarithm, up to which sentences in a row may say the
same: 0.7 is twice as long."""


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Sentences of a unit that say the same: one of each side, or all of both."""

    unit: Unit
    reference: tuple[Sentence, ...]
    translation: tuple[Sentence, ...]

    def log_ratio(self, usual: float) -> float:
        """How much longer the translation is than usual, as a logarithm."""
        return compare_lengths(
            sum(map(_measure, self.reference)) * usual,
            sum(map(_measure, self.translation)),
        )


@lru_cache(maxsize=1)
def pair_sentences(comparison: Comparison) -> tuple[SentencePair, ...]:
    """The sentences of all units that both versions have, in order; none of code.

    Several rules ask one after the other.
    """
    usual = comparison.alignment.ratio
    return tuple(
        pair for unit in comparison.paired for pair in _pair_sentences(unit, usual)
    )


def find_sentence_pair(
    comparison: Comparison, offset: int, *, in_reference: bool
) -> SentencePair | None:
    """The pair with the sentence that an offset of one version is in, if there is one.

    Takes the logarithm of the number of sentences.
    """
    starts, pairs = _index(comparison)[0 if in_reference else 1]
    at = bisect_right(starts, offset) - 1
    if at < 0:
        return None
    pair = pairs[at]
    sentences = pair.reference if in_reference else pair.translation
    return pair if offset < sentences[-1].end else None


_Index = tuple[tuple[int, ...], tuple[SentencePair, ...]]


@lru_cache(maxsize=1)
def _index(comparison: Comparison) -> tuple[_Index, _Index]:
    """Where the first sentences of all pairs begin, sorted, and the pairs, by side."""
    pairs = pair_sentences(comparison)
    left = sorted(pairs, key=lambda pair: pair.reference[0].start)
    right = sorted(pairs, key=lambda pair: pair.translation[0].start)
    return (
        (tuple(pair.reference[0].start for pair in left), tuple(left)),
        (tuple(pair.translation[0].start for pair in right), tuple(right)),
    )


def _pair_sentences(unit: Unit, usual: float) -> Iterator[SentencePair]:
    """One beside one where both sides have as many, of lengths that agree."""
    if any(block.kind is Kind.CODE for block in (*unit.reference, *unit.translation)):
        return
    left = tuple(chain.from_iterable(block.sentences for block in unit.reference))
    right = tuple(chain.from_iterable(block.sentences for block in unit.translation))
    if not left or not right:
        return
    if len(left) == len(right) == 1:
        yield SentencePair(unit, left, right)
        return
    if len(left) == len(right):
        pairs = [
            SentencePair(unit, (one,), (other,))
            for one, other in zip(left, right, strict=True)
        ]
        if all(abs(pair.log_ratio(usual)) < _ALIKE for pair in pairs):
            yield from pairs
            return
    yield SentencePair(unit, left, right)


def _measure(sentence: Sentence) -> int:
    """Letters of a sentence and spaces between its words."""
    return sum(map(len, sentence.words)) + len(sentence.words)
