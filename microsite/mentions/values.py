"""Reads numbers, dates, times, codes and phone numbers out of a plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from microsite.mentions.mention import Measure, Value
from microsite.mentions.vocabulary import read_vocabulary
from microsite.source import Locale

_SPACE = "[ \u00a0\u202f\u2009]"
_LATER = re.compile(r"[ \u00a0\u202f](?:du soir|de l[’']après-midi)\b")
_AT = re.compile(
    r"\b(?:à|dès|vers|avant|après|de|at|by|before|after|until|from|to)[ \u00a0]$",
    re.IGNORECASE,
)
"""What makes a word a time of day: `midi` and `noon` are other things too."""
_ONE = ("un", "une", "one", "a", "an")
"""Articles too, so that they count only before a unit or at the end of a number."""
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_POWERS = {"k": 3, "million": 6, "millions": 6, "m": 6, "milliard": 9,
           "milliards": 9, "billion": 9, "billions": 9, "bn": 9, "md": 9, "mds": 9,
           "thousand": 3, "mille": 3}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader:
    """The patterns of one language."""

    pattern: re.Pattern[str]
    words: re.Pattern[str] | None
    numbers: dict[str, int]
    cardinals: frozenset[str]
    months: dict[str, int]
    weekdays: Mapping[str, int]
    calendar: frozenset[str]
    """All words for months, weekdays and times of day, in lower case."""
    clock: Mapping[str, int]
    has_long_day: bool
    """Hours are counted to 24."""
    collectives: frozenset[str]
    ordinals: frozenset[str]
    soft_ordinals: frozenset[str]
    """Ordinals that are other things too: `first of all`, `a second`."""
    units: Mapping[str, str]
    unit_words: frozenset[str]
    """Names of units of one word, in lower case: an article counts before them."""
    unit: re.Pattern[str]
    """A unit, after the number that it belongs to."""
    decimal: str


@cache
def make_reader(locale: Locale) -> Reader:
    """The patterns for a language; digits alone for an unknown one."""
    vocabulary = read_vocabulary(locale)
    months = dict(vocabulary.months)
    names = "|".join(sorted(months, key=len, reverse=True)) or r"(?!)"
    ordinal = (
        "|".join(sorted(vocabulary.ordinal_marks, key=len, reverse=True)) or r"(?!)"
    )
    clock = "|".join(vocabulary.clock) or r"(?!)"
    weekdays = "|".join(vocabulary.weekdays) or r"(?!)"
    ranges = "|".join(vocabulary.range_words) or r"(?!)"
    units = _alternatives(vocabulary.units) or r"(?!)"
    group = f"[{vocabulary.group}]"
    day = rf"(?:[12]\d|3[01]|0?[1-9])(?:{ordinal})?"
    between = (
        rf"{_SPACE}{{0,2}}(?:[-–—/,]|{ranges}){_SPACE}{{0,2}}"
        rf"(?:the{_SPACE}|le{_SPACE})?"
    )
    days = rf"{day}(?:{between}{day}){{0,4}}"
    space = rf"{_SPACE}{{1,2}}"
    month = rf"(?i:{names})(?!\w)\.?"
    half = r"[ap](?:m\b|\.m\b\.?)"
    year = rf"(?:,?{_SPACE}{{1,2}}(?P<y>{_YEAR})(?!\d))?"
    digits = (
        rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\w/-]))"
        r"|(?P<slashed>[0-3]?\d[/.][0-3]?\d[/.](?:19|20)\d\d(?![\w/-])"
        r"|[0-3]?\d/[0-3]?\d/\d\d(?![\w/.-]))"
        r"|(?P<season>(?:19|20)\d\d/\d\d(?![\w/.-]))"
        r"|(?P<phone>(?:(?:\+|00[ .]?)\d{1,3}[ .\u00a0-]?(?:\(0\))?\d"
        r"(?:[ .\u00a0-]?\d{2}){4}"
        r"|0\d(?:[ .\u00a0-]\d{2}){4}"
        r"|(?:\+?1[ .-])?\(?\d{3}\)?[ .-]\d{3}-\d{4})(?![\w/-]))"
        rf"|(?P<date>{days}{_SPACE}{{0,2}}-?(?:of{space})?{month}"
        rf"{year.replace('<y>', '<y1>')})"
        rf"|(?P<time>(?:[01]?\d|2[0-4])(?:{_SPACE}?h(?:{_SPACE}?[0-5]\d)?(?!\w)"
        rf"|:[0-5]\d(?:{_SPACE}?{half}|(?![\w:]))|(?:\.[0-5]\d)?{_SPACE}?{half})"
        r"|12[ \u00a0](?:noon|midnight)\b"
        rf"|\d{{1,2}}{_SPACE}h(?:eure|our)s?{_SPACE}(?:(?:et|and){_SPACE})?[0-5]?\d"
        rf"{_SPACE}min(?:utes?)?\b)"
        rf"|(?P<ordinal>(?P<rank>\d{{1,4}}){_SPACE}?(?:{ordinal})(?!\w))"
        r"|(?P<version>\d+(?:\.\d+){2,5}(?![\w-])|\d+"
        rf"(?!(?:{units})(?!\w))[A-Za-z]\w*(?<![kKM])(?![\w-]))"
    )
    figure = (
        rf"(?P<number>(?P<sign>[$€£]{_SPACE}?)?"
        rf"(?P<figure>\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
        rf"(?P<power>{_SPACE}?(?:milliards?|millions?|billions?|thousand"
        rf"|k(?=[$€£{_SPACE[1:]})|Mds?|M(?=[$€£{_SPACE[1:]})|bn|(?(sign)m|(?!)))(?!\w))?"
        rf"(?:{_SPACE}?(?:d['’]|de{_SPACE})?(?P<unit>%|€|\$|£|pour{_SPACE}cent"
        rf"|per{_SPACE}?cent|p\.{_SPACE}100|euros?|dollars?|EUR)(?!\w))?)"
    )
    letters = (
        rf"(?P<named>{month}{_SPACE}{{1,2}}{days}(?!\d|[.:]\d|{_SPACE}?(?:h|[ap]\.?m)\b)"
        rf"{year.replace('<y>', '<y2>')}|{month}{space}(?P<y3>{_YEAR})(?!\d))"
        rf"|(?P<month>(?i:{names})(?![\w-]))"
        rf"|(?P<weekday>(?i:{weekdays}))s?(?![\w-])"
        rf"|(?P<clock>(?:{clock})(?![\w-]))"
        rf"|(?P<roman>(?P<roman_digits>[IVX]{{1,6}})(?:{ordinal})(?!\w))"
        r"|(?P<code>(?:[A-Z]\d[A-Z][ -]?\d[A-Z]\d|[A-Z]{1,6}-\d{1,6}"
        r"|[A-Za-z]{1,12}\d\w*(?:\.\d+){0,3})(?![\w-]))"
    )
    pattern = re.compile(
        rf"(?=[\d(+$€£])(?:(?<![\w./,-])(?:{digits})|(?<!\d)(?<!\d[.,]){figure})"
        rf"|(?<![\w-])(?=[^\W\d_])(?:{letters})"
    )
    cardinal_words = {**vocabulary.numbers, **vocabulary.collectives}
    numbers = {**cardinal_words, **vocabulary.ordinals}
    words = None
    if numbers:
        one, last = _alternatives(cardinal_words), _alternatives(vocabulary.ordinals)
        joint = r"(?:[ \u00a0-]|-et-| et | and |-and-)"
        small = r"(?:-et-une?| et une?|-one|-un|-une)?"
        chain = rf"(?:{one})(?:{joint}(?:{one}))*(?:-(?:{last})|{small})"
        article = rf"(?:une?|one|an?)(?=[ \u00a0](?:{units})(?![\w-]))"
        words = re.compile(rf"(?<![\w-])(?:{chain}|{last}|{article})(?![\w-])", re.I)
    cardinals = frozenset(vocabulary.numbers)
    days_of_week = tuple(vocabulary.weekdays)
    plurals = (f"{day}s" for day in days_of_week)
    calendar = frozenset((*months, *days_of_week, *plurals, *vocabulary.clock))
    return Reader(
        pattern,
        words,
        numbers,
        cardinals,
        months,
        vocabulary.weekdays,
        calendar,
        vocabulary.clock,
        vocabulary.has_long_day,
        frozenset(vocabulary.collectives),
        frozenset(vocabulary.ordinals),
        vocabulary.soft_ordinals,
        vocabulary.units,
        frozenset(word for word in vocabulary.units if len(word) > 3),
        re.compile(rf"(?:{_SPACE}|-)?({units})(?![\w²³])"),
        vocabulary.decimal,
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def read_values(plain: str, start: int, end: int, reader: Reader) -> Iterator[Value]:
    """The values written with digits, and the months, between two offsets."""
    for match in reader.pattern.finditer(plain, start, end):
        found = match.lastgroup or ""
        a, b = match.span()
        if found == "number":
            yield _read_number(match, reader)
        elif found in ("date", "named"):
            yield from _read_date(match, reader)
        elif found == "iso":
            year, month, *day = match[0].split("-")
            yield from _date(year, int(month), day, a, b)
        elif found == "slashed":
            first, second, year = re.split(r"[/.]", match[0])
            year = year if len(year) == 4 else _full_year(year)
            yield Value(Measure.NUMBER, first.lstrip("0") or "0", a, b, part="day")
            yield Value(Measure.NUMBER, second.lstrip("0") or "0", a, b, part="month")
            yield Value(Measure.NUMBER, year, a, b, part="year")
        elif found == "season":
            year, end_year = match[0].split("/")
            yield Value(Measure.NUMBER, year, a, b)
            yield Value(Measure.NUMBER, year[:2] + end_year, a, b)
        elif found == "month":
            # Some names of months are other words too: the number `sept`, `may`.
            is_number = match[0] in reader.cardinals
            if match[0][0].isupper() or (reader.decimal == "," and not is_number):
                key = str(reader.months[match[0].lower()])
                yield Value(Measure.MONTH, key, a, b, in_words=True)
        elif found == "weekday":
            key = str(reader.weekdays[match["weekday"].lower()])
            yield Value(Measure.WEEKDAY, key, a, b, in_words=True)
        elif found == "phone":
            digits = re.sub(r"\D", "", match[0])
            yield Value(Measure.PHONE, digits[-9:], a, b)
        elif found == "time":
            yield Value(Measure.TIME, _time_key(match, reader), a, b)
        elif found == "clock":
            is_soft = _AT.search(match.string, max(0, a - 9), a) is None
            key = str(reader.clock[match[0].lower()])
            yield Value(Measure.TIME, key, a, b, in_words=True, is_soft=is_soft)
        elif found == "ordinal":
            key = match["rank"].lstrip("0") or "0"
            yield Value(
                Measure.NUMBER,
                key,
                a,
                b,
                in_words=len(key) == 1,
                is_soft=key == "1",
                is_ordinal=True,
            )
        elif found == "roman":
            key = str(_roman_value(match["roman_digits"]))
            yield Value(Measure.NUMBER, key, a, b)
        elif found in ("code", "version"):
            key = re.sub(r"[ -]", "", match[0]).upper()
            key = key[1:] if re.fullmatch(r"V[\d.]+", key) else key
            yield Value(Measure.CODE, key, a, b)


def _roman_value(digits: str) -> int:
    """The value of a Roman numeral up to 39, as for centuries.

    >>> _roman_value("XIX")
    19
    """
    values = [{"I": 1, "V": 5, "X": 10}[digit] for digit in digits]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(value if value >= after else -value for value, after in pairs)


def _read_number(match: re.Match[str], reader: Reader) -> Value:
    figure = match["figure"]
    a, b = match.span()
    sign = match["unit"] or (match["sign"] or "").strip()
    unit, unit_end = reader.units.get(re.sub(r"\s+", " ", sign), ""), b
    if not sign:
        unit, unit_end = _read_unit(match.string, b, reader)
    power = match["power"]
    key = _number_key(figure, reader.decimal)
    if power:
        key = _scaled(key, _POWERS.get(power.strip().lower(), 0))
    return Value(Measure.NUMBER, key, a, b, unit=unit, unit_end=unit_end)


def _read_unit(plain: str, at: int, reader: Reader) -> tuple[str, int]:
    """The unit after a number that ends at an offset, and where the unit ends."""
    match = reader.unit.match(plain, at)
    return (reader.units[match[1]], match.end()) if match else ("", at)


def _number_key(figure: str, decimal: str) -> str:
    """The value as plain digits with a decimal point.

    Writers mix the habits of both languages: three digits after the other language's
    decimal sign are a group, otherwise a fraction.
    """
    figure = re.sub(r"[ \u00a0\u202f\u2009]", "", figure)
    other = "." if decimal == "," else ","
    if decimal == "." and re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", figure):
        figure = figure.replace(",", "")
    elif decimal == "," and re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", figure):
        figure = figure.replace(".", "")
    elif figure.count(other) == 1 and decimal not in figure:
        figure = figure.replace(other, decimal)
    figure = figure.replace(decimal, ".")
    if figure.count(".") > 1:
        return figure  # Parts of a version or a section: 1.2.3
    whole, _, fraction = figure.partition(".")
    fraction = fraction.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{fraction}" if fraction else whole


def _scaled(key: str, power: int) -> str:
    whole, _, fraction = key.partition(".")
    digits = whole + fraction[:power].ljust(power, "0")
    rest = fraction[power:]
    digits = digits.lstrip("0") or "0"
    return f"{digits}.{rest}" if rest else digits


def _read_date(match: re.Match[str], reader: Reader) -> Iterator[Value]:
    a, b = match.span()
    name = re.search(r"[^\W\d_]{3,}", _without_links(match[0], reader))
    month = reader.months.get(name[0].lower(), 0) if name else 0
    year = match["y1"] or match["y2"] or match["y3"]
    body = match[0].removesuffix(year) if year else match[0]
    yield from _date(year, month, re.findall(r"\d+", body), a, b)


def _without_links(text: str, reader: Reader) -> str:
    words = re.findall(r"[^\W\d_]+", text)
    return " ".join(word for word in words if word.lower() in reader.months)


def _date(
    year: str | None, month: int, days: list[str], start: int, end: int
) -> Iterator[Value]:
    for day in days:
        yield Value(Measure.NUMBER, day.lstrip("0") or "0", start, end, part="day")
    if month:
        yield Value(Measure.MONTH, str(month), start, end, part="month")
    if year:
        yield Value(Measure.NUMBER, year, start, end, part="year")


def _time_key(match: re.Match[str], reader: Reader) -> str:
    """Minutes since midnight; after `~` where noon may be midnight: `2:30`."""
    text = match[0].lower()
    hours, *minutes = re.findall(r"\d+", text)
    hour, minute = int(hours), int(minutes[0]) if minutes else 0
    half = text[len(hours) :].strip(" .:0123456789\u00a0\u202f")[:1]
    later = _LATER.match(match.string, match.end())
    if half in ("a", "p", "m", "n"):
        hour = hour % 12 + (12 if half in ("p", "n") else 0)
    elif hour < 12 and later:
        hour += 12
    elif 0 < hour <= 12 and not reader.has_long_day:
        return f"~{(hour % 12) * 60 + minute}"
    return str(hour % 24 * 60 + minute)


def _full_year(year: str) -> str:
    """The year that two digits stand for, from 1970 to 2069."""
    return f"{19 if int(year) >= 70 else 20}{year}"


def read_number_words(
    plain: str, start: int, end: int, reader: Reader
) -> Iterator[Value]:
    """The values of cardinal number words between two offsets."""
    if reader.words is None:
        return
    for match in reader.words.finditer(plain, start, end):
        words = match[0].lower()
        value = _words_value(words, reader.numbers, reader.collectives)
        a, b = match.span()
        # Several dozens are as many as one wants to say.
        is_vague = words in reader.collectives and (
            words.endswith("s") or plain.endswith("few ", start, a)
        )
        is_ordinal = words in reader.ordinals
        is_article = value == 1 and not is_ordinal
        soft = is_vague or is_article or words in reader.soft_ordinals
        unit, unit_end = _read_unit(plain, b, reader)
        yield Value(
            Measure.NUMBER,
            str(value),
            a,
            b,
            in_words=True,
            is_soft=soft,
            is_ordinal=is_ordinal,
            unit=unit,
            unit_end=unit_end,
        )


def _words_value(
    text: str, numbers: dict[str, int], collectives: Set[str] = frozenset()
) -> int:
    """The number that a chain of number words makes.

    >>> _words_value("quatre-vingt-dix", {"quatre": 4, "vingt": 20, "dix": 10})
    90
    """
    total = current = 0
    for word in re.findall(r"[^\W\d_]+", text):
        value = numbers.get(word, 1 if word in _ONE else 0)
        if word in collectives and value < 1000:
            current = max(current, 1) * value
        elif value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif value == 100 or (
            value == 20 and current % 100 == 4 and word.startswith("v")
        ):
            current = current - current % 100 + max(current % 100, 1) * value
        else:
            current += value
    return total + current
