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
_SHORTEST = 4
"""Letters of each of two words that are joined."""


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
        are_examples = _are_examples(host, other_host, locales)
        if not are_emails or (is_same and (host == other_host or are_examples)):
            return False
        if host != other_host and not are_examples:
            return True
        is_nobody = are_examples and _are_foreign(box, other, locales)
        return not (is_nobody or are_words(box, other, locales))

    return find_differences(rule, comparison, is_mine)


def _are_examples(host: str, other: str, locales: tuple[Locale, Locale]) -> bool:
    """Whether both are nobody's, or one is and the other says it in its own word."""
    if not (_EXAMPLE.search(host) or _EXAMPLE.search(other)):
        return False
    if host == other:
        return True
    names = (host.split(".")[-2:-1], other.split(".")[-2:-1])
    return all(
        word in read_language(locale).words
        for locale, words in zip(locales, names, strict=True)
        for word in words
    )


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

    They may lack their accents, as boxes do, and be joined: `prenom.nom`, `votrenom`.
    """
    return all(
        len(words) >= _FEWEST and all(knows_plainly(locale, word) for word in words)
        for locale, words in (
            (locale, _split(name, locale))
            for locale, name in zip(locales, (box, other), strict=True)
        )
    )


def _split(box: str, locale: Locale) -> list[str]:
    words = _WORD.findall(box)
    if len(words) != 1:
        return words
    (whole,) = words
    ends = range(_SHORTEST, len(whole) - _SHORTEST + 1)
    halves = ([whole[:end], whole[end:]] for end in ends)
    return next((h for h in halves if all(knows_plainly(locale, w) for w in h)), words)
