"""Words with an opposite are found by their forms, phrases before their words."""

from __future__ import annotations

from tables import every_row

from twinlint.languages import list_rows
from twinlint.mentions import find_meanings
from twinlint.source import Locale


def find(text: str, row: str, locale: str = "en") -> list[tuple[str, int, bool, bool]]:
    """The words that say something of a row: pole, sure or not, flipped or not."""
    return [
        (text[start:end], meaning.pole, meaning.is_sure, meaning.is_flipped)
        for meaning, start, end in find_meanings(
            text, 0, len(text), Locale(locale), list_rows(Locale(locale))
        )
        if meaning.row == row
    ]


@every_row(
    ("text", "row", "found"),
    [
        ("It Opens early.", "open close", [("Opens", 0, True, False)]),
        ("The closure.", "open close", [("closure", 1, False, False)]),
        ("Open source.", "open close", []),
        ("It is not open.", "open close", [("open", 0, False, True)]),
        ("more than 30 of them", "more less", [("more than 30", 0, True, False)]),
        ("more than ten of them", "more less", [("more than ten", 0, True, False)]),
        ("more than one", "least most", [("more", 0, False, False)]),
        ("They don’t know.", "negation", [("don’t", 0, True, False)]),
        ("Not only that.", "negation", []),
        ("a fearless cat", "hidden", [("fearless", 0, True, False)]),
        ("11) Do Not Use Popups", "negation", [("Not", 0, True, False)]),
        ("Do Not Open the Door", "negation", [("Not", 0, True, False)]),
        ("It is set in Comic No.", "negation", []),
        ("", "open close", []),
    ],
)
def test_words_say_what_their_rows_say(
    text: str, row: str, found: list[tuple[str, int, bool, bool]]
) -> None:
    assert find(text, row) == found


def test_a_language_without_words_says_nothing() -> None:
    assert find("It opens.", "open close", "xx") == []


def test_many_words_take_the_time_that_they_take() -> None:
    text = "not only " * 20_000
    assert find(text, "negation") == []
