"""Finds words that change what is said, and that only one of two sentences says: free.

They are rows of words with an opposite of which no translation leaves one out. Where
the other version has no word of the row, nor one that may say the same, it is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cached_property
from itertools import chain

from twinlint.comparison.comparison import Comparison
from twinlint.comparison.sentences import SentencePair, pair_sentences
from twinlint.data import dataclass
from twinlint.languages import TOLD, list_rows, list_scoped
from twinlint.mentions import (
    Block,
    Kind,
    Mentions,
    Sentence,
    Span,
    find_words,
    list_meanings,
    may_mean,
)

_KINDS = (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTATION)
_LIKE = 0.6
"""Ratio of the lengths of two sentences, as a logarithm, up to which they are one."""
_FEWEST = 4
"""Words of a sentence that says something."""


@dataclass(frozen=True, slots=True)
class LostDetail:
    """A word of one sentence that the other version's sentence has no word for."""

    pair: SentencePair
    is_reference: bool
    """Whether the reference has it."""
    span: Span


def find_lost_details(comparison: Comparison) -> Iterator[LostDetail]:
    """The words of such rows that one of two sentences has, and nothing of there."""
    first, second = comparison.reference, comparison.translation
    told = frozenset().union(*(list_scoped(each, TOLD) for each in comparison.locales))
    rows = told & list_rows(first.locale) & list_rows(second.locale)
    if not rows or first.is_message:
        return
    unit = None
    for pair in pair_sentences(comparison):
        if not (len(pair.reference) == len(pair.translation) == 1):
            continue
        if abs(pair.log_ratio(comparison.alignment.ratio)) > _LIKE:
            continue
        if pair.unit is not unit:
            unit = pair.unit
            whole, whole_there = (
                _Whole(first, unit.reference),
                _Whole(second, unit.translation),
            )
        sides = (
            (first, pair.reference[0], whole_there, True),
            (second, pair.translation[0], whole, False),
        )
        for here, sentence, there, is_reference in sides:
            span = _find_lost(here, sentence, there, rows)
            if span:
                yield LostDetail(pair, is_reference, span)
                break


class _Whole:
    """All that the blocks of one side may say."""

    def __init__(self, mentions: Mentions, blocks: tuple[Block, ...]) -> None:
        self._mentions = mentions
        self._blocks = blocks

    @cached_property
    def is_prose(self) -> bool:
        """Whether they are sentences, and no titles or cells."""
        return all(block.kind in _KINDS for block in self._blocks)

    @cached_property
    def rows(self) -> Set[str]:
        """The rows of which they may have a word."""
        words = chain.from_iterable(block.words for block in self._blocks)
        return {each.row for each in may_mean(words, self._mentions.locale)}

    def has(self, words: str) -> bool:
        """Whether they have these very words, which nobody has translated."""
        pattern = re.compile(rf"\b{re.escape(words)}\b")
        plain = self._mentions.plain
        return any(
            pattern.search(plain[block.start : block.end].lower())
            for block in self._blocks
        )


def _find_lost(
    here: Mentions, sentence: Sentence, there: _Whole, rows: Set[str]
) -> Span | None:
    """The first word of some rows that a sentence has, and the other side has none of.

    A name in capitals is none.
    """
    sure = may_mean(sentence.words, here.locale, are_sure=True)
    lost = {each.row for each in sure} & rows
    if len(sentence.words) < _FEWEST or not lost or not there.is_prose:
        return None
    lost -= there.rows
    if not lost:
        return None
    for meaning, words in list_meanings(
        here.plain, sentence.start, sentence.end, here.locale, lost
    ):
        start, end = find_words(here.plain, words)
        said = here.plain[start:end]
        if meaning.is_sure and said.islower() and not there.has(said):
            return start, end
    return None
