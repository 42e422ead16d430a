"""Tells whether two versions stand in each other's place."""

from __future__ import annotations

import re

from twinlint.documents import BLANK, Document, read_parts
from twinlint.finding import LanguageName, Message, message
from twinlint.mentions import weigh_language
from twinlint.source import Locale

_WORD = re.compile(r"[^\W\d_]+")
_WORDS = 3000
"""Words of a version that tell its language."""
_ENOUGH = 20
"""Strength from which on a language is told for sure: a dozen words of a sentence."""
_CLEARLY = 4
"""How much stronger than the other it is then; a page that quotes the other language
has three times as much of its own."""


_TWICE = 1.6
"""Words of a text in two languages, by those of the same text in one."""
_HALF = 8
"""Strength from which on half of a text is in a language: a few words of a sentence."""


def are_swapped(
    documents: tuple[Document, Document], languages: tuple[Locale, Locale]
) -> bool:
    """Whether each of two documents is in the language of the other."""
    return all(
        speaks_for_other(read_words(mine), own, other)
        for mine, own, other in zip(documents, languages, languages[::-1], strict=True)
    )


def find_bilingual(
    documents: tuple[Document, Document], languages: tuple[Locale, Locale]
) -> int:
    """Which of two documents says in both languages what the other says in one.

    From 0; -1 is none. A page that is translated in part has the length of the other.
    """
    words = [read_words(each) for each in documents]
    for at, mine in enumerate(words):
        if len(mine) < _TWICE * max(1, len(words[1 - at])):
            continue
        halves = (mine[: len(mine) // 2], mine[len(mine) // 2 :])
        first, second = (weigh_language(half, *languages) for half in halves)
        if any(
            first[own] > _CLEARLY * first[other]
            and second[other] > _CLEARLY * second[own]
            and min(first[own], second[other]) >= _HALF
            for own, other in ((0, 1), (1, 0))
        ):
            return at
    return -1


def read_words(document: Document) -> list[str]:
    """The first words of a document, without its markup."""
    words: list[str] = []
    for part in read_parts(document):
        words += _WORD.findall(part.content.markup.plain.replace(BLANK, " "))
        if len(words) > _WORDS:
            break
    return words[:_WORDS]


def speaks_for_other(words: list[str], own: Locale, other: Locale) -> bool:
    """Whether words that are taken to be in one language surely are in another."""
    for_own, for_other = weigh_language(words, own, other)
    return for_other >= _ENOUGH and for_other > _CLEARLY * for_own


def describe_swapped(
    paths: tuple[str, str], languages: tuple[Locale, Locale]
) -> Message:
    """That two files stand in each other's place, and what to type."""
    return message(
        "the two look swapped: {first} is in {second_language}, {second} in"
        " {first_language}; write them in the other order, or --languages {languages}",
        first=paths[0],
        second=paths[1],
        first_language=LanguageName(languages[0]),
        second_language=LanguageName(languages[1]),
        languages=f"{languages[1]},{languages[0]}",
    )


def describe_bilingual(path: str, languages: tuple[Locale, Locale]) -> Message:
    """That a file holds both versions, and what to do."""
    return message(
        "{path} is in {first_language} and in {second_language}: keep each language"
        " in a file of its own",
        path=path,
        first_language=LanguageName(languages[0]),
        second_language=LanguageName(languages[1]),
    )
