"""Joins the day, month and year that `values` found into one date; reads no text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from twinlint.mentions.mention import Date, Value

_PARTS = ("day", "month", "year")


def read_dates(values: Iterable[Value]) -> Iterator[Date]:
    """The dates that some values are parts of; the values of a date stand in a row.

    >>> from twinlint.mentions import Measure
    >>> day = Value(Measure.NUMBER, "3", 4, 10, part="day")
    >>> month = Value(Measure.MONTH, "6", 4, 10, part="month")
    >>> list(read_dates((day, month)))
    [Date(start=4, end=10, days=(3,), month=6, year=0)]
    """
    parts = (value for value in values if value.part in _PARTS)
    for (start, end), group in groupby(parts, key=attrgetter("start", "end")):
        numbers: dict[str, list[int]] = {}
        for value in group:
            numbers.setdefault(value.part, []).append(int(value.key))
        yield Date(
            start,
            end,
            tuple(numbers.get("day", ())),
            numbers.get("month", [0])[-1],
            numbers.get("year", [0])[-1],
        )
