"""Finds the sentences of corresponding blocks that only one side has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twinlint.alignment.costs import Costs
from twinlint.alignment.search import Gap, Step, merged_cost, pair_cost, search
from twinlint.alignment.units import SentenceGap, Unit, compare_lengths
from twinlint.mentions import Block, Kind, Stems, cut_sentences

_UNCUT = frozenset((Kind.CODE, Kind.ROW, Kind.HEADING))
"""Kinds that have no sentences."""


def find_sentence_gaps(
    unit: Unit, stems: tuple[Stems, Stems], ratio: float, costs: Costs
) -> Iterator[SentenceGap]:
    """Sentences of one side of a unit that the other side does not have."""
    if not unit.is_paired or any(block.kind in _UNCUT for block in unit.reference):
        return
    first = sum(len(block.sentences) for block in unit.reference)
    second = sum(len(block.sentences) for block in unit.translation)
    off = unit.log_ratio(ratio)
    if first + second < costs.gap_sentences:
        return
    # Words may tell that nothing else is missing; without them, only lengths do.
    usual = 0.0 if all(each.has_concepts for each in stems) else costs.gap_ratio
    if abs(off) < (costs.even_gap_ratio if first == second else usual):
        return
    left = [piece for each in unit.reference for piece in cut_sentences(each, stems[0])]
    right = [
        piece for each in unit.translation for piece in cut_sentences(each, stems[1])
    ]
    if not (left and right):
        return  # All that one side says is signs, which are no sentence.
    # The more the lengths disagree, the likelier is a gap than a free translation.
    fall = costs.skip_fall * max(0.0, abs(off) - costs.sure_ratio)
    skip = max(costs.least_skip, costs.skip - fall)
    steps = search(Gap(left, right, ratio), costs, skip)
    here = [
        SentenceGap(unit, left[a], True, _find_place(right, c))
        for (a, _), (c, d) in steps
        if c == d
    ]
    there = [
        SentenceGap(unit, right[c], False, _find_place(left, a))
        for (a, b), (c, _) in steps
        if a == b
    ]
    # Where both sides have some, the lengths tell which one really has more.
    is_more = off < 0 if (here and there) or first == second else first > second
    gaps = here if is_more else there
    spare = _find_spare(steps, left, right, is_reference=is_more)
    gaps = [gap for gap in gaps if not _is_covered(gap.block, spare, costs)]
    twins = _find_twins(steps, left, right, is_reference=is_more)
    gaps = [_find_alternative(gap, twins, ratio, costs, skip) for gap in gaps]
    if gaps and _measure_rest(unit, gaps, ratio) < max(
        abs(off) * costs.better, costs.usual_rest
    ):
        yield from gaps


def _find_place(pieces: Sequence[Block], at: int) -> int:
    """Offset where a sentence would stand before another one, or after the last."""
    return pieces[at].start if at < len(pieces) else pieces[-1].end


def _find_spare(
    steps: Sequence[Step],
    left: Sequence[Block],
    right: Sequence[Block],
    *,
    is_reference: bool,
) -> frozenset[str]:
    """Keys that sentences of the other side have beside those they correspond to."""
    spare: set[str] = set()
    for (a, b), (c, d) in steps:
        mine = frozenset().union(*(piece.keys for piece in left[a:b]))
        theirs = frozenset().union(*(piece.keys for piece in right[c:d]))
        spare |= theirs - mine if is_reference else mine - theirs
    return frozenset(spare)


def _find_twins(
    steps: Sequence[Step],
    left: Sequence[Block],
    right: Sequence[Block],
    *,
    is_reference: bool,
) -> list[tuple[Block, Block | None]]:
    """The sentences of one side in order, each with the one it corresponds to."""
    twins: list[tuple[Block, Block | None]] = []
    for (a, b), (c, d) in steps:
        is_pair = b - a == d - c == 1
        mine, theirs = (
            (left[a:b], right[c:d]) if is_reference else (right[c:d], left[a:b])
        )
        twins += ((piece, theirs[0] if is_pair else None) for piece in mine)
    return twins


def _find_alternative(
    gap: SentenceGap,
    twins: Sequence[tuple[Block, Block | None]],
    ratio: float,
    costs: Costs,
    skip: float,
) -> SentenceGap:
    """The gap with a neighbour that may as well be missing, or be told with it.

    It corresponds no better than the missing sentence, or both correspond hardly worse
    to the one that it alone does; `skip` is what a missing one costs.
    """
    usual = ratio if gap.is_reference else 1 / ratio
    at = next(i for i, (piece, _) in enumerate(twins) if piece is gap.block)
    for piece, twin in (*twins[max(0, at - 1) : at], *twins[at + 1 : at + 2]):
        if twin is None:
            continue
        alone = pair_cost(piece, twin, usual, costs)
        instead = pair_cost(gap.block, twin, usual, costs)
        together = merged_cost(piece, gap.block, twin, usual, costs) + costs.merge
        if (
            instead < alone + costs.alike
            or together < alone + skip + costs.told_together
        ):
            return replace(gap, alternative=piece)
    return gap


def _is_covered(piece: Block, spare: frozenset[str], costs: Costs) -> bool:
    """Whether the other side says much of a sentence, in whatever sentences."""
    shared = len(piece.keys & spare)
    return shared >= costs.covering_keys and shared >= costs.covered * len(piece.keys)


def _measure_rest(unit: Unit, gaps: Sequence[SentenceGap], ratio: float) -> float:
    """How far the lengths are apart without what is missing.

    Where it is farther than before, the other side says it inside another sentence.
    """
    first, second = unit.lengths
    missing = sum(gap.block.length for gap in gaps)
    if gaps[0].is_reference:
        first -= missing
    else:
        second -= missing
    return abs(compare_lengths(first * ratio, second))
