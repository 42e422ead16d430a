"""Names of two versions that are nearly the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from twinlint.comparison.comparison import Comparison
from twinlint.languages import (
    Language,
    read_first_names,
    read_language,
    read_without_accents,
)
from twinlint.mentions import NAME, Block, Mentions
from twinlint.spelling import find_slips, fold

_SHORTEST = 3
_ENDINGS = ("s", "e", "es", "x")
"""What the languages add to a word they share: plurals, feminines."""
_ACRONYM = re.compile(r"[A-Z]{2,6}")


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two spellings of what seems to be one name, as offsets in the two versions."""

    reference: tuple[int, int]
    translation: tuple[int, int]
    is_accent: bool
    """They differ by accents alone."""


@dataclass(frozen=True, slots=True)
class _Side:
    mentions: Mentions
    blocks: tuple[Block, ...]
    names: Counter[str]
    own: Language
    other: Language


@lru_cache(maxsize=1)
def find_near_names(comparison: Comparison) -> tuple[NamePair, ...]:
    """Left-over names of corresponding blocks that are one slip apart.

    Two rules ask for the same comparison one after the other.
    """
    return tuple(_find_near_names(comparison))


def _find_near_names(comparison: Comparison) -> Iterator[NamePair]:
    first, second = comparison.reference, comparison.translation
    left_words = read_language(first.locale)
    right_words = read_language(second.locale)
    for unit in comparison.paired:
        left = Counter(_read_names(unit.reference))
        right = Counter(_read_names(unit.translation))
        if left.keys() == right.keys():
            continue
        here = _Side(first, unit.reference, left, left_words, right_words)
        there = _Side(second, unit.translation, right, right_words, left_words)
        pairs = set(_find_slips(here, there))
        pairs.update((word, twin) for twin, word in _find_slips(there, here))
        whole = {part for word, _ in pairs if "-" in word for part in word.split("-")}
        pairs = {(word, twin) for word, twin in pairs if word not in whole}
        if not pairs:
            continue
        places = _find_names(first, unit.reference)
        twin_places = _find_names(second, unit.translation)
        for word, twin in sorted(pairs):
            is_accent = fold(word) == fold(twin)
            yield NamePair(places[word], twin_places[twin], is_accent)


def _read_names(blocks: Sequence[Block]) -> Iterator[str]:
    """The names of blocks, compounds also by their parts."""
    for block in blocks:
        for name in block.names:
            yield name
            if "-" in name:
                yield from name.split("-")


def _find_slips(here: _Side, there: _Side) -> Iterator[tuple[str, str]]:
    """Names of this side that may be slips of names of the other side."""
    suspects = [
        name
        for name in here.names
        if name not in there.names and len(name) >= _SHORTEST
    ]
    if not suspects:
        return
    twins = [name for name in there.names if there.names[name] > here.names[name]]
    for word, twin in find_slips(suspects, twins):
        if fold(word) != fold(twin):
            if len(twin) > _SHORTEST and _is_misspelling(word, twin, here, there):
                yield word, twin
        elif word.lower() != twin.lower() and _is_lost_accent(word, twin, here, there):
            yield word, twin


def _is_lost_accent(word: str, twin: str, here: _Side, there: _Side) -> bool:
    """Whether two spellings that differ by accents are the same name in both texts."""
    if word.isupper() != twin.isupper():
        return False  # Capitals often go without accents.
    if "-" in word:
        return _differ_in_one_part(word, twin, here, there)
    if _is_capitalised_word(word, here) and _is_capitalised_word(twin, there):
        return False  # A word that both languages write in their own way.
    if here.own.knows(word) and there.own.knows(twin):
        return twin.lower() in here.mentions.vocabulary
    pair = ((word, here), (twin, there))
    (accented, own), (plain, other) = pair if fold(twin) == twin.lower() else pair[::-1]
    if own.own.knows(accented) or accented in read_first_names():
        return True
    if _is_in_full_name(accented, own):
        return True
    return not other.own.knows(plain)  # Nigéria, Nigeria


def _is_in_full_name(word: str, side: _Side) -> bool:
    """Whether another name stands beside a name, as a surname does."""
    start, end = _find_names(side.mentions, side.blocks)[word]
    plain = side.mentions.plain
    before = plain[max(0, start - 40) : start].split(" ")[-2:]
    is_first = NAME.match(plain, end + 1) is not None and plain[end : end + 1] == " "
    return is_first or (len(before) == 2 and NAME.fullmatch(before[0]) is not None)


