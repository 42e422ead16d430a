"""The words inside names are those of all languages."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from twinlint.languages import (
    NameWords,
    list_languages,
    read_language,
    read_name_words,
)
from twinlint.source import Locale


def test_every_word_of_every_language_is_there_once() -> None:
    known = asdict(read_name_words())
    for locale in list_languages():
        for field, words in asdict(read_language(locale).name_words).items():
            assert set(words) <= set(known[field])
    assert all(len(words) == len(set(words)) for words in known.values())


def test_words_that_join_to_a_name_end_in_a_typed_apostrophe() -> None:
    for words in asdict(read_name_words()).values():
        assert not any("’" in word or word != word.strip() for word in words)


@pytest.mark.parametrize("locale", list_languages())
def test_alternations_are_pairs_of_letters(locale: Locale) -> None:
    pairs = read_language(locale).name_words.alternations
    assert all(len(pair) == 2 for pair in pairs)


def test_unknown_language_has_none() -> None:
    assert read_language(Locale("xx")).name_words == NameWords()
