"""A text counts communes or solutions otherwise than the records do.

Why: a record is added or removed, and the sentence that counts them is forgotten.
Wrong: Les douze communes du programme (content/communes/: 10)
Right: Les dix communes du programme
Fix: correct the number, or the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.check.fact import fact_rule, find_numbers, find_place
from microsite.check.facts import CountFacts, Facts
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.mentions import Mentions, Value


@fact_rule(Severity.WARNING)
def contradicted_count(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Numbers of communes or solutions that no record, figure or source gives."""
    for counted in facts.counts:
        words = counted.words.get(mentions.locale)
        if not words:
            continue
        # Some and not all: “seven municipalities out of ten”.
        known = facts.words.get(mentions.locale)
        part = "|".join(map(re.escape, known.out_of)) if known else ""
        nouns = "|".join(map(re.escape, words))
        # One word may stand between: “six new municipalities”.
        pattern = re.compile(
            rf"[ \u00a0\u202f](?:[^\W\d_]{{5,}} )?({nouns})\b"
            rf"(?! (?:{part or '(?!)'})\b)",
            re.IGNORECASE,
        )
        for value in find_numbers(mentions):
            noun = pattern.match(mentions.plain, value.end)
            if noun and not _is_known(value, counted):
                yield _report(rule, mentions, value, noun.end(), counted)


def _is_known(value: Value, counted: CountFacts) -> bool:
    number = int(value.key)
    return number <= 1 or number == counted.total or number in counted.others


def _report(
    rule: Rule, mentions: Mentions, value: Value, end: int, counted: CountFacts
) -> Finding:
    place = find_place(mentions, value.start, end)
    return rule(
        message(
            "“{words}”: there are {total} in the records",
            words=place.text,
            total=counted.total,
        ),
        place,
        related=(counted.place,),
        help=message("correct the number, or the records that it counts"),
    )
