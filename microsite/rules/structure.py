"""Findings about blocks that only one version has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from microsite.alignment import Unit
from microsite.comparison import Comparison, make_place
from microsite.finding import Finding, Language, Message, Rule, message
from microsite.mentions import Block, Kind, Mentions

SECTION = 4
"""Blocks missing in a row from which on they are one finding."""


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
    rule: Rule, comparison: Comparison, kinds: tuple[Kind, ...], text: str
) -> Iterator[Finding]:
    """A finding for each block of some kinds that stands in a short gap."""
    for gap in find_gaps(comparison):
        if len(gap.blocks) >= SECTION:
            continue
        for block in gap.blocks:
            if block.kind in kinds and block.words:
                yield make_finding(rule, gap, block, message_for(text, gap))


def message_for(text: str, gap: Gap) -> Message:
    """The sentence of a finding with the two languages."""
    return message(
        text,
        language=Language(gap.here.locale),
        other_language=Language(gap.there.locale),
    )


def make_finding(rule: Rule, gap: Gap, block: Block, text: Message) -> Finding:
    """A finding where the block is missing, with the block as related place."""
    return rule(
        text,
        make_place(gap.there, gap.place, gap.place),
        related=(make_place(gap.here, block.start, block.end),),
        help=message("translate it here, or remove it there"),
    )
