"""How close a translation is: whether it says a sentence word by word, or freely.

A free one denies by a word of its own (`peu connu`, `avoids`), and turns a thing round:
`was sent`, `a reçu`.
"""

from __future__ import annotations

import re

from twinlint.comparison.comparison import Comparison
from twinlint.comparison.sentences import SentencePair
from twinlint.mentions import Span, make_stems

_SHORT = 12
"""Words of a clause, which a word turns into its opposite."""
_LONG = 40
"""Words from which on a sentence may say anything."""
_LIKE = 0.4
"""Ratio of the lengths of two sentences, as a logarithm, up to which they are close."""
_SHARED, _SHARED_IN_MESSAGE = 0.45, 0.4
"""Part of the words of the shorter sentence from which on the other one is close to it;
a short message of a program is translated more freely than a clause of a text.
With one of the next words, of denials planted in translations 7 of 10 are; of 31 in the
free ones of a manual, 9."""
_FREE, _FEW = 28, 0.27
"""Words from which on a sentence is told freely, and part of them that it then shares
at most; of 425 opposites planted in translations 5 are in such ones, of 12 that were
none in the free ones of a manual, 5."""
_NEXT = 4
"""Words after one that denies among which one that both have is looked for."""
_TELLING = 4
"""Letters of a word that tells something."""
_WORD = re.compile(r"[^\W\d_]+")


def is_close(
    comparison: Comparison, pair: SentencePair, span: Span, *, in_reference: bool
) -> bool:
    """Whether two sentences say the same but for some words of one of them.

    `span` is where those words stand, in the reference or in the translation.
    """
    words = _count_words(pair)
    off = pair.log_ratio(comparison.alignment.ratio)
    if words > _LONG:
        return False
    shared, shorter = _list_shared(comparison, pair)
    part = len(shared) / max(1, shorter)
    is_like = abs(off) < _LIKE
    if words <= _SHORT and comparison.reference.is_message:
        return is_like and part >= _SHARED_IN_MESSAGE
    if words <= _SHORT:
        return is_like or part >= _SHARED
    is_next = is_like and part >= _SHARED
    return is_next and _is_next(
        comparison, pair, span, shared, in_reference=in_reference
    )


def is_free(comparison: Comparison, pair: SentencePair) -> bool:
    """Whether two sentences have much to say, and say it in other words each."""
    shared, shorter = _list_shared(comparison, pair)
    return _count_words(pair) >= _FREE and len(shared) < _FEW * shorter


def share_words(comparison: Comparison, pair: SentencePair) -> bool:
    """Whether half of the words of the shorter sentence are in the other one too."""
    shared, shorter = _list_shared(comparison, pair)
    return bool(shared) and len(shared) >= _SHARED * shorter


def _count_words(pair: SentencePair) -> int:
    """The words of the longer side."""
    return max(
        sum(len(sentence.words) for sentence in side)
        for side in (pair.reference, pair.translation)
    )


def _list_shared(
    comparison: Comparison, pair: SentencePair
) -> tuple[frozenset[str], int]:
    """The stems that both sentences have, and how many the shorter one has."""
    here, there = comparison.locales
    left, right = (
        {stems[word] for sentence in sentences for word in sentence.words} - {""}
        for stems, sentences in (
            (make_stems(here, there), pair.reference),
            (make_stems(there, here), pair.translation),
        )
    )
    return frozenset(left & right), min(len(left), len(right))


def _is_next(
    comparison: Comparison,
    pair: SentencePair,
    span: Span,
    shared: frozenset[str],
    *,
    in_reference: bool,
) -> bool:
    """Whether one of the next words is in the other sentence too."""
    mentions, other = comparison.reference, comparison.translation
    sentences = pair.reference
    if not in_reference:
        mentions, other, sentences = other, mentions, pair.translation
    stems = make_stems(mentions.locale, other.locale)
    after = _WORD.findall(mentions.plain, span[1], sentences[-1].end)[:_NEXT]
    return any(stems[word] in shared for word in after if len(word) >= _TELLING)
