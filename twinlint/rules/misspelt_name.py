"""The two versions spell one name in two ways.

Why: misspelling people's names is the mistake they forgive least.
Wrong:
    fr: La maire est Karine Francket.
    en: The mayor is Karine Franclet.
Right:
    fr: La maire est Karine FRANCLET.
    en: The mayor is Karine Franclet.
Fix: look the name up and correct the wrong spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from twinlint.comparison import (
    Comparison,
    NamePair,
    find_near_names,
    find_small_words,
    make_finding,
)
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.languages import read_first_names, read_language
from twinlint.mentions import Mentions
from twinlint.rule import pair_rule
from twinlint.source import Locale
from twinlint.weight import Stake, weigh

_WORD = re.compile(r"[^\W\d_]+")
_WINDOW = 24
"""Characters before a surname in which its first name stands."""


@pair_rule(Severity.WARNING)
def misspelt_name(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Names of corresponding blocks that are one slip apart."""
    for pair in find_near_names(comparison):
        if not pair.is_accent:
            yield report_spellings(rule, comparison, pair)


def report_spellings(rule: Rule, comparison: Comparison, pair: NamePair) -> Finding:
    """Both spellings at both places."""
    advice = message("look the name up and correct the wrong spelling")
    found = make_finding(rule, comparison, pair.reference, pair.translation, advice)
    sides = (
        (comparison.reference, pair.reference),
        (comparison.translation, pair.translation),
    )
    spelt = [mentions.plain[slice(*span)] for mentions, span in sides]
    is_slip = (
        _join(spelt[0]) == _join(spelt[1])
        or (
            _is_plural(spelt, comparison.locales)
            and not any(_is_persons(mentions, *span) for mentions, span in sides)
        )
        or any(_is_word(comparison, mentions, *span) for mentions, span in sides)
    )
    return replace(found, severity=weigh(Stake.WRITTEN)) if is_slip else found


def _is_plural(spelt: Iterable[str], locales: Iterable[Locale]) -> bool:
    """Whether one of two spellings is the other one with the sign of a plural."""
    shorter, longer = sorted(spelt, key=len)
    ending = longer.removeprefix(shorter)
    return ending != longer and any(
        ending in read_language(locale).name_words.endings[:1] for locale in locales
    )


def _join(name: str) -> str:
    """A name without what sets its parts apart: Add-On and Addon are one."""
    return "".join(_WORD.findall(name)).casefold()


def _is_word(comparison: Comparison, here: Mentions, start: int, end: int) -> bool:
    """Whether a text has the word with a small letter too, and it is nobody's name."""
    word = here.plain[start:end]
    if word.islower() or word.lower() not in find_small_words(comparison):
        return False
    return not _is_persons(here, start, end)


def _is_persons(here: Mentions, start: int, end: int) -> bool:
    """Whether a name is a first name, or stands after one."""
    before = _WORD.findall(here.plain, max(0, start - _WINDOW), start)
    return not read_first_names().isdisjoint((here.plain[start:end], *before))
