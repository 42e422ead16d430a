"""The names of a sentence of which the other version has no form: odd ones.

One that both versions may have is none. What is odd is lost, or another name stands for
it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from twinlint.alignment import Unit
from twinlint.comparison.capitals import Capital, read_capitals
from twinlint.comparison.comparison import Comparison
from twinlint.comparison.forms import Speech, Words, is_said, is_said_somehow
from twinlint.comparison.sentences import SentencePair, pair_sentences
from twinlint.data import dataclass
from twinlint.kept import ask_once
from twinlint.languages import (
    read_first_names,
    read_language,
    read_places,
)
from twinlint.mentions import (
    NAME,
    Block,
    Kind,
    Mentions,
    Sentence,
    Span,
    make_stems,
)
from twinlint.source import Locale

_KINDS = (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTATION, Kind.HEADING)
_LONGEST = 300
"""Words of a side at most; what is longer is no passage that was translated as one."""
_LIKE = 1.0
"""Ratio of the lengths of two units, as a logarithm, up to which they say the same."""
_MOST = 6
"""Names of its own that a side has at most; what has more says something else."""
_FEW = 3
"""Words of a name that are looked for; what joins them has no capital."""
_INSIDE = re.compile(r"(?:[\w),;%»”][,;]?[\s\0]|(?<!\w)\w[’']|[ \u00a0]\()[*_\0]{0,9}$")
"""What stands before a capital inside a sentence."""
_BEFORE = 12
"""Characters before a name in which that stands; and those between two parts of one."""
_BESIDE = re.compile(r"[\w@/_#]|\.\w")
"""What stands beside a word that belongs to an address, a path or a tag."""
_PART = re.compile(r"[^\W\d_]+")
_SPACES = (" ", "\u00a0", "\n")


@dataclass(frozen=True, slots=True)
class SaidName:
    """Capitalised words in a row, which small words may join."""

    span: Span
    words: tuple[str, ...]
    capital: Capital
    """How much of a name it is."""
    is_place: bool
    """Whether it is a country, or a place of which languages have their own names."""
    is_odd: bool
    """Whether the other version's blocks have no form of it."""


class OddNames:
    """The names of two sentences that say the same, read when they are asked for."""

    def __init__(self, pair: SentencePair, here: Speech, there: Speech) -> None:
        self.pair = pair
        self._here, self._there = here, there
        mine, theirs = here.list_odd(pair.reference), there.list_odd(pair.translation)
        self.are_odd = bool(mine), bool(theirs)
        """Whether the reference may have odd ones; whether the translation may."""
        self.are_few = max(len(mine), len(theirs)) <= _FEW
        """Whether each may have one name of a few words that is odd."""

    @cached_property
    def reference(self) -> tuple[SaidName, ...]:
        """Those of the reference, in order."""
        return tuple(_read_names(self._here, self.pair.reference, self._there))

    @cached_property
    def translation(self) -> tuple[SaidName, ...]:
        """Those of the translation, in order."""
        return tuple(_read_names(self._there, self.pair.translation, self._here))


@lru_cache(maxsize=1)
def find_odd_names(comparison: Comparison) -> tuple[OddNames, ...]:
    """The names of all sentences that have an odd one."""
    languages = tuple(map(read_language, comparison.locales))
    # Where no words are known, or all nouns have capitals, names look like words.
    can_tell = all(each.words and not each.nouns_have_capitals for each in languages)
    if comparison.reference.is_message or not can_tell:
        return ()
    return tuple(_find_odd_names(comparison))


def _find_odd_names(comparison: Comparison) -> Iterator[OddNames]:
    mine, theirs = _find_more(comparison)
    if not mine and not theirs:
        return
    unit: Unit | None = None
    sides: tuple[Speech, Speech] | None = None
    for pair in pair_sentences(comparison):
        if pair.unit is not unit:
            unit = pair.unit
            sides = _read_sides(comparison, unit, mine, theirs)
        if sides is not None:
            odd = OddNames(pair, *sides)
            if any(odd.are_odd):
                yield odd


