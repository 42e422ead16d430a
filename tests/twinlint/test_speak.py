"""The language of the tool: how it is chosen, and that its words are kept whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.catalogs.read import read_catalog_file
from microsite.command.vocabulary import PROGRAM, list_catalogs
from twinlint.po import read_po
from twinlint.source import Locale
from twinlint.speak import (
    HOUSES,
    choose_translator,
    find_language,
    list_languages,
)

FRENCH = Locale("fr")


@pytest.mark.parametrize(
    ("environment", "lang", "locale"),
    [
        ({}, None, "en"),
        ({"LANG": "fr_FR.UTF-8"}, None, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, None, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_CA"}, None, "fr"),
        ({"LANG": "de_DE.UTF-8"}, None, "en"),
        ({"LANG": "C.UTF-8"}, None, "en"),
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


def test_ours_is_read_as_babel_reads_it() -> None:
    for domain, locale, path in list_catalogs():
        theirs, findings = read_catalog_file(PROGRAM, path, locale)
        ours = read_po(path, locale, domain)
        assert findings == ()
        assert dict(ours.entries) == dict(theirs.entries)
        assert [ours.find_plural_form(n) for n in range(4)] == [0, 0, 1, 1]


def test_without_a_catalog_the_tool_speaks_english(tmp_path: Path) -> None:
    words = read_po(tmp_path / "twinlint.po", FRENCH, "twinlint")
    assert (words.entries, words.texts("error")) == ({}, ())


def test_every_house_has_to_speak_a_language(tmp_path: Path) -> None:
    (tmp_path / "br").mkdir()
    assert list_languages({**HOUSES, "other": tmp_path}) == ("en",)
