"""A paragraph of one language has no counterpart in the other.

Why: readers of one language are told less.
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
def missing_paragraph(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Paragraphs and quotations that only one version has."""
    return find_missing_blocks(
        rule,
        comparison,
        (Kind.PARAGRAPH, Kind.QUOTATION),
        "a paragraph of {language} is missing in {other_language}",
        "{count} paragraphs of {language} are missing in {other_language}",
    )
