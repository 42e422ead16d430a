"""The acceptance of the real site: every page, in every language, as published.

Whoever writes content runs the check and no tests. So nothing here asks of a record
what the check does not: how long a title is, how a file begins, that drafts are full.
"""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
import yaml
from anatomy import Element, read_page
from click.testing import CliRunner
from support import PROJECT, read_site, translator
from tables import every_row

from microsite.check import find_absences
from microsite.editors.schema import FOLDER, describe_records
from microsite.records import COLLECTIONS
from twinlint.source import Locale

CONTENT = PROJECT / "content"
SITE = read_site(PROJECT)
"""What is published; drafts are not."""
SETTINGS = yaml.safe_load((CONTENT / "site.yaml").read_text(encoding="utf-8"))
LANGUAGES = tuple(SETTINGS["locales"])
BASE = SETTINGS["base_url"]
RECORDS = [
    path.relative_to(CONTENT).as_posix()
    for path in sorted(CONTENT.rglob("*.yaml"))
    if ".schema" not in path.parts
]
_SCHEMA = "# yaml-language-server: $schema="


@pytest.fixture(scope="module")
def pages(real_site: Mapping[str, bytes]) -> Mapping[str, Element]:
    """Every page by its path, read by a parser that minds the order of tags."""
    return {
        path: read_page(content.decode())
        for path, content in real_site.items()
        if path.endswith(".html")
    }


@pytest.fixture(scope="module")
def site_pages(pages: Mapping[str, Element]) -> Mapping[str, Element]:
    """The pages in a language: all but the choice of one at the root."""
    return {path: page for path, page in pages.items() if path != "index.html"}


def url_of(path: str) -> str:
    return f"/{path.removesuffix('index.html')}"


def path_of(url: str) -> str:
    path = unquote(url).lstrip("/")
    return f"{path}index.html" if url.endswith("/") else path


def alternates(page: Element) -> dict[str, str]:
    links = page.find_all("link", rel="alternate")
    return {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in links
        if "hreflang" in link.attributes and "type" not in link.attributes
    }


def find_schema(name: str) -> str:
    """The schema that a file of content/ should name."""
    folder, _, file = name.rpartition("/")
    return f"{COLLECTIONS[folder].word if folder else file.removesuffix('.yaml')}.json"


# Content and the schemas of editors ---------------------------------------------------


def test_the_schemas_are_fresh() -> None:
    wanted = describe_records(tuple(map(Locale, LANGUAGES)), translator("fr"))
    there = {
        path.name: path.read_text("utf-8") for path in (PROJECT / FOLDER).iterdir()
    }
    assert there == wanted, "run: python build.py schema"


@every_row("name", RECORDS)
def test_a_record_that_names_a_schema_names_its_own(name: str) -> None:
    """`new` writes that line; who begins a record in a browser does without."""
    first, _, _ = (CONTENT / name).read_text(encoding="utf-8").partition("\n")
    if first.startswith(_SCHEMA):
        above = "../" * name.count("/")
        assert first == f"{_SCHEMA}{above}.schema/{find_schema(name)}"


def is_draft(path: Path) -> bool:
    return bool(re.search("^draft: true", path.read_text("utf-8"), re.M))


def check_by_schema(*arguments: object) -> str:
    """What check-jsonschema says; empty when it accepts."""
    from check_jsonschema.cli import main as check_jsonschema  # no other test waits

    done = CliRunner().invoke(check_jsonschema, [str(each) for each in arguments])
    return "" if done.exit_code == 0 else done.output


def test_check_jsonschema_accepts_the_schemas_and_all_content(tmp_path: Path) -> None:
    folder = PROJECT / FOLDER
    assert check_by_schema("--check-metaschema", *folder.glob("*.json")) == ""
    by_schema: dict[str, list[Path]] = {}
    for name in RECORDS:
        if not is_draft(CONTENT / name):  # which may lack anything
            by_schema.setdefault(find_schema(name), []).append(CONTENT / name)
    for schema, files in by_schema.items():
        assert check_by_schema("--schemafile", folder / schema, *files) == "", schema
    wrong = tmp_path / "wrong.yaml"
    text = by_schema["solution.json"][0].read_text(encoding="utf-8")
    wrong.write_text(f"{text}nom: Banc\n", encoding="utf-8")
    assert "'nom'" in check_by_schema("--schemafile", folder / "solution.json", wrong)


