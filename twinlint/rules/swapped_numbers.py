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
from collections.abc import Iterator, Set
from itertools import pairwise

from twinlint.comparison import Comparison, make_place
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.languages import list_rows
from twinlint.mentions import Block, Kind, Measure, Mentions, Value, find_meanings
from twinlint.rule import pair_rule
from twinlint.spelling import fold

_NEXT = re.compile(r"(?:[^\w.,;:\0]{1,2}[^\W\d_]+){1,4}")
_STEM = 4
"""Letters at the beginning of a word that both languages are likely to share."""

_TWO = 2
_FEW = 4
"""Numbers of a count of votes: for, against, abstentions."""
_NEAR = 60
"""Characters after a number in which the word stands that tells it from another."""
_STOP = re.compile(r"[.;!?\n\0](?=\s|$)")


@pair_rule(Severity.WARNING)
def swapped_numbers(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Numbers of corresponding blocks that cells, or the next words, tell apart."""
    first, second = comparison.reference, comparison.translation
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
            if all(a.key == b.key for a, b in pairs):
                pairs = list(_pair_by_meaning(first, left, second, right))
        wrong = [(a, b) for a, b in pairs if a.key != b.key]
        if len(wrong) == 1:
            wrong = _find_partner(wrong[0], left, right)
        if len(wrong) >= 2 and _is_exchange(wrong):
            yield _make_finding(rule, comparison, sorted(wrong, key=_start))


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
    nouns, twins = _read_nouns(here, left), _read_nouns(there, right)
    for noun, value in nouns.items():
        twin = twins.get(noun)
        if value and twin:
            yield value, twin


def _pair_by_meaning(
    here: Mentions, left: list[Value], there: Mentions, right: list[Value]
) -> Iterator[tuple[Value, Value]]:
    """Two numbers before words of which one is the opposite of the other: for, against.

    The words stand after their number, and before the next one.
    """
    if not _TWO <= len(left) <= _FEW or _is_far(left):
        return
    rows = list_rows(here.locale) & list_rows(there.locale)
    mine = _read_poles(here, left, rows)
    theirs = _read_poles(there, right, rows) if mine else {}
    for row in sorted(mine.keys() & theirs.keys()):
        if mine[row].keys() == theirs[row].keys():
            yield from ((mine[row][pole], theirs[row][pole]) for pole in mine[row])
            return


def _is_far(values: list[Value]) -> bool:
    """Whether so much stands between two numbers that they may belong to two things."""
    return any(other.start - value.start > _NEAR for value, other in pairwise(values))


def _read_poles(
    mentions: Mentions, values: list[Value], rows: Set[str]
) -> dict[str, dict[int, Value]]:
    """`{row of opposites: {meaning: the number it follows}}`, where both are there."""
    found: dict[str, dict[int, Value]] = {}
    ends = [*(value.start for value in values[1:]), values[-1].end + _NEAR]
    for value, end in zip(values, ends, strict=True):
        stop = _STOP.search(mentions.plain, value.end, end)
        end = stop.start() if stop else end
        said = find_meanings(mentions.plain, value.end, end, mentions.locale, rows)
        for meaning, _, _ in said:
            found.setdefault(meaning.row, {}).setdefault(meaning.pole, value)
    return {
        row: poles
        for row, poles in found.items()
        if len({value.start for value in poles.values()}) == len(poles) == _TWO
    }


def _read_nouns(mentions: Mentions, values: list[Value]) -> dict[str, Value | None]:
    """The number before each word, by the beginning of the word; None for several."""
    nouns: dict[str, Value | None] = {}
    for value in values:
        match = _NEXT.match(mentions.plain, value.end)
        for word in match[0].split() if match else ():
            noun = fold(word)[:_STEM]
            if len(noun) == _STEM:
                nouns[noun] = None if nouns.get(noun, value) is not value else value
    return nouns


def _is_exchange(pairs: list[tuple[Value, Value]]) -> bool:
    return sorted(a.key for a, _ in pairs) == sorted(b.key for _, b in pairs)


def _make_finding(
    rule: Rule, comparison: Comparison, pairs: list[tuple[Value, Value]]
) -> Finding:
    here, there = comparison.reference, comparison.translation
    (first, second), *_, (last, other) = pairs
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
