"""Full names of people and places are found, whatever language the text is in."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint.mentions import (
    NAME,
    find_led_names,
    find_long_names,
    find_name_after,
    find_name_before,
    find_surname_after,
    is_compound,
    is_in_full_name,
    read_full_names,
)
from twinlint.source import Locale

FR, EN = Locale("fr"), Locale("en")


@every_row(
    ("text", "first", "surname"),
    [
        ("par Inès Mouloudji, maire", "Inès", "Mouloudji"),
        ("par Inès\u00a0MOULOUDJI", "Inès", "MOULOUDJI"),
        ("par Marie-Ange Roy-Petit", "Marie-Ange", "Roy-Petit"),
        ("par Jean du Bellay", "Jean", "du Bellay"),
        ("by Jean du Bellay", "Jean", "du Bellay"),
        ("par Ana de la Vega", "Ana", "de la Vega"),
        ("by Vincent van Gogh", "Vincent", "van Gogh"),
        ("par Wernher von Braun", "Wernher", "von Braun"),
        ("par Nadia El Fassi", "Nadia", "El Fassi"),
        ("by Ian Mc Donald", "Ian", "Mc Donald"),
        ("by Sinéad O’Connor", "Sinéad", "O’Connor"),
        ("par Olympe d’Armagnac", "Olympe", "d’Armagnac"),
        ("par Łukasz Żak", "Łukasz", "Żak"),
        ("by Δημήτρης Παππάς", "Δημήτρης", "Παππάς"),
    ],
)
def test_full_name_is_read_in_two_parts(text: str, first: str, surname: str) -> None:
    name, *_ = read_full_names(text)
    assert (name.first, name.surname) == (first, surname)
    assert text[name.start : name.end].replace("\u00a0", " ") == name.words


@every_row(
    "text",
    [
        "le maire Inès",
        "la ville de Paris",
        "Inès et Paul",
        "Inès, Paul",
        "Inès (Paul)",
        "Inès\nPaul",
        "IN12 ES34",
        "Marie de",
        "www.Inès Paul2",
        "",
    ],
)
def test_what_is_no_full_name_is_left_alone(text: str) -> None:
    assert list(read_full_names(text)) == []


def test_first_word_of_a_sentence_does_not_hide_a_name() -> None:
    names = [name.words for name in read_full_names("Avec Inès Mouloudji.")]
    assert names == ["Avec Inès", "Inès Mouloudji"]


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("Avec ", "Karine Franclet", ", maire"),
        ("avec ", "Karine de La Tour", " (93)"),
        ("", "Anne Marie Roy Petit", ""),
    ],
)
def test_name_at_a_place_is_as_long_as_it_can_be(
    before: str, name: str, after: str
) -> None:
    text = before + name + after
    start, end = len(before), len(before + name)
    assert find_name_after(text, start) == (start, end)
    found = find_name_before(text, end)
    assert found is not None
    assert text[slice(*found)].endswith(name)


@pytest.mark.parametrize("text", ["Karine, maire", "karine Franclet", "Karine 3"])
def test_no_name_at_a_place(text: str) -> None:
    assert find_name_after(text, 0) is None
    assert find_name_before(text, text.find(",")) is None


@every_row(
    ("text", "word", "is_in"),
    [
        ("avec Ana González", "González", True),
        ("avec Ana González", "Ana", True),
        ("avec Ana de la Vega", "Vega", True),
        ("avec Ana de la Vega", "Ana", True),
        ("avec González", "González", False),
        ("Ana et González", "González", False),
        ("Ana, González", "Ana", False),
    ],
)
def test_a_name_beside_another_one_is_part_of_it(
    text: str, word: str, *, is_in: bool
) -> None:
    start = text.index(word)
    assert is_in_full_name(text, start, start + len(word)) is is_in


def test_surname_follows_its_first_name() -> None:
    assert find_surname_after("Henri de Navarre part", 5) == "de Navarre"
    assert find_surname_after("Henri part", 5) == ""


@every_row(
    ("text", "names"),
    [
        ("le Prix Ville Durable ici", ["Prix Ville Durable"]),
        ("le Conseil de la Ville de Dinan", ["Conseil de la Ville de Dinan"]),
        ("the Museum of the City and Port", ["Museum of the City and Port"]),
        ("Eau & Gaz & Ville", ["Eau & Gaz & Ville"]),
        ("la Ville de Dinan", []),
        ("Ville, Port, Gare", []),
    ],
)
def test_long_names_have_three_parts_or_more(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in find_long_names(text)] == names


@every_row(
    ("text", "locale", "names"),
    [
        ("12 boulevard de la Liberté", FR, ["boulevard de la Liberté"]),
        ("L’école d’Anvers ouvre.", FR, ["école d’Anvers"]),
        ("the square of the Republic", EN, []),
        ("une table le Texte", FR, ["table le Texte"]),
        ("Customizable Text", FR, []),
        ("12 boulevard de la Liberté", EN, []),
        ("les rues de la ville", FR, []),
        ("le PDF de la DINUM", FR, []),
    ],
)
def test_name_is_led_to_by_words_of_one_language(
    text: str, locale: Locale, names: list[str]
) -> None:
    assert [text[a:b] for a, b in find_led_names(text, locale)] == names


@every_row(
    ("name", "expected"),
    [
        ("Fontenay-aux-Roses", True),
        ("Bourg-la-Reine", True),
        ("Châtenay-sur-l-Eau", True),
        ("Val-de-Marne", True),
        ("Cergy-Pontoise", False),
        ("Aux-Roses", False),
        ("Fontenay-aux", False),
        ("Fontenay", False),
    ],
)
def test_small_words_join_a_compound(name: str, *, expected: bool) -> None:
    assert is_compound(name) is expected


def test_a_name_begins_with_any_capital() -> None:
    text = "Œuvre, Šibenik, Ústí-nad-Labem, Одеса, été, déjÀ"
    names = ["Œuvre", "Šibenik", "Ústí-nad-Labem", "Одеса"]
    assert NAME.findall(text) == names
