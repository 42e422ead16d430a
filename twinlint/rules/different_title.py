"""Somebody is Madam in one language and Mister in the other.

Why: people mind; and it is the surest sign that nobody has read the translation.
Wrong:
    fr: Mme Nadia Ferreira préside le jury.
    en: Mr Nadia Ferreira chairs the jury.
Right:
    fr: Mme Nadia Ferreira préside le jury.
    en: Ms Nadia Ferreira chairs the jury.
Fix: look the person up and correct the wrong title.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinlint.comparison import Comparison
from twinlint.finding import Finding, Rule, Severity
from twinlint.languages import read_language
from twinlint.rule import pair_rule
from twinlint.rules.different_role import find_other_roles


@pair_rule(Severity.WARNING)
def different_title(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """One title left over on each side of corresponding blocks."""
    titles = (
        read_language(comparison.reference.locale).titles,
        read_language(comparison.translation.locale).titles,
    )
    return find_other_roles(rule, comparison, titles)
