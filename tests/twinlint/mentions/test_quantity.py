"""Amounts of different units that measure the same thing can be compared."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tables import every_row

from twinlint.mentions import Measure, Quantity, Value, read_mentions, read_quantity
from twinlint.source import Locale, read_text


def read(text: str, locale: str) -> Quantity | None:
    mentions = read_mentions(read_text(text, "text"), Locale(locale))
    (value,) = [value for block in mentions.blocks for value in block.values]
    return read_quantity(value)


@every_row(
    ("one", "other"),
    [
        ("24 mois", "2 years"),
        ("dix-huit mois", "1.5 years"),
        ("deux trimestres", "six months"),
        ("un siècle", "10 decades"),
        ("3 hectares", "30,000 m²"),
        ("0,5 km", "500 metres"),
        ("48 h", "2 days"),
        ("1,2 tonne", "1200 kg"),
        ("1 MWh", "1,000 kWh"),
    ],
)
def test_the_same_amount_in_other_units_is_the_same(one: str, other: str) -> None:
    first, second = read(one, "fr"), read(other, "en")
    assert first is not None
    assert second is not None
    assert first != second
    assert first.convert() == second.convert()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("24 mois", "3 years"),
        ("30 jours", "1 month"),  # Months are not all as long.
        ("12 km", "12 miles"),
        ("3 kg", "3 km"),
        ("40 €", "$40"),
    ],
)
def test_other_amounts_and_other_things_are_not_the_same(one: str, other: str) -> None:
    first, second = read(one, "fr"), read(other, "en")
    assert first is not None
    assert second is not None
    assert first.convert() != second.convert()


def test_money_and_shares_stay_as_they_are() -> None:
    money = Quantity(Fraction(40), "euro")
    assert not money.is_convertible
    assert money.convert() == money
    assert Quantity(Fraction(4), "week").is_convertible


@pytest.mark.parametrize(
    "value",
    [
        Value(Measure.NUMBER, "3", 0, 1),
        Value(Measure.NUMBER, "1.2.3", 0, 5, unit="meter"),
        Value(Measure.TIME, "870", 0, 7, unit="hour"),
    ],
)
def test_what_counts_nothing_is_no_quantity(value: Value) -> None:
    assert read_quantity(value) is None
