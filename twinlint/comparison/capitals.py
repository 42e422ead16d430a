"""How much a word with a capital is a name, by what dictionaries have of it."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from twinlint.languages import read_first_names, read_language, read_places
from twinlint.mentions import is_compound
from twinlint.source import Locale

_LARGEST = 100_000
"""Words remembered at most."""


class Capital(IntEnum):
    """What the capital of a word inside a sentence stands for."""

    NONE = 0
    """Nothing that could be lost: a month, a title, an office that is translated."""
    WORD = 1
    """Perhaps a word, of which titles have capitals: in English any."""
    MAYBE = 2
    """Rather a name, but a word of the language too, or its own word for a thing."""
    NAME = 3
    """A name, which is no word and stays as it is in translation."""


class Capitals(dict[str, Capital]):
    """What each capitalised word of a language is, beside another one; by word."""

    def __init__(self, locale: Locale, other: Locale) -> None:
        super().__init__()
        self._own, self._other = read_language(locale), read_language(other)
        self._places = read_places(locale)
        own = self._own
        self._no_names = frozenset(
            (
                *own.marks,
                *own.links,
                *own.months,
                *own.weekdays,
                *own.titles,
                *self._other.titles,
                *own.roles,
                *own.offices,
                *own.units,
                own.name,
                self._other.name,
                *map(str.lower, own.language_names.values()),
            )
        )

    def __missing__(self, name: str) -> Capital:
        if len(self) > _LARGEST:
            self.clear()
        capital = self[name] = self._read(name)
        return capital

    def _read(self, name: str) -> Capital:
        is_place = any(place == name for place, _ in self._places.get(name, ()))
        if is_place or is_compound(name):
            return Capital.NAME
        return max(map(self._read_part, name.split("-")))

    def _read_part(self, name: str) -> Capital:
        own, lower = self._own, name.lower()
        if len(name) < 2 or name[0] == lower[0] or lower in self._no_names:
            return Capital.NONE
        is_known = name in own.names
        if name in read_first_names():
            return Capital.MAYBE
        if lower in own.words:
            is_name = own.capitals_mark_names or is_known
            return Capital.MAYBE if is_name else Capital.WORD
        # What English alone has among its names may be a word for it: `Scottish`.
        is_turned = is_known and name not in self._other.names
        is_name = own.capitals_mark_names or not is_turned
        return Capital.NAME if is_name else Capital.MAYBE


read_capitals = cache(Capitals)
