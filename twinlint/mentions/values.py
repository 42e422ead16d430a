"""Reads what patterns found: numbers (Roman too), sums, dates, hours, phones, codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from twinlint.mentions.figures import is_grouped, make_number_key, scale_key, write_sum
from twinlint.mentions.mention import Measure, Value
from twinlint.mentions.patterns import Reader

_Match = re.Match[str]
_INSIDE = re.compile(r"[a-zà-ÿ,–-][ \u00a0]|.?[–-]")
"""What stands before a capital inside a sentence."""


def read_values(plain: str, start: int, end: int, reader: Reader) -> Iterator[Value]:
    """The values written with digits, and the months, between two offsets."""
    for match in reader.pattern.finditer(plain, start, end):
        for value in _READ[match.lastgroup or ""](match, reader):
            stop = max(match.start() + len(match[0].rstrip(".")), value.unit_end)
            bound = reader.attributes.read_bound(plain, value.start, stop)
            yield replace(value, bound=bound) if bound else value


# Days -----------------------------------------------------------------------------


def _read_iso(match: _Match, reader: Reader) -> Iterator[Value]:
    year, month, *day = match[0].split("-")
    yield from _date(year, int(month), day, *match.span())


def _read_slashed(match: _Match, reader: Reader) -> Iterator[Value]:
    a, b = match.span()
    first, second, year = re.split(r"[/.]", match[0])
    year = year if len(year) == 4 else _full_year(year)
    yield Value(Measure.NUMBER, first.lstrip("0") or "0", a, b, part="day")
    # A month, unless the writer puts it first, as Americans do.
    measure = Measure.MONTH if 0 < int(second) <= 12 else Measure.NUMBER
    yield Value(measure, second.lstrip("0") or "0", a, b, part="month")
    yield Value(Measure.NUMBER, year, a, b, part="year")


def _read_season(match: _Match, reader: Reader) -> Iterator[Value]:
    a, b = match.span()
    year, end_year = re.split("[/–-]", match[0])
    yield Value(Measure.NUMBER, year, a, b)
    century = int(year[:2]) + (end_year < year[2:])  # 1999-00
    yield Value(Measure.NUMBER, f"{century}{end_year}", a, b)


def _read_month(match: _Match, reader: Reader) -> Iterator[Value]:
    own, word = reader.language, match[0].lower()
    # Other words too: `may`; and the number `sept`, a month where a full stop follows.
    is_number = word in own.numbers
    is_name = match[0][0].isupper() or not (own.months_have_capitals or is_number)
    if is_name and (not is_number or match.string.startswith(".", match.end())):
        key = str(own.months[word])
        # The verb, which begins a sentence: it may stand for a month, and need not.
        is_soft = word in own.marks and not _is_inside(match)
        yield Value(Measure.MONTH, key, *match.span(), in_words=True, is_soft=is_soft)


def _is_inside(match: _Match) -> bool:
    """Whether a word with a capital stands inside a sentence: `in May`."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    return match[0].istitle() and _INSIDE.fullmatch(before) is not None


def _read_weekday(match: _Match, reader: Reader) -> Iterator[Value]:
    key = str(reader.language.weekdays[match["weekday"].lower()])
    yield Value(Measure.WEEKDAY, key, *match.span(), in_words=True)


def _read_date(match: _Match, reader: Reader) -> Iterator[Value]:
    a, b = match.span()
    months = reader.language.months
    words = (word.lower() for word in re.findall(r"[^\W\d_]{3,}", match[0]))
    month = next((months[word] for word in words if word in months), 0)
    year = match["y1"] or match["y2"] or match["y3"]
    body = match[0].removesuffix(year) if year else match[0]
    yield from _date(year, month, re.findall(r"\d+", body), a, b)