# Pages and twins ----------------------------------------------------------------------


def test_there_are_as_many_pages_in_each_language(
    site_pages: Mapping[str, Element],
) -> None:
    counts = [
        sum(path.startswith(f"{lang}/") for path in site_pages) for lang in LANGUAGES
    ]
    assert counts[0] > 40
    assert set(counts) == {counts[0]}
    assert sum(counts) == len(site_pages)


def list_communes(pages: Mapping[str, Element]) -> list[str]:
    """The paths of the pages of communes: those that name one as their subject."""
    return [
        path
        for path, page in pages.items()
        for (title,) in [page.find_all("h1")]
        if re.fullmatch(r"\w\w/[\w-]+/[\w-]+/index.html", path)
        and title.text in {commune.name for commune in SITE.communes.values()}
    ]


def test_every_commune_has_its_page(site_pages: Mapping[str, Element]) -> None:
    for lang in LANGUAGES:
        own = [p for p in list_communes(site_pages) if p.startswith(f"{lang}/")]
        assert len(own) == len(SITE.communes)


def test_every_page_says_its_language(site_pages: Mapping[str, Element]) -> None:
    wrong = [
        path
        for path, page in site_pages.items()
        if [html.attributes.get("lang") for html in page.find_all("html")]
        != [path.partition("/")[0]]
    ]
    assert wrong == []


def test_every_page_has_its_own_title_and_description(
    site_pages: Mapping[str, Element],
) -> None:
    seen: dict[tuple[str, str], str] = {}
    for path, page in site_pages.items():
        (title,) = (t.text for t in page.find_all("head")[0].find_all("title"))
        (description,) = page.find_all("meta", name="description")
        assert title, path
        assert description.attributes["content"], path
        key = (path.partition("/")[0], title)
        assert key not in seen, f"{path} and {seen[key]} have one title"
        seen[key] = path


def test_every_page_says_its_address(pages: Mapping[str, Element]) -> None:
    for path, page in pages.items():
        (link,) = page.find_all("link", rel="canonical")
        assert link.attributes["href"] == f"{BASE}{url_of(path)}", path


def test_every_page_names_its_twins_and_they_name_it(
    site_pages: Mapping[str, Element],
) -> None:
    for path, page in site_pages.items():
        twins = alternates(page)
        assert set(twins) == {*LANGUAGES, "x-default"}, path
        assert twins[path.partition("/")[0]] == f"{BASE}{url_of(path)}"
        is_home = path == f"{path.partition('/')[0]}/index.html"
        assert twins["x-default"] == (f"{BASE}/" if is_home else twins[LANGUAGES[0]])
        for lang in LANGUAGES:
            twin = site_pages[path_of(twins[lang].removeprefix(BASE))]
            assert alternates(twin) == twins, path


def test_the_switcher_of_every_page_leads_to_its_twin(
    site_pages: Mapping[str, Element],
) -> None:
    for path, page in site_pages.items():
        own = path.partition("/")[0]
        for lang, url in alternates(page).items():
            if lang in (own, "x-default"):
                continue
            links = page.find_all("a", href=url.removeprefix(BASE), hreflang=lang)
            assert links, f"{path} has no link to its twin in {lang}"
            assert all(link.text for link in links)
            assert any(
                link.attributes.get("lang") == lang or link.find_all(lang=lang)
                for link in links
            ), f"{path} does not name {lang} in itself"


def test_the_root_offers_each_language(pages: Mapping[str, Element]) -> None:
    links = {a.attributes["href"] for a in pages["index.html"].find_all("a")}
    assert links >= {f"/{lang}/" for lang in LANGUAGES}


# Links --------------------------------------------------------------------------------


def find_targets(page: Element) -> Iterator[str]:
    for element in page.find_all():
        for name in ("href", "src", "poster", "data"):
            if name in element.attributes:
                yield element.attributes[name]
        for part in element.attributes.get("srcset", "").split(","):
            if part.strip():
                yield part.split()[0]


