"""Tells typing slips from different words: how far two words may be apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache


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
    return word.lower() if word.isascii() else _fold_letters(word)


def fold_all(words: Iterable[str]) -> set[str]:
    """Each of many words without accents, in lower case.

    >>> sorted(fold_all(["Été", "été", "Mars"]))
    ['ete', 'mars']
    """
    lower = set(map(str.lower, words))
    plain = set(filter(str.isascii, lower))
    return plain.union(map(_fold_letters, lower - plain))


@lru_cache(maxsize=16_384)
def _fold_letters(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class SlipIndex:
    """Words among which those are found that one slip sets apart from another word.

    Two words one slip apart have a form in common that lacks at most one letter of each
    (Garbe, "SymSpell", 2012), so that the time to find them does not depend on the
    number of the words.

    >>> SlipIndex(["Francket", "Sceaux", "Franclé"]).find("francle")
    ['Franclé']
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Take words in; accents and capitals do not count."""
        self._words = tuple(dict.fromkeys(words))
        self._places: dict[str, int | list[int]] = {}
        """Where the words of each form stand; most forms are those of one word."""
        for place, word in enumerate(self._words):
            for form in _shorter_forms(fold(word)):
                known = self._places.setdefault(form, place)
                if isinstance(known, list):
                    known.append(place)
                elif known != place:
                    self._places[form] = [known, place]

    def find(self, word: str) -> list[str]:
        """The words that a slip, accents or capitals set apart, in their order."""
        lower, folded = word.lower(), fold(word)
        places: set[int] = set()
        for form in _shorter_forms(folded):
            found = self._places.get(form, ())
            places.update((found,) if isinstance(found, int) else found)
        near = (self._words[place] for place in sorted(places))
        return [
            other
            for other in near
            if is_slip(lower, other.lower()) or folded == fold(other)
        ]


_MANY = 4000
"""Pairs of words from which on an index costs less than to compare each pair."""


def find_slips(
    words: Sequence[str], others: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Words that one slip, accents or capitals set apart from other words, with those.

    Few words are compared one by one, many by an index.
    """
    if len(words) * len(others) < _MANY:
        twins = [(other, other.lower()) for other in others]
        for word in words:
            lower = word.lower()
            for other, twin in twins:
                if -2 < len(twin) - len(lower) < 2 and _is_near(lower, twin):
                    yield word, other
    else:
        index = SlipIndex(others)
        for word in words:
            yield from ((word, other) for other in index.find(word))


def _is_near(word: str, other: str) -> bool:
    if word[0] != other[0] and word[-1] != other[-1]:
        # One slip leaves the first or the last letter, but accents may change both.
        return not (word.isascii() and other.isascii()) and fold(word) == fold(other)
    return is_slip(word, other) or fold(word) == fold(other)


_LONGEST = 40
"""Letters of a word that is looked up with its slips."""


def find_near_words(
    word: str, words: Set[str], letters: Iterable[str]
) -> frozenset[str]:
    """The words of a large set that one slip makes of a lower-case word.

    `letters` are those of the words.

    All that a slip can make of the word is looked up (Norvig, "How to Write a Spelling
    Corrector", 2007), so that the time does not depend on the size of the set. It grows
    with the square of the word; one longer than any that people write is near to none.

    >>> sorted(find_near_words("hardwae", {"hardware", "software"}, "ahr"))
    ['hardware']
    """
    if len(word) > _LONGEST:
        return frozenset()
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    made = {first + rest[1:] for first, rest in cuts if rest}
    made |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    made |= {a + letter + b[1:] for a, b in cuts if b for letter in letters}
    made |= {a + letter + b for a, b in cuts for letter in letters}
    return frozenset(made & words) - {word}


def _shorter_forms(word: str) -> set[str]:
    """The word, and all forms that lack one letter; a very long word only itself."""
    if len(word) > _LONGEST:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
