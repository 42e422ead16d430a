"""Sentences that say the same, with what each says that has an opposite, or denies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain

from twinlint.comparison.comparison import Comparison
from twinlint.comparison.foreign import find_foreign
from twinlint.comparison.sentences import SentencePair, pair_sentences
from twinlint.data import dataclass
from twinlint.languages import HIDDEN_NEGATION, NEGATION, Meaning
from twinlint.mentions import (
    Mentions,
    Sentence,
    Words,
    list_meanings,
    may_mean,
    read_words,
)
from twinlint.source import Cover

DENIES, MAY_DENY = Meaning(NEGATION, 0), Meaning(HIDDEN_NEGATION, 0)
"""What words say that deny, and that may say the same as denying another word."""

Index = Mapping[Meaning, list[Words]]
"""The words by which a sentence says each thing, in order."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Two sentences that say the same, with what each says that has an opposite."""

    pair: SentencePair
    left: Index
    right: Index


@lru_cache(maxsize=1)
def read_statements(comparison: Comparison) -> tuple[Statement, ...]:
    """The sentences that may differ; two rules ask one after the other."""
    first, second = comparison.reference, comparison.translation
    foreign = [
        Cover((f.start, f.end) for f in find_foreign(comparison) if f.here is here)
        for here in (first, second)
    ]
    statements: list[Statement] = []
    for pair in pair_sentences(comparison):
        mine = _may_mean(first, pair.reference)
        theirs = _may_mean(second, pair.translation)
        rows = _list_rows(mine, theirs)
        if not rows:
            continue
        if not any(s.start in foreign[0] for s in pair.reference) and not any(
            s.start in foreign[1] for s in pair.translation
        ):
            left = _find(first, pair.reference, rows)
            # What one side says in fact leaves less that the other one may contradict.
            if _list_rows(frozenset(left), theirs):
                right = _find(second, pair.translation, rows)
                statements.append(Statement(pair, left, right))
    return tuple(statements)


def _may_mean(mentions: Mentions, sentences: Sequence[Sentence]) -> frozenset[Meaning]:
    words = chain.from_iterable(sentence.words for sentence in sentences)
    return may_mean(words, mentions.locale)


def _list_rows(left: frozenset[Meaning], right: frozenset[Meaning]) -> Set[str]:
    """The rows of which the words of two sentences may make a contrast or a denial.

    For a contrast both words have to be sure; a denial is explained by other words too.
    """
    may_deny = DENIES in left or DENIES in right
    rows = _find_opposed(left, right, are_both_sure=not may_deny)
    if may_deny:
        rows |= _find_opposed(right, left, are_both_sure=False)
    if not rows and not may_deny:
        return rows
    if MAY_DENY in left or MAY_DENY in right:
        # What both say is no denial of what both say.
        rows |= {meaning.row for meaning in left} & {meaning.row for meaning in right}
    return rows | {NEGATION, HIDDEN_NEGATION}


def _find_opposed(
    sure: Iterable[Meaning], others: Iterable[Meaning], *, are_both_sure: bool
) -> set[str]:
    """The rows of sure words that have another meaning on the other side."""
    poles: dict[str, int] = {}
    """Of each row; -1 for several."""
    for row, pole, is_sure, _ in sure:
        if is_sure and poles.setdefault(row, pole) != pole:
            poles[row] = -1
    return {
        row
        for row, pole, is_sure, _ in others
        if poles.get(row, pole) != pole and (is_sure or not are_both_sure)
    }


def _find(mentions: Mentions, sentences: Iterable[Sentence], rows: Set[str]) -> Index:
    index: dict[Meaning, list[Words]] = {}
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        tokens = read_words(mentions.plain, sentence)
        for meaning, words in list_meanings(
            mentions.plain, start, end, mentions.locale, rows, tokens
        ):
            index.setdefault(meaning, []).append(words)
    return index
