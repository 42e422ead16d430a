"""A date is not on the day of the week that stands before it.

Why: some readers come on the Monday, some on the third, and half of them are wrong.
Wrong:
    fr: Réunion le mardi 3 juin 2024.
Right:
    fr: Réunion le lundi 3 juin 2024.
Fix: look the date up and correct the day of the week or the date.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from twinlint.comparison import make_place
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.languages import read_language
from twinlint.mentions import Date, Measure, Mentions, Value
from twinlint.register import Register
from twinlint.rule import text_rule
from twinlint.source import Locale

_SPACE = "[ \u00a0\u202f]"


@text_rule(Severity.WARNING)
def wrong_weekday(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Whole dates after the name of another day."""
    wrong: dict[tuple[str, datetime.date | None], list[Finding]] = {}
    for said, date in find_wrong_weekdays(mentions):
        same = wrong.setdefault((said.key, date.day), [])
        same.append(_make_finding(rule, mentions, said, date))
    for first, *others in wrong.values():
        also = tuple(replace(each, message=first.message) for each in others)
        yield replace(first, also=also)


def find_wrong_weekdays(mentions: Mentions) -> Iterator[tuple[Value, Date]]:
    """Each weekday that its date does not fall on, with the date."""
    for block in mentions.blocks:
        dates = {date.start: date for date in block.dates if date.day}
        if not dates:
            continue
        for value in block.values:
            if value.measure is Measure.WEEKDAY:
                gap = _between(mentions.locale).match(mentions.plain, value.end)
                date = dates.get(gap.end()) if gap else None
                if date and date.weekday != int(value.key):
                    yield value, date


@cache
def _between(locale: Locale) -> re.Pattern[str]:
    """What stands between a weekday and its date: `lundi, le 3 juin`."""
    words = "|".join(map(re.escape, read_language(locale).before_day))
    article = rf"(?:(?:{words}){_SPACE})?" if words else ""
    return re.compile(rf",?{_SPACE}{article}")


def _make_finding(rule: Rule, mentions: Mentions, said: Value, date: Date) -> Finding:
    names = read_language(mentions.locale).weekdays
    right = next(name for name, number in names.items() if number == date.weekday)
    written = mentions.text.value[said.start : date.end]
    if written[0].isupper():
        right = right.capitalize()
    return rule(
        message("“{words}”: that day is a “{weekday}”", words=written, weekday=right),
        make_place(mentions, said.start, date.end),
        help=message(
            "write “{right}”, or correct the date",
            right=right + mentions.text.value[said.end : date.end],
        ),
    )
