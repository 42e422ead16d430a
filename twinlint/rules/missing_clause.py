"""A sentence of one language says something more than the same in the other.

Why: readers of one language are not told on what condition, for whom, or why.
Wrong:
    fr: L'aide sera versée aux familles, si leur dossier arrive complet à la mairie.
    en: The aid will be paid to families.
Right:
    fr: L'aide sera versée aux familles, si leur dossier arrive complet à la mairie.
    en: The aid will be paid to families if the town hall receives a complete file.
Fix: translate the words, or remove them from the other language.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinlint.comparison import (
    Comparison,
    find_lost_clauses,
    is_about_translation,
    make_place,
    quote,
)
from twinlint.finding import Finding, LanguageName, Rule, message
from twinlint.rule import pair_rule
from twinlint.rules.disproportionate_length import find_disproportionate
from twinlint.weight import Stake, weigh


@pair_rule(weigh(Stake.TOLD, is_seen=False))
def missing_clause(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Clauses of sentences that correspond, as words and lengths tell.

    Of what is much longer as a whole, lengths tell more than a guess at the clause.
    """
    told = {id(unit) for unit in find_disproportionate(comparison)}
    for lost in find_lost_clauses(comparison):
        if id(lost.pair.unit) in told:
            continue
        here, there = comparison.reference, comparison.translation
        if not lost.is_reference:
            here, there = there, here
        if is_about_translation(here, lost.start, lost.end):
            continue
        yield rule(
            message(
                "{language} says “{words}” here, {other_language} may not",
                language=LanguageName(here.locale),
                words=quote(here, lost.start, lost.end),
                other_language=LanguageName(there.locale),
            ),
            make_place(there, lost.place, lost.place),
            related=(make_place(here, lost.start, lost.end),),
            help=message("translate it here, or remove it there"),
            severity=weigh(Stake.TOLD, is_seen=lost.is_sure),
            several=message(
                "{language} says something more in {count} sentences than "
                "{other_language}",
                language=LanguageName(here.locale),
                other_language=LanguageName(there.locale),
            ),
        )
