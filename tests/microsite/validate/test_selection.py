"""The figures of a choice, from all to those kept."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import check_records, list_records, minimal_site, show

EDITION = (
    "edition-1:\n  name: {fr: Première, en: First}\n  number: 1\n"
    "  status: closed\n  summary: {fr: Une édition, en: One edition}\n  selection: "
)
FIGURES = """\
asked:
  value: 22
  label: {fr: communes intéressées, en: interested municipalities}
kept:
  value: 6
  label: {fr: communes retenues, en: selected municipalities}
share:
  value: 84
  percent: true
  label: {fr: des équipes, en: of the teams}
"""


def find(tree: Tree, selection: str) -> list[str]:
    files = {
        **list_records("figures"),
        "content/figures.yaml": FIGURES,
        "content/editions.yaml": EDITION + selection + "\n",
    }
    return show(check_records(tree(minimal_site(files)), rules=("growing-selection",)))


@pytest.mark.parametrize("selection", ["[asked, kept]", "[kept]", "[]"])
def test_a_choice_that_keeps_some_is_right(selection: str, tree: Tree) -> None:
    assert find(tree, selection) == []


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        ("[kept, asked]", "asked counts 22, more than kept with 6"),
        ("[share, kept]", "share is a share, not a number of things"),
    ],
)
def test_a_choice_that_grows_or_counts_nothing_is_found_in_its_place(
    selection: str, said: str, tree: Tree
) -> None:
    (found,) = find(tree, selection)
    assert found.startswith("content/editions.yaml:6:")
    assert f": {said} [" in found
