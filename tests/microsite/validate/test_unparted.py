"""Several codes, ids or choices in one item of a list: a comma is missing."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, SETTINGS, Files, find_problems, minimal_site
from tables import every_row

SCEAUX = "content/communes/sceaux.yaml"
SETTINGS_FILE = "content/site.yaml"


def check(tree: Tree, files: Files) -> list[tuple[str, str, str]]:
    """What is said of each finding, what helps, and what `--fix` writes."""
    return [
        (str(f.message), str(f.help), f.fix.text if f.fix else "")
        for f in find_problems(tree(minimal_site(files)))
    ]


@pytest.mark.parametrize(
    ("written", "advice", "fix"),
    [
        ("[92330 92340]", "[92330, 92340]", "92330, 92340"),
        ("[92330; 92340]", "[92330, 92340]", "92330, 92340"),
        ("[92330/92340]", "[92330, 92340]", "92330, 92340"),
        ("[92330 et 92340]", "[92330, 92340]", "92330, 92340"),
        ("[92330 and 92340]", "[92330, 92340]", "92330, 92340"),
        ("[92330 92340, 92350]", "[92330, 92340, 92350]", "92330, 92340"),
        ('["92330 92340"]', "[92330, 92340]", ""),
    ],
)
def test_codes_without_a_comma_are_told_with_one(
    written: str, advice: str, fix: str, tree: Tree
) -> None:
    files = {SCEAUX: COMMUNE.replace("[92330]", written)}
    said = "a comma is missing between 92330, 92340"
    assert check(tree, files) == [(said, f"write postal_codes: {advice}", fix)]


def test_codes_on_one_line_of_a_list_are_told_with_two(tree: Tree) -> None:
    files = {SCEAUX: COMMUNE.replace("[92330]", "\n  - 92330 92340")}
    ((said, advice, fix),) = check(tree, files)
    assert said == "92330, 92340 stand in one item of the list"
    assert advice == "begin a new line for each: - 92330, - 92340"
    assert fix == "92330\n  - 92340"


@pytest.mark.parametrize("written", ["92330 92340", "92330, 92340", "92330 et 92340"])
def test_codes_without_brackets_are_told_with_both(written: str, tree: Tree) -> None:
    files = {SCEAUX: COMMUNE.replace("[92330]", written)}
    ((said, advice, _),) = check(tree, files)
    assert said == "postal_codes must be a list"
    assert advice.startswith("write [92330, 92340],")


def test_languages_are_codes_though_one_is_a_word(tree: Tree) -> None:
    files = {SETTINGS_FILE: SETTINGS.replace("[fr, en]", "[fr en]")}
    said = ("a comma is missing between fr, en", "write locales: [fr, en]", "fr, en")
    assert check(tree, files) == [said]


@every_row("written", ["[92330 9234]", "[9233]", "[92330 Sceaux]"])
def test_other_items_are_told_as_they_are(written: str, tree: Tree) -> None:
    ((said, _, fix),) = check(tree, {SCEAUX: COMMUNE.replace("[92330]", written)})
    assert (said, fix) == (f"“{written[1:-1]}” stands in postal_codes", "")
