"""Each pair of languages has its usual lengths, the same from either side."""

from __future__ import annotations

import re
from itertools import permutations

import pytest
from tables import every_row

from twinlint.alignment import align_versions
from twinlint.languages import list_languages, read_usual_ratio
from twinlint.mentions import read_mentions
from twinlint.pipeline import compare_texts
from twinlint.source import Locale, read_text

FR, EN, DE = Locale("fr"), Locale("en"), Locale("de")
FRENCH = "Les quatre nouvelles communes du programme ont choisi leurs projets. " * 6


def test_french_to_english_is_what_was_measured() -> None:
    assert read_usual_ratio(FR, EN) == (0.87, 0.75, 1.1)


@every_row("pair", list(permutations((*list_languages(), "xx"), 2)))
def test_the_other_direction_is_the_inverse(pair: tuple[Locale, Locale]) -> None:
    usual, least, most = read_usual_ratio(*pair)
    back = read_usual_ratio(*pair[::-1])
    assert back == pytest.approx((1 / usual, 1 / most, 1 / least))
    assert least < usual < most


def test_german_is_about_as_long_as_french() -> None:
    assert read_usual_ratio(FR, DE)[0] == pytest.approx(1.0, abs=0.03)
    assert read_usual_ratio(EN, DE)[0] == pytest.approx(1.12, abs=0.03)


def test_unknown_languages_are_of_one_length() -> None:
    assert read_usual_ratio(Locale("xx"), Locale("yy"))[0] == 1


@pytest.mark.parametrize(
    ("first", "second", "usual"),
    [(FR, EN, 0.87), (EN, FR, 1 / 0.87), (DE, EN, 87 / 98)],
)
def test_short_texts_have_the_usual_ratio(
    first: Locale, second: Locale, usual: float
) -> None:
    here = read_mentions(read_text("Le port.", "a"), first)
    there = read_mentions(read_text("The harbour.", "b"), second)
    assert align_versions(here, there).ratio == pytest.approx(usual)


def test_a_long_text_is_held_to_the_limits_of_its_direction() -> None:
    long = read_mentions(read_text(FRENCH * 9, "a"), FR)
    cut = re.sub(r"(\w{4})\w+", r"\1", FRENCH * 9)
    short = read_mentions(read_text(cut, "b"), EN)
    assert align_versions(long, short).ratio == 0.75
    assert align_versions(short, long).ratio == pytest.approx(1 / 0.75)


def test_french_of_usual_length_is_no_surplus_when_english_leads() -> None:
    en = "The town council met on Monday to choose the projects of the year."
    fr = (
        "Le conseil municipal s’est réuni lundi afin de procéder au choix des projets "
        "qui seront menés au cours de l’année, dans chacun des quartiers de la ville."
    )
    found = compare_texts(read_text(en, "en"), read_text(fr, "fr"), (EN, FR))
    assert "disproportionate-length" not in {finding.rule for finding in found}