def _find_more(comparison: Comparison) -> tuple[frozenset[str], frozenset[str]]:
    """The names that each version says more often than the other one."""
    first, second = comparison.reference, comparison.translation
    here, there = count_names(first), count_names(second)
    capitals = read_capitals(first.locale, second.locale)
    capitals_there = read_capitals(second.locale, first.locale)
    return (
        frozenset(n for n in (here - there) if capitals[n] >= Capital.MAYBE),
        frozenset(n for n in (there - here) if capitals_there[n] >= Capital.MAYBE),
    )


@ask_once
def count_names(mentions: Mentions) -> Counter[str]:
    """How often a version has each capitalised word."""
    return Counter(chain.from_iterable(block.names for block in mentions.blocks))


def _read_sides(
    comparison: Comparison, unit: Unit, mine: frozenset[str], theirs: frozenset[str]
) -> tuple[Speech, Speech] | None:
    """Both sides of a unit; None where neither has a name of its own. Quick."""
    first, second = comparison.reference, comparison.translation
    left = _list_names(first, unit.reference, mine, second, unit.translation)
    right = _list_names(second, unit.translation, theirs, first, unit.reference)
    blocks = (*unit.reference, *unit.translation)
    if not (left or right) or any(block.kind not in _KINDS for block in blocks):
        return None
    if abs(unit.log_ratio(comparison.alignment.ratio)) > _LIKE:
        return None
    if max(len(left), len(right)) > _MOST or _are_acronyms(left, right):
        return None
    if not (
        _may_be_lost(first, unit.reference, left, second.locale)
        or _may_be_lost(second, unit.translation, right, first.locale)
    ):
        return None
    here = Speech(first, unit.reference, second.locale)
    there = Speech(second, unit.translation, first.locale)
    if max(len(here.words), len(there.words)) > _LONGEST:
        return None
    here.odd = _find_odd(here, left, there)
    there.odd = _find_odd(there, right, here)
    return (here, there) if here.odd or there.odd else None


def _may_be_lost(
    here: Mentions, blocks: tuple[Block, ...], names: Sequence[str], other: Locale
) -> bool:
    """Whether some of the names are no words, or stand in an enumeration."""
    capitals = read_capitals(here.locale, other)
    if any(capitals[name] is Capital.NAME for name in names):
        return True
    own = read_language(here.locale)
    joints = (*own.joints, *own.choices)
    return any(
        "," in around or not words.isdisjoint(joints)
        for block in blocks
        for name in names
        for at in (here.plain.find(name, block.start, block.end),)
        if at >= 0
        for around in (here.plain[max(0, at - _BEFORE) : at + len(name) + _BEFORE],)
        for words in (set(around.split()),)
    )


