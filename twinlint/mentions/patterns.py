"""The patterns that find numbers, dates, times and codes in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from twinlint.languages import Vocabulary, read_vocabulary
from twinlint.source import Locale

SPACE = "[ \u00a0\u202f\u2009]"
ONE = ("un", "une", "chaque", "one", "a", "an", "every", "each", "per")
"""Articles too, so that they count only before a unit or at the end of a number."""
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_HALF = r"[ap](?:m\b|\.m\b\.?)"
"""Which half of the day: `pm`, `p.m.`"""


@dataclass(frozen=True, slots=True)
class Reader:
    """The patterns of one language, with the words they are made of."""

    vocabulary: Vocabulary
    pattern: re.Pattern[str]
    """Everything with digits, and the words of the calendar; the group that matched
    tells what it is."""
    words: re.Pattern[str] | None
    """A number in words; none for a language without words."""
    unit: re.Pattern[str]
    """A unit, after the number that it belongs to."""
    numbers: Mapping[str, int]
    """All number words: cardinals, collectives, ordinals."""
    calendar: frozenset[str]
    """All words for months, weekdays and times of day, in lower case."""
    unit_words: frozenset[str]
    """Names of units of one word, in lower case: an article counts before them."""


@cache
def make_reader(locale: Locale) -> Reader:
    """The patterns for a language; digits alone for an unknown one."""
    vocabulary = read_vocabulary(locale)
    pattern = re.compile(
        rf"(?=[\d(+$€£])(?:(?<![\w./,-])(?:{_write_digits(vocabulary)})"
        rf"|(?<!\d)(?<!\d[.,]){_write_figure(vocabulary)})"
        rf"|(?:(?<![\w-])|(?<=\bmi-)|(?<=\bmid-))(?=[^\W\d_])"
        rf"(?:{_write_letters(vocabulary)})"
    )
    numbers = {
        **vocabulary.numbers,
        **vocabulary.collectives,
        **vocabulary.ordinals,
    }
    weekdays = tuple(vocabulary.weekdays)
    plurals = (f"{weekday}s" for weekday in weekdays)
    return Reader(
        vocabulary,
        pattern,
        _compile_words(vocabulary) if numbers else None,
        re.compile(rf"(?:{SPACE}|-)?({_alternatives(vocabulary.units)})(?![\w²³])"),
        numbers,
        frozenset((*vocabulary.months, *weekdays, *plurals, *vocabulary.clock)),
        frozenset(word for word in vocabulary.units if len(word) > 3),
    )


def _alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the words, longer ones first; of nothing for none."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or r"(?!)"


def _write_month(vocabulary: Vocabulary) -> str:
    return rf"(?i:{_alternatives(vocabulary.months)})(?!\w)\.?"


def _write_days(vocabulary: Vocabulary) -> str:
    """One day of a month or several: `3`, `1er`, `3 au 5`."""
    day = rf"(?:[12]\d|3[01]|0?[1-9])(?:{_alternatives(vocabulary.ordinal_marks)})?"
    between = (
        rf"{SPACE}{{0,2}}(?:[-–—/,]|{_alternatives(vocabulary.range_words)})"
        rf"{SPACE}{{0,2}}(?:the{SPACE}|le{SPACE})?"
    )
    return rf"{day}(?:{between}{day}){{0,4}}"


def _write_year(group: str) -> str:
    return rf"(?:,?{SPACE}{{1,2}}(?P<{group}>{_YEAR})(?!\d))?"


def _write_digits(vocabulary: Vocabulary) -> str:
    """What begins with a digit and is no plain number."""
    return (
        rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\w/-]))"
        r"|(?P<slashed>[0-3]?\d[/.][0-3]?\d[/.](?:19|20)\d\d(?![\w/-])"
        r"|[0-3]?\d/[0-3]?\d/\d\d(?![\w/-]|\.\d))"
        r"|(?P<season>(?:19|20)\d\d[/–]\d\d(?![\w/-]|\.\d))"
        r"|(?P<phone>(?:(?:\+|00[ .]?)\d{1,3}[ .\u00a0-]?(?:\(0\))?\d"
        r"(?:[ .\u00a0-]?\d{2}){4}"
        r"|0\d(?:[ .\u00a0-]\d{2}){4}"
        r"|(?:\+?1[ .-])?\(?\d{3}\)?[ .-]\d{3}-\d{4})(?![\w/-]))"
        rf"|(?P<date>{_write_days(vocabulary)}{SPACE}{{0,2}}-?(?:of{SPACE}{{1,2}})?"
        rf"{_write_month(vocabulary)}{_write_year('y1')})"
        rf"|(?P<time>(?:[01]?\d|2[0-4])(?:{SPACE}?h(?:{SPACE}?[0-5]\d)?(?!\w)"
        rf"|:[0-5]\d(?:{SPACE}?{_HALF}|(?![\w:]))|(?:\.[0-5]\d)?{SPACE}?{_HALF})"
        r"|12[ \u00a0](?:noon|midnight)\b"
        rf"|\d{{1,2}}{SPACE}h(?:eure|our)s?{SPACE}(?:(?:et|and){SPACE})?[0-5]?\d"
        rf"{SPACE}min(?:utes?)?\b)"
        rf"|(?P<ordinal>(?P<rank>\d{{1,4}}){SPACE}?"
        rf"(?:{_alternatives(vocabulary.ordinal_marks)})(?!\w))"
        r"|(?P<version>\d+(?:\.\d+){2,5}(?![\w-])|\d+"
        rf"(?!(?:{_alternatives(vocabulary.units)})(?!\w))"
        r"[A-Za-z]\w*(?<![kKM])(?![\w-]))"
    )


def _write_figure(vocabulary: Vocabulary) -> str:
    """A plain number, with its power and its money or share."""
    before_money = rf"(?=[$€£{SPACE[1:]})"
    return (
        rf"(?P<number>(?P<sign>[$€£]{SPACE}?)?"
        rf"(?P<figure>\d{{1,3}}(?:[{vocabulary.group}]\d{{3}})+(?!\d)(?:[.,]\d+)?"
        r"|\d+(?:[.,]\d+)*)"
        rf"(?P<power>{SPACE}?(?:milliards?|millions?|billions?|thousand"
        rf"|k{before_money}|Mds?|M{before_money}|bn|(?(sign)m|(?!)))(?!\w))?"
        rf"(?:{SPACE}?(?:d['’]|de{SPACE})?(?P<unit>%|€|\$|£|pour{SPACE}cent"
        rf"|per{SPACE}?cent|p\.{SPACE}100|euros?|dollars?|EUR)(?!\w))?)"
    )


def _write_letters(vocabulary: Vocabulary) -> str:
    """What begins with a letter."""
    month, days = _write_month(vocabulary), _write_days(vocabulary)
    return (
        rf"(?P<named>{month}{SPACE}{{1,2}}{days}"
        rf"(?!\d|[.:]\d|{SPACE}?(?:h|[ap]\.?m)\b){_write_year('y2')}"
        rf"|{month}{SPACE}{{1,2}}(?P<y3>{_YEAR})(?!\d))"
        rf"|(?P<month>(?i:{_alternatives(vocabulary.months)})(?![\w-]))"
        rf"|(?P<weekday>(?i:{_alternatives(vocabulary.weekdays)}))s?(?![\w-])"
        rf"|(?P<clock>(?i:{_alternatives(vocabulary.clock)})(?![\w-]))"
        r"|(?P<roman>(?P<roman_digits>[IVX]{1,6})"
        rf"(?:{_alternatives(vocabulary.ordinal_marks)})(?!\w))"
        r"|(?P<code>(?:[A-Z]\d[A-Z][ -]?\d[A-Z]\d|[A-Z]{1,6}-\d{1,6}"
        r"|[A-Za-z]{1,12}\d\w*(?:\.\d+){0,3})(?![\w-]))"
    )


def _compile_words(vocabulary: Vocabulary) -> re.Pattern[str]:
    one = _alternatives((*vocabulary.numbers, *vocabulary.collectives))
    last = _alternatives(vocabulary.ordinals)
    # `six and seven` are two numbers, `six hundred and seven` is one.
    after = "|".join(f"(?<={word})" for word in ("hundred", "thousand", "million"))
    joint = rf"(?:[ \u00a0-]|-et-| et (?=onze)|(?:{after}) and |-and-)"
    small = r"(?:-et-une?| et une?|-one|-un|-une)?"
    chain = rf"(?:{one}){small}(?:{joint}(?:{one}){small})*(?:-(?:{last}))?"
    units = _alternatives(vocabulary.units)
    article = rf"(?:{'|'.join(ONE)})(?=[ \u00a0](?:{units})(?![\w-]))"
    return re.compile(rf"(?<![\w-])(?:{chain}|{last}|{article})(?![\w-])", re.I)
