"""Every record has one address in each language; each page knows its twin."""

from __future__ import annotations

import re

import pytest
from conftest import Tree
from hypothesis import given
from hypothesis import strategies as st
from support import (
    LOCALES,
    SETTINGS,
    configure,
    list_records,
    minimal_record,
    minimal_site,
    read_site,
    show,
)

from microsite.pages.page import Page
from microsite.pages.route import plan_pages, plan_unfinished
from microsite.pages.template.fault import TemplateFaultError
from microsite.pages.template.links import Links
from microsite.pipeline import check_site
from microsite.records.document import Document
from microsite.records.origin import Origin
from microsite.records.records import Records
from microsite.records.settings import Settings
from microsite.records.site import Site
from microsite.records.types.commune import Commune
from microsite.records.types.page import TextPage
from microsite.records.value import SLUG
from twinlint.source import Locale, read_text

PAGE = "title: {fr: Titre, en: Title}\nsummary: {fr: Résumé, en: Summary}\n"


def plan(tree: Tree, **pages: str) -> dict[tuple[str, str], Page]:
    """Pages by key and language, for text pages with the YAML lines given."""
    files = {
        **dict.fromkeys(list_records("communes")),
        **{f"content/pages/{name}.yaml": PAGE + lines for name, lines in pages.items()},
    }
    planned, findings = plan_pages(read_site(tree(minimal_site(files))))
    assert show(findings) == []
    return {(page.key, page.locale): page for page in planned}


@pytest.mark.parametrize(
    ("lines", "french", "english"),
    [
        ("", "/fr/about/", "/en/about/"),
        ("slug: a-propos\n", "/fr/a-propos/", "/en/a-propos/"),
        ("slug: {fr: a-propos, en: about}\n", "/fr/a-propos/", "/en/about/"),
        ("kind: not-found\n", "/fr/404.html", "/en/404.html"),
    ],
)
def test_a_page_is_found_under_its_slug(
    lines: str, french: str, english: str, tree: Tree
) -> None:
    pages = plan(tree, about=lines)
    assert (pages["page:about", "fr"].url, pages["page:about", "en"].url) == (
        french,
        english,
    )


def test_the_home_page_is_the_folder_of_its_language(tree: Tree) -> None:
    pages = plan(tree)
    assert (pages["page:home", "fr"].url, pages["page:home", "fr"].output_path) == (
        "/fr/",
        "fr/index.html",
    )


def test_a_record_stands_below_the_page_of_its_list(tree: Tree) -> None:
    pages = plan(
        tree, list="kind: communes\nslug: {fr: communes, en: municipalities}\n"
    )
    assert [pages["commune:sceaux", locale].url for locale in LOCALES] == [
        "/fr/communes/sceaux/",
        "/en/municipalities/sceaux/",
    ]


def test_a_type_without_pages_hides_none_of_those_after_it(tree: Tree) -> None:
    files = {
        **list_records("releases"),
        "content/releases/bench.yaml": (
            "title: {fr: Un banc, en: A bench}\ndate: 2024-02-06\n"
            "place: {fr: Paris, en: Paris}\nsummary: {fr: Un banc, en: A bench}\n"
            "body: {fr: Il est là., en: It is there.}\n"
        ),
    }
    planned, _ = plan_pages(read_site(tree(minimal_site(files))))
    assert "release:bench" in {page.key for page in planned}


def test_a_record_without_a_list_stands_below_its_collection(tree: Tree) -> None:
    pages = plan(tree)
    assert pages["commune:sceaux", "en"].url == "/en/communes/sceaux/"


def test_breadcrumbs_lead_from_the_home_page_to_the_page_above(tree: Tree) -> None:
    pages = plan(
        tree,
        list="kind: communes\nslug: {fr: villes, en: towns}\nparent: about\n",
        about="short_title: {fr: Tout, en: All}\n",
    )
    crumbs = pages["commune:sceaux", "fr"].breadcrumbs
    assert [(crumb.title, crumb.url) for crumb in crumbs] == [
        ("Accueil", "/fr/"),
        ("Tout", "/fr/about/"),
        ("Titre", "/fr/villes/"),
    ]


THEMES = """\
shade:
  name: {fr: Ombre, en: Shade}
  summary: {fr: De l’ombre, en: Some shade}
  body: {fr: Un texte., en: A text.}
repair:
  name: {fr: Réparation, en: Repair}
  summary: {fr: On répare, en: One repairs}
"""


def test_a_record_with_little_to_say_is_an_entry_of_its_list(tree: Tree) -> None:
    files = {"content/themes.yaml": THEMES, **list_records("themes")}
    pages, findings = plan_pages(read_site(tree(minimal_site(files))))
    assert findings == ()
    assert {p.key for p in pages if p.kind == "theme"} == {"theme:shade"}


def test_links_to_an_entry_lead_to_its_place_in_the_list(tree: Tree) -> None:
    files = {"content/themes.yaml": THEMES, **list_records("themes")}
    site = read_site(tree(minimal_site(files)))
    links = Links(site, plan_pages(site)[0], "https://example.org/qmi")
    french = Locale("fr")
    assert links.find_url(french, "theme:shade") == "/fr/themes/shade/"
    assert links.find_url(french, "theme:repair") == "/fr/themes/#repair"
    assert links.resolve(french, "theme:repair#top") == "/qmi/fr/themes/#repair"
    with pytest.raises(TemplateFaultError):
        links.find_url(french, "theme:nothing")


