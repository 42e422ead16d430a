"""Finds which blocks of two language versions say the same.

Blocks that alone share a rare word, number or address are anchors; the longest chain of
anchors in order cuts the texts into small gaps, and each gap is filled by the cheapest
path of dynamic programming over lengths, kinds and shared words (Gale and Church, "A
program for aligning sentences in bilingual corpora", 1993, with cognates). The time
grows with the length of the texts since gaps are small, and a large one is searched
near its diagonal only.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from twinlint.alignment.units import Alignment, SentenceGap, Unit
from twinlint.languages import read_usual_ratio
from twinlint.mentions import Block, Kind, Mentions, cut_sentences

_GAP = 3.2
_LEAST_GAP = 1.2
_MERGE = 1.4
_BETTER = 1.3
"""Times the difference in length that may be left without a missing sentence."""
_BAND = 12
_WIDE = 1500
"""A gap of more cells than this is searched in a band only."""
_FLOWING = frozenset((Kind.PARAGRAPH, Kind.QUOTATION))

_Range = tuple[int, int, int, int]
_Step = tuple[tuple[int, int], tuple[int, int]]


def align(reference: Mentions, translation: Mentions) -> Alignment:
    """The units of two versions of a text."""
    left, right = reference.blocks, translation.blocks
    usual, least, most = read_usual_ratio(reference.locale, translation.locale)
    ratio = min(max(_measure_ratio(left, right, usual), least), most)
    anchors = _chain(_anchor_candidates(left, right))
    steps: list[_Step] = []
    i = j = 0
    for a, b in (*anchors, (len(left), len(right))):
        steps += _fill(left, right, (i, a, j, b), ratio)
        if a < len(left):
            steps.append(((a, a + 1), (b, b + 1)))
        i, j = a + 1, b + 1
    units = [Unit(left[a:b], right[c:d]) for (a, b), (c, d) in steps]
    units = _absorb(units, ratio)
    gaps = [gap for unit in units for gap in _find_gaps(unit, ratio)]
    units, gaps = _match_moved(units, gaps, usual)
    return Alignment(reference, translation, tuple(units), tuple(gaps), ratio)


def _measure_ratio(
    left: Sequence[Block], right: Sequence[Block], usual: float
) -> float:
    """Characters on the right for one on the left; the usual number for few."""
    a = sum(block.length for block in left)
    b = sum(block.length for block in right)
    return usual if a < 200 or b < 200 else b / a


def _anchor_candidates(
    left: Sequence[Block], right: Sequence[Block], *, is_strict: bool = True
) -> list[tuple[int, int, int]]:
    """Pairs of blocks with the number of keys only they have, best ones by block."""
    here, there = _unique_keys(left), _unique_keys(right)
    votes: dict[tuple[int, int], int] = {}
    for key, i in here.items():
        j = there.get(key, -1)
        if i >= 0 and j >= 0:
            pair = (i, j)
            votes[pair] = votes.get(pair, 0) + (2 if len(key) > 5 else 1)
    best: dict[int, tuple[int, int]] = {}
    """`{left: (count below zero, right)}`: the smallest is the best."""
    for (i, j), count in votes.items():
        small = min(len(left[i].keys), len(right[j].keys))
        enough = count >= 2 + small // 12 or (count >= 1 and small <= 5)
        fits = not is_strict or _may_pair(left[i], right[j])
        # Of two that share as much, the first one: keys come in no order.
        if enough and fits and (-count, j) < best.get(i, (0, 0)):
            best[i] = (-count, j)
    return [(i, j, -count) for i, (count, j) in sorted(best.items())]


def _may_pair(left: Block, right: Block) -> bool:
    """Whether two blocks are of one kind, as far as their texts tell."""
    return left.kind == right.kind or _is_guess(left, right)


def _is_guess(left: Block, right: Block) -> bool:
    """Whether one of them is only taken for a heading, since it is a short line."""
    kinds = {left.kind, right.kind}
    guessed = any(b.kind is Kind.HEADING and b.level == 0 for b in (left, right))
    return guessed and kinds == {Kind.HEADING, Kind.PARAGRAPH}


def _unique_keys(blocks: Sequence[Block]) -> dict[str, int]:
    """The block of each key, -1 for a key of several blocks."""
    found: dict[str, int] = {}
    for index, block in enumerate(blocks):
        for key in block.keys:
            found[key] = -1 if key in found else index
    return found


def _chain(candidates: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The heaviest chain of pairs that rises on both sides."""
    ends: list[int] = []
    """Right-hand ends of the best chains, rising; weights rise with them."""
    weights: list[int] = []
    links: list[int] = []
    previous: list[int] = []
    for index, (_, j, weight) in enumerate(candidates):
        at = bisect_left(ends, j)
        total = weight + (weights[at - 1] if at else 0)
        previous.append(links[at - 1] if at else -1)
        if at < len(ends) and ends[at] == j and weights[at] >= total:
            continue
        stop = at
        while stop < len(ends) and weights[stop] <= total:
            stop += 1
        ends[at:stop] = [j]
        weights[at:stop] = [total]
        links[at:stop] = [index]
    chain: list[tuple[int, int]] = []
    at = links[-1] if links else -1
    while at >= 0:
        chain.append(candidates[at][:2])
        at = previous[at]
    return chain[::-1]


