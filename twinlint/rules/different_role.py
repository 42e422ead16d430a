"""Somebody has another office in the other language.

Why: a vice-president who becomes president overnight has to be put right in public.
Wrong:
    fr: Élodie Marchand, vice-présidente de la Métropole, a signé.
    en: Élodie Marchand, President of the Metropolis, signed.
Right:
    fr: Élodie Marchand, vice-présidente de la Métropole, a signé.
    en: Élodie Marchand, Vice-President of the Metropolis, signed.
Fix: look the office up and correct the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from twinlint.alignment import Unit
from twinlint.comparison import Comparison, make_finding
from twinlint.finding import Finding, Rule, Severity
from twinlint.languages import read_language
from twinlint.mentions import Block, Kind, Mentions
from twinlint.rule import pair_rule

_TWO_NAMES = 2
"""Names that both sides have, from which on their order tells something."""
_Role = tuple[str, int, int]
"""What it is, and the offsets of its name."""


@pair_rule(Severity.WARNING)
def different_role(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """One office left over on each side of corresponding blocks."""
    roles = (
        read_language(comparison.reference.locale).roles,
        read_language(comparison.translation.locale).roles,
    )
    return find_other_roles(rule, comparison, roles)


def find_other_roles(
    rule: Rule, comparison: Comparison, roles: tuple[Mapping[str, str], ...]
) -> Iterator[Finding]:
    """One role left over on each side of a unit; `roles` are the words of each."""
    first, second = comparison.reference, comparison.translation
    if not all(
        mentions.vocabulary & _read_last_words(tuple(words))
        for mentions, words in zip((first, second), roles, strict=True)
    ):
        return
    here, there = (_make_pattern(tuple(words)) for words in roles)
    for unit in comparison.paired:
        left = _read_roles(first, unit.reference, here, roles[0])
        right = _read_roles(second, unit.translation, there, roles[1]) if left else []
        for mine, other in _pair_left_overs(left, right):
            yield make_finding(rule, comparison, mine[1:], other[1:])
        if _are_exchanged(left, right) and _have_one_order(unit):
            yield make_finding(rule, comparison, left[0][1:], right[0][1:])


def _pair_left_overs(
    left: list[_Role], right: list[_Role]
) -> Iterator[tuple[_Role, _Role]]:
    """The one role of each side that the other has not; nothing when there are more.

    Of as many roles: more are a text that repeats one, or leaves one out.
    """
    if len(left) != len(right):
        return
    pairs = zip(left, right, strict=True)
    different = [(mine, other) for mine, other in pairs if mine[0] != other[0]]
    if len(different) == 1:
        yield different[0]


def _are_exchanged(left: list[_Role], right: list[_Role]) -> bool:
    """Whether both sides have the same two roles, each in its own order."""
    mine, theirs = [role for role, _, _ in left], [role for role, _, _ in right]
    return len(set(mine)) == len(mine) == 2 and mine == theirs[::-1]


def _have_one_order(unit: Unit) -> bool:
    """Whether both sides name the same people in one order.

    A language with an order of its own has it for the people too.
    """
    mine, theirs = (
        [name for block in blocks for name in block.names]
        for blocks in (unit.reference, unit.translation)
    )
    shared = set(mine) & set(theirs)
    order = [name for name in mine if name in shared]
    return len(order) >= _TWO_NAMES and order == [n for n in theirs if n in shared]


def _read_roles(
    mentions: Mentions,
    blocks: tuple[Block, ...],
    pattern: re.Pattern[str],
    roles: Mapping[str, str],
) -> list[_Role]:
    return [
        (roles[match[1].lower()], *match.span(1))
        for block in blocks
        if block.kind is not Kind.CODE
        for match in pattern.finditer(mentions.plain, block.start, block.end)
    ]


@cache
def _read_last_words(names: tuple[str, ...]) -> frozenset[str]:
    """One word of each name: a text without any of them has no role."""
    return frozenset(re.findall(r"[^\W\d_]+", name)[-1] for name in names)


@cache
def _make_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds one holder of a role: the plural is rarely about a person."""
    alternatives = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])({alternatives or '(?!)'})(?![\w-])", re.I)
