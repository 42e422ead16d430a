"""Tells typing slips from different words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator


def is_slip(word: str, other: str) -> bool:
    """Whether one letter added, lost, changed or swapped makes one word of the other.

    >>> is_slip("Franclet", "Francket"), is_slip("Franclet", "Franclte")
    (True, True)
    >>> is_slip("Franclet", "Franclet"), is_slip("Franclet", "Frantklet")
    (False, False)
    """
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    start = 0
    shorter = min(len(word), len(other))
    while start < shorter and word[start] == other[start]:
        start += 1
    first, second = word[start:], other[start:]
    if len(first) > len(second):
        return first[1:] == second
    if len(second) > len(first):
        return second[1:] == first
    return first[1:] == second[1:] or (
        len(first) > 1
        and first[0] == second[1]
        and first[1] == second[0]
        and first[2:] == second[2:]
    )


def fold(word: str) -> str:
    """The word without accents, in lower case."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class SlipIndex:
    """Finds the words of a collection that are one slip away from a given word.

    Two words one slip apart have a form in common that lacks at most one letter of each
    (Garbe, "SymSpell", 2012), so that a search does not depend on the size of the index.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        for word in words:
            for form in _shorter_forms(fold(word)):
                self._words.setdefault(form, []).append(word)

    def near(self, word: str) -> Iterator[str]:
        """Words that differ by one slip, by accents or by capitals, each once."""
        found = {
            twin
            for form in _shorter_forms(fold(word))
            for twin in self._words.get(form, ())
        }
        lower = word.lower()
        for twin in sorted(found):
            if fold(twin) == fold(word) or is_slip(lower, twin.lower()):
                yield twin


def _shorter_forms(word: str) -> set[str]:
    """The word, and the word without one of its letters; a very long one only itself."""
    if len(word) > 40:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
