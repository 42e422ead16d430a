"""What the words of a block promise: values that are worth a search by patterns."""

from __future__ import annotations

from collections.abc import Iterable, Set

from twinlint.languages import Language


class Promise:
    """What a word may be, each a bit: one test tells of a whole block."""

    DATE = 1
    """A month, a weekday or a time of day."""
    NUMBER = 2
    """One that every number in words has."""
    ONE = 4
    """A word for one or each, which counts before a unit."""
    UNIT = 8
    PART = 16
    """What only halves and quarters have."""
    LEAD = 32
    """What leads to a Roman number of one digit."""


_START = 3
"""First letters by which a word is taken for a number that is one word."""
_DIGITS = "IVX"


class Promises:
    """What the words of a language promise."""

    def __init__(
        self, language: Language, words: Iterable[tuple[int, Set[str]]]
    ) -> None:
        """Take in the words in lower case that promise each thing."""
        self._promises: dict[str, int] = {}
        for promise, known in words:
            for word in known:
                self._promises[word] = self._promises.get(word, 0) | promise
        self._words = frozenset(self._promises)
        self._roman_ends = language.roman_endings + _DIGITS
        numbers = language.numbers if language.chains.is_one_word else ()
        self._starts = frozenset(word[:_START] for word in numbers)

    def gather(self, words: Iterable[str]) -> int:
        """All that some words promise: nothing, of most blocks."""
        lower = set(map(str.lower, words))
        said = 0
        for word in self._words & lower:
            said |= self._promises[word]
        if self._starts and any(word[:_START] in self._starts for word in lower):
            said |= Promise.NUMBER
        return said

    def has_roman(self, names: Iterable[str]) -> bool:
        """Whether one of some names may be a Roman number of more digits, or a rank."""
        return any(
            name[0] in _DIGITS and name[-1] in self._roman_ends and len(name) > 1
            for name in names
        )
