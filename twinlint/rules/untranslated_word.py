"""A word of one language version is in the other language.

Why: a label such as "maire" was forgotten when the list was copied.
Wrong:
    fr: |
        - Argenteuil (maire : Georges Mothron)
        - Athis-Mons (maire : Jean-Jacques Grousseau)
    en: |
        - Argenteuil (maire : Georges Mothron)
        - Athis-Mons (maire : Jean-Jacques Grousseau)
Right:
    fr: |
        - Argenteuil (maire : Georges Mothron)
        - Athis-Mons (maire : Jean-Jacques Grousseau)
    en: |
        - Argenteuil (mayor: Georges Mothron)
        - Athis-Mons (mayor: Jean-Jacques Grousseau)
Fix: translate the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.comparison import Comparison, find_foreign, make_place
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.languages import Language, read_language
from twinlint.mentions import Block, Kind, Mentions
from twinlint.rule import pair_rule

_LABEL = re.compile(
    r"(?:^|(?<=[(\[\n;,]))[ \t\0]*([^\W\d_]{3,}(?: [^\W\d_]+)?)"
    r"[ \u00a0\u202f]?:(?![\w:\]]|//)"
)
"""One or two words before a colon, at the beginning or after a bracket; `[host:]` is
what a program takes."""


@pair_rule(Severity.WARNING)
def untranslated_word(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Labels that stand in both versions and that only the other language knows."""
    first, second = comparison.reference, comparison.translation
    fr, en = read_language(first.locale), read_language(second.locale)
    for unit in comparison.paired:
        sides = (
            (unit.reference, unit.translation, first, (fr, en)),
            (unit.translation, unit.reference, second, (en, fr)),
        )
        for blocks, others, here, vocabularies in sides:
            for start, end in _find_labels(blocks, others, here, vocabularies):
                if not _is_in_foreign(comparison, here, start):
                    yield _make_finding(rule, here, (start, end), *vocabularies)


def _is_in_foreign(comparison: Comparison, here: Mentions, at: int) -> bool:
    """Whether all around a word waits for its translation."""
    return any(
        each.here is here and each.start <= at < each.end
        for each in find_foreign(comparison)
    )


def _find_labels(
    blocks: tuple[Block, ...],
    others: tuple[Block, ...],
    here: Mentions,
    vocabularies: tuple[Language, Language],
) -> Iterator[tuple[int, int]]:
    own, other = vocabularies
    twins: frozenset[str] | None = None
    for block in blocks:
        if block.kind is Kind.CODE or here.plain.find(":", block.start, block.end) < 0:
            continue
        for match in _LABEL.finditer(here.plain, block.start, block.end):
            words = match[1].lower().split()
            if match[1].isupper():
                continue  # An acronym, or a program called by one.
            if not all(word in other.words and word not in own.words for word in words):
                continue
            twins = twins or frozenset(w.lower() for b in others for w in b.words)
            if twins.issuperset(words) and not here.is_declared(*match.span(1)):
                yield match.span(1)


def _make_finding(
    rule: Rule,
    here: Mentions,
    span: tuple[int, int],
    own: Language,
    other: Language,
) -> Finding:
    place = make_place(here, *span)
    return rule(
        message(
            "“{words}” in the {own_language} text is {other_language}",
            words=place.text,
            own_language=LanguageName(own.locale),
            other_language=LanguageName(other.locale),
        ),
        place,
        help=message(
            "translate it into {own_language}", own_language=LanguageName(own.locale)
        ),
    )
