"""What a translation is likely to keep of a text: values, targets, words.

A word is kept as what it means where both languages have a word for that
(`concepts.txt` in their folders), else as its beginning, which cognates share.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from twinlint.documents import Link
from twinlint.languages import read_concepts
from twinlint.mentions.mention import Code, Value
from twinlint.source import Locale

CONCEPT = "="
"""Begins a key that stands for what words mean."""
_CODE = "`"
"""Begins one that is code inside a sentence."""
_STEM = 5
"""Letters of the beginning of a word that stand for it; a key of more is a value."""
_MOST_WORDS = 200_000
"""Words remembered at most."""


class Stems(dict[str, str]):
    """The key of each word of a language beside another one; kept by word."""

    def __init__(self, locale: Locale, other: Locale | None) -> None:
        super().__init__()
        mine = read_concepts(locale)
        theirs = read_concepts(other) if other else {}
        shared = sorted(set(mine.values()) & set(theirs.values()))
        numbers = {name: f"{CONCEPT}{at}" for at, name in enumerate(shared)}
        known = {w: numbers[name] for w, name in mine.items() if name in numbers}
        self._words = {w: key for w, key in known.items() if w[-1] != "*"}
        self._beginnings = {w[:-1]: key for w, key in known.items() if w[-1] == "*"}

    @property
    def has_concepts(self) -> bool:
        """Whether both languages have words for the same concepts."""
        return bool(self._words or self._beginnings)

    def __missing__(self, word: str) -> str:
        letters = unicodedata.normalize("NFD", word.lower())
        folded = "".join(c for c in letters if not unicodedata.combining(c))
        key = self._find_concept(folded) or folded[:_STEM]
        if (
            len(key) < 4
            and key[:1] != CONCEPT
            and not (len(word) > 1 and word[0].isupper())
        ):
            key = ""
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = key
        return key

    def _find_concept(self, word: str) -> str:
        """The key of what a word means; of beginnings, the longest tells."""
        if word in self._words:
            return self._words[word]
        for length in range(len(word), 2, -1):
            key = self._beginnings.get(word[:length])
            if key:
                # What begins like a short word is another word more often.
                return key if len(word) - length < length or length > _STEM else ""
        return ""

    def read_keys(
        self,
        words: Iterable[str],
        values: Iterable[Value],
        links: Iterable[Link],
        codes: Iterable[Code],
    ) -> frozenset[str]:
        """The keys of a text."""
        keys = set(map(self.__getitem__, words))
        keys.discard("")
        keys.update(value.key for value in values if len(value.key) > 1)
        keys.update(link.target for link in links if len(link.target) > 3)
        keys.update(_CODE + code.text for code in codes)
        return frozenset(keys)


@cache
def make_stems(locale: Locale, other: Locale | None) -> Stems:
    """The keys of words of a language, beside those of the other version's."""
    return Stems(locale, other)