def test_the_root_offers_the_home_page_of_each_language(tree: Tree) -> None:
    choice = plan(tree)["page:language-choice", "fr"]
    assert (choice.url, choice.output_path, dict(choice.alternates)) == (
        "/",
        "index.html",
        {"fr": "/fr/", "en": "/en/"},
    )
    assert not choice.is_indexed


def test_a_site_without_a_home_page_has_no_language_choice(tree: Tree) -> None:
    files = {
        "content/pages/home.yaml": None,
        "content/pages/about.yaml": PAGE,
        "content/site.yaml": SETTINGS.replace("[home]", "[about]"),
    }
    planned, _ = plan_pages(read_site(tree(minimal_site(files))))
    assert "/" not in {page.url for page in planned}


def test_addresses_that_differ_only_by_case_would_be_one_file() -> None:
    assert re.fullmatch(SLUG, "sceaux")
    assert not re.fullmatch(SLUG, "Sceaux")


# Properties ---------------------------------------------------------------------------

SLUGS = st.sampled_from(("a", "b", "a-b", "communes", "fr", "404", "1"))
"""Few, so that records often claim the same address."""
SLUG_FIELDS = st.none() | SLUGS | st.fixed_dictionaries({"fr": SLUGS, "en": SLUGS})
ANYWHERE = Origin(Document("any.yaml", read_text("", "any.yaml"), {}, {}, {}))
SETTINGS_RECORD = minimal_record(
    Settings,
    base_url="https://ville.paris",
    locales=LOCALES,
    name="Name",
    tagline={"fr": "Un", "en": "A"},
    updated="2026",
    navigation=(),
    footer=(),
    press={"person": "a", "email": "a@example.org", "organisation": "b"},
    legal={"publisher": "b"},
    accessibility={"state": "not-audited", "statement_date": "2026"},
)


@st.composite
def sites(draw: st.DrawFn) -> Site:
    """Sites of text pages and communes, with any ids and slugs."""
    ids = draw(st.lists(SLUGS, unique=True, max_size=6))
    kinds = st.sampled_from(["text", "home", "communes"])
    pages = {
        id_: minimal_record(TextPage, id=id_, slug=draw(SLUG_FIELDS), kind=draw(kinds))
        for id_ in ids
    }
    communes = {
        id_: minimal_record(Commune, id=id_, slug=draw(SLUG_FIELDS))
        for id_ in draw(st.lists(SLUGS, unique=True, max_size=6))
    }
    refs = ["site", *(f"page:{i}" for i in pages), *(f"commune:{i}" for i in communes)]
    return Site(
        SETTINGS_RECORD,
        collections={"pages": Records(pages), "communes": Records(communes)},
        origins=dict.fromkeys(refs, ANYWHERE),
    )


@given(sites())
def test_each_page_is_the_twin_of_its_twin(site: Site) -> None:
    pages = {(p.key, p.locale): p for p in plan_pages(site)[0]}
    for (key, _), page in pages.items():
        if page.url == "/":
            continue
        assert {locale: pages[key, locale].url for locale in LOCALES} == dict(
            page.alternates
        )
        assert all(pages[key, loc].alternates == page.alternates for loc in LOCALES)


@given(sites())
def test_every_address_stays_in_the_folder_of_its_language(site: Site) -> None:
    for page in plan_pages(site)[0]:
        assert page.url == "/" or re.fullmatch(
            rf"/{page.locale}/(?:[a-z0-9-]+/){{0,2}}", page.url
        )


@given(sites())
def test_an_address_that_two_pages_claim_is_always_reported(site: Site) -> None:
    planned, findings = plan_pages(site)
    urls = [page.url for page in planned]
    shared = {url for url in urls if urls.count(url) > 1}
    reported = {dict(f.message.values)["url"] for f in findings}
    assert reported == shared
    assert {f.rule for f in findings} <= {"duplicate-address"}


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ("slug: same\n", ["other.yaml:3:7"]),
        ("slug: {fr: same, en: same}\n", ["other.yaml:3:12", "other.yaml:3:22"]),
    ],
)
def test_two_pages_of_one_address_are_reported_at_their_slug(
    lines: str, places: list[str], tree: Tree
) -> None:
    files = {f"content/pages/{name}.yaml": PAGE + lines for name in ("one", "other")}
    _, findings = plan_pages(read_site(tree(minimal_site(files))))
    assert {each.rule for each in findings} == {"duplicate-address"}
    assert {text.partition(": ")[0] for text in show(findings)} == {
        f"content/pages/{place}" for place in places
    }


def test_unfinished_drafts_without_a_page_have_no_address(tree: Tree) -> None:
    solution = {"content/solutions/trees.yaml": "draft: true\nname: {fr: Des arbres}\n"}
    person = {"content/people.yaml": "ada-byron: {draft: true}\n"}
    root = tree(minimal_site({**solution, **person}))
    site = check_site(configure(root, with_drafts=True, is_preview=True)).site
    assert site and site.unfinished == ("person:ada-byron", "solution:trees")
    assert [url for _, _, url in plan_unfinished(site)] == [
        "/fr/solutions/trees/",
        "/en/solutions/trees/",
    ]


def test_a_theme_about_which_nothing_is_said_hides_no_other(tree: Tree) -> None:
    entry = "{}: {{name: {{fr: A, en: A}}, summary: {{fr: B, en: B}}{}}}\n"
    body = ", body: {fr: Du texte, en: A text}"
    themes = {
        "content/themes.yaml": entry.format("air", "") + entry.format("sun", body)
    }
    pages, _ = plan_pages(read_site(tree(minimal_site(themes))))
    assert {page.key for page in pages if page.kind == "theme"} == {"theme:sun"}
