"""Somebody has another office in the other language.

Why: a vice-president who becomes president overnight has to be put right in public.
Wrong:
    fr: Élodie Marchand, vice-présidente de la Métropole, a signé.
    en: Élodie Marchand, President of the Metropolis, signed.
Right:
    fr: Élodie Marchand, vice-présidente de la Métropole, a signé.
    en: Élodie Marchand, Vice-President of the Metropolis, signed.
Fix: look the office up and correct the wrong one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from microsite.comparison import Comparison
from microsite.finding import Finding, Rule, Severity
from microsite.mentions import Block, Kind, Mentions
from microsite.mentions.vocabulary import read_vocabulary
from microsite.rules.rule import pair_rule
from microsite.rules.value import make_finding
from microsite.source import Locale

_Role = tuple[str, int, int]
"""The office, and the offsets of its name."""


@pair_rule(Severity.WARNING)
def different_role(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """One office left over on each side of corresponding blocks."""
    first, second = comparison.reference, comparison.translation
    if not all(_make_pattern(m.locale).search(m.plain) for m in (first, second)):
        return
    for unit in comparison.paired_units():
        left = _read_roles(first, unit.reference)
        right = _read_roles(second, unit.translation) if left else []
        here = Counter(role for role, _, _ in left)
        there = Counter(role for role, _, _ in right)
        mine = [found for found in left if here[found[0]] > there[found[0]]]
        theirs = [found for found in right if there[found[0]] > here[found[0]]]
        # More are a text that repeats one office, or leaves one out.
        if len(mine) == len(theirs) == 1:
            yield make_finding(rule, comparison, mine[0][1:], theirs[0][1:])


def _read_roles(mentions: Mentions, blocks: tuple[Block, ...]) -> list[_Role]:
    pattern = _make_pattern(mentions.locale)
    roles = read_vocabulary(mentions.locale).roles
    return [
        (roles[match[1].lower()], *match.span(1))
        for block in blocks
        if block.kind is not Kind.CODE
        for match in pattern.finditer(mentions.plain, block.start, block.end)
    ]


@cache
def _make_pattern(locale: Locale) -> re.Pattern[str]:
    """Finds one holder of an office: the plural is rarely about a person."""
    names = sorted(read_vocabulary(locale).roles, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])({'|'.join(map(re.escape, names)) or '(?!)'})(?![\w-])", re.I
    )
