"""The language of the tool: how it is chosen, and that its words are kept whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.cache import Cache
from microsite.catalogs.read import read_catalog
from twinlint.command.speak import PROGRAM, choose_translator, find_language, read_words
from twinlint.source import Locale

FRENCH = Locale("fr")


@pytest.mark.parametrize(
    ("environment", "lang", "locale"),
    [
        ({}, None, "en"),
        ({"LANG": "fr_FR.UTF-8"}, None, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, None, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_CA"}, None, "fr"),
        ({"LANG": "de_DE.UTF-8"}, None, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en", "en"),
    ],
)
def test_the_option_comes_before_the_environment(
    environment: dict[str, str],
    lang: str | None,
    locale: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert choose_translator(lang).locale == locale


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["check", "--lang", "fr"], "fr"),
        (["check", "--lang=fr"], "fr"),
        (["check", "--lang"], None),
        (["check"], None),
    ],
)
def test_the_language_is_found_before_options_are_read(
    given: list[str], expected: str | None
) -> None:
    assert find_language(given) == expected


def test_kept_words_are_those_of_the_catalog(tmp_path: Path) -> None:
    catalog, _ = read_catalog(PROGRAM, FRENCH, "tool")
    cache = Cache(tmp_path)
    assert read_words(PROGRAM, FRENCH, cache) == catalog
    (kept,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert read_words(PROGRAM, FRENCH, cache) == catalog
    kept.write_bytes(b"damaged")
    assert read_words(PROGRAM, FRENCH, cache) == catalog


def test_a_changed_catalog_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "locales" / "fr" / "LC_MESSAGES" / "tool.po"
    path.parent.mkdir(parents=True)
    cache = Cache(tmp_path / "cache")
    for text in ("erreur", "faute"):
        path.write_text(f'msgid "error"\nmsgstr "{text}"\n', encoding="utf-8")
        assert read_words(tmp_path, FRENCH, cache).texts("error") == (text,)


def test_without_a_catalog_the_tool_speaks_english(tmp_path: Path) -> None:
    words = read_words(tmp_path, FRENCH, Cache())
    assert (words.entries, words.texts("error")) == ({}, ())
