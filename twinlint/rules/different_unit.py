"""The same number counts something else in the other language.

Why: the figure looks right, and 18 weeks are not 18 months, $200 are not €200.
Wrong:
    fr: Les communes ont 18 mois et une aide de 200 €.
    en: The municipalities have 18 weeks and support of €200.
Right:
    fr: Les communes ont dix-huit mois et une aide de 200 €.
    en: The municipalities have an 18-month trial and support of 200 euros.
Fix: find out which of the two is right and correct the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from twinlint.comparison import Comparison, make_finding
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Block, Measure, Value
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def different_unit(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Equal numbers of corresponding blocks with different units."""
    for unit in comparison.paired:
        left = _read_measured(unit.reference)
        right = _read_measured(unit.translation) if left else []
        if not right:
            continue
        first, second = _surplus(left, right), _surplus(right, left)
        for key, surplus in first.items():
            for value, other in zip(surplus, second.get(key, ()), strict=False):
                yield make_finding(
                    rule,
                    comparison,
                    (value.start, value.unit_end),
                    (other.start, other.unit_end),
                )


def _read_measured(blocks: tuple[Block, ...]) -> list[Value]:
    """The numbers with a unit; in a duration of hours and minutes it is no more one."""
    return [
        value
        for block in blocks
        for value in block.values
        if value.unit and value.measure is Measure.NUMBER
    ]


def _surplus(
    values: Iterable[Value], others: Iterable[Value]
) -> dict[str, list[Value]]:
    """The values whose unit the other side has less often, by number; articles last."""
    budget = Counter((other.key, other.unit) for other in others)
    surplus: dict[str, list[Value]] = {}
    for value in values:
        name = (value.key, value.unit)
        if budget[name] > 0:
            budget[name] -= 1
        else:
            surplus.setdefault(value.key, []).append(value)
    for same in surplus.values():
        same.sort(key=_is_soft)
    return surplus


def _is_soft(value: Value) -> bool:
    return value.is_soft
