"""Two numbers have changed places in one language.

Why: both figures are right and each says something false; a look at them finds nothing.
Wrong:
    fr: Le programme réunit 10 communes et 30 solutions.
    en: The programme brings together 30 communes and 10 solutions.
Right:
    fr: Le programme réunit 10 communes et 30 solutions.
    en: The programme brings 30 solutions to 10 communes.
Fix: find out which number belongs to what and put them in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.comparison import Comparison, Figure, find_exchanges, has_part, make_place
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.mentions import Block, Kind, Measure, Mentions, Value, make_stems
from twinlint.rule import pair_rule
from twinlint.source import Locale

_NEXT = re.compile(r"(?:[^\w.,;:\0]{1,2}[^\W\d_]+){1,4}")
_WORD = re.compile(r"[^\W\d_]+")


@pair_rule(Severity.WARNING)
def swapped_numbers(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Numbers of corresponding blocks that cells, or the next words, tell apart."""
    first, second = comparison.reference, comparison.translation
    seen: set[int] = set()
    for unit in comparison.paired:
        left, right = _read_numbers(unit.reference), _read_numbers(unit.translation)
        keys = sorted(value.key for value in left)
        if len(set(keys)) < 2 or keys != sorted(value.key for value in right):
            continue
        blocks = (*unit.reference, *unit.translation)
        if all(block.kind is Kind.ROW for block in blocks):
            pairs = list(zip(left, right, strict=True))
        else:
            pairs = list(_pair_by_noun(first, left, second, right))
        wrong = [(a, b) for a, b in pairs if a.key != b.key]
        if len(wrong) == 1:
            wrong = _find_partner(wrong[0], left, right)
        is_exchange = len(wrong) >= 2 and _is_exchange(wrong)
        if is_exchange and not (
            has_part(first, unit.reference[0].start, left)
            or has_part(second, unit.translation[0].start, right)
        ):
            wrong.sort(key=_start)
            seen.update(value.start for value, _ in wrong)
            yield _make_finding(rule, comparison, wrong[0], wrong[-1])
    for a, b, c, d in find_exchanges(comparison):
        if seen.isdisjoint((a.start, b.start)):
            yield _make_finding(rule, comparison, (a, c), (b, d))


def _find_partner(
    pair: tuple[Value, Value], left: list[Value], right: list[Value]
) -> list[tuple[Value, Value]]:
    """A wrong pair and the one it was exchanged with; nothing where others moved."""
    moved = [(a, b) for a, b in zip(left, right, strict=True) if a.key != b.key]
    mine, theirs = pair[0].key, pair[1].key
    if [(a.key, b.key) for a, b in moved] in (
        [(mine, theirs), (theirs, mine)],
        [(theirs, mine), (mine, theirs)],
    ):
        return moved
    return []


def _start(pair: tuple[Value, Value]) -> int:
    return pair[0].start


def _read_numbers(blocks: tuple[Block, ...]) -> list[Value]:
    """The numbers of blocks that are no part of a date."""
    return [
        value
        for block in blocks
        for value in block.values
        if value.measure is Measure.NUMBER and not value.part and not value.is_soft
    ]


def _pair_by_noun(
    here: Mentions, left: list[Value], there: Mentions, right: list[Value]
) -> Iterator[tuple[Value, Value]]:
    """The numbers before a word that both languages share and each side has once."""
    nouns = _read_nouns(here, left, there.locale)
    twins = _read_nouns(there, right, here.locale)
    for noun, value in nouns.items():
        twin = twins.get(noun)
        if value and twin:
            yield value, twin


def _read_nouns(
    mentions: Mentions, values: list[Value], other: Locale
) -> dict[str, Value | None]:
    """The number before each word, by what both know it by; None for several."""
    stems = make_stems(mentions.locale, other)
    nouns: dict[str, Value | None] = {}
    for value in values:
        match = _NEXT.match(mentions.plain, value.end)
        words = _WORD.findall(match[0]) if match else ()
        noun = next((stems[word] for word in words if stems[word]), "")
        if noun:
            nouns[noun] = None if nouns.get(noun, value) is not value else value
    return nouns


def _is_exchange(pairs: list[tuple[Value, Value]]) -> bool:
    return sorted(a.key for a, _ in pairs) == sorted(b.key for _, b in pairs)


_Figures = tuple[Value | Figure, Value | Figure]


def _make_finding(
    rule: Rule, comparison: Comparison, one: _Figures, another: _Figures
) -> Finding:
    here, there = comparison.reference, comparison.translation
    (first, second), (last, other) = one, another
    return rule(
        message(
            "{first_number} and {second_number} have changed places "
            "between {first_language} and {second_language}",
            first_number=here.text.value[first.start : first.end],
            second_number=here.text.value[last.start : last.end],
            first_language=LanguageName(here.locale),
            second_language=LanguageName(there.locale),
        ),
        make_place(there, second.start, second.end),
        related=(
            make_place(here, first.start, first.end),
            make_place(there, other.start, other.end),
        ),
        help=message(
            "find out which number belongs to what and put them in the same order"
        ),
    )
