"""Places and bodies that a sentence names and the other version's sentence does not.

One of an enumeration is lost where its neighbours are there and its place is not. One
that stands alone is where the other sentence says all else, in as many words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from twinlint.alignment import compare_lengths
from twinlint.comparison.capitals import Capital
from twinlint.comparison.comparison import Comparison
from twinlint.comparison.enumerations import Enumerated
from twinlint.comparison.evidence import Evidence, weigh_evidence
from twinlint.comparison.odd_names import (
    OddNames,
    SaidName,
    count_names,
    find_odd_names,
)
from twinlint.comparison.sentences import SentencePair
from twinlint.data import dataclass
from twinlint.mentions import Span
from twinlint.spelling import fold

_ENOUGH = 4
"""Evidence from which on a name may be lost; of six such on 146 clean pairs, half
are."""
_SURE = 5
"""… from which on nothing else is likely; of two such there, both are."""
_NUMBER = re.compile(r"[ \u00a0]\d{1,4}(?![\w\u00a0 ])")
"""What may be the last part of a name."""
_LONG, _LONGEST = 30, 60
"""Words from which on a sentence may be told freely, and from which on it is left."""
_LIKE = 1.0
"""Ratio of the lengths of two sentences, as a logarithm, up to which they are one."""


@dataclass(frozen=True, slots=True)
class LostName:
    """A name of one sentence that the other version's sentence lacks."""

    is_reference: bool
    """Whether the reference has it."""
    span: Span
    here: Span
    """Its sentence."""
    there: Span
    """The sentence of the other version."""
    evidence: int

    @property
    def is_sure(self) -> bool:
        """Whether it is seen to be missing, and not only likely."""
        return self.evidence >= _SURE


class _Whole:
    """A version that has odd names, beside the other one."""

    def __init__(self, comparison: Comparison, *, is_first: bool) -> None:
        here, there = comparison.reference, comparison.translation
        self._here, self._there = (here, there) if is_first else (there, here)
        ratio = comparison.alignment.ratio
        self.usual = ratio if is_first else 1 / ratio
        """How much longer than here the other version is."""
        values = (
            each.reference if is_first else each.translation
            for each in comparison.values
        )
        self._values = sorted(value.start for value in values if value)

    def says(self, word: str) -> bool:
        """Whether the other version says a word, with its accents or without."""
        vocabulary = self._there.vocabulary
        return word.lower() in vocabulary or fold(word) in vocabulary

    def tells(self, words: tuple[str, ...]) -> bool:
        """Whether the other version has some names as often as this one."""
        here, there = count_names(self._here), count_names(self._there)
        return all(there[word] >= here[word] for word in words)

    def has_value(self, start: int, end: int) -> bool:
        """Whether a stretch has a value that the other version does not say there."""
        at = bisect_left(self._values, start)
        return at < len(self._values) and self._values[at] < end


@dataclass(frozen=True, eq=False)
class _Case:
    """An odd name of a sentence, beside a sentence without odd names."""

    name: SaidName
    names: tuple[SaidName, ...]
    here: Enumerated
    there: Enumerated
    whole: _Whole
    """The versions that the two are of."""

    @cached_property
    def own(self) -> range:
        """The words of the name, by index."""
        return self.here.find_words(self.name.span)

    @cached_property
    def neighbours(self) -> tuple[int, ...]:
        """The words beside it in an enumeration, by index."""
        found = (
            self.here.find_neighbour(self.own[0], -1),
            self.here.find_neighbour(self.own[-1], 1),
        )
        return tuple(at for at in found if at is not None)

    @cached_property
    def are_names(self) -> tuple[bool, ...]:
        """Whether each of them belongs to a name that the other side has."""
        is_word = self.name.capital is Capital.WORD
        least = Capital.NAME if is_word else Capital.WORD
        kept = (n for n in self.names if not n.is_odd and n.capital >= least)
        words = {at for name in kept for at in self.here.find_words(name.span)}
        return tuple(
            at in words or self.here.is_strange(at, self.there)
            for at in self.neighbours
        )

    @cached_property
    def is_listed(self) -> bool:
        """Whether its neighbours are there, without a place for it beside them."""
        here, there = self.here, self.there
        if not self.neighbours or here.signs <= there.signs:
            return False
        twins = [there.find(here.words[at], here.keys[at]) for at in self.neighbours]
        for at, twin, is_name in zip(
            self.neighbours, twins, self.are_names, strict=True
        ):
            edge = self.own[0] if at < self.own[0] else self.own[-1]
            may_tell = self.name.capital is Capital.NAME and here.has_lead(at, edge)
            if not is_name and (twin is None or not may_tell):
                return False
        return there.are_small_between(twin for twin in twins if twin is not None)


