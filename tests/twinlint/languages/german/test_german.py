"""German is a folder of data: what differs is found, what does not is silent.

`clean.jsonl` has pairs of German with French and English, in both orders, that say the
same: press releases, minutes, timetables, lists. `defects.jsonl` has pairs with one
difference each, and the rule that finds it. Texts, people and firms are invented.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from twinlint.finding import Finding
from twinlint.pipeline import compare_texts
from twinlint.source import Locale, read_text

FOLDER = Path(__file__).parent


def read_pairs(name: str) -> list[Any]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [pytest.param(pair := json.loads(line), id=pair["id"]) for line in lines]


def compare(pair: dict[str, Any], *, is_turned: bool = False) -> tuple[Finding, ...]:
    sides = [(pair["a"], pair["languages"][0]), (pair["b"], pair["languages"][1])]
    (first, own), (second, other) = sides[::-1] if is_turned else sides
    return compare_texts(
        read_text(first, own),
        read_text(second, other),
        (Locale(own), Locale(other)),
        format=pair["format"],
    )


def describe(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.rule}: {finding.message}" for finding in findings]


@pytest.mark.parametrize("is_turned", [False, True], ids=["as written", "turned"])
@pytest.mark.parametrize("pair", read_pairs("clean.jsonl"))
def test_versions_that_agree_are_silent(pair: dict[str, Any], is_turned: bool) -> None:
    assert describe(compare(pair, is_turned=is_turned)) == []


@pytest.mark.parametrize("is_turned", [False, True], ids=["as written", "turned"])
@pytest.mark.parametrize("pair", read_pairs("defects.jsonl"))
def test_one_difference_is_found_once(pair: dict[str, Any], is_turned: bool) -> None:
    rules = [finding.rule for finding in compare(pair, is_turned=is_turned)]
    assert rules == [pair["expected"]]


NAMED = {
    "different-number": (
        "Die Frist beträgt 18 Monate.",
        {"en": "The deadline is 16 months.", "fr": "Le délai est de 16 mois."},
    ),
    "different-date": (
        "Der Rat tagt am 3. Juni 2024.",
        {"en": "The council meets on 4 June 2024.", "fr": "Réunion le 4 juin 2024."},
    ),
    "misspelt-name": (
        "Bürgermeister Karl Franclet spricht.",
        {"en": "Mayor Karl Francket speaks.", "fr": "Le maire Karl Francket parle."},
    ),
    "missing-item": (
        "- Wasser\n- Brot\n- Milch",
        {"en": "- water\n- milk", "fr": "- eau\n- lait"},
    ),
}
LEFT = {
    "en": "The council has chosen the projects of the year with all the residents.",
    "fr": "Le conseil a choisi les projets de l’année avec tous les habitants.",
}
GERMAN = "Der Rat hat mit allen Einwohnern die Projekte des Jahres ausgewählt."


@pytest.mark.parametrize("is_turned", [False, True], ids=["de first", "de last"])
@pytest.mark.parametrize("other", ["en", "fr"])
@pytest.mark.parametrize("rule", NAMED)
def test_named_differences(rule: str, other: str, is_turned: bool) -> None:
    first, seconds = NAMED[rule]
    pair = {"a": first, "b": seconds[other], "languages": ["de", other]}
    found = compare({**pair, "format": "markdown"}, is_turned=is_turned)
    assert [finding.rule for finding in found] == [rule]


@pytest.mark.parametrize("is_turned", [False, True], ids=["de first", "de last"])
@pytest.mark.parametrize("other", ["en", "fr"])
@pytest.mark.parametrize("left", ["de", "other"])
def test_a_paragraph_left_in_a_language(left: str, other: str, is_turned: bool) -> None:
    text = LEFT[other] if left == "other" else GERMAN
    pair = {"a": text, "b": text, "languages": ["de", other], "format": "markdown"}
    (finding,) = compare(pair, is_turned=is_turned)
    assert finding.rule == "untranslated-text"
    assert finding.place
    assert finding.place.locale == ("de" if left == "other" else other)
