"""Which values are the same in another form: two years and 24 months, 2 pm and 14 h.

What is one value in two spellings (`1,5`, `1.5`; `+33 (0)1`, `01`) has one key already,
given by `mentions/figures` and `mentions/values`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from fractions import Fraction

from twinlint.mentions import Measure, Value, read_quantity

Reading = tuple[Hashable, Hashable]
"""What a value is, and its form; the same thing in another form is the same value."""

_DAY = 1440
"""Minutes of 24 hours, which are midnight too."""
_DIAL = 720
"""Minutes of a round of the clock's face."""
_SAYINGS = {("day", "8"): 1, ("week", "1"): 1, ("day", "15"): 2, ("week", "2"): 2}
"""Weeks; French counts the first day too: `huit jours`, `quinze jours`."""


def leave_out_equivalents(
    left: list[Value], right: list[Value]
) -> tuple[list[Value], list[Value]]:
    """The values without those that the other side says in another form."""
    if not (_has_cardinal(left) and _has_cardinal(right)):
        left, right = _leave_out(left, right, _read_rank)
    for read in (
        _read_decade,
        _read_duration,
        _read_quantity,
        _read_saying,
        _read_dial,
        _read_dotted,
        _read_spoken,
        _read_million,
        _read_day,
        _read_digits,
    ):
        left, right = _leave_out(left, right, read)
    return left, right


def _leave_out(
    left: list[Value], right: list[Value], read: Callable[[Value], Reading | None]
) -> tuple[list[Value], list[Value]]:
    """The values without pairs of the same thing in different forms."""
    if not left or not right:
        return left, right
    others: dict[Hashable, dict[Hashable, list[Value]]] = {}
    for value in reversed(right):
        reading = read(value)
        if reading:
            others.setdefault(reading[0], {}).setdefault(reading[1], []).append(value)
    if not others:
        return left, right
    same: set[int] = set()
    remaining: list[Value] = []
    for value in left:
        what, form = read(value) or (None, None)
        forms = others.get(what, {})
        twins = next((forms[other] for other in forms if other != form), None)
        if twins:
            same.add(id(twins.pop()))
            for other in [other for other, values in forms.items() if not values]:
                del forms[other]
        else:
            remaining.append(value)
    return remaining, [value for value in right if id(value) not in same]


def _has_cardinal(values: Iterable[Value]) -> bool:
    return any(
        value.measure is Measure.NUMBER and not value.is_ordinal and not value.is_soft
        for value in values
    )


def _read_rank(value: Value) -> Reading | None:
    """A number, as a rank or not: the second floor, floor two."""
    is_number = value.measure is Measure.NUMBER
    return (value.key, value.is_ordinal) if is_number else None


def _read_quantity(value: Value) -> Reading | None:
    """A number in some unit: 24 months, two years."""
    quantity = read_quantity(value)
    if quantity is None or not quantity.is_convertible:
        return None
    return quantity.convert(), value.key


def _read_decade(value: Value) -> Reading | None:
    """Ten years, with their century or without: 1970s, années 70."""
    is_decade = value.part == "decade"
    return (value.key[-2:], len(value.key)) if is_decade else None


def _read_duration(value: Value) -> Reading | None:
    """So many minutes, as an hour and what is left or as a number: 1 h 30."""
    if value.measure is Measure.TIME:
        minutes = int(value.key.strip("~")) or _DAY
        return (minutes, value.measure) if value.unit else None
    quantity = read_quantity(value)
    if quantity is None or not quantity.is_convertible:
        return None
    said = quantity.convert()
    return (said.amount / 60, value.measure) if said.unit == "second" else None


def _read_saying(value: Value) -> Reading | None:
    weeks = _SAYINGS.get((value.unit, value.key))
    return (weeks, value.unit) if weeks else None


def _read_dial(value: Value) -> Reading | None:
    """A time, that says which half of the day it is in or not."""
    if value.measure is not Measure.TIME:
        return None
    return int(value.key.strip("~")) % _DIAL, value.key.startswith("~")


def _read_dotted(value: Value) -> Reading | None:
    """A time, as such or with a full stop and nothing beside it: `11.30`."""
    if value.measure is Measure.TIME:
        return int(value.key.strip("~")), value.measure
    minutes = value.as_minutes()
    return None if minutes is None else (minutes, value.measure)


def _read_spoken(value: Value) -> Reading | None:
    """A time, as such or as hours and a part of one: `huit heures et quart`."""
    if value.measure is Measure.TIME:
        return int(value.key.strip("~")), value.measure
    quantity = read_quantity(value)
    is_part = quantity is not None and quantity.unit == "hour" and "." in value.key
    return (quantity.amount * 60, value.measure) if quantity and is_part else None


def _read_million(value: Value) -> Reading | None:
    """A number of millions, or of what may be metres: `2.3m`."""
    is_number = value.measure is Measure.NUMBER
    if not (is_number and value.key.replace(".", "", 1).isdecimal()):
        return None
    is_short = value.unit == "meter"
    return Fraction(value.key) * (1_000_000 if is_short else 1), is_short


def _read_day(value: Value) -> Reading | None:
    """Part of a date, by the name of the month or not: `06/07`, `June 7`."""
    is_part = value.measure is Measure.MONTH or value.part != ""
    return (value.key, value.measure) if is_part else None


def _read_digits(value: Value) -> Reading | None:
    """The digits alone, whatever they measure: `14 h` and `14`, `B 12` and `B-12`."""
    digits = value.key
    if value.measure is Measure.TIME:
        minutes = int(value.key.strip("~"))
        digits = str(minutes // 60) if minutes % 60 == 0 else ""
    elif value.measure is Measure.CODE:
        digits = re.sub(r"\D", "", value.key)
    elif value.measure is not Measure.NUMBER:
        digits = ""
    return (digits, value.measure) if digits else None
