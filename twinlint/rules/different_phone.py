"""A phone number is not the same in the two languages.

Why: a wrong digit makes somebody else's phone ring.
Wrong:
    fr: Appelez le 01 02 03 04 05.
    en: Call 01 02 03 04 06.
Right:
    fr: Appelez le 01 02 03 04 05.
    en: Call +33 1 02 03 04 05.
Fix: dial both, and correct the wrong one.
"""

from collections.abc import Iterator

from twinlint.comparison import Comparison, find_differences
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Measure, Value
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def different_phone(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Phone numbers of corresponding blocks that differ."""
    return find_differences(rule, comparison, _is_mine)


def _is_mine(first: Value, second: Value) -> bool:
    return first.measure is second.measure is Measure.PHONE
