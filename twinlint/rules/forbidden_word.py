"""A text uses a word that the glossary has put aside.

Why: one concept has one word, so that readers know that the same thing is meant.
Wrong:
    glossary: commune = municipality; not town council
    en: The town council of Argenteuil takes part.
Right:
    glossary: commune = municipality; not town council
    en: The municipality of Argenteuil takes part.
Fix: use the word of the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from twinlint.comparison import make_place
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.mentions import Kind, Mentions
from twinlint.register import Register
from twinlint.rule import text_rule
from twinlint.source import Locale


@text_rule(Severity.WARNING)
def forbidden_word(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Forbidden words of the glossary, with the word to use."""
    pattern, words = _read_forbidden(register, mentions.locale)
    if not words:
        return
    for block in mentions.blocks:
        if block.kind is Kind.CODE:
            continue
        for match in pattern.finditer(mentions.plain, block.start, block.end):
            place = make_place(mentions, *match.span())
            right = words[match[0].lower()]
            yield rule(
                message(
                    "the glossary says “{right}”, not “{words}”",
                    right=right,
                    words=place.text,
                ),
                place,
                help=message("write “{right}”", right=right),
            )


@lru_cache(maxsize=8)
def _read_forbidden(
    register: Register, locale: Locale
) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all forbidden words, and the right word for each."""
    words = {
        word.lower(): term.words[locale]
        for term in register.terms
        for word in term.forbidden.get(locale, ())
        if locale in term.words
    }
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(re.escape(word) for word in longest_first) or "(?!)"
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE), words
