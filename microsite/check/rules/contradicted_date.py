"""A day in a text is nearly one that a record gives, and is not that one.

Why: the vote, the call or the closing has one date; a slip sends people a day late.
Wrong: La première édition s’achève le 14 février 2025 (date: 2025-02-13)
Right: La première édition s’achève le 13 février 2025
Fix: correct the date, or the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from microsite.check.fact import fact_rule, find_place
from microsite.check.facts import Day, Facts
from twinlint.finding import DayName, Finding, Message, Place, Rule, Severity, message
from twinlint.mentions import Mentions


@fact_rule(Severity.WARNING)
def contradicted_date(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Full dates that share two parts of three with a day of the records."""
    dates = [d for block in mentions.blocks for d in block.dates if d.is_whole]
    days = [(date.year, date.month, date.days[-1]) for date in dates]
    for date, day in zip(dates, days, strict=True):
        if facts.knows(day, days):
            continue
        near = facts.find_near_days(day)
        if not near:
            continue
        place = find_place(mentions, date.start, date.end)
        said, advice = _tell(place, day, near[0], facts)
        yield rule(
            said,
            place,
            related=tuple(
                replace(
                    facts.days[known],
                    message=message("{day} stands here", day=_name_day(known)),
                )
                for known in near[:3]
            ),
            help=advice,
        )


def _tell(place: Place, day: Day, right: Day, facts: Facts) -> tuple[Message, Message]:
    """What is said of a day, and advised; of one that its own record contradicts too.

    The day of the record is the slip, where another record gives that of the text.
    """
    if day in facts.days and day not in facts.documents:
        return message(
            "this record gives {right}, and its text “{words}”",
            words=place.text,
            right=_name_day(right),
        ), message(
            "write {date} on line {line}, or correct the text; if both days are right,"
            " accept it: “python build.py waive {place}”",
            date=_write(day),
            line=facts.days[right].span.line,
            place=place.span,
        )
    return message(
        "no record gives {words}; one gives {right}",
        words=place.text,
        right=_name_day(right),
    ), message(
        "correct the date, or the record; if both days are right, add this one with"
        " “python build.py new event”, or accept it: “python build.py waive {place}”",
        place=place.span,
    )


def _write(day: Day) -> str:
    return "{:04}-{:02}-{:02}".format(*day)


def _name_day(day: Day) -> DayName:
    return DayName(_write(day))
