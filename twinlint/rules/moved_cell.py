"""A figure stands in another column of a table.

Why: no figure is wrong, and the line says something else: closed in the morning, not in
the afternoon.
Wrong:
    fr: "| Jeudi | fermé | 13 h – 19 h |"
    en: "| Thursday | 1 pm – 7 pm | closed |"
Right:
    fr: "| Jeudi | fermé | 13 h – 19 h |"
    en: "| Thursday | closed | 1 pm – 7 pm |"
Fix: find out which of the two is right and move the cells of the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinlint.comparison import Comparison, make_place
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.mentions import Block, Kind, Mentions, Value
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def moved_cell(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Rows with the same figures in the same order, in other cells."""
    first, second = comparison.reference, comparison.translation
    for unit in comparison.paired:
        blocks = (*unit.reference, *unit.translation)
        if any(block.kind is not Kind.ROW for block in blocks):
            continue
        left = _read_cells(first, unit.reference)
        right = _read_cells(second, unit.translation)
        if [value.key for _, value in left] != [value.key for _, value in right]:
            continue
        pairs = zip(left, right, strict=True)
        moved = [(a, b) for (cell, a), (other, b) in pairs if cell != other]
        if moved and _count_cells(first, unit.reference) == _count_cells(
            second, unit.translation
        ):
            yield _make_finding(rule, first, moved[0][0], second, moved[0][1])


def _read_cells(
    mentions: Mentions, blocks: tuple[Block, ...]
) -> list[tuple[int, Value]]:
    """The values of rows, each with the number of cells before it."""
    return [
        (mentions.plain.count("|", block.start, value.start), value)
        for block in blocks
        for value in block.values
    ]


def _count_cells(mentions: Mentions, blocks: tuple[Block, ...]) -> int:
    return sum(mentions.plain.count("|", b.start, b.end) for b in blocks)


def _make_finding(
    rule: Rule, here: Mentions, value: Value, there: Mentions, other: Value
) -> Finding:
    place = make_place(there, other.start, other.end)
    return rule(
        message(
            "“{words}” stands in another column in {language}",
            words=place.text,
            language=LanguageName(here.locale),
        ),
        place,
        related=(make_place(here, value.start, value.end),),
        help=message("find out which is right and move the cells of the other"),
    )
