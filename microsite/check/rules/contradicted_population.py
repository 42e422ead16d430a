"""A text gives a commune a number of inhabitants that its record does not have.

Why: populations change every year; the record holds each with its year and source.
Wrong: Sceaux compte 21 884 habitants.
Right: Sceaux compte 20 884 habitants.
Fix: correct the number, or add it to the record with its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.check.fact import fact_rule, find_numbers, find_place
from microsite.check.facts import CommuneFacts, Facts
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.mentions import Mentions, Sentence


@fact_rule(Severity.WARNING)
def contradicted_population(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Numbers of inhabitants in sentences that name one commune."""
    words = facts.words.get(mentions.locale)
    if not words or not words.inhabitants:
        return
    nouns = "|".join(map(re.escape, words.inhabitants))
    pattern = re.compile(rf"[ \u00a0\u202f](?:{nouns})\b", re.IGNORECASE)
    sentences = [s for block in mentions.blocks for s in block.sentences]
    for value in find_numbers(mentions):
        noun = pattern.match(mentions.plain, value.end)
        if not noun:
            continue
        sentence = next((s for s in sentences if s.start <= value.start < s.end), None)
        commune = _find_commune(mentions, sentence, facts) if sentence else None
        if commune is None or int(value.key) in commune.populations:
            continue
        place = find_place(mentions, value.start, noun.end())
        yield rule(
            message(
                "“{words}” is no population that the record of {commune} gives",
                words=place.text,
                commune=commune.name,
            ),
            place,
            related=(commune.population_place,) if commune.population_place else (),
            help=message("correct the number, or add it there with its source"),
        )


def _find_commune(
    mentions: Mentions, sentence: Sentence, facts: Facts
) -> CommuneFacts | None:
    """The only commune that a sentence names, if its population is known."""
    words = mentions.plain[sentence.start : sentence.end]
    named = [commune for commune in facts.communes if commune.name in words]
    is_known = len(named) == 1 and bool(named[0].populations)
    return named[0] if is_known else None
