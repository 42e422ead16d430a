"""Sentences of one language version that are in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from microsite.comparison import Comparison
from microsite.match import has_language
from microsite.mentions import Block, Kind, Mentions, Sentence
from microsite.mentions.language import weigh_language
from microsite.mentions.vocabulary import read_vocabulary
from microsite.source import Locale

_PROSE = re.compile(r"(?<![\w@#/.-])[^\W\d_]+(?:[’'-][^\W\d_]+)*(?![\w@/]|\.\w)")
"""Words that are not part of a file name, a code or an address."""
_QUOTED = re.compile(r"\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|«[^»\n]{1,300}»")


@dataclass(frozen=True, slots=True)
class Foreign:
    """Sentences in a row of one block that are in the other language."""

    here: Mentions
    there: Mentions
    block: Block
    others: tuple[Block, ...]
    """The blocks of the other version that correspond; empty when there are none."""
    start: int
    end: int


@lru_cache(maxsize=1)
def find_foreign(comparison: Comparison) -> tuple[Foreign, ...]:
    """All foreign stretches of both versions; several rules ask one after the other."""
    return tuple(_find_foreign(comparison))


def _find_foreign(comparison: Comparison) -> Iterator[Foreign]:
    first, second = comparison.reference, comparison.translation
    for unit in comparison.units:
        for here, blocks, there, others in (
            (first, unit.reference, second, unit.translation),
            (second, unit.translation, first, unit.reference),
        ):
            for block in blocks:
                if block.kind is not Kind.CODE:
                    for a, b in _foreign_stretches(here, block, there.locale, others):
                        yield Foreign(here, there, block, others, a, b)


def _foreign_stretches(
    here: Mentions, block: Block, other: Locale, others: tuple[Block, ...]
) -> Iterator[tuple[int, int]]:
    """Stretches of sentences in a row that are in the other language."""
    start = end = -1
    for sentence in block.sentences:
        if _is_foreign(here, block, sentence, other, others):
            start = sentence.start if start < 0 else start
            end = sentence.end
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _is_foreign(
    here: Mentions,
    block: Block,
    sentence: Sentence,
    other: Locale,
    others: tuple[Block, ...],
) -> bool:
    enough = 3
    if any(
        sentence.words == twin.words for block in others for twin in block.sentences
    ):
        enough = 2  # The very same words in both versions.
    if not _speaks_for_other(sentence.words, here.locale, other, enough):
        return False
    text = _without_citations(here, block, sentence, others)
    words = [part for word in _PROSE.findall(text) for part in re.split("[’']", word)]
    if len(words) < 5 and any(
        word.lower() == read_vocabulary(other).name for word in words
    ):
        return False
    return _speaks_for_other(words, here.locale, other, enough)


def _speaks_for_other(
    words: Sequence[str], own: Locale, other: Locale, enough: int
) -> bool:
    if len(words) < 2:
        return False
    for_own, for_other = weigh_language(words, own, other)
    return for_other >= enough and for_other >= enough * for_own


def _without_citations(
    here: Mentions, block: Block, sentence: Sentence, others: tuple[Block, ...]
) -> str:
    """The sentence without what may stay in its language.

    That is the label of a link to a document that the other version links too, and
    what quotation marks enclose, unless nothing else is left.
    """
    text = here.plain[sentence.start : sentence.end]
    targets = {
        link.target.partition("#")[0] for block in others for link in block.links
    }
    for link in block.links:
        if (
            sentence.start <= link.label_start < sentence.end
            and link.target.partition("#")[0] in targets
            and link.target.startswith("http")
            and not has_language(link.target)
        ):
            a, b = link.label_start - sentence.start, link.label_end - sentence.start
            text = text[:a] + "\0" * (b - a) + text[b:]
    outside = _QUOTED.sub(lambda match: "\0" * len(match[0]), text)
    is_whole = not _PROSE.search(outside) and not any(
        sentence.start <= link.start < sentence.end for link in block.links
    )
    return text if is_whole else outside
