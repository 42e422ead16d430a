"""Claims about folders: which files are versions of one page, and how that is said."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint.documents import list_formats
from twinlint.source import Locale
from twinlint.trees import (
    Pairing,
    PatternError,
    Way,
    choose_locales,
    find_tag,
    pair_folders,
    pair_tree,
    read_locales,
    read_way,
)

FR, EN, DE = Locale("fr"), Locale("en"), Locale("de")


def list_pairs(pairing: Pairing) -> list[str]:
    return [" ".join(pair.paths) for pair in pairing.pairs]


def list_lone(pairing: Pairing) -> list[str]:
    return [f"{each.path} {each.missing}" for each in pairing.lone]


DOCS = "docusaurus-plugin-content-docs"
LAYOUTS = {
    "Hugo": (
        "hugo.toml content/fr/a.md content/en/a.md content/es/a.md",
        ["content/fr/a.md content/en/a.md"],
        ("content/fr", "content/en"),
    ),
    "Hugo with a default": (
        "config/_default/hugo.toml content/b/a.md content/b/a.fr.md content/x.old.md",
        ["content/b/a.fr.md content/b/a.md"],
        ("*.fr.md",),
    ),
    "Docusaurus": (
        f"web/docusaurus.config.ts web/docs/a/b.mdx"
        f" web/i18n/fr/{DOCS}/current/a/b.mdx web/versioned_docs/version-1/a.md"
        f" web/i18n/fr/{DOCS}/version-1/a.md",
        [
            f"web/i18n/fr/{DOCS}/current/a/b.mdx web/docs/a/b.mdx",
            f"web/i18n/fr/{DOCS}/version-1/a.md web/versioned_docs/version-1/a.md",
        ],
        ("web/i18n/fr",),
    ),
    "Docusaurus with messages": (
        "docusaurus.config.js i18n/fr/code.json i18n/en/code.json i18n/de/code.json",
        ["i18n/fr/code.json i18n/en/code.json"],
        ("i18n/fr", "i18n/en"),
    ),
    "Starlight": (
        "astro.config.mjs src/content/docs/fr/a.md src/content/docs/a.md",
        ["src/content/docs/fr/a.md src/content/docs/a.md"],
        ("src/content/docs/fr",),
    ),
    "Astro": (
        "astro.config.mjs src/content/blog/fr/a.md src/content/blog/en/a.md",
        ["src/content/blog/fr/a.md src/content/blog/en/a.md"],
        ("src/content/blog/fr", "src/content/blog/en"),
    ),
    "MkDocs": (
        "mkdocs.yml docs/fr/a.md docs/en/a.md",
        ["docs/fr/a.md docs/en/a.md"],
        ("docs/fr", "docs/en"),
    ),
    "MkDocs with suffixes": (
        "mkdocs.yml docs/a.fr.md docs/a.md docs/b.es.md docs/b.md docs/b.fr.md",
        ["docs/a.fr.md docs/a.md", "docs/b.fr.md docs/b.md"],
        ("*.fr.md",),
    ),
    "Jekyll": (
        "_config.yml _i18n/fr/a.md _i18n/en/a.md",
        ["_i18n/fr/a.md _i18n/en/a.md"],
        ("_i18n/fr", "_i18n/en"),
    ),
    "Jekyll at the top": (
        "_config.yml fr/a.md a.md",
        ["fr/a.md a.md"],
        ("fr",),
    ),
    "Sphinx": (
        "docs/conf.py docs/locale/fr/LC_MESSAGES/a/b.po",
        ["docs/locale/fr/LC_MESSAGES/a/b.po docs/locale/fr/LC_MESSAGES/a/b.po"],
        ("docs/locale/fr",),
    ),
    "Sphinx and more": (
        "docs/source/conf.py docs/locale/fr/LC_MESSAGES/b.po app/l/fr/LC_MESSAGES/a.po",
        [
            "app/l/fr/LC_MESSAGES/a.po app/l/fr/LC_MESSAGES/a.po",
            "docs/locale/fr/LC_MESSAGES/b.po docs/locale/fr/LC_MESSAGES/b.po",
        ],
        ("app/l/fr", "docs/locale/fr"),
    ),
    "Django": (
        "manage.py conf.py blog/locale/fr/LC_MESSAGES/django.po"
        " blog/locale/fr/LC_MESSAGES/more.po shop/conf/locale/fr/LC_MESSAGES/django.po",
        [
            f"{path} {path}"
            for path in (
                "blog/locale/fr/LC_MESSAGES/django.po",
                "blog/locale/fr/LC_MESSAGES/more.po",
                "shop/conf/locale/fr/LC_MESSAGES/django.po",
            )
        ],
        ("blog/locale/fr", "shop/conf/locale/fr"),
    ),
    "gettext": (
        "docs/conf.py translations/fr/LC_MESSAGES/a.po",
        ["translations/fr/LC_MESSAGES/a.po translations/fr/LC_MESSAGES/a.po"],
        ("translations/fr",),
    ),
    "Eleventy": (
        "eleventy.config.js src/fr/a.md src/en/a.md",
        ["src/fr/a.md src/en/a.md"],
        ("src/fr", "src/en"),
    ),
    "": (
        "README.md README-fr.md CHANGES.md doc/a_fr.txt doc/a_en.txt other/x.md",
        ["README-fr.md README.md", "doc/a_fr.txt doc/a_en.txt"],
        ("*-fr.md", "*_fr.txt", "*_en.txt"),
    ),
    " of catalogs": (
        "locales/fr.json locales/en.json locales/es.json",
        ["locales/fr.json locales/en.json"],
        ("locales/fr.json", "locales/en.json"),
    ),
    " marked twice": (
        "s/fr/x.fr.html s/en/x.en.html s/fr/b/y.fr.html s/en/b/y.en.html"
        " fr/z.fr.md fr/z.en.md s/fr/lone.fr.html",
        [
            "fr/z.fr.md fr/z.en.md",
            "s/fr/b/y.fr.html s/en/b/y.en.html",
            "s/fr/x.fr.html s/en/x.en.html",
        ],
        ("*.fr.html", "*.en.html"),
    ),
    " with a base": (
        "t/fr/a.json t/fr/b.json t/base/a.json t/base/b.json t/old/a.json t/de/a.json",
        ["t/fr/a.json t/base/a.json", "t/fr/b.json t/base/b.json"],
        ("t/fr", "t/base"),
    ),
    " with a base of pages": (
        "x.md a/en/d/x.md a/en/d/y.md a/en/z.md a/source/d/x.md a/source/d/y.md",
        ["a/source/d/x.md a/en/d/x.md", "a/source/d/y.md a/en/d/y.md"],
        ("a/source", "a/en"),
    ),
}


@every_row("name", LAYOUTS)
def test_a_layout_is_recognised_and_said(name: str) -> None:
    files, pairs, places = LAYOUTS[name]
    pairing = pair_tree(files.split(), (FR, EN))
    assert list_pairs(pairing) == pairs
    assert (pairing.layout, pairing.places) == (name.partition(" ")[0], places)


@every_row(
    ("name", "settings"),
    [
        (
            "hugo.toml",
            '[languages.fr]\ncontentDir = "content/francais"\n'
            '[languages.en]\ncontentDir = "content/english/"\n',
        ),
        (
            "hugo.yaml",
            "title: A\nlanguages:\n  fr:\n    contentDir: content/francais\n"
            "  en:\n    label: English\n    contentDir: content/english\n",
        ),
        (
            "config.json",
            '{"languages": {"fr": {"contentDir": "content/francais"},'
            ' "en": {"contentDir": "content/english"}}}',
        ),
        (
            "config/_default/languages.toml",
            '[fr]\ncontentDir = "content/francais"\n'
            '[en]\ncontentDir = "content/english"\n',
        ),
    ],
)
@every_row("top", ["", "site/"])
def test_settings_of_hugo_name_a_folder_for_each_language(
    name: str, settings: str, top: str
) -> None:
    pages = ("content/francais/a.md", "content/english/a.md", "content/english/b.md")
    files = [top + file for file in (name, *pages, "README.md")]
    heads = {top + name: settings}
    pairing = pair_tree(files, (FR, EN), read_head=lambda path: heads.get(path, ""))
    assert list_pairs(pairing) == [f"{top}{pages[0]} {top}{pages[1]}"]
    assert list_lone(pairing) == [f"{top}{pages[2]} fr"]
    assert pairing.layout == "Hugo"
    assert pairing.places == (f"{top}content/francais", f"{top}content/english")


def test_a_language_of_hugo_without_a_folder_has_the_usual_one() -> None:
    settings = '[languages.fr]\ncontentDir = "content/fr"\n[languages.en]\nweight = 1\n'
    files = ["hugo.toml", "content/fr/a.md", "content/a.md"]
    pairing = pair_tree(files, (FR, EN), read_head=lambda _: settings)
    assert list_pairs(pairing) == ["content/fr/a.md content/a.md"]


def test_settings_of_hugo_tell_languages_that_nobody_asked_for() -> None:
    settings = (
        '[languages.de]\ncontentDir = "inhalt"\n[languages.nl]\ncontentDir = "inhoud"\n'
    )
    files = ["hugo.toml", "inhalt/a.md", "inhoud/a.md"]
    pairing = pair_tree(files, (FR, EN), read_head=lambda _: settings)
    assert (pairing.pairs, pairing.others) == ((), {"de": 1, "nl": 1})


def test_pages_of_jekyll_say_what_they_are() -> None:
    heads = {
        "_config.yml": "default_lang: en\n",
        "about.md": "---\nlang: en\npage_id: about\n---\nAbout.",
        "a-propos.md": "---\nlang: fr\npage_id: about\n---\nDe nous.",
        "team.md": "---\npage_id: team\n---\nTeam.",
        "equipe.md": "---\nlang: fr\npage_id: team\n---\nÉquipe.",
        "aide.md": "---\nlang: fr\npage_id: help\n---\nAide.",
        "fr/x.md": "X.",
        "en/x.md": "X.",
    }
    pairing = pair_tree(heads, (FR, EN), read_head=heads.__getitem__)
    assert list_pairs(pairing) == [
        "a-propos.md about.md",
        "equipe.md team.md",
        "fr/x.md en/x.md",
    ]
    assert list_lone(pairing) == ["aide.md en"]
    assert pairing.layout == "Jekyll"


def test_a_catalog_has_its_source_beside_it() -> None:
    (pair,) = pair_tree(["conf.py", "locale/fr/LC_MESSAGES/a.po"], (FR, EN)).pairs
    assert pair.locales == (EN, FR)


def test_the_catalog_of_the_source_language_says_nothing() -> None:
    files = [f"app/locale/{tag}/LC_MESSAGES/a.po" for tag in ("fr", "en", "de")]
    pairing = pair_tree(files, (FR, EN, DE))
    assert [pair.locales for pair in pairing.pairs] == [(EN, DE), (EN, FR)]
    (alone,) = pair_tree(files[1:2], (FR, EN)).pairs
    assert alone.locales == (FR, EN)


SOURCES = {
    "": ["en de", "en fr"],
    "fr": ["fr de", "fr en"],
    "es": ["es de", "es en", "es fr"],
    "en_US": ["en de", "en fr"],
}


@every_row("told", SOURCES)
def test_catalogs_tell_the_language_of_their_messages(told: str) -> None:
    tags = ("fr", "en", "de")
    files = [f"app/locale/{tag}/LC_MESSAGES/a.po" for tag in tags]

    def tell(_: str, locale: Locale) -> str:
        return told if locale != DE else ""  # One may say nothing of it.

    def show(pairing: Pairing) -> list[str]:
        return sorted(" ".join(pair.locales) for pair in pairing.pairs)

    assert show(pair_tree(files, (FR, EN, DE), tell_source=tell)) == SOURCES[told]
    pairing = pair_folders((["a.po"], ["a.po"]), (FR, EN), tell)
    assert show(pairing) == [each for each in SOURCES[told] if "de" not in each]


def test_catalogs_whose_messages_are_keys_are_held_against_one_another() -> None:
    files = [f"app/locale/{tag}/LC_MESSAGES/a.po" for tag in ("fr", "en")]
    for pairing in (
        pair_tree(files, (FR, EN), tell_source=lambda *_: "zxx"),
        pair_folders((files[:1], files[1:]), (FR, EN), lambda *_: "zxx"),
    ):
        assert list_pairs(pairing) == [" ".join(files)]
        assert not pairing.pairs[0].is_catalog


def test_a_catalog_of_messages_without_a_twin_is_missed_beside_others() -> None:
    files = "i18n/fr/a.json i18n/en/a.json i18n/fr/b.json data/fr/c.json i18n/fr/d.toml"
    assert list_lone(pair_tree(files.split(), (FR, EN))) == ["i18n/fr/b.json en"]


def test_pages_without_a_twin_are_listed_with_the_language_they_lack() -> None:
    files = "hugo.toml content/fr/a.md content/en/a.md content/en/b.md content/fr/c.md"
    pairing = pair_tree(files.split(), (FR, EN))
    assert list_lone(pairing) == ["content/en/b.md fr", "content/fr/c.md en"]


def test_a_file_beside_a_translated_one_is_a_page_without_a_twin() -> None:
    """What stands elsewhere was perhaps never meant to be translated."""
    files = "README.md README.fr.md CHANGES.md src/notes.md settings.json"
    assert list_lone(pair_tree(files.split(), (FR, EN))) == ["CHANGES.md fr"]


def test_one_language_is_compared_with_each_of_many() -> None:
    files = "a/en/x.md a/fr/x.md a/de/x.md a/en/y.md a/de/y.md"
    pairing = pair_tree(files.split(), (EN, FR, DE))
    assert list_pairs(pairing) == [
        "a/en/x.md a/de/x.md",
        "a/en/x.md a/fr/x.md",
        "a/en/y.md a/de/y.md",
    ]
    assert list_lone(pairing) == ["a/en/y.md fr"]


def test_a_region_stands_for_its_language_and_the_language_itself_goes_first() -> None:
    files = "a/fr-CA/x.md a/fr/x.md a/en_GB/x.md"
    assert list_pairs(pair_tree(files.split(), (FR, EN))) == ["a/fr/x.md a/en_GB/x.md"]
    canadian = (Locale("fr-CA"), EN)
    assert list_pairs(pair_tree(files.split(), canadian)) == [
        "a/fr-CA/x.md a/en_GB/x.md"
    ]


def test_a_folder_named_after_a_language_inside_a_page_tree_is_no_language() -> None:
    files = "a/en/id/x.md a/fr/id/x.md"
    assert list_pairs(pair_tree(files.split(), (FR, EN))) == [
        "a/fr/id/x.md a/en/id/x.md"
    ]


@every_row(
    "files",
    [
        "a/fr/x.md a/guide/x.md",
        "a/fr/x.md a/fr/y.md a/fr/z.md a/fr/v.md a/fr/w.md a/guide/x.md a/guide/y.md",
        "a/fr/x.md a/fr/y.md a/guide/x.md a/guide/y.md a/guide/1 a/guide/2 a/guide/3",
        "a/x.md a/y.md b/x.md b/y.md",
    ],
)
def test_a_folder_with_few_of_the_same_files_is_no_base(files: str) -> None:
    assert pair_tree(files.split(), (FR, EN)).pairs == ()


def test_languages_that_nobody_asked_for_are_counted() -> None:
    pairing = pair_tree(["a/es/x.md", "a/pt-BR/x.md", "a/es/y.md"], (FR, EN))
    assert (pairing.pairs, dict(pairing.others)) == ((), {"es": 2, "pt-BR": 1})


# Patterns -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "files", "pairs"),
    [
        ("{lang}/**/*.md", "fr/a/b.md en/a/b.md fr/c.txt", ["fr/a/b.md en/a/b.md"]),
        ("**/*.{lang}.md", "x/a.fr.md x/a.en.md", ["x/a.fr.md x/a.en.md"]),
        ("text-{lang}.txt", "text-fr.txt text-en.txt", ["text-fr.txt text-en.txt"]),
        (
            "docs/** = l10n/{lang}/docs/**",
            "docs/a/b.md l10n/fr/docs/a/b.md",
            ["l10n/fr/docs/a/b.md docs/a/b.md"],
        ),
        (
            "{lang}/{lang}-*.{md,txt}",
            "fr/fr-a.md en/en-a.md fr/en-b.md en/fr-b.md fr/fr-a.txt",
            ["fr/fr-a.md en/en-a.md"],
        ),
    ],
)
def test_a_pattern_says_where_the_language_stands(
    pattern: str, files: str, pairs: list[str]
) -> None:
    pairing = pair_tree(files.split(), (FR, EN), (read_way(pattern),))
    assert list_pairs(pairing) == pairs


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("docs/*.md", "“docs/*.md” does not say where {lang} stands"),
        ("{lang} = docs", "does not say where {lang} stands"),
        ("../{lang}/*", "“../{lang}/*” leads out of the folder"),
        ("/etc/{lang}", "“/etc/{lang}” leads out of the folder"),
        ("*a*b*c*d*e*f*g*h*i/{lang}", "has more than 8 wildcards"),
    ],
)
def test_a_pattern_that_names_no_pairs_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(PatternError) as caught:
        read_way(pattern)
    assert said in str(caught.value)


def test_a_way_is_taken_from_a_pattern_with_spaces() -> None:
    assert read_way(" docs/** = i18n/{lang}/** ") == Way("i18n/{lang}/**", "docs/**")


# Two folders --------------------------------------------------------------------------


def test_two_folders_are_paired_without_what_names_languages() -> None:
    first = ["a.md", "b.fr.md", "fr/c.md", "d/e_fr.md", "only.md"]
    second = ["a.md", "b.en.md", "en/c.md", "d/e_en.md", "other.md"]
    pairing = pair_folders((first, second), (FR, EN))
    assert list_pairs(pairing) == [
        "a.md a.md",
        "b.fr.md b.en.md",
        "d/e_fr.md d/e_en.md",
        "fr/c.md en/c.md",
    ]
    assert list_lone(pairing) == ["only.md en", "other.md fr"]


def test_a_twin_may_have_another_format_unless_several_have_its_name() -> None:
    first = ["press.docx", "a.md", "b.md"]
    second = ["press.html", "a.html", "a.txt", "b.md", "b.html"]
    pairs = list_pairs(pair_folders((first, second), (FR, EN)))
    assert pairs == ["b.md b.md", "press.docx press.html"]


@pytest.mark.parametrize(
    ("name", "tag"), [("fr", "fr"), ("pt_BR", "pt-BR"), ("docs", ""), ("src", "")]
)
def test_the_name_of_a_folder_may_be_a_language(name: str, tag: str) -> None:
    assert find_tag(name) == tag


@every_row(
    ("first", "second", "told"),
    [
        ("docs/a.nl.md", "docs/a.en.md", ("nl", "en")),
        ("docs/en/a.md", "docs/nl/a.md", ("en", "nl")),
        ("de/docs/nl.md", "de/docs/fr.md", ("nl", "fr")),
        ("a.md", "a_pt-BR.md", ("en", "pt-BR")),
        ("fr_FR.UTF-8/a.md", "en/a.md", ("fr-FR", "en")),
        ("a.md", "a.en.md", None),
        ("a.md", "b.nl.md", None),
        ("de/a.md", "de/b.md", None),
    ],
)
def test_two_files_tell_their_languages_by_what_differs_in_their_paths(
    first: str, second: str, told: tuple[str, str] | None
) -> None:
    assert read_locales(first, second) == told


@every_row(
    ("tags", "told"),
    [
        (["en", "nl"], ("nl", "en")),
        (["fr", "nl"], ("nl", "fr")),
        (["nl"], ("nl", "en")),
        (["de", "nl"], ("de", "nl")),
        (["en"], None),
        (["en", "fr"], None),
        (["de", "en", "nl"], None),
    ],
)
def test_a_folder_of_two_languages_tells_them(
    tags: list[str], told: tuple[str, str] | None
) -> None:
    assert choose_locales(tags, (FR, EN)) == told


def test_nobody_misses_a_page_of_a_lone_catalog_of_any_format() -> None:
    for each in list_formats().values():
        for suffix in each.suffixes:
            files = ("fr/a.md", "en/a.md", f"fr/b{suffix}")
            missed = list_lone(pair_tree(files, (FR, EN)))
            assert missed == ([] if each.is_data else [f"fr/b{suffix} en"]), suffix
