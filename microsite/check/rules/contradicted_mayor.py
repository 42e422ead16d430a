"""A text names another mayor of a commune than its record.

Why: mayors change, and their names are misspelt; the record holds the checked one.
Wrong: Karine Francket, maire d’Aubervilliers
Right: Karine Franclet, maire d’Aubervilliers
Fix: correct the name, or the record if the mayor has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.check.fact import fact_rule, find_place
from microsite.check.facts import CommuneFacts, Facts
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.mentions import Mentions
from twinlint.spelling import fold

_NAME = (
    r"[A-ZÀ-Ý][\w’'-]+(?: (?:d[eu’']|de la|le|la|van|von) ?)?"
    r"(?: [A-ZÀ-Ý][\w’'-]+){1,3}"
)


@fact_rule(Severity.WARNING)
def contradicted_mayor(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Names beside the words “mayor of” and a commune."""
    words = facts.words.get(mentions.locale)
    if not words or not words.mayors:
        return
    office = "|".join(map(re.escape, words.mayors))
    of = "|".join(map(re.escape, words.of))
    articles = "|".join(map(re.escape, words.articles))
    for commune in facts.communes:
        if not commune.mayor or commune.name not in mentions.plain:
            continue
        of_commune = rf"(?i:{office}) (?:{of}) ?{re.escape(commune.name)}"
        pattern = re.compile(
            rf"({_NAME})\0*,? (?:(?:{articles}) )?{of_commune}"
            rf"|{of_commune}\0*(?: \(\d\d\))?\0*(?:,| :|:) ({_NAME})"
        )
        for found in pattern.finditer(mentions.plain):
            group = 1 if found.group(1) else 2
            if fold(found.group(group)) != fold(commune.mayor):
                yield _report(rule, mentions, found.span(group), commune)


def _report(
    rule: Rule, mentions: Mentions, span: tuple[int, int], commune: CommuneFacts
) -> Finding:
    place = find_place(mentions, *span)
    return rule(
        message(
            "the mayor of {commune} is called {name} here, {right} in the record",
            commune=commune.name,
            name=place.text,
            right=commune.mayor,
        ),
        place,
        related=(commune.mayor_place,) if commune.mayor_place else (),
        help=message("correct the name, or the record if the mayor has changed"),
    )
