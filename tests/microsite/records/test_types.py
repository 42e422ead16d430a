"""A type of record is one declaration; a part that is forgotten has a name.

`new_type/visit.py` is what somebody writes who adds a type.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from inspect import getfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Tree
from support import (
    HOW_TO_SHOW,
    LOCALES,
    PROJECT,
    SHOWCASE,
    TODAY,
    Files,
    add_examples,
    catalog,
    find_bare_fields,
    find_fields,
    list_records,
    minimal_site,
    read_files,
    show,
    translator,
    write_tree,
)

from microsite.catalogs.extract import read_template
from microsite.catalogs.read import read_catalog, read_catalog_file
from microsite.check.knowledge import learn_register
from microsite.editors.scaffold import write_record
from microsite.editors.schema import (
    describe_records,
    find_descriptions,
    list_titles,
)
from microsite.load.files import load_content
from microsite.media.card_plans import plan_cards
from microsite.pages.render import find_usual
from microsite.pages.route import plan_pages
from microsite.pipeline import Config, build_site
from microsite.records import types as types_folder
from microsite.records.collection import Collection, DeclarationError, Thing, Types
from microsite.records.docs import describe_model, name_field
from microsite.records.fields import find_shape
from microsite.records.record import PageRecord
from microsite.records.site import Site, _View
from microsite.records.types import COLLECTIONS, find_types
from microsite.records.value import Line, Localized
from microsite.validate.validate import validate_content
from microsite.words import HOUSES, LANGUAGES
from twinlint.catalog import Catalog, Entry
from twinlint.finding import Finding
from twinlint.source import Locale
from twinlint.speak import SOURCE_LOCALE

NEW_TYPE = Path(__file__).parent / "new_type"
TITLES = ("title", "name", "term")
"""Fields that pages take for what a record is called."""

VISIT = """\
name: {fr: La fabrique, en: The making}
date: 2026-03-%d
commune: sceaux
host: ada-martin
place: Maison bleue
summary: {fr: Une visite, en: A visit}
"""
SITE: Files = minimal_site(
    {
        "content/visits/kites.yaml": VISIT % 21,
        "content/visits/lamps.yaml": f"{VISIT % 14}seats: 12\n",
        "content/pages/visits.yaml": (
            "kind: visits\nslug: {fr: visites, en: visits}\n"
            "title: {fr: Les visites, en: The visits}\n"
            "summary: {fr: Tous, en: All}\n"
            "body: {fr: '[Un](visit:kites)', en: '[One](visit:kites)'}\n"
        ),
        "templates/layouts/page.html": str(
            minimal_site()["templates/layouts/page.html"]
        )
        .replace(
            "</head>",
            '<script type="application/ld+json">{{ structured_data() }}</script>'
            "\n</head>",
        )
        .replace("</main>", "{% block more %}{% endblock more %}</main>"),
        "templates/pages/visit.html": '{% extends "layouts/page.html" %}\n',
        "templates/pages/visits.html": (
            '{% extends "layouts/page.html" %}\n'
            "{% block more %}{% for visit in site.visits.values() %}"
            "<p>{{ visit.place }}</p>{% endfor %}{% endblock more %}\n"
        ),
        "templates/pages/text.html": (
            '{% extends "layouts/page.html" %}\n'
            "{% block more %}{% for word, title, pages in records_by_type() %}"
            "<p>{{ word }}: {{ title|text }}:"
            "{% for each in pages %} {{ each.url }}{% endfor %}</p>"
            "{% endfor %}{% for name, title in data_tables() %}"
            "<p>{{ name }}: {{ title|text }}</p>"
            "{% endfor %}{% endblock more %}\n"
        ),
        "content/pages/all.yaml": (
            "title: {fr: Tout, en: All}\nsummary: {fr: Tout, en: All}\n"
        ),
    }
)


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Iterator[Types]:
    """The types that there are when `visit.py` stands in their folder."""
    folders = [*types_folder.__path__, str(NEW_TYPE)]
    monkeypatch.setattr(types_folder, "__path__", folders)
    yield find_types()
    del sys.modules[f"{types_folder.__name__}.visit"]


def read(root: Path, types: Types) -> Site:
    content, _ = load_content(root, types)
    site, findings = validate_content(
        content.documents, content.broken, with_drafts=False, types=types
    )
    assert site is not None
    assert show(findings) == []
    return site


# What one file is enough for ----------------------------------------------------------


def test_a_file_of_the_folder_is_a_type_after_those_that_have_a_rank(
    types: Types,
) -> None:
    ranked = [name for name, each in COLLECTIONS.items() if each.rank < 100]
    others = sorted({*COLLECTIONS, "visits"} - {*ranked})
    assert list(types) == [*ranked, *others]


@pytest.fixture
def published(tree: Tree, types: Types, tmp_path: Path) -> dict[str, bytes]:
    out = tmp_path / "dist"
    built = build_site(Config(tree(SITE), TODAY), out, types)
    assert show(built.findings) == []
    return read_files(out)


def read_graph(page: bytes) -> list[dict[str, Any]]:
    (script,) = re.findall(rb'ld\+json">(.*?)</script>', page, re.S)
    graph: list[dict[str, Any]] = json.loads(script)["@graph"]
    return graph


def test_its_records_have_pages_in_both_languages(
    published: dict[str, bytes],
) -> None:
    assert {path for path in published if "kites" in path} == {
        "fr/visites/kites/index.html",
        "en/visits/kites/index.html",
    }
    assert b'<a href="/fr/visites/kites/">Un</a>' in published["fr/visites/index.html"]


def list_paragraphs(page: bytes) -> list[str]:
    return re.findall("<p>(.*?)</p>", page.decode())


def test_templates_ask_for_its_records_by_its_name(
    published: dict[str, bytes],
) -> None:
    page = published["en/visits/index.html"]
    assert list_paragraphs(page)[-2:] == ["Maison bleue", "Maison bleue"]


def test_its_records_and_their_table_are_listed_under_the_title_of_their_list(
    published: dict[str, bytes],
) -> None:
    assert list_paragraphs(published["en/all/index.html"]) == [
        "edition: All: /en/editions/edition-1/",
        "commune: All: /en/communes/sceaux/",
        "visit: The visits: /en/visits/lamps/ /en/visits/kites/",
        "communes: All",
        "visits: The visits",
    ]


def test_its_page_tells_programs_of_the_record_and_of_its_host(
    published: dict[str, bytes],
) -> None:
    graph = read_graph(published["en/visits/lamps/index.html"])
    base = "https://ville.paris"
    page, *_ = (node for node in graph if node["@type"] == "WebPage")
    assert page["mainEntity"] == {"@id": f"{base}/#visit-lamps"}
    assert [node for node in graph if node["@type"] == "Event"] == [
        {
            "@type": "Event",
            "@id": f"{base}/#visit-lamps",
            "name": "The making",
            "description": "A visit",
            "startDate": "2026-03-14",
            "location": {"@id": f"{base}/#commune-sceaux"},
            "organizer": {"@id": f"{base}/#person-ada-martin"},
            "maximumAttendeeCapacity": 12,
            "mainEntityOfPage": {"@id": f"{base}/en/visits/lamps/"},
        }
    ]
    named = {node["@id"]: node.get("name") for node in graph if "#" in node["@id"]}
    assert named[f"{base}/#person-ada-martin"] == "Ada Martin"
    assert named[f"{base}/#commune-sceaux"] == "Sceaux"


def test_its_list_names_the_records_in_brief(published: dict[str, bytes]) -> None:
    graph = read_graph(published["fr/visites/index.html"])
    assert [node for node in graph if node["@type"] == "Event"] == [
        {
            "@type": "Event",
            "@id": f"https://ville.paris/#visit-{id_}",
            "name": "La fabrique",
            "startDate": date,
        }
        for id_, date in (("lamps", "2026-03-14"), ("kites", "2026-03-21"))
    ]
    assert [n for n in graph if n["@type"] == "CollectionPage"]


USUAL: Files = {
    "templates/pages/visit.html": None,
    "templates/pages/visits.html": None,
    **{
        f"templates/pages/{name}.html": (PROJECT / f"templates/pages/{name}.html")
        .read_text(encoding="utf-8")
        .replace("pages/text.html", "layouts/page.html")
        .replace("block text", "block more")
        .replace("endblock text", "endblock more")
        for name in ("record", "list")
    },
}
"""A site without templates for visits, but with those for records of any type."""


def test_without_templates_of_its_own_it_is_shown_by_those_of_all_types(
    tree: Tree, types: Types, tmp_path: Path
) -> None:
    files = minimal_site({**SITE, **USUAL})
    built = build_site(Config(tree(files), TODAY), tmp_path / "dist", types)
    assert show(built.findings) == []
    published = read_files(tmp_path / "dist")
    assert b"The making" in published["en/visits/lamps/index.html"]
    links = re.findall(
        r'<h2.*?href="(.*?)">(.*?)<', published["en/visits/index.html"].decode()
    )
    assert links == [
        ("/en/visits/lamps/", "The making"),
        ("/en/visits/kites/", "The making"),
    ]


def test_a_list_without_a_template_names_records_that_have_no_page(
    tree: Tree, types: Types, tmp_path: Path
) -> None:
    files = minimal_site({**SITE, **USUAL, **list_records("people")})
    files["templates/pages/people.html"] = None
    built = build_site(Config(tree(files), TODAY), tmp_path / "dist", types)
    assert show(built.findings) == []
    page = read_files(tmp_path / "dist")["fr/people/index.html"].decode()
    assert re.findall(r'<li id="(.*?)">(.*?)<', page) == [
        ("ada-martin", "Ada Martin"),
        ("paris", "Paris"),
    ]


def test_its_records_are_rows_of_open_data(published: dict[str, bytes]) -> None:
    text = published["data/visits.csv"].decode()
    first, second = csv.DictReader(io.StringIO(text, newline=""))
    assert first == {
        "id": "lamps",
        "name_fr": "La fabrique",
        "name_en": "The making",
        "date": "2026-03-14",
        "commune": "Sceaux",
        "seats": "12",
        "summary_fr": "Une visite",
        "summary_en": "A visit",
        "url_fr": "https://ville.paris/fr/visites/lamps/",
        "url_en": "https://ville.paris/en/visits/lamps/",
        "sources": "",
    }
    assert (second["id"], second["seats"]) == ("kites", "")
    package = json.loads(published["data/datapackage.json"])
    (table,) = (r for r in package["resources"] if r["name"] == "visits")
    described = {field["name"]: field for field in table["schema"]["fields"]}
    assert described["seats"]["type"] == "integer"
    assert described["name_en"]["description@en"] == "Name of the visit, in English"


def test_its_names_are_in_the_register(tree: Tree, types: Types) -> None:
    register = learn_register(read(tree(SITE), types))
    found = {(name.kind, *name.spellings()) for name in register.names}
    assert ("visit", "La fabrique", "The making") in found
    assert ("place", "Maison bleue") in found


def test_its_cards_have_the_colour_of_the_edition(tree: Tree, types: Types) -> None:
    site = read(tree(SITE), types)
    pages, _ = plan_pages(site)
    colours = {
        page.kind: card.colour
        for page in pages
        if (card := plan_cards(site, (page,)).get(page.url))
    }
    assert colours["visit"] == colours["commune"] != colours["visits"]


def test_editors_begin_a_record_and_are_offered_its_kind_of_page(
    tree: Tree, types: Types
) -> None:
    root, locales = tree(SITE), tuple(map(Locale, LOCALES))
    path = write_record(root, "visit", "new", locales, translator("en"), types)
    assert "host:" in (root / path).read_text(encoding="utf-8").split("\n")
    schemas = describe_records(locales, translator("en"), types)
    assert "host" in json.loads(schemas["visit.json"])["required"]
    assert "visits" in json.loads(schemas["page.json"])["properties"]["kind"]["enum"]


def test_a_wrong_reference_and_a_wrong_kind_are_reported(
    tree: Tree, types: Types
) -> None:
    changed = {
        "content/visits/kites.yaml": (VISIT % 21).replace("sceaux", "seaux"),
        "content/pages/home.yaml": "kind: visit\ntitle: {fr: Un, en: A}\n"
        "summary: {fr: Deux, en: B}\n",
    }
    content, _ = load_content(tree({**SITE, **changed}), types)
    _, findings = validate_content(
        content.documents, content.broken, with_drafts=False, types=types
    )
    assert {
        "content/visits/kites.yaml:3:10: “seaux” is not in communes"
        " [unknown-reference]",
        "content/pages/home.yaml:1:7: kind is “visit” [wrong-choice]",
    } <= set(show(findings))


# What is forgotten --------------------------------------------------------------------


def find_forgotten(
    types: Types, root: Path, catalogs: Iterable[Catalog], *names: str
) -> Iterator[str]:
    """What types declare and nothing gives, with the file to add or to change.

    Of the types of these names; `types` are all that they may refer to.
    """
    kinds = {
        yaml.safe_load(path.read_text(encoding="utf-8")).get("kind")
        for path in (root / "content" / "pages").glob("*.yaml")
    }
    asked = {name: types[name] for name in names}
    schemas = describe_records(tuple(map(Locale, LOCALES)), translator("en"), asked)
    for name in names:
        declared = types[name]
        file = find_file(declared)
        schema_name = f"{declared.word if declared.is_folder else name}.json"
        schema = schemas[schema_name]
        folder = root / "content/.schema"
        if folder.is_dir() and not (folder / schema_name).is_file():
            yield f"run make messages: it writes content/.schema/{schema_name}"
        for field in find_bare_fields(schema):
            yield f"{file}: no example of {field}; {HOW_TO_SHOW}"
        for field, described in find_fields(json.loads(schema)):
            if field not in LOCALES and not described.get("description"):
                yield f"{file}: {field} has no docstring, which tells what it means"
        usual = find_usual(types)
        for kind in filter(None, (declared.page, declared.list_page)):
            own = f"pages/{kind}.html"
            if not any((root / "templates" / t).is_file() for t in (own, usual[kind])):
                yield f"add templates/{own}, or templates/{usual[kind]} for all types"
        if declared.list_page and declared.list_page not in kinds:
            list_page = declared.list_page
            yield f"add content/pages/{list_page}.yaml with kind: {list_page}"
        for column in declared.columns:
            if column.description is None:
                yield f"{file}: the column {column.name} has no description"
        for problem in find_wrong(types, declared):
            yield f"{file}: {problem}"
        kinds_shown = (declared.page, declared.list_page)
        yield from find_untranslated(catalogs, list_texts(declared))
        yield from find_untranslated(
            read_site_catalogs(root), list_words(root, kinds_shown)
        )


def find_untranslated(
    catalogs: Iterable[Catalog], entries: Iterable[Entry]
) -> Iterator[str]:
    """What catalogs lack of some texts, each once, with the file to change."""
    wanted = {entry.key: entry.id for entry in entries}
    for each in catalogs:
        for key, text in wanted.items():
            if not (key in each.entries and all(each.entries[key].texts)):
                yield f"{each.path}: “{text}” is not translated"


def list_texts(declared: Collection) -> Iterator[Entry]:
    """What the program says of a type: its columns, its fields and their docstrings."""
    described = (c.description.text for c in declared.columns if c.description)
    documented = find_descriptions(describe_model(declared.model))
    titles = (name_field(declared.name), *list_titles(declared.model))
    for text in (*described, *documented, *titles):
        yield Entry(text, ("",), 0)


def list_words(root: Path, kinds: Iterable[str]) -> Iterator[Entry]:
    """What the templates of some kinds of pages say."""
    for kind in filter(None, kinds):
        path = root / f"templates/pages/{kind}.html"
        said = read_template(path.name, path.read_bytes()) if path.is_file() else ()
        assert not isinstance(said, Finding), said
        yield from (entry for _, _, entry in said)


@cache
def read_site_catalogs(root: Path) -> tuple[Catalog, ...]:
    """The words of a site, in each of its languages."""
    locales = sorted(path.name for path in (root / "locales").iterdir())
    return tuple(read_catalog(root, Locale(each))[0] for each in locales)


def find_file(declared: Collection) -> str:
    path = Path(getfile(declared.model))
    return path.relative_to(PROJECT).as_posix()


def find_wrong(types: Types, declared: Collection) -> Iterator[str]:
    """What a declaration says that its model does not have."""
    model = declared.model
    if declared.has_pages != bool(declared.page) and declared.name != "pages":
        yield "only a PageRecord has page=, and each of them has"
    if declared.has_pages and not {*TITLES} & set(model.model_fields):
        yield f"a record with a page has one of {', '.join(TITLES)}"
    own = vars(Site).get(declared.name)
    if own is not None and not isinstance(own, _View):
        yield f"site.{declared.name} is something else in templates"
    if declared.columns and not declared.list_page:
        yield "a table has list_page=, whose title the page of open data shows"
    for path in list_paths(declared):
        if path[0] != "@" and find_shape(types, model, path) is None:
            yield f"there is no field {path}"
    properties = declared.thing.properties if declared.thing else ()
    for name in declared.brief:
        if name not in properties:
            yield f"the thing has no property {name}"
    names = [column.name for column in declared.columns]
    if names and names[0] != "id":
        yield "the first column is ID"
    for name in declared.point or ():
        if name not in names:
            yield f"there is no column {name}"


def list_paths(declared: Collection) -> Iterator[str]:
    """Every field path of a declaration."""
    yield from declared.order
    yield from (column.field for column in declared.columns)
    for name in declared.names:
        yield from filter(None, (name.field, name.variants, name.mistakes))
    yield from filter(None, (declared.edition, declared.shown_by))
    yield from (way for way in declared.beside if way not in COLLECTIONS)
    yield from list_thing_paths(declared.thing) if declared.thing else ()


def list_thing_paths(thing: Thing) -> Iterator[str]:
    yield from filter(None, (thing.each, thing.unless, thing.by_field))
    yield from thing.id[1:] if thing.id else ()
    for value in thing.properties.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, Thing):
            yield from list_thing_paths(value)


@cache
def read_catalogs() -> tuple[Catalog, ...]:
    """What the program itself says, in each language it is translated into."""
    paths = {
        locale: HOUSES["microsite"] / locale / "LC_MESSAGES" / "microsite.po"
        for locale in LANGUAGES
        if locale != SOURCE_LOCALE
    }
    return tuple(read_catalog_file(PROJECT, p, loc)[0] for loc, p in paths.items())


def test_nothing_is_forgotten_of_the_types_there_are() -> None:
    found = find_forgotten(COLLECTIONS, PROJECT, read_catalogs(), *COLLECTIONS)
    forgotten = "\n".join(found)
    assert not forgotten, forgotten


def translate(declared: Collection) -> tuple[Catalog, ...]:
    """The catalogs, with a translation of all that is said of a new type."""
    new = {e.key: replace(e, texts=("texte",)) for e in list_texts(declared)}
    return tuple(replace(c, entries={**c.entries, **new}) for c in read_catalogs())


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A site with the templates and the list of visits."""
    return write_tree(tmp_path / "whole", SITE)


