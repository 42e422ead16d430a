"""A word stands where the other language has its opposite.

Why: a text that allows what the other forbids passes every check of figures and names.
Wrong:
    fr: Le parc est fermé le lundi.
    en: The park is open on Mondays.
Right:
    fr: Le parc est fermé le lundi.
    en: The park is not open on Mondays.
Fix: find out which of the two is right and correct the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinlint.comparison import Comparison, find_contrasts, make_finding
from twinlint.finding import Finding, Rule, Severity
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def opposite_word(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Words of corresponding sentences that say the opposite of one another."""
    for contrast in find_contrasts(comparison):
        yield make_finding(rule, comparison, contrast.reference, contrast.translation)
