"""The words of each language that have an opposite fit those of the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support import PROJECT

from twinlint.languages import Meaning, list_rows, read_opposites
from twinlint.languages.opposites import read_rows
from twinlint.source import Locale

FOLDERS = sorted((PROJECT / "twinlint/languages").glob("*/opposites.txt"))
WITHOUT_POLES = {"neither", "flip", "negation", "not", "hidden", "scope"}
LANGUAGES = [path.parent.name for path in FOLDERS]


def count_poles(locale: str) -> dict[str, int]:
    """How many meanings each row of a language has."""
    poles: dict[str, int] = {}
    for said in read_opposites(Locale(locale)).values():
        for meaning in said:
            poles[meaning.row] = max(poles.get(meaning.row, 0), meaning.pole + 1)
    return poles


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_row_has_as_many_meanings_in_all_languages(locale: str) -> None:
    french = count_poles("fr")
    assert {row: french.get(row) for row in list_rows(Locale(locale))} == count_poles(
        locale
    )


def find_lines(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


@pytest.mark.parametrize("path", FOLDERS, ids=LANGUAGES)
def test_every_line_is_a_row(path: Path) -> None:
    lines = list(find_lines(path))
    names = [line.partition(":")[0] for line in lines]
    assert all(":" in line for line in lines)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", FOLDERS, ids=LANGUAGES)
def test_no_word_is_sure_to_say_both_of_a_row(path: Path) -> None:
    sure: dict[tuple[tuple[str, ...], str], set[int]] = {}
    for words, meaning in read_rows(path.read_text("utf-8")):
        if meaning.is_sure and meaning.row not in WITHOUT_POLES:
            sure.setdefault((words, meaning.row), set()).add(meaning.pole)
    assert {key: poles for key, poles in sure.items() if len(poles) > 1} == {}


def test_a_word_on_both_sides_says_neither() -> None:
    text = "open close: open shut | shut closed\nnot a row\nempty:\n"
    found: dict[tuple[str, ...], set[Meaning]] = {}
    for words, meaning in read_rows(text):
        found.setdefault(words, set()).add(meaning)
    assert found[("open",)] == {Meaning("open close", 0)}
    assert found[("shut",)] == {Meaning("open close", 0), Meaning("open close", 1)}
    assert set(found) == {("open",), ("shut",), ("closed",)}


def test_a_language_without_the_file_has_no_opposites() -> None:
    assert read_opposites(Locale("xx")) == {}
    assert read_opposites(Locale("fr-CA")) == read_opposites(Locale("fr"))