def test_nothing_is_forgotten_of_the_visit(types: Types, whole: Path) -> None:
    catalogs = translate(types["visits"])
    assert list(find_forgotten(types, whole, catalogs, "visits")) == []


def test_a_type_that_no_site_shows_has_a_record_made_of_its_examples(
    types: Types, tmp_path: Path
) -> None:
    shutil.copytree(SHOWCASE, tmp_path / "content")
    add_examples(tmp_path / "content", types)
    visit = read(tmp_path, types).collection("visits")["example"]
    assert visit.model_dump()["place"] == "Maison bleue"
    assert not (tmp_path / "content/communes/example.yaml").exists()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "templates/pages/visit.html",
            "add templates/pages/visit.html, or templates/pages/record.html for all"
            " types",
        ),
        (
            "templates/pages/visits.html",
            "add templates/pages/visits.html, or templates/pages/list.html for all"
            " types",
        ),
        (
            "content/pages/visits.yaml",
            "add content/pages/visits.yaml with kind: visits",
        ),
    ],
)
def test_a_forgotten_file_is_named(
    path: str, said: str, types: Types, whole: Path
) -> None:
    (whole / path).unlink()
    catalogs = translate(types["visits"])
    assert list(find_forgotten(types, whole, catalogs, "visits")) == [said]


