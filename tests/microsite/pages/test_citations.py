"""The notes of a page: one for each statement, and the way back."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from anatomy import Element, read_page
from conftest import Tree
from support import minimal_record, minimal_site, read_site

from microsite.pages.citations import Notes
from microsite.records.parts import Statement

SOURCES = "".join(
    f"{name}:\n  title: {{fr: {name}, en: {name}}}\n  language: fr\n  read: full\n"
    for name in ("one", "two", "three")
)


@pytest.fixture
def notes(tree: Tree) -> Notes:
    return Notes(read_site(tree(minimal_site({"content/sources.yaml": SOURCES}))))


def cite(notes: Notes, *sources: str) -> tuple[int, str] | None:
    cited = notes.cite(minimal_record(Statement, sources=sources))
    return cited and (cited.number, cited.anchor)


def test_a_statement_has_one_citation_for_all_its_sources(notes: Notes) -> None:
    assert cite(notes, "one", "two") == (1, "cite-1-1")
    (note,) = notes.list()
    assert [source.id for source in note.sources] == ["one", "two"]


def test_statements_of_the_same_sources_share_a_note(notes: Notes) -> None:
    assert cite(notes, "one", "two") == (1, "cite-1-1")
    assert cite(notes, "three") == (2, "cite-2-1")
    assert cite(notes, "two", "one") == (1, "cite-1-2")
    assert [(n.number, n.anchors) for n in notes.list()] == [
        (1, ("cite-1-1", "cite-1-2")),
        (2, ("cite-2-1",)),
    ]


def test_a_statement_without_a_source_has_none(notes: Notes) -> None:
    assert cite(notes) is None
    assert notes.list() == ()


@pytest.fixture(scope="module")
def pages(showcase: Mapping[str, bytes]) -> Mapping[str, Element]:
    return {
        path: read_page(content.decode())
        for path, content in showcase.items()
        if re.fullmatch(r"(fr|en)/.*html", path)
    }


def test_every_citation_leads_to_a_note_and_back(pages: Mapping[str, Element]) -> None:
    count = 0
    for path, page in pages.items():
        there = {e.attributes["id"] for e in page.find_all() if "id" in e.attributes}
        back = {
            a.attributes["href"][1:]
            for note in page.find_all("li", **{"class": "sources-section__note"})
            for a in note.find_all("a", **{"class": "sources-section__back"})
        }
        cited = page.find_all("a", **{"class": "citation"})
        assert {a.attributes["id"] for a in cited} == back, path
        assert {a.attributes["href"][1:] for a in cited} <= there, path
        count += len(list(cited))
    assert count > 40


def test_a_citation_says_what_its_sources_are(pages: Mapping[str, Element]) -> None:
    (page,) = (
        p for path, p in pages.items() if re.fullmatch(r"en/\w+/sceaux/.*", path)
    )
    cited = page.find_all("a", **{"class": "citation"})
    names = {re.sub(r"^\d+", "", a.attributes["aria-label"]) for a in cited}
    assert ", source: Le Pavé, article on the streets on trial" in names
    assert all(a.attributes["aria-label"].startswith(a.text) for a in cited)
