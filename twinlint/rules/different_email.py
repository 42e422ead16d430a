"""An e-mail address is not the same in the two languages.

Why: messages to a misspelt address are lost without a word.
Wrong:
    fr: Écrivez à presse@example.org.
    en: Write to pres@example.org.
Right:
    fr: Écrivez à presse@example.org.
    en: Write to presse@example.org.
Fix: copy the right address into the other language.
"""

from collections.abc import Iterator

from twinlint.comparison import Comparison, find_differences
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Measure, Value
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def different_email(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """E-mail addresses of corresponding blocks that differ."""
    return find_differences(rule, comparison, _is_mine)


def _is_mine(first: Value, second: Value) -> bool:
    return first.measure is second.measure is Measure.EMAIL
