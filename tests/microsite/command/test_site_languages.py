"""`new`, `messages` and `schema` write the languages that content/site.yaml names."""

from __future__ import annotations

import json

import pytest
from conftest import Tree
from support import SETTINGS, minimal_site, read_files

from microsite.command.cli import main

DUTCH = minimal_site(
    {
        "content/site.yaml": SETTINGS.replace("[fr, en]", "[fr, en, nl]"),
        "templates/pages/text.html": "{{ _('Languages') }}\n",
    }
)
"""A site whose settings name Dutch, and that has no word of Dutch yet."""


def test_a_new_record_has_the_language_whose_texts_are_still_missing(
    tree: Tree,
) -> None:
    root = tree(DUTCH)
    assert main(["new", "commune", "example", "--root", str(root)]) == 0
    text = (root / "content/communes/example.yaml").read_text(encoding="utf-8")
    assert "summary:\n  fr:\n  en:\n  nl:\n" in text


def test_messages_begins_the_catalog_of_that_language(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(DUTCH)
    assert main(["messages", "--root", str(root)]) == 0
    path = "locales/nl/LC_MESSAGES/site.po"
    assert path in capsys.readouterr().out.splitlines()
    catalog = (root / path).read_text(encoding="utf-8")
    assert '"Language: nl\\n"' in catalog
    assert 'msgid "Languages"\nmsgstr ""\n' in catalog


def test_schemas_ask_for_that_language(tree: Tree) -> None:
    root = tree(DUTCH)
    assert main(["schema", "--root", str(root)]) == 0
    described = json.loads((root / "content/.schema/timeline.json").read_text("utf-8"))
    assert described["$defs"]["Localized"]["required"] == ["fr", "en", "nl"]


@pytest.mark.parametrize("command", ["new commune example", "messages", "schema"])
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (None, "content/site.yaml:1:1: error: there is no content/site.yaml"),
        ("locales: [fr\n", "content/site.yaml:1:10: error: a bracket is opened"),
        ("a text\n", "content/site.yaml:1:1: error: fields are expected here"),
        (
            SETTINGS.replace("[fr, en]", "français"),
            "content/site.yaml:2:10: error: locales must be a list",
        ),
        (
            SETTINGS.replace("[fr, en]", "[fr, zz]"),
            "content/site.yaml:2:15: error: “zz” is not the code of a language",
        ),
        (
            SETTINGS.replace("[fr, en]", "[fr, fr]"),
            "content/site.yaml:2:10: error: “fr” stands there twice",
        ),
        (
            SETTINGS.replace("locales:", "locale:"),
            "content/site.yaml:2:1: error: “locale” is not a field here",
        ),
        (
            SETTINGS.replace("locales: [fr, en]\n", ""),
            "content/site.yaml:1:1: error: locales is missing",
        ),
        (
            SETTINGS.replace("[fr, en]", "[]"),
            "content/site.yaml:2:1: error: locales is empty",
        ),
    ],
    ids=[
        "no file",
        "no YAML",
        "no fields",
        "no list",
        "unknown",
        "twice",
        "misspelt",
        "left out",
        "empty",
    ],
)
def test_languages_that_cannot_be_read_are_not_guessed(
    command: str,
    settings: str | None,
    said: str,
    tree: Tree,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = tree(minimal_site({"content/site.yaml": settings}))
    before = read_files(root)
    assert main([*command.split(), "--root", str(root), "--lang", "en"]) == 1
    assert said in capsys.readouterr().out
    assert read_files(root) == before