def _is_misspelling(word: str, twin: str, here: _Side, there: _Side) -> bool:
    if _ACRONYM.fullmatch(word) and _ACRONYM.fullmatch(twin):
        return False
    a, b = word.lower(), twin.lower()
    first_names = read_first_names()
    if b in there.own.months:
        return False
    if "-" in word:
        return _differ_in_one_part(word, twin, here, there)
    is_known = here.own.knows(word) or here.other.knows(word)
    if twin.capitalize() in first_names or word.capitalize() in first_names:
        both_known = all(
            name.capitalize() in side.own.names or name.capitalize() in first_names
            for name, side in ((word, here), (twin, there))
        )
        if both_known and not _have_one_surname(word, here, twin, there):
            return False  # Henri IV, Henry IV; Virgile, Virgil
        return not is_known or not (a in here.own.words and b in there.own.words)
    if word.isupper() and _is_word(a, here) and _is_word(b, there):
        return False  # Capitals often go without accents.
    if is_known and (there.own.knows(twin) or there.other.knows(twin)):
        return _is_proper(word, here) and _is_proper(twin, there)
    if _is_inflection(a, b) and (is_known or "s" in (a[-1], b[-1])):
        shorter, longer = sorted((a, b), key=len)
        side, other = (here, there) if shorter == a else (there, here)
        return (
            longer in side.mentions.vocabulary
            and shorter not in other.mentions.vocabulary
        )
    return not _is_spelling_habit(a, b)


def _have_one_surname(word: str, here: _Side, twin: str, there: _Side) -> bool:
    """Whether the same name follows two first names: that of one person."""
    surnames = []
    for name, side in ((word, here), (twin, there)):
        _, end = _find_names(side.mentions, side.blocks)[name]
        following = NAME.match(side.mentions.plain, end + 1)
        surnames.append(following[0].lower() if following else "")
    return surnames[0] == surnames[1] and len(surnames[0]) > _SHORTEST


def _is_capitalised_word(word: str, side: _Side) -> bool:
    """Whether a word is one of its language; the accent of its capital may lack."""
    rest = word[1:].lower()
    return any(
        first + rest in side.own.words for first in (word[0].lower(), *"éèêàâîô")
    )


def _is_word(word: str, side: _Side) -> bool:
    """Whether a word is one of its language, its accents left out or not."""
    return word in side.own.words or word in read_without_accents(side.own.locale)


def _is_proper(word: str, side: _Side) -> bool:
    """Whether a word that some dictionary knows is a name in this text all the same.

    It is one where only names have capitals inside a sentence; elsewhere, one that the
    language of the text does not have.
    """
    if not side.own.capitals_mark_names:
        return not side.own.knows(word)
    start, _ = _find_names(side.mentions, side.blocks)[word]
    before = side.mentions.plain[max(0, start - 2) : start]
    return before[:1].islower() and before[1:] in (" ", "\u00a0", "’", "'")


def _is_inflection(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS


def _is_spelling_habit(a: str, b: str) -> bool:
    """Whether the words are spelt with `s` and `z`, as in modulari(s, z)ation."""
    return a.replace("z", "s") == b.replace("z", "s")


def _differ_in_one_part(word: str, twin: str, here: _Side, there: _Side) -> bool:
    """Whether one part of a compound is a slip and not a translation."""
    pairs = zip(word.split("-"), twin.split("-"), strict=False)
    different = [(a, b) for a, b in pairs if a != b]
    if len(different) != 1 or word.count("-") != twin.count("-"):
        return False
    ((a, b),) = different
    return not (here.own.knows(a) and there.own.knows(b))


def _find_names(
    mentions: Mentions, blocks: tuple[Block, ...]
) -> dict[str, tuple[int, int]]:
    """The first place of each name of some blocks, and of each part of a compound."""
    places: dict[str, tuple[int, int]] = {}
    for block in blocks:
        for match in NAME.finditer(mentions.plain, block.start, block.end):
            places.setdefault(match[0], match.span())
            if "-" in match[0]:
                for part in re.finditer(r"[^-]+", match[0]):
                    start = match.start() + part.start()
                    places.setdefault(part[0], (start, start + len(part[0])))
    return places
