"""Tells one name spelt in two ways from two words that look alike: `misspelt_name`."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from twinlint.comparison.evidence import Evidence
from twinlint.data import dataclass
from twinlint.languages import (
    Language,
    knows_plainly,
    read_first_names,
)
from twinlint.mentions import (
    NAME,
    Block,
    Mentions,
    Span,
    find_first_name_before,
    find_surname_after,
    is_in_full_name,
)
from twinlint.spelling import fold

_ACRONYM = re.compile(r"[A-Z]{2,6}")
_MIXED = re.compile(r"[A-Z]{3,6}([a-z]+)")
"""An acronym that ends as a word: `RNCan`; the same end is the same country."""
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 40
"""Characters before and after a name that its neighbours are looked for in."""
_TELLING = 4
"""Letters of a surname that two people hardly share by chance."""


@dataclass(frozen=True, eq=False)
class Side:
    """The names of one side of a unit, with the languages of both sides."""

    mentions: Mentions
    blocks: tuple[Block, ...]
    names: Counter[str]
    """How often each name stands in the blocks."""
    own: Language
    other: Language

    @cached_property
    def places(self) -> dict[str, Span]:
        """The first place of each name, and of each part of a compound."""
        return find_places(self.mentions, self.blocks)


def find_places(mentions: Mentions, blocks: tuple[Block, ...]) -> dict[str, Span]:
    """The first place of each name of some blocks, and of each part of a compound."""
    places: dict[str, Span] = {}
    for block in blocks:
        for match in NAME.finditer(mentions.plain, block.start, block.end):
            places.setdefault(match[0], match.span())
            if "-" in match[0]:
                for part in re.finditer(r"[^-]+", match[0]):
                    start = match.start() + part.start()
                    places.setdefault(part[0], (start, start + len(part[0])))
    return places


@dataclass(frozen=True, slots=True)
class Spellings:
    """A name that is left over on its side, and one of the other side like it."""

    word: str
    twin: str
    here: Side
    there: Side

    @property
    def both(self) -> tuple[tuple[str, Side], tuple[str, Side]]:
        """Each spelling with its side."""
        return (self.word, self.here), (self.twin, self.there)

    @property
    def accented(self) -> tuple[str, Side]:
        """The spelling with more accents, with its side."""
        return self.both[0] if fold(self.twin) == self.twin.lower() else self.both[1]

    @property
    def plain(self) -> tuple[str, Side]:
        """The other spelling, with its side."""
        return self.both[1] if fold(self.twin) == self.twin.lower() else self.both[0]


# What is there --------------------------------------------------------------------


def are_one_slip_apart(pair: Spellings) -> bool:
    """Both are left over in blocks that correspond, which two names seldom are."""
    return True


def has_first_name(pair: Spellings) -> bool:
    """People's names are not translated, whatever word they resemble."""
    names = read_first_names()
    return pair.twin.capitalize() in names or pair.word.capitalize() in names


def is_plural_acronym(pair: Spellings) -> bool:
    """One language adds the sign of its plural to an acronym: CD-ROMs, les CD-ROM."""
    shorter, longer = sorted((pair.word, pair.twin), key=len)
    return shorter[-1:].isupper() and longer == f"{shorter}s"


def are_two_names(pair: Spellings) -> bool:
    """Languages have their own forms of known names (Henri IV, Henry IV).

    The same surname after both tells that one person is meant all the same.
    """
    if not has_first_name(pair) or _have_one_first_name(pair):
        return False
    first_names = read_first_names()
    are_known = all(
        name.capitalize() in side.own.names or name.capitalize() in first_names
        for name, side in pair.both
    )
    if not are_known:
        return False
    here, there = (
        find_surname_after(side.mentions.plain, side.places[name][1]).lower()
        for name, side in pair.both
    )
    return here != there or len(here) < _TELLING


def are_acronyms(pair: Spellings) -> bool:
    """Languages have their own acronyms, which another rule compares."""
    names = (pair.word, pair.twin)
    if all(_ACRONYM.fullmatch(name) for name in names):
        return True
    mixed = [_MIXED.fullmatch(name) for name in names]
    return all(mixed) and len({match[1] for match in mixed if match}) == 1


def is_month(pair: Spellings) -> bool:
    """Months have capitals in some languages and resemble one another in many."""
    return pair.twin.lower() in pair.there.own.months


