"""Words what only one version has: a paragraph, an item, a heading, a row.

Sentences that one of two blocks lacks are found by `alignment/gaps`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from twinlint.alignment import Unit
from twinlint.comparison.asides import is_about_translation
from twinlint.comparison.comparison import Comparison, make_place, quote
from twinlint.comparison.foreign import find_foreign
from twinlint.data import dataclass
from twinlint.finding import (
    Finding,
    LanguageName,
    Message,
    Rule,
    Severity,
    message,
    plural_message,
)
from twinlint.mentions import Block, Kind, Mentions
from twinlint.weight import Stake, weigh


@dataclass(frozen=True, slots=True)
class Gap:
    """Blocks in a row that only one version has."""

    blocks: tuple[Block, ...]
    here: Mentions
    """The version that has them."""
    there: Mentions
    """The version that lacks them."""
    place: int
    """Offset in that version where they are missing."""


def find_gaps(comparison: Comparison) -> Iterator[Gap]:
    """The gaps between the units of two versions, in order."""
    left_end = right_end = 0
    for side, run in groupby(comparison.units, key=_side):
        units = tuple(run)
        if side == "reference":
            blocks = tuple(unit.reference[0] for unit in units)
            yield Gap(blocks, comparison.reference, comparison.translation, right_end)
        elif side == "translation":
            blocks = tuple(unit.translation[0] for unit in units)
            yield Gap(blocks, comparison.translation, comparison.reference, left_end)
        if units[-1].is_moved:
            continue
        if units[-1].reference:
            left_end = units[-1].reference[-1].end
        if units[-1].translation:
            right_end = units[-1].translation[-1].end


def _side(unit: Unit) -> str:
    if unit.is_paired:
        return "both"
    return "reference" if unit.reference else "translation"


def find_missing_blocks(
    rule: Rule, comparison: Comparison, kinds: tuple[Kind, ...], one: str, many: str
) -> Iterator[Finding]:
    """A finding for each passage that one version lacks and that begins with a kind.

    A heading brings its section along, a paragraph the list below it.
    """
    foreign = {f.start for f in find_foreign(comparison)}  # Reported for its language.
    for gap in find_gaps(comparison):
        blocks = [block for block in gap.blocks if block.start not in foreign]
        for passage in _cut_passages(blocks):
            if passage[0].kind in kinds and any(
                block.words or block.kind is Kind.HEADING for block in passage
            ):
                yield _make_finding(rule, gap, passage, one, many)


def _cut_passages(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks, those together that are missing as one."""
    passage: list[Block] = []
    for block in blocks:
        if passage and not _belongs(block, passage):
            yield tuple(passage)
            passage = []
        passage.append(block)
    if passage:
        yield tuple(passage)


def _belongs(block: Block, passage: Sequence[Block]) -> bool:
    """Whether a block is one more of a passage, or of the section or list it begins."""
    first, last = passage[0], passage[-1]
    if first.kind is Kind.HEADING:
        return block.kind is not Kind.HEADING or block.level > first.level
    if first.kind in _FLOWING:
        return block.kind in (_LISTED if last.kind in _LISTED else _TOLD)
    return block.kind is first.kind


_FLOWING = frozenset((Kind.PARAGRAPH, Kind.QUOTATION))
_LISTED = frozenset((Kind.ITEM, Kind.ROW, Kind.CODE))
"""Kinds that a paragraph announces."""
_TOLD = _FLOWING | _LISTED


def _make_finding(
    rule: Rule, gap: Gap, blocks: tuple[Block, ...], one: str, many: str
) -> Finding:
    """A finding where the blocks are missing, with the blocks as related place."""
    first, *others = blocks
    are_alike = all(
        {block.kind, first.kind} <= _FLOWING or block.kind is first.kind
        for block in others
    )
    values = {
        "words": quote(gap.here, first.start, blocks[-1].end),
        "language": LanguageName(gap.here.locale),
        "other_language": LanguageName(gap.there.locale),
    }
    return rule(
        plural_message(one, many, count=len(blocks), **values)
        if are_alike
        else message(
            "{language} has a passage that {other_language} has not: “{words}”",
            **values,
        ),
        make_place(gap.there, gap.place, gap.place),
        related=(make_place(gap.here, first.start, blocks[-1].end),),
        help=message("translate it here, or remove it there"),
        severity=_weigh_gap(gap.here, blocks),
        several=say_several(gap.here, gap.there),
    )


def _weigh_gap(here: Mentions, blocks: Sequence[Block]) -> Severity | None:
    """How serious it is that some blocks are missing, if not as their rule says."""
    if _only_leads(here, blocks):
        return weigh(Stake.SHOWN)
    if is_about_translation(here, blocks[0].start, blocks[-1].end):
        return weigh(Stake.TOLD, is_seen=False)
    return None


def say_several(here: Mentions, there: Mentions) -> Message:
    """What is said of many passages that one version lacks, sentences among them."""
    return message(
        "{language} has passages in {count} places that {other_language} has not",
        language=LanguageName(here.locale),
        other_language=LanguageName(there.locale),
    )


def _only_leads(here: Mentions, blocks: Sequence[Block]) -> bool:
    """Whether a text says no more than that something follows: `For example:`.

    So does a heading with nothing below it but headings of its parts, in one word.
    """
    first, last = blocks[0], blocks[-1]
    if first is last and first.kind is Kind.HEADING and len(first.words) == 1:
        at = bisect_right(here.blocks, first.start, key=lambda block: block.start)
        below = here.blocks[at : at + 1]
        return any(
            block.kind is Kind.HEADING and block.level > first.level for block in below
        )
    if first is not last or first.kind not in _FLOWING or first.values:
        return False
    return here.plain[first.start : last.end].rstrip(_MARKUP).endswith(":")


_MARKUP = " \n\t\0*_"
"""What may stand after the last sign of a line."""


def find_counterparts(
    comparison: Comparison, offsets: Iterable[int], *, in_reference: bool
) -> dict[int, int]:
    """Where in the other version stands, or should stand, what is at some offsets."""
    places: dict[int, int] = {}
    waiting = sorted(offsets, reverse=True)
    place = 0
    for unit in comparison.units:
        if not waiting:
            break
        mine, theirs = unit.reference, unit.translation
        if not in_reference:
            mine, theirs = theirs, mine
        while mine and waiting and waiting[-1] <= mine[-1].end:
            places[waiting.pop()] = theirs[0].start if theirs else place
        if theirs and not unit.is_moved:
            place = theirs[-1].end
    places.update(dict.fromkeys(waiting, place))
    return places
