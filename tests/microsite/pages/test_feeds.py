"""The files for machines: news feeds, site map, robots.txt, security.txt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from xml.etree import ElementTree

import pytest
from anatomy import read_page
from conftest import Tree
from support import COMMUNE, PROJECT, SETTINGS, catalog, configure, minimal_site

from microsite.pipeline import check_site

BASE = "https://rae-q.paris"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def path_of(address: str) -> str:
    assert address.startswith(f"{BASE}/")
    return f"{address.removeprefix(f'{BASE}/')}index.html"


def read_links(element: ElementTree.Element) -> dict[str, str]:
    return {
        link.attrib["rel"]: link.attrib["href"]
        for link in element.findall(f"{ATOM}link")
    }


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_a_feed_says_each_piece_of_news_once_latest_first(
    showcase: Mapping[str, bytes], locale: str
) -> None:
    feed = ElementTree.fromstring(showcase[f"{locale}/feed.xml"])  # noqa: S314 - ours
    assert feed.tag == f"{ATOM}feed"
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == locale
    assert read_links(feed)["self"] == f"{BASE}/{locale}/feed.xml"
    entries = feed.findall(f"{ATOM}entry")
    pages = [path_of(read_links(entry)["alternate"]) for entry in entries]
    section = {"fr": "fr/actualites/", "en": "en/news/"}[locale]
    written = {p for p in showcase if p.startswith(section)}
    news = {page for page in pages if page.startswith(section)}
    assert news == written - {f"{section}index.html"}
    assert len(set(pages)) == len(pages)
    days = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]
    # RFC 4287, section 4: what a feed and an entry have at least.
    for part in (feed, *entries):
        assert part.findtext(f"{ATOM}id", "").startswith(f"{BASE}/{locale}/")
        assert part.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated", "")).tzinfo
    assert feed.findtext(f"{ATOM}author/{ATOM}name")


@pytest.mark.parametrize(
    ("date", "published", "updated"),
    [
        ("2024-02-06", "2024-02-06", "2024-02-06"),
        ("2024-02", None, "2024-02-29"),
        ("2024", None, "2024-12-31"),
        # The content was last reviewed on 22 November 2026.
        ("2026-11", None, "2026-11-22"),
        ("2026", None, "2026-11-22"),
        ("2026-12", None, "2026-12-01"),
    ],
)
def test_a_feed_invents_no_day_of_publication(
    tree: Tree, date: str, published: str | None, updated: str
) -> None:
    (entry,) = read_entries(tree, date)
    midnight = "T00:00:00Z"
    assert entry.findtext(f"{ATOM}published") == (published and published + midnight)
    assert entry.findtext(f"{ATOM}updated") == updated + midnight


def test_news_of_a_month_and_of_a_day_in_it_are_both_in_the_feed(tree: Tree) -> None:
    entries = read_entries(tree, "2024-02", "2024-02-06")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert titles == ["Nouvelle 1", "Nouvelle 0"]


def test_a_feed_tells_the_whole_of_a_news_as_safe_html(tree: Tree) -> None:
    body = (
        "body:\n"
        "  fr: |\n    ## Où\n\n    À [Sceaux](commune:sceaux), 1 < 2 & là"
        " ([plus bas](#où)).\n"
        "  en: |\n    In [Sceaux](commune:sceaux).\n"
    )
    (entry,) = read_entries(tree, f"2024-02-06\nupdated: 2024-05-01\n{body}")
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert content.attrib == {"type": "html"}
    assert content.text == (
        "<h2>Où</h2>\n<p>À"
        ' <a href="https://ville.paris/fr/communes/sceaux/">Sceaux</a>,'
        " 1 &lt; 2 &amp; là"
        ' (<a href="https://ville.paris/fr/news/news-0/#où">plus bas</a>).</p>'
    )
    assert entry.findtext(f"{ATOM}updated") == "2024-05-01T00:00:00Z"
    assert entry.findtext(f"{ATOM}published") == "2024-02-06T00:00:00Z"


def read_entries(tree: Tree, *dates: str) -> list[ElementTree.Element]:
    """The entries of the French feed of a site with news of some dates.

    More fields may stand below a date.
    """
    news = {
        f"content/news/news-{number}.yaml": (
            f"title: {{fr: Nouvelle {number}, en: News {number}}}\n"
            f"summary: {{fr: Une nouvelle, en: News}}\ndate: {date}\n"
        )
        for number, date in enumerate(dates)
    }
    changes = {
        **news,
        "templates/feeds/atom.xml": (PROJECT / "templates/feeds/atom.xml").read_text(
            "utf-8"
        ),
        "templates/pages/news-item.html": '{% extends "layouts/page.html" %}\n',
        **{
            f"locales/{locale}/LC_MESSAGES/site.po": catalog(
                locale, f'msgid "News"\nmsgstr "{word}"\n'
            )
            for locale, word in (("fr", "Actualités"), ("en", "News"))
        },
    }
    built = check_site(configure(tree(minimal_site(changes))))
    files = {output.path: output.content.decode() for output in built.outputs}
    feed = ElementTree.fromstring(files["fr/feed.xml"])  # noqa: S314 - ours
    return feed.findall(f"{ATOM}entry")


def test_the_site_map_has_every_page_for_search_engines_with_its_twins(
    showcase: Mapping[str, bytes],
) -> None:
    found = ElementTree.fromstring(showcase["sitemap.xml"])  # noqa: S314 - ours
    twins = {}
    for url in found.findall(f"{MAP}url"):
        links = url.findall(f"{XHTML}link")
        address = url.findtext(f"{MAP}loc", "")
        twins[address] = {a.attrib["hreflang"]: a.attrib["href"] for a in links}
    pages = {
        path: read_page(content.decode())
        for path, content in showcase.items()
        if path.endswith(".html")
    }
    indexed = {
        path
        for path, page in pages.items()
        if not list(page.find_all("meta", name="robots"))
    }
    assert {path_of(address) for address in twins} == indexed
    assert f"{BASE}/" in twins
    for address, others in twins.items():
        assert set(others) == {"fr", "en", "x-default"}
        assert address in others.values()
        assert all(twins[other] == others for other in others.values())
        is_home = f"{BASE}/fr/" in others.values()
        assert others["x-default"] == (f"{BASE}/" if is_home else others["fr"])


def test_the_site_map_says_when_each_text_last_changed(tree: Tree) -> None:
    changes = {
        "templates/feeds/sitemap.xml": read_template("sitemap.xml"),
        "content/communes/sceaux.yaml": f"{COMMUNE}updated: 2026-11-24\n",
        "content/pages/about.yaml": (
            "title: {fr: À propos, en: About}\nsummary: {fr: Tout, en: All}\n"
            "updated: 2025-03\n"
        ),
        "templates/pages/text.html": '{% extends "layouts/page.html" %}\n',
    }
    found = ElementTree.fromstring(read_outputs(tree, changes)["sitemap.xml"])  # noqa: S314 - ours
    changed = {
        url.findtext(f"{MAP}loc", "").rpartition("ville.paris")[2]: url.findtext(
            f"{MAP}lastmod"
        )
        for url in found.findall(f"{MAP}url")
    }
    assert changed["/fr/communes/sceaux/"] == "2026-11-24"
    assert changed["/fr/about/"] == "2025-03"
    # The list has changed with the commune; the rest was read in the last review.
    assert changed["/fr/communes/"] == "2026-11-24"
    assert changed["/fr/"] == changed["/"] == "2026-11-22"


def read_template(name: str) -> str:
    return (PROJECT / "templates/feeds" / name).read_text("utf-8")


def read_outputs(tree: Tree, changes: Mapping[str, str]) -> dict[str, str]:
    built = check_site(configure(tree(minimal_site(changes))))
    assert not built.has_errors, built.findings
    return {output.path: output.content.decode() for output in built.outputs}


def test_robots_are_told_where_the_site_map_is(showcase: Mapping[str, bytes]) -> None:
    lines = showcase["robots.txt"].decode().splitlines()
    assert f"Sitemap: {BASE}/sitemap.xml" in lines
    assert not [line for line in lines if line.startswith("Disallow")]


def read_security(tree: Tree, settings: str) -> dict[str, str] | None:
    """The fields of security.txt; none when there is no such file."""
    template = (PROJECT / "templates/feeds/security.txt").read_text("utf-8")
    changes = {
        "content/site.yaml": settings,
        "templates/feeds/security.txt": template,
    }
    built = check_site(configure(tree(minimal_site(changes))))
    files = {output.path: output.content.decode() for output in built.outputs}
    text = files.get(".well-known/security.txt")
    return text and dict(line.split(": ", 1) for line in text.splitlines())


def test_who_finds_a_hole_learns_whom_to_tell_for_a_year_after_the_review(
    tree: Tree,
) -> None:
    assert read_security(tree, SETTINGS) == {
        "Contact": "mailto:a@example.org",
        "Expires": "2027-11-22T00:00:00Z",
        "Preferred-Languages": "fr, en",
        "Canonical": "https://ville.paris/.well-known/security.txt",
    }


def test_nobody_to_write_to_gives_no_security_file(tree: Tree) -> None:
    settings = SETTINGS.replace("contact_email: a@example.org", 'contact_email: ""')
    assert read_security(tree, settings) is None