def _fill(
    left: Sequence[Block], right: Sequence[Block], gap: _Range, ratio: float
) -> list[_Step]:
    """The steps through a gap between two anchors."""
    i, a, j, b = gap
    if i == a:
        return [((i, i), (k, k + 1)) for k in range(j, b)]
    if j == b:
        return [((k, k + 1), (j, j)) for k in range(i, a)]
    if a - i == b - j and all(
        _is_likely(left[i + k], right[j + k], ratio) for k in range(a - i)
    ):
        return [((i + k, i + k + 1), (j + k, j + k + 1)) for k in range(a - i)]
    return _search(left, right, gap, ratio)


def _is_likely(left: Block, right: Block, ratio: float) -> bool:
    if left.kind != right.kind or left.level != right.level:
        return False
    return abs(math.log((right.length + 8) / (left.length * ratio + 8))) < 0.5


def _search(
    left: Sequence[Block],
    right: Sequence[Block],
    gap: _Range,
    ratio: float,
    skip: float = _GAP,
) -> list[_Step]:
    """The cheapest steps through a gap; `skip` is the cost of a block left alone."""
    i0, i1, j0, j1 = gap
    rows, columns = i1 - i0, j1 - j0
    slope = columns / rows
    band = columns if rows * columns <= _WIDE else _BAND + int(slope)
    infinite = math.inf
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(rows + 1):
        middle = int(i * slope)
        for j in range(max(0, middle - band), min(columns, middle + band) + 1):
            best, step = costs.get((i, j), infinite), (0, 0)
            if i:
                cost = costs.get((i - 1, j), infinite) + skip
                if cost < best:
                    best, step = cost, (1, 0)
            if j:
                cost = costs.get((i, j - 1), infinite) + skip
                if cost < best:
                    best, step = cost, (0, 1)
            if i and j:
                x, y = left[i0 + i - 1], right[j0 + j - 1]
                cost = costs.get((i - 1, j - 1), infinite)
                if cost < best + 6:
                    cost += _pair_cost(x, y, ratio)
                    if cost < best:
                        best, step = cost, (1, 1)
                if x.kind in _FLOWING and y.kind in _FLOWING:
                    if i > 1 and (before := left[i0 + i - 2]).kind is x.kind:
                        cost = costs.get((i - 2, j - 1), infinite) + _MERGE
                        if cost < best + 6:
                            cost += _merged_cost(before, x, y, ratio)
                            if cost < best:
                                best, step = cost, (2, 1)
                    if j > 1 and (before := right[j0 + j - 2]).kind is y.kind:
                        cost = costs.get((i - 1, j - 2), infinite) + _MERGE
                        if cost < best + 6:
                            cost += _merged_cost(before, y, x, 1 / ratio)
                            if cost < best:
                                best, step = cost, (1, 2)
            if best < infinite:
                costs[i, j] = best
                steps[i, j] = step
    return list(_walk_back(steps, (rows, columns), (i0, j0)))[::-1]


def _walk_back(
    steps: dict[tuple[int, int], tuple[int, int]],
    end: tuple[int, int],
    origin: tuple[int, int],
) -> Iterator[_Step]:
    i, j = end
    while i or j:
        down, along = steps[i, j]
        a, b = origin[0] + i, origin[1] + j
        yield (a - down, a), (b - along, b)
        i, j = i - down, j - along


def _pair_cost(left: Block, right: Block, ratio: float) -> float:
    cost = _length_cost(left.length * ratio, right.length)
    cost += _overlap_cost(left.keys, right.keys)
    if left.kind != right.kind:
        if _is_guess(left, right):
            return cost + 1.0
        cost += 5.0 if Kind.HEADING in (left.kind, right.kind) else 2.5
    elif left.level != right.level:
        cost += 0.7
    return cost


def _merged_cost(first: Block, second: Block, other: Block, ratio: float) -> float:
    cost = _length_cost((first.length + second.length) * ratio, other.length)
    cost += _cover_cost(first.keys, other.keys) + _cover_cost(second.keys, other.keys)
    return cost


def _cover_cost(part: frozenset[str], whole: frozenset[str]) -> float:
    """Half of what `_overlap_cost` gives for a text that should be in a longer one."""
    if not part:
        return 0.0
    shared = len(part & whole)
    if shared:
        return -min(shared / len(part), 0.5) * 2.5
    return 0.0 if len(part) < 4 else min(len(part) / 8, 2.0)


def _length_cost(expected: float, length: float) -> float:
    difference = math.log((length + 8) / (expected + 8))
    spread = 0.15 + 3.0 / math.sqrt(length + expected + 8)
    return min((difference / spread) ** 2, 9.0)


