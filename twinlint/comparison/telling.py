"""The words of a sentence by which another language may know it, and the signs between.

A word is known by what it means, or by how it begins; function words and addresses tell
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache, cached_property
from typing import NamedTuple

from twinlint.languages import read_language
from twinlint.mentions import Mentions, Sentence, Stems, make_stems
from twinlint.source import Locale

_WORD = re.compile(r"[^\W_]+")
_EDGE = re.compile(r"[;()–—«»“”|\n]| - |[,:.!?…](?=[\s\0()«»“”\"])")
"""What stands between clauses; not the point of 1.5."""
_LEADS = re.compile(r"[\s\0*_]{0,9}:[\s\0*_]{0,9}$", re.MULTILINE)
_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|@|[^\W_][#_][^\W_]")
_ADDRESS_SIGNS = ("://", "www.", "@", "#", "_")
"""What all addresses have some of."""
_MOST_KEPT = 100_000
"""Words remembered at most."""


class TellingWord(NamedTuple):
    """A word with what it is known by in the other language; nothing for `the`."""

    key: str
    start: int
    end: int


class TellingWords:
    """The words of a sentence, with the signs between them."""

    def __init__(
        self, mentions: Mentions, sentence: Sentence, keys: Mapping[str, str]
    ) -> None:
        self.plain = mentions.plain
        self.language = read_language(mentions.locale)
        self.sentence = sentence
        self.words = tuple(_read_words(mentions, sentence, keys))
        self.keys = frozenset(word.key for word in self.words if word.key)

    @cached_property
    def edges(self) -> tuple[bool, ...]:
        """Whether a sign stands before each word, and after the last."""
        ends = (self.sentence.start, *(word.end for word in self.words))
        starts = (*(word.start for word in self.words), self.sentence.end)
        inner = tuple(
            _EDGE.search(self.plain, end, start) is not None
            for end, start in zip(ends[1:-1], starts[1:-1], strict=True)
        )
        return (True, *inner, True)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The words by their keys, by index."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            if word.key:
                places.setdefault(word.key, []).append(at)
        return places

    @property
    def leads(self) -> bool:
        """Whether something follows that the sentence announces: a list, an example."""
        end = self.words[-1].end if self.words else self.sentence.start
        return _LEADS.match(self.plain, end) is not None

    def text(self, at: int) -> str:
        """A word as it is written."""
        return self.plain[self.words[at].start : self.words[at].end]

    def gap(self, at: int) -> str:
        """What stands before a word and after another one."""
        return self.plain[self.words[at - 1].end : self.words[at].start]

    @property
    def length(self) -> int:
        """Letters of all words and the spaces between them."""
        return sum(word.end - word.start + 1 for word in self.words)


def _read_words(
    mentions: Mentions, sentence: Sentence, keys: Mapping[str, str]
) -> Iterator[TellingWord]:
    """The words of a sentence, those of addresses without a key."""
    plain, start, end = mentions.plain, sentence.start, sentence.end
    if not _may_have_address(plain[start:end]):
        for match in _WORD.finditer(plain, start, end):
            yield TellingWord(keys[match[0]], match.start(), match.end())
        return
    for chunk in _CHUNK.finditer(plain, start, end):
        is_address = _ADDRESS.search(chunk[0]) is not None
        for match in _WORD.finditer(plain, *chunk.span()):
            yield TellingWord("" if is_address else keys[match[0]], *match.span())


def _may_have_address(text: str) -> bool:
    """Whether a text has a sign of addresses; most have none, and a pattern is slow."""
    return any(sign in text for sign in _ADDRESS_SIGNS)


class _Keys(dict[str, str]):
    """What each word of a language is known by beside another one; kept by word."""

    def __init__(self, stems: Stems, marks: Set[str]) -> None:
        super().__init__()
        self._stems = stems
        self._marks = marks

    def __missing__(self, word: str) -> str:
        if word.isdecimal():
            return word if len(word) > 1 else ""
        key = "" if word.lower() in self._marks else self._stems[word]
        if len(self) > _MOST_KEPT:
            self.clear()
        self[word] = key
        return key


@cache
def make_keys(locale: Locale, other: Locale) -> Mapping[str, str]:
    """What the words of a language are known by beside another one."""
    return _Keys(make_stems(locale, other), read_language(locale).marks)
