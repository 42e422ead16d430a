"""A sentence of one language has no counterpart in the other.

Why: readers of one language are told less, in a paragraph that looks complete.
EX
Fix: translate the sentence, or remove it from the other language.
"""

from collections.abc import Iterator

from microsite.comparison import Comparison, make_place
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
        yield rule(
            message(
                "a sentence of {language} is missing in {other_language}",
                language=Language(here.locale),
                other_language=Language(there.locale),
            ),
            make_place(there, gap.place, gap.place),
            related=(make_place(here, gap.block.start, gap.block.end),),
            help=message("translate it here, or remove it there"),
        )
