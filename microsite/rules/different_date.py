"""A date is not the same in the two languages.

Why: readers miss the meeting, the deadline or the vote.
Wrong:
    fr: La réunion a lieu le 3 juin 2024.
    en: The meeting takes place on June 13, 2024.
Right:
    fr: La réunion a lieu du 3 au 5 juin 2024.
    en: The meeting takes place from June 3 to 5, 2024.
Fix: look the date up and correct the wrong one.
"""

from collections.abc import Iterator

from microsite.comparison import Comparison
from microsite.finding import Finding, Rule, Severity
from microsite.mentions import Measure, Value
from microsite.rules.rule import pair_rule
from microsite.rules.value import find_differences

_NAMED = (Measure.MONTH, Measure.WEEKDAY)


@pair_rule(Severity.WARNING)
def different_date(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Days, weekdays, months and years of corresponding blocks that differ."""
    return find_differences(rule, comparison, _is_mine)


def _is_mine(first: Value, second: Value) -> bool:
    if first.measure is second.measure and first.measure in _NAMED:
        return True
    return first.measure is second.measure and bool(first.part or second.part)
