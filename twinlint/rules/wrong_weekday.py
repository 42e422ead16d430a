"""A date is not on the day of the week that stands before it.

Why: some readers come on the Monday, some on the third, and half of them are wrong.
Wrong:
    fr: Réunion le mardi 3 juin 2024.
Right:
    fr: Réunion le lundi 3 juin 2024.
Fix: look the date up and correct the day of the week or the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from twinlint.comparison import make_place
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.languages import read_language
from twinlint.mentions import Measure, Mentions, Value
from twinlint.register import Register
from twinlint.rule import text_rule
from twinlint.source import Locale

_SPACE = "[ \u00a0\u202f]"


@text_rule(Severity.WARNING)
def wrong_weekday(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Whole dates after the name of another day."""
    for said, day, span in find_wrong_weekdays(mentions):
        yield _make_finding(rule, mentions, said, day, span)


def find_wrong_weekdays(
    mentions: Mentions,
) -> Iterator[tuple[Value, date, tuple[int, int]]]:
    """Each weekday that its date does not fall on, with the date and its offsets."""
    between = _compile_between(mentions.locale)
    for block in mentions.blocks:
        weekdays = [v for v in block.values if v.measure is Measure.WEEKDAY]
        if not weekdays:
            continue
        parts: dict[int, list[Value]] = {}
        for value in block.values:
            if value.part:
                parts.setdefault(value.start, []).append(value)
        for value in weekdays:
            gap = between.match(mentions.plain, value.end)
            start = gap.end() if gap else -1
            day, end = _read_date(parts.get(start, []))
            if day and day.isoweekday() != int(value.key):
                yield value, day, (start, end)


@cache
def _compile_between(locale: Locale) -> re.Pattern[str]:
    """What stands between a weekday and its date: `lundi, le 3 juin`."""
    words = "|".join(map(re.escape, read_language(locale).before_day)) or "(?!)"
    return re.compile(rf",?{_SPACE}(?:(?:{words}){_SPACE})?")


def _read_date(parts: list[Value]) -> tuple[date | None, int]:
    """The whole date of some parts, and where it ends."""
    by_part: dict[str, Value] = {value.part: value for value in parts}
    if len(parts) != len(by_part) or by_part.keys() != {"day", "month", "year"}:
        return None, 0
    year, month, day = (int(by_part[part].key) for part in ("year", "month", "day"))
    try:
        return date(year, month, day), parts[0].end
    except ValueError:
        return None, 0


def _make_finding(
    rule: Rule, mentions: Mentions, said: Value, day: date, span: tuple[int, int]
) -> Finding:
    names = read_language(mentions.locale).weekdays
    right = next(name for name, number in names.items() if number == day.isoweekday())
    weekday = mentions.text.value[said.start : said.end]
    return rule(
        message(
            "{date} is a {right_weekday}, not a {weekday}",
            date=mentions.text.value[slice(*span)],
            right_weekday=right.capitalize() if weekday[0].isupper() else right,
            weekday=weekday,
        ),
        make_place(mentions, said.start, span[1]),
        help=message("correct the day of the week, or the date"),
    )
