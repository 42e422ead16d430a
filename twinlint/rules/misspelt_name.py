"""A name is spelt in two ways.

Why: misspelling people's names is the mistake they forgive least.
Wrong:
    fr: La maire est Karine Francket.
    en: The mayor is Karine Franclet.
Right:
    fr: La maire est Karine FRANCLET.
    en: The mayor is Karine Franclet.
Fix: look the name up and correct the wrong spelling.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinlint.comparison import Comparison, NamePair, find_near_names, make_finding
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def misspelt_name(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Names of corresponding blocks that are one slip apart."""
    for pair in find_near_names(comparison):
        if not pair.is_accent:
            yield report_spellings(rule, comparison, pair)


def report_spellings(rule: Rule, comparison: Comparison, pair: NamePair) -> Finding:
    """Both spellings at both places."""
    advice = message("look the name up and correct the wrong spelling")
    return make_finding(rule, comparison, pair.reference, pair.translation, advice)
