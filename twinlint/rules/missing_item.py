"""A list item of one language has no counterpart in the other.

Why: a list with one item less says something else: one winner, one
duty or one right less.
Wrong:
    fr: |
        - un diagnostic du territoire
        - une aide juridique aux projets
        - une évaluation des résultats
    en: |
        - a diagnosis of the territory
        - an evaluation of the results
Right:
    fr: |
        - un diagnostic du territoire
        - une évaluation des résultats
    en: |
        - a diagnosis of the territory
        - an evaluation of the results
Fix: translate it, or remove it from the other language.
"""

from collections.abc import Iterator

from twinlint.comparison import Comparison, find_missing_blocks
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Kind
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def missing_item(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """List items that only one version has."""
    return find_missing_blocks(
        rule,
        comparison,
        (Kind.ITEM,),
        "{language} has a list item that {other_language} has not: “{words}”",
        "{language} has {count} list items that {other_language} has not: “{words}”",
    )
