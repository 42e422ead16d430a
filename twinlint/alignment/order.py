"""Puts the items of lists of two versions into one order (translated A to Z lists).

A glossary, a list of themes, an index: what comes first in one language comes last in
the other, and nothing is wrong. A list is taken for one that is sorted when it is on
both sides; its entries are matched by the words, values and links that they share. In
other lists another order is a difference, told once for the list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from twinlint.data import dataclass
from twinlint.mentions import Block, Kind, Mentions
from twinlint.spelling import fold

_WORD = re.compile(r"[^\W_]+")
_FEWEST = 2
"""Entries of a list that has an order."""
_INITIALS = 3
"""Letters in the order of the alphabet, as headings, that make an index."""
_LONG = 20
"""Entries of a list of which a few may be out of order; by chance half of them are."""
_STRAY = 0.1
"""Share of such entries."""
_TELLING = 3
"""Entries of a list that is known by their number where others have no twin."""
_SURE = 1.0
"""Keys of its own that an entry has to share more where it would stand elsewhere."""
_AHEAD = 8
"""Lists among which the one with as many entries is looked for."""

_Range = tuple[int, int]
"""From the first block to before the last one."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """The blocks of both sides, in one order as far as lists are sorted."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    moved: frozenset[int]
    """Offsets of the blocks on the right that stand elsewhere in their text."""
    anchors: tuple[tuple[int, int], ...]
    """The first blocks of entries that correspond, in the order of both sides."""
    shuffled: tuple[tuple[Block, Block], ...]
    """Of each list in another order that is not sorted, the first entry elsewhere."""


def order_alike(reference: Mentions, translation: Mentions) -> Ordered:
    """The blocks of two versions, with the lists of the right in the order of the left.

    Headings of one letter, which the entries of an index bring along, are left out.
    """
    left, right = _leave_out_initials(reference), _leave_out_initials(translation)
    here = _Side(reference, left)
    there = _Side(translation, right)
    order = list(range(len(right)))
    anchors: list[tuple[int, int]] = []
    shuffled: list[tuple[Block, Block]] = []
    done = 0
    for mine, theirs in _pair_lists(here.lists, there.lists):
        if theirs[0][0] < done:
            continue  # Inside a list that has its order already.
        is_sorted = here.is_sorted(mine) and there.is_sorted(theirs)
        if not is_sorted and left[mine[0][0]].kind is Kind.ROW:
            continue  # What columns say makes the order of a table.
        is_short = len(here.lists) != len(there.lists) and len(mine) < _TELLING
        if not is_sorted and (len(mine) != len(theirs) or is_short):
            continue  # Perhaps another list.
        pairs = _match_entries(here, there, mine, theirs, is_sure=not is_sorted)
        if any(a[1] > b[1] for a, b in pairwise(pairs)):
            if not is_sorted:
                i, j = next((i, j) for i, j in pairs if i != j)
                shuffled.append((left[mine[i][0]], right[theirs[j][0]]))
            start, done = theirs[0][0], theirs[-1][1]
            order[start:done] = _arrange(theirs, pairs)
            places = {at: start + i for i, at in enumerate(order[start:done])}
            anchors += ((mine[i][0], places[theirs[j][0]]) for i, j in pairs)
    moved = frozenset(right[at].start for i, at in enumerate(order) if at != i)
    arranged = tuple(right[at] for at in order)
    return Ordered(tuple(left), arranged, moved, tuple(anchors), tuple(shuffled))


def _leave_out_initials(mentions: Mentions) -> list[Block]:
    """The blocks without the headings of one letter, where they are in order."""
    initials = [
        mentions.plain[block.start : block.end].strip("\0 ")
        for block in mentions.blocks
        if _is_initial(block)
    ]
    if len(initials) < _INITIALS or not _are_sorted(initials):
        return list(mentions.blocks)
    return [block for block in mentions.blocks if not _is_initial(block)]


def _is_initial(block: Block) -> bool:
    return block.kind is Kind.HEADING and block.length <= 2 and len(block.words) == 1


def _are_sorted(labels: Sequence[str]) -> bool:
    """Whether texts are in the order of the alphabet, whatever their accents.

    In a long list a few may stand elsewhere: signs, and what a program sorts otherwise.
    """
    keys = [" ".join(_WORD.findall(fold(label))) for label in labels]
    if 2 * sum(key[:1].isdecimal() for key in keys) > len(keys):
        return False  # What is numbered is in order, and means that order.
    if len(keys) >= _LONG:
        keys = [key for key in keys if key]
    strays = sum(a > b for a, b in pairwise(keys))
    allowed = len(keys) * _STRAY if len(keys) >= _LONG else 0
    return strays <= allowed and len(keys) > 1 and keys[0] != keys[-1]


