"""A site below a path of its host: `base_url: https://host.paris/qmi`."""

from __future__ import annotations

import csv
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from anatomy import Element, read_page
from conftest import Tree
from support import (
    PROJECT,
    SETTINGS,
    TODAY,
    copy_showcase,
    find_problems,
    minimal_site,
    read_files,
    show,
)

from microsite.pipeline import Config, build_site, check_site
from microsite.publish.headers import FILE, find_headers, read_headers
from microsite.publish.write import MANIFEST

HOST = "https://host.paris"
BASE = f"{HOST}/qmi"
PROSE = "content/pages/privacy.yaml"


@pytest.fixture(scope="module")
def mounted(
    tmp_path_factory: pytest.TempPathFactory, cache: Path
) -> Mapping[str, bytes]:
    """The published files of the showcase below a path, `{path: content}`."""
    folder = tmp_path_factory.mktemp("mounted")
    root = copy_showcase(folder / "site")
    (root / "assets/css/site.css").open("a").write(
        '@layer components{.x{background:url("../img/favicon.svg")}}'
    )
    (root / "assets/site.webmanifest").write_text(
        '{"name": "/", "start_url": "/fr/", "icons": [{"src": "/assets/a.svg"}]}'
    )
    # Pictures and cards are those of the site on a host of its own.
    config = Config(root, TODAY, base_url=BASE, cache=cache / "made")
    built = build_site(config, folder / "dist")
    assert not built.has_errors, show(built.findings)
    assert built.base_path == "/qmi"
    return {p: c for p, c in read_files(folder / "dist").items() if p != MANIFEST}


@pytest.fixture(scope="module")
def pages(mounted: Mapping[str, bytes]) -> Mapping[str, Element]:
    return {
        path: read_page(content.decode())
        for path, content in mounted.items()
        if path.endswith(".html")
    }


def find_targets(page: Element) -> Iterator[str]:
    """Every address that a page asks for or leads to."""
    for element in page.find_all():
        for name in ("href", "src", "action", "data-search"):
            if name in element.attributes:
                yield element.attributes[name]
        for part in element.attributes.get("srcset", "").split(","):
            yield from part.split()[:1]
        if element.attributes.get("property") in ("og:url", "og:image"):
            yield element.attributes["content"]


