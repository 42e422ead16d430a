"""A code of letters and digits is not the same in the two languages.

Why: a reference, postal code or version with one wrong sign leads nowhere.
Wrong:
    fr: Voir la norme ISO-8601 et le lot B12.
    en: See the standard ISO-8601 and lot B13.
Right:
    fr: Voir le lot B12.
    en: See lot B12.
Fix: copy the code from its source into both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.comparison import (
    Comparison,
    find_differences,
    find_misspelt_code,
    make_finding,
)
from twinlint.finding import Finding, Rule, Severity
from twinlint.languages import read_language
from twinlint.mentions import Measure, Value
from twinlint.rule import pair_rule
from twinlint.source import Locale

_WORD = re.compile(r"[^\W\d_]+")


@pair_rule(Severity.WARNING)
def different_code(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Codes of corresponding blocks that differ."""
    locales = comparison.locales

    def is_mine(first: Value, second: Value) -> bool:
        if not first.measure is second.measure is Measure.CODE:
            return False
        return not _are_words(first.key.lower(), second.key.lower(), locales)

    yield from find_differences(rule, comparison, is_mine)
    for places in find_misspelt_code(comparison):
        yield make_finding(rule, comparison, *places)


def _are_words(first: str, second: str, locales: tuple[Locale, Locale]) -> bool:
    """Whether each language has its own word or plural beside the same figures.

    Those are names that stand for anything: `attribut2`, `attribute2`.
    """
    if _WORD.sub("", first) != _WORD.sub("", second):
        return False
    pairs = zip(_WORD.findall(first), _WORD.findall(second), strict=False)
    here, there = map(read_language, locales)
    return all(
        _is_plural(mine, theirs) or (mine in here.words and theirs in there.words)
        for mine, theirs in pairs
        if mine != theirs
    )


def _is_plural(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) > 1 and longer == shorter + "s"
