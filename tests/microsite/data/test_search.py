"""The index that visitors search, and the page that holds it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import Tree
from support import COMMUNE, PROJECT, TODAY, minimal_site, read_files, read_site, show

from microsite.data.search import Index, index_pages, make_index, select_searched
from microsite.pages.page import Output, Page
from microsite.pages.route import plan_pages
from microsite.pipeline import Config, build_site
from microsite.records.site import Site
from twinlint.finding import Finding

SEARCH = {
    "content/pages/search.yaml": (
        "kind: search\ntitle: {fr: Recherche, en: Search}\n"
        "summary: {fr: Chercher, en: To search}\n"
    )
}


def fragments_in(files: Mapping[str, bytes], locale: str) -> dict[str, str]:
    """`{address: words}` of the pages in the index of a language."""
    found = {}
    for path, content in files.items():
        if path.startswith(f"pagefind/fragment/{locale}_"):
            unfolded = gzip.decompress(content).removeprefix(b"pagefind_dcd")
            fragment = json.loads(unfolded)
            found[fragment["url"]] = fragment["content"]
    return found


def prepare(tree: Tree, changes: Mapping[str, str]) -> tuple[Site, tuple[Page, ...]]:
    site = read_site(tree(minimal_site(changes)))
    return site, plan_pages(site)[0]


def write_pages(pages: tuple[Page, ...]) -> list[Output]:
    return [
        Output(
            page.output_path,
            f'<!doctype html><html lang="{page.locale}"><title>{page.title}</title>'
            f"<nav>menu</nav><main><h1>{page.title}</h1><p>{page.description}</p>"
            '<p hidden>secret</p><ul class="sources-section"><li>note</li></ul>'
            "</main></html>".encode(),
        )
        for page in pages
    ]


def index(
    site: Site, pages: tuple[Page, ...], outputs: list[Output]
) -> tuple[tuple[Output, ...], tuple[Finding, ...]]:
    return index_pages(site, pages, select_searched(pages, outputs))


def test_site_without_a_search_page_has_no_index(tree: Tree) -> None:
    site, pages = prepare(tree, {})
    assert index(site, pages, write_pages(pages)) == ((), ())


def test_each_language_has_an_index_of_its_own_pages(tree: Tree) -> None:
    site, pages = prepare(tree, SEARCH)
    outputs, findings = index(site, pages, write_pages(pages))
    assert findings == ()
    files = {output.path: output.content for output in outputs}
    entry = json.loads(files["pagefind/pagefind-entry.json"])
    assert list(entry["languages"]) == ["en", "fr"]
    for locale in ("fr", "en"):
        assert set(fragments_in(files, locale)) == {
            page.url
            for page in pages
            if page.locale == locale and page.is_indexed and page.kind != "search"
        }


def test_only_the_words_of_the_page_itself_are_indexed(tree: Tree) -> None:
    site, pages = prepare(tree, SEARCH)
    outputs, _ = index(site, pages, write_pages(pages))
    files = {output.path: output.content for output in outputs}
    words = fragments_in(files, "fr")["/fr/communes/sceaux/"]
    assert words == "Sceaux. Une commune."


def test_same_pages_give_the_same_bytes(tree: Tree) -> None:
    site, pages = prepare(tree, SEARCH)
    written = write_pages(pages)
    first = index(site, pages, written)
    for _ in range(4):
        assert index(site, pages, written) == first


def test_languages_are_indexed_one_by_one_as_they_are_all_at_once(tree: Tree) -> None:
    site, pages = prepare(tree, SEARCH)
    asked: list[tuple[str, ...]] = []

    def make(searched: tuple[Output, ...]) -> Index:
        asked.append(tuple(sorted({o.path[:2] for o in searched})))
        return make_index(searched)

    searched = select_searched(pages, write_pages(pages))
    assert (index_pages(site, pages, searched, make)[0], "") == make_index(searched)
    assert sorted(asked) == [("en",), ("fr",)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<html lang="en">', b"<html>"),
        (b'<html lang="en">', b'<html lang="">'),
        (b'<html lang="en">', b'<html lang="FR">'),
        (b'<html lang="en">', b'<html lang="fr-CA">'),
        (b'<html lang="en">', b"<html lang=zz>"),
        (b"<main>", b"<p>"),
    ],
)
def test_odd_pages_are_indexed_as_they_are_all_at_once(
    tree: Tree, old: bytes, new: bytes
) -> None:
    site, pages = prepare(tree, SEARCH)
    written = [
        Output(o.path, o.content.replace(old, new) if o.path[:2] == "en" else o.content)
        for o in write_pages(pages)
    ]
    searched = select_searched(pages, written)
    assert index_pages(site, pages, searched)[0] == make_index(searched)[0]


def test_only_what_the_search_page_fetches_is_published(tree: Tree) -> None:
    site, pages = prepare(tree, SEARCH)
    outputs, _ = index(site, pages, write_pages(pages))
    names = {re.sub(r"_[0-9a-f]{4,}", "_…", output.path) for output in outputs}
    assert names == {
        "pagefind/fragment/en_….pf_fragment",
        "pagefind/fragment/fr_….pf_fragment",
        "pagefind/index/en_….pf_index",
        "pagefind/index/fr_….pf_index",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind.en_….pf_meta",
        "pagefind/pagefind.fr_….pf_meta",
        "pagefind/pagefind.js",
        "pagefind/wasm.en.pagefind",
        "pagefind/wasm.fr.pagefind",
    }


@pytest.mark.parametrize(
    "main",
    [
        "<main><h1>Titre</h1><img src='/a.png' alt='b'><p id='c'>Mots</p></main>",
        "<main><p>Sans titre</p></main>",
        "<main></main>",
        "<p>Pas de contenu</p>",
        "<main><p>Un</p></main><main><p>Deux</p></main>",
        "<MAIN class='a'>Mots</MAIN>",
        "</main><main>",
    ],
)
def test_what_stands_outside_of_the_page_itself_makes_no_other_index(
    tree: Tree, main: str
) -> None:
    site, pages = prepare(tree, SEARCH)
    whole = [
        Output(
            page.output_path,
            f'<!doctype html>\n<html lang="{page.locale}" class="a"><head>'
            f'<title>T</title><meta name="description" content="D"></head><body>'
            f"<nav><h1>N</h1><img src='n.png'></nav>{main}<footer>F</footer></body>"
            "</html>".encode(),
        )
        for page in pages
        if page.is_indexed and page.kind != "search"
    ]
    searched = select_searched(pages, whole)
    assert [output.path for output in searched] == [output.path for output in whole]
    assert index_pages(site, pages, searched) == index_pages(site, pages, whole)


def test_what_stands_outside_of_the_page_itself_is_not_searched(tree: Tree) -> None:
    _, pages = prepare(tree, SEARCH)
    written = write_pages(pages)
    other = [Output(o.path, o.content.replace(b"menu", b"links")) for o in written]
    assert written != other
    assert select_searched(pages, written) == select_searched(pages, other)


@pytest.mark.parametrize("program", ["/nowhere/pagefind", "false"])
def test_site_is_published_without_an_index_where_pagefind_fails(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    fake = tmp_path / "fails"
    fake.write_text("#!/bin/sh\necho broken >&2\nexit 3\n")
    fake.chmod(0o755)
    chosen = fake if program == "false" else Path(program)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: chosen)
    page = '{% extends "layouts/page.html" %}\n'
    root = tree(minimal_site(SEARCH | {"templates/pages/search.html": page}))
    built = build_site(Config(root, TODAY), tmp_path / "dist")
    (said,) = show(built.findings)
    assert said.startswith("content/pages/search.yaml:1:1: Pagefind did not make")
    assert said.endswith("[missing-search-index]")
    assert not built.has_errors
    files = read_files(tmp_path / "dist")
    assert "fr/search/index.html" in files
    assert not [path for path in files if path.startswith("pagefind/")]


def test_search_page_lists_every_page_under_its_first_letter(
    showcase: Mapping[str, bytes],
) -> None:
    for path, locale in (("fr/recherche/", "fr"), ("en/search/", "en")):
        page = showcase[f"{path}index.html"].decode()
        listed = re.findall(r'class="page-index__link" href="([^"]*)"', page)
        others = {
            f"/{name.removesuffix('index.html')}"
            for name in showcase
            if name.startswith(f"{locale}/") and name.endswith("index.html")
        }
        assert sorted(listed) == sorted(others - {f"/{path}"})
        initials = re.findall(r'class="page-index__initial"[^>]*>([^<]*)<', page)
        assert initials == sorted(initials)
        assert "E" in initials and "É" not in initials


def test_index_ignores_accents_capitals_and_articles_in_its_order(
    tree: Tree, tmp_path: Path
) -> None:
    files = minimal_site(SEARCH)
    template = PROJECT / "templates/pages/search.html"
    loop = template.read_text("utf-8").partition("data-search-index")[2]
    names = {"evry": "Évry", "etampes": "étampes", "engis": "L’Engis", "huit": "8e rue"}
    files |= {
        f"content/communes/{id_}.yaml": COMMUNE.replace("Sceaux", name)
        .replace("92071", f"920{n:02}")
        .replace("92330", f"9233{n}")
        for n, (id_, name) in zip((2, 4, 7, 9), names.items(), strict=True)
    }
    files["templates/pages/search.html"] = (
        '{% extends "layouts/page.html" %}{% block picture %}<div'
        + loop.replace("{% endblock content %}", "{% endblock picture %}")
    )
    layout = str(files["templates/layouts/page.html"])
    files["templates/layouts/page.html"] = layout.replace(
        "</main>", "{% block picture %}{% endblock %}</main>"
    )
    built = build_site(Config(tree(files), TODAY), tmp_path / "dist")
    assert show(built.findings) == []
    page = (tmp_path / "dist/fr/search/index.html").read_text("utf-8")
    assert re.findall(r'page-index__(?:initial|link)"[^>]*>(.*?)</[ah]', page) == [
        "0–9",
        "8<sup>e</sup> rue",
        "A",
        "Accueil",
        "E",
        "L’Engis",
        "étampes",
        "Évry",
        "P",
        "Première",
        "S",
        "Sceaux",
        "T",
        "Toutes",
        "Toutes",
    ]


def test_pagefind_is_loaded_by_the_search_page_alone(
    showcase: Mapping[str, bytes],
) -> None:
    pages = {
        path: content
        for path, content in showcase.items()
        if path.endswith(".html") and b"pagefind" in content
    }
    assert sorted(pages) == ["en/search/index.html", "fr/recherche/index.html"]
    assert "pagefind/pagefind.js" in showcase
