"""An acronym has one other letter in the other language.

Why: one wrong letter names another body, or none.
Wrong:
    fr: La DINUM publie le guide. La DINUM répond.
    en: The DINUM publishes the guide. The DIMUM answers.
Right:
    fr: L'ONU et l'UE ont signé.
    en: The UN and the EU have signed.
Fix: look the acronym up and correct the wrong one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from microsite.comparison import Comparison, make_place
from microsite.finding import Finding, Language, Rule, Severity, message
from microsite.mentions import Block, Mentions
from microsite.rules.rule import pair_rule

_ACRONYM = re.compile(r"(?<![\w./-])[A-Z]{2,6}(?![\w/-]|\.\w)")

_Place = tuple[str, int, int]


@pair_rule(Severity.WARNING)
def different_acronym(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Left-over acronyms of corresponding blocks that are one letter apart."""
    first, second = comparison.reference, comparison.translation
    pairs: list[tuple[_Place, _Place]] = []
    for unit in comparison.paired_units():
        left = list(_read_acronyms(first, unit.reference))
        right = list(_read_acronyms(second, unit.translation))
        if not left or not right:
            continue
        here = {word for word, _, _ in left}
        there = {word for word, _, _ in right}
        for place in left:
            if place[0] in there:
                continue
            for other in right:
                if other[0] not in here and _is_near(place[0], other[0]):
                    pairs.append((place, other))
    if not pairs:
        return
    here = _count(first)
    there = _count(second)
    for place, other in pairs:
        if not _is_translation(here, there, place[0], other[0]):
            yield _make_finding(rule, comparison, place, other)


def _count(mentions: Mentions) -> Counter[str]:
    return Counter(_ACRONYM.findall(mentions.plain))


def _is_translation(
    here: Counter[str], there: Counter[str], word: str, other: str
) -> bool:
    """Whether each text has settled on its own acronym.

    A text that has its acronym several times and never the other one has not slipped.
    """
    if here[other] or there[word]:
        return False
    return here[word] > 1 and there[other] > 1


def _read_acronyms(mentions: Mentions, blocks: tuple[Block, ...]) -> Iterator[_Place]:
    for block in blocks:
        for match in _ACRONYM.finditer(mentions.plain, block.start, block.end):
            yield match[0], match.start(), match.end()


def _is_near(word: str, other: str) -> bool:
    """Whether one letter was replaced, or two neighbours swapped."""
    if len(word) != len(other):
        return False
    at = [index for index in range(len(word)) if word[index] != other[index]]
    if len(at) == 1:
        return True
    return (
        len(at) == 2
        and at[1] == at[0] + 1
        and word[at[0]] == other[at[1]]
        and word[at[1]] == other[at[0]]
    )


def _make_finding(
    rule: Rule, comparison: Comparison, first: _Place, second: _Place
) -> Finding:
    place = make_place(comparison.translation, second[1], second[2])
    related = make_place(comparison.reference, first[1], first[2])
    return rule(
        message(
            "{first_language} says {first_words}, {second_language} says {second_words}",
            first_language=Language(comparison.reference.locale),
            first_words=related.text,
            second_language=Language(comparison.translation.locale),
            second_words=place.text,
        ),
        place,
        related=(related,),
        help=message("look the acronym up and correct the wrong one"),
    )
