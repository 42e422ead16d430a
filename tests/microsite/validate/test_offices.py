"""Offices and the elections that renew them."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, SETTINGS, check_records, minimal_site, show

SCEAUX = "content/communes/sceaux.yaml"
SOURCES = """\
before:
  title: {fr: Un article, en: An article}
  date: 2026-03-14
  language: fr
  read: full
after:
  title: {fr: Un autre, en: Another}
  date: 2026-04
  language: fr
  read: full
released:
  title: {fr: Un communiqué, en: A press release}
  not_before: 2024-02-06
  language: fr
  read: full
undated:
  title: {fr: Une page, en: A page}
  language: fr
  read: full
site:
  title: {fr: Le décret, en: The decree}
  date: 2026-01
  language: fr
  read: full
"""
ELECTION = "elections:\n  - {office: mayor, date: 2026-03-15, sources: [site]}\n"
OLDER = "its latest source ({}) is older than the election of 15 March 2026"
MAYOR = "mayor:\n  person: ada-martin\n  title: {fr: Maire, en: Mayor}\n"


def find(tree: Tree, mayor: str = "", settings: str = ELECTION) -> list[str]:
    files = {
        SCEAUX: COMMUNE + (MAYOR + mayor if mayor else ""),
        "content/sources.yaml": SOURCES,
        "content/site.yaml": SETTINGS + settings,
    }
    rules = ("office-before-election", "future-election", "missing-setting")
    return show(check_records(tree(minimal_site(files)), rules=rules))


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (
            "before",
            OLDER.format("14 March 2026"),
        ),
        (
            "before, released, undated",
            OLDER.format("14 March 2026"),
        ),
        (
            "released",
            OLDER.format("6 February 2024"),
        ),
        ("", "this office cites no source, and there was an election on 15 March 2026"),
        ("undated", "no source has a date, and there was an election on 15 March 2026"),
    ],
)
def test_an_office_that_no_source_attests_since_is_a_warning(
    tree: Tree, sources: str, said: str
) -> None:
    found = find(tree, f"  sources: [{sources}]\n")
    assert found == [f"{SCEAUX}:13:3: {said} [office-before-election]"]


@pytest.mark.parametrize(
    "mayor",
    [
        "  sources: [before, after]\n",
        "  to: 2020-06\n  sources: [before]\n",
        "  office: prefect\n  sources: [before]\n",
    ],
    ids=["attested since", "ended", "of another kind"],
)
def test_other_offices_are_right(tree: Tree, mayor: str) -> None:
    assert find(tree, mayor) == []


def test_the_last_election_of_a_kind_counts(tree: Tree) -> None:
    twice = (
        "elections:\n"
        "  - {office: mayor, date: 2026-03-15, sources: [site]}\n"
        "  - {office: mayor, date: 2020-06-28, sources: [site]}\n"
    )
    (found,) = find(tree, "  sources: [before]\n", twice)
    assert "the election of 15 March 2026" in found


def test_a_role_of_a_kind_is_held_against_its_elections(tree: Tree) -> None:
    people = (
        "ada-martin:\n  name: Ada Martin\n  roles:\n"
        "    - title: {fr: Directrice, en: Director}\n"
        "    - title: {fr: Maire, en: Mayor}\n      office: mayor\n"
        "      sources: [before]\n"
    )
    files = {
        "content/people.yaml": people,
        "content/sources.yaml": SOURCES,
        "content/site.yaml": SETTINGS + ELECTION,
    }
    found = check_records(tree(minimal_site(files)), rules=("office-before-election",))
    assert [line.partition(": ")[0] for line in show(found)] == [
        "content/people.yaml:5:7"
    ]


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        ("mayor", ""),
        ("prefect", ""),
        ("mayors", "did you mean mayor?"),
        (
            "sucy-en-brie",
            "write mayor, prefect here, or delete “office:”: it is for offices that an"
            " election renews",
        ),
    ],
)
def test_the_kind_of_an_office_is_one_that_an_election_renews(
    tree: Tree, kind: str, advice: str
) -> None:
    prefects = "  - {office: prefect, date: 2020-01-01, sources: [site]}\n"
    people = (
        "ada-martin:\n  name: Ada Martin\n  roles:\n"
        f"    - title: {{fr: Élue, en: Councillor}}\n      office: {kind}\n"
        "      sources: [after]\n"
    )
    files = {
        "content/people.yaml": people,
        "content/sources.yaml": SOURCES,
        "content/site.yaml": SETTINGS + ELECTION + prefects,
    }
    found = check_records(tree(minimal_site(files)), rules=("unknown-reference",))
    said = f"no election of site.yaml renews “{kind}” [unknown-reference]"
    where = f"content/people.yaml:5:15: {said}"
    assert show(found) == ([where] if advice else [])
    assert [str(each.help) for each in found] == ([advice] if advice else [])


def test_an_election_to_come_renews_nothing_and_is_reported(tree: Tree) -> None:
    to_come = ELECTION.replace("2026-03-15", "2032-03-14")
    assert find(tree, "  sources: [before]\n", to_come) == [
        "content/site.yaml:29:27: the election is on 14 March 2032, after the last"
        " review (22 November 2026) [future-election]"
    ]


def test_where_an_election_is_from_is_left_to_the_owner(tree: Tree) -> None:
    bare = "elections:\n  - office: mayor\n    date: 2026-03-15\n"
    assert find(tree, "  sources: [after]\n", bare) == [
        "content/site.yaml:29:5: sources (elections, item 1) is empty [missing-setting]"
    ]
