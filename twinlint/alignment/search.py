"""Reckons what each step of alignment costs (lengths too), and finds the cheapest."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from twinlint.alignment.costs import Costs
from twinlint.alignment.units import SLACK, compare_lengths
from twinlint.data import dataclass
from twinlint.mentions import Block, Kind

FLOWING = frozenset((Kind.PARAGRAPH, Kind.QUOTATION))
"""Kinds that translators cut otherwise; two of them may correspond to one."""

Range = tuple[int, int]
"""From the first index to before the last one; nothing where they are the same."""
Step = tuple[Range, Range]
"""Blocks of the reference and those of the translation that they correspond to."""

_Cell = tuple[int, int]
"""How many blocks of the two sides are done."""
_ALONE, _ALONE_THERE, _PAIR, _TWO_TO_ONE, _ONE_TO_TWO = (
    (1, 0),
    (0, 1),
    (1, 1),
    (2, 1),
    (1, 2),
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Blocks of both sides that stand between two anchors."""

    left: Sequence[Block]
    right: Sequence[Block]
    ratio: float
    """Usual length on the right for a length of 1 on the left."""


def search(gap: Gap, costs: Costs, skip: float) -> list[Step]:
    """The cheapest steps through a gap; `skip` is the cost of a block left alone."""
    totals: dict[_Cell, float] = {(0, 0): 0.0}
    steps: dict[_Cell, _Cell] = {}
    for i, j in _cells(len(gap.left), len(gap.right), costs):
        if i or j:
            totals[i, j], steps[i, j] = _find_step(gap, costs, skip, totals, (i, j))
    found = list(_walk_back(steps, (len(gap.left), len(gap.right))))[::-1]
    return list(_pair_by_place(gap, found))


def _pair_by_place(gap: Gap, steps: Sequence[Step]) -> Iterator[Step]:
    """The steps, where two blocks are alone at one place that may be one, as a pair.

    A translation that is much shorter is likelier than one block lost and one added.
    """
    for is_alone, run in groupby(steps, _is_alone):
        alone = list(run)
        here = [step[0] for step in alone if step[0][0] < step[0][1]]
        there = [step[1] for step in alone if step[1][0] < step[1][1]]
        if (
            is_alone
            and len(here) == len(there)
            and all(
                _may_be_one(gap.left[i], gap.right[j])
                for (i, _), (j, _) in zip(here, there, strict=True)
            )
        ):
            yield from zip(here, there, strict=True)
        else:
            yield from alone


def _is_alone(step: Step) -> bool:
    (a, b), (c, d) = step
    return a == b or c == d


def _may_be_one(left: Block, right: Block) -> bool:
    """Whether two blocks at one place are of one kind and share a word."""
    is_alike = left.kind is right.kind and left.level == right.level
    return is_alike and not left.keys.isdisjoint(right.keys)


def _cells(rows: int, columns: int, costs: Costs) -> Iterator[_Cell]:
    """The cells to look at, row by row: all, or those near the diagonal of a wide gap.

    Going down the diagonal, each row is reached from the one before.
    """
    slope = columns / rows
    band = columns if rows * columns <= costs.wide else costs.band + int(slope)
    for i in range(rows + 1):
        middle = int(i * slope)
        for j in range(max(0, middle - band), min(columns, middle + band) + 1):
            yield i, j