class Party(PageRecord):
    """A record with fields of which nothing shows an example, or tells anything."""

    name: Localized
    """What it is called."""
    door: Line
    """By which one enters."""
    guests: int = 0


def test_a_field_without_example_or_docstring_is_named_with_its_file(
    types: Types, whole: Path
) -> None:
    parties = Collection(
        name="parties", word="party", model=Party, is_folder=True, page="visit"
    )
    changed = {**types, "parties": parties}
    assert list(find_forgotten(changed, whole, translate(parties), "parties")) == [
        f"tests/microsite/records/test_types.py: {said}"
        for said in (
            f"no example of door; {HOW_TO_SHOW}",
            "guests has no docstring, which tells what it means",
        )
    ]


def test_a_column_without_words_is_named_with_the_file_that_lacks_them(
    types: Types, whole: Path
) -> None:
    visits = types["visits"]
    columns = tuple(
        replace(c, description=None) if c.name == "seats" else c for c in visits.columns
    )
    changed = {**types, "visits": replace(visits, columns=columns)}
    catalogs = translate(visits)
    assert list(find_forgotten(changed, whole, catalogs, "visits")) == [
        "tests/microsite/records/new_type/visit.py: the column seats has no description"
    ]


def test_each_text_without_french_is_named_with_the_catalog(
    types: Types, whole: Path
) -> None:
    path = "microsite/locales/fr/LC_MESSAGES/microsite.po"
    own = (
        "Name of the visit, in {language}",
        "Day of the visit",
        "Municipality of the visit",
        "Number of seats",
        "An afternoon on which residents try something out.",
        "What is tried out, as a title.",
        "The day of the visit.",
        "Where it takes place.",
        "Who receives the visitors.",
        "The name of the house or the street, alike in all languages.",
        "How many can take part, where somebody counts.",
        "Visits",
        "Commune",
        "Host",
        "Seats",
    )
    # Another type may have said the same of a column or a field of its own.
    catalogs = [
        replace(c, entries={k: e for k, e in c.entries.items() if e.id not in own})
        for c in read_catalogs()
    ]
    assert sorted(find_forgotten(types, whole, catalogs, "visits")) == sorted(
        f"{path}: “{text}” is not translated" for text in own
    )


