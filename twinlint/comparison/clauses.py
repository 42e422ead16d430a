"""Finds what a sentence says beside what the same sentence of the other version says.

Lengths tell that one of two sentences has more; words tell where. A clause stands
between two signs, or from a function word to a sign. For each word that the other
sentence has not, it grows likelier that the clause is lost; for each that it has, that
it is only said otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from math import log

from twinlint.alignment import compare_lengths
from twinlint.comparison.brackets import find_lost_brackets, is_gloss
from twinlint.comparison.comparison import Comparison
from twinlint.comparison.foreign import find_foreign
from twinlint.comparison.members import find_lost_member
from twinlint.comparison.sentences import SentencePair, pair_sentences
from twinlint.comparison.telling import TellingWords, make_keys
from twinlint.data import dataclass
from twinlint.languages import read_language
from twinlint.mentions import Block, Kind, make_stems

_MORE = 0.15
"""Ratio of the lengths of two sentences, as a logarithm, from which on one of them says
more; of 82 lost and added clauses that are found without it, 79 make it so."""
_NEARLY_MORE = 0.8 * _MORE
"""The same where both are measured in letters of the translation, not of the shorter
one: so that it is no matter which version is the translation."""
_ENOUGH = 1.5
"""Evidence from which on a clause counts as lost: of 23 on 146 clean pairs that have
more, 16 are; of 263 planted ones half have it."""
_SURE = 4.0
"""Evidence from which on nothing else is likely: of four on clean pairs that have more,
all are lost; of planted ones a sixth have it."""
_FEWEST = 2
"""Words of a clause that tell something."""
_MOST_WORDS = 40
"""Words of a clause at most, with those that tell nothing."""
_FEWEST_ELSE = 2
"""Telling words that the rest of the sentence has."""
_USUAL = 0.55
"""Share of the words of a text that those of its translation tell of: what words mean,
or how cognates begin; counted in 33,000 words of sentences of equal length."""
_USUAL_WORDS = 4
"""Words that this share weighs as many as, beside those of the rest of the sentence."""
_MOST_SHARED = 0.85
_LEAST_SHARED = 0.3
"""Share of the words of the rest that the other sentence has, in all and at least."""
_BY_CHANCE = 0.15
"""Share of the words of a lost clause that the rest of the other sentence has too."""
_SPREAD = 0.18
"""Ratio by which the lengths of two sentences deviate that say the same."""
_MOST_BY_LENGTH = 2.0
"""Evidence that lengths give at most; with 5, twice as many on clean pairs have
enough, and a tenth more of planted ones."""
_OPEN = 1.0
"""Evidence that it costs when no sign stands before a clause."""
_SAID = 1.6
"""… for each word of its own that the other sentence has where the clause would be."""
_SIGN = 0.4
"""Evidence for each sign that this sentence has more."""

_GLOSS = re.compile(r"\(\W{0,3}[A-Z][A-Z0-9-]{1,9}s?(?!\w)")
"""The acronym after what it is short for."""
_SHORT = re.compile(r"(?<!\w)[A-Z][A-Z0-9-]{1,9}s?[ \u00a0]?\([^()]{1,200}")
"""An acronym before what it is short for in brackets."""
_AFTER = 14
"""Characters after a clause in which such an acronym ends."""


@dataclass(frozen=True, slots=True)
class LostClause:
    """A clause of one sentence that the other version's sentence does not say."""

    pair: SentencePair
    is_reference: bool
    """Whether the reference has it."""
    start: int
    end: int
    place: int
    """Offset in the other text where it is missing."""
    evidence: float

    @property
    def is_sure(self) -> bool:
        """Whether it is seen to be missing, and not only likely."""
        return self.evidence >= _SURE


@lru_cache(maxsize=1)
def find_lost_clauses(comparison: Comparison) -> tuple[LostClause, ...]:
    """The clause that each sentence says beside the other one's, in order.

    Several rules ask one after the other.
    """
    return tuple(_find_lost_clauses(comparison))