def find_file(address: str) -> str | None:
    """The published file behind an address; none for one of another host.

    AssertionError for an address of the host outside the path of the site.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or parts.netloc != "host.paris":
        return None
    assert parts.path.startswith("/qmi/"), f"{address} is outside of the site"
    path = parts.path.removeprefix("/qmi/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def test_every_address_of_every_page_leads_to_a_file(
    mounted: Mapping[str, bytes], pages: Mapping[str, Element]
) -> None:
    assert len(pages) > 50
    lost = {}
    for path, page in pages.items():
        here = f"{BASE}/{path.removesuffix('index.html')}"
        for target in find_targets(page):
            file = find_file(urljoin(here, target))
            if file is not None and file not in mounted:
                lost[path, target] = file
    assert lost == {}


def test_style_sheets_find_their_pictures(mounted: Mapping[str, bytes]) -> None:
    sheets = {p: c.decode() for p, c in mounted.items() if p.endswith(".css")}
    found = [
        find_file(urljoin(f"{BASE}/{path}", target))
        for path, text in sheets.items()
        for target in re.findall(r"url\(\"?([^\")]+)\"?\)", text)
        if not target.startswith(("#", "data:"))
    ]
    assert found
    assert set(found) <= set(mounted)


def test_the_web_manifest_begins_below_the_path(mounted: Mapping[str, bytes]) -> None:
    (text,) = (c for p, c in mounted.items() if p.endswith(".webmanifest"))
    assert json.loads(text) == {
        "name": "/",
        "start_url": "/qmi/fr/",
        "icons": [{"src": "/qmi/assets/a.svg"}],
    }


def test_files_for_machines_name_addresses_below_the_path(
    mounted: Mapping[str, bytes],
) -> None:
    feed = ElementTree.fromstring(mounted["fr/feed.xml"])  # noqa: S314 - ours
    links = [e.attrib["href"] for e in feed.iter("{http://www.w3.org/2005/Atom}link")]
    site_map = mounted["sitemap.xml"].decode()
    links += re.findall(r"<loc>(.*?)</loc>", site_map)
    links += map(unescape, re.findall(r'href="(.*?)"', site_map))
    links += re.findall(r"Sitemap: (.*)", mounted["robots.txt"].decode())
    rows = csv.DictReader(mounted["data/communes.csv"].decode().splitlines())
    links += [row[column] for row in rows for column in ("url_fr", "url_en")]
    assert len(links) > 100
    assert {find_file(link) for link in links} <= set(mounted)


def test_structured_data_names_addresses_below_the_path(
    pages: Mapping[str, Element],
) -> None:
    found = [
        address
        for page in pages.values()
        for script in page.find_all("script", type="application/ld+json")
        for address in re.findall(rf'"({HOST}[^"]*)"', script.text)
    ]
    assert found
    assert [each for each in found if not each.startswith(f"{BASE}/")] == []


def test_headers_are_for_addresses_below_the_path(mounted: Mapping[str, bytes]) -> None:
    rules = read_headers(mounted[FILE].decode())
    assert [r.pattern for r in rules if not r.pattern.startswith("/qmi/")] == []
    css = next(path for path in mounted if path.endswith(".css"))
    assert "immutable" in find_headers(rules, f"/qmi/{css}")["Cache-Control"]
    assert find_headers(rules, "/qmi/fr/")["X-Content-Type-Options"] == "nosniff"


def test_the_search_finds_its_program(
    mounted: Mapping[str, bytes], pages: Mapping[str, Element]
) -> None:
    programs = {
        form.attributes["data-search"]
        for page in pages.values()
        for form in page.find_all("search")
        if "data-search" in form.attributes
    }
    assert programs == {"/qmi/pagefind/pagefind.js"}
    assert "pagefind/pagefind.js" in mounted


def test_only_addresses_differ_from_the_site_on_a_host_of_its_own(
    mounted: Mapping[str, bytes], showcase: Mapping[str, bytes]
) -> None:
    """Files stay where they are: the host publishes the folder below the path."""
    named = r"(?:assets|pagefind)/"
    ours = {path for path in mounted if not re.match(named, path)}
    assert ours == {path for path in showcase if not re.match(named, path)}
    page = posixpath.join("fr", "index.html")
    text = mounted[page].decode().replace(BASE, "https://rae-q.paris")
    text = text.replace('"/qmi/', '"/').replace(" /qmi/", " /")
    plain = re.compile(r"/assets/(?:cards/)?[\w/.-]+")
    expected = showcase[page].decode()
    assert plain.sub("/asset", text) == plain.sub("/asset", expected)


# Small sites ------------------------------------------------------------------------


def test_the_address_may_stand_in_the_settings_with_a_final_slash(tree: Tree) -> None:
    settings = SETTINGS.replace("https://ville.paris", f"{BASE}/")
    built = check_site(
        Config(tree(minimal_site({"content/site.yaml": settings})), TODAY)
    )
    outputs = {output.path: output.content.decode() for output in built.outputs}
    assert show(built.findings) == []
    assert '<a href="/qmi/en/" lang="en">' in outputs["fr/index.html"]
    assert f'rel="canonical" href="{BASE}/fr/"' in outputs["fr/index.html"]


def test_links_of_a_text_lead_below_the_path(tree: Tree) -> None:
    text = "[a](commune:sceaux#b) [c](https://x.example/) [d](#e)"
    page = (
        "title: {fr: Titre, en: Title}\nsummary: {fr: Résumé, en: Summary}\n"
        f"body:\n  fr: |\n    {text}\n  en: |\n    {text}\n"
    )
    files = minimal_site({"content/pages/example.yaml": page})
    files["templates/pages/text.html"] = "{{ record.body|prose }}"
    built = check_site(Config(tree(files), TODAY, base_url=BASE))
    outputs = {output.path: output.content.decode() for output in built.outputs}
    assert re.findall(r'href="(.*?)"', outputs["fr/example/index.html"]) == [
        "/qmi/fr/communes/sceaux/#b",
        "https://x.example/",
        "#e",
    ]


def test_an_address_outside_the_path_is_a_dead_link(tree: Tree) -> None:
    layout = (minimal_site()["templates/layouts/page.html"] or "").replace(
        "<main>", '<main><a href="/fr/">'
    )
    files = minimal_site({"templates/layouts/page.html": str(layout)})
    findings = find_problems(tree(files), base_url=BASE)
    assert {f.rule for f in findings} == {"dead-link"}
    assert find_problems(tree(files)) == ()


@pytest.mark.parametrize(
    "address",
    [
        "https://host.paris/qmi?a=1",
        "https://host.paris/#qmi",
        "https://host.paris/a//b",
        "https://host.paris/../qmi",
        "https://host.paris/métropole",
        "//host.paris/qmi",
    ],
)
def test_an_address_that_no_site_can_stand_at_is_refused_at_its_place(
    address: str, tree: Tree
) -> None:
    settings = SETTINGS.replace("https://ville.paris", f'"{address}"')
    found = show(find_problems(tree(minimal_site({"content/site.yaml": settings}))))
    assert [line for line in found if line.endswith("[wrong-format]")] == [
        f"content/site.yaml:1:11: base_url is “{address}” [wrong-format]"
    ]


def test_a_template_names_no_address_that_a_template_cannot_move() -> None:
    """An address typed into a template would be the root of the host."""
    typed = re.compile(r"""\b(?:href|src|srcset|action|data-\w+)="/""")
    found = [
        path.relative_to(PROJECT).as_posix()
        for path in sorted((PROJECT / "templates").rglob("*"))
        if path.is_file() and typed.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