def find_lost_names(comparison: Comparison) -> Iterator[LostName]:
    """The odd names of sentences beside which stands one that has none."""
    wholes: dict[bool, _Whole] = {}
    for odd in find_odd_names(comparison):
        if all(odd.are_odd):
            continue  # One may stand for the other.
        is_first, _ = odd.are_odd
        if not odd.are_few or not _may_tell(odd.pair, comparison.alignment.ratio):
            continue
        if is_first not in wholes:
            wholes[is_first] = _Whole(comparison, is_first=is_first)
        for case in _list_cases(comparison, odd, wholes[is_first], is_first=is_first):
            evidence = weigh_evidence(case, EVIDENCE)
            if evidence >= _ENOUGH:
                here, there = case.here, case.there
                span = case.name.span[0], _find_end(here, case.name)
                yield LostName(is_first, span, here.span, there.span, evidence)


def _list_cases(
    comparison: Comparison, odd: OddNames, whole: _Whole, *, is_first: bool
) -> Iterator[_Case]:
    """The odd names of one of two sentences that its version has more often."""
    names = odd.reference if is_first else odd.translation
    lost = [name for name in names if name.is_odd and not whole.tells(name.words)]
    if lost:
        sides = (
            Enumerated(comparison, odd.pair.reference, is_first=True),
            Enumerated(comparison, odd.pair.translation, is_first=False),
        )
        here, there = sides if is_first else sides[::-1]
        yield from (_Case(name, names, here, there, whole) for name in lost)


def _may_tell(pair: SentencePair, usual: float) -> bool:
    """Whether two sentences may say the same but for a name. Quick."""
    sides = pair.reference, pair.translation
    words = max(sum(len(each.words) for each in side) for side in sides)
    return words <= _LONGEST and abs(pair.log_ratio(usual)) < _LIKE


def _find_end(here: Enumerated, name: SaidName) -> int:
    """Where a name ends, with the number that belongs to it: `France 3`."""
    number = _NUMBER.match(here.mentions.plain, name.span[1], here.span[1])
    return number.end() if number else name.span[1]


def _is_listed(case: _Case) -> bool:
    """Who lists the others without it has left it out."""
    return case.is_listed


def _is_listed_with_names(case: _Case) -> bool:
    """Names in a row are told one by one."""
    return case.is_listed and all(case.are_names)


def _is_balanced(case: _Case) -> bool:
    """The other sentence has no word more that may stand for it."""
    return not _is_unbalanced(case)


def _is_unbalanced(case: _Case) -> bool:
    """The other sentence has one: `the airport`."""
    mine, theirs = set(case.here.keys), set(case.there.keys)
    odd = {
        case.here.keys[at]
        for name in case.names
        if name.is_odd
        for at in case.here.find_words(name.span)
    }
    return len(theirs - mine) > len(mine - theirs - odd)


def _has_lead(case: _Case) -> bool:
    """It follows a preposition, or a word for what it is that both sentences have."""
    first = case.own[0]
    if not first or case.here.gap(first).strip(" \u00a0\n’'\0*_"):
        return False
    before, key = case.here.words[first - 1], case.here.keys[first - 1]
    return not key or case.there.find(before, key) is not None


