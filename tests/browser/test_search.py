"""A visitor who looks for something, with and without scripts and Pagefind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from published import ORIGIN, Published, publish
from support import TODAY, copy_showcase, read_files, write_tree
from tabs import Tabs

from microsite.pipeline import Config, build_site
from microsite.publish.headers import POLICY, HeaderRule

AWNING = """\
name: {{fr: Toile {number}, en: Canvas {number}}}
communes: [montreuil]
edition: edition-2
themes: [shade]
status: announced
summary: {{fr: Une ombrelle de plus, en: One more parasol}}
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The made-up site with more pages about parasols than are shown at once."""
    folder = tmp_path_factory.mktemp("search")
    root = copy_showcase(folder / "site")
    names = {f"content/solutions/awning-{n}.yaml": n for n in range(25)}
    write_tree(root, {path: AWNING.format(number=n) for path, n in names.items()})
    build_site(Config(root, TODAY), folder / "dist")
    return publish(root, read_files(folder / "dist"))


def results_in(tab: Page) -> list[str]:
    links = tab.locator("[data-search-results] a")
    return [link.get_attribute("href") or "" for link in links.all()]


@pytest.mark.parametrize(
    ("locale", "label", "question", "count", "first"),
    [
        ("fr", "Chercher dans le site", "passerelle", "trouvée", "/fr/"),
        ("en", "Search the site", "footbridge", "found", "/en/"),
    ],
)
def test_words_of_a_language_find_pages_of_that_language(
    tabs: Tabs,
    published: Published,
    locale: str,
    label: str,
    question: str,
    count: str,
    first: str,
) -> None:
    with published.open(tabs) as tab:
        tab.goto(published.address("search", locale))
        tab.get_by_label(label).fill(question)
        expect(tab.get_by_role("status")).to_contain_text(count)
        found = results_in(tab)
        assert found
        assert all(address.startswith(first) for address in found)
        expect(tab.locator("[data-search-index]")).to_be_hidden()
        tab.locator("[data-search-results] a").first.click()
        expect(tab.locator("main")).to_contain_text(question[:6])


def test_question_stays_in_the_address_and_is_asked_again(
    tabs: Tabs, published: Published
) -> None:
    with published.open(tabs) as tab:
        address = published.address("search")
        tab.goto(f"{address}?q=Sceaux")
        expect(tab.get_by_role("searchbox")).to_have_value("Sceaux")
        expect(tab.locator("[data-search-results] a").first).to_have_attribute(
            "href", "/fr/communes/sceaux/"
        )
        tab.get_by_role("searchbox").fill("")
        expect(tab.locator("[data-search-index]")).to_be_visible()
        expect(tab).to_have_url(address)
        assert results_in(tab) == []


def test_all_that_was_found_can_be_reached(tabs: Tabs, published: Published) -> None:
    with published.open(tabs) as tab:
        tab.goto(f"{published.address('search')}?q=ombrelle")
        status = tab.get_by_role("status")
        expect(status).to_contain_text("trouvées")
        count = int(status.inner_text().split()[0])
        more = tab.get_by_role("button", name="Afficher d’autres résultats")
        for shown in range(20, count, 20):
            expect(tab.locator("[data-search-results] a")).to_have_count(shown)
            more.click()
            expect(tab.locator("[data-search-results] a").nth(shown)).to_be_focused()
        expect(more).to_be_hidden()
        found = results_in(tab)
        assert count > 20
        assert len(set(found)) == len(found) == count


def test_nothing_found_is_said(tabs: Tabs, published: Published) -> None:
    with published.open(tabs) as tab:
        tab.goto(f"{published.address('search')}?q=zzzqqqxxx")
        expect(tab.get_by_role("status")).to_contain_text("Aucune page trouvée")
        assert results_in(tab) == []


def test_searching_breaks_no_rule_and_asks_nobody_else(
    tabs: Tabs, published: Published
) -> None:
    with published.open(tabs, is_fresh=True) as tab:
        said: list[str] = []
        strangers: list[str] = []
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(ORIGIN)
                else strangers.append(request.url)
            ),
        )
        tab.goto(f"{published.address('search')}?q=énergie")
        expect(tab.locator("[data-search-results] mark").first).to_be_visible()
        assert (said, strangers) == ([], [])


def test_without_scripts_every_page_is_listed_and_no_field_shown(
    tabs: Tabs, published: Published
) -> None:
    with published.open(tabs, java_script_enabled=False) as tab:
        tab.goto(published.address("search"))
        expect(tab.get_by_role("searchbox")).to_be_hidden()
        listed = tab.locator("[data-search-entry] a").all()
        assert all(link.is_visible() for link in listed)
        french = [p for p in published.pages if p.locale == "fr" and p.is_indexed]
        assert len(listed) == len([p for p in french if p.kind != "search"])


@pytest.mark.parametrize("failure", ["no index", "no WebAssembly"])
def test_where_pagefind_cannot_run_the_list_is_narrowed(
    tabs: Tabs, published: Published, failure: str
) -> None:
    if failure == "no index":
        files = {
            path: content
            for path, content in published.files.items()
            if not path.startswith("pagefind/")
        }
        crippled = replace(published, files=files)
    else:
        strict = HeaderRule("/*", {POLICY: "script-src 'self'; style-src 'self'"})
        crippled = replace(published, headers=(*published.headers, strict))
    with crippled.open(tabs) as tab:
        tab.goto(published.address("search"))
        field = tab.get_by_role("searchbox")
        field.fill("ECONOMIE circul")
        expect(tab.get_by_role("status")).to_contain_text("trouvée")
        shown = [e for e in tab.locator("[data-search-entry]").all() if e.is_visible()]
        assert shown
        assert all("conomie circulaire" in e.inner_text() for e in shown)
        headings = tab.locator("[data-search-group] h2").all()
        assert len([h for h in headings if h.is_visible()]) <= len(shown)
        field.fill("")
        expect(tab.locator("[data-search-entry]").first).to_be_visible()


def test_excerpt_shows_markup_as_text(tabs: Tabs, published: Published) -> None:
    stub = (
        b"export const options = async () => {};\nexport const init = options;\n"
        b"export const search = async () => ({results: [{data: async () => ({\n"
        b"  url: 'https://evil.test/fr/', meta: {title: '<b>Titre</b>'},\n"
        b"  content: 'a <img src=x> <script>', locations: [0],\n"
        b"})}]});\n"
    )
    forged = replace(published, files={**published.files, "pagefind/pagefind.js": stub})
    with forged.open(tabs) as tab:
        tab.goto(f"{published.address('search')}?q=a")
        result = tab.locator("[data-search-results] li")
        expect(result.locator("a")).to_have_text("<b>Titre</b>")
        assert result.locator("a").get_attribute("href") == "/fr/"
        expect(result.locator("p")).to_have_text("a <img src=x> <script>")
        assert result.locator("img").count() == 0


@pytest.mark.parametrize(
    ("locale", "question", "first", "meant"),
    [
        ("fr", "Montreul", "/fr/communes/montreuil/", "Montreuil"),
        ("fr", "montrueil", "/fr/communes/montreuil/", "Montreuil"),
        ("en", "Montreuill", "/en/municipalities/montreuil/", "Montreuil"),
        ("fr", "Sceauxx", "/fr/communes/sceaux/", "Sceaux"),
    ],
)
def test_a_misspelt_name_finds_its_page(
    tabs: Tabs,
    published: Published,
    locale: str,
    question: str,
    first: str,
    meant: str,
) -> None:
    with published.open(tabs) as tab:
        tab.goto(f"{published.address('search', locale)}?q={question}")
        expect(tab.get_by_role("status")).to_contain_text(meant)
        assert results_in(tab)[0] == first
        expect(tab.get_by_role("searchbox")).to_have_value(question)


def test_a_word_that_pages_say_is_taken_as_it_is(
    tabs: Tabs, published: Published
) -> None:
    with published.open(tabs) as tab:
        tab.goto(f"{published.address('search')}?q=Toile")
        expect(tab.get_by_role("status")).to_contain_text("trouvées")
        expect(tab.get_by_role("status")).not_to_contain_text("«")


def test_a_name_of_somebody_without_a_page_is_found_misspelt(
    tabs: Tabs, published: Published
) -> None:
    with published.open(tabs) as tab:
        tab.goto(published.address("search"))
        names = tab.locator("[data-search-names]").get_attribute("data-search-names")
        assert names
        name = max(names.split(), key=len)
        tab.get_by_role("searchbox").fill(name[:-2] + name[-1])
        expect(tab.get_by_role("status")).to_contain_text(name)


def test_other_languages_are_asked_the_same(tabs: Tabs, published: Published) -> None:
    with published.open(tabs) as tab:
        tab.goto(published.address("search"))
        tab.get_by_role("searchbox").fill("Sceaux")
        expect(tab.get_by_role("status")).to_contain_text("trouvée")
        tab.locator("nav a[hreflang=en]").click()
        expect(tab).to_have_url(f"{published.address('search', 'en')}?q=Sceaux")
        expect(tab.locator("[data-search-results] a").first).to_have_attribute(
            "href", "/en/municipalities/sceaux/"
        )


@pytest.mark.parametrize("kind", ["home", "not-found"])
@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_field_leads_to_the_search(
    tabs: Tabs, published: Published, kind: str, has_scripts: bool
) -> None:
    with published.open(tabs, java_script_enabled=has_scripts) as tab:
        tab.goto(published.address(kind))
        tab.get_by_role("searchbox").fill("Sceaux")
        tab.get_by_role("searchbox").press("Enter")
        tab.wait_for_url(f"{published.address('search')}?q=Sceaux")


def test_an_excerpt_begins_with_a_sentence(tabs: Tabs, published: Published) -> None:
    with published.open(tabs) as tab:
        tab.goto(f"{published.address('search')}?q=passerelle")
        excerpt = tab.locator(".search-result__excerpt").first
        expect(excerpt).to_be_visible()
        words = excerpt.inner_text()
        assert words.startswith("…") or words[0].isupper() or words[0].isdigit()
        expect(excerpt.locator("mark").first).to_be_visible()
