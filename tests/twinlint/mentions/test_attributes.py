"""What stands beside a number is part of it: halves, bounds, the tens of years."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint.mentions import Value, read_mentions
from twinlint.source import Locale, read_text


def read(text: str, locale: str) -> list[Value]:
    mentions = read_mentions(read_text(text, locale), Locale(locale))
    return [value for block in mentions.blocks for value in block.values]


@every_row(
    ("locale", "text", "is_least", "words"),
    [
        ("fr", "Il faut au moins 18 ans.", True, "au moins 18 ans"),
        ("fr", "18 ans et plus.", True, "18 ans et plus"),
        ("fr", "D’ici le 3 juin 2024.", False, "D’ici le 3 juin 2024"),
        ("fr", "Pas plus de dix jours.", False, "Pas plus de dix jours"),
        ("en", "for no more than €500", False, "no more than €500"),
        ("en", "since 2020", True, "since 2020"),
        ("en", "by 6 pm", False, "by 6 pm"),
        ("de", "mindestens 3 Tage", True, "mindestens 3 Tage"),
        ("de", "höchstens 3 Tage", False, "höchstens 3 Tage"),
    ],
)
def test_a_bound_is_read_with_its_number(
    locale: str, text: str, is_least: bool, words: str
) -> None:
    (bound,) = {value.bound for value in read(text, locale)}
    assert bound
    assert (bound.is_least, text[bound.start : bound.end]) == (is_least, words)


@pytest.mark.parametrize("text", ["from 3 to 5 years", "over the 5 years", "3 years"])
def test_the_first_of_two_numbers_has_no_bound(text: str) -> None:
    assert [value.bound for value in read(text, "en") if value.bound] == []


@every_row(
    ("locale", "text", "key", "unit"),
    [
        ("fr", "une heure et demie", "1.5", "hour"),
        ("fr", "2 ans et demi", "2.5", "year"),
        ("fr", "deux millions et demi", "2500000", ""),
        ("fr", "2 millions et demi", "2500000", ""),
        ("en", "an hour and a half", "1.5", "hour"),
        ("en", "two and a half years", "2.5", "year"),
        ("fr", "une heure et quart", "1.25", "hour"),
        ("fr", "huit heures moins le quart", "7.75", "hour"),
        ("en", "at half past eight", "8.5", "hour"),
        ("en", "a quarter to eight", "7.75", "hour"),
        ("de", "zwei und eine halbe Stunde", "2.5", "hour"),
    ],
)
def test_a_part_is_added(locale: str, text: str, key: str, unit: str) -> None:
    assert [(value.key, value.unit) for value in read(text, locale)] == [(key, unit)]


@every_row(
    ("locale", "text", "key"),
    [
        ("fr", "les années 1970", "1970"),
        ("fr", "les années 70", "70"),
        ("en", "the 1970s", "1970"),
        ("en", "the ’70s", "70"),
        ("en", "the seventies", "70"),
        ("de", "die 1970er Jahre", "1970"),
    ],
)
def test_ten_years_are_a_decade(locale: str, text: str, key: str) -> None:
    assert [(v.key, v.part) for v in read(text, locale)] == [(key, "decade")]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Louis XIV et le tome I", ["14", "1"]),
        ("Le chapitre IX, le niveau V", ["9", "5"]),
        ("I am here with XXX and IIII", []),
    ],
)
def test_roman_numbers_are_read(text: str, keys: list[str]) -> None:
    assert [value.key for value in read(text, "fr")] == keys
