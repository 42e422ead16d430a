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

from twinlint.comparison import Comparison, find_missing_blocks
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Kind
from twinlint.rule import pair_rule


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
