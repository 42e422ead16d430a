"""Units that convert: 12 months a year, 100 hectares a km²; not how they are called.

Which words and signs are a unit is said by `[units]` of each `language.toml`.
"""

from __future__ import annotations

from fractions import Fraction

from twinlint.data import dataclass
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
    "milliliter": ("milliliter", 1),
    "centiliter": ("milliliter", 10),
    "deciliter": ("milliliter", 100),
    "liter": ("milliliter", 1000),
    "hectoliter": ("milliliter", 100_000),
    "cubic-meter": ("milliliter", 1_000_000),
    "byte": ("byte", 1),
    "kilobyte": ("byte", 1000),
    "megabyte": ("byte", 1_000_000),
    "gigabyte": ("byte", 1_000_000_000),
    "terabyte": ("byte", 1_000_000_000_000),
    "microgram": ("microgram", 1),
    "milligram": ("microgram", 1000),
    "gram": ("microgram", 1_000_000),
    "kilogram": ("microgram", 1_000_000_000),
    "tonne": ("microgram", 1_000_000_000_000),
    "watt": ("watt", 1),
    "kilowatt": ("watt", 1000),
    "megawatt": ("watt", 1_000_000),
    "kilowatt-hour": ("kilowatt-hour", 1),
    "megawatt-hour": ("kilowatt-hour", 1000),
    "gigawatt-hour": ("kilowatt-hour", 1_000_000),
}
"""Each unit as so many of a smaller one (SI Brochure, 9th edition, tables 2 and 8)."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many of a unit."""

    amount: Fraction
    unit: str
    """Its name in CLDR: `hectare`."""

    def convert(self) -> Quantity:
        """The same in the smallest unit that it converts to; else as it is.

        >>> Quantity(Fraction(2), "year").convert()
        Quantity(amount=Fraction(24, 1), unit='month')
        """
        unit, factor = _FACTORS.get(self.unit, (self.unit, 1))
        return Quantity(self.amount * factor, unit)

    @property
    def is_convertible(self) -> bool:
        """Whether other units measure the same thing: no sum of money, no share."""
        return self.unit in _FACTORS


def read_quantity(value: Value) -> Quantity | None:
    """How much a value is; None where it is no number or has no unit.

    >>> from twinlint.mentions import Measure, Value
    >>> read_quantity(Value(Measure.NUMBER, "2.5", 0, 6, unit="hectare"))
    Quantity(amount=Fraction(5, 2), unit='hectare')
    """
    if value.measure is not Measure.NUMBER or not value.unit:
        return None
    try:
        return Quantity(Fraction(value.key), value.unit)
    except ValueError:
        return None  # Parts of a version: 1.2.3 m
