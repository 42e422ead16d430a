"""A number is a least in one language and a most in the other.

Why: at least 18 is not at most 18, and a deadline is not a beginning.
Wrong:
    fr: L'aide couvre au moins 30 % du coût.
    en: The grant covers at most 30% of the cost.
Right:
    fr: L'aide couvre au moins 30 % du coût, pour une durée de moins de 3 ans.
    en: The grant covers no less than 30% of the cost, for less than 3 years.
Fix: find out which of the two is right and correct the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from twinlint.comparison import Comparison, make_finding
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Block, Bound, Measure
from twinlint.rule import pair_rule

_Name = tuple[Measure, str]


@pair_rule(Severity.WARNING)
def different_bound(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Equal values of corresponding blocks with opposite bounds."""
    for unit in comparison.paired:
        left = _read_bounds(unit.reference)
        right = _read_bounds(unit.translation) if left else {}
        seen: set[int] = set()
        for name, value in left.items():
            other = right.get(name)
            if other and value.is_least != other.is_least and value.start not in seen:
                seen.add(value.start)  # Of a date, the day and the year have it.
                yield make_finding(
                    rule,
                    comparison,
                    (value.start, value.end),
                    (other.start, other.end),
                )


def _read_bounds(blocks: Iterable[Block]) -> dict[_Name, Bound]:
    """The bounds of values that blocks say once, by measure and key."""
    values = [value for block in blocks for value in block.values]
    if not any(value.bound for value in values):
        return {}
    times = Counter((value.measure, value.key) for value in values)
    return {
        (value.measure, value.key): value.bound
        for value in values
        if value.bound and times[value.measure, value.key] == 1
    }
