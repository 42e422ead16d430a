"""Languages of a region or a script: `en-GB`, `pt-BR`, `zh-Hans` are languages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from anatomy import read_page
from babel.messages.plurals import get_plural
from conftest import Tree
from support import (
    PROJECT,
    catalog,
    configure,
    find_problems,
    list_records,
    minimal_site,
    show,
)
from tables import every_row

from microsite.catalogs import find_catalog, read_catalog, update_catalog
from microsite.pages.template.filters import (
    write_date,
    write_list,
    write_number,
    write_percent,
)
from microsite.pipeline import build_site
from microsite.records import find_cldr_locale, find_direction, name_language
from twinlint.catalog import Entry
from twinlint.source import Locale

LOCALES = ("fr", "en-GB", "pt-BR")
WORDS = {
    "fr": ("%(num)s essai", "%(num)s essais", "Actualités"),
    "en-GB": ("%(num)s trial", "%(num)s trials", "News"),
    "pt-BR": ("%(num)s teste", "%(num)s testes", "Notícias"),
    "ar": ("%(num)s اختبار", "%(num)s اختبارات", "أخبار"),
    "he": ("%(num)s ניסוי", "%(num)s ניסויים", "חדשות"),
}
SAMPLE = """\
{{ "2024-03-01"|date }}; {{ "2024-02"|date }}; {{ 1234567.5|number }}; {{ 84|percent }};
{{ ["a", "b", "c"]|enumerate_list }};
{% for count in (0, 1, 2) %}{{ ngettext("%(num)s trial", "%(num)s trials", count) }};
{% endfor %}
{{ site.pages.values()|by_name|map(attribute="id")|join(" ") }}
"""


def translate(data: Any, locales: tuple[str, ...]) -> Any:
    """Plain data with the English text in place of every other language's."""
    if isinstance(data, list):
        return [translate(item, locales) for item in data]
    if not isinstance(data, dict):
        return data
    if set(data) == {"fr", "en"}:
        return {loc: data.get(loc, data["en"]) for loc in locales}
    return {key: translate(value, locales) for key, value in data.items()}


def regional_site(locales: tuple[str, ...] = LOCALES) -> dict[str, str | bytes | None]:
    """The small site in other languages, with news, a feed and a sample of values."""
    files = minimal_site(
        {
            "content/pages/sample.yaml": (
                "title: {fr: Été, en: Summer}\nsummary: {fr: Un, en: One}\n"
            ),
            "content/news/start.yaml": (
                "title: {fr: Début, en: Start}\nsummary: {fr: Un, en: One}\n"
                "date: 2024-02-06\n"
            ),
            **list_records("news"),
        }
    )
    changed: dict[str, str | bytes | None] = {}
    for path, text in files.items():
        if path.startswith("locales/") or not isinstance(text, str):
            continue
        if path.startswith("content/"):
            data = translate(yaml.load(text, yaml.BaseLoader), locales)  # noqa: S506 - gives text only
            if path == "content/site.yaml":
                data["locales"] = list(locales)
            text = yaml.dump(data, allow_unicode=True)
        changed[path] = text
    changed["templates/pages/text.html"] = (
        f'{{% extends "layouts/page.html" %}}{{% block sample %}}{SAMPLE}'
        "{% endblock sample %}"
    )
    layout = str(changed["templates/layouts/page.html"])
    layout = layout.replace("</main>", "{% block sample %}{% endblock sample %}</main>")
    changed["templates/layouts/page.html"] = layout.replace(
        '<html lang="{{ locale }}">', "<html {{ page_language() }}>"
    ).replace('lang="{{ other }}"', "{{ passage_language(other) }}")
    changed["templates/feeds/atom.xml"] = read_template("feeds/atom.xml")
    changed["templates/feeds/sitemap.xml"] = read_template("feeds/sitemap.xml")
    for locale in locales:
        one, many, news = WORDS[locale]
        forms = get_plural(locale.replace("-", "_")).num_plurals
        texts = [one, *[many] * (forms - 1)]
        changed[f"locales/{locale}/LC_MESSAGES/site.po"] = catalog(
            locale,
            'msgid "%(num)s trial"\nmsgid_plural "%(num)s trials"\n'
            + "".join(f'msgstr[{n}] "{text}"\n' for n, text in enumerate(texts))
            + f'\nmsgid "News"\nmsgstr "{news}"\n',
        )
    return changed


