"""A list item of one language has no counterpart in the other.

Why: a list with one item less says something else: one winner, one duty, one right less.
EX
Fix: translate it, or remove it from the other language.
"""

from collections.abc import Iterator

from microsite.comparison import Comparison
from microsite.finding import Finding, Rule, Severity
from microsite.mentions import Kind
from microsite.rules.rule import pair_rule
from microsite.rules.structure import find_missing_blocks


@pair_rule(Severity.WARNING)
def missing_item(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """List items that only one version has."""
    return find_missing_blocks(
        rule,
        comparison,
        (Kind.ITEM,),
        "a list item of {language} is missing in {other_language}",
        "{count} list items of {language} are missing in {other_language}",
    )
