"""Prose is held against the mayors and days that the records of a site give."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, find_problems, minimal_site

SCEAUX = "content/communes/sceaux.yaml"
RECORD = (
    "mayor:\n  person: ada-martin\n  title: {fr: Maire, en: Mayor}\n"
    "  from: 2025-02-13\n"
)
PEOPLE = (
    "ada-martin:\n  name: Ada de La Tour\n  roles:\n"
    "    - title: {fr: Maire, en: Mayor}\n"
)


def find(tree: Tree, rule: str, fr: str, en: str) -> list[str]:
    """What a rule finds in the summary of a commune: the words of each finding."""
    text = COMMUNE + RECORD
    text = text.replace("Une commune", f"'{fr}'").replace("A municipality", f"'{en}'")
    site = minimal_site({SCEAUX: text, "content/people.yaml": PEOPLE})
    findings = find_problems(tree(site))
    told = (f for each in findings if each.rule == rule for f in each.occurrences)
    return [f.place.text for f in told if f.place]


@pytest.mark.parametrize(
    ("fr", "en", "names"),
    [
        (
            "Avec Eva de La Tour, maire de Sceaux.",
            "With Eva de La Tour, mayor of Sceaux.",
            ["Eva de La Tour", "Eva de La Tour"],
        ),
        (
            "Le maire de Sceaux, Jean-Luc Petit.",
            "The mayor of Sceaux, Jean-Luc Petit.",
            ["Jean-Luc Petit", "Jean-Luc Petit"],
        ),
        (
            "Avec Eva Roy, la maire de Sceaux (92).",
            "With Eva Roy, the mayor of Sceaux.",
            ["Eva Roy", "Eva Roy"],
        ),
        (
            "Avec Ada de La Tour, maire de Sceaux.",
            "With Ada de La Tour, mayor of Sceaux.",
            [],
        ),
        (
            "Madame Ada de La Tour, maire de Sceaux.",
            "Ada de La Tour, the mayor of Sceaux.",
            [],
        ),
        ("Avec Roy, maire de Sceaux.", "With Roy, mayor of Sceaux.", []),
        ("La maire de Sceaux.", "The mayor of Sceaux.", []),
        ("Avec Eva Roy, maire de Paris.", "With Eva Roy, mayor of Paris.", []),
        ("Avec Eva Roy à Sceaux.", "With Eva Roy in Sceaux.", []),
        ("La maire de Sceaux, madame.", "The mayor of Sceaux, madam.", []),
        (
            "Avec Eda de La Tour, la maire, qui vote.",
            "Ada de La Tour, the mayor, votes.",
            ["Eda de La Tour"],
        ),
        ("Avec Eva Roy, la maire, et deux élus.", "With Eva Roy, the mayor.", []),
        (
            "Avec Eda de La Tour, la maire de Paris.",
            "With Eda de La Tour, the mayor of Paris.",
            [],
        ),
    ],
)
def test_mayor_of_a_text_is_that_of_the_record(
    tree: Tree, fr: str, en: str, names: list[str]
) -> None:
    assert find(tree, "contradicted-mayor", fr, en) == names


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("La maire, Ada de La Tout, vote.", "The municipality votes."),
        ("Ada de La Tout, la maire, vote.", "Ada de La Tour, the mayor, votes."),
    ],
)
def test_a_misspelt_mayor_is_not_to_be_named_in_the_other_language(
    tree: Tree, fr: str, en: str
) -> None:
    assert find(tree, "contradicted-mayor", fr, en) == ["Ada de La Tout"]
    assert find(tree, "missing-name", fr, en) == []


@pytest.mark.parametrize(
    ("fr", "en", "days"),
    [
        (
            "Vote le 14 février 2025.",
            "Vote on 14 February 2025.",
            ["14 février 2025", "14 February 2025"],
        ),
        (
            "Vote du 12 au 14 février 2025.",
            "Vote from 12 to 14 February 2025.",
            ["12 au 14 février 2025", "12 to 14 February 2025"],
        ),
        ("Vote le 13 février 2025.", "Vote on 13 February 2025.", []),
        ("Vote du 12 au 13 février 2025.", "Vote from 12 to 13 February 2025.", []),
        ("Vote le 14 février.", "Vote on 14 February.", []),
        ("Vote en février 2025.", "Vote in February 2025.", []),
        ("Vote le 14 mars 2024.", "Vote on 14 March 2024.", []),
    ],
)
def test_a_whole_date_is_no_slip_of_a_day_of_the_records(
    tree: Tree, fr: str, en: str, days: list[str]
) -> None:
    assert find(tree, "contradicted-date", fr, en) == days
