"""A heading of one language has no counterpart in the other.

Why: readers who look through the page do not find the part, and screen readers skip it.
Wrong:
    fr: |
        # Les communes

        Elles sont dix.

        # Les solutions

        Elles sont trente.
    en: |
        # The municipalities

        There are ten of them.

        There are thirty.
Right:
    fr: |
        # Les communes

        Elles sont dix.
    en: |
        # The municipalities

        There are ten of them.
Fix: translate it, or remove it from the other language.
"""

from collections.abc import Iterator

from microsite.comparison import Comparison
from microsite.finding import Finding, Rule, Severity
from microsite.mentions import Kind
from microsite.rules.rule import pair_rule
from microsite.rules.structure import find_missing_blocks


@pair_rule(Severity.WARNING)
def missing_heading(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Headings that only one version has."""
    return find_missing_blocks(
        rule,
        comparison,
        (Kind.HEADING,),
        "{language} has a heading that {other_language} has not: “{words}”",
        "{language} has {count} headings that {other_language} has not: “{words}”",
    )
