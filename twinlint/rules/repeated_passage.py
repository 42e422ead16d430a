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

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, islice
from operator import attrgetter, eq

from twinlint.comparison import make_place, quote
from twinlint.finding import Finding, Fix, Message, Rule, message, plural_message
from twinlint.mentions import Block, Kind, Mentions, Span
from twinlint.register import Register
from twinlint.rule import text_rule
from twinlint.weight import Stake, weigh

_SHORTEST = 5
"""Words that are no refrain when they stand twice in a row."""
_SHORTEST_ITEM = 3
"""Words of an item that stands twice in its list, in a row or not."""
_MOST = 8
"""Sentences that are looked for as one passage."""
_KINDS = (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTATION)
"""What people write as sentences: rows of a table and code repeat what they say."""


@text_rule(weigh(Stake.TOLD))
def repeated_passage(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Each passage that stands again right behind itself, or again in its list."""
    del register
    end = 0
    both = (*_find_passages(mentions), *_find_items(mentions))
    for first, second in sorted(both, key=lambda each: (each[1][0], -each[1][1])):
        if second[0] >= end:
            end = second[1]
            yield _report(rule, mentions, first, second)


def _find_passages(mentions: Mentions) -> Iterator[tuple[Span, Span]]:
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


def _find_items(mentions: Mentions) -> Iterator[tuple[Span, Span]]:
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
