"""Finds many phrases in a text at once, in a time that their number does not change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from twinlint.data import dataclass

Meaning = TypeVar("Meaning")

_TOKEN = re.compile(r"\w+|[^\w\s\0]")
"""A word, or a sign between words; spaces and markup that is blanked out are none."""
_JOINED = re.compile(r"[\w-]")
"""What makes one word with the phrase that it touches."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A place where a text says a phrase, by its offsets."""

    start: int
    end: int
    meaning: Meaning
    """What the phrase stands for."""


class Phrases(Generic[Meaning]):
    """Phrases with what they stand for; made once, asked for each text.

    A text says a phrase where it has the same words and signs in a row, whatever
    spaces, line ends and markup stand between them; apostrophes may be straight or
    curly. A phrase inside a longer word, or joined to one by a hyphen, is not said.

    >>> names = Phrases([("Val-d'Oise", 95), ("Oise", 60)])
    >>> [found.meaning for found in names.find("L'Oise, le Val-d’Oise")]
    [60, 95, 60]
    >>> [found.meaning for found in names.find_longest("L'Oise, le Val-d’Oise")]
    [60, 95]
    """

    def __init__(
        self, phrases: Iterable[tuple[str, Meaning]], *, is_any_case: bool = False
    ) -> None:
        """Take phrases in; one may stand for several things."""
        self._is_any_case = is_any_case
        self._meanings: dict[tuple[str, ...], list[Meaning]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, meaning in phrases:
            words = tuple(self._cut(phrase))
            if words:
                self._meanings.setdefault(words, []).append(meaning)
                lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {
            word: tuple(sorted(several, reverse=True))
            for word, several in lengths.items()
        }
        """Numbers of words of the phrases that begin with a word, the largest first."""

    def find(
        self, plain: str, start: int = 0, end: int | None = None
    ) -> Iterator[Found[Meaning]]:
        """Every phrase between two offsets, those inside longer ones too.

        They come in order; of those that begin together, the longest first.
        """
        end = len(plain) if end is None else end
        words = self._cut(plain[start:end]) if self._lengths else []
        if self._lengths.keys().isdisjoint(words):
            return
        spans = [match.span() for match in _TOKEN.finditer(plain, start, end)]
        for at, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                meanings = self._meanings.get(tuple(words[at : at + length]), ())
                if meanings and at + length <= len(words):
                    first, last = spans[at][0], spans[at + length - 1][1]
                    if not _is_joined(plain, first, last):
                        yield from (Found(first, last, each) for each in meanings)

    def find_longest(
        self, plain: str, start: int = 0, end: int | None = None
    ) -> Iterator[Found[Meaning]]:
        """The same without those that begin inside one that came before."""
        before = (0, 0)
        for found in self.find(plain, start, end):
            span = (found.start, found.end)
            if found.start >= before[1] or span == before:
                before = span
                yield found

    def _cut(self, text: str) -> list[str]:
        """The words and signs of a text, as they are compared."""
        words = _TOKEN.findall(text.replace("’", "'"))
        return list(map(str.lower, words)) if self._is_any_case else words


def _is_joined(plain: str, start: int, end: int) -> bool:
    before = start > 0 and _JOINED.match(plain, start - 1)
    return bool(before or _JOINED.match(plain, end))
