"""Finds which blocks of two language versions say the same.

Blocks that alone share a rare word, number or address are anchors; the longest chain of
anchors in order cuts the texts into small gaps, and each gap is filled by the cheapest
path of dynamic programming over lengths, kinds and shared words (Gale and Church, "A
program for aligning sentences in bilingual corpora", 1993, with cognates). The time
grows with the length of the texts since gaps are small, and a large one is searched
near its diagonal only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from twinlint.alignment.costs import USUAL_COSTS, Costs
from twinlint.alignment.gaps import find_sentence_gaps
from twinlint.alignment.order import order_alike
from twinlint.alignment.regroup import regroup
from twinlint.alignment.search import (
    Gap,
    Step,
    is_guess,
    pair_cost,
    search,
)
from twinlint.alignment.units import Alignment, SentenceGap, Unit, compare_lengths
from twinlint.languages import read_usual_ratio
from twinlint.mentions import (
    CONCEPT,
    Block,
    Mentions,
    Stems,
    make_stems,
)

_END = -1
"""Where a chain of anchors has no pair before."""
_Between = tuple[int, int, int, int]
"""Blocks between two anchors: from, to on the left; from, to on the right."""


def align_versions(
    reference: Mentions, translation: Mentions, costs: Costs = USUAL_COSTS
) -> Alignment:
    """The units of two versions of a text."""
    ordered = order_alike(reference, translation)
    left, right = ordered.left, ordered.right
    usual, least, most = read_usual_ratio(reference.locale, translation.locale)
    ratio = min(max(_measure_ratio(left, right, usual), least), most)
    sure = {i: (i, j, costs.entry_votes) for i, j in ordered.anchors}
    likely = {each[0]: each for each in _anchor_candidates(left, right, costs)}
    anchors = _chain(sorted((likely | sure).values()))
    steps: list[Step] = []
    i = j = 0
    if reference.is_message and len(left) == len(right) == 1:
        anchors = [(0, 0)]  # Whatever it says is the translation.
    for a, b in (*anchors, (len(left), len(right))):
        steps += _fill(left, right, (i, a, j, b), ratio, costs)
        if a < len(left):
            steps.append(((a, a + 1), (b, b + 1)))
        i, j = a + 1, b + 1
    units = [Unit(left[a:b], right[c:d]) for (a, b), (c, d) in steps]
    ratio = min(max(_measure_paired(units, usual, costs), least), most)
    stems = (
        make_stems(reference.locale, translation.locale),
        make_stems(translation.locale, reference.locale),
    )
    units = regroup(units, stems, ratio, costs)
    units = _put_moved_last(units, ordered.moved)
    gaps = _find_gaps(units, stems, ratio, costs)
    moved = _match_moved(units, gaps, costs, usual)
    here = {unit.reference[0].start for unit in moved}
    there = {unit.translation[0].start for unit in moved}
    gaps = [g for g in gaps if g.block.start not in (here if g.is_reference else there)]
    shuffled = [Unit((x,), (y,), is_moved=True) for x, y in ordered.shuffled]
    telling = {b.start for b in right if len(b.keys) >= costs.telling_keys}
    shuffled += (unit for unit in moved if unit.translation[0].start in telling)
    return Alignment(
        reference,
        translation,
        (*_leave_out(units, here, there), *moved),
        tuple(gaps),
        () if reference.is_unordered or translation.is_unordered else tuple(shuffled),
        ratio,
    )


def _put_moved_last(units: Sequence[Unit], moved: frozenset[int]) -> list[Unit]:
    """The units, those that stand elsewhere in one of the texts at the end."""
    if not moved:
        return list(units)
    stayed: list[Unit] = []
    last: list[Unit] = []
    for unit in units:
        if unit.is_paired and not moved.isdisjoint(b.start for b in unit.translation):
            last.append(replace(unit, is_moved=True))
        else:
            stayed.append(unit)
    return stayed + last


def _measure_ratio(
    left: Sequence[Block], right: Sequence[Block], usual: float
) -> float:
    """Characters on the right for one on the left; the usual number for few."""
    a = sum(block.length for block in left)
    b = sum(block.length for block in right)
    return usual if a < 200 or b < 200 else b / a


def _measure_paired(units: Sequence[Unit], usual: float, costs: Costs) -> float:
    """The same number for blocks of as many sentences, and only for them.

    What one version lacks says nothing of how long its sentences are. The fewer there
    are, the likelier is the usual number.
    """
    paired = [
        unit.lengths
        for unit in units
        if unit.is_paired
        and abs(unit.log_ratio(usual)) < costs.likely_ratio
        and _count_sentences(unit.reference) == _count_sentences(unit.translation)
    ]
    first = sum(lengths[0] for lengths in paired)
    second = sum(lengths[1] for lengths in paired)
    if first < 200 or second < 200:
        return usual
    few = costs.few_letters
    return (second + few * usual) / (first + few)


def _count_sentences(blocks: Sequence[Block]) -> int:
    return sum(len(block.sentences) for block in blocks)


def _anchor_candidates(
    left: Sequence[Block],
    right: Sequence[Block],
    costs: Costs,
    *,
    is_strict: bool = True,
) -> list[tuple[int, int, int]]:
    """Pairs of blocks with the number of keys only they have, best ones by block."""
    here, there = _unique_keys(left), _unique_keys(right)
    votes: dict[tuple[int, int], int] = {}
    for key, i in here.items():
        j = there.get(key, -1)
        if i >= 0 and j >= 0:
            pair = (i, j)
            votes[pair] = votes.get(pair, 0) + (2 if len(key) > costs.long_key else 1)
    best: dict[int, tuple[int, int]] = {}
    """`{left: (count below zero, right)}`: the smallest is the best."""
    for (i, j), count in votes.items():
        small = min(len(left[i].keys), len(right[j].keys))
        asked = costs.anchor_votes + small // costs.keys_for_vote
        off = compare_lengths(left[i].length, right[j].length)
        is_short = small <= costs.few_keys and abs(off) < costs.anchor_ratio
        enough = count >= asked or is_short
        fits = not is_strict or _may_pair(left[i], right[j])
        # Of two that share as much, the first one: keys come in no order.
        if enough and fits and (-count, j) < best.get(i, (0, 0)):
            best[i] = (-count, j)
    return [(i, j, -count) for i, (count, j) in sorted(best.items())]


def _may_pair(left: Block, right: Block) -> bool:
    """Whether two blocks are of one kind, as far as their texts tell."""
    return left.kind == right.kind or is_guess(left, right)


def _unique_keys(blocks: Sequence[Block]) -> dict[str, int]:
    """The block of each key, -1 for a key of several blocks."""
    found: dict[str, int] = {}
    for index, block in enumerate(blocks):
        for key in block.keys:
            if key[0] != CONCEPT:  # Many words mean one thing: no anchor.
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
        previous.append(links[at - 1] if at else _END)
        if at < len(ends) and ends[at] == j and weights[at] >= total:
            continue
        stop = at
        while stop < len(ends) and weights[stop] <= total:
            stop += 1
        ends[at:stop] = [j]
        weights[at:stop] = [total]
        links[at:stop] = [index]
    chain: list[tuple[int, int]] = []
    at = links[-1] if links else _END
    while at >= 0:
        chain.append(candidates[at][:2])
        at = previous[at]
    return chain[::-1]


def _fill(
    left: Sequence[Block],
    right: Sequence[Block],
    between: _Between,
    ratio: float,
    costs: Costs,
) -> list[Step]:
    """The steps between two anchors."""
    i, a, j, b = between
    if i == a:
        return [((i, i), (k, k + 1)) for k in range(j, b)]
    if j == b:
        return [((k, k + 1), (j, j)) for k in range(i, a)]
    gap = Gap(left[i:a], right[j:b], ratio)
    if a - i == b - j and all(
        _is_likely(x, y, ratio, costs) for x, y in zip(gap.left, gap.right, strict=True)
    ):
        return [((i + k, i + k + 1), (j + k, j + k + 1)) for k in range(a - i)]
    return [
        ((i + c, i + d), (j + e, j + f))
        for (c, d), (e, f) in search(gap, costs, costs.skip)
    ]


def _is_likely(left: Block, right: Block, ratio: float, costs: Costs) -> bool:
    if left.kind != right.kind or left.level != right.level:
        return False
    off = compare_lengths(left.length * ratio, right.length)
    return abs(off) < costs.likely_ratio


def _find_gaps(
    units: Sequence[Unit], stems: tuple[Stems, Stems], ratio: float, costs: Costs
) -> list[SentenceGap]:
    """Sentences that one side of a unit lacks, and that do not begin the next unit."""
    found = [list(find_sentence_gaps(unit, stems, ratio, costs)) for unit in units]
    for before, after in pairwise(found):
        if before and after and _is_shifted(before[-1], after[0], ratio, costs):
            del before[-1], after[0]
    return [gap for gaps in found for gap in gaps]


def _is_shifted(
    before: SentenceGap, after: SentenceGap, ratio: float, costs: Costs
) -> bool:
    """Whether two gaps are one sentence, which only ends a paragraph in one version."""
    if before.is_reference is after.is_reference:
        return False
    ended, begun = (
        gap.unit.reference if gap.is_reference else gap.unit.translation
        for gap in (before, after)
    )
    if before.block.end < ended[-1].sentences[-1].end or (
        after.block.start > begun[0].sentences[0].start
    ):
        return False
    pair = (before, after) if before.is_reference else (after, before)
    left, right = (gap.block for gap in pair)
    return pair_cost(left, right, ratio, costs) < 0  # Keys speak for it.


def _match_moved(
    units: Sequence[Unit],
    gaps: Sequence[SentenceGap],
    costs: Costs,
    usual: float,
) -> list[Unit]:
    """Left-over blocks and sentences that correspond at another place."""
    left = [unit.reference[0] for unit in units if not unit.translation]
    right = [unit.translation[0] for unit in units if not unit.reference]
    left += [gap.block for gap in gaps if gap.is_reference]
    right += [gap.block for gap in gaps if not gap.is_reference]
    taken: set[int] = set()
    moved: list[Unit] = []
    for i, j, count in _anchor_candidates(left, right, costs, is_strict=False):
        smaller = min(len(left[i].keys), len(right[j].keys))
        pair = Unit((left[i],), (right[j],), is_moved=True)
        is_near = abs(pair.log_ratio(usual)) < costs.moved_ratio
        is_same = is_near and count * costs.moved_keys >= smaller
        if is_same and right[j].start not in taken:
            taken.add(right[j].start)
            moved.append(pair)
    known = {unit.reference[0].start for unit in moved}
    for i, j in _find_alike(left, right, costs):
        pair = Unit((left[i],), (right[j],), is_moved=True)
        is_near = abs(pair.log_ratio(usual)) < costs.moved_ratio
        if is_near and left[i].start not in known and right[j].start not in taken:
            taken.add(right[j].start)
            known.add(left[i].start)
            moved.append(pair)
    return moved


def _find_alike(
    left: Sequence[Block], right: Sequence[Block], costs: Costs
) -> list[tuple[int, int]]:
    """Pairs of left-over blocks that share much, words of one meaning too; best first.

    A key of many blocks tells none of them from the others.
    """
    homes: dict[str, list[int]] = {}
    for j, block in enumerate(right):
        for key in block.keys:
            homes.setdefault(key, []).append(j)
    uses = Counter(key for block in left for key in block.keys)
    votes: Counter[tuple[int, int]] = Counter()
    for i, block in enumerate(left):
        for key in block.keys:
            there = homes.get(key, ())
            if len(there) <= costs.moved_homes and uses[key] <= costs.moved_homes:
                votes.update((i, j) for j in there)
    found = [
        (count / min(len(left[i].keys), len(right[j].keys)), i, j)
        for (i, j), count in votes.items()
        if count >= costs.moved_votes
    ]
    # Of two that share as much, the first one: keys come in no order.
    found.sort(key=lambda each: (-each[0], *each[1:]))
    return [(i, j) for share, i, j in found if share >= costs.moved_share]


def _leave_out(
    units: Sequence[Unit], here: set[int], there: set[int]
) -> Iterator[Unit]:
    """The units without blocks alone that begin at some offsets of either side."""
    for unit in units:
        alone = unit.reference if not unit.translation else unit.translation
        others = here if not unit.translation else there
        if unit.is_paired or alone[0].start not in others:
            yield unit
