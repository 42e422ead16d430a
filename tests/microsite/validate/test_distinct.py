"""Records that are copies of one another, at both places."""

from __future__ import annotations

from conftest import Tree
from support import COMMUNE, check_records, minimal_site, show

SCEAUX = "content/communes/sceaux.yaml"
MEUDON = "content/communes/meudon.yaml"


def test_a_copied_file_has_the_name_and_the_codes_of_another(tree: Tree) -> None:
    first = COMMUNE + "siren: 219200714\n"
    root = tree(minimal_site({SCEAUX: first, MEUDON: first}))
    (finding,) = check_records(root)
    assert show([finding]) == [
        f"{MEUDON}:1:7: “meudon” has the same name, code_insee and siren as “sceaux”"
        " [duplicate-record]"
    ]
    places = [(each.span.path, each.span.line) for each in finding.related]
    assert places == [(SCEAUX, 1)]


def test_a_code_left_from_the_copy_is_found_alone(tree: Tree) -> None:
    root = tree(minimal_site({MEUDON: COMMUNE.replace("name: Sceaux", "name: Meudon")}))
    assert show(check_records(root)) == [
        f"{SCEAUX}:3:13: “sceaux” has the same code_insee as “meudon”"
        " [duplicate-record]"
    ]


def test_a_person_and_a_term_stand_once_in_their_files(tree: Tree) -> None:
    role = "{title: {fr: Directrice, en: Director}}"
    people = "".join(f"{id_}: {{name: Ada Martin, roles: [{role}]}}\n" for id_ in "ab")
    term = "{term: {fr: commune, en: municipality}}"
    glossary = f"commune: {term}\ncity: {term}\n"
    site = minimal_site(
        {"content/people.yaml": people, "content/glossary.yaml": glossary}
    )
    settings = str(site["content/site.yaml"]).replace("ada-martin", "a")
    root = tree(site | {"content/site.yaml": settings})
    assert show(check_records(root)) == [
        "content/glossary.yaml:2:14: “city” has the same term as “commune”"
        " [duplicate-record]",
        "content/people.yaml:2:11: “b” has the same name as “a” [duplicate-record]",
    ]


def test_the_draft_of_the_two_has_to_change(tree: Tree) -> None:
    root = tree(minimal_site({MEUDON: f"draft: true\n{COMMUNE}"}))
    (finding,) = check_records(root, with_drafts=True)
    assert finding.place
    assert finding.place.span.path == MEUDON
