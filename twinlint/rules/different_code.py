"""A code of letters and digits is not the same in the two languages.

Why: a reference, postal code or version with one wrong sign leads nowhere.
Wrong:
    fr: Voir la norme ISO-8601 et le lot B12.
    en: See the standard ISO-8601 and lot B13.
Right:
    fr: Voir le lot B12.
    en: See lot B12.
Fix: copy the code from its source into both languages.
"""

from collections.abc import Iterator

from twinlint.comparison import Comparison, find_differences
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Measure, Value
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def different_code(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Codes of corresponding blocks that differ."""
    return find_differences(rule, comparison, _is_mine)


def _is_mine(first: Value, second: Value) -> bool:
    return first.measure is second.measure is Measure.CODE