def _overlap_cost(left: frozenset[str], right: frozenset[str]) -> float:
    """Less for each shared key, more for long texts that share none."""
    smaller = min(len(left), len(right))
    if not smaller:
        return 0.0
    shared = len(left & right)
    if shared:
        return -min(shared / smaller, 0.5) * 5.0
    return 0.0 if smaller < 5 else min(smaller / 5, 4.0)


def _absorb(units: Sequence[Unit], ratio: float) -> list[Unit]:
    """Units with the left-over paragraphs that a neighbour's length accounts for."""
    result: list[Unit] = []
    for unit in units:
        before = result[-1] if result else None
        merged = before and _merge(before, unit, ratio)
        if merged:
            result[-1] = merged
        else:
            result.append(unit)
    return result


def _merge(first: Unit, second: Unit, ratio: float) -> Unit | None:
    """Both as one unit if one is a left-over that makes the other's lengths agree."""
    if first.is_paired == second.is_paired:
        return None
    paired = first if first.is_paired else second
    blocks = (
        *first.reference,
        *second.reference,
        *first.translation,
        *second.translation,
    )
    if any(block.kind not in _FLOWING for block in blocks):
        return None
    together = Unit(
        first.reference + second.reference, first.translation + second.translation
    )
    apart, joined = abs(paired.log_ratio(ratio)), abs(together.log_ratio(ratio))
    fits = apart > 0.3 and joined < apart * 0.4
    if fits or (_is_sentence_by_sentence(together) and joined < 0.3):
        return together
    return None


def _is_sentence_by_sentence(unit: Unit) -> bool:
    """Whether both sides have several sentences, and as many."""
    first = sum(len(block.sentences) for block in unit.reference)
    second = sum(len(block.sentences) for block in unit.translation)
    return first == second > 1


def _match_moved(
    units: Sequence[Unit], gaps: Sequence[SentenceGap], usual: float
) -> tuple[list[Unit], list[SentenceGap]]:
    """Left-over blocks and sentences joined where they correspond at another place."""
    left = [unit.reference[0] for unit in units if not unit.translation]
    right = [unit.translation[0] for unit in units if not unit.reference]
    left += [gap.block for gap in gaps if gap.is_reference]
    right += [gap.block for gap in gaps if not gap.is_reference]
    if not left or not right:
        return list(units), list(gaps)
    here: set[int] = set()
    there: set[int] = set()
    moved: list[Unit] = []
    for i, j, count in _anchor_candidates(left, right, is_strict=False):
        smaller = min(len(left[i].keys), len(right[j].keys))
        pair = Unit((left[i],), (right[j],), is_moved=True)
        is_near = abs(pair.log_ratio(usual)) < 0.7
        if is_near and count * 3 >= smaller and right[j].start not in there:
            here.add(left[i].start)
            there.add(right[j].start)
            moved.append(pair)
    stayed = [
        unit
        for unit in units
        if unit.is_paired
        or (unit.reference and unit.reference[0].start not in here)
        or (unit.translation and unit.translation[0].start not in there)
    ]
    remaining = [
        gap
        for gap in gaps
        if gap.block.start not in (here if gap.is_reference else there)
    ]
    return stayed + moved, remaining


def _find_gaps(unit: Unit, ratio: float) -> Iterator[SentenceGap]:
    """Sentences of one side of a unit that the other side does not have."""
    if not unit.is_paired or any(
        block.kind in (Kind.CODE, Kind.ROW, Kind.HEADING) for block in unit.reference
    ):
        return
    first = sum(len(block.sentences) for block in unit.reference)
    second = sum(len(block.sentences) for block in unit.translation)
    if first + second < 3:
        return
    off = unit.log_ratio(ratio)
    if abs(off) < (0.25 if first == second else 0.06):
        return
    left = [piece for block in unit.reference for piece in cut_sentences(block)]
    right = [piece for block in unit.translation for piece in cut_sentences(block)]
    # The more the lengths disagree, the likelier is a gap than a free translation.
    skip = max(_LEAST_GAP, _GAP - 5 * max(0.0, abs(off) - 0.15))
    steps = _search(left, right, (0, len(left), 0, len(right)), ratio, skip)
    gaps: list[SentenceGap] = []
    for (a, b), (c, d) in steps:
        if c == d and off < 0:
            place = right[c].start if c < len(right) else right[-1].end
            gaps.append(SentenceGap(unit, left[a], True, place))
        elif a == b and off > 0:
            place = left[a].start if a < len(left) else left[-1].end
            gaps.append(SentenceGap(unit, right[c], False, place))
    if gaps and _explain(unit, gaps, ratio, abs(off)):
        yield from gaps


def _explain(unit: Unit, gaps: Sequence[SentenceGap], ratio: float, off: float) -> bool:
    """Whether the lengths agree better without what is missing.

    Where they do not, the other side says it inside another sentence.
    """
    first, second = unit.lengths
    missing = sum(gap.block.length for gap in gaps)
    if gaps[0].is_reference:
        first -= missing
    else:
        second -= missing
    return abs(math.log((second + 8) / (first * ratio + 8))) < off * _BETTER
