"""The patterns that find numbers, dates, times and codes in one language.

The words in them are those of the language. A version may keep a passage of the other
language, so what stands beside digits (`h`, `million`, `per cent`) is read in both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from twinlint.languages import Language, Typography, read_language
from twinlint.source import Locale

SPACE = "[ \u00a0\u202f\u2009]"
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_HOUR = r"(?:[01]?\d|2[0-4])"
_MONEY = ("percent", "euro", "dollar")
"""Units whose words belong to the figure before them."""
_Languages = tuple[Language, ...]
"""The language of a text, and that of the version beside it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The patterns of one language, with the words they are made of."""

    language: Language
    pattern: re.Pattern[str]
    """Everything with digits, and the words of the calendar; the group that matched
    tells what it is."""
    words: re.Pattern[str] | None
    """A number in words; none for a language without words."""
    unit: re.Pattern[str]
    """A unit, after the number that it belongs to."""
    at: re.Pattern[str]
    """What makes a word before it a time of day."""
    later: re.Pattern[str]
    """What makes an hour one of the afternoon."""
    half: re.Pattern[str]
    """What makes a number or time more than it says."""
    sentence_end: re.Pattern[str]
    last_word: re.Pattern[str]
    """The last word of a sentence, which may be an abbreviation."""
    numbers: Mapping[str, int]
    """All number words: cardinals, collectives, ordinals."""
    number_starts: frozenset[str]
    """First letters of numbers that are written in one word."""
    number_parts: re.Pattern[str]
    """The words that a number is made of, one by one."""
    calendar: frozenset[str]
    """All words for months, weekdays and times of day, in lower case."""
    unit_words: frozenset[str]
    """Names of units of one word, in lower case: an article counts before them."""
    powers: Mapping[str, int]
    """Powers of ten after a figure."""
    halves: Mapping[str, int]
    """Words for the halves of the day, with the hour that they begin: `am`, `pm`."""
    twelve: Mapping[str, int]


@cache
def make_reader(locale: Locale, other: Locale | None = None) -> Reader:
    """The patterns for a language; digits and signs alone for an unknown one.

    `other` is the language of the version beside the text.
    """
    language = read_language(locale)
    both = (language,) if other is None else (language, read_language(other))
    prefixes = "".join(rf"|(?<=\b{word}-)" for word in language.month_prefixes)
    pattern = re.compile(
        rf"(?=[\d(+$€£])(?:(?:(?<![\w./,-]){_after_range(both)})"
        rf"(?:{_write_digits(both)})"
        rf"|(?<!\d)(?<!\d[.,]){_write_figure(both)})"
        rf"|(?:(?<![\w-]){prefixes})(?=[^\W\d_])"
        rf"(?:{_write_letters(both)})"
    )
    numbers = {**language.numbers, **language.collectives, **language.ordinals}
    weekdays = tuple(language.weekdays)
    forms = (day + end for day in weekdays for end in language.weekday_endings)
    calendar = frozenset((*language.months, *weekdays, *forms, *language.clock))
    at = _alternatives(_gather(both, lambda each: each.times.at))
    return Reader(
        language,
        pattern,
        _compile_words(language) if numbers else None,
        re.compile(rf"(?:{SPACE}|-)?({_alternatives(language.units)})(?![\w²³])"),
        re.compile(rf"\b(?:{at})[ \u00a0]$", re.IGNORECASE),
        _compile_after(_gather(both, lambda each: each.times.later)),
        _compile_after(_gather(both, lambda each: each.chains.half_after)),
        *_compile_sentences(language.typography or Typography()),
        numbers,
        _read_starts(language),
        _compile_parts(language),
        calendar,
        frozenset(word.lower() for word in language.units if len(word) > 3),
        _join(both, lambda e: {**e.powers, **e.money_powers, **e.signed_powers}),
        _join(both, _read_halves),
        _join(both, lambda each: each.times.twelve),
    )


def _gather(
    languages: _Languages, read: Callable[[Language], Iterable[str]]
) -> tuple[str, ...]:
    """The words of all languages, each once."""
    return tuple(dict.fromkeys(word for each in languages for word in read(each)))


def _join(
    languages: _Languages, read: Callable[[Language], Mapping[str, int]]
) -> dict[str, int]:
    """The words of all languages with their numbers; the first language has the say."""
    return {k: v for each in reversed(languages) for k, v in read(each).items()}


def _read_halves(language: Language) -> dict[str, int]:
    times = language.times
    return dict.fromkeys(times.before_noon, 0) | dict.fromkeys(times.after_noon, 12)


def _alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the words, longer ones first; of nothing for none."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or r"(?!)"


def _spaced(words: Iterable[str]) -> str:
    """The same, with any kind of space in place of an ordinary one."""
    return _alternatives(words).replace(r"\ ", SPACE)


def _compile_after(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0\u202f](?:{_alternatives(words)})\b")


def _compile_sentences(looks: Typography) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The end of a sentence with the space after it, and the last word before it."""
    marks = looks.quotation_marks, looks.inner_quotation_marks
    opening = '"«“‘([' + "".join(pair[0] for pair in marks if pair)
    closing = '"»”’)]' + "".join(pair[1] for pair in marks if pair)
    opening, closing = (_write_class(dict.fromkeys(s)) for s in (opening, closing))
    return re.compile(
        rf"(?<=[.!?…])[\0{closing}]{{0,2000}}(?:[ \u00a0\u202f]?[»”\"])?\s{{1,9}}"
        rf"(?=[\0{opening}]{{0,300}}[ \u00a0\u202f]?[^\W\d_a-zà-öø-ÿ])"
    ), re.compile(rf"([\w.]+)\.[\0\s{closing}]*$")


