"""What can be said of somebody's time in an office."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, SETTINGS, minimal_site, read_site

from microsite.records import Term, find_term
from microsite.records.value import PartialDate

SOURCES = """\
release:
  title: {fr: Un communiqué, en: A press release}
  not_before: 2024-02-06
  language: fr
  read: full
article:
  title: {fr: Un article, en: An article}
  date: 2024-09-10
  language: fr
  read: full
year:
  title: {fr: Un livre, en: A book}
  date: 2024
  language: fr
  read: full
"""
EDITION = (
    "edition-1:\n  name: {fr: Première, en: First}\n  number: 1\n"
    "  status: closed\n  joined: 2024-02-06\n  summary: {fr: Une, en: One}\n"
)
JOINED = PartialDate(2024, 2, 6)
SEPTEMBER = PartialDate(2024, 9, 10)


def find(tree: Tree, mayor: str, settings: str = "", edition: str = EDITION) -> Term:
    written = (
        f"mayor:\n  person: ada-martin\n  title: {{fr: Maire, en: Mayor}}\n{mayor}"
    )
    files = {
        "content/communes/sceaux.yaml": COMMUNE + written,
        "content/editions.yaml": edition,
        "content/sources.yaml": SOURCES,
        "content/site.yaml": SETTINGS + settings,
    }
    site = read_site(tree(minimal_site(files)))
    commune = site.communes["sceaux"]
    assert commune.mayor
    return find_term(site, commune.mayor, commune)


@pytest.mark.parametrize(
    ("mayor", "term"),
    [
        ("", Term()),
        ("  sources: [release]\n", Term(joined=JOINED)),
        ("  sources: [release, article]\n", Term(attested=SEPTEMBER, joined=JOINED)),
        ("  sources: [article, year]\n", Term(attested=PartialDate(2024))),
        (
            "  from: 2014\n  to: 2024-10\n  sources: [article]\n",
            Term(PartialDate(2014), PartialDate(2024, 10), SEPTEMBER),
        ),
    ],
    ids=["no source", "on joining", "the latest", "a whole year", "ended"],
)
def test_a_term_says_no_more_than_its_sources(
    tree: Tree, mayor: str, term: Term
) -> None:
    assert find(tree, mayor) == term


@pytest.mark.parametrize(
    ("closed", "is_during"),
    [("", False), ("2024-09-09", False), ("2024-09-10", True), ("2024-10", True)],
)
def test_a_source_of_the_time_of_an_edition_that_has_ended(
    tree: Tree, closed: str, is_during: bool
) -> None:
    edition = EDITION + (f"  closed: {closed}\n" if closed else "")
    found = find(tree, "  sources: [article]\n", edition=edition)
    assert found.is_during is is_during


def test_an_election_makes_a_term_one_of_the_past(tree: Tree) -> None:
    election = "elections:\n  - {office: mayor, date: 2026-03-15}\n"
    assert find(tree, "  sources: [article]\n", election).is_past
    assert not find(tree, "  to: 2025\n  sources: [article]\n", election).is_past
