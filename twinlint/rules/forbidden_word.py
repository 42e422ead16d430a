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

from collections.abc import Iterator

from twinlint.comparison import make_place
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.mentions import Kind, Mentions
from twinlint.phrases import Phrases
from twinlint.register import Register, learn_once
from twinlint.rule import text_rule
from twinlint.source import Locale


@text_rule(Severity.WARNING)
def forbidden_word(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Forbidden words of the glossary, with the word to use."""
    words = _index_forbidden(register, mentions.locale)
    for block in mentions.blocks:
        if block.kind is Kind.CODE:
            continue
        for found in words.find_longest(mentions.plain, block.start, block.end):
            place, right = make_place(mentions, found.start, found.end), found.meaning
            yield rule(
                message(
                    "the glossary says “{right}”, not “{words}”",
                    right=right,
                    words=place.text,
                ),
                place,
                help=message("write “{right}”", right=right),
            )


@learn_once
def _index_forbidden(register: Register, locale: Locale) -> Phrases[str]:
    """All forbidden words; each stands for the word to use."""
    words = {
        word.lower(): term.words[locale]
        for term in register.terms
        for word in term.forbidden.get(locale, ())
        if locale in term.words
    }
    return Phrases(words.items(), is_any_case=True)