def _write_class(signs: Iterable[str]) -> str:
    return "".join(map(re.escape, signs))


# Dates --------------------------------------------------------------------------


def _write_month(language: Language) -> str:
    return rf"(?i:{_alternatives(language.months)})(?!\w)\.?"


def _write_days(language: Language) -> str:
    """One day of a month or several: `3`, `1er`, `3 au 5`."""
    day = rf"(?:[12]\d|3[01]|0?[1-9])(?:{_alternatives(language.ordinal_marks)})?"
    between = (
        rf"{SPACE}{{0,2}}(?:[-–—/,]|{_alternatives(language.range_words)})"
        rf"{SPACE}{{0,2}}(?:(?:{_alternatives(language.before_day)}){SPACE})?"
    )
    return rf"{day}(?:{between}{day}){{0,4}}"


def _write_year(group: str) -> str:
    return rf"(?:,?{SPACE}{{1,2}}(?P<{group}>{_YEAR})(?!\d))?"


def _write_date(language: Language) -> str:
    """A day, or several, and its month."""
    between = _alternatives(language.before_month)
    return (
        rf"{_write_days(language)}{SPACE}{{0,2}}-?(?:(?:{between}){SPACE}{{1,2}})?"
        rf"{_write_month(language)}{_write_year('y1')}"
    )


# Times --------------------------------------------------------------------------


def _write_halves(languages: _Languages) -> str:
    words = sorted(_join(languages, _read_halves), key=len, reverse=True)
    ends = (re.escape(w) + (r"\b" if w[-1].isalpha() else "") for w in words)
    return "|".join(ends) or "(?!)"


def _write_hours(languages: _Languages) -> str:
    """Hours and minutes, with the word that stands after both: `9.30 Uhr`."""
    words = _alternatives(_gather(languages, lambda each: each.times.hour_words))
    return rf"{_HOUR}(?:[.:][0-5]\d)?{SPACE}?(?:{words})(?!\w)"


def _write_spoken_time(languages: _Languages) -> str:
    """Such hours, with minutes after the word or a range before it."""
    if not any(each.times.hour_words for each in languages):
        return ""
    hours = _write_hours(languages)
    between = _alternatives(_gather(languages, lambda each: each.range_words))
    return (
        rf"{hours}(?:{SPACE}[0-5]\d(?!\w))?"
        rf"|{_HOUR}(?:[.:][0-5]\d)?(?={SPACE}?(?:[-–]|{between}){SPACE}?{hours})|"
    )


