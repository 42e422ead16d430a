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

from microsite.comparison import Comparison
from microsite.finding import Finding, Rule, Severity
from microsite.mentions import Measure, Value
from microsite.rules.rule import pair_rule
from microsite.rules.value import find_differences


@pair_rule(Severity.WARNING)
def different_email(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """E-mail addresses of corresponding blocks that differ."""
    return find_differences(rule, comparison, _is_mine)


def _is_mine(first: Value, second: Value) -> bool:
    return first.measure is second.measure is Measure.EMAIL
