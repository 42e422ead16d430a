"""A table row of one language has no counterpart in the other.

Why: a table with one row less is another table.
Wrong:
    fr: |
        | Commune | Code |
        |---|---|
        | Argenteuil | 95 |
        | Aubervilliers | 93 |
    en: |
        | Municipality | Code |
        |---|---|
        | Argenteuil | 95 |
Right:
    fr: |
        | Commune | Code |
        |---|---|
        | Argenteuil | 95 |
    en: |
        | Municipality | Code |
        |---|---|
        | Argenteuil | 95 |
Fix: translate it, or remove it from the other language.
"""

from collections.abc import Iterator

from twinlint.comparison import Comparison, find_missing_blocks
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Kind
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def missing_row(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Rows of tables that only one version has."""
    return find_missing_blocks(
        rule,
        comparison,
        (Kind.ROW,),
        "{language} has a table row that {other_language} has not: “{words}”",
        "{language} has {count} table rows that {other_language} has not: “{words}”",
    )
