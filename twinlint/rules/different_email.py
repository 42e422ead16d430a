"""An e-mail address is not the same in the two languages.

Why: messages to a misspelt address are lost without a word.
Wrong:
    fr: Écrivez à presse@example.org.
    en: Write to pres@example.org.
Right:
    fr: Écrivez à presse@example.org.
    en: Write to presse@example.org.
Fix: copy the right address into the other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.comparison import Comparison, find_differences, fold_target
from twinlint.finding import Finding, Rule, Severity
from twinlint.languages import knows_plainly, read_language
from twinlint.mentions import Measure, Value
from twinlint.rule import pair_rule
from twinlint.source import Locale
from twinlint.spelling import is_slip

_EXAMPLE = re.compile(r"(?:^|\.)example\.(?:com|net|org)$")
"""Hosts that are nobody's (RFC 2606), so that any name may stand before them."""
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2
"""Words that tell what to put in their place; a single one may be a misspelt box."""


@pair_rule(Severity.WARNING)
def different_email(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """E-mail addresses of corresponding blocks that differ."""
    locales = comparison.locales

    def is_mine(first: Value, second: Value) -> bool:
        """Each language may have an address of its own: `port-fr@`, `port-en@`."""
        box, _, host = first.key.partition("@")
        other, _, other_host = second.key.partition("@")
        is_same = fold_target(box, locales) == fold_target(other, locales)
        are_emails = first.measure is second.measure is Measure.EMAIL
        if not are_emails or (is_same and host == other_host):
            return False
        if host != other_host:
            return True
        are_foreign = _EXAMPLE.search(host) and _are_foreign(box, other, locales)
        return not (are_foreign or are_words(box, other, locales))

    return find_differences(rule, comparison, is_mine)


def _are_foreign(box: str, other: str, locales: tuple[Locale, Locale]) -> bool:
    """Whether each box has a word that the other language has not: `untel`, `someone`.

    They are no slips of one another, and each language has its own for anybody.
    """
    if is_slip(box, other) or box.startswith(other) or other.startswith(box):
        return False
    here, there = (read_language(locale).words for locale in locales)
    return any(
        word in here and word not in there for word in _WORD.findall(box)
    ) and any(word in there and word not in here for word in _WORD.findall(other))


def are_words(box: str, other: str, locales: tuple[Locale, Locale]) -> bool:
    """Whether each language says in its words what to put there: `votre-nom`.

    They may lack their accents, as boxes do: `prenom.nom`.
    """
    mine, theirs = _WORD.findall(box), _WORD.findall(other)
    if min(len(mine), len(theirs)) < _FEWEST:
        return False
    return all(
        knows_plainly(locale, word)
        for locale, words in zip(locales, (mine, theirs), strict=True)
        for word in words
    )
