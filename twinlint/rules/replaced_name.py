"""One person, place or street is named where the other language names another.

Why: half of the readers go to the wrong town, or ask for the wrong person.
Wrong:
    fr: |
        Le bus dessert Fontenay-aux-Roses.
        La maire, Anne Martin, répond.
        Le terminus est rue Boucicaut.
    en: |
        The bus serves Bourg-la-Reine.
        The mayor, Claire Durand, answers.
        The terminus is in Rue Houdan.
Right:
    fr: |
        Le bus dessert Fontenay-aux-Roses, puis Londres.
        La maire, Anne Martin, répond.
        Le terminus est rue Boucicaut.
    en: |
        The bus serves Fontenay-aux-Roses, then London.
        The mayor, Anne Martin, answers.
        The terminus is in Rue Boucicaut.
Fix: find out which of the two is right and correct the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from twinlint.comparison import (
    Comparison,
    Evidence,
    find_other_people,
    find_others_titled,
    find_replaced_bodies,
    find_replaced_kept,
    find_replaced_odd,
    find_replaced_strangers,
    find_replaced_streets,
    find_replacements,
    make_finding,
    weigh_evidence,
)
from twinlint.data import dataclass
from twinlint.finding import Finding, Rule, Severity
from twinlint.languages import (
    Language,
    read_first_names,
    read_language,
    read_name_words,
)
from twinlint.mentions import NAME, Block, Kind, Mentions, is_compound
from twinlint.rule import pair_rule
from twinlint.source import Locale
from twinlint.spelling import fold, fold_all, is_slip

_SHORT = 3
"""Letters of a part that tells nothing: `les`, `W-A-I`."""
_Named = tuple[str, int, int]


@pair_rule(Severity.WARNING)
def replaced_name(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """One name left over on each side: of a place, or one that a translation keeps."""
    for spans in (
        *find_other_people(comparison),
        *find_others_titled(comparison),
        *find_replaced_streets(comparison),
    ):
        yield make_finding(rule, comparison, *spans)
    seen: set[int] = set()
    for each in find_replacements(comparison):
        seen.add(each.translation[0])
        yield make_finding(rule, comparison, each.reference, each.translation)
    for spans in (
        *find_replaced_bodies(comparison),
        *find_replaced_kept(comparison),
        *find_replaced_strangers(comparison),
        *find_replaced_odd(comparison),
    ):
        if spans[1][0] not in seen:
            seen.add(spans[1][0])
            yield make_finding(rule, comparison, *spans)
    first, second = comparison.reference, comparison.translation
    known: dict[Locale, Set[str]] = {}
    for unit in comparison.paired:
        left = _read_names(first, unit.reference, second)
        right = _read_names(second, unit.translation, first) if left else []
        if not right:
            continue
        if not known:
            known = {m.locale: fold_all(m.vocabulary) for m in (first, second)}
        mine = [name for name in left if not _is_said(name[0], known[second.locale])]
        theirs = [name for name in right if not _is_said(name[0], known[first.locale])]
        is_pair = len(mine) == len(theirs) == 1 and theirs[0][1] not in seen
        if is_pair and not is_slip(mine[0][0], theirs[0][0]):
            yield make_finding(rule, comparison, mine[0][1:], theirs[0][1:])


def _read_names(
    here: Mentions, blocks: tuple[Block, ...], there: Mentions
) -> list[_Named]:
    """The names of blocks that stay the same in translation."""
    return [
        (match[0], *match.span())
        for block in blocks
        if block.kind is not Kind.CODE
        and any(_is_shared(name, here.locale, there.locale) for name in block.names)
        for match in NAME.finditer(here.plain, block.start, block.end)
        if _is_shared(match[0], here.locale, there.locale)
    ]


@lru_cache(maxsize=8192)
def _is_shared(name: str, here: Locale, there: Locale) -> bool:
    """Whether both languages call it so: not `Londres`, which is London."""
    own, other = read_language(here), read_language(there)
    return weigh_evidence(_Place(name, own, other), EVIDENCE) > 0


@dataclass(frozen=True, slots=True)
class _Place:
    """What may be the name of a place, in a text and in another one."""

    name: str
    own: Language
    other: Language

    @property
    def parts(self) -> list[str]:
        """What hyphens join."""
        return self.name.split("-")


def _has_links(place: _Place) -> bool:
    """A commune is called so in all languages: `Fontenay-aux-Roses`."""
    return is_compound(place.name)


def _has_long_parts(place: _Place) -> bool:
    """Two names make one that is not translated: `Cergy-Pontoise`, not `W-A-I`."""
    parts = place.parts
    are_long = all(part.istitle() and len(part) > _SHORT for part in parts)
    return len(parts) > 1 and are_long


def _is_proper_noun_of_both(place: _Place) -> bool:
    """Both languages list it among their proper nouns, spelt alike."""
    return place.name in place.own.names and place.name in place.other.names


def _has_word(place: _Place) -> bool:
    """Words are translated: `Saint-Laurent`, `Colombie-Britannique`."""
    words, other_words = place.own.words, place.other.words
    return any(
        part in words or part in other_words for part in map(str.lower, place.parts)
    )


def _is_first_name(place: _Place) -> bool:
    """People are the concern of another rule."""
    return place.name in read_first_names()


def _has_translated_part(place: _Place) -> bool:
    """Saints have a name in each language: `Saint-Jacques-de-Compostelle`."""
    return place.parts[0] in read_name_words().translated


EVIDENCE: tuple[Evidence[_Place], ...] = (
    Evidence(4, _has_links),
    Evidence(1, _has_long_parts),
    Evidence(1, _is_proper_noun_of_both),
    Evidence(-1, _is_first_name),
    Evidence(-3, _has_word),
    Evidence(-9, _has_translated_part),
)
"""For the claim that both languages call a place so.

The weights were chosen so that on the development bench they decide as the rules of
precedence did that they replaced: the words inside a compound do not count against it.
"""


def _is_said(name: str, known: Set[str]) -> bool:
    """Whether some words have the name, or the first long part of it."""
    parts = re.findall(r"[^\W\d_]+", name)
    long = next((part for part in parts if len(part) > _SHORT), name)
    return fold(long) in known
