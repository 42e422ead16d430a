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
from twinlint.languages import read_language
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
    """All forbidden words, in the plural too; each stands for the word to use."""
    language = read_language(locale)
    terms = [term for term in register.terms if locale in term.words]
    right = {
        form.lower()
        for term in terms
        for word in (term.words[locale], *term.variants.get(locale, ()))
        for form in language.list_forms(word)
    }
    forbidden = [
        (word.lower(), term.words[locale])
        for term in terms
        for word in term.forbidden.get(locale, ())
    ]
    # What the glossary forbids letter by letter counts before the plural of a word.
    inflected = {
        form: use
        for word, use in reversed(forbidden)
        for form in language.list_forms(word)
        if form not in right
    }
    return Phrases((inflected | dict(forbidden)).items(), is_any_case=True)
