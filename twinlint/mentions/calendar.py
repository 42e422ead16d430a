"""Builds patterns of dates and hours; the words are in each `language.toml`."""

from __future__ import annotations

import re

from twinlint.languages import Language
from twinlint.mentions.alternatives import (
    SPACE,
    Languages,
    choose,
    choose_caseless,
    gather_words,
    join_words,
    write_class,
)

YEAR = r"(?:1[0-9]|20|21)\d\d"
_HOUR = r"(?:[01]?\d|2[0-4])"


# Dates --------------------------------------------------------------------------


def write_month(language: Language) -> str:
    """A month, by its name or an abbreviation, which alone may have a full stop."""
    short = [word for word in language.months if _is_abbreviated(word, language)]
    full = [word for word in language.months if word not in short]
    return (
        rf"(?:(?:{choose_caseless(full)})(?!\w)"
        rf"|(?:{choose_caseless(short)})(?!\w)\.?)"
    )


def _is_abbreviated(word: str, language: Language) -> bool:
    """Whether a name of a month is shorter than its full one, which stands first."""
    number = language.months[word]
    full = next(name for name, own in language.months.items() if own == number)
    return len(word) < len(full)


def write_days(language: Language) -> str:
    """One day of a month or several: `3`, `1er`, `3 au 5`."""
    day = rf"(?:[12]\d|3[01]|0?[1-9])(?:{choose(language.ordinal_marks)})?"
    between = (
        rf"{SPACE}{{0,2}}(?:[-–—/,]|{choose(language.range_words)})"
        rf"{SPACE}{{0,2}}(?:(?:{choose(language.before_day)}){SPACE})?"
    )
    return rf"{day}(?:{between}{day}){{0,4}}"


def write_year(group: str) -> str:
    """The year after a date, in a group of that name; or none."""
    return rf"(?:,?{SPACE}{{1,2}}(?P<{group}>{YEAR})(?!\d))?"


def write_date(language: Language) -> str:
    """A day, or several, and its month."""
    between = choose(language.before_month)
    return (
        rf"{write_days(language)}{SPACE}{{0,2}}-?(?:(?:{between}){SPACE}{{1,2}})?"
        rf"{write_month(language)}{write_year('y1')}"
    )


# Times --------------------------------------------------------------------------


def write_halves(languages: Languages) -> str:
    """What stands after an hour counted to twelve: `am`, `p.m.`."""
    words = sorted(join_words(languages, read_halves), key=len, reverse=True)
    ends = (re.escape(w) + (r"\b" if w[-1].isalpha() else "") for w in words)
    return "|".join(ends) or "(?!)"


def _write_hours(languages: Languages) -> str:
    """Hours and minutes, with the word that stands after both: `9.30 Uhr`."""
    words = choose(gather_words(languages, lambda each: each.times.hour_words))
    return rf"{_HOUR}(?:[.:][0-5]\d)?{SPACE}?(?:{words})(?!\w)"


def _write_spoken_time(languages: Languages) -> str:
    """Such hours, with minutes after the word or a range before it."""
    if not any(each.times.hour_words for each in languages):
        return ""
    hours = _write_hours(languages)
    between = choose(gather_words(languages, lambda each: each.range_words))
    return (
        rf"{hours}(?:{SPACE}[0-5]\d(?!\w))?"
        rf"|{_HOUR}(?:[.:][0-5]\d)?(?={SPACE}?(?:[-–]|{between}){SPACE}?{hours})|"
    )


def write_after_range(languages: Languages) -> str:
    """Lets a time begin after the hyphen of a range: `9-12 Uhr`, `9am-10:30am`."""
    signs = choose(gather_words(languages, lambda each: each.times.hour_signs))
    ends = rf"{SPACE}?(?:(?:{signs})(?![^\W\d_])|{write_halves(languages)})"
    begins = rf"|(?<=[\d {_write_ends(languages)}][-–])(?={_HOUR}(?::[0-5]\d)?{ends})"
    if not any(each.times.hour_words for each in languages):
        return begins
    return rf"{begins}|(?<=\d-)(?={_write_hours(languages)})"


def _write_ends(languages: Languages) -> str:
    """The last letters of what stands after an hour."""
    words = (
        *gather_words(languages, lambda e: e.times.hour_signs),
        *join_words(languages, read_halves),
    )
    return write_class(sorted({word[-1] for word in words}))


def write_time(languages: Languages) -> str:
    """A time of day, in hours or in hours and minutes; or a duration in both."""
    signs = choose(gather_words(languages, lambda each: each.times.hour_signs))
    halves = rf"(?:{write_halves(languages)})"
    twelve = choose(join_words(languages, lambda each: each.times.twelve))
    hours, minutes = (
        choose(w for e in languages for w, u in e.units.items() if u == unit)
        for unit in ("hour", "minute")
    )
    joints = choose(gather_words(languages, lambda each: each.joints))
    return (
        rf"12[ \u00a0](?:{twelve})\b|{_write_spoken_time(languages)}"
        rf"{_HOUR}(?:{SPACE}?(?:{signs})(?:{SPACE}?[0-5]\d)?(?!\w)"
        rf"|:[0-5]\d(?:{SPACE}?{halves}|(?![\w:]))|(?:\.[0-5]\d)?{SPACE}?{halves})"
        rf"|\d{{1,2}}{SPACE}(?:{hours}),?{SPACE}(?:(?:{joints}){SPACE})?[0-5]?\d"
        rf"{SPACE}(?:{minutes})(?!\w)"
    )


def read_halves(language: Language) -> dict[str, int]:
    """The words for the halves of the day, with the hour that they begin."""
    times = language.times
    return dict.fromkeys(times.before_noon, 0) | dict.fromkeys(times.after_noon, 12)