def _date(
    year: str | None, month: int, days: list[str], start: int, end: int
) -> Iterator[Value]:
    for day in days:
        yield Value(Measure.NUMBER, day.lstrip("0") or "0", start, end, part="day")
    if month:
        yield Value(Measure.MONTH, str(month), start, end, part="month")
    if year:
        yield Value(Measure.NUMBER, year, start, end, part="year")


def _full_year(year: str) -> str:
    """The year that two digits stand for, from 1970 to 2069."""
    return f"{19 if int(year) >= 70 else 20}{year}"


# Hours ----------------------------------------------------------------------------


def _read_time(match: _Match, reader: Reader) -> Iterator[Value]:
    # `1 h 30` may be a duration; `1:30` and `1 pm` are none.
    word = _read_time_word(match)
    is_clock = not word or word in reader.halves or word in reader.twelve
    unit = "" if is_clock else "hour"
    yield Value(Measure.TIME, _time_key(match, reader), *match.span(), unit=unit)


def _read_time_word(match: _Match) -> str:
    """What stands after the first digits of a time, to its end."""
    return match[0].lstrip(" .:0123456789\u00a0\u202f\u2009")


def _read_clock(match: _Match, reader: Reader) -> Iterator[Value]:
    a, b = match.span()
    if not (match[0].isupper() or reader.half.match(match.string, b)):  # MIDI
        is_soft = reader.at.search(match.string, max(0, a - 9), a) is None
        key = str(reader.language.clock[match[0].lower()])
        yield Value(Measure.TIME, key, a, b, in_words=True, is_soft=is_soft)


def _time_key(match: _Match, reader: Reader) -> str:
    """Minutes since midnight; after `~` where noon may be midnight: `2:30`."""
    hours, *minutes = re.findall(r"\d+", match[0])
    hour, minute = int(hours), int(minutes[0]) if minutes else 0
    word = _read_time_word(match)
    if word in reader.twelve:
        return str(reader.twelve[word])
    if word in reader.halves:
        hour = hour % 12 + reader.halves[word]
    elif hour < 12 and reader.later.match(match.string, match.end()):
        hour += 12
    elif 0 < hour <= 12 and not reader.language.has_long_day:
        return f"~{(hour % 12) * 60 + minute}"
    return str(hour % 24 * 60 + minute)


# Codes and ranks ------------------------------------------------------------------


def _read_phone(match: _Match, reader: Reader) -> Iterator[Value]:
    digits = re.sub(r"\D", "", match[0])
    yield Value(Measure.PHONE, digits[-9:], *match.span())


def _read_code(match: _Match, reader: Reader) -> Iterator[Value]:
    key = re.sub(r"[ -]", "", match[0]).upper()
    key = key[1:] if re.fullmatch(r"V[\d.]+", key) else key
    yield Value(Measure.CODE, key, *match.span())


def _read_ordinal(match: _Match, reader: Reader) -> Iterator[Value]:
    key = re.findall(r"\d+", match[0])[0].lstrip("0") or "0"
    yield Value(
        Measure.NUMBER,
        key,
        *match.span(),
        in_words=len(key) == 1,
        is_soft=key == "1",
        is_ordinal=True,
    )


def _read_quarter(match: _Match, reader: Reader) -> Iterator[Value]:
    yield Value(
        Measure.NUMBER,
        match[0][-1],
        *match.span(),
        is_ordinal=True,
        unit="quarter",
        unit_end=match.end(),
    )


def _read_roman(match: _Match, reader: Reader) -> Iterator[Value]:
    digits = re.findall("[IVX]+", match[0])[0]
    yield Value(Measure.NUMBER, str(_roman_value(digits)), *match.span())


def _roman_value(digits: str) -> int:
    """The value of a Roman numeral up to 39, as for centuries.

    >>> _roman_value("XIX")
    19
    """
    values = [{"I": 1, "V": 5, "X": 10}[digit] for digit in digits]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(value if value >= after else -value for value, after in pairs)


# Numbers --------------------------------------------------------------------------