def read_template(name: str) -> str:
    return (PROJECT / "templates" / name).read_text(encoding="utf-8")


@pytest.fixture
def regional(tree: Tree) -> Mapping[str, str]:
    """The published texts of the site, `{path: text}`."""
    root = tree(regional_site())
    built = build_site(configure(root), root.parent / "dist")
    assert show(built.findings) == []
    return {o.path: o.content.decode() for o in built.outputs if b"\0" not in o.content}


def test_a_site_is_built_in_languages_of_a_region(regional: Mapping[str, str]) -> None:
    homes = [path for path in regional if re.fullmatch(r"[^/]+/index\.html", path)]
    assert homes == ["fr/index.html", "en-GB/index.html", "pt-BR/index.html"]
    for locale in LOCALES:
        page = read_page(regional[f"{locale}/sample/index.html"].partition("\n")[2])
        (html,) = page.find_all("html")
        assert html.attributes == {"lang": locale}
        links = page.find_all("link", rel="alternate")
        assert {a.attributes["hreflang"]: a.attributes["href"] for a in links} == {
            "x-default": f"https://ville.paris/{LOCALES[0]}/sample/",
            **{each: f"https://ville.paris/{each}/sample/" for each in LOCALES},
        }


@pytest.mark.parametrize(
    ("locale", "values"),
    [
        (
            "fr",
            "1er mars 2024; février 2024; 1 234 567,5; 84 %; a, b et c;"
            " 0 essai; 1 essai; deux essais; home sample communes editions news",
        ),
        (
            "en-GB",
            "1 March 2024; February 2024; 1,234,567.5; 84%; a, b and c;"
            " 0 trials; 1 trial; two trials; communes editions news home sample",
        ),
        (
            "pt-BR",
            "1 de março de 2024; fevereiro de 2024; 1.234.567,5; 84%; a, b e c;"
            " 0 teste; 1 teste; 2 testes; communes editions news home sample",
        ),
    ],
)
def test_values_are_written_as_the_region_does(
    regional: Mapping[str, str], locale: str, values: str
) -> None:
    page = read_page(regional[f"{locale}/sample/index.html"].partition("\n")[2])
    (main,) = page.find_all("main")
    assert values in " ".join(main.text.split())


def test_languages_are_called_as_they_call_themselves(
    regional: Mapping[str, str],
) -> None:
    page = read_page(regional["fr/index.html"].partition("\n")[2])
    assert [a.text for nav in page.find_all("nav") for a in nav.find_all("a")] == [
        "Français",
        "British English",
        "Português (Brasil)",
    ]


def test_files_for_machines_say_the_region(regional: Mapping[str, str]) -> None:
    feed = ElementTree.fromstring(regional["pt-BR/feed.xml"])  # noqa: S314 - ours
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "pt-BR"
    assert feed.findtext("{http://www.w3.org/2005/Atom}title") == "Quartiers – Notícias"
    assert (
        'hreflang="pt-BR" href="https://ville.paris/pt-BR/"'
        in (regional["sitemap.xml"])
    )
    (row,) = json.loads(regional["data/communes.json"])
    assert row["url_pt-BR"] == "https://ville.paris/pt-BR/communes/sceaux/"
    package = json.loads(regional["data/datapackage.json"])
    assert package["languages"] == ["fr", "en-GB"]


def test_the_check_compares_languages_of_a_region(tree: Tree) -> None:
    files = regional_site()
    home = yaml.safe_load(str(files["content/pages/home.yaml"]))
    home["summary"] = {
        "fr": "Depuis 12 mois.",
        "en-GB": "For 12 months.",
        "pt-BR": "Há 13 meses.",
    }
    files["content/pages/home.yaml"] = yaml.dump(home, allow_unicode=True)
    findings = find_problems(tree(files))
    assert {(f.rule, f.place and f.place.locale) for f in findings} == {
        ("different-number", "pt-BR")
    }


# Right to left ------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["ar", "he"])
def test_a_page_written_from_the_right_says_so(tree: Tree, locale: str) -> None:
    root = tree(regional_site(("fr", locale)))
    built = build_site(configure(root), root.parent / "dist")
    assert not built.has_errors, show(built.findings)
    texts = {o.path: o.content for o in built.outputs}
    right = read_page(texts[f"{locale}/index.html"].decode().partition("\n")[2])
    left = read_page(texts["fr/index.html"].decode().partition("\n")[2])
    assert right.find_all("html")[0].attributes == {"lang": locale, "dir": "rtl"}
    assert left.find_all("html")[0].attributes == {"lang": "fr"}
    assert [
        (a.attributes["lang"], a.attributes.get("dir")) for a in right.find_all("a")
    ] == [("fr", "ltr"), (locale, None)]
    assert [
        (a.attributes["lang"], a.attributes.get("dir")) for a in left.find_all("a")
    ] == [("fr", None), (locale, "rtl")]


