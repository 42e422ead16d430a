"""A paragraph is much longer in one language than in the other.

Why: no sentence is missing as a whole, but half of what it says is.
Wrong:
    fr: |
        La page explique l’aspect humain du programme, son rôle dans l’inclusion,
        et renvoie aux guides qui existent.
    en: The page explains the programme.
Right:
    fr: La page explique le programme, son rôle, et renvoie aux guides existants.
    en: The page explains the programme and its role, and links to existing guides.
Fix: compare both paragraphs and add what one of them lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import exp

from twinlint.alignment import Unit, compare_lengths
from twinlint.comparison import (
    Comparison,
    find_foreign,
    find_lost_clauses,
    make_place,
    quote,
)
from twinlint.finding import Finding, LanguageName, Rule, message
from twinlint.mentions import Block, Kind, Mentions
from twinlint.rule import pair_rule
from twinlint.weight import Stake, weigh

_MOST = 2.1
"""Times a text may be longer than a translation of usual length; 95 % of real
paragraphs are within 1.3 times."""
_SHORTEST = 60
"""Letters of the longer text; short ones vary more."""
_SHORT_FOR = 6
"""Letters of a word that one of an acronym stands for."""
_TAG = re.compile("<[^<>]*>")
_LETTER = re.compile(r"[^\W_]")
_WRITTEN_OUT = re.compile(
    r"\([A-Z]{2,8}\)|(?<![^\W_])[A-Z]{2,8}[ \u00a0]\([^\W\d_][^()]{7,200}\)"
)
"""An acronym after what it is short for, or before that."""
_KINDS = (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTATION)


@pair_rule(weigh(Stake.TOLD))
def disproportionate_length(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Corresponding blocks of which nothing else is said to be missing."""
    for unit in find_disproportionate(comparison):
        yield _make_finding(rule, comparison, unit)


@lru_cache(maxsize=1)
def find_disproportionate(comparison: Comparison) -> tuple[Unit, ...]:
    """The units of that kind; another rule asks too."""
    return tuple(_find_disproportionate(comparison))


def _find_disproportionate(comparison: Comparison) -> Iterator[Unit]:
    explained = {id(gap.unit) for gap in comparison.alignment.gaps}
    explained |= {id(link.unit) for link in comparison.links}
    lost = (each for each in find_lost_clauses(comparison) if each.is_sure)
    explained |= {id(each.pair.unit) for each in lost}
    foreign = {stretch.start for stretch in find_foreign(comparison)}
    for unit in comparison.paired:
        times = exp(unit.log_ratio(comparison.alignment.ratio))
        if 1 / _MOST <= times <= _MOST or max(unit.lengths) < _SHORTEST:
            continue
        blocks = (*unit.reference, *unit.translation)
        if (
            id(unit) in explained
            or not all(block.kind in _KINDS for block in blocks)
            or not foreign.isdisjoint(block.start for block in blocks)
        ):
            continue
        if 1 / _MOST <= _compare_shown(comparison, unit) <= _MOST:
            continue  # One version sets as code what the other says in words.
        if 1 / _MOST <= _compare_said(comparison, unit) <= _MOST:
            continue  # One version only says some words twice.
        is_reference = times < 1
        longer = comparison.reference if is_reference else comparison.translation
        if not _writes_out(
            longer, unit.reference if is_reference else unit.translation
        ):
            yield unit


def _compare_shown(comparison: Comparison, unit: Unit) -> float:
    """How many times longer than usual the translation is, code included."""
    first, second = (
        sum(
            len(_LETTER.findall(_TAG.sub("", side.text.value[block.start : block.end])))
            for block in blocks
        )
        for side, blocks in (
            (comparison.reference, unit.reference),
            (comparison.translation, unit.translation),
        )
    )
    return exp(compare_lengths(first * comparison.alignment.ratio, second))


def _compare_said(comparison: Comparison, unit: Unit) -> float:
    """How many times longer than usual the translation is, each word counted once."""
    first, second = (
        sum(map(_measure, {word for block in blocks for word in block.words}))
        for blocks in (unit.reference, unit.translation)
    )
    return exp(compare_lengths(first * comparison.alignment.ratio, second))


def _measure(word: str) -> int:
    """Letters of a word, or of those that an acronym stands for."""
    is_acronym = len(word) > 1 and word.isupper()
    return len(word) * _SHORT_FOR if is_acronym else len(word)


def _writes_out(mentions: Mentions, blocks: tuple[Block, ...]) -> bool:
    """Whether a text writes out an abbreviation that the other may only name."""
    start, end = blocks[0].start, blocks[-1].end
    return _WRITTEN_OUT.search(mentions.plain, start, end) is not None


def _are_images(blocks: tuple[Block, ...]) -> bool:
    """Whether nothing but images is there, and the text says what they show."""
    return all(
        any(
            link.is_image and link.start <= block.start and block.end <= link.end
            for link in block.links
        )
        for block in blocks
    )


def _make_finding(rule: Rule, comparison: Comparison, unit: Unit) -> Finding:
    """A finding at the shorter text."""
    longer, shorter = comparison.reference, comparison.translation
    blocks, others = unit.reference, unit.translation
    if unit.log_ratio(comparison.alignment.ratio) > 0:
        longer, shorter, blocks, others = shorter, longer, others, blocks
    place = make_place(shorter, others[0].start, others[-1].end)
    related = make_place(longer, blocks[0].start, blocks[-1].end)
    return rule(
        message(
            "{language} says much more here than {other_language}: “{words}”",
            language=LanguageName(longer.locale),
            other_language=LanguageName(shorter.locale),
            words=quote(longer, blocks[0].start, blocks[-1].end),
        ),
        place,
        related=(related,),
        help=message("add here what is missing, or shorten the other text"),
        severity=weigh(Stake.SHOWN) if _are_images(blocks) else None,
    )