_DIGITS = re.compile(r"\d+")
_LISTED = re.compile(r"\d+(?:,\d+)+")
_JOINED = re.compile(r",[.\d]")
_BESIDE = 8
"""Characters beside number words in which a saying with them stands."""
_LONGEST_PART = 20
"""Characters before an hour in which a part of one is told."""
_LONGEST = 60
"""Characters of a number; more digits are no amount of anything."""


def _read_decade(match: _Match, reader: Reader) -> Iterator[Value]:
    year = re.findall(r"\d+", match[0])[0]
    yield Value(Measure.NUMBER, year, *match.span(), part="decade")


def _read_tens(match: _Match, reader: Reader) -> Iterator[Value]:
    key = str(reader.language.decades[match[0].lower()])
    yield Value(Measure.NUMBER, key, *match.span(), part="decade", in_words=True)


def _read_number(match: _Match, reader: Reader) -> Iterator[Value]:
    figure = match["figure"]
    a, b = match.span()
    sign = match["unit"] or (match["sign"] or "").strip()
    unit, unit_end = reader.language.units.get(re.sub(r"\s+", " ", sign), ""), b
    if not sign:
        unit, unit_end = _read_unit(match.string, b, reader)
    power = match["power"]
    if len(figure) > _LONGEST:
        yield Value(Measure.CODE, figure, a, b)
        return
    if not sign and not power and _is_list(match, reader.language.decimal):
        for part in _DIGITS.finditer(figure):
            start, end = a + part.start(), a + part.end()
            key = make_number_key(part[0], reader.language.decimal)
            yield Value(Measure.NUMBER, key, start, end)
        return
    key = make_number_key(figure, reader.language.decimal)
    if power:
        key = scale_key(key, reader.powers[power.strip()])
    whole = 10 ** reader.powers[power.strip()] if power else 1
    key, unit_end = _add_part(key, whole, match.string, unit_end, reader)
    yield Value(Measure.NUMBER, key, a, b, unit=unit, unit_end=unit_end)


def _is_list(match: _Match, decimal: str) -> bool:
    """Whether commas without a space stand between numbers and not inside one.

    They do where there are several, or another one joins them to what is beside.
    """
    figure, text = match["figure"], match.string
    if not _LISTED.fullmatch(figure) or is_grouped(figure, decimal):
        return False
    a, b = match.span()
    is_joined = text[a - 1 : a] == "," or _JOINED.match(text, b) is not None
    return figure.count(",") > 1 or is_joined


def _add_part(
    key: str, whole: int, plain: str, at: int, reader: Reader
) -> tuple[str, int]:
    """A number with the part of a whole that is said after it, and where that ends."""
    part, end = reader.attributes.read_part(plain, at) if key.isdecimal() else (0, at)
    if not part:
        return key, at
    return write_sum(int(key), whole, part), end


def _find_part_before(plain: str, start: int, at: int, reader: Reader) -> str:
    """The longest words that add a part to the hour which begins at an offset."""
    text = plain[max(start, at - _LONGEST_PART) : at].lower()
    parts = reader.language.chains.parts_before
    return max((word for word in parts if text.endswith(word)), key=len, default="")


def _read_unit(plain: str, at: int, reader: Reader) -> tuple[str, int]:
    """The unit after a number that ends at an offset, and where the unit ends."""
    match = reader.unit.match(plain, at)
    return (reader.language.units[match[1]], match.end()) if match else ("", at)


