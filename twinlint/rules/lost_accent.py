"""A name has its accents in one language only.

Why: Céline is not Celine, in English either.
Wrong:
    fr: Le projet est suivi par Inès Mouloudji.
    en: Ines Mouloudji follows the project.
Right:
    fr: Le projet est suivi par Inès Mouloudji.
    en: Inès Mouloudji follows the project.
Fix: write the accents in both languages.
"""

from collections.abc import Iterator

from twinlint.comparison import Comparison, find_near_names
from twinlint.finding import Finding, Rule, Severity
from twinlint.rule import pair_rule
from twinlint.rules.misspelt_name import report_spellings


@pair_rule(Severity.WARNING)
def lost_accent(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Names of corresponding blocks that differ by accents alone."""
    for pair in find_near_names(comparison):
        if pair.is_accent:
            yield report_spellings(rule, comparison, pair)