def _find_lost_clauses(comparison: Comparison) -> Iterator[LostClause]:
    first, second = comparison.reference, comparison.translation
    locales = (first.locale, second.locale)
    if not make_stems(*locales).has_concepts or first.is_message:
        return  # Labels are too short to tell.
    keys = (make_keys(*locales), make_keys(*locales[::-1]))
    foreign = {stretch.block.start for stretch in find_foreign(comparison)}
    usual = comparison.alignment.ratio
    for pair in pair_sentences(comparison):
        more = pair.log_ratio(usual)
        is_longer = abs(more) >= _NEARLY_MORE
        if not _is_one(pair):
            continue
        may_list = _may_list(comparison, pair)
        has_brackets = _has_brackets(comparison, pair)
        if not (is_longer or may_list or has_brackets):
            continue
        blocks = (*pair.unit.reference, *pair.unit.translation)
        if any(block.kind is Kind.ROW or block.start in foreign for block in blocks):
            continue
        left = TellingWords(first, pair.reference[0], keys[0])
        right = TellingWords(second, pair.translation[0], keys[1])
        for is_reference in (True, False):
            is_more = is_longer and (more < 0) is is_reference
            if not (is_more or may_list or has_brackets):
                continue
            if is_reference:
                clauses = _Clauses(left, right, usual, pair.unit.translation)
            else:
                clauses = _Clauses(right, left, 1 / usual, pair.unit.reference)
            best = clauses.find_member() if may_list else None
            best = best or (clauses.find_best() if is_more else None)
            best = best or (clauses.find_brackets() if has_brackets else None)
            if best is not None:
                yield clauses.make(pair, *best, is_reference=is_reference)


def _is_one(pair: SentencePair) -> bool:
    """Whether one sentence stands beside one."""
    return len(pair.reference) == len(pair.translation) == 1


def _has_brackets(comparison: Comparison, pair: SentencePair) -> bool:
    """Whether one of two sentences has one pair of brackets more."""
    counts = [
        mentions.plain.count("(", sentence.start, sentence.end)
        for mentions, sentence in (
            (comparison.reference, pair.reference[0]),
            (comparison.translation, pair.translation[0]),
        )
    ]
    return abs(counts[0] - counts[1]) == 1


def _may_list(comparison: Comparison, pair: SentencePair) -> bool:
    """Whether two sentences may enumerate, one of them one thing more."""
    commas: list[int] = []
    for mentions, sentence in (
        (comparison.reference, pair.reference[0]),
        (comparison.translation, pair.translation[0]),
    ):
        joints = read_language(mentions.locale).joints
        if not any(joint in sentence.words for joint in joints):
            return False
        plain, start, end = mentions.plain, sentence.start, sentence.end
        last = sum(plain.count(f", {joint} ", start, end) for joint in joints)
        commas.append(plain.count(",", start, end) - last)
    return commas[0] != commas[1]


