"""Names of which each version has another one at the same place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from twinlint.alignment import Unit
from twinlint.comparison.comparison import Comparison
from twinlint.languages import Language, read_first_names, read_language, read_places
from twinlint.mentions import NAME, Block, Kind, Link, Mentions, Span
from twinlint.source import Locale
from twinlint.spelling import fold, is_slip

_SHORTEST = 3
"""Letters of a name that is no place."""
_BEFORE = re.compile(r"[A-ZÀ-Ý][\w.’'-]*[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0][A-ZÀ-Ý]\w")
_ACRONYM = re.compile(r"[A-ZÀ-Ý]{2}|[A-ZÀ-Ý]$")
"""What makes a name an acronym, which languages have their own ones of: `RNCan`."""
_INSIDE = re.compile(r"[a-zà-ÿ,][ \u00a0]$|\w['’]$")
"""What stands before a capital inside a sentence."""
_WINDOW = 24
"""Characters before a name in which the end of another one stands."""
_ALIKE = 3
"""Letters at the beginning of a name that its form in another language shares."""
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
    counts: tuple[Counter[str], Counter[str]] | None = None
    first, second = comparison.reference, comparison.translation
    elsewhere = _find_other_links(comparison)
    for unit in comparison.paired:
        if id(unit) in elsewhere:
            continue
        left, right = _find_alone(comparison, unit)
        if not left or not right:
            continue
        if counts is None:
            counts = _count(first, second.locale), _count(second, first.locale)
        here, there = counts
        mine = [name for name in left if _is_kept(name, there)]
        theirs = [name for name in right if _is_kept(name, here)]
        for name, other in _pair(mine, theirs):
            is_told = _is_told(name, other, here, there)
            if is_told and not _is_said_otherwise(comparison, unit, name, other):
                found.append((name.key, other.key, Replacement(name.span, other.span)))
    times = Counter((key, other) for key, other, _ in found)
    # Two names that stand for one another again are a translation.
    yield from (each for key, other, each in found if times[key, other] == 1)


def _find_other_links(comparison: Comparison) -> frozenset[int]:
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
        if name.key[:_ALIKE] != other.key[:_ALIKE] and not is_slip(name.key, other.key):
            yield name, other


def _find_alone(
    comparison: Comparison, unit: Unit
) -> tuple[list[_Named], list[_Named]]:
    """The names that each side of a unit has more often than the other, each once."""
    first, second = comparison.reference, comparison.translation
    names = [name for block in unit.reference for name in block.names]
    others = [name for block in unit.translation for name in block.names]
    if names == others or not _may_differ(comparison, names, others):
        return [], []
    left = list(_read_names(first, unit.reference, second.locale))
    right = list(_read_names(second, unit.translation, first.locale))
    here = Counter(name.key for name in left)
    there = Counter(name.key for name in right)
    mine = {
        name.key: name for name in reversed(left) if here[name.key] > there[name.key]
    }
    theirs = {n.key: n for n in reversed(right) if there[n.key] > here[n.key]}
    return list(mine.values()), list(theirs.values())


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


def _count(mentions: Mentions, other: Locale) -> Counter[str]:
    return Counter(name.key for name in _read_names(mentions, mentions.blocks, other))


def _read_names(
    mentions: Mentions, blocks: Iterable[Block], other: Locale
) -> Iterator[_Named]:
    """The places of some blocks, and the names of one word that stand alone."""
    plain, places = mentions.plain, read_places(mentions.locale)
    own, theirs = read_language(mentions.locale), read_language(other)
    function_words = own.marks | theirs.marks
    # Where no words are known, or all nouns have capitals, a name looks like a word.
    tells = bool(own.words and theirs.words) and not own.nouns_have_capitals
    done = 0
    for block in blocks:
        if block.kind is Kind.CODE:
            continue
        for match in NAME.finditer(plain, block.start, block.end):
            start, end = match.span()
            if start < done:
                continue
            place = next(
                (
                    (name, key)
                    for name, key in places.get(match[0], ())
                    if plain.startswith(name, start)
                    and not plain[start + len(name) : start + len(name) + 1].isalnum()
                ),
                None,
            )
            if place:
                done = start + len(place[0])
                yield _Named(place[1], (start, done), True, False)
            elif match[0].lower() in function_words:
                continue  # It begins a sentence: `The`, `Pour`.
            elif tells and _stands_alone(plain, match[0], start, end):
                is_inside = _INSIDE.search(plain, max(0, start - 2), start) is not None
                is_word = _is_word(match[0], own, theirs, is_inside=is_inside)
                yield _Named(fold(match[0]), (start, end), False, is_word)


def _stands_alone(plain: str, name: str, start: int, end: int) -> bool:
    """Whether a name of one word is no acronym and no part of a longer name."""
    if len(name) < _SHORTEST or name.isupper() or name in read_first_names():
        return False
    is_longer = _AFTER.match(plain, end) or _BEFORE.search(
        plain, max(0, start - _WINDOW), start
    )
    return not is_longer


def _is_word(name: str, own: Language, other: Language, *, is_inside: bool) -> bool:
    """Whether a name may be a word, by what it is and where it stands."""
    lower = name.lower()
    is_day = lower in own.months or lower in own.weekdays
    if "-" in name or _ACRONYM.search(name) or is_day:
        return True
    if is_inside and lower not in own.words:
        return False
    return lower in own.words or lower in other.words


def _is_kept(name: _Named, there: Counter[str]) -> bool:
    """Whether a name stays as it is in translation."""
    return name.is_place or not name.is_word or there[name.key] > 0


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
        stem = fold(mentions.plain[start:end])[:_STEM]
        if _count_stem(stem, theirs) > _count_stem(stem, mine) - 1:
            return True
    return False


def _count_stem(stem: str, blocks: Iterable[Block]) -> int:
    words = (word for block in blocks for word in block.words)
    return sum(fold(word).startswith(stem) for word in words)
