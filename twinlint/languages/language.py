"""What the reader knows of a language: its words, numbers, months and marks."""

from __future__ import annotations

import tomllib
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from twinlint.source import Locale

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words without a capital inside names, and what tells a name from a word."""

    particles: tuple[str, ...] = ()
    """Before a surname: `de`, `van`; those with an apostrophe are joined to it."""
    compound_links: tuple[str, ...] = ()
    """Between the hyphens of the name of a place: `sur`, `aux`."""
    leads: tuple[str, ...] = ()
    """Between a noun and the name it belongs to, where both stay as they are in other
    languages: `boulevard de la Liberté`."""
    joints: tuple[str, ...] = ()
    """Between two parts of a long name, besides those."""
    translated: tuple[str, ...] = ()
    """First parts of names of places that other languages translate: `Saint`."""
    endings: tuple[str, ...] = ()
    """What plurals and feminines add to a word, the regular plural first."""
    alternations: tuple[str, ...] = ()
    """Letters that words may be spelt with alike: `sz` in modulari(s, z)ation."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The knowledge of one language; everything is empty for an unknown one."""

    locale: Locale
    name: str = ""
    """What the language calls itself, in lower case."""
    common: frozenset[str] = frozenset()
    """Lower-case words met at least once in a million words of text."""
    words: frozenset[str] = frozenset()
    """All lower-case words a spelling dictionary of the language accepts."""
    names: frozenset[str] = frozenset()
    """Proper nouns of the language, with their capital; no first names."""
    marks: frozenset[str] = frozenset()
    """Function words that give the language away."""
    links: frozenset[str] = frozenset()
    """Words that lead to a next one: prepositions, articles, conjunctions."""
    doubles: frozenset[str] = frozenset()
    """Words that may stand twice in a row."""
    abbreviations: frozenset[str] = frozenset()
    """Words whose full stop does not end a sentence."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Cardinal number words, one excepted: it is an article too."""
    collectives: Mapping[str, int] = field(default_factory=dict)
    """`dozen`, `trentaine`: number words that are nouns."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    soft_ordinals: frozenset[str] = frozenset()
    """Ordinals that are other things too: `first of all`, `a second`."""
    months: Mapping[str, int] = field(default_factory=dict)
    """Names of months and their abbreviations, in lower case, 1 to 12."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Names of the days of the week, in lower case, Monday is 1."""
    clock: Mapping[str, int] = field(default_factory=dict)
    """Words for times of day, in lower case, in minutes since midnight."""
    has_long_day: bool = False
    """Hours are counted to 24, not twice to 12."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Names and symbols of units after a number, with their name in CLDR."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """Names of public offices, in lower case, with what they are in any language."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles of people, in lower case, with `mr` or `ms`."""
    ordinal_marks: tuple[str, ...] = ()
    """What follows the digits of an ordinal: `e`, `nd`."""
    range_words: tuple[str, ...] = ()
    """What stands between the two ends of a range of days."""
    capitals_mark_names: bool = False
    """Inside a sentence only names have capitals; not so in English."""
    decimal: str = ""
    """The decimal sign; empty where the number itself has to tell."""
    thousands: str = "\u202f"
    """What stands between groups of three digits where the tool writes numbers."""
    language_names: Mapping[str, str] = field(default_factory=dict)
    """`{language tag: its name}`, as sentences of the language call it."""
    group: str = " "
    """Characters that may separate groups of three digits."""
    before_day: tuple[str, ...] = ()
    """Between a weekday and its date: `the`."""
    contents_words: tuple[str, ...] = ()
    """How writers call the table of contents that a program makes."""
    generated_words: tuple[str, ...] = ()
    """What they say of it in the place where it will stand."""
    name_words: NameWords = NameWords()

    def knows(self, word: str) -> bool:
        """Whether the word is in a dictionary of the language, or one of its names."""
        lower = word.lower()
        return (
            lower in self.words
            or word.capitalize() in self.names
            or ("œ" in lower and lower.replace("œ", "oe") in self.words)
        )


@cache
def read_vocabulary(locale: Locale) -> Vocabulary:
    """The knowledge of a language, from `words/<locale>.toml` and `.txt.gz`."""
    try:
        table = tomllib.loads((_FOLDER / f"{locale}/language.toml").read_text("utf-8"))
    except FileNotFoundError:
        return Vocabulary(locale)
    common, rare, names = _read_words(f"{locale}/words")
    return Vocabulary(
        locale=locale,
        name=table["name"],
        common=common,
        words=common | rare,
        names=names,
        marks=frozenset(table["marks"].split()),
        links=frozenset(table["links"]),
        doubles=frozenset(table["doubles"]),
        abbreviations=frozenset(table["abbreviations"]),
        numbers=table["numbers"],
        collectives=table["collectives"],
        ordinals=table["ordinals"],
        soft_ordinals=frozenset(table["soft_ordinals"]),
        months=table["months"],
        weekdays=table["weekdays"],
        clock=table["clock"],
        has_long_day=table["has_long_day"],
        units=_by_word(table["units"]),
        roles=_by_word(table["roles"]),
        titles=_by_word(table["titles"]),
        ordinal_marks=tuple(table["ordinal_marks"]),
        range_words=tuple(table["range_words"]),
        capitals_mark_names=table["capitals_mark_names"],
        decimal=table["decimal"],
        thousands=table["thousands"],
        language_names=table["language_names"],
        group=table["group"],
        before_day=tuple(table.get("before_day", ())),
        contents_words=tuple(table.get("contents_words", ())),
        generated_words=tuple(table.get("generated_words", ())),
        name_words=NameWords(
            **{key: tuple(words) for key, words in table.get("name_words", {}).items()}
        ),
    )


@cache
def list_languages() -> tuple[Locale, ...]:
    """The tags that have a folder, sorted: `en`, `fr`."""
    return tuple(
        sorted(Locale(path.parent.name) for path in _FOLDER.glob("*/language.toml"))
    )


def _by_word(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


@cache
def read_acronyms(first: Locale, second: Locale) -> frozenset[tuple[str, str]]:
    """Acronyms of the two languages that look like slips of one another."""
    table = tomllib.loads((_FOLDER / "acronyms.toml").read_text("utf-8"))
    pairs = [pair.split() for pair in table.get(f"{first}-{second}", ())]
    pairs += [pair.split()[::-1] for pair in table.get(f"{second}-{first}", ())]
    return frozenset((a, b) for a, b in pairs)


@cache
def read_without_accents(locale: Locale) -> frozenset[str]:
    """The words of a language that have accents, without them: as in capitals."""
    return frozenset(
        unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()
        for word in read_vocabulary(locale).words
        if not word.isascii()
    )


@cache
def read_first_names() -> frozenset[str]:
    """First names of people, whatever their language, with their capital."""
    (names,) = _read_words("first_names")
    return names


def _read_words(name: str) -> tuple[frozenset[str], ...]:
    """The groups of a word list."""
    data = (_FOLDER / f"{name}.txt.gz").read_bytes()
    text = zlib.decompress(data, wbits=zlib.MAX_WBITS | 16).decode()
    return tuple(frozenset(group.split("\n")) for group in text.strip().split("\n\n"))