def test_no_link_inside_the_site_is_dead(
    pages: Mapping[str, Element], real_site: Mapping[str, bytes]
) -> None:
    dead = []
    count = 0
    for path, page in pages.items():
        for target in find_targets(page):
            target = target.removeprefix(BASE) or "/"
            if re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.I):
                continue
            count += 1
            address, anchor = urldefrag(target)
            there = path_of(posixpath.join(url_of(path), address)) if address else path
            address = address.partition("?")[0]
            there = there.partition("?")[0]
            if there not in real_site or (
                anchor and not pages[there].find_all(id=unquote(anchor))
            ):
                dead.append((path, target))
    assert dead == []
    assert count > 1000


def test_no_two_places_of_a_page_have_one_name(pages: Mapping[str, Element]) -> None:
    for path, page in pages.items():
        ids = [e.attributes["id"] for e in page.find_all() if "id" in e.attributes]
        assert len(ids) == len(set(ids)), path


def test_names_that_elements_refer_to_are_there(pages: Mapping[str, Element]) -> None:
    for path, page in pages.items():
        elements = page.find_all()
        ids = {e.attributes.get("id") for e in elements}
        for element in elements:
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                for id_ in element.attributes.get(name, "").split():
                    assert id_ in ids, f"{path}: {name}={id_}"


def test_links_out_of_the_site_are_https_or_mail(pages: Mapping[str, Element]) -> None:
    schemes = {
        target.partition(":")[0].lower()
        for page in pages.values()
        for target in find_targets(page)
        if re.match(r"[a-z][a-z0-9+.-]*:", target, re.I)
    }
    assert schemes <= {"https", "http", "mailto", "tel"}


# Structure ----------------------------------------------------------------------------


def test_headings_are_there_full_and_without_gaps(pages: Mapping[str, Element]) -> None:
    for path, page in pages.items():
        level = 0
        headings = page.find_all("h1", "h2", "h3", "h4", "h5", "h6")
        assert [h.tag for h in headings].count("h1") == 1, path
        for heading in headings:
            assert heading.text, f"{path}: a heading is empty"
            assert int(heading.tag[1]) <= level + 1, f"{path}: {heading.text}"
            level = int(heading.tag[1])


def test_every_page_has_its_landmarks(site_pages: Mapping[str, Element]) -> None:
    for path, page in site_pages.items():
        assert len(page.find_all("main")) == 1, path
        navs = page.find_all("nav")
        labels = [
            nav.attributes.get("aria-label") or nav.attributes.get("aria-labelledby")
            for nav in navs
        ]
        assert all(labels), path
        assert len(labels) == len(set(labels)), f"{path}: two navigations are one name"


def test_every_link_and_button_has_words(pages: Mapping[str, Element]) -> None:
    for path, page in pages.items():
        for element in page.find_all("a", "button"):
            images = element.find_all("img")
            words = element.text or element.attributes.get("aria-label")
            assert words or any(i.attributes.get("alt") for i in images), path


def test_every_picture_has_a_text(pages: Mapping[str, Element]) -> None:
    for path, page in pages.items():
        for image in page.find_all("img"):
            assert "alt" in image.attributes, path


MARKER = re.compile(
    r"\{\{|\{%|\{#|%\(\w+\)[sd]|StrictUndefined|\bUndefined\b|<[\w.]+ object at 0x"
    r"|microsite\.|Localized\(|PartialDate\(|\broot="
)
NOTHING = re.compile(r"None|nan|undefined|null|True|False|\(\)|\[\]|\{\}")


def test_nothing_is_left_from_a_template(real_site: Mapping[str, bytes]) -> None:
    for path, content in real_site.items():
        if path.endswith((".html", ".xml", ".json", ".txt", ".csv")):
            found = MARKER.search(content.decode())
            assert found is None, f"{path}: {found}"


def test_no_text_is_the_name_of_nothing(pages: Mapping[str, Element]) -> None:
    for path, page in pages.items():
        for element in page.find_all():
            texts = [c for c in element.children if isinstance(c, str)]
            for words in (*texts, *element.attributes.values()):
                assert not NOTHING.fullmatch(words.strip()), f"{path}: {words}"


