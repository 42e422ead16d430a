"""One language says that something is free, required or for a time, the other does not.

Why: half of the readers bring money, or believe that they have the choice.
Wrong:
    fr: La visite guidée du port est gratuite pour les habitants.
    en: The guided tour of the harbour is for residents.
Right:
    fr: La visite guidée du port est gratuite pour les habitants.
    en: The guided tour of the harbour costs residents nothing.
Fix: translate the word, or remove it from the other language.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinlint.comparison import Comparison, find_lost_details, is_close, make_place
from twinlint.finding import Finding, LanguageName, Rule, message
from twinlint.rule import pair_rule
from twinlint.weight import Stake, weigh


@pair_rule(weigh(Stake.TOLD))
def missing_detail(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Words with an opposite that one of two sentences has, of rows always told."""
    for lost in find_lost_details(comparison):
        here, there = comparison.reference, comparison.translation
        theirs = lost.pair.translation
        if not lost.is_reference:
            here, there = there, here
            theirs = lost.pair.reference
        is_seen = is_close(
            comparison, lost.pair, lost.span, in_reference=lost.is_reference
        )
        related = make_place(here, *lost.span)
        yield rule(
            message(
                "{language} says “{words}” here, {other_language} does not",
                language=LanguageName(here.locale),
                words=related.text,
                other_language=LanguageName(there.locale),
            ),
            make_place(there, theirs[0].start, theirs[-1].end),
            related=(related,),
            help=message("translate it here, or remove it there"),
            severity=weigh(Stake.TOLD, is_seen=is_seen),
        )
