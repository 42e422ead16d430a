"""A list, or a paragraph, stands in another order in the other language.

Why: who compares the versions takes it for two differences, and a rank may be lost.
Wrong:
    fr: |
        - le port de Brest
        - la gare de Lorient
        - le musée de Rennes
    en: |
        - the harbour of Brest
        - the museum of Rennes
        - the station of Lorient
Right:
    fr: |
        - le port de Brest
        - le musée de Rennes
    en: |
        - the harbour of Brest
        - the museum of Rennes
Fix: keep one order; a list that each language sorts by its alphabet is none of these.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinlint.comparison import Comparison, make_place, quote
from twinlint.finding import Finding, LanguageName, Rule, message
from twinlint.rule import pair_rule
from twinlint.weight import Stake, weigh


@pair_rule(weigh(Stake.SHOWN))
def different_order(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """The first entry of each list, and each paragraph, that stands elsewhere."""
    first, second = comparison.reference, comparison.translation
    for unit in comparison.alignment.shuffled:
        here, there = unit.reference[0], unit.translation[0]
        yield rule(
            message(
                "“{words}” stands at another place in {other_language}",
                words=quote(first, here.start, here.end),
                other_language=LanguageName(second.locale),
            ),
            make_place(second, there.start, there.end),
            related=(make_place(first, here.start, here.end),),
            help=message(
                "keep the order of {language}", language=LanguageName(first.locale)
            ),
        )
