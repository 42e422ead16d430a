"""A text says a phrase where it has the same words and signs in a row."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import every_row

from twinlint.phrases import Found, Phrases

NAMES = Phrases([("Val-d'Oise", "val"), ("Oise", "river"), ("Soy PV", "solution")])


def find(text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.meaning) for f in NAMES.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L’Oise", [("Oise", "river")]),
        ("le Val-d’Oise", [("Val-d’Oise", "val"), ("Oise", "river")]),
        (
            "Soy\u00a0PV, Soy\nPV",
            [("Soy\u00a0PV", "solution"), ("Soy\nPV", "solution")],
        ),
        ("\0\0Soy\0\0 PV", [("Soy\0\0 PV", "solution")]),
        ("Oise.", [("Oise", "river")]),
    ],
    ids=["apostrophe", "one in another", "spaces", "markup", "full stop"],
)
def test_spaces_markup_and_apostrophes_do_not_count(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert find(text) == found


@every_row("text", ["oise", "Oises", "Oise-Nord", "Bas-Oise", "SoyPV", ""])
def test_other_words_are_not_the_phrase(text: str) -> None:
    assert find(text) == []


def test_capitals_count_unless_they_are_to_be_left_aside() -> None:
    words = Phrases([("Town Hall", 1)], is_any_case=True)
    assert list(words.find("the TOWN hall")) == [Found(4, 13, 1)]


def test_only_what_stands_between_the_offsets_is_read() -> None:
    assert list(NAMES.find("Oise, Oise, Oise", 3, 12)) == [Found(6, 10, "river")]


def test_a_phrase_may_stand_for_several_things() -> None:
    homonyms = Phrases([("Brest", 29), ("Brest", 88), ("Brest-sur-Mer", 29)])
    assert [f.meaning for f in homonyms.find("Brest")] == [29, 88]
    assert [f.meaning for f in homonyms.find_longest("Brest")] == [29, 88]


def test_the_longest_of_those_that_overlap_is_found() -> None:
    names = Phrases([("a b", 1), ("a b c", 2), ("c d", 3), ("d", 4)])
    assert [f.meaning for f in names.find("a b c d")] == [2, 1, 3, 4]
    assert [f.meaning for f in names.find_longest("a b c d")] == [2, 4]


def test_a_phrase_without_words_is_nowhere() -> None:
    assert list(Phrases([("", 1), (" ", 2)]).find("a b")) == []


WORDS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4).map(" ".join)


@given(st.sets(WORDS), st.lists(WORDS, max_size=6).map(", ".join))
def test_all_phrases_are_found_that_a_search_for_each_finds(
    phrases: set[str], text: str
) -> None:
    expected = {
        (match.start(), match.start() + len(phrase), phrase)
        for phrase in phrases
        for match in re.finditer(rf"(?<!\w)(?={phrase}(?!\w))", text)
    }
    found = list(Phrases((phrase, phrase) for phrase in phrases).find(text))
    assert {(f.start, f.end, f.meaning) for f in found} == expected
    assert len(found) == len(expected)