def test_no_file_names_the_machine_that_made_it(real_site: Mapping[str, bytes]) -> None:
    for path, content in real_site.items():
        assert str(PROJECT).encode() not in content, path
        assert b"/tmp/" not in content, path


def test_no_page_loads_anything_from_elsewhere(pages: Mapping[str, Element]) -> None:
    for path, page in pages.items():
        for element in page.find_all("script", "img", "iframe", "source", "video"):
            source = element.attributes.get("src", "")
            assert not re.match(r"[a-z]+:|//", source), path
        for element in page.find_all("link", rel="stylesheet"):
            assert element.attributes["href"].startswith("/assets/"), path


# What the owner signs -----------------------------------------------------------------


def read_public_texts(page: Element) -> tuple[list[str], list[str]]:
    """Titles, summaries and headings, which readers meet first; all words of a page."""
    head = page.find_all("head")[0]
    described = [
        meta.attributes["content"]
        for meta in head.find_all("meta")
        if meta.attributes.get("name") == "description"
        or meta.attributes.get("property") == "og:description"
    ]
    first = [
        *(title.text for title in head.find_all("title")),
        *described,
        *(e.text for e in page.find_all("h1", "h2", "h3", "h4")),
        *(
            e.text
            for e in page.find_all("p")
            if "summary" in e.attributes.get("class", "")
        ),
    ]
    labels = [
        e.attributes[name]
        for e in page.find_all()
        for name in ("alt", "aria-label", "title")
        if name in e.attributes
    ]
    body = page.find_all("body")[0].text
    for place in page.find_all(**{"class": "owner-value"}):  # previews alone show them
        body = body.replace(place.text, "", 1)
    return first, [body, *described, *labels]


def is_method(path: str) -> bool:
    """The one page that says how facts are checked, and what sources lack."""
    lang = path.partition("/")[0]
    page = yaml.safe_load((CONTENT / "pages/sources.yaml").read_text("utf-8"))
    return path == f"{lang}/{page['slug'].get(lang)}/index.html"


def test_pages_say_what_there_is(site_pages: Mapping[str, Element]) -> None:
    """By the phrases of absence of each language, the page of the method apart."""
    methods = [path for path in site_pages if is_method(path)]
    assert len(methods) == len(LANGUAGES)
    met_first, anywhere = [], []
    for path in site_pages.keys() - set(methods):
        locale = Locale(path.partition("/")[0])
        first, every = read_public_texts(site_pages[path])
        for texts, found in ((first, met_first), (every, anywhere)):
            found += [
                (path, text[start:end])
                for text in texts
                for start, end in find_absences(text, locale)
            ]
    assert met_first == []
    assert len(anywhere) * 10 <= len(site_pages), anywhere


def test_a_page_leads_back_from_each_source_that_it_cites(
    site_pages: Mapping[str, Element],
) -> None:
    for path, page in site_pages.items():
        for citation in page.find_all("a", **{"class": "citation"}):
            note = citation.attributes["href"].removeprefix("#")
            (entry,) = page.find_all("li", id=note)
            assert entry.find_all("a", href=f"#{citation.attributes['id']}"), path


def test_the_documents_listed_are_those_that_pages_cite(
    site_pages: Mapping[str, Element],
) -> None:
    """What backs only notes to editors is no document of the public site."""
    for path in (
        "fr/methode-et-sources/index.html",
        "en/method-and-sources/index.html",
    ):
        listing = site_pages[path]
        address = {
            entry.attributes["id"]: link.attributes["href"]
            for entry in listing.find_all("article", **{"class": "source-entry"})
            for link in entry.find_all("a")
        }
        told = listing.find_all("ul", **{"class": "disagreement-list__values"})
        named = {
            address.get(urldefrag(link.attributes["href"]).fragment)
            for values in told
            for link in values.find_all("a")
        }
        cited = {
            link.attributes["href"]
            for other, page in site_pages.items()
            if other[:3] == path[:3]
            for note in page.find_all("span", **{"class": "sources-section__source"})
            for link in note.find_all("a")
        }
        assert len(address) > 30
        assert set(address.values()) == (cited | named) - {None}