def read_number_words(
    plain: str, start: int, end: int, reader: Reader
) -> Iterator[Value]:
    """The values of cardinal number words between two offsets."""
    if reader.words is None:
        return
    own = reader.language
    parts_before = tuple(own.chains.parts_before)
    done = start
    counted = -1
    for match in reader.words.finditer(plain, start, end):
        words = match[0].lower()
        a, b = match.span()
        if a < done or plain.startswith(parts_before, a):
            continue  # A part of another number: `et quart`, `a quarter to`.
        around = plain[max(start, a - _BESIDE) : min(end, b + _BESIDE)].lower()
        value = own.soft_numbers.get(words) or _words_value(words, reader)
        is_ordinal = reader.number_parts.findall(words)[-1] in own.ordinals
        is_article = value == 1 and not is_ordinal
        last = reader.numbers.get(reader.number_parts.findall(words)[-1], 1)
        whole = last if last >= 1000 else 1
        unit, (key, unit_end) = "", _add_part(str(value), whole, plain, b, reader)
        # Of `deux premières heures` the number counts the hours.
        is_counted = is_ordinal and (a == counted + 1 or plain[a - 2 : a - 1].isdigit())
        counted = b if value > 1 else -1
        if not is_counted:
            unit, unit_end = _read_unit(plain, unit_end, reader)
        key, unit_end = _add_part(key, whole, plain, unit_end, reader)
        past = "" if unit else _find_part_before(plain, start, a, reader)
        if past:
            part = own.chains.parts_before[past]
            key, unit, unit_end = write_sum(value, 1, part), "hour", b
            a -= len(past)
        is_more = key != str(value)
        done = unit_end if is_more else done
        # What hyphens join may be one word in the other language: `two-way`.
        is_part = not unit and plain.startswith("-", b)
        soft = is_part or (is_article and not is_more)
        soft = soft or _is_vague(words, plain, (start, *match.span()), around, reader)
        soft = soft or words in own.soft_ordinals or words in own.soft_numbers
        yield Value(
            Measure.NUMBER,
            key,
            a,
            b,
            in_words=True,
            is_soft=soft,
            is_ordinal=is_ordinal,
            unit=unit,
            unit_end=unit_end,
            bound=reader.attributes.read_bound(plain, a, unit_end),
        )


def _is_vague(
    words: str, plain: str, span: tuple[int, int, int], around: str, reader: Reader
) -> bool:
    """Whether number words are as many as one wants to say, or half a one, or a saying.

    `span` is the beginning of the text, and where the words begin and end.
    """
    start, a, b = span
    chains = reader.language.chains
    if words in reader.language.collectives and (
        words in chains.several or plain.endswith(chains.several_before, start, a)
    ):
        return True
    before = plain[max(start, a - _BESIDE) : a].lower()
    if before.endswith(chains.half_before) or reader.vague.match(plain, b):
        return True
    last = words.split()[-1]
    return any(last in saying and saying in around for saying in chains.sayings)


def _words_value(text: str, reader: Reader) -> int:
    """The number that a chain of number words makes.

    >>> from twinlint.mentions.patterns import make_reader
    >>> from twinlint.source import Locale
    >>> _words_value("quatre-vingt-dix", make_reader(Locale("fr")))
    90
    """
    own = reader.language
    total = current = 0
    for word in reader.number_parts.findall(text):
        value = reader.numbers.get(word, 1 if word in own.one else 0)
        if word in own.collectives and value < 1000:
            current = max(current, 1) * value
        elif value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif value == 100 or own.chains.multiplied.get(word) == current % 100 > 0:
            current = current - current % 100 + max(current % 100, 1) * value
        else:
            current += value
    return total + current


_READ: Mapping[str, Callable[[_Match, Reader], Iterator[Value]]] = {
    "number": _read_number,
    "date": _read_date,
    "named": _read_date,
    "iso": _read_iso,
    "slashed": _read_slashed,
    "season": _read_season,
    "month": _read_month,
    "weekday": _read_weekday,
    "phone": _read_phone,
    "time": _read_time,
    "clock": _read_clock,
    "ordinal": _read_ordinal,
    "roman": _read_roman,
    "numeral": _read_roman,
    "quarter": _read_quarter,
    "decade": _read_decade,
    "tens": _read_tens,
    "code": _read_code,
    "version": _read_code,
}
"""What reads a match, by the name of its group."""