def _find_step(
    gap: Gap, costs: Costs, skip: float, totals: Mapping[_Cell, float], cell: _Cell
) -> tuple[float, _Cell]:
    """The cheapest way to a cell, and its last step; of two the first one."""
    i, j = cell
    find = totals.get
    best, step = find((i - 1, j), math.inf) + skip, _ALONE
    total = find((i, j - 1), math.inf) + skip
    if total < best:
        best, step = total, _ALONE_THERE
    if not (i and j):
        return best, step
    x, y = gap.left[i - 1], gap.right[j - 1]
    most = costs.most_taken  # What begins so much above the best one is not better.
    total = find((i - 1, j - 1), math.inf)
    if total < best + most:
        total += pair_cost(x, y, gap.ratio, costs)
        if total < best:
            best, step = total, _PAIR
    if x.kind not in FLOWING or y.kind not in FLOWING:
        return best, step
    if i > 1 and (before := gap.left[i - 2]).kind is x.kind:
        total = find((i - 2, j - 1), math.inf) + costs.merge
        if total < best + most:
            total += merged_cost(before, x, y, gap.ratio, costs)
            if total < best:
                best, step = total, _TWO_TO_ONE
    if j > 1 and (before := gap.right[j - 2]).kind is y.kind:
        total = find((i - 1, j - 2), math.inf) + costs.merge
        if total < best + most:
            total += merged_cost(before, y, x, 1 / gap.ratio, costs)
            if total < best:
                best, step = total, _ONE_TO_TWO
    return best, step


def _walk_back(steps: Mapping[_Cell, _Cell], end: _Cell) -> Iterator[Step]:
    i, j = end
    while i or j:
        down, along = steps[i, j]
        yield (i - down, i), (j - along, j)
        i, j = i - down, j - along


# What a step costs ----------------------------------------------------------------


def pair_cost(left: Block, right: Block, ratio: float, costs: Costs) -> float:
    """The cost of two blocks that correspond; below zero when keys speak for it."""
    cost = _length_cost(left.length * ratio, right.length, costs)
    cost += _overlap_cost(left.keys, right.keys, costs)
    if left.kind != right.kind:
        if is_guess(left, right):
            return cost + costs.guessed_kind
        is_heading = Kind.HEADING in (left.kind, right.kind)
        cost += costs.heading if is_heading else costs.other_kind
    elif left.level != right.level:
        cost += costs.other_level
    return cost


def merged_cost(
    first: Block, second: Block, other: Block, ratio: float, costs: Costs
) -> float:
    """The cost of two blocks in a row that correspond to one of the other side."""
    cost = _length_cost((first.length + second.length) * ratio, other.length, costs)
    for part, rest in ((first.keys, second.keys), (second.keys, first.keys)):
        cost += _cover_cost(part, other.keys, costs)
        if part.isdisjoint(other.keys - rest):
            cost += costs.unsupported
    return cost


def is_guess(left: Block, right: Block) -> bool:
    """Whether one of them is only taken for a heading, since it is a short line."""
    kinds = {left.kind, right.kind}
    guessed = any(b.kind is Kind.HEADING and b.level == 0 for b in (left, right))
    return guessed and kinds == {Kind.HEADING, Kind.PARAGRAPH}


def _length_cost(expected: float, length: float, costs: Costs) -> float:
    letters = length + expected + SLACK
    spread = costs.spread + costs.letter_spread / math.sqrt(letters)
    return min((compare_lengths(expected, length) / spread) ** 2, costs.most_length)


def _overlap_cost(left: frozenset[str], right: frozenset[str], costs: Costs) -> float:
    """Less for each shared key, more for long texts that share none."""
    smaller = min(len(left), len(right))
    if not smaller:
        return 0.0
    shared = len(left & right)
    if shared:
        return -min(shared / smaller, costs.enough_shared) * costs.shared
    if smaller < costs.telling_keys:
        return 0.0
    return min(smaller / costs.unshared_keys, costs.most_unshared)


def _cover_cost(part: frozenset[str], whole: frozenset[str], costs: Costs) -> float:
    """Half of what `_overlap_cost` gives for a text that should be in a longer one."""
    if not part:
        return 0.0
    shared = len(part & whole)
    if shared:
        return -min(shared / len(part), costs.enough_shared) * costs.shared / 2
    if len(part) < costs.telling_part_keys:
        return 0.0
    return min(len(part) / costs.unshared_part_keys, costs.most_unshared_part)
