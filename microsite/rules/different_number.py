"""A number is not the same in the two languages.

Why: a wrong figure is the mistake readers trust most, and nobody rereads figures.
Wrong:
    fr: Le programme dure 18 mois.
    en: The programme lasts 16 months.
Right:
    fr: Le programme dure dix-huit mois et coûte 1 500 €.
    en: The programme lasts 18 months and costs €1,500.
Fix: find out which of the two is right and correct the other.
"""

from collections.abc import Iterator

from microsite.comparison import Comparison
from microsite.finding import Finding, Rule, Severity
from microsite.mentions import Measure, Value
from microsite.rules.rule import pair_rule
from microsite.rules.value import find_differences


@pair_rule(Severity.WARNING)
def different_number(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Numbers of corresponding blocks that differ, in digits or in words."""
    return find_differences(rule, comparison, _is_mine)


def _is_mine(first: Value, second: Value) -> bool:
    if not first.measure is second.measure is Measure.NUMBER:
        return False
    if first.part or second.part:
        return False
    if first.in_words is second.in_words:
        return True
    # Small number words are idioms more often than figures: "tous deux", "two-fold".
    word = first if first.in_words else second
    return len(word.key) > 1
