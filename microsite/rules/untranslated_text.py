"""Text of one language version is in the other language.

Why: it was left over from the other version, and readers stumble over it.
EX
Fix: translate it; put a title or a quotation that stays in its language in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.comparison import Comparison, make_place
from microsite.finding import Finding, Language, Place, Rule, Severity, message
from microsite.mentions import Block, Kind, Mentions, Sentence
from microsite.mentions.language import weigh_language
from microsite.alignment import Unit
from microsite.rules.rule import pair_rule
from microsite.source import Locale


@pair_rule(Severity.WARNING)
def untranslated_text(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Sentences and lines that the other language claims."""
    first, second = comparison.reference, comparison.translation
    for unit in comparison.units:
        for here, blocks, there, others in (
            (first, unit.reference, second, unit.translation),
            (second, unit.translation, first, unit.reference),
        ):
            twins = frozenset(word for block in others for word in block.words)
            for block in blocks:
                for a, b in _foreign_stretches(block, here.locale, there.locale, twins):
                    yield _make_finding(rule, here, a, b, there, others)


def _foreign_stretches(
    block: Block, own: Locale, other: Locale, twins: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Stretches of sentences in a row that are in the other language."""
    if block.kind is Kind.CODE:
        return
    start = end = -1
    for sentence in block.sentences:
        if _is_foreign(sentence, own, other, twins):
            start = sentence.start if start < 0 else start
            end = sentence.end
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _is_foreign(
    sentence: Sentence, own: Locale, other: Locale, twins: frozenset[str]
) -> bool:
    words = sentence.words
    if len(words) < 2:
        return False
    for_own, for_other = weigh_language(words, own, other)
    if for_other < 3 or for_other < 3 * for_own:
        return False
    return True


def _make_finding(
    rule: Rule,
    here: Mentions,
    start: int,
    end: int,
    there: Mentions,
    others: tuple[Block, ...],
) -> Finding:
    place = make_place(here, start, end)
    related: tuple[Place, ...] = ()
    if others:
        related = (make_place(there, others[0].start, others[-1].end),)
    return rule(
        message(
            "this text of the {own_language} version is in {other_language}",
            own_language=Language(here.locale),
            other_language=Language(there.locale),
        ),
        place,
        related=related,
        help=message(
            "translate it into {own_language}", own_language=Language(here.locale)
        ),
    )
