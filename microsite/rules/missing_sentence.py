"""A sentence of one language has no counterpart in the other.

Why: readers of one language are told less, in a paragraph that looks complete.
Wrong:
    fr: |
        Le programme dure dix-huit mois. Chaque commune choisit ses trois solutions.
        Un jury les évalue à la fin.
    en: |
        The programme lasts eighteen months. A jury evaluates them at the end.
Right:
    fr: Le programme dure dix-huit mois. Un jury les évalue.
    en: The programme lasts eighteen months, and a jury evaluates them.
Fix: translate the sentence, or remove it from the other language.
"""

from collections.abc import Iterator

from microsite.comparison import Comparison, make_place, shorten
from microsite.finding import Finding, Language, Rule, Severity, message
from microsite.rules.rule import pair_rule

_SHORTEST = 5
"""Words of a sentence worth a finding."""


@pair_rule(Severity.WARNING)
def missing_sentence(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Sentences that the other side of their unit does not account for."""
    for gap in comparison.alignment.gaps:
        if len(gap.block.words) < _SHORTEST:
            continue
        here, there = comparison.reference, comparison.translation
        if not gap.is_reference:
            here, there = there, here
        related = make_place(here, gap.block.start, gap.block.end)
        yield rule(
            message(
                "{language} has a sentence that {other_language} has not: “{words}”",
                words=shorten(related.text),
                language=Language(here.locale),
                other_language=Language(there.locale),
            ),
            make_place(there, gap.place, gap.place),
            related=(related,),
            help=message("translate it here, or remove it there"),
        )
