"""Finds full names of people and places, particles included: `Jan van der Berg`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache

from twinlint.data import dataclass
from twinlint.languages import read_language, read_name_words
from twinlint.source import Locale

_ALPHABETS = (
    range(0x00, 0x180),  # Latin, with the letters of most European languages
    range(0x218, 0x21C),  # Latin, those of Romanian
    range(0x386, 0x3AC),  # Greek
    range(0x400, 0x430),  # Cyrillic
)
_CAPITALS = "".join(c for code in _ALPHABETS for c in map(chr, code) if c.isupper())
_LETTER = r"[^\W\d_]"
_CAPITAL_WORD = rf"[{_CAPITALS}]{_LETTER}+"
_SPACE = "[ \u00a0]"
_REST = rf"{_LETTER}+(?:-{_CAPITAL_WORD})?"
_FIRST = rf"[{_CAPITALS}]{_REST}"
_BEGINS = r"(?<![\w’'-])"
_BEGINNING = rf"[{_CAPITALS}](?<![\w’'-].)"
"""The same with the capital, which a search goes by as fast as it can."""
_WINDOW = 80
"""Characters in which a name stands that ends at some place."""

NAME = re.compile(rf"[{_CAPITALS}](?<!{_LETTER}.){_LETTER}*(?:-{_LETTER}+)*")
"""A capitalised word, with those that hyphens join to it."""

Span = tuple[int, int]
"""Offsets of the first character and after the last one."""


@dataclass(frozen=True, slots=True)
class FullName:
    """A first name with the surname after it, or two words that look like them."""

    first: str
    """With a second one that a hyphen joins to it."""
    surname: str
    """With its particles: `de La Tour`."""
    start: int
    end: int

    @property
    def words(self) -> str:
        """The whole name on one line, with ordinary spaces."""
        return f"{self.first} {self.surname}".replace("\u00a0", " ")


def read_full_names(plain: str) -> Iterator[FullName]:
    """Every two capitalised words in a row, particles between them left aside.

    They overlap, since the first word of a sentence may be no first name.

    >>> [name.words for name in read_full_names("Avec Ana de la Vega ici.")]
    ['Avec Ana', 'Ana de la Vega']
    """
    return iter(_find_full_names(plain))


@lru_cache(maxsize=4)
def _find_full_names(plain: str) -> tuple[FullName, ...]:
    """The full names of a text, which several rules ask for one after the other."""
    return tuple(
        FullName(match[1] + match[2], match[3], match.start(), match.end(3))
        for match in _patterns().full_name.finditer(plain)
    )


def find_name_after(plain: str, start: int) -> Span | None:
    """The name of two to four words that begins at an offset."""
    match = _patterns().whole_name.match(plain, start)
    return match.span() if match else None


def find_name_before(plain: str, end: int) -> Span | None:
    """The longest name of two to four words that ends at an offset."""
    match = _patterns().name_before.search(plain, max(0, end - _WINDOW), end)
    return match.span() if match else None


def is_in_full_name(plain: str, start: int, end: int) -> bool:
    """Whether another name stands beside the name at some offsets, as in `Ana Roy`."""
    patterns = _patterns()
    after = patterns.surname_after.match(plain, end)
    before = patterns.first_before.search(plain, max(0, start - _WINDOW), start)
    return after is not None or before is not None


def find_surname_after(plain: str, end: int) -> str:
    """The surname after the first name that ends at an offset; empty without one."""
    match = _patterns().surname_after.match(plain, end)
    return match[1] if match else ""


def find_first_name_before(plain: str, start: int) -> str:
    """The capitalised word before a surname, particles left out; empty without one.

    >>> find_first_name_before("Avec Ana de la Vega ici.", 15)
    'Ana'
    """
    before = _patterns().first_before.search(plain, max(0, start - _WINDOW), start)
    return before[1] if before else ""


def find_long_names(plain: str) -> Iterator[Span]:
    """Names of three to seven capitalised words, with what stands between them.

    >>> text = "Le prix Quartiers Métropolitains d’Innovation est ouvert."
    >>> [text[a:b] for a, b in find_long_names(text)]
    ['Quartiers Métropolitains d’Innovation']
    """
    return (match.span() for match in _patterns().long_name.finditer(plain))


def find_led_names(plain: str, locale: Locale) -> Iterator[Span]:
    """Names after words of a language that lead to them, with the noun before those.

    >>> text = "Voir 12 rue de la Paix ici."
    >>> [text[a:b] for a, b in find_led_names(text, Locale("fr"))]
    ['rue de la Paix']
    """
    return (match.span() for match in _compile_led_name(locale).finditer(plain))


def is_compound(name: str) -> bool:
    """Whether small words join the parts of a name, as in many names of communes.

    >>> is_compound("Fontenay-aux-Roses"), is_compound("Cergy-Pontoise")
    (True, False)
    """
    first, *rest = name.split("-")
    links = read_name_words().compound_links
    is_name = len(first) > 1 and first[0].isupper()
    return is_name and any(part in links for part in rest[:-1])


class _Patterns:
    """What finds names, with the words inside them of all languages.

    Each is compiled when it is asked for.
    """

    def __init__(self) -> None:
        words = read_name_words()
        self._particles = rf"(?:{_join(words.particles)}){{0,3}}"
        self._surname = rf"{self._particles}{_CAPITAL_WORD}(?:[’'-]{_LETTER}+)*"
        self._whole = rf"{_BEGINS}{_FIRST}(?:{_SPACE}{self._surname}){{1,3}}"

    @cached_property
    def full_name(self) -> re.Pattern[str]:
        """Looks ahead after the first letter, so that names overlap.

        Gives that letter, the rest of the first name, and the surname.
        """
        ahead = rf"(?=({_REST}){_SPACE}({self._surname})(?!\w))"
        return re.compile(rf"({_BEGINNING}){ahead}")

    @cached_property
    def whole_name(self) -> re.Pattern[str]:
        return re.compile(rf"{self._whole}(?!\w)")

    @cached_property
    def name_before(self) -> re.Pattern[str]:
        return re.compile(rf"{self._whole}$")

    @cached_property
    def surname_after(self) -> re.Pattern[str]:
        return re.compile(rf"{_SPACE}({self._surname})")

    @cached_property
    def first_before(self) -> re.Pattern[str]:
        return re.compile(rf"{_BEGINS}({_FIRST}){_SPACE}{self._particles}$")

    @cached_property
    def long_name(self) -> re.Pattern[str]:
        words = read_name_words()
        spaced = _choose(word for word in words.leads if word[-1] != "'")
        elided = _choose(word[:-1] for word in words.leads if word[-1] == "'")
        joint = _choose((*words.joints, "&"))
        between = (
            rf"(?:(?:{_SPACE}(?:{spaced})){{0,2}}|{_SPACE}(?:{joint}))"
            rf"{_SPACE}(?:(?:{elided})[’'])?"
        )
        return re.compile(
            rf"{_BEGINNING}{_LETTER}+(?:{between}{_CAPITAL_WORD}){{2,6}}(?![\w’'-])"
        )


_patterns = cache(_Patterns)


@cache
def _compile_led_name(locale: Locale) -> re.Pattern[str]:
    leads = read_language(locale).name_words.leads
    return re.compile(
        rf"(?<!{_LETTER})(?:{_LETTER}+ )?(?:{_join(leads)}){{1,3}}"
        rf"[{_CAPITALS}](?=[^\W\d_{_CAPITALS}])[\w’'-]*"
        rf"(?: [{_CAPITALS}][\w’'-]*){{0,4}}"
    )


def _join(words: Iterable[str]) -> str:
    """A pattern of any of some words with the space after it; `d'` has none."""
    spaced = [word for word in words if word[-1] != "'"]
    elided = [word[:-1] for word in words if word[-1] == "'"]
    return rf"(?:{_choose(spaced)}){_SPACE}|(?:{_choose(elided)})[’']"


def _choose(words: Iterable[str]) -> str:
    """A pattern of any of some words, longer ones first; of nothing for none."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or r"(?!)"
