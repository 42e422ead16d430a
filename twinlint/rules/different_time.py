"""A time of day is not the same in the two languages.

Why: readers come too early or too late.
Wrong:
    fr: Ouvert à partir de 14 h 30.
    en: Open from 3:30 pm.
Right:
    fr: Ouvert à partir de 14 h 30.
    en: Open from 2:30 pm.
Fix: look the time up and correct the wrong one.
"""

from collections.abc import Iterator

from twinlint.comparison import Comparison, find_differences
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Measure, Value
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def different_time(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Times of corresponding blocks that differ on the dial."""
    return find_differences(rule, comparison, _is_mine)


def _is_mine(first: Value, second: Value) -> bool:
    """Whether both are times, or one of them is a duration that the other is not."""
    return Measure.TIME in (first.measure, second.measure)
