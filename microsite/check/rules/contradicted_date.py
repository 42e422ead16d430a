"""A day in a text is nearly one that a record gives, and is not that one.

Why: the vote, the call or the closing has one date; a slip sends people a day late.
Wrong: La première édition s’achève le 14 février 2025 (date: 2025-02-13)
Right: La première édition s’achève le 13 février 2025
Fix: correct the date, or the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.check.fact import fact_rule, find_place
from microsite.check.facts import Day, Facts
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.mentions import Mentions


@fact_rule(Severity.WARNING)
def contradicted_date(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Full dates that share two parts of three with a day of the records."""
    for (start, end), day in _find_days(mentions):
        if day in facts.days:
            continue
        near = sorted(known for known in facts.days if _is_near(day, known))
        if not near:
            continue
        place = find_place(mentions, start, end)
        yield rule(
            message(
                "no record gives {words}; one gives {right}",
                words=place.text,
                right="{:04}-{:02}-{:02}".format(*near[0]),
            ),
            place,
            related=tuple(facts.days[known] for known in near[:3]),
            help=message("correct the date, or the record"),
        )


def _find_days(mentions: Mentions) -> Iterator[tuple[tuple[int, int], Day]]:
    for block in mentions.blocks:
        parts: dict[tuple[int, int], dict[str, int]] = {}
        for value in block.values:
            if value.part and value.key.isdecimal():
                parts.setdefault((value.start, value.end), {})[value.part] = int(
                    value.key
                )
        for place, found in parts.items():
            if found.keys() == {"day", "month", "year"}:
                yield place, (found["year"], found["month"], found["day"])


def _is_near(day: Day, known: Day) -> bool:
    return sum(a == b for a, b in zip(day, known, strict=True)) == 2
