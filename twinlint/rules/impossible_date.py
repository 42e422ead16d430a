"""A day that its month does not have.

Why: nobody knows which day is meant, and who writes it into a diary comes in vain.
Wrong:
    fr: Réunion le 31 septembre 2024.
Right:
    fr: Réunion le 30 septembre 2024.
Fix: look the date up and correct the day or the month.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from twinlint.comparison import make_place
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.mentions import Date, Mentions
from twinlint.register import Register
from twinlint.rule import text_rule

_MONTHS = 12
_ANY = 99
"""More days than any month has."""
_LEAP_YEAR = 2024
"""In the place of a year that is not given: February may have 29 days."""


@text_rule(Severity.WARNING)
def impossible_date(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Days behind the end of their month; the same one once."""
    found: dict[tuple[int, int, int], list[Finding]] = {}
    for block in mentions.blocks:
        for date in block.dates:
            last = _find_last_day(date)
            words = mentions.text.value[date.start : date.end]
            is_date = date.is_whole or any(sign.isalpha() for sign in words)
            if is_date and date.days and date.days[-1] > last:
                same = found.setdefault((date.days[-1], date.month, date.year), [])
                same.append(_make_finding(rule, mentions, date, last))
    for first, *others in found.values():
        also = tuple(replace(each, message=first.message) for each in others)
        yield replace(first, also=also)


def _find_last_day(date: Date) -> int:
    """The number of days in the month; more where that cannot be told."""
    is_in_order = all(day < after for day, after in pairwise(date.days))
    if not 1 <= date.month <= _MONTHS or not is_in_order:
        return _ANY
    return monthrange(date.year or _LEAP_YEAR, date.month)[1]


def _make_finding(rule: Rule, mentions: Mentions, date: Date, last: int) -> Finding:
    words = mentions.text.value[date.start : date.end]
    day = str(date.days[-1])
    right = words.replace(day, str(last), 1)
    return rule(
        message("“{date}” is no day of the calendar", date=words),
        make_place(mentions, date.start, date.end),
        help=message(
            "write “{right}” at the latest, or correct the month", right=right
        ),
    )
