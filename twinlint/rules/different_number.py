"""A number is not the same in the two languages.

Why: a wrong figure is the mistake readers trust most, and nobody rereads figures.
Wrong:
    fr: Le programme dure 18 mois.
    en: The programme lasts 16 months.
Right:
    fr: Le programme dure dix-huit mois et coûte 1 500 €.
    en: The programme lasts 18 months and costs €1,500.
Fix: find out which of the two is right and correct the other.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from twinlint.comparison import Comparison, find_differences, make_finding
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Block, Kind, Measure, Mentions, Value, make_stems
from twinlint.rule import pair_rule

_DIGITS = re.compile(r"\d+")
_SIZE = "byte"
"""The end of the units of files."""
_NEXT = re.compile(r"[ \u00a0]([^\W\d_]+)")


@pair_rule(Severity.WARNING)
def different_number(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Numbers of corresponding blocks that differ, in digits or in words."""
    yield from find_differences(
        rule, comparison, lambda first, second: _is_mine(comparison, first, second)
    )
    for unit in comparison.paired:
        for block, twin in zip(unit.reference, unit.translation, strict=False):
            if block.kind is twin.kind is Kind.CODE:
                yield from _compare_code(rule, comparison, block, twin)


def _compare_code(
    rule: Rule, comparison: Comparison, block: Block, twin: Block
) -> Iterator[Finding]:
    """Numbers in code that is the same otherwise; other code may mean anything."""
    code = comparison.reference.text.value[block.start : block.end]
    other = comparison.translation.text.value[twin.start : twin.end]
    if code == other or _DIGITS.sub("0", code) != _DIGITS.sub("0", other):
        return
    pairs = zip(_DIGITS.finditer(code), _DIGITS.finditer(other), strict=True)
    for match, match_there in pairs:
        if match[0] != match_there[0]:
            (a, b), (c, d) = match.span(), match_there.span()
            yield make_finding(
                rule,
                comparison,
                (block.start + a, block.start + b),
                (twin.start + c, twin.start + d),
            )


def _is_mine(comparison: Comparison, first: Value, second: Value) -> bool:
    if not first.measure is second.measure is Measure.NUMBER:
        return False
    if first.part or second.part or _are_sizes(comparison, first, second):
        return False
    if first.in_words is second.in_words or (first.unit and first.unit == second.unit):
        return True
    # Small number words are idioms more often than figures: "tous deux", "two-fold".
    word = first if first.in_words else second
    return len(word.key) > 1 or _count_the_same(comparison, first, second)


def _are_sizes(comparison: Comparison, first: Value, second: Value) -> bool:
    """Whether two numbers are the sizes of two files: of each language its own."""
    if not (first.unit == second.unit and first.unit.endswith(_SIZE)):
        return False
    target = _find_target(comparison.reference, first)
    other = _find_target(comparison.translation, second)
    return target != "" != other and target != other


def _find_target(mentions: Mentions, value: Value) -> str:
    """Where the last link before a value in its block leads; empty without one."""
    blocks = mentions.blocks
    at = bisect_right(blocks, value.start, key=lambda block: block.start) - 1
    before = [link for link in blocks[at].links if link.start < value.start]
    return before[-1].target if before else ""


def _count_the_same(comparison: Comparison, first: Value, second: Value) -> bool:
    """Whether two numbers stand before one noun: `cinq bancs`, `6 benches`."""
    mentions, others = comparison.reference, comparison.translation
    noun = _NEXT.match(mentions.plain, first.end)
    other = _NEXT.match(others.plain, second.end)
    if noun is None or other is None or first.is_ordinal or second.is_ordinal:
        return False
    here, there = comparison.locales
    stem = make_stems(here, there)[noun[1]]
    return stem != "" and stem == make_stems(there, here)[other[1]]
