"""Numbers, dates, times, codes and contacts are read as values."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint.mentions import Measure, Value, read_mentions
from twinlint.source import Locale, read_text


def read_values(text: str, locale: str) -> list[Value]:
    mentions = read_mentions(read_text(text, "text"), Locale(locale))
    return [value for block in mentions.blocks for value in block.values]


def read_keys(text: str, locale: str) -> list[str]:
    return [f"{value.measure} {value.key}" for value in read_values(text, locale)]


@every_row(
    ("fr", "en", "keys"),
    [
        ("18 mois", "18 months", ["number 18"]),
        ("1 500 projets", "1,500 projects", ["number 1500"]),
        ("1\u202f500 projets", "1500 projects", ["number 1500"]),
        ("2,5 ans", "2.5 years", ["number 2.5"]),
        ("2,50 €", "€2.5", ["number 2.5"]),
        ("12 %", "12%", ["number 12"]),
        ("40 millions d'euros", "€40 million", ["number 40000000"]),
        ("1,5 milliard", "1.5 billion", ["number 1500000000"]),
        ("trente projets", "thirty projects", ["number 30"]),
        ("vingt et un maires", "twenty-one mayors", ["number 21"]),
        ("quatre-vingt-dix-sept", "ninety-seven", ["number 97"]),
        ("deux cent trente", "two hundred and thirty", ["number 230"]),
        ("une centaine", "a hundred", ["number 100"]),
        ("le XIXe siècle", "the 19th century", ["number 19"]),
        ("la 3e édition", "the third edition", ["number 3"]),
        ("le 3 juin 2024", "June 3, 2024", ["number 3", "month 6", "number 2024"]),
        ("1er juin 2024", "1 June 2024", ["number 1", "month 6", "number 2024"]),
        ("du 3 au 5 juin", "from June 3 to 5", ["number 3", "number 5", "month 6"]),
        ("le 2024-06-03", "on 2024-06-03", ["number 3", "month 6", "number 2024"]),
        ("juin 2024", "June 2024", ["month 6", "number 2024"]),
        ("sept ports", "seven harbours", ["number 7"]),
        ("lundi", "Mondays", ["weekday 1"]),
        ("à 14 h 30", "at 2:30 pm", ["time 870"]),
        ("à 14 h 30", "at 2.30 p.m.", ["time 870"]),
        ("9 h", "9 am", ["time 540"]),
        ("20 h 15", "8.15 pm", ["time 1215"]),
        ("8 h du soir", "8 pm", ["time 1200"]),
        ("à 11:05 du matin", "at 11:05am", ["time 665"]),
        ("à midi", "at 12 noon", ["time 720"]),
        ("jusqu’à minuit", "until midnight", ["time 0"]),
        ("le 01/06/94", "on 01/06/94", ["number 1", "month 6", "number 1994"]),
        ("en 2025/26", "in 2025/26", ["number 2025", "number 2026"]),
        ("9,6 M€", "€9.6m", ["number 9600000"]),
        ("deux douzaines", "two dozen", ["number 24"]),
        ("00 33 1 22 33 44 55", "+33 (0)1 22 33 44 55", ["phone 122334455"]),
        ("de 16 à 18", "16-18", ["number 16", "number 18"]),
        ("lot B12", "lot B12", ["code B12"]),
        ("version v1.2.0", "version 1.2.0", ["code 1.2.0"]),
        ("H3Z 2Y7", "H3Z2Y7", ["code H3Z2Y7"]),
        ("01 22 33 44 55", "+33 1 22 33 44 55", ["phone 122334455"]),
        ("presse@example.org", "presse@example.org", ["email presse@example.org"]),
        ("`presse@example.org`", "", ["email presse@example.org"]),
        ("[écrire](mailto:a@b.fr)", "", ["email a@b.fr"]),
    ],
)
def test_both_languages_give_the_same_values(fr: str, en: str, keys: list[str]) -> None:
    assert read_keys(fr, "fr") == keys
    if en:
        assert read_keys(en, "en") == keys


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("maintenir une ville", "fr"),
        ("Il may be that one may march.", "en"),
        ("https://example.org/2024/12", "fr"),
        ("a first and a second one", "fr"),
        ("mai", "xx"),
    ],
)
def test_what_is_no_value_is_left_alone(text: str, locale: str) -> None:
    values = [value for value in read_values(text, locale) if not value.is_soft]
    assert values == []


def test_place_of_a_part_is_its_whole_date() -> None:
    text = "Réunion le 3 juin 2024."
    values = read_values(text, "fr")
    assert {text[value.start : value.end] for value in values} == {"3 juin 2024"}
    assert [value.part for value in values] == ["day", "month", "year"]


def test_small_ordinals_in_words_are_soft() -> None:
    (first,) = read_values("the second edition", "en")
    assert (first.key, first.is_soft) == ("2", True)
    (third,) = read_values("the third edition", "en")
    assert (third.key, third.is_soft) == ("3", False)


def test_unknown_language_gives_digits_and_addresses() -> None:
    assert read_keys("Es gibt 18 Häfen, drei davon alt: a@b.de", "xx") == [
        "number 18",
        "email a@b.de",
    ]


def read_units(text: str, locale: str) -> list[tuple[str, str]]:
    """Each number with its unit as written, and the unit's name."""
    return [
        (text[value.start : value.unit_end], value.unit)
        for value in read_values(text, locale)
        if value.unit
    ]


@every_row(
    ("text", "locale", "units"),
    [
        ("12 % et 40 €", "fr", [("12 %", "percent"), ("40 €", "euro")]),
        ("$40 or 40 euros", "en", [("$40", "dollar"), ("40 euros", "euro")]),
        ("dix-huit mois", "fr", [("dix-huit mois", "month")]),
        ("an 18-month trial", "en", [("18-month", "month")]),
        (
            "1\u202f200 m² et 3km",
            "fr",
            [("1\u202f200 m²", "square-meter"), ("3km", "kilometer")],
        ),
        ("12 maires, 3 ministres", "fr", []),
        ("le 3 an", "xx", []),
    ],
)
def test_unit_of_a_number_may_stand_apart(
    text: str, locale: str, units: list[tuple[str, str]]
) -> None:
    assert read_units(text, locale) == units


def test_share_is_a_number() -> None:
    assert {value.measure for value in read_values("12 %", "fr")} == {Measure.NUMBER}
