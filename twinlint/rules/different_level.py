"""A heading stands on another level in the other language.

Why: the part belongs to another section there, in tables of contents and to screen
readers.
Wrong:
    fr: |
        # Le port

        ## Les horaires

        ## Les tarifs
    en: |
        # The harbour

        ## Opening hours

        ### Prices
Right:
    fr: |
        # Le port

        ## Les tarifs
    en: |
        # The harbour

        ## Prices
Fix: give it the level that it has in the other language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from twinlint.comparison import Comparison, make_place
from twinlint.finding import Finding, LanguageName, Rule, message
from twinlint.mentions import Block, Kind
from twinlint.rule import pair_rule
from twinlint.weight import Stake, weigh


@pair_rule(weigh(Stake.SHOWN))
def different_level(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Headings whose levels differ otherwise than those of most of their page.

    One version may begin on another level, as where a template sets the title.
    """
    pairs = [*_find_headings(comparison)]
    steps = Counter(there.level - here.level for here, there in pairs)
    for usual, count in steps.most_common(1):
        if 2 * count > len(pairs):
            for here, there in pairs:
                if there.level - here.level != usual:
                    yield _make_finding(rule, comparison, (here, there), usual)


def _find_headings(comparison: Comparison) -> Iterator[tuple[Block, Block]]:
    """The headings that correspond; a text that only looks like one has no level."""
    for unit in comparison.paired:
        for here, there in zip(unit.reference, unit.translation, strict=False):
            is_alone = len(unit.reference) == len(unit.translation) == 1
            kinds = {here.kind, there.kind}
            if is_alone and kinds == {Kind.HEADING} and here.level and there.level:
                yield here, there


def _make_finding(
    rule: Rule, comparison: Comparison, pair: tuple[Block, Block], usual: int
) -> Finding:
    here, there = pair
    first, second = comparison.locales
    return rule(
        message(
            "the heading has level {first_level} in {first_language}, level"
            " {second_level} in {second_language}",
            first_level=str(here.level),
            second_level=str(there.level),
            first_language=LanguageName(first),
            second_language=LanguageName(second),
        ),
        make_place(comparison.translation, there.start, there.end),
        related=(make_place(comparison.reference, here.start, here.end),),
        help=message(
            "give it level {level} here, or another one there",
            level=str(here.level + usual),
        ),
        several=message(
            "{count} headings have other levels in {second_language} than in"
            " {first_language}",
            first_language=LanguageName(first),
            second_language=LanguageName(second),
        ),
    )