class _Clauses:
    """What may be lost of a sentence that is longer than the other version's."""

    def __init__(
        self,
        here: TellingWords,
        there: TellingWords,
        usual: float,
        blocks: Sequence[Block],
    ) -> None:
        self.here, self.there = here, there
        names = here.language.language_names
        bases = (here.language.base, there.language.base)
        self._languages = frozenset(names.get(base, "").lower() for base in bases)
        self._usual = usual
        said = self._said = there.keys.union(*(block.keys for block in blocks))
        words = here.words
        telling = [bool(word.key) for word in words]
        self._is_shared = [word.key in said for word in words]
        self._telling = tuple(accumulate(telling, initial=0))
        self._shared = tuple(accumulate(self._is_shared, initial=0))
        lengths = (word.end - word.start + 1 for word in words)
        self._lengths = tuple(accumulate(lengths, initial=0))
        mine = here.keys
        alone = (bool(w.key) and w.key not in mine for w in there.words)
        self._alone = tuple(accumulate(alone, initial=0))

    def find_member(self) -> tuple[float, int, int] | None:
        """The only member of an enumeration that the other sentence lacks."""
        member = find_lost_member(self.here, self.there, self._said)
        return (_SURE, *member) if member else None

    def find_brackets(self) -> tuple[float, int, int] | None:
        """The words in brackets that the other sentence lacks."""
        span = find_lost_brackets(self.here, self.there, self._said)
        return (_ENOUGH, *span) if span and self._may_stand(*span) else None

    def find_best(self) -> tuple[float, int, int] | None:
        """The clause with the most evidence, if it has enough: its words, by index."""
        total, shared = self._telling[-1], self._shared[-1]
        if total - shared < _FEWEST or total < _FEWEST + _FEWEST_ELSE:
            return None
        length = self.there.length
        before = compare_lengths(self._lengths[-1] * self._usual, length)
        if before > -_MORE:
            return None
        edges, words = self.here.edges, self.here.words
        signs = sum(edges) - sum(self.there.edges)
        fixed = _SIGN * max(-1, min(2, signs)) - log(total) / 2
        found: list[tuple[float, int, int]] = []
        for end in range(1, len(words) + 1):
            if not edges[end]:
                continue
            for start in range(max(0, end - _MOST_WORDS), end):
                if not edges[start] and words[start].key:
                    continue
                by_words = self._weigh_words(start, end)
                if by_words is None:
                    continue
                rest = self._lengths[-1] - self._lengths[end] + self._lengths[start]
                after = compare_lengths(rest * self._usual, length)
                gain = (before * before - after * after) / (2 * _SPREAD * _SPREAD)
                evidence = fixed + by_words + min(_MOST_BY_LENGTH, gain)
                evidence -= 0 if edges[start] else _OPEN
                if evidence >= _ENOUGH:
                    evidence -= _SAID * self._count_said(start, end)
                if evidence >= _ENOUGH:
                    found.append((evidence, start, end))
        found.sort(reverse=True)
        for evidence, start, end in found:
            if self._may_stand(start, end):
                return evidence, self._extend(start), end
        return None

    def _extend(self, start: int) -> int:
        """The first of the function words that lead to a clause: `if the`."""
        words, edges = self.here.words, self.here.edges
        while not edges[start] and not words[start - 1].key:
            start -= 1
        return start

    def _weigh_words(self, start: int, end: int) -> float | None:
        """Evidence that the words of a clause give; None for what cannot be one."""
        telling = self._telling[end] - self._telling[start]
        rest = self._telling[-1] - telling
        if telling < _FEWEST or rest < _FEWEST_ELSE:
            return None
        shared = self._shared[end] - self._shared[start]
        rest_shared = self._shared[-1] - shared
        if rest_shared < _LEAST_SHARED * rest:
            return None
        rate = (rest_shared + _USUAL_WORDS * _USUAL) / (rest + _USUAL_WORDS)
        rate = min(rate, _MOST_SHARED)
        unlike = (telling - shared) * log((1 - _BY_CHANCE) / (1 - rate))
        return unlike + shared * log(_BY_CHANCE / rate)

    def _count_said(self, start: int, end: int) -> int:
        """Words of its own that the other sentence has where a clause would stand."""
        after, before = self._find_between(start, end)
        return max(0, self._alone[before] - self._alone[after])

    def _find_between(self, start: int, end: int) -> tuple[int, int]:
        """The words of the other sentence between which a clause would stand."""
        words, theirs = self.here.words, self.there.words
        after, before = 0, len(theirs)
        for at in range(start - 1, -1, -1):
            if words[at].key in self.there.places:
                after = self._find_twin(at) + 1
                break
        for at in range(end, len(words)):
            if words[at].key in self.there.places:
                before = self._find_twin(at)
                break
        return after, max(after, before)

    def _find_twin(self, at: int) -> int:
        """The word of the other sentence with the key of one here: the nearest."""
        places = self.there.places[self.here.words[at].key]
        expected = at * len(self.there.words) / len(self.here.words)
        near = bisect_left(places, expected)
        return min(places[max(0, near - 1) : near + 1], key=lambda p: abs(p - expected))

    def _may_stand(self, start: int, end: int) -> bool:
        """Whether words are a clause, and no aside that one language needs alone.

        That is what an acronym beside it is short for, and in which language a page is.
        """
        plain, words = self.here.plain, self.here.words
        first, last = words[start].start, words[end - 1].end
        clause = plain[first:last]
        if clause.count("(") != clause.count(")") or plain[first - 1 : first] in "'’":
            return False
        stop = min(last + _AFTER, self.here.sentence.end)
        if _GLOSS.search(plain, first, stop):
            return False
        sentence = self.here.sentence
        glosses = _SHORT.finditer(plain, sentence.start, sentence.end)
        if any(gloss.start() < last and first < gloss.end() for gloss in glosses):
            return False
        if is_gloss(self.here, self.there, start, end):
            return False
        names = (plain[word.start : word.end].lower() for word in words[start:end])
        return self._languages.isdisjoint(names)

    def make(
        self,
        pair: SentencePair,
        evidence: float,
        start: int,
        end: int,
        *,
        is_reference: bool,
    ) -> LostClause:
        """What is lost, by its words."""
        words = self.here.words
        span = words[start].start, words[end - 1].end
        place = self.find_place(start, end)
        if end == len(words) and self.here.leads and self.there.leads:
            evidence = min(evidence, _ENOUGH)  # `avec :` leads to a list just as well.
        return LostClause(pair, is_reference, *span, place, evidence)

    def find_place(self, start: int, end: int) -> int:
        """Offset in the other text where a clause is missing."""
        after, _ = self._find_between(start, end)
        theirs = self.there
        return theirs.words[after - 1].end if after else theirs.sentence.start
