"""A heading of one language has no counterpart in the other.

Why: readers who look through the page do not find the part, and screen readers skip it.
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
def missing_heading(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Headings that only one version has."""
    return find_missing_blocks(
        rule,
        comparison,
        (Kind.HEADING,),
        "a heading of {language} is missing in {other_language}",
        "{count} headings of {language} are missing in {other_language}",
    )