def test_each_word_of_its_templates_that_the_site_lacks_is_named(
    types: Types, whole: Path
) -> None:
    template = whole / "templates/pages/visit.html"
    template.write_text('{{ _("Take a seat") }}{{ _("Seats") }}', encoding="utf-8")
    (whole / "locales/fr/LC_MESSAGES/site.po").write_text(
        catalog("fr", 'msgid "Seats"\nmsgstr "Places"\n'), encoding="utf-8"
    )
    (whole / "locales/en/LC_MESSAGES/site.po").write_text(
        catalog("en", 'msgid "Seats"\nmsgstr ""\n'), encoding="utf-8"
    )
    said = translate(types["visits"])
    assert list(find_forgotten(types, whole, said, "visits")) == [
        "locales/en/LC_MESSAGES/site.po: “Take a seat” is not translated",
        "locales/en/LC_MESSAGES/site.po: “Seats” is not translated",
        "locales/fr/LC_MESSAGES/site.po: “Take a seat” is not translated",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"order": ("day",)}, "there is no field day"),
        ({"beside": ("host.roles.boss",)}, "there is no field host.roles.boss"),
        ({"brief": ("title",)}, "the thing has no property title"),
        ({"point": ("x", "seats")}, "there is no column x"),
        ({"name": "records"}, "site.records is something else in templates"),
        (
            {"list_page": ""},
            "a table has list_page=, whose title the page of open data shows",
        ),
        ({"page": ""}, "only a PageRecord has page=, and each of them has"),
    ],
)
def test_a_declaration_that_its_model_does_not_bear_is_named(
    changes: dict[str, Any], said: str, types: Types, whole: Path
) -> None:
    visits = types["visits"]
    changed = {**types, "visits": replace(visits, **changes)}
    catalogs = translate(visits)
    assert list(find_forgotten(changed, whole, catalogs, "visits")) == [
        f"tests/microsite/records/new_type/visit.py: {said}"
    ]


