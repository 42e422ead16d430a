"""What the settings expect records to have in the end."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, SETTINGS, check_records, minimal_site, show, translator

from twinlint.finding import Severity

SCEAUX = "content/communes/sceaux.yaml"
DISTRICT = "district:\n  name: Le Port\n  text: {fr: Un quartier, en: A district}\n"
SOLUTION = """\
name: Banc
communes: [sceaux]
edition: edition-1
themes: [shade]
status: tested
summary: {fr: Un banc, en: A bench}
"""


def find(tree: Tree, expected: str, commune: str = COMMUNE) -> list[str]:
    files = {
        SCEAUX: commune,
        "content/site.yaml": f"{SETTINGS}expected:\n  {expected}\n",
    }
    return show(check_records(tree(minimal_site(files))))


def test_one_note_asks_for_all_that_a_record_lacks(tree: Tree) -> None:
    found = find(tree, "communes: [name, district, ept.siren, solutions]")
    assert found == [
        f"{SCEAUX}:1:1: still to be filled in: district, SIREN number (ept.siren)"
        " and solutions [unfilled-field]"
    ]


def test_fields_are_called_as_the_reader_calls_them(tree: Tree) -> None:
    files = {
        "content/site.yaml": f"{SETTINGS}expected:\n  communes: [challenge, website]\n"
    }
    (found,) = check_records(tree(minimal_site(files)))
    assert translator("fr")(found.message) == (
        "reste à remplir\u00a0: défi (challenge) et site web (website)"
    )


def test_what_is_filled_in_is_not_asked_for(tree: Tree) -> None:
    assert find(tree, "communes: [district]", COMMUNE + DISTRICT) == []


def test_a_record_that_others_name_has_them(tree: Tree) -> None:
    files = {
        "content/site.yaml": f"{SETTINGS}expected:\n  communes: [solutions]\n",
        "content/solutions/bench.yaml": SOLUTION,
        "content/themes.yaml": (
            "shade:\n  name: {fr: Ombre, en: Shade}\n"
            "  summary: {fr: De l’ombre, en: Some shade}\n"
        ),
    }
    assert check_records(tree(minimal_site(files)), rules=("unfilled-field",)) == ()


def test_it_is_no_more_than_a_note(tree: Tree) -> None:
    files = {"content/site.yaml": f"{SETTINGS}expected:\n  communes: [district]\n"}
    (found,) = check_records(tree(minimal_site(files)))
    assert found.severity == Severity.INFO


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("communes: [distrit]", "29:14: “distrit” is not a field here"),
        ("comunes: [district]", "29:3: “comunes” is not a field here"),
        ("communes: [mayor.nme]", "29:14: “mayor.nme” is not a field here"),
    ],
)
def test_a_slip_in_what_is_expected_is_named(
    tree: Tree, expected: str, said: str
) -> None:
    (found,) = find(tree, expected)
    assert found == f"content/site.yaml:{said} [unknown-field]"
