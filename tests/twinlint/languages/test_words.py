"""A list of words answers alike, whether it is looked up or read as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import PROJECT
from tables import every_row

from twinlint.languages import words as words_module
from twinlint.languages.packed import SIGNS, PackedFile, pack_words
from twinlint.languages.words import WordFile, WordList

FILES = [
    path
    for path in sorted((PROJECT / "twinlint/languages").rglob("*.txt"))
    if path.name == "computing.txt"
]
PACKED = sorted((PROJECT / "twinlint/languages").rglob("*.packed"))
WORDS = st.sets(st.text("abé'-", min_size=1, max_size=4), max_size=60)


def make_list(*files: set[str]) -> WordList:
    texts = ("".join(f"{word}\n" for word in sorted(words)) for words in files)
    return WordList(*(WordFile(text.encode()) for text in texts))


@pytest.fixture(autouse=True)
def small_stride(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_module, "_STRIDE", 7)


@given(WORDS, WORDS, WORDS)
def test_a_list_has_the_words_of_its_texts_and_no_other(
    some: set[str], more: set[str], asked: set[str]
) -> None:
    known = make_list(some, more)
    for word in asked | some | more | {"", "a\nb", "\udcff", "zz"}:
        assert (word in known) == (word in some | more), word
    assert set(known) == some | more
    assert len(known) == len(some | more)


@given(WORDS, st.text("abé'-", max_size=4))
def test_beginnings_and_letters_are_those_of_the_words(
    words: set[str], start: str
) -> None:
    text = "".join(f"{word}\n" for word in sorted(words)).encode()
    for file in (WordFile(text), PackedFile(pack_words(words))):
        if start and words:
            assert file.begins(start) == any(each.startswith(start) for each in words)
        assert file.list_letters() == frozenset("".join(words))


@given(WORDS, st.text("abe'-", min_size=1, max_size=4))
def test_a_word_is_known_without_its_accents(words: set[str], word: str) -> None:
    plain = {each.replace("é", "e") for each in words if "é" in each}
    known = WordList(PackedFile(pack_words(words)))
    assert known.has_with_accents(word) == (word in plain)


def test_a_list_that_is_often_asked_is_read_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(words_module, "_MANY", 3)
    known = make_list({"abri", "port"})
    assert "abri" in known
    assert "quai" not in known
    assert known.settle() is known
    assert "port" in known
    assert known.settle() == {"abri", "port"}
    assert known.settle() is not known


def test_two_lists_have_words_in_common_with_sets() -> None:
    assert {"abri", "quai"} & make_list({"abri", "port"}) == {"abri"}


def test_the_letters_of_a_list() -> None:
    assert make_list({"abri", "été"}).letters == frozenset("abriét")


@pytest.mark.parametrize("text", [b"", b"\n"])
def test_an_empty_file_has_no_word(text: bytes) -> None:
    known = WordList(WordFile(text))
    assert "" not in known
    assert set(known) == set()


@pytest.mark.parametrize("text", [b"abri\r\nport\r\n", b"abri\nport"])
def test_line_ends_may_be_those_of_another_system_or_lack(text: bytes) -> None:
    known = WordList(WordFile(text))
    assert {"abri", "port", "port\r"} & known == {"abri", "port"}
    assert known == {"abri", "port"}


@every_row("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_sorted_and_has_each_word_once(path: Path) -> None:
    words = path.read_text("utf-8").removesuffix("\n").split("\n")
    assert words == sorted(set(words))
    assert all(word == word.strip() != "" for word in words)


@every_row("path", PACKED, ids=lambda path: path.stem)
def test_a_packed_file_is_as_it_would_be_packed_today(path: Path) -> None:
    packed = path.read_bytes()
    file = PackedFile(packed)
    assert pack_words(file.read(), file.pieces) == packed
    assert len(file.pieces) == len(SIGNS)


@given(
    WORDS | st.sets(st.sampled_from(["a" * 18, "a" * 19, "b", "ab" * 20, "Ab", "AB"])),
    st.dictionaries(
        st.sampled_from(SIGNS), st.text("abé012", min_size=2, max_size=4), max_size=4
    ),
    WORDS,
)
def test_packed_words_are_those_that_were_packed(
    words: set[str], pieces: dict[str, str], asked: set[str]
) -> None:
    packed = PackedFile(pack_words(words, pieces))
    assert packed.pieces == pieces
    assert packed.read() == sorted(words)
    for word in asked | words | {"", "\n", "0", "!", "\udcff", "a0b", "a!"}:
        assert packed.holds(word) == (word in words), word


def test_a_line_of_packed_words_is_short() -> None:
    words = {"a" * length for length in range(1, 240)}
    _, *lines = pack_words(words).decode().splitlines()
    assert [line[:3].strip("a0") for line in lines] == [""] * 3
    assert PackedFile(pack_words(words)).read() == sorted(words)
