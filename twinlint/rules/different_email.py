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

from twinlint.comparison import Comparison, find_differences, fold_target
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Measure, Value
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def different_email(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """E-mail addresses of corresponding blocks that differ."""
    locales = comparison.locales

    def is_mine(first: Value, second: Value) -> bool:
        """Each language may have an address of its own: `port-fr@`, `port-en@`."""
        box, _, host = first.key.partition("@")
        other, _, other_host = second.key.partition("@")
        is_same = fold_target(box, locales) == fold_target(other, locales)
        are_emails = first.measure is second.measure is Measure.EMAIL
        return are_emails and not (is_same and host == other_host)

    return find_differences(rule, comparison, is_mine)
