"""A paragraph of one language has no counterpart in the other.

Why: readers of one language are told less.
Wrong:
    fr: |
        Le programme accompagne dix communes pendant dix-huit mois.

        La Métropole finance le diagnostic et l'évaluation des projets.
    en: The programme supports ten municipalities for eighteen months.
Right:
    fr: |
        Le programme accompagne dix communes.

        Il dure dix-huit mois.
    en: The programme supports ten municipalities. It lasts eighteen months.
Fix: translate it, or remove it from the other language.
"""

from collections.abc import Iterator

from twinlint.comparison import Comparison, find_missing_blocks
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Kind
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def missing_paragraph(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Paragraphs and quotations that only one version has."""
    return find_missing_blocks(
        rule,
        comparison,
        (Kind.PARAGRAPH, Kind.QUOTATION),
        "{language} has a paragraph that {other_language} has not: “{words}”",
        "{language} has {count} paragraphs that {other_language} has not: “{words}”",
    )
