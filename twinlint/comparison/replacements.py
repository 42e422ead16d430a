"""Names of which each version has another at the same place: `Sceaux`, `Clamart`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import cache

from twinlint.alignment import Unit
from twinlint.comparison.comparison import Comparison
from twinlint.comparison.names import find_small_words
from twinlint.data import dataclass
from twinlint.languages import (
    Language,
    read_first_names,
    read_language,
    read_name_words,
    read_places,
)
from twinlint.mentions import NAME, Block, Kind, Link, Mentions, Span
from twinlint.source import Locale
from twinlint.spelling import fold, is_slip

_SHORTEST = 3
"""Letters of a name that is no place."""
_BEFORE = re.compile(r"([A-ZÀ-Ý][\w.’'-]{0,60})[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0][A-ZÀ-Ý](?:\w|\.)")
"""What stands after a name that goes on, with a word or an initial: `Mme A. Roux`."""
_GOES_ON = re.compile(r"[ \u00a0][a-zà-ÿ]")
"""What stands after a word that is no name by itself."""
_ACRONYM = re.compile(r"[A-ZÀ-Ý]{2}|[A-ZÀ-Ý]$")
"""What makes a name an acronym, which languages have their own ones of: `RNCan`."""
_INSIDE = re.compile(r"[a-zà-ÿ,][ \u00a0]$|\w['’]$|[ \u00a0]\($")
"""What stands before a capital inside a sentence."""
_WINDOW = 24
"""Characters before a name in which the end of another one stands."""
_ALIKE = 3
"""Letters at the beginning of a name that its form in another language shares."""
_SPACES = (" ", "\u00a0", "\n")
"""What stands between two words of a name."""
_LARGEST = 100_000
"""Names remembered at most."""
_STEM = 4
"""Letters that a place shares with what is of it: Canada, Canadian."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Two names that stand for one another, as offsets in the two versions."""

    reference: Span
    translation: Span


@dataclass(frozen=True, slots=True)
class _Named:
    key: str
    """The same in both languages: what the place is, or the name without accents."""
    span: Span
    is_place: bool
    is_word: bool
    """Whether a dictionary of one of the languages has it, so that it may be one."""


def find_replacements(comparison: Comparison) -> Iterator[Replacement]:
    """Two names of corresponding units, each of which one version says less often.

    Both are places, or names that a translation keeps: those that both versions have
    elsewhere, and those that no dictionary has.
    """
    found: list[tuple[str, str, Replacement]] = []
    first, second = comparison.reference, comparison.translation
    elsewhere = find_other_links(comparison)
    alone = [
        (unit, left, right)
        for unit in comparison.paired
        if id(unit) not in elsewhere
        for left, right in (_find_alone(comparison, unit),)
        if left and right
    ]
    keys = {name.key for _, left, right in alone for name in (*left, *right)}
    here, there = _count(first, second.locale, keys), _count(second, first.locale, keys)
    for unit, left, right in alone:
        small = find_small_words(comparison)
        mine = [name for name in left if _is_kept(name, there, small)]
        theirs = [name for name in right if _is_kept(name, here, small)]
        for name, other in _pair(mine, theirs):
            is_told = _is_told(name, other, here, there)
            if is_told and not _is_said_otherwise(comparison, unit, name, other):
                found.append((name.key, other.key, Replacement(name.span, other.span)))
    times = Counter((key, other) for key, other, _ in found)
    # Two names that stand for one another again are a translation.
    yield from (each for key, other, each in found if times[key, other] == 1)


def find_other_links(comparison: Comparison) -> frozenset[int]:
    """The units that are one link on each side, which lead to two places.

    An entry for another thing names another thing.
    """
    return frozenset(
        id(each.unit)
        for each in comparison.links
        if each.reference
        and each.translation
        and _is_all(each.reference, each.unit.reference)
        and _is_all(each.translation, each.unit.translation)
    )


def _is_all(link: Link, blocks: tuple[Block, ...]) -> bool:
    """Whether some blocks are no more than a link."""
    return link.start <= blocks[0].start and blocks[-1].end <= link.end


