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

from twinlint.comparison import Comparison, find_differences
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Measure, Mentions, Value
from twinlint.rule import pair_rule
from twinlint.rules.wrong_weekday import find_wrong_weekdays

_NAMED = (Measure.MONTH, Measure.WEEKDAY)


@pair_rule(Severity.WARNING)
def different_date(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Days, weekdays, months and years of corresponding blocks that differ.

    A weekday that contradicts its own date is left to the rule about that.
    """
    left, right = _find_wrong(comparison.reference), _find_wrong(comparison.translation)
    return find_differences(
        rule,
        comparison,
        lambda first, second: (
            _is_mine(first, second)
            and first.start not in left
            and second.start not in right
        ),
    )


def _find_wrong(mentions: Mentions) -> frozenset[int]:
    """Where each wrong weekday stands."""
    return frozenset(weekday.start for weekday, _ in find_wrong_weekdays(mentions))


def _is_mine(first: Value, second: Value) -> bool:
    if first.measure is second.measure and first.measure in _NAMED:
        return True
    return first.measure is second.measure and bool(first.part or second.part)
