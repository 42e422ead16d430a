"""A term of the glossary is not translated by its word.

Why: who reads "local authority" here and "municipality" there thinks of two things.
Wrong:
    glossary: commune = municipality
    fr: La commune a choisi ses projets.
    en: The local authority has chosen its projects.
Right:
    glossary: commune = municipality
    fr: La commune a choisi ses projets.
    en: The municipality has chosen its projects.
Fix: use the word of the glossary, or add yours to the variants of the term.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from twinlint.alignment import Unit
from twinlint.comparison import Comparison, make_place
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.languages import Language, read_language
from twinlint.mentions import Block, Mentions, Span
from twinlint.phrases import Phrases
from twinlint.register import Register, Term, learn_once
from twinlint.rule import pair_rule
from twinlint.source import Cover, Locale

T = TypeVar("T")


@pair_rule(Severity.INFO)
def other_term(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Terms of the reference whose word the corresponding blocks do not have."""
    first, second = comparison.reference, comparison.translation
    terms = _index_terms(comparison.register, first.locale, second.locale)
    twins = _index_words(comparison.register, second.locale, first.locale)
    for unit in comparison.paired:
        said = _find_terms(terms, first, unit.reference, comparison.register)
        if said:
            known = {place for place, _ in _find(twins, second, unit.translation)}
            for place, span in said.items():
                if place not in known:
                    term = comparison.register.terms[place]
                    yield _make_finding(rule, comparison, unit, term, span)


@learn_once
def _index_terms(register: Register, own: Locale, other: Locale) -> Phrases[int]:
    """The forms in a language of each term that both languages have, by its place."""
    return Phrases(_list_entries(register, own, other), is_any_case=True)


@learn_once
def _index_words(register: Register, own: Locale, other: Locale) -> Phrases[int]:
    """The same with the forbidden words, which another rule tells of."""
    forbidden = (
        (form, place)
        for place, term in enumerate(register.terms)
        for word in term.forbidden.get(own, ())
        for form in read_language(own).list_forms(word)
    )
    known = _list_entries(register, own, other)
    return Phrases((*known, *forbidden), is_any_case=True)


def _list_entries(
    register: Register, own: Locale, other: Locale
) -> Iterator[tuple[str, int]]:
    language = read_language(own)
    for place, term in enumerate(register.terms):
        if own in term.words and other in term.words:
            yield from ((form, place) for form in _list_forms(term, language))


def _list_forms(term: Term, language: Language) -> frozenset[str]:
    """The word and the variants of a term, each of their words also in the plural."""
    forms = (term.words[language.locale], *term.variants.get(language.locale, ()))
    return frozenset().union(*map(language.list_forms, forms))


@learn_once
def _index_names(register: Register) -> Phrases[None]:
    """All names of a register, their mistakes too: a term in them is no term."""
    spellings = {
        spelling
        for name in register.names
        for spelling in (*name.spellings(), *name.mistakes)
    }
    return Phrases(((spelling, None) for spelling in spellings), is_any_case=True)


def _find(
    phrases: Phrases[T], mentions: Mentions, blocks: tuple[Block, ...]
) -> Iterator[tuple[T, Span]]:
    """What some blocks say, with its place."""
    for block in blocks:
        for found in phrases.find(mentions.plain, block.start, block.end):
            yield found.meaning, (found.start, found.end)


def _find_terms(
    terms: Phrases[int],
    mentions: Mentions,
    blocks: tuple[Block, ...],
    register: Register,
) -> dict[int, Span]:
    """The first place of each term in some blocks, outside of names."""
    said = list(_find(terms, mentions, blocks))
    if not said:
        return {}
    names = _find(_index_names(register), mentions, blocks)
    named = Cover(span for _, span in names)
    first: dict[int, Span] = {}
    for place, span in said:
        if span[0] not in named:
            first.setdefault(place, span)
    return first


def _make_finding(
    rule: Rule, comparison: Comparison, unit: Unit, term: Term, span: Span
) -> Finding:
    second = comparison.translation
    blocks = unit.translation
    related = make_place(comparison.reference, *span)
    return rule(
        message(
            "{first_language} says “{first_words}”, "
            "{second_language} does not say “{word}”",
            first_language=LanguageName(comparison.reference.locale),
            first_words=related.text,
            second_language=LanguageName(second.locale),
            word=term.words[second.locale],
        ),
        make_place(second, blocks[0].start, blocks[-1].end),
        related=(related,),
        help=message("write “{word}”", word=term.words[second.locale]),
    )
