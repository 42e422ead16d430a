"""A slip is one letter added, lost, changed or swapped; more is another word."""

from __future__ import annotations

from string import ascii_lowercase

from hypothesis import given
from hypothesis import strategies as st
from tables import every_row

from twinlint.spelling import SlipIndex, find_slips, fold, is_slip

WORDS = st.text(ascii_lowercase + "éèç", min_size=1, max_size=12)


@every_row(
    ("word", "other"),
    [
        ("Franclet", "Francket"),
        ("Franclet", "Francleet"),
        ("Franclet", "Francle"),
        ("Franclet", "Frnaclet"),
        ("Franclet", "ranclet"),
        ("Franclet", "Xranclet"),
        ("Franclet", "rFanclet"),
        ("a", "b"),
        ("a", ""),
    ],
)
def test_one_slip_either_way(word: str, other: str) -> None:
    assert is_slip(word, other)
    assert is_slip(other, word)


@every_row(
    ("word", "other"),
    [
        ("Franclet", "Franclet"),
        ("Franclet", "Frankleet"),
        ("Franclet", "Fraclent"),
        ("Franclet", "Franclet-Roux"),
        ("Franclet", "telcnarF"),
        ("", ""),
    ],
    ids=["the same", "two letters", "far apart", "longer", "backwards", "nothing"],
)
def test_other_words_are_no_slip(word: str, other: str) -> None:
    assert not is_slip(word, other)
    assert not is_slip(other, word)


def test_folding_takes_accents_and_capitals_away() -> None:
    assert fold("Évry-Courcouronnes") == "evry-courcouronnes"
    assert fold("Français") == fold("FRANCAIS") == "francais"
    assert fold("Sceaux") != fold("Seaux")


def test_slips_are_found_with_the_word_as_it_is_written() -> None:
    words = ["Franclet", "Évry", "PARIS", "Meudon"]
    others = ["Francket", "Evry", "Paris", "Sceaux"]
    assert list(find_slips(words, others)) == [
        ("Franclet", "Francket"),
        ("Évry", "Evry"),
        ("PARIS", "Paris"),
    ]


def test_the_same_word_is_no_slip_of_itself_unless_written_otherwise() -> None:
    assert list(find_slips(["Meudon"], ["Sceaux"])) == []
    assert list(find_slips([], ["Sceaux"])) == []
    assert list(find_slips(["Sceaux"], [])) == []


def test_many_words_give_what_few_words_give() -> None:
    """An index takes the place of comparing each with each."""
    words = [f"name{a}{b}" for a in ascii_lowercase for b in "abcd"]
    others = [f"nam{a}e{b}" for a in "xyz" for b in ascii_lowercase]
    assert len(words) * len(others) > 4000
    few = {
        pair
        for word in words
        for other in others
        for pair in find_slips([word], [other])
    }
    assert set(find_slips(words, others)) == few
    assert ("namexa", "namxea") in few


def test_an_index_gives_the_words_in_their_order() -> None:
    index = SlipIndex(["Seaux", "Meudon", "Sceau", "Sceaux", "Sceau"])
    assert index.find("sceaux") == ["Seaux", "Sceau", "Sceaux"]


@given(st.lists(WORDS, max_size=20), WORDS)
def test_an_index_finds_what_comparing_each_finds(others: list[str], word: str) -> None:
    each = [
        other
        for other in dict.fromkeys(others)
        if is_slip(word, other) or fold(word) == fold(other)
    ]
    assert SlipIndex(others).find(word) == each


@given(WORDS, st.data())
def test_any_slip_of_any_word_is_one(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word)))
    letter = data.draw(st.sampled_from(ascii_lowercase))
    made = {
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
    }
    for other in made - {word}:
        assert is_slip(word, other), other
        assert is_slip(other, word), other


@given(WORDS, WORDS)
def test_a_slip_of_one_is_a_slip_of_the_other(word: str, other: str) -> None:
    assert is_slip(word, other) == is_slip(other, word)
