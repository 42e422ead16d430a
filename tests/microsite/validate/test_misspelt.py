"""Names that are spelt otherwise than the keys of their records."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import (
    COMMUNE,
    check_records,
    find_problems,
    list_records,
    minimal_site,
)

RULE = ("name-unlike-key",)
PERSON = """\
{}:
  name: {}
  roles:
    - title: {{fr: Directrice, en: Director}}
"""


@pytest.mark.parametrize(
    ("key", "name", "right"),
    [
        ("ada-larghero", "Ada Largehro", "Ada Larghero"),
        ("ada-larghero", "Ada Largero", "Ada Larghero"),
        ("ada-larghero", "Ada Largheroo", "Ada Larghero"),
        ("ada-larghero", "Ada Larghéro", ""),
        ("jean-marc-martin", "Jean-Marc Marton", "Jean-Marc Martin"),
        ("ada-martin", "Ada Martin", ""),
        ("ada-martin", "Ada Durand", ""),
        ("ada-martin", "Ida Martin", ""),
        ("ada-martin", "Ada Marie Martin", ""),
        ("ada-martin", "Ada Martins", ""),
        ("ada-martin-2", "Ada Martin", ""),
        ("engis", "L’Engis", ""),
        ("ada-d-engis", "Ada d’Angis", "Ada d’Engis"),
    ],
)
def test_a_person_is_called_as_the_key_says(
    key: str, name: str, right: str, tree: Tree
) -> None:
    mayor = f"mayor: {{person: {key}, title: {{fr: Maire, en: Mayor}}}}\n"
    files = {
        **list_records("people"),
        "content/people.yaml": PERSON.format("ada-martin", "Ada Martin")
        * (key != "ada-martin")
        + PERSON.format(key, name),
        "content/communes/sceaux.yaml": COMMUNE + mayor,
    }
    found = check_records(tree(minimal_site(files)), rules=RULE)
    assert [str(each.help).partition(",")[0] for each in found] == (
        [f"write {right}"] if right else []
    )


def test_a_commune_is_called_as_its_file(tree: Tree) -> None:
    files = {
        "content/communes/sceaux.yaml": COMMUNE.replace("name: Sceaux", "name: Scaux")
    }
    (found,) = check_records(tree(minimal_site(files)), rules=RULE)
    assert str(found.message) == "“Scaux” is not spelt as its key, sceaux"


def test_texts_are_not_told_to_write_it_wrong_too(tree: Tree) -> None:
    mayor = "mayor: {person: ada-larghero, title: {fr: Maire, en: Mayor}}\n"
    body = "body: {fr: Voici Ada Larghero., en: This is Ada Larghero.}\n"
    files = {
        **list_records("people"),
        "content/people.yaml": PERSON.format("ada-martin", "Ada Martin")
        + PERSON.format("ada-larghero", "Ada Largehro"),
        "content/communes/sceaux.yaml": COMMUNE + mayor + body,
    }
    found = find_problems(tree(minimal_site(files)))
    assert {each.rule for each in found} & {*RULE, "unregistered-spelling"} == {*RULE}