# Words of one language ----------------------------------------------------------------


@every_row(
    ("locale", "cldr", "direction", "name"),
    [
        ("en", "en_GB", "ltr", "English"),
        ("en-GB", "en_GB", "ltr", "British English"),
        ("fr-CA", "fr_CA", "ltr", "français canadien"),
        ("pt-BR", "pt_BR", "ltr", "português (Brasil)"),
        ("zh-Hans", "zh_Hans", "ltr", "简体中文"),
        ("es-419", "es_419", "ltr", "español latinoamericano"),
        ("ar", "ar", "rtl", "العربية"),
        ("he", "he", "rtl", "עברית"),
        ("pa-Arab", "pa_Arab", "rtl", "پنجابی (عربی)"),
        ("qqq", "qqq", "ltr", "qqq"),
    ],
)
def test_cldr_knows_languages_by_its_own_names(
    locale: str, cldr: str, direction: str, name: str
) -> None:
    tag = Locale(locale)
    assert (find_cldr_locale(tag), find_direction(tag)) == (cldr, direction)
    assert name_language(tag, tag) == name


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("fr-CA", ("1er mars 2024", "1 234,5", "84 %", "a, b et c")),
        ("en-GB", ("1 March 2024", "1,234.5", "84%", "a, b and c")),
        ("en-US", ("March 1, 2024", "1,234.5", "84%", "a, b, and c")),
        ("pt-BR", ("1 de março de 2024", "1.234,5", "84%", "a, b e c")),
        ("zh-Hans", ("2024年3月1日", "1,234.5", "84%", "a、b和c")),
    ],
)
def test_each_value_is_written_as_cldr_says(
    locale: str, written: tuple[str, ...]
) -> None:
    tag = Locale(locale)
    values = (
        write_date(tag, "2024-03-01"),
        write_number(tag, 1234.5),
        write_percent(tag, 84),
        write_list(tag, ["a", "b", "c"]),
    )
    assert tuple(" ".join(str(each).split()) for each in values) == written


@pytest.mark.parametrize(
    ("locale", "language", "plurals", "text"),
    [
        ("pt-BR", "pt_BR", "nplurals=2; plural=(n > 1);", ""),
        ("zh-Hans", "zh_Hans", "nplurals=1; plural=0;", ""),
        ("en-GB", "en_GB", "nplurals=2; plural=(n != 1);", "Skip"),
        ("nl-BE", "nl_BE", "nplurals=2; plural=(n != 1);", ""),
    ],
)
def test_the_catalog_of_a_region_is_begun_and_read(
    tree: Tree, locale: str, language: str, plurals: str, text: str
) -> None:
    root, tag = tree({}), Locale(locale)
    path = find_catalog(root, tag)
    said = [("templates/a.html", 1, Entry("Skip", ("",), 0))]
    assert path == root / f"locales/{locale}/LC_MESSAGES/site.po"
    assert update_catalog(root, path, tag, said) == (True, ())
    written = path.read_text(encoding="utf-8")
    assert f'"Language: {language}\\n"\n' in written
    assert f'"Plural-Forms: {plurals}\\n"\n' in written
    found, findings = read_catalog(root, tag)
    assert (findings, found.locale) == ((), locale)
    assert found.entries["", "Skip"].texts == (text,)
    assert update_catalog(root, path, tag, said) == (False, ())


def test_a_region_keeps_its_own_english(tree: Tree) -> None:
    path = "locales/en-US/LC_MESSAGES/site.po"
    entry = 'msgid "Neighbourhood"\nmsgstr "Neighborhood"\n'
    root, tag = tree({path: catalog("en-US", entry)}), Locale("en-US")
    said = [("templates/a.html", 1, Entry("Neighbourhood", ("",), 0))]
    update_catalog(root, root / path, tag, said)
    found, _ = read_catalog(root, tag)
    assert found.entries["", "Neighbourhood"].texts == ("Neighborhood",)