def test_text_comes_before_the_map(site_pages: Mapping[str, Element]) -> None:
    """A commune page has three stops at most before the first section of its text."""
    for page in map(site_pages.__getitem__, list_communes(site_pages)):
        (main,) = page.find_all("main")
        order = main.find_all("a", "svg", "p")
        text = next(
            i for i, e in enumerate(order) if "summary" in e.attributes["class"]
        )
        assert [e.tag for e in order[:text]].count("a") <= 3
        drawn = [i for i, e in enumerate(order) if e.tag == "svg"]
        assert drawn
        assert min(drawn) > text


def test_a_heading_above_several_solutions_is_in_the_plural(
    pages: Mapping[str, Element],
) -> None:
    page = pages["fr/solutions/index.html"]
    plurals = {
        "Essai terminé": "Essais terminés",
        "Essai en cours": "Essais en cours",
        "Annonce": "Annonces",
        "Mention": "Mentions",
    }
    groups = [
        s for s in page.find_all("section") if "data-filter-group" in s.attributes
    ]
    assert groups
    for group in groups:
        (heading,) = group.find_all("h2")
        count = len(list(group.find_all("article")))
        label = next(iter(group.find_all("span", **{"class": "status-label"}))).text
        label = label.partition(":")[0].strip()  # a month may follow
        expected = plurals.get(label, label) if count > 1 else label
        assert heading.text == expected


# What a visit weighs ------------------------------------------------------------------

PAGE, VISIT = 12_000, 32_000
"""Bytes of a page, and of all that the first one brings along, but for photographs."""


def test_a_page_and_a_first_visit_stay_within_their_bytes(
    real_site: Mapping[str, bytes], pages: Mapping[str, Element]
) -> None:
    """Measured in gzip, which is never smaller than the Brotli that hosts send."""
    for path, page in pages.items():
        weights = {path: len(gzip.compress(real_site[path], 9))}
        for link in page.find_all("link"):
            if link.attributes["rel"] in ("stylesheet", "preload", "icon"):
                file = link.attributes["href"].lstrip("/")
                weights[file] = len(gzip.compress(real_site[file], 9))
        for script in page.find_all("script"):
            if "src" in script.attributes:
                file = script.attributes["src"].lstrip("/")
                weights[file] = len(gzip.compress(real_site[file], 9))
        assert weights[path] <= PAGE, path
        assert sum(weights.values()) <= VISIT, weights


def test_titles_are_set_in_a_typeface_of_the_site(
    real_site: Mapping[str, bytes], pages: Mapping[str, Element]
) -> None:
    (font,) = (path for path in real_site if "montserrat-700" in path)
    for page in pages.values():
        (preload,) = page.find_all("link", rel="preload")
        assert preload.attributes["href"] == f"/{font}"
        assert "crossorigin" in preload.attributes, "else browsers fetch it twice"
    (style,) = (path for path in real_site if path.startswith("assets/css/site."))
    assert f'url("/{font}")' in real_site[style].decode()
    assert "font-display:swap" in re.sub(r"\s", "", real_site[style].decode())
    assert "font-src 'self'" in real_site["_headers"].decode()


def test_the_eco_design_statement_says_what_is_measured(
    real_site: Mapping[str, bytes], pages: Mapping[str, Element]
) -> None:
    """Its limits are those held above; what it rules out stands on no page."""
    for lang in LANGUAGES:
        (link,) = (
            path
            for path in real_site
            if path.startswith(f"{lang}/") and re.search(r"eco-?(con|des)", path)
        )
        text = pages[link].find_all("main")[0].text
        assert re.search(rf"\b{PAGE // 1000}\s?k[bo]\b", text, re.I)
        assert re.search(rf"\b{VISIT // 1000}\s?k[bo]\b", text, re.I)
        assert "\ue001" not in text and "–" not in text
    for path, page in pages.items():
        for name in ("video", "audio", "iframe", "object", "embed"):
            assert not page.find_all(name), path
        for script in page.find_all("script"):
            assert script.attributes.get("src", "/").startswith("/"), path
    scripts = b"".join(real_site[path] for path in real_site if path.endswith(".js"))
    assert not re.search(rb"(?:local|session)Storage|indexedDB|\.cookie", scripts)
