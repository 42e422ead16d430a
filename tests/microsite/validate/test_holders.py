"""The parts that organisations play, beside the solutions that name them."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import check_records, list_records, minimal_site

FILES = {
    **list_records("solutions", "themes"),
    "content/themes.yaml": (
        "nature: {name: {fr: Nature, en: Nature}, summary: {fr: Nature, en: Nature}}\n"
    ),
    "content/solutions/trees.yaml": (
        "name: Arbres\ncommunes: [sceaux]\nedition: edition-1\nthemes: [nature]\n"
        "status: announced\norganisations: [verdure]\n"
        "summary: {fr: Des arbres, en: Trees}\n"
    ),
}


@pytest.mark.parametrize(
    ("kind", "is_told"),
    [
        ("partner", True),
        ("associate", True),
        ("project-holder", False),
        ("operator", False),
    ],
)
def test_who_tests_a_solution_is_no_partner(
    kind: str, is_told: bool, tree: Tree
) -> None:
    organisations = (
        f"{minimal_site()['content/organisations.yaml']!s}"
        f"verdure:\n  name: Verdure\n  kind: {kind}\n"
        "  role: {fr: Plante des arbres, en: Plants trees}\n"
    )
    files = {**FILES, "content/organisations.yaml": organisations}
    found = check_records(tree(minimal_site(files)), rules=("other-part",))
    assert [str(each.message) for each in found] == (
        [f"“verdure” is of the kind {kind}, and tests a solution"] if is_told else []
    )