def _after_range(languages: _Languages) -> str:
    """Lets a time begin after the hyphen of a range: `9-12 Uhr`."""
    if not any(each.times.hour_words for each in languages):
        return ""
    return rf"|(?<=\d-)(?={_write_hours(languages)})"


def _write_time(languages: _Languages) -> str:
    signs = _alternatives(_gather(languages, lambda each: each.times.hour_signs))
    halves = rf"(?:{_write_halves(languages)})"
    twelve = _alternatives(_join(languages, lambda each: each.times.twelve))
    hours, minutes = (
        _alternatives(w for e in languages for w, u in e.units.items() if u == unit)
        for unit in ("hour", "minute")
    )
    joints = _alternatives(_gather(languages, lambda each: each.joints))
    return (
        rf"12[ \u00a0](?:{twelve})\b|{_write_spoken_time(languages)}"
        rf"{_HOUR}(?:{SPACE}?(?:{signs})(?:{SPACE}?[0-5]\d)?(?!\w)"
        rf"|:[0-5]\d(?:{SPACE}?{halves}|(?![\w:]))|(?:\.[0-5]\d)?{SPACE}?{halves})"
        rf"|\d{{1,2}}{SPACE}(?:{hours}){SPACE}(?:(?:{joints}){SPACE})?[0-5]?\d"
        rf"{SPACE}(?:{minutes})(?!\w)"
    )


# Numbers ------------------------------------------------------------------------