# What cannot be a type ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "add COLLECTION, a Collection"),
        ("COLLECTION = None\n", "add COLLECTION, a Collection"),
        (
            "from microsite.records.types.theme import COLLECTION\n",
            "another type has name='themes'",
        ),
        (
            "from dataclasses import replace\n"
            "from microsite.records.types.theme import COLLECTION as THEMES\n"
            "COLLECTION = replace(THEMES, name='fields', word='field', page='field')\n",
            "another type has model=<class 'microsite.records.types.theme.Theme'>",
        ),
    ],
    ids=["empty", "no declaration", "a copy", "a copy with other names"],
)
def test_a_file_that_declares_no_type_of_its_own_is_named(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "undeclared.py"
    file.write_text(text)
    folders = [*types_folder.__path__, str(tmp_path)]
    monkeypatch.setattr(types_folder, "__path__", folders)
    with pytest.raises(DeclarationError) as raised:
        find_types()
    del sys.modules[f"{types_folder.__name__}.undeclared"]
    assert str(raised.value) == f"{file}: {said}"


# Nothing else knows the types ---------------------------------------------------------


def find_switches(path: Path) -> Iterator[int]:
    """The lines that ask whether something is a record of a certain type."""
    models = {declared.model.__name__ for declared in COLLECTIONS.values()}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
            asked = {n.id for n in ast.walk(node.args[1]) if isinstance(n, ast.Name)}
            if asked & models:
                yield node.lineno
        elif isinstance(node, ast.MatchClass) and ast.unparse(node.cls) in models:
            yield node.lineno


def test_nothing_asks_for_the_type_of_a_record() -> None:
    found = [
        f"{path.relative_to(PROJECT).as_posix()}:{line}"
        for path in sorted((PROJECT / "microsite").rglob("*.py"))
        for line in find_switches(path)
    ]
    assert found == []