def _pair(mine: list[_Named], theirs: list[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """The one place left over on each side, or the one name; none that are alike."""
    places = [name for name in mine if name.is_place]
    others = [name for name in theirs if name.is_place]
    if len(places) == len(others) == 1:
        mine, theirs = places, others
    if len(mine) == len(theirs) == 1:
        (name,), (other,) = mine, theirs
        key, twin = ("-".join(_list_parts(each.key)) for each in (name, other))
        if key[:_ALIKE] != twin[:_ALIKE] and not is_slip(key, twin):
            yield name, other


def _list_parts(name: str) -> list[str]:
    """What hyphens join in a name in lower case, but for a first part as `saint`."""
    first, *parts = name.split("-")
    return (
        parts
        if parts and first.title() in read_name_words().translated
        else [first, *parts]
    )


def _find_alone(
    comparison: Comparison, unit: Unit
) -> tuple[list[_Named], list[_Named]]:
    """The names that each side of a unit has more often than the other, each once."""
    first, second = comparison.reference, comparison.translation
    names = [name for block in unit.reference for name in block.names]
    others = [name for block in unit.translation for name in block.names]
    if names == others or not _may_differ(comparison, names, others):
        return [], []
    left = _read_names(first, unit.reference, second.locale)
    right = _read_names(second, unit.translation, first.locale) if left else []
    if not right:
        return [], []
    here = Counter(name.key for name in left)
    there = Counter(name.key for name in right)
    mine = {
        name.key: name for name in reversed(left) if here[name.key] > there[name.key]
    }
    theirs = {n.key: n for n in reversed(right) if there[n.key] > here[n.key]}
    if not mine or not theirs:
        return [], []
    said, said_there = _count_words(unit.reference), _count_words(unit.translation)
    return (
        [name for key, name in mine.items() if not 0 < said[key] <= said_there[key]],
        [name for key, name in theirs.items() if not 0 < said_there[key] <= said[key]],
    )


def _count_words(blocks: Iterable[Block]) -> Counter[str]:
    """How often some blocks say each word, in a longer name and as code too."""
    return Counter(fold(word) for block in blocks for word in block.shown)


def _may_differ(comparison: Comparison, names: list[str], others: list[str]) -> bool:
    """Whether each side may have a name of its own; quick, for most have none."""
    mine, theirs = frozenset(names), frozenset(others)
    if len(mine) < len(names) or len(theirs) < len(others):
        return True
    first, second = comparison.reference, comparison.translation
    return _has_kept(mine - theirs, first, second) and _has_kept(
        theirs - mine, second, first
    )


def _has_kept(names: Iterable[str], here: Mentions, there: Mentions) -> bool:
    """Whether one of some names may stay as it is in translation."""
    places, words = read_places(here.locale), read_language(here.locale).words
    return any(
        name in places or name.lower() not in words or name.lower() in there.vocabulary
        for name in names
    )


def _count(mentions: Mentions, other: Locale, keys: Set[str]) -> Counter[str]:
    """How often a version has the names of some keys."""
    if not keys:
        return Counter()
    places = read_places(mentions.locale)
    asked = {
        name
        for name in frozenset().union(*(block.names for block in mentions.blocks))
        if name in places or fold(name) in keys
    }
    named = _read_names(mentions, mentions.blocks, other, asked)
    return Counter(name.key for name in named)


def _read_names(
    mentions: Mentions,
    blocks: Iterable[Block],
    other: Locale,
    asked: Set[str] | None = None,
) -> list[_Named]:
    """The places of some blocks, and the names of one word that stand alone.

    Only those that begin with one of some words, if those are given.
    """
    found: list[_Named] = []
    plain, places = mentions.plain, read_places(mentions.locale)
    own, theirs = read_language(mentions.locale), read_language(other)
    told = _find_told(mentions.locale, other)
    articles = frozenset(own.articles)
    done = 0
    for block in blocks:
        if block.kind is Kind.CODE or not any(map(told.__getitem__, block.names)):
            continue
        if asked is not None and asked.isdisjoint(block.names):
            continue
        for match in NAME.finditer(plain, block.start, block.end):
            start, end = match.span()
            if start < done or not told[match[0]]:
                continue
            if asked is not None and match[0] not in asked:
                continue
            known = places.get(match[0])
            place = _read_place(plain, start, known) if known else None
            goes_on = _goes_on(plain, match[0], end, own, theirs)
            if place and goes_on and place.span[1] == end:
                place = known = None
            if place:
                found.append(place)
                _, done = place.span
            elif known and not told.is_name(match[0]):
                continue
            elif mentions.is_message and start == block.start:
                continue  # A message begins with a capital, whatever word that is.
            elif _stands_alone(plain, start, end, articles):
                is_inside = _INSIDE.search(plain, max(0, start - 2), start) is not None
                is_word = _is_word(match[0], own, theirs, is_inside=is_inside)
                named = _Named(fold(match[0]), (start, end), False, is_word or goes_on)
                found.append(named)
    return found


def _read_place(
    plain: str, start: int, known: Iterable[tuple[str, str]]
) -> _Named | None:
    """The place that begins at an offset, of those that begin with one word."""
    for name, key in known:
        end = start + len(name)
        if plain.startswith(name, start) and not plain[end : end + 1].isalnum():
            return _Named(key, (start, end), True, False)
    return None


def _goes_on(plain: str, name: str, end: int, own: Language, other: Language) -> bool:
    """Whether others go on a word that both languages have: `Centre hospitalier`."""
    lower = name.lower()
    are_words = lower in own.words and lower in other.words
    return are_words and _GOES_ON.match(plain, end) is not None


class _Told(dict[str, bool]):
    """Whether each capitalised word may be a place, or a name that stands alone."""

    def __init__(self, locale: Locale, other: Locale) -> None:
        super().__init__()
        own, theirs = read_language(locale), read_language(other)
        self._places = read_places(locale)
        titles = (title for each in (own, theirs) for title in each.titles)
        self._others = own.marks | theirs.marks | frozenset(titles)
        """Words that are no names: function words, `Mrs`."""
        # Where no words are known, or all nouns have capitals, names look like words.
        are_known = bool(own.words and theirs.words)
        self._tells = are_known and not own.nouns_have_capitals

    def __missing__(self, name: str) -> bool:
        if len(self) > _LARGEST:
            self.clear()
        is_told = self[name] = name in self._places or self.is_name(name)
        return is_told

    def is_name(self, name: str) -> bool:
        """Whether it may be a name of one word: no acronym, first name, `The`."""
        return (
            self._tells
            and len(name) >= _SHORTEST
            and not name.isupper()
            and name.lower() not in self._others
            and name not in read_first_names()
        )


_find_told = cache(_Told)


def _stands_alone(plain: str, start: int, end: int, articles: Set[str]) -> bool:
    """Whether a name is no part of a longer one: an article may begin its sentence."""
    if _AFTER.match(plain, end):
        return False
    if plain[start - 1 : start] not in _SPACES:
        return True
    before = _BEFORE.search(plain, max(0, start - _WINDOW), start)
    if not before:
        return True
    first = before.start()
    begins = _INSIDE.search(plain, max(0, first - 2), first) is None
    return begins and before[1].lower() in articles


def _is_word(name: str, own: Language, other: Language, *, is_inside: bool) -> bool:
    """Whether a name may be a word, by what it is and where it stands."""
    lower = name.lower()
    is_day = lower in own.months or lower in own.weekdays
    if "-" in name:
        # The words of some are translated: Terre-Neuve.
        is_listed = name in own.names or name in other.names
        return not is_listed or any(map(own.words.__contains__, _list_parts(lower)))
    if _ACRONYM.search(name) or is_day:
        return True
    is_noun = own.capitals_mark_names and name in own.names
    if is_inside and (is_noun or lower not in own.words):
        return False
    if lower in own.words:
        return True
    return lower in other.words and name not in other.names


def _is_kept(name: _Named, there: Counter[str], small: Set[str]) -> bool:
    """Whether a name stays as it is in translation.

    A word does that both versions have with a capital, and nowhere without.
    """
    is_name = there[name.key] > 0 and name.key not in small
    return name.is_place or not name.is_word or is_name


def _is_told(
    name: _Named, other: _Named, here: Counter[str], there: Counter[str]
) -> bool:
    """Whether the versions lack each other's name, or one of them knows only its own.

    Who says both names elsewhere may say them in another order.
    """
    lack = here[name.key] > there[name.key] and there[other.key] > here[other.key]
    is_new = not here[other.key] and there[name.key] > 0
    is_new_there = not there[name.key] and here[other.key] > 0
    return lack or is_new or is_new_there


def _is_said_otherwise(
    comparison: Comparison, unit: Unit, name: _Named, other: _Named
) -> bool:
    """Whether the other side says a place by a word for what is of it: Canadian."""
    sides = (
        (comparison.reference, name.span, unit.reference, unit.translation),
        (comparison.translation, other.span, unit.translation, unit.reference),
    )
    for mentions, (start, end), mine, theirs in sides:
        stem = _list_parts(fold(mentions.plain[start:end]))[0][:_STEM]
        if _count_stem(stem, theirs) > _count_stem(stem, mine) - 1:
            return True
    return False


def _count_stem(stem: str, blocks: Iterable[Block]) -> int:
    words = (word for block in blocks for word in block.words)
    return sum(fold(word).startswith(stem) for word in words)
