"""What the reader knows of a language agrees with CLDR."""

from __future__ import annotations

import re

import pytest
from babel.dates import get_day_names, get_month_names
from babel.units import format_unit

from twinlint.languages import Language, read_language
from twinlint.source import Locale

LANGUAGES = {"fr": "fr", "en": "en_GB", "de": "de"}
NOT_IN_CLDR = {
    *("euro", "dollar", "pound", "megawatt-hour", "gigawatt-hour"),
    *("percentage-point", "time"),
}
"""Currencies are no units there, nor is what figures count that have no dimension, and
some units are composed."""


def find_words(vocabulary: Language, name: str) -> set[str]:
    return {word for word, unit in vocabulary.units.items() if unit == name}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_names_of_units_are_those_of_cldr(locale: str) -> None:
    vocabulary = read_language(Locale(locale))
    for name in set(vocabulary.units.values()) - NOT_IN_CLDR:
        said = format_unit(2, name, "long", locale=LANGUAGES[locale])
        said = said.replace("\u00a0", " ").removesuffix(" anglo-saxonnes")
        assert said in {f"2 {word}" for word in find_words(vocabulary, name)}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_languages_know_the_same_units_and_roles(locale: str) -> None:
    own, french = read_language(Locale(locale)), read_language(Locale("fr"))
    assert set(own.units.values()) == set(french.units.values())
    assert set(own.roles.values()) == set(french.roles.values())


@pytest.mark.parametrize("locale", LANGUAGES)
def test_months_are_those_of_cldr(locale: str) -> None:
    months = read_language(Locale(locale)).months
    names = get_month_names("wide", locale=LANGUAGES[locale])
    assert {months[name.lower()] for name in names.values()} == set(range(1, 13))
    for number, name in names.items():
        assert months[name.lower()] == number


@pytest.mark.parametrize("locale", LANGUAGES)
def test_weekdays_are_those_of_cldr(locale: str) -> None:
    names = get_day_names("wide", locale=LANGUAGES[locale])
    expected = {name.lower(): day + 1 for day, name in names.items()}
    weekdays = read_language(Locale(locale)).weekdays
    assert {name: weekdays.get(name) for name in expected} == expected


@pytest.mark.parametrize("locale", LANGUAGES)
def test_roles_are_looked_up_in_lower_case(locale: str) -> None:
    roles = read_language(Locale(locale)).roles
    assert [role for role in roles if re.search("[A-Z]", role)] == []
