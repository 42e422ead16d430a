"""How much a number with a unit is, so that 24 months and two years agree."""

from __future__ import annotations

from fractions import Fraction

from twinlint.mentions.mention import Measure, Value

_FACTORS = {
    "second": ("second", 1),
    "minute": ("second", 60),
    "hour": ("second", 3600),
    "day": ("second", 86400),
    "week": ("second", 604_800),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "year": ("month", 12),
    "decade": ("month", 120),
    "century": ("month", 1200),
    "millimeter": ("millimeter", 1),
    "centimeter": ("millimeter", 10),
    "meter": ("millimeter", 1000),
    "kilometer": ("millimeter", 1_000_000),
    "square-meter": ("square-meter", 1),
    "hectare": ("square-meter", 10_000),
    "square-kilometer": ("square-meter", 1_000_000),
    "gram": ("gram", 1),
    "kilogram": ("gram", 1000),
    "tonne": ("gram", 1_000_000),
    "watt": ("watt", 1),
    "kilowatt": ("watt", 1000),
    "megawatt": ("watt", 1_000_000),
    "kilowatt-hour": ("kilowatt-hour", 1),
    "megawatt-hour": ("kilowatt-hour", 1000),
    "gigawatt-hour": ("kilowatt-hour", 1_000_000),
}
"""Each unit as so many of a smaller one (SI Brochure, 9th edition, tables 2 and 8)."""

Quantity = tuple[str, Fraction]
"""A unit, and how many of it."""


def read_quantity(value: Value) -> Quantity | None:
    """How much a value is; None where it has no unit that converts.

    >>> from twinlint.mentions import Measure, Value
    >>> read_quantity(Value(Measure.NUMBER, "3", 0, 4, unit="hectare"))
    ('square-meter', Fraction(30000, 1))
    """
    if value.measure is not Measure.NUMBER or value.unit not in _FACTORS:
        return None
    base, factor = _FACTORS[value.unit]
    try:
        return base, Fraction(value.key) * factor
    except ValueError:
        return None  # Parts of a version: 1.2.3 m