class _Side:
    """The blocks of one version, and its lists."""

    def __init__(self, mentions: Mentions, blocks: Sequence[Block]) -> None:
        self.mentions = mentions
        self.blocks = blocks
        found = self._find_marked() if mentions.entries else self._find_items()
        lists = (*found, *self._find_rows(), *self._find_sections())
        self.lists = sorted(each for each in lists if len(each) >= _FEWEST)

    def _find_marked(self) -> Iterator[tuple[_Range, ...]]:
        """The lists whose entries the format tells; those of an index are one."""
        starts = [block.start for block in self.blocks]
        lists: dict[int, list[_Range]] = {}
        for entry in self.mentions.entries:
            a, b = bisect_left(starts, entry.start), bisect_left(starts, entry.end)
            if a < b:
                lists.setdefault(entry.owner, []).append((a, b))
        has_index = len(self.blocks) < len(self.mentions.blocks)
        joined: list[_Range] = []
        for ranges in lists.values():
            if has_index and joined and joined[-1][1] == ranges[0][0]:
                joined += ranges
                continue
            yield tuple(joined)
            joined = ranges
        yield tuple(joined)

    def _find_items(self) -> Iterator[tuple[_Range, ...]]:
        """The lists of items of one level, each with the deeper ones below it."""
        yield from _find_levels(
            self.blocks, lambda block: block.kind is Kind.ITEM, lambda block: False
        )

    def _find_rows(self) -> Iterator[tuple[_Range, ...]]:
        """The tables, row by row: an index may be one."""
        yield from _find_levels(
            self.blocks, lambda block: block.kind is Kind.ROW, lambda block: False
        )

    def _find_sections(self) -> Iterator[tuple[_Range, ...]]:
        """The sections of one level, with all below their headings."""
        yield from _find_levels(
            self.blocks, lambda block: block.kind is Kind.HEADING, lambda block: True
        )

    def is_sorted(self, entries: tuple[_Range, ...]) -> bool:
        """Whether the entries of a list are in the order of the alphabet."""
        return _are_sorted([self._read_label(entry) for entry in entries])

    def _read_label(self, entry: _Range) -> str:
        """The words of an entry's first heading, else of its first block."""
        blocks = self.blocks[entry[0] : entry[1]]
        headings = (block for block in blocks if block.kind is Kind.HEADING)
        first = next(headings, blocks[0])
        return self.mentions.plain[first.start : first.end].replace("\0", "")

    def read_keys(self, entry: _Range) -> frozenset[str]:
        """What a translation of an entry is likely to keep."""
        blocks = self.blocks[entry[0] : entry[1]]
        return frozenset().union(*(block.keys for block in blocks))


def _find_levels(
    blocks: Sequence[Block],
    begins: Callable[[Block], bool],
    goes_on: Callable[[Block], bool],
) -> Iterator[tuple[_Range, ...]]:
    """The lists of blocks that begin an entry of one level, until something ends them.

    A deeper entry belongs to the one before it, a higher one ends the list.
    """
    open_lists: list[tuple[int, list[int]]] = []
    """Level and beginnings of the entries, the highest level first."""
    for at, block in enumerate((*blocks, None)):
        starts = block is not None and begins(block)
        if not starts and block is not None and goes_on(block):
            continue
        level = block.level if block is not None and starts else -1
        while open_lists and open_lists[-1][0] > level:
            _, marks = open_lists.pop()
            yield tuple(pairwise((*marks, at)))
        if starts:
            if not open_lists or open_lists[-1][0] < level:
                open_lists.append((level, []))
            open_lists[-1][1].append(at)


def _pair_lists(
    left: Sequence[tuple[_Range, ...]], right: Sequence[tuple[_Range, ...]]
) -> Iterator[tuple[tuple[_Range, ...], tuple[_Range, ...]]]:
    """Lists of both sides that correspond by their order and number of entries."""
    are_alike = len(left) == len(right)
    done = 0
    for at, mine in enumerate(left):
        first = at if are_alike else done
        last = first + 1 if are_alike else done + _AHEAD
        for other in range(first, min(last, len(right))):
            if are_alike or len(right[other]) == len(mine):
                done = other + 1
                yield mine, right[other]
                break


def _match_entries(
    here: _Side,
    there: _Side,
    mine: Sequence[_Range],
    theirs: Sequence[_Range],
    *,
    is_sure: bool,
) -> list[_Range]:
    """Pairs of entries, by their numbers in the lists; the rest in order.

    As they stand unless what is shared speaks for another order: each entry that would
    stand elsewhere has to, where that is to be sure.
    """
    left = [here.read_keys(entry) for entry in mine]
    right = [there.read_keys(entry) for entry in theirs]
    votes = _count_votes(left, right)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _ in sorted(votes.items(), key=lambda each: (-each[1], each[0])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    as_they_stand = sum(votes.get((i, i), 0.0) for i in range(len(mine)))
    if sum(votes[pair] for pair in pairs.items()) <= as_they_stand:
        return []
    if is_sure and any(
        votes[i, j] < _SURE + max(votes.get((i, i), 0.0), votes.get((j, j), 0.0))
        for i, j in pairs.items()
        if i != j
    ):
        return []
    rest = (j for j in range(len(theirs)) if j not in taken)
    lone = [i for i in range(len(mine)) if i not in pairs]
    others = dict(zip(lone, rest, strict=False))
    if is_sure and any(i != j for i, j in others.items()):
        return []
    return sorted((pairs | others).items())


def _count_votes(
    left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]
) -> Mapping[_Range, float]:
    """How much each two entries share, a key that few entries have counting more."""
    shared = frozenset().union(*left) & frozenset().union(*right)
    here, there = _index(left, shared), _index(right, shared)
    votes: dict[_Range, float] = {}
    for key, mine in here.items():
        theirs = there[key]
        if len(mine) * len(theirs) > len(left) + len(right):
            continue  # Tells nothing, and would take time.
        for i in mine:
            for j in theirs:
                weight = 1 / max(len(mine), len(theirs))
                votes[i, j] = votes.get((i, j), 0.0) + weight
    return votes


def _index(entries: Iterable[frozenset[str]], asked: Set[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, keys in enumerate(entries):
        # Votes are sums, and sums depend on their order.
        for key in sorted(keys & asked):
            found.setdefault(key, []).append(at)
    return found


def _arrange(theirs: Sequence[_Range], pairs: Sequence[_Range]) -> list[int]:
    """The blocks of a list in the order of the other side; entries without one last."""
    wanted = [j for _, j in pairs]
    wanted += sorted(set(range(len(theirs))) - set(wanted))
    return [at for j in wanted for at in range(*theirs[j])]
