"""Joins blocks that were cut otherwise: looks at sentences that one side seems to lack.

What one language says in a list, the other says in a paragraph; two items are one. So
blocks left alone are cut into sentences, with those beside them, and aligned once more.
Blocks whose sentences correspond are one unit, unless as much is left alone as before
or what was paired no longer is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from twinlint.alignment.costs import Costs
from twinlint.alignment.search import Gap, Step, search
from twinlint.alignment.units import Unit
from twinlint.mentions import Block, Kind, Stems, cut_sentences

_BESIDE = 1
"""Units on either side of what is left alone that may hold its sentences."""
_CUT = frozenset((Kind.PARAGRAPH, Kind.QUOTATION, Kind.ITEM))
"""Kinds whose sentences may stand in another block."""


def regroup(
    units: Sequence[Unit], stems: tuple[Stems, Stems], ratio: float, costs: Costs
) -> list[Unit]:
    """The units, some of them joined, so that less is left alone."""
    result: list[Unit] = []
    done = 0
    for start, end in _find_regions(units):
        result += units[done:start]
        region = _Region(units[start:end], stems)
        result += region.join(ratio, costs) or units[start:end]
        done = end
    result += units[done:]
    return result


def _find_regions(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Units in a row around those that are left alone, as indices."""
    start = end = 0
    for at, unit in enumerate(units):
        if unit.is_paired:
            continue
        if end and at - _BESIDE <= end:
            end = min(at + 1 + _BESIDE, len(units))
            continue
        if end:
            yield start, end
        start, end = max(at - _BESIDE, end), min(at + 1 + _BESIDE, len(units))
    if end:
        yield start, end


class _Region:
    """Units in a row, with the sentences of both sides."""

    def __init__(self, units: Sequence[Unit], stems: tuple[Stems, Stems]) -> None:
        self.alone = sum(sum(unit.lengths) for unit in units if not unit.is_paired)
        """Letters of the blocks that are left alone."""
        self.units = units
        self.left = [block for unit in units for block in unit.reference]
        self.right = [block for unit in units for block in unit.translation]
        self.mine = tuple(_cut(self.left, stems[0]))
        self.theirs = tuple(_cut(self.right, stems[1]))

    def join(self, ratio: float, costs: Costs) -> list[Unit]:
        """Units of the blocks whose sentences correspond; none if much stays alone."""
        if not self.mine or not self.theirs:
            return []
        here, there = (
            [piece for _, piece in side] for side in (self.mine, self.theirs)
        )
        steps = search(Gap(here, there, ratio), costs, costs.skip)
        alone = sum(
            sum(piece.length for piece in (*here[i:i2], *there[j:j2]))
            for (i, i2), (j, j2) in steps
            if i == i2 or j == j2
        )
        if alone > self.alone * costs.regroup_share:
            return []
        joined = list(self._join_blocks(steps))
        return joined if self._keeps_pairs(joined) else []

    def _keeps_pairs(self, joined: Sequence[Unit]) -> bool:
        """Whether what was paired before still is."""
        here = {b.start: at for at, unit in enumerate(joined) for b in unit.reference}
        there = {b.start: at for at, u in enumerate(joined) for b in u.translation}
        return all(
            len(
                {here[block.start] for block in unit.reference}
                | {there[block.start] for block in unit.translation}
            )
            == 1
            for unit in self.units
        )

    def _join_blocks(self, steps: Iterable[Step]) -> Iterator[Unit]:
        """Blocks in the order of both sides, in one unit where sentences join them."""
        spans: list[tuple[int, int, int, int]] = []
        """First and last block of the left, first and last one of the right."""
        for (i, i2), (j, j2) in steps:
            if i == i2 or j == j2:
                continue
            a, b = self.mine[i][0], self.mine[i2 - 1][0]
            c, d = self.theirs[j][0], self.theirs[j2 - 1][0]
            if spans and (a <= spans[-1][1] or c <= spans[-1][3]):
                a, _, c, _ = spans.pop()
            spans.append((a, b, c, d))
        left = right = 0
        for a, b, c, d in (*spans, (len(self.left), 0, len(self.right), 0)):
            yield from (Unit((block,), ()) for block in self.left[left:a])
            yield from (Unit((), (block,)) for block in self.right[right:c])
            left, right = b + 1, d + 1
            if a < len(self.left):
                yield Unit(tuple(self.left[a:left]), tuple(self.right[c:right]))


def _cut(blocks: Sequence[Block], stems: Stems) -> Iterator[tuple[int, Block]]:
    """The sentences of some blocks, each with the index of its block."""
    for at, block in enumerate(blocks):
        if block.kind in _CUT:
            yield from ((at, piece) for piece in cut_sentences(block, stems))
        else:
            yield at, block
