"""Text of one language version is in the other language.

Why: it was left over from the other version, and readers stumble over it.
Wrong:
    fr: La maire a ouvert la séance.
    en: La maire a ouvert la séance.
Right:
    fr: La maire a ouvert la séance et cité « Smart Cities for All ».
    en: The mayor opened the meeting and quoted “Smart Cities for All”.
Fix: translate it, or put a title that stays in its language in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinlint.comparison import Comparison, Foreign, find_foreign, make_place, quote
from twinlint.finding import (
    Finding,
    LanguageName,
    Place,
    Rule,
    Severity,
    message,
    plural_message,
)
from twinlint.mentions import Mentions
from twinlint.rule import pair_rule

_MOST = 0.6
"""Share of a version in the other language from which on it is told once."""
_FEW = 3
"""Blocks up to which each is reported alone."""
_WHOLE = 0.85
"""Share from which on nothing but names and figures may be in its own language."""


@pair_rule(Severity.WARNING)
def untranslated_text(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Sentences and lines that the other language claims."""
    for here in (comparison.reference, comparison.translation):
        stretches = [f for f in find_foreign(comparison) if f.here is here]
        share = _measure(here, stretches)
        if len(stretches) > _FEW and share > _MOST:
            yield _report_version(rule, comparison, here, is_whole=share > _WHOLE)
        else:
            for foreign in stretches:
                yield _report_stretch(rule, foreign)


def _measure(here: Mentions, stretches: list[Foreign]) -> float:
    """The share of a version that is in the other language."""
    length = sum(block.length for block in here.blocks)
    return sum(foreign.block.length for foreign in stretches) / max(1, length)


def _report_version(
    rule: Rule, comparison: Comparison, here: Mentions, *, is_whole: bool
) -> Finding:
    is_reference = here is comparison.reference
    there = comparison.translation if is_reference else comparison.reference
    first, last = here.blocks[0], here.blocks[-1]
    languages = {
        "own_language": LanguageName(here.locale),
        "other_language": LanguageName(there.locale),
    }
    return rule(
        message("the whole {own_language} version is in {other_language}", **languages)
        if is_whole
        else message(
            "most of the {own_language} version is in {other_language}", **languages
        ),
        make_place(here, first.start, last.end),
        help=message("check that the two texts are not the same or swapped")
        if is_whole
        else message(
            "translate it into {own_language}", own_language=LanguageName(here.locale)
        ),
    )


def _report_stretch(rule: Rule, foreign: Foreign) -> Finding:
    here, there, others = foreign.here, foreign.there, foreign.others
    languages = {
        "own_language": LanguageName(here.locale),
        "other_language": LanguageName(there.locale),
    }
    inside = (foreign.start <= s.start < foreign.end for s in foreign.block.sentences)
    more = sum(inside) - 1
    words = quote(here, foreign.start, foreign.end)
    place = make_place(here, foreign.start, foreign.end)
    related: tuple[Place, ...] = ()
    if others:
        related = (make_place(there, others[0].start, others[-1].end),)
    return rule(
        plural_message(
            "“{words}” and the sentence behind it in the {own_language} version are in"
            " {other_language}",
            "“{words}” and the {count} sentences behind it in the {own_language}"
            " version are in {other_language}",
            count=more,
            words=words,
            **languages,
        )
        if more > 0
        else message(
            "“{words}” in the {own_language} version is in {other_language}",
            words=words,
            **languages,
        ),
        place,
        related=related,
        several=message(
            "{count} passages of the {own_language} version are in {other_language}",
            **languages,
        ),
        help=message("translate them into {own_language}", **languages)
        if more > 0
        else message("translate it into {own_language}", **languages),
    )