def _split_marks(language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The marks of ordinals that are letters, and the signs: `e`, and a full stop."""
    marks = language.ordinal_marks
    letters = tuple(mark for mark in marks if mark[-1].isalnum())
    return letters, tuple(mark for mark in marks if mark not in letters)


def _write_ordinal(language: Language) -> str:
    """Digits of a rank; a sign that also ends sentences only after some words."""
    letters, signs = _split_marks(language)
    before = "|".join(rf"(?<=\b{word} )" for word in language.before_ordinal)
    return (
        rf"\d{{1,4}}{SPACE}?(?:{_alternatives(letters)})(?!\w)"
        rf"|(?:{before or '(?!)'})\d{{1,3}}(?:{_alternatives(signs)})"
        rf"(?={SPACE}[^\W\d_])"
    )


def _write_roman(language: Language) -> str:
    """A rank in Roman digits; before a sign at least two, as `I.` is an initial."""
    letters, signs = _split_marks(language)
    return (
        rf"[IVX]{{1,6}}(?:{_alternatives(letters)})(?!\w)"
        rf"|[IVX]{{2,6}}(?:{_alternatives(signs)})(?={SPACE}[^\W\d_])"
    )


def _write_digits(languages: _Languages) -> str:
    """What begins with a digit and is no plain number."""
    language = languages[0]
    return (
        rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\w/-]))"
        r"|(?P<slashed>[0-3]?\d[/.][0-3]?\d[/.](?:19|20)\d\d(?![\w/-])"
        r"|[0-3]?\d/[0-3]?\d/\d\d(?![\w/-]|\.\d))"
        r"|(?P<season>(?:19|20)\d\d[/–]\d\d(?![\w/-]|\.\d))"
        r"|(?P<phone>(?:(?:\+|00[ .]?)\d{1,3}[ .\u00a0-]?(?:\(0\))?\d"
        r"(?:[ .\u00a0-]?\d{2}){4}"
        r"|0\d(?:[ .\u00a0-]\d{2}){4}"
        r"|(?:\+?1[ .-])?\(?\d{3}\)?[ .-]\d{3}-\d{4})(?![\w/-]))"
        rf"|(?P<date>{_write_date(language)})"
        rf"|(?P<time>{_write_time(languages)})"
        rf"|(?P<ordinal>{_write_ordinal(language)})"
        r"|(?P<version>\d+(?:\.\d+){2,5}(?![\w-])|\d+"
        rf"(?!(?:{_alternatives(language.units)})(?!\w))"
        r"[A-Za-z]\w*(?<![kKM])(?![\w-]))"
    )


def _write_figure(languages: _Languages) -> str:
    """A plain number, with its power and its money or share."""
    before_money = rf"(?=[$€£{SPACE[1:]})"
    powers, before, signed = (
        _alternatives(_join(languages, read))
        for read in (
            lambda each: each.powers,
            lambda each: each.money_powers,
            lambda each: each.signed_powers,
        )
    )
    money = {w for e in languages for w, unit in e.units.items() if unit in _MONEY}
    partitives = _gather(languages, lambda each: each.partitives)
    links = "|".join(
        re.escape(word) + (SPACE if word[-1].isalpha() else "") for word in partitives
    )
    return (
        rf"(?P<number>(?P<sign>[$€£]{SPACE}?)?"
        rf"(?P<figure>\d{{1,3}}(?:[{languages[0].group}]\d{{3}})+(?!\d)(?:[.,]\d+)?"
        r"|\d+(?:[.,]\d+)*)"
        rf"(?P<power>{SPACE}?(?:{powers}|(?:{before}){before_money}"
        rf"|(?(sign)(?:{signed})|(?!)))(?!\w))?"
        rf"(?:{SPACE}?(?:{links or '(?!)'})?"
        rf"(?P<unit>{_spaced({*money, '%', '€', '$', '£'})})(?!\w))?)"
    )


def _write_letters(languages: _Languages) -> str:
    """What begins with a letter."""
    language = languages[0]
    month, days = _write_month(language), _write_days(language)
    hours = _gather(
        languages, lambda each: each.times.hour_signs + each.times.hour_words
    )
    endings = _alternatives(language.weekday_endings)
    return (
        rf"(?P<named>{month}{SPACE}{{1,2}}{days}"
        rf"(?!\d|[.:]\d|{SPACE}?(?:(?:{_alternatives(hours)})\b"
        rf"|{_write_halves(languages)}))"
        rf"{_write_year('y2')}"
        rf"|{month}{SPACE}{{1,2}}(?P<y3>{_YEAR})(?!\d))"
        rf"|(?P<month>(?i:{_alternatives(language.months)})(?![\w-]))"
        rf"|(?P<weekday>(?i:{_alternatives(language.weekdays)}))(?:{endings})?(?![\w-])"
        rf"|(?P<clock>(?i:{_alternatives(language.clock)})(?![\w-]))"
        rf"|(?P<roman>{_write_roman(language)})"
        r"|(?P<code>(?:[A-Z]\d[A-Z][ -]?\d[A-Z]\d|[A-Z]{1,6}-\d{1,6}"
        r"|[A-Za-z]{1,12}\d\w*(?:\.\d+){0,3})(?![\w-]))"
    )


def _compile_words(language: Language) -> re.Pattern[str]:
    chains = language.chains
    one = _alternatives((*language.numbers, *language.collectives))
    last = _alternatives(language.ordinals)
    if chains.is_one_word:
        one = f"(?:{one})+"
    small = rf"(?:{_alternatives(chains.ones)})?"
    joint = "|".join(
        (
            r"[ \u00a0-]",
            _alternatives(chains.joints),
            *(
                rf"{re.escape(joint)}(?={_alternatives(words)})"
                for joint, words in chains.joints_before.items()
            ),
            *(
                rf"(?:{'|'.join(f'(?<={word})' for word in words)}){re.escape(joint)}"
                for joint, words in chains.joints_after.items()
            ),
        )
    )
    chain = rf"(?:{one}){small}(?:(?:{joint})(?:{one}){small})*(?:-(?:{last}))?"
    units = _alternatives(language.units)
    article = rf"(?:{_alternatives(language.one)})(?=[ \u00a0](?:{units})(?![\w-]))"
    return re.compile(rf"(?<![\w-])(?:{chain}|{last}|{article})(?![\w-])", re.I)


START = 3
"""First letters by which a word is taken for a number that is one word."""


def _read_starts(language: Language) -> frozenset[str]:
    words = language.numbers if language.chains.is_one_word else ()
    return frozenset(word[:START] for word in words)


def _compile_parts(language: Language) -> re.Pattern[str]:
    words = (*language.numbers, *language.collectives, *language.ordinals)
    inside = _alternatives(words if language.chains.is_one_word else ())
    return re.compile(rf"{inside}|[^\W\d_]+")
