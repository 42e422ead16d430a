"""The codes of a commune agree with one another, and with those of INSEE."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, check_records, minimal_site, show

SCEAUX = "content/communes/sceaux.yaml"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("75056", "75056 is a commune of département 75, and the record says 92"),
        ("93001", "93001 is a commune of département 93, and the record says 92"),
        ("01000", "no commune has the INSEE code 01000"),
        ("92999", "no commune has the INSEE code 92999"),
        ("92330", "92330 is the postcode of Sceaux"),
    ],
)
def test_a_code_is_that_of_a_commune_of_the_departement(
    tree: Tree, code: str, said: str
) -> None:
    root = tree(minimal_site({SCEAUX: COMMUNE.replace("92071", code)}))
    (finding,) = check_records(root)
    assert show([finding]) == [f"{SCEAUX}:3:13: {said} [{finding.rule}]"]
    assert finding.rule in ("unknown-code", "contradicting-code")


@pytest.mark.parametrize(
    ("code", "department", "postcode"),
    [
        ("2A004", "2A", "20000"),
        ("97411", "974", "97400"),
        ("13055", "13", "13001"),
        ("75120", "75", "75020"),
    ],
)
def test_codes_of_all_parts_of_france_are_known(
    tree: Tree, code: str, department: str, postcode: str
) -> None:
    commune = COMMUNE.replace("92071", code).replace("code: 92", f"code: {department}")
    commune = commune.replace("92330", postcode)
    assert check_records(tree(minimal_site({SCEAUX: commune}))) == ()


def test_the_siren_number_holds_the_code(tree: Tree) -> None:
    for siren, count in (
        ("219200714", 0),
        ("219200482", 1),  # that of Meudon
        ("200057966", 0),  # that of communes that were merged begins otherwise
    ):
        root = tree(minimal_site({SCEAUX: f"{COMMUNE}siren: {siren}\n"}))
        found = check_records(root)
        assert [f.rule for f in found] == ["contradicting-code"] * count


@pytest.mark.parametrize("code", ["92330", "92999", "75056"])
def test_a_wrong_code_is_mended_by_that_in_the_siren_number(
    tree: Tree, code: str
) -> None:
    wrong = f"{COMMUNE}siren: 219200714\n".replace("92071", code)
    (finding,) = check_records(tree(minimal_site({SCEAUX: wrong})))
    said = "write its INSEE code here, which its SIREN has: 92071"
    assert str(finding.help) == said


def test_a_siren_number_of_another_departement_mends_no_code(tree: Tree) -> None:
    wrong = f"{COMMUNE}siren: 217500016\n".replace("92071", "92330")
    (finding,) = check_records(tree(minimal_site({SCEAUX: wrong})))
    assert str(finding.help).endswith("look it up on insee.fr")
