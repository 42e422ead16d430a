"""Records that are copies of one another, at both places."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, check_records, list_records, minimal_site, show

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


CALL = (
    "title: {fr: Appel, en: Call}\nopens: 2026-03-01\ncloses: 2026-04-01\n"
    "audience: {fr: associations, en: associations}\n"
    "summary: {fr: Un appel à idées., en: A call for ideas.}\n"
)
EVENT = "{date: 2026-03-01, text: {fr: Le vote, en: The vote}}"
FIGURE = "{value: 4, label: {fr: haies, en: hedges}}"
WHOLE = [
    ("calls", CALL, "", "title, opens, closes, audience"),
    ("calls", CALL, "edition: edition-1\n", ""),
    ("calls", CALL.replace("2026-04", "2026-05"), "", ""),
    (
        "calls",
        CALL.replace("A call for", "Other"),
        "",
        "title, opens, closes, audience",
    ),
    ("timeline", EVENT, "", "date, text"),
    ("timeline", EVENT.replace("03-01", "03-02"), "", ""),
    ("figures", FIGURE, "", "value, label"),
    ("figures", FIGURE.replace("4", "5"), "", ""),
]


@pytest.mark.parametrize(("collection", "text", "more", "fields"), WHOLE)
def test_a_record_of_any_type_is_no_copy_of_another(
    tree: Tree, collection: str, text: str, more: str, fields: str
) -> None:
    first = {"calls": CALL, "timeline": EVENT, "figures": FIGURE}[collection]
    one = f"content/{collection}.yaml"
    files = {one: f"a: {first}\nb: {text}\n"}
    if collection == "calls":
        names = ("content/calls/b.yaml", "content/calls/a.yaml")
        files = dict(zip(names, (first, text + more), strict=True))
    root = tree(minimal_site(files))
    found = [
        str(f.message) for f in check_records(root) if f.rule == "duplicate-record"
    ]
    copy, other = "ab" if collection == "calls" else "ba"
    said = f"“{copy}” has the same {fields} as “{other}”"
    assert found == ([said] if fields else [])


@pytest.mark.parametrize(
    ("sources", "wanted"),
    [
        # Those of Ada Martin, of Luc Durand, of the offices of Sceaux and of Meudon.
        (("a", "b", "b", "a"), ["tell of Ada Martin than"]),
        (("a, c", "b, c", "b, c", "a, c"), ["tell of Ada Martin than"]),
        (("a", "b", "a", "b"), []),
        (("a, c", "b, c", "c", "c"), []),
        (("a, c", "c", "c", "a, c"), []),
        (("", "", "a", "b"), []),
        (("a", "", "", "a"), []),
    ],
)
def test_offices_whose_sources_tell_of_the_holder_of_the_other(
    sources: tuple[str, str, str, str], wanted: list[str], tree: Tree
) -> None:
    ada, luc, here, there = (f"  sources: [{each}]\n" for each in sources)
    mayor = "mayor:\n  person: {}\n  title: {{fr: Maire, en: Mayor}}\n{}"
    meudon = COMMUNE.replace("Sceaux", "Meudon").replace("92071", "92048")
    changes = {
        **list_records("people", "sources"),
        "content/communes/sceaux.yaml": COMMUNE + mayor.format("ada-martin", here),
        "content/communes/meudon.yaml": meudon + mayor.format("luc-durand", there),
        "content/people.yaml": (
            f"ada-martin:\n  name: Ada Martin\n{ada}"
            f"luc-durand:\n  name: Luc Durand\n{luc}"
        ),
        "content/sources.yaml": "".join(
            f"{each}:\n  title: {{fr: Un {each}, en: A {each}}}\n"
            "  language: fr\n  read: full\n"
            for each in "abc"
        ),
    }
    found = check_records(tree(minimal_site(changes)), rules=("exchanged-name",))
    told = [str(each.message) for each in found]
    assert len(told) == len(wanted)
    assert all(words in text for text, words in zip(told, wanted, strict=True))
