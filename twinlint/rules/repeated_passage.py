"""Sentences, a paragraph or an item of a list stand twice in a row.

Why: they were pasted twice; all readers see it, and no translator should repeat it.
Wrong:
    en: |
        The four municipalities test solutions in a district.
        The four municipalities test solutions in a district.
Right:
    fr: Les quatre communes testent des solutions dans un quartier.
Fix: delete one of the two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from operator import attrgetter, eq

from twinlint.comparison import Comparison, make_place, quote
from twinlint.finding import Finding, Fix, Message, Rule, message, plural_message
from twinlint.mentions import Block, Kind, Mentions, Span
from twinlint.rule import pair_rule
from twinlint.weight import Stake, weigh

_SHORTEST = 5
"""Words that are no refrain when they stand twice in a row."""
_SHORTEST_ITEM = 3
"""Words of an item that stands twice in its list, in a row or not."""
_MOST = 8
"""Sentences that are looked for as one passage."""
_KINDS = (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTATION)
"""What people write as sentences: rows of a table and code repeat what they say."""
_Pair = tuple[Span, Span]
"""Words, and the same once more."""


@pair_rule(weigh(Stake.TOLD))
def repeated_passage(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Each passage that stands again right behind itself, or again in its list.

    One that both versions repeat is their author's, and only noted; what has a
    counterpart each time, in other words, is not told.
    """
    versions = (comparison.reference, comparison.translation)
    here, there = ([*_find_passages(each)] for each in versions)
    items = [[*_find_items(each)] for each in versions]
    if not (here or there or any(items)):
        return
    first = _Side(comparison, is_reference=True)
    second = _Side(comparison, is_reference=False)
    twins = dict(_find_twins(first, here, second, there))
    for pair in twins.items():
        yield _report_both(rule, comparison, *pair)
    yield from _report_side(rule, first, {*here, *items[0]} - {*twins})
    yield from _report_side(rule, second, {*there, *items[1]} - {*twins.values()})


def _report_side(rule: Rule, side: _Side, pairs: Iterable[_Pair]) -> Iterator[Finding]:
    """The passages that one version alone has twice, none inside another."""
    end = 0
    for pair in sorted(pairs, key=_by_second):
        if pair[1][0] >= end and side.is_alone(pair):
            end = pair[1][1]
            yield _report(rule, side.mentions, *pair)


def _by_second(pair: _Pair) -> tuple[int, int]:
    """What begins to stand again first, and of that the longest."""
    return pair[1][0], -pair[1][1]


class _Side:
    """One of the versions, with what corresponds to its words."""

    def __init__(self, comparison: Comparison, *, is_reference: bool) -> None:
        self.mentions = comparison.reference if is_reference else comparison.translation
        self._gaps = sorted(
            (each.start, each.end)
            for gap in comparison.alignment.gaps
            if gap.is_reference is is_reference
            for each in (gap.block, gap.alternative)
            if each
        )
        placed: list[tuple[int, int, int]] = []
        self._short: set[int] = set()
        """Units of which the other version has fewer sentences, or none."""
        for at, unit in enumerate(comparison.units):
            sides = (unit.reference, unit.translation)
            mine, others = sides if is_reference else sides[::-1]
            placed += [(block.start, block.end, at) for block in mine]
            if _count(mine) > _count(others):
                self._short.add(at)
        self._placed = sorted(placed)

    def find_units(self, pair: _Pair) -> Iterator[int]:
        """The units that have words of a passage."""
        for start, end in pair:
            at = bisect_left(self._placed, (end,)) - 1
            while at >= 0 and self._placed[at][1] > start:
                yield self._placed[at][2]
                at -= 1

    def is_alone(self, pair: _Pair) -> bool:
        """Whether the other version has one of the two not."""
        return any(map(self._is_gap, pair)) or any(
            unit in self._short for unit in self.find_units(pair)
        )

    def _is_gap(self, span: Span) -> bool:
        at = bisect_left(self._gaps, (span[1],)) - 1
        return at >= 0 and self._gaps[at][1] > span[0]


def _count(blocks: Iterable[Block]) -> int:
    return sum(len(block.sentences) for block in blocks)


def _find_twins(
    first: _Side, here: Iterable[_Pair], second: _Side, there: Iterable[_Pair]
) -> Iterator[tuple[_Pair, _Pair]]:
    """Passages that both versions repeat at corresponding places, each once."""
    by_unit: dict[int, deque[_Pair]] = {}
    for pair in there:
        for unit in second.find_units(pair):
            by_unit.setdefault(unit, deque()).append(pair)
    taken: set[_Pair] = set()
    for pair in here:
        for unit in first.find_units(pair):
            left = by_unit.get(unit, deque())
            while left and left[0] in taken:
                left.popleft()
            if left:
                taken.add(left[0])
                yield pair, left[0]
                break


