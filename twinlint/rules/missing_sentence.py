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
from itertools import groupby

from twinlint.alignment import SentenceGap
from twinlint.comparison import Comparison, find_foreign, make_place, shorten
from twinlint.finding import (
    Finding,
    LanguageName,
    Message,
    Place,
    Rule,
    Severity,
    message,
    plural_message,
)
from twinlint.mentions import Mentions
from twinlint.rule import pair_rule

_SHORTEST = 5
"""Words of a sentence worth a finding."""


@pair_rule(Severity.WARNING)
def missing_sentence(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Sentences that the other side of their unit does not account for."""
    foreign = {stretch.start for stretch in find_foreign(comparison)}
    for _, run in groupby(comparison.alignment.gaps, key=_hole):
        gaps = [
            gap
            for gap in run
            if len(gap.block.words) >= _SHORTEST and gap.block.start not in foreign
        ]
        if not gaps:
            continue
        here, there = comparison.reference, comparison.translation
        if not gaps[0].is_reference:
            here, there = there, here
        blocks = [
            block for gap in gaps for block in (gap.block, gap.alternative) if block
        ]
        related = make_place(
            here, min(b.start for b in blocks), max(b.end for b in blocks)
        )
        yield rule(
            _say(here, there, len(gaps), related, is_sure=len(blocks) == len(gaps)),
            make_place(there, gaps[0].place, gaps[0].place),
            related=(related,),
            help=message("translate it here, or remove it there"),
        )


def _say(
    here: Mentions, there: Mentions, count: int, related: Place, *, is_sure: bool
) -> Message:
    """What is missing; where neighbours fit alike, that it is one of them."""
    if not is_sure:
        return message(
            "{language} has a sentence more than {other_language} here: “{words}”",
            words=shorten(related.text),
            language=LanguageName(here.locale),
            other_language=LanguageName(there.locale),
        )
    return plural_message(
        "{language} has a sentence that {other_language} has not: “{words}”",
        "{language} has {count} sentences that {other_language} has not: “{words}”",
        count=count,
        words=shorten(related.text),
        language=LanguageName(here.locale),
        other_language=LanguageName(there.locale),
    )


def _hole(gap: SentenceGap) -> tuple[bool, int]:
    """What sentences that are missing at one place have in common."""
    return gap.is_reference, gap.place