def is_other_compound(pair: Spellings) -> bool:
    """A compound that differs in several parts, or in a word, is translated."""
    if "-" not in pair.word:
        return False
    parts = list(zip(pair.word.split("-"), pair.twin.split("-"), strict=False))
    different = [(a, b) for a, b in parts if a != b]
    if len(different) != 1 or pair.word.count("-") != pair.twin.count("-"):
        return True
    ((a, b),) = different
    return pair.here.own.knows(a) and pair.there.own.knows(b)


def are_in_dictionaries(pair: Spellings) -> bool:
    """Words that dictionaries have are seldom slips."""
    return all(
        side.own.knows(name) or side.other.knows(name) for name, side in pair.both
    )


def are_own_words(pair: Spellings) -> bool:
    """Each is an ordinary word of its language, so that one translates the other."""
    return all(name.lower() in side.own.words for name, side in pair.both)


def are_proper(pair: Spellings) -> bool:
    """Both stand as names in their texts, though dictionaries have them."""
    if not are_in_dictionaries(pair):
        return False
    # Where capitals tell nothing, no place in the text has to be found.
    first, second = sorted(pair.both, key=lambda each: each[1].own.capitals_mark_names)
    return _is_proper(*first) and _is_proper(*second)


def _is_proper(word: str, side: Side) -> bool:
    """Whether a word that some dictionary knows is a name in this text.

    It is one where only names have capitals inside a sentence; elsewhere, one that the
    language of the text does not have.
    """
    if not side.own.capitals_mark_names:
        return not side.own.knows(word)
    start, _ = side.places[word]
    before = side.mentions.plain[max(0, start - 2) : start]
    return before[:1].islower() and before[1:] in (" ", "\u00a0", "’", "'")


def are_words_in_capitals(pair: Spellings) -> bool:
    """Words in capitals often lack their accents, so that they resemble others."""
    return pair.word.isupper() and all(
        knows_plainly(side.own.locale, name.lower()) for name, side in pair.both
    )


def is_inflected(pair: Spellings) -> bool:
    """A name may have a plural or a feminine, as words have that languages share."""
    shorter, longer = _by_length(pair)
    if "-" in shorter or not longer.startswith(shorter):
        return False
    ending = longer[len(shorter) :]
    languages = (pair.here.own, pair.there.own)
    if all(ending not in own.name_words.endings for own in languages):
        return False
    if pair.here.own.knows(pair.word) or pair.here.other.knows(pair.word):
        return True
    plurals = tuple(end for own in languages for end in own.name_words.endings[:1])
    return shorter.endswith(plurals) or longer.endswith(plurals)


def are_both_forms_usual(pair: Spellings) -> bool:
    """The longer form is that of its whole text, the shorter one not of the other."""
    if not is_inflected(pair):
        return False
    shorter, longer = _by_length(pair)
    is_here = shorter == pair.word.lower()
    side, other = (pair.here, pair.there) if is_here else (pair.there, pair.here)
    return (
        longer in side.mentions.vocabulary and shorter not in other.mentions.vocabulary
    )


def _by_length(pair: Spellings) -> tuple[str, str]:
    shorter, longer = sorted((pair.word.lower(), pair.twin.lower()), key=len)
    return shorter, longer


def are_spelt_by_habit(pair: Spellings) -> bool:
    """Some words may be spelt with either of two letters: modulari(s, z)ation."""
    a, b = pair.word.lower(), pair.twin.lower()
    return any(
        a.replace(letters[0], letters[1]) == b.replace(letters[0], letters[1])
        for side in (pair.here, pair.there)
        for letters in side.own.name_words.alternations
    )


def is_one_in_capitals(pair: Spellings) -> bool:
    """Capitals often go without accents."""
    return pair.word.isupper() != pair.twin.isupper()


def are_capitalised_words(pair: Spellings) -> bool:
    """Both are words at the beginning of a title, written as their language does."""
    return all(_is_capitalised_word(name, side.own) for name, side in pair.both)


def _is_capitalised_word(word: str, own: Language) -> bool:
    """Whether a word is one of its language; the accent of its capital may lack."""
    first, rest = word[0].lower(), word[1:].lower()
    return first + rest in own.words or any(
        letter + rest in own.words
        for letter in own.letters
        if not letter.isascii() and fold(letter) == first
    )


def are_in_own_dictionaries(pair: Spellings) -> bool:
    """Both languages have the name, each with its own accents: Irène, Irene.

    A word that is spelt like the name without its accents is no form of it: `levis`.
    """
    name, side = pair.plain
    is_word = name.lower() in side.own.words
    return not is_word and all(each.own.knows(word) for word, each in pair.both)


def stand_in_one_text(pair: Spellings) -> bool:
    """A text that has both spellings does not mean the name of its language."""
    said = pair.twin.lower() in pair.here.mentions.vocabulary
    return said and are_in_own_dictionaries(pair)