def _find_passages(mentions: Mentions) -> Iterator[_Pair]:
    """Stretches of sentences with the same right behind them."""
    every = chain.from_iterable(block.sentences for block in mentions.blocks)
    words = [*map(attrgetter("words"), every)]
    far = range(1, _MOST + 1)
    if not any(any(map(eq, words, islice(words, step, None))) for step in far):
        return
    for is_prose, blocks in groupby(mentions.blocks, lambda b: b.kind in _KINDS):
        if not is_prose:
            continue
        sentences = [each for block in blocks for each in block.sentences]
        texts = [_read(mentions, each.start, each.end) for each in sentences]
        counts = [len(each.words) for each in sentences]
        at = 0
        while at < len(texts) - 1:
            length = _find_length(texts, counts, at)
            if length:
                last = at + 2 * length - 1
                yield (
                    (sentences[at].start, sentences[at + length - 1].end),
                    (sentences[at + length].start, sentences[last].end),
                )
            at += length or 1


def _find_length(texts: Sequence[str], counts: Sequence[int], at: int) -> int:
    """How many sentences from one on stand twice in a row; 0 if none."""
    for length in range(1, min(_MOST, (len(texts) - at) // 2) + 1):
        again = at + length
        is_long = sum(counts[at:again]) >= _SHORTEST
        if is_long and texts[at:again] == texts[again : again + length]:
            return length
    return 0


def _find_items(mentions: Mentions) -> Iterator[_Pair]:
    """Items that stand twice in one list.

    What helps readers about, all of which is one list in any order, stands above a page
    and below it.
    """
    if mentions.is_unordered:
        return
    starts = [each.start for each in mentions.entries]
    for level, run in groupby(mentions.blocks, _read_level):
        seen: dict[tuple[int, str], Span] = {}
        for block in run:
            if level is None or len(block.words) < _SHORTEST_ITEM:
                continue
            span = (block.start, block.end)
            owner = _find_list(mentions, starts, block.start)
            first = seen.setdefault((owner, _read(mentions, *span)), span)
            if first != span:
                yield first, span


def _read_level(block: Block) -> int | None:
    """How deep an item is in its list; None for other blocks, which end a list."""
    return block.level if block.kind is Kind.ITEM else None


def _find_list(mentions: Mentions, starts: Sequence[int], at: int) -> int:
    """The list of an item in a format that says where lists end; else one for all.

    Of entries that begin at one place, the innermost is the last.
    """
    before = bisect_right(starts, at) - 1
    return mentions.entries[before].owner if before >= 0 else -1


def _read(mentions: Mentions, start: int, end: int) -> str:
    return " ".join(mentions.text.value[start:end].split())


def _report(rule: Rule, mentions: Mentions, first: Span, second: Span) -> Finding:
    here = make_place(mentions, *second)
    there = make_place(mentions, *first, message("it stands here first"))
    between = mentions.text.value[first[1] : second[0]]
    is_behind = not between.strip(" \n-*+>")
    behind = mentions.text.span(first[1], second[1])
    return rule(
        message("“{words}” stands twice", words=quote(mentions, *second)),
        here,
        related=(there,),
        help=_advise(mentions, second),
        fix=Fix(behind, "") if is_behind else None,
    )


def _report_both(
    rule: Rule, comparison: Comparison, here: _Pair, there: _Pair
) -> Finding:
    reference, translation = comparison.reference, comparison.translation
    return rule(
        message(
            "“{words}” stands twice in both languages",
            words=quote(reference, *here[1]),
        ),
        make_place(reference, *here[1]),
        related=(make_place(translation, *there[1]),),
        help=message("if that is a slip, delete one of the two in each language"),
        severity=weigh(Stake.WRITTEN),
    )


def _advise(mentions: Mentions, second: Span) -> Message:
    """What to delete: lines, where the stretch fills them."""
    value = mentions.text.value
    before = value[value.rfind("\n", 0, second[0]) + 1 : second[0]]
    behind = value[second[1] :].partition("\n")[0]
    is_line = second[0] > len(before) and not (before.strip(" -*+>") or behind.strip())
    if not is_line or mentions.text.spots:
        return message("delete one of the two")
    count = value[slice(*second)].strip().count("\n") + 1
    return plural_message("delete this line", "delete these {count} lines", count=count)