def _are_acronyms(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both sides have as many acronyms alone, which stand for one another."""
    are_as_many = len(left) == len(right) > 0
    return are_as_many and all(map(str.isupper, (*left, *right)))


def _list_names(
    here: Mentions,
    mine: tuple[Block, ...],
    names: frozenset[str],
    there: Mentions,
    theirs: tuple[Block, ...],
) -> list[str]:
    """Those of some names that blocks have, and others have no cognate of.

    The first word of a sentence is none.
    """
    found = [
        name
        for block in mine
        if not names.isdisjoint(block.names)
        for name in names.intersection(block.names)
    ]
    if not found:
        return found
    stems = make_stems(here.locale, there.locale)
    found = [
        name
        for name in found
        if not any(stems[name] in block.keys or name in block.names for block in theirs)
    ]
    if not found:
        return found
    words = read_language(here.locale).words
    first = {s.words[0] for block in mine for s in block.sentences if s.words}
    return [name for name in found if name not in first or name.lower() not in words]


def _find_odd(here: Speech, names: Sequence[str], there: Speech) -> frozenset[str]:
    """The first words of the names that the other side does not say."""
    known = read_places(here.mentions.locale)
    found: set[str] = set()
    for name in names:
        places = (key for _, key in known.get(name, ()))
        if not is_said(here, name, there) and there.places.isdisjoint(places):
            found.add(_PART.findall(name)[0])
    return frozenset(found)


# Names in a sentence --------------------------------------------------------------


def _read_names(
    here: Speech, sentences: Sequence[Sentence], there: Speech
) -> Iterator[SaidName]:
    if here.is_shouted:
        return
    plain = here.mentions.plain
    for sentence in sentences:
        last: SaidName | None = None
        for words in _read_rows(plain, sentence):
            name = _make_name(here, words, sentence, there)
            if name is None:
                continue
            if last and _are_joined(here, last, name):
                last = _join(last, name)
                continue
            if last:
                yield last
            last = name
        if last:
            yield last


def _read_rows(plain: str, sentence: Sentence) -> Iterator[Words]:
    """Capitalised words in a row."""
    row: list[re.Match[str]] = []
    for match in NAME.finditer(plain, sentence.start, sentence.end):
        if row and plain[row[-1].end() : match.start()] not in _SPACES:
            yield row
            row = []
        row.append(match)
    if row:
        yield row


def _make_name(
    here: Speech, words: Words, sentence: Sentence, there: Speech
) -> SaidName | None:
    """The name that some words are, or the part of it that is odd."""
    plain, own = here.mentions.plain, here.language
    start = words[0].start()
    before = max(sentence.start, start - _BEFORE)
    is_inside = _INSIDE.search(plain, before, start) is not None
    first = words[0][0].lower()
    if not is_inside and (first in own.words or first in own.marks):
        words = words[1:]  # It has the capital of its sentence.
    if not words or _is_in_address(plain, words[0].start(), words[-1].end()):
        return None
    if any(map(here.is_value, words)):
        return None
    words = _leave_out_kind(here, words, there)
    capital = max(here.capitals[match[0]] for match in words)
    is_place = any(any(here.read_places(match)) for match in words)
    if not (capital or is_place):
        return None
    is_known = is_inside or any(match[0] in own.names for match in words)
    capital = Capital.NAME if is_place else capital
    return SaidName(
        (words[0].start(), words[-1].end()),
        tuple(match[0] for match in words),
        capital if is_known else min(capital, Capital.MAYBE),
        is_place,
        not is_said_somehow(here, words, there),
    )


def _is_in_address(plain: str, start: int, end: int) -> bool:
    return bool(
        _BESIDE.match(plain, end) or (start and _BESIDE.match(plain[start - 1]))
    )


def _leave_out_kind(here: Speech, words: Words, there: Speech) -> Words:
    """What is odd of a name of which the other side says what it is: `Rodin Museum`."""
    first, last = 0, len(words)
    while first < last and _is_kind(here, words[first][0], there):
        first += 1
    while first < last and _is_kind(here, words[last - 1][0], there):
        last -= 1
    rest = words[first:last]
    is_name = any(here.capitals[match[0]] is Capital.NAME for match in rest)
    return rest if is_name and not is_said_somehow(here, rest, there) else words


def _is_kind(here: Speech, word: str, there: Speech) -> bool:
    own = here.language
    is_word = word.lower() in own.words and word not in own.names
    return is_word and word not in read_first_names() and is_said(here, word, there)


def _are_joined(here: Speech, first: SaidName, second: SaidName) -> bool:
    """Whether small words make one name of two odd ones: `Banque des Territoires`."""
    gap = here.mentions.plain[first.span[1] : second.span[0]].lower()
    if not (first.is_odd and second.is_odd) or len(gap) > _BEFORE:
        return False
    own = here.language
    links = {
        word.rstrip("'") for word in (*own.name_words.leads, *own.name_words.joints)
    }
    words = _PART.findall(gap)
    return (
        bool(words)
        and links.difference(own.joints).issuperset(words)
        and not _PART.sub("", gap).strip(" \u00a0\n’'")
    )


def _join(first: SaidName, second: SaidName) -> SaidName:
    return SaidName(
        (first.span[0], second.span[1]),
        first.words + second.words,
        max(first.capital, second.capital),
        first.is_place or second.is_place,
        is_odd=True,
    )