def begins_message(pair: Spellings) -> bool:
    """A message begins with a capital, whatever word that is: `Galicien`."""
    return any(
        side.mentions.is_message
        and any(block.start == side.places[name][0] for block in side.blocks)
        for name, side in pair.both
    )


def is_in_copied_phrase(pair: Spellings) -> bool:
    """A name inside a phrase that stays in its language keeps its accents there.

    Two words beside it are the same on both sides, and one of them gives the language
    away: `Ville de Montréal`, beside the `Montreal` of English sentences.
    """
    name, side = pair.accented
    plain, other = pair.plain
    before, after = _read_neighbours(side, name)
    before_plain, after_plain = _read_neighbours(other, plain)
    return any(
        len(words) == 2 and words == twins and not side.own.marks.isdisjoint(words)
        for words, twins in ((before, before_plain), (after, after_plain))
    )


def _read_neighbours(side: Side, name: str) -> tuple[list[str], list[str]]:
    """Two words before a name and two after it, as far as its line has them."""
    start, end = side.places[name]
    plain = side.mentions.plain
    before = _WORD.findall(plain[max(0, start - _NEAR) : start].rpartition("\n")[2])
    after = _WORD.findall(plain[end : end + _NEAR].partition("\n")[0])
    return before[-2:], after[:2]


def is_known_with_accents(pair: Spellings) -> bool:
    """The language of the spelling with accents has it, or it is a first name."""
    name, side = pair.accented
    return side.own.knows(name) or name in read_first_names()


def is_with_another_name(pair: Spellings) -> bool:
    """A surname stands beside a first name; nobody's surname is translated."""
    name, side = pair.accented
    return is_in_full_name(side.mentions.plain, *side.places[name])


def is_same_person(pair: Spellings) -> bool:
    """A first name before one surname in both, or a surname after one first name."""
    first, second = (
        find_surname_after(side.mentions.plain, side.places[name][1])
        for name, side in pair.both
    )
    if has_first_name(pair) and len(first) >= _TELLING and first == second:
        return True
    return _have_one_first_name(pair)


def _have_one_first_name(pair: Spellings) -> bool:
    """Whether both stand after the same first name: `Bénédicte Le Goff`, `Le Golf`."""
    here, there = (
        find_first_name_before(side.mentions.plain, side.places[name][0])
        for name, side in pair.both
    )
    first = here.split("-")[0]
    return here == there and first in read_first_names()


def is_unknown_without_accents(pair: Spellings) -> bool:
    """The other language does not have it as its own name: Nigéria, Nigeria."""
    name, side = pair.plain
    return name.lower() in side.own.words or not side.own.knows(name)


# How much it counts ---------------------------------------------------------------

_AGAINST_ALL = -20
"""Outweighs everything that may speak for the claim."""

MISSPELLING: tuple[Evidence[Spellings], ...] = (
    Evidence(1, are_one_slip_apart),
    Evidence(4, has_first_name),
    Evidence(4, are_proper),
    Evidence(8, is_same_person),
    Evidence(2, are_both_forms_usual),
    Evidence(-1, begins_message),
    Evidence(-1, are_spelt_by_habit),
    Evidence(-2, is_inflected),
    Evidence(-2, are_in_dictionaries),
    Evidence(-3, are_words_in_capitals),
    Evidence(-5, are_own_words),
    Evidence(_AGAINST_ALL, are_two_names),
    Evidence(_AGAINST_ALL, are_acronyms),
    Evidence(_AGAINST_ALL, is_plural_acronym),
    Evidence(_AGAINST_ALL, is_month),
    Evidence(_AGAINST_ALL, is_other_compound),
)
"""For the claim that two spellings one slip apart are one name, misspelt on one side.

The weights were chosen so that on the development bench they decide as the rules of
precedence did that they replaced: a first name outweighs what speaks of words, two
ordinary words outweigh a first name.
"""

LOST_ACCENT: tuple[Evidence[Spellings], ...] = (
    Evidence(1, is_known_with_accents),
    Evidence(1, is_with_another_name),
    Evidence(1, is_unknown_without_accents),
    Evidence(3, is_same_person),
    Evidence(3, stand_in_one_text),
    Evidence(3, is_in_copied_phrase),
    Evidence(-3, are_in_own_dictionaries),
    Evidence(_AGAINST_ALL, is_one_in_capitals),
    Evidence(_AGAINST_ALL, are_capitalised_words),
    Evidence(_AGAINST_ALL, is_other_compound),
)
"""The same for two spellings that differ by accents alone."""
