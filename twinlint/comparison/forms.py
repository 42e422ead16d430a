"""What some blocks say, by which a name of the other version may be there.

A name stands as it is in both versions, or in another form: in the letters of the other
language (`Londres`), as the acronym of its words, or as a word for what is of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache, cached_property

from twinlint.comparison.capitals import read_capitals
from twinlint.languages import (
    read_acronyms,
    read_language,
    read_name_words,
    read_places,
)
from twinlint.mentions import NAME, Block, Mentions, Sentence, make_stems
from twinlint.source import Locale
from twinlint.spelling import fold, fold_all, is_slip

Words = Sequence[re.Match[str]]
"""Capitalised words in a row."""
_STEM, _WORD_STEM, _WORD_LENGTH = 3, 4, 6
"""Letters that a name shares with its form in another language; with a word made of it;
and those of a word that has a slip."""
_ACRONYM = 9
"""Letters of an acronym at most, whose words are looked for."""
_SHOUTED = 0.6
"""Share of the words in capitals from which on capitals make no acronym."""


class Speech:
    """What the blocks of one side of a unit say, by which a name may be there."""

    def __init__(
        self, mentions: Mentions, blocks: tuple[Block, ...], other: Locale
    ) -> None:
        self.mentions = mentions
        self.blocks = blocks
        self.language = read_language(mentions.locale)
        self.capitals = read_capitals(mentions.locale, other)
        self.stems = make_stems(mentions.locale, other)
        self.acronyms = _index_acronyms(mentions.locale, other)
        self.odd: frozenset[str] = frozenset()
        """The first words of names that the other side may not have."""

    def list_odd(self, sentences: Sequence[Sentence]) -> Set[str]:
        """Those of them that some sentences have."""
        if not self.odd:
            return self.odd
        return {
            word for each in sentences for word in self.odd.intersection(each.words)
        }

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, those of code too."""
        return tuple(word for block in self.blocks for word in block.shown)

    @cached_property
    def folded(self) -> Set[str]:
        """Them without their accents."""
        return fold_all(self.words)

    @cached_property
    def folded_names(self) -> Set[str]:
        """Those of them that have a capital."""
        return fold_all(word for word in self.words if word[0].isupper())

    @cached_property
    def keys(self) -> frozenset[str]:
        """What they are known by in the other language."""
        return frozenset().union(*(block.keys for block in self.blocks))

    @cached_property
    def initials(self) -> str:
        """The first letters of those that tell something."""
        marks = self.language.marks
        words = (w for w in self.words if len(w) > 1 and w.lower() not in marks)
        return fold("".join(word[0] for word in words))

    @cached_property
    def places(self) -> Set[str]:
        """The places they name, by what those are in any language."""
        known = read_places(self.mentions.locale).keys()
        return {
            key
            for block in self.blocks
            if not known.isdisjoint(block.names)
            for match in NAME.finditer(self.mentions.plain, block.start, block.end)
            for key in self.read_places(match)
        }

    @cached_property
    def is_shouted(self) -> bool:
        """Whether most of them are in capitals, which make no name then."""
        return sum(map(str.isupper, self.words)) > _SHOUTED * len(self.words)

    def is_value(self, match: re.Match[str]) -> bool:
        """Whether a word is a number: `XIX` of a century."""
        start, end = match.span()
        return any(
            value.start < end and start < value.end
            for block in self.blocks
            if block.start <= start < block.end
            for value in block.values
        )

    def read_places(self, match: re.Match[str]) -> Iterator[str]:
        """The places that begin with a word."""
        known = read_places(self.mentions.locale).get(match[0], ())
        plain, start = self.mentions.plain, match.start()
        return (key for name, key in known if plain.startswith(name, start))


@cache
def _index_acronyms(locale: Locale, other: Locale) -> Mapping[str, Set[str]]:
    found: dict[str, set[str]] = {}
    for name, twin in read_acronyms(locale, other):
        found.setdefault(name, set()).add(fold(twin))
    return found


def is_said_somehow(here: Speech, words: Words, there: Speech) -> bool:
    """Whether the other side has a word of a name, its initials, or the place it is."""
    initials = fold("".join(match[0][0] for match in words))
    return (
        any(is_said(here, match[0], there) for match in words)
        or (len(words) > 1 and initials in there.folded)
        or any(
            place in there.places
            for match in words
            for place in here.read_places(match)
        )
    )


def is_said(here: Speech, name: str, there: Speech) -> bool:
    """Whether the other side has a part of what hyphens join, but for its `Saint`."""
    parts = [part for part in name.split("-") if part[0].isupper()]
    if len(parts) > 1 and parts[0] in read_name_words().translated:
        parts = parts[1:]
    return any(_is_part_said(here, part, there) for part in parts)


def _is_part_said(here: Speech, name: str, there: Speech) -> bool:
    folded = fold(name)
    return (
        folded in there.folded
        or here.stems[name] in there.keys
        or not here.acronyms.get(name, frozenset()).isdisjoint(there.folded)
        or (name.isupper() and len(name) <= _ACRONYM and folded in there.initials)
        or any(_is_form(folded, other, there) for other in there.folded)
    )


def _is_form(name: str, other: str, there: Speech) -> bool:
    """Whether a word of the other side begins as a name, or is a slip of it."""
    if other[0] == name[0] and other[:_STEM] == name[:_STEM]:
        is_long = len(other) > _WORD_STEM and other[:_WORD_STEM] == name[:_WORD_STEM]
        if is_long or other in there.folded_names:
            return True
    elif other[-1] != name[-1]:
        return False  # One slip leaves the first or the last letter.
    return is_slip(name, other) and (
        len(other) >= _WORD_LENGTH or other in there.folded_names
    )
