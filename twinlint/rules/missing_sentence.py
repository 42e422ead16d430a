"""A sentence of one language has no counterpart in the other.

Why: readers of one language are told less, in a paragraph that looks complete.
Wrong:
    fr: |
        Le programme dure dix-huit mois. Chaque commune choisit ses trois solutions.
        Un jury les évalue à la fin.
    en: |
        The programme lasts eighteen months. A jury evaluates them at the end.
Right:
    fr: Le programme dure dix-huit mois. Un jury les évalue.
    en: The programme lasts eighteen months, and a jury evaluates them.
Fix: translate the sentence, or remove it from the other language.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from twinlint.alignment import SentenceGap
from twinlint.comparison import (
    Comparison,
    find_foreign,
    is_about_translation,
    make_place,
    quote,
    say_several,
)
from twinlint.finding import (
    Finding,
    LanguageName,
    Message,
    Rule,
    message,
    plural_message,
)
from twinlint.mentions import Mentions
from twinlint.rule import pair_rule
from twinlint.weight import Stake, weigh

_SHORTEST, _SHORTEST_ENDED = 5, 3
"""Words of a sentence worth a finding, and of one that ends as sentences do."""
_END = re.compile(r"[.!?…]\W{0,9}$")

_SHORTER = 0.12
"""Ratio of the lengths of two paragraphs, as a logarithm, from which on one of them is
shorter; of 150 sentences taken out, 145 make it so."""

_CUT = re.compile(r"[.;:!?…][^\w\s]{0,9}+\s")
"""What parts a message as a sentence of another language may be parted."""


@pair_rule(weigh(Stake.TOLD))
def missing_sentence(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Sentences that the other side of their unit does not account for."""
    foreign = {stretch.start for stretch in find_foreign(comparison)}
    for _, run in groupby(comparison.alignment.gaps, key=_paragraph):
        gaps = [
            gap
            for gap in run
            if (_is_long(comparison, gap) or _has_value(gap))
            and gap.block.start not in foreign
        ]
        if not gaps:
            continue
        here, there = comparison.reference, comparison.translation
        if not gaps[0].is_reference:
            here, there = there, here
        stretches = tuple(_find_stretches(gaps))
        words = quote(here, *stretches[0])
        is_sure = all(gap.alternative is None for gap in gaps)
        is_seen = is_sure and _is_shorter(comparison, gaps)
        is_seen = is_seen or any(map(_stands_twice, gaps))
        is_seen = is_seen or any(map(_has_value, gaps))
        if here.is_message and not (is_seen and _is_cut_less(gaps[0], there)):
            continue  # One language says in one sentence what the other says in two.
        is_seen = is_seen and not all(
            is_about_translation(here, gap.block.start, gap.block.end) for gap in gaps
        )
        yield rule(
            _say(here, there, len(gaps), words, is_sure=is_sure),
            make_place(there, gaps[0].place, gaps[0].place),
            related=tuple(make_place(here, *stretch) for stretch in stretches),
            help=message("translate it here, or remove it there"),
            severity=weigh(Stake.TOLD, is_seen=is_seen),
            several=say_several(here, there),
        )


def _is_long(comparison: Comparison, gap: SentenceGap) -> bool:
    """Whether a sentence has words enough to say something."""
    count, end = len(gap.block.words), gap.block.end
    if count >= _SHORTEST:
        return True
    here = comparison.reference if gap.is_reference else comparison.translation
    return count >= _SHORTEST_ENDED and (
        _END.search(here.plain, gap.block.start, end) is not None
    )


def _has_value(gap: SentenceGap) -> bool:
    """Whether a sentence says a figure that the other side of its unit has not."""
    there = gap.unit.translation if gap.is_reference else gap.unit.reference
    said = {value.key for block in there for value in block.values}
    return any(
        value.key not in said and not (value.is_soft or value.in_words)
        for value in gap.block.values
    )


def _is_cut_less(gap: SentenceGap, there: Mentions) -> bool:
    """Whether the version that lacks a sentence has fewer parts of one, too."""
    unit = gap.unit
    mine, others = unit.reference, unit.translation
    if not gap.is_reference:
        mine, others = others, mine
    parts = sum(
        1 + len(_CUT.findall(there.plain[block.start : block.end].rstrip()))
        for block in others
    )
    return parts < sum(len(block.sentences) for block in mine)


def _is_shorter(comparison: Comparison, gaps: Sequence[SentenceGap]) -> bool:
    """Whether the paragraph that lacks a sentence is shorter than the other one."""
    off = gaps[0].unit.log_ratio(comparison.alignment.ratio)
    return (-off if gaps[0].is_reference else off) > _SHORTER


def _stands_twice(gap: SentenceGap) -> bool:
    """Whether the sentence is that of its neighbour once more."""
    return gap.alternative is not None and gap.block.words == gap.alternative.words


def _say(
    here: Mentions, there: Mentions, count: int, words: str, *, is_sure: bool
) -> Message:
    """What is missing; where neighbours fit alike, that it is one of them."""
    if not is_sure:
        return message(
            "{language} has one sentence more than {other_language} here: “{words}”",
            words=words,
            language=LanguageName(here.locale),
            other_language=LanguageName(there.locale),
        )
    return plural_message(
        "{language} has a sentence that {other_language} has not: “{words}”",
        "{language} has {count} sentences that {other_language} has not: “{words}”",
        count=count,
        words=words,
        language=LanguageName(here.locale),
        other_language=LanguageName(there.locale),
    )


def _find_stretches(gaps: Sequence[SentenceGap]) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences; those in a row are one stretch."""
    for _, run in groupby(gaps, key=lambda gap: gap.place):
        blocks = [
            block for gap in run for block in (gap.block, gap.alternative) if block
        ]
        yield min(b.start for b in blocks), max(b.end for b in blocks)


def _paragraph(gap: SentenceGap) -> tuple[bool, int]:
    """What sentences that one paragraph lacks have in common."""
    return gap.is_reference, gap.unit.reference[0].start
