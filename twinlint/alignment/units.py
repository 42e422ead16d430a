"""The types of an alignment: pairs of blocks, and how their lengths compare."""

from __future__ import annotations

import math

from twinlint.data import dataclass
from twinlint.mentions import Block, Mentions

SLACK = 8
"""Letters more or less that do not count: a short text may well be twice as long."""


def compare_lengths(expected: float, length: float) -> float:
    """How much longer a text is than expected, as a logarithm; 0 when it is not.

    >>> compare_lengths(100, 100), compare_lengths(92, 192) > 0 > compare_lengths(9, 5)
    (0.0, True)
    """
    return math.log((length + SLACK) / (expected + SLACK))


@dataclass(frozen=True, slots=True)
class Unit:
    """Blocks of both versions that correspond; one side is empty when nothing does."""

    reference: tuple[Block, ...]
    translation: tuple[Block, ...]
    is_moved: bool = False
    """The two sides stand at different places of their texts."""

    @property
    def is_paired(self) -> bool:
        """Whether both versions have it."""
        return bool(self.reference and self.translation)

    @property
    def lengths(self) -> tuple[int, int]:
        """Characters that readers see of the reference and of the translation."""
        return _measure(self.reference), _measure(self.translation)

    def log_ratio(self, usual: float) -> float:
        """How much longer the translation is than usual, as a logarithm.

        0 when it is of the usual length, below 0 when it is shorter; a few characters
        more or less do not count.
        """
        first, second = self.lengths
        return compare_lengths(first * usual, second)


def _measure(blocks: tuple[Block, ...]) -> int:
    """Characters that readers see of some blocks; nearly all sides are one."""
    return blocks[0].length if len(blocks) == 1 else sum(b.length for b in blocks)


@dataclass(frozen=True, slots=True)
class SentenceGap:
    """A sentence of one version that the corresponding unit of the other lacks."""

    unit: Unit
    block: Block
    """The sentence as a block of its own."""
    is_reference: bool
    """Whether the reference has the sentence."""
    place: int
    """Offset in the other text where it is missing."""
    alternative: Block | None = None
    """The sentence beside it that may be the missing one just as well."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two versions of a text, cut into corresponding units."""

    reference: Mentions
    translation: Mentions
    units: tuple[Unit, ...]
    """In the order of both texts, moved ones last."""
    gaps: tuple[SentenceGap, ...]
    shuffled: tuple[Unit, ...]
    """The first entry of each list, and each block, that stands at another place."""
    ratio: float
    """Length of the translation over length of the reference, usually."""