def _is_sure(case: _Case) -> bool:
    """It is no word."""
    return case.name.capital is Capital.NAME


def _is_word(case: _Case) -> bool:
    """A word may be said in another way, but for one of an enumeration."""
    return case.name.capital < Capital.NAME and not case.is_listed


def _explains_length(case: _Case) -> bool:
    """Without it, the two sentences are more alike in length."""
    size, length = case.here.length, case.there.length
    less = max(1, size - (case.name.span[1] - case.name.span[0]) - 2)
    before, after = (
        compare_lengths(each * case.whole.usual, length) for each in (size, less)
    )
    return abs(after) <= abs(before)


def _is_new(case: _Case) -> bool:
    """The other version says it nowhere."""
    parts = (part for word in case.name.words for part in word.split("-"))
    return not any(map(case.whole.says, parts))


def _lacks_value(case: _Case) -> bool:
    """A sentence that lacks a value as well lacks all that is said with it."""
    return case.whole.has_value(*case.here.span)


def _is_country(case: _Case) -> bool:
    """A country is told to those abroad."""
    return case.name.is_place and not case.is_listed


def _is_apposed(case: _Case) -> bool:
    """… and so is where another place is: `Grenoble, near Lyon`."""
    at = case.own[0]
    while at and case.here.is_small(case.here.words[at - 1]):
        if "," in case.here.gap(at):
            break
        at -= 1
    return not case.is_listed and "," in case.here.gap(at)


def _is_gloss(case: _Case) -> bool:
    """A country at the end of a list of two is one too: `Lyon, France`."""
    is_last = case.here.find_neighbour(case.own[-1], 1) is None
    return case.name.is_place and is_last and case.here.gap(case.own[0]) == ", "


def _has_others(case: _Case) -> bool:
    """A sentence that lacks several says something else."""
    return sum(name.is_odd for name in case.names) > 1


def _is_acronym(case: _Case) -> bool:
    """An acronym is often translated, or spelt out."""
    parts = (part for word in case.name.words for part in word.split("-"))
    return any(sum(map(str.isupper, part)) > 1 for part in parts)


def _has_acronym(case: _Case) -> bool:
    """An acronym of the other sentence may be short for it."""
    said = {word.lower() for word in case.here.words}
    return any(
        word.isupper() and len(word) > 1 and word.lower() not in said
        for word in case.there.words
    )


def _are_several(case: _Case) -> bool:
    """Of several sentences nobody knows which says the same."""
    return max(case.here.count, case.there.count) > 1


def _is_long(case: _Case) -> bool:
    """A long sentence may be told freely."""
    return len(case.here.words) > _LONG


EVIDENCE: tuple[Evidence[_Case], ...] = (
    Evidence(4, _is_listed),
    Evidence(2, _is_listed_with_names),
    Evidence(2, _is_balanced),
    Evidence(1, _has_lead),
    Evidence(1, _is_sure),
    Evidence(1, _explains_length),
    Evidence(1, _is_new),
    Evidence(-2, _is_acronym),
    Evidence(-2, _is_country),
    Evidence(-1, _is_long),
    Evidence(-2, _is_unbalanced),
    Evidence(-2, _has_acronym),
    Evidence(-3, _is_apposed),
    Evidence(-3, _has_others),
    Evidence(-3, _is_word),
    Evidence(-3, _are_several),
    Evidence(-3, _lacks_value),
    Evidence(-9, _is_gloss),
)
"""For the claim that a sentence lacks a name.

One that stands alone is sure with all that speaks for it but one; of a member of an
enumeration, its neighbours tell as much. Weighed on 48 names left out by hand, of which
45 are found, and 71 sentences told in another way, which are silent; of 42 others 34
are found, and of 54 others 2 are not silent.
"""
