"""Catalogs: what is missing, stale, unused or differs; plural forms; updating."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Tree
from support import PROJECT, catalog, find_problems, minimal_site, show, translator
from tables import every_row

from microsite.catalogs import find_catalog, update_catalog
from microsite.catalogs.read import read_catalog
from microsite.command.cli import main
from twinlint.catalog import Translator, find_placeholders
from twinlint.source import Locale

FRENCH = "locales/fr/LC_MESSAGES/site.po"
ENGLISH = "locales/en/LC_MESSAGES/site.po"
TEMPLATE = "templates/pages/text.html"


def check(tree: Tree, template: str, french: str, english: str) -> list[str]:
    """What is wrong with two catalogs, for a template that says these words."""
    files = {
        TEMPLATE: f'{{% extends "layouts/page.html" %}}\n{template}\n',
        FRENCH: catalog("fr", french),
        ENGLISH: catalog("en", english),
    }
    return show(find_problems(tree(minimal_site(files))))


SKIP = 'msgid "Skip"\nmsgstr "{}"\n'
SAY_SKIP = '{% set a = _("Skip") %}'
SAY_ONE = '{% set a = ngettext("%(num)s day", "%(num)s days", 2) %}'
ONE = (
    'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "{}"\nmsgstr[1] "{}"\n'
)


@pytest.mark.parametrize(
    ("template", "french", "english", "expected"),
    [
        (SAY_SKIP, SKIP.format("Passer"), SKIP.format("Skip"), []),
        (
            SAY_SKIP,
            SKIP.format(""),
            SKIP.format("Skip"),
            [f"{FRENCH}:7:1: “Skip” is not translated into French [missing-message]"],
        ),
        (
            "",
            SKIP.format("Passer"),
            SKIP.format("Skip"),
            [
                f"{ENGLISH}:7:1: nothing says “Skip” any more [unused-message]",
                f"{FRENCH}:7:1: nothing says “Skip” any more [unused-message]",
            ],
        ),
        (
            '{% set a = pgettext("verb", "Skip") %}',
            f'msgctxt "verb"\n{SKIP.format("Passer")}',
            f'msgctxt "verb"\n{SKIP.format("Skip")}',
            [],
        ),
        (
            SAY_ONE,
            ONE.format("un jour", "%(num)s jours"),
            ONE.format("one day", "%(num)s days"),
            [],
        ),
        (
            SAY_ONE,
            ONE.format("%(num)s jour", ""),
            ONE.format("one day", "%(num)s days"),
            [
                f"{FRENCH}:7:1: “%(num)s day” is not translated into French"
                " [missing-message]"
            ],
        ),
        (
            SAY_ONE,
            ONE.format("%(nombre)s jour", "%(num)s jours"),
            ONE.format("one day", "%(num)s days"),
            [
                f"{FRENCH}:7:1: the translation of “%(num)s day” has other placeholders"
                " [differing-placeholder]"
            ],
        ),
    ],
)
def test_catalogs_are_complete(
    template: str, french: str, english: str, expected: list[str], tree: Tree
) -> None:
    assert check(tree, template, french, english) == expected


def test_a_broken_template_does_not_make_words_unused(tree: Tree) -> None:
    words = SKIP.format("Passer"), SKIP.format("Skip")
    assert check(tree, f"{SAY_SKIP}{{% if %}}", *words) == [
        f"{TEMPLATE}:2:1: the template stops here: Expected an expression,"
        " got 'end of statement block' [template-error]"
    ]


@pytest.mark.parametrize(
    ("locale", "forms"),
    [
        ("en", {0: 1, 1: 0, 2: 1}),
        ("fr", {0: 0, 1: 0, 2: 1}),
        ("es", {0: 1, 1: 0, 2: 1}),
        ("pl", {1: 0, 2: 1, 5: 2, 12: 2, 22: 1}),
        ("ja", {0: 0, 1: 0, 2: 0}),
    ],
)
def test_plural_forms(locale: str, forms: dict[int, int], tmp_path: Path) -> None:
    path = find_catalog(tmp_path, Locale(locale))
    update_catalog(tmp_path, path, Locale(locale), ())
    catalog, _ = read_catalog(tmp_path, Locale(locale))
    assert {count: catalog.find_plural_form(count) for count in forms} == forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%(num)s of %(all)d", {"num", "all"}),
        ("{count} of {all}", {"count", "all"}),
        ("100 %", set()),
        ("", set()),
    ],
)
def test_placeholders(text: str, expected: set[str]) -> None:
    assert find_placeholders(text) == expected


# Updating -----------------------------------------------------------------------------


@every_row("path", sorted(PROJECT.glob("locales/*/LC_MESSAGES/site.po")))
def test_no_ending_is_glued_to_a_value_that_may_be_a_word(path: Path) -> None:
    said = path.read_text("utf-8")
    assert re.findall(r"\w+%\(\w+\)s|%\(\w+\)s\w+", said) == []


def test_messages_keeps_translations_adds_new_words_and_drops_old_ones(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    template = '{% extends "layouts/page.html" %}\n{% set a = _("Skip"), _("New") %}\n'
    root = tree(
        minimal_site(
            {
                TEMPLATE: template,
                FRENCH: catalog(
                    "fr", SKIP.format("Passer") + '\nmsgid "Old"\nmsgstr "V"\n'
                ),
            }
        )
    )
    assert main(["messages", "--root", str(root), "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [FRENCH, ENGLISH]
    assert told.err == f"1 text of {FRENCH} waits for its translation\n"
    french, _ = read_catalog(root, Locale("fr"))
    english, _ = read_catalog(root, Locale("en"))
    assert {e.id: e.texts for e in french.entries.values()} == {
        "Skip": ("Passer",),
        "New": ("",),
    }
    assert {e.id: e.texts for e in english.entries.values()} == {
        "Skip": ("Skip",),
        "New": ("New",),
    }
    assert main(["messages", "--root", str(root)]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [(TEMPLATE, "{% if %}"), (TEMPLATE, b"\xe9"), (FRENCH, "garbage")],
)
def test_messages_changes_nothing_while_a_file_cannot_be_read(
    name: str, content: str | bytes, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(
        minimal_site({FRENCH: catalog("fr", SKIP.format("Passer")), name: content})
    )
    before = (root / FRENCH).read_bytes()
    assert main(["messages", "--root", str(root), "--lang", "en"]) == 1
    assert f"{name}:1:1: error: " in capsys.readouterr().out
    assert (root / FRENCH).read_bytes() == before


def test_a_message_that_no_catalog_knows_shows_in_english() -> None:
    assert translator("fr").find_text("No such sentence") == "No such sentence"
    assert Translator(Locale("en")).find_text("No such sentence") == "No such sentence"
