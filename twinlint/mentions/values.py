"""Reads numbers, dates, times, codes and phone numbers out of a plain text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from twinlint.mentions.mention import Measure, Value
from twinlint.mentions.patterns import ONE, Reader

_LATER = re.compile(r"[ \u00a0\u202f](?:du soir|de l[’']après-midi)\b")
_AT = re.compile(
    r"\b(?:à|dès|vers|avant|après|de|at|by|before|after|until|from|to)[ \u00a0]$",
    re.IGNORECASE,
)
"""What makes a word a time of day: `midi` and `noon` are other things too."""
_HALF = re.compile(r"[ \u00a0](?:et demie?|and a half|et quart|moins)\b")
_POWERS = {"k": 3, "million": 6, "millions": 6, "m": 6, "milliard": 9,
           "milliards": 9, "billion": 9, "billions": 9, "bn": 9, "md": 9, "mds": 9,
           "thousand": 3}  # fmt: skip


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
            # A month, unless the writer puts it first, as Americans do.
            measure = Measure.MONTH if 0 < int(second) <= 12 else Measure.NUMBER
            yield Value(measure, second.lstrip("0") or "0", a, b, part="month")
            yield Value(Measure.NUMBER, year, a, b, part="year")
        elif found == "season":
            year, end_year = re.split("[/–]", match[0])
            yield Value(Measure.NUMBER, year, a, b)
            yield Value(Measure.NUMBER, year[:2] + end_year, a, b)
        elif found == "month":
            # Some names of months are other words too: the number `sept`, `may`.
            is_number = match[0] in reader.vocabulary.numbers
            if match[0][0].isupper() or (
                reader.vocabulary.decimal == "," and not is_number
            ):
                key = str(reader.vocabulary.months[match[0].lower()])
                yield Value(Measure.MONTH, key, a, b, in_words=True)
        elif found == "weekday":
            key = str(reader.vocabulary.weekdays[match["weekday"].lower()])
            yield Value(Measure.WEEKDAY, key, a, b, in_words=True)
        elif found == "phone":
            digits = re.sub(r"\D", "", match[0])
            yield Value(Measure.PHONE, digits[-9:], a, b)
        elif found == "time":
            yield Value(Measure.TIME, _time_key(match, reader), a, b)
        elif found == "clock" and not _HALF.match(match.string, b):
            is_soft = _AT.search(match.string, max(0, a - 9), a) is None
            key = str(reader.vocabulary.clock[match[0].lower()])
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
    unit, unit_end = reader.vocabulary.units.get(re.sub(r"\s+", " ", sign), ""), b
    if not sign:
        unit, unit_end = _read_unit(match.string, b, reader)
    power = match["power"]
    key = _number_key(figure, reader.vocabulary.decimal)
    if power:
        key = _scaled(key, _POWERS.get(power.strip().lower(), 0))
    return Value(Measure.NUMBER, key, a, b, unit=unit, unit_end=unit_end)


def _read_unit(plain: str, at: int, reader: Reader) -> tuple[str, int]:
    """The unit after a number that ends at an offset, and where the unit ends."""
    match = reader.unit.match(plain, at)
    return (reader.vocabulary.units[match[1]], match.end()) if match else ("", at)


def _number_key(figure: str, decimal: str) -> str:
    """The value as plain digits with a decimal point.

    Writers mix the habits of both languages: three digits after the other language's
    decimal sign are a group, otherwise a fraction.
    """
    figure = re.sub(r"[ \u00a0\u202f\u2009]", "", figure)
    decimal = decimal or _guess_decimal(figure)
    other = "." if decimal == "," else ","
    if decimal == "." and re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", figure):
        figure = figure.replace(",", "")
    elif decimal == "," and re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", figure):
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


def _guess_decimal(figure: str) -> str:
    """The decimal sign of a number in a language that is not known.

    >>> _guess_decimal("1.234,5"), _guess_decimal("1,500")
    (',', '.')
    """
    signs = [sign for sign in figure if sign in ".,"]
    if not signs:
        return "."
    last = signs[-1]
    is_group = signs.count(last) > 1 or (
        len(set(signs)) == 1 and len(figure.rpartition(last)[2]) == 3
    )
    return ("," if last == "." else ".") if is_group else last


def _scaled(key: str, power: int) -> str:
    whole, _, fraction = key.partition(".")
    digits = whole + fraction[:power].ljust(power, "0")
    rest = fraction[power:]
    digits = digits.lstrip("0") or "0"
    return f"{digits}.{rest}" if rest else digits


def _read_date(match: re.Match[str], reader: Reader) -> Iterator[Value]:
    a, b = match.span()
    name = re.search(r"[^\W\d_]{3,}", _without_links(match[0], reader))
    month = reader.vocabulary.months.get(name[0].lower(), 0) if name else 0
    year = match["y1"] or match["y2"] or match["y3"]
    body = match[0].removesuffix(year) if year else match[0]
    yield from _date(year, month, re.findall(r"\d+", body), a, b)


def _without_links(text: str, reader: Reader) -> str:
    words = re.findall(r"[^\W\d_]+", text)
    return " ".join(word for word in words if word.lower() in reader.vocabulary.months)


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
    elif 0 < hour <= 12 and not reader.vocabulary.has_long_day:
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
        value = _words_value(words, reader.numbers, reader.vocabulary.collectives)
        a, b = match.span()
        # Several dozens are as many as one wants to say; halves are not read.
        is_vague = words in reader.vocabulary.collectives and (
            words.endswith("s") or plain.endswith("few ", start, a)
        )
        before = plain[max(start, a - 8) : a].lower()
        is_vague = is_vague or before.endswith(("half ", "half a ", "demi-"))
        is_vague = is_vague or _HALF.match(plain, b) is not None
        is_ordinal = words in reader.vocabulary.ordinals
        is_article = value == 1 and not is_ordinal
        soft = is_vague or is_article or words in reader.vocabulary.soft_ordinals
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
    text: str, numbers: Mapping[str, int], collectives: Container[str] = ()
) -> int:
    """The number that a chain of number words makes.

    >>> _words_value("quatre-vingt-dix", {"quatre": 4, "vingt": 20, "dix": 10})
    90
    """
    total = current = 0
    for word in re.findall(r"[^\W\d_]+", text):
        value = numbers.get(word, 1 if word in ONE else 0)
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
