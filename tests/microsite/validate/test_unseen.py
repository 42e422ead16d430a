"""Keys, ids and words that are not what they seem to be on a screen."""

from __future__ import annotations

from unicodedata import lookup

import pytest
from conftest import Tree
from support import COMMUNE, Files, find_problems, list_records, minimal_site

SCEAUX = "content/communes/sceaux.yaml"
JOINER, HYPHEN = "\u200d", "\u00ad"
IE = lookup("CYRILLIC SMALL LETTER IE")
SOLUTION = """\
name: Arbres
communes: [sceaux]
edition: edition-1
themes: [nature]
status: announced
summary: {fr: Des arbres, en: Trees}
"""
NATURE = "nature:\n  name: {fr: Nature, en: Nature}\n  summary: {fr: N, en: N}\n"


def check(tree: Tree, files: Files) -> tuple[str, str, str]:
    """What is said of the only finding, what helps, and what `--fix` writes."""
    (found,) = find_problems(tree(minimal_site(files)))
    return str(found.message), str(found.help), found.fix.text if found.fix else ""


@pytest.mark.parametrize("sign", [JOINER, HYPHEN, "\u200c", "\u2061", "\ufe0f"])
@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("name: Sceaux", "na{}me: Sceaux", "name"),
        ("edition:", "edition{}:", "edition"),
        ("  fr:", "  fr{}:", "fr"),
        ("  code:", "  {}code:", "code"),
    ],
)
def test_an_invisible_character_of_a_key_is_named(
    old: str, new: str, key: str, sign: str, tree: Tree
) -> None:
    files = {SCEAUX: COMMUNE.replace(old, new.format(sign), 1)}
    said, advice, fix = check(tree, files)
    assert said == (f"an invisible character (U+{ord(sign):04X}) stands in “{key}”")
    assert advice == f"delete this key, and type it again: {key}:"
    assert fix == key


def test_a_letter_of_another_alphabet_is_named(tree: Tree) -> None:
    files = {SCEAUX: COMMUNE.replace("edition:", f"{IE}dition:")}
    said, _, fix = check(tree, files)
    assert said == (f"“{IE}” (U+0435) in “{IE}dition” is a letter of another alphabet")
    assert fix == "edition"


@pytest.mark.parametrize(
    ("old", "new", "fix"),
    [
        ("[sceaux]", f"[sce{JOINER}aux]", "sceaux"),
        ("[sceaux]", f"[sc{IE}aux]", "sceaux"),
        ("announced", f"anno{HYPHEN}unced", ""),
    ],
)
def test_so_are_those_of_ids_and_choices(
    old: str, new: str, fix: str, tree: Tree
) -> None:
    files = {
        **list_records("solutions", "themes"),
        "content/themes.yaml": NATURE,
        "content/solutions/trees.yaml": SOLUTION.replace(old, new),
    }
    said, advice, written = check(tree, files)
    assert "(U+" in said
    assert old.strip("[]") in advice
    assert written == fix


@pytest.mark.parametrize("sign", [JOINER, lookup("CYRILLIC SMALL LETTER A")])
def test_so_are_those_of_the_key_of_a_record(sign: str, tree: Tree) -> None:
    key = "ada-martin".replace("a-", f"{sign}-" if sign.isalpha() else f"a{sign}-")
    people = (
        f"{key}:\n  name: Ada Martin\n"
        "  roles:\n    - title: {fr: Directrice, en: Director}\n"
    )
    said, advice, _ = check(tree, {"content/people.yaml": people})
    assert f"(U+{ord(sign):04X})" in said
    assert "“ada-martin:”" in advice
