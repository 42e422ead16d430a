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

import re
from collections.abc import Iterator
from functools import lru_cache

from twinlint.alignment import Unit
from twinlint.comparison import Comparison, make_place
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.languages import Language, read_language
from twinlint.mentions import Block, Mentions
from twinlint.register import Register, Term
from twinlint.rule import pair_rule
from twinlint.source import Locale


@pair_rule(Severity.INFO)
def other_term(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Terms of the reference whose word the corresponding blocks do not have."""
    first, second = comparison.reference, comparison.translation
    terms = _read_terms(comparison.register, first.locale, second.locale)
    if not terms:
        return
    names = _read_names(comparison.register)
    for unit in comparison.paired:
        for term, pattern, twin_pattern in terms:
            match = _search(pattern, first, unit.reference, names)
            if match and not _search(twin_pattern, second, unit.translation):
                yield _make_finding(rule, comparison, unit, term, match)


@lru_cache(maxsize=8)
def _read_terms(
    register: Register, first: Locale, second: Locale
) -> tuple[tuple[Term, re.Pattern[str], re.Pattern[str]], ...]:
    """The terms that both languages have, each with the patterns of its forms."""
    return tuple(
        (term, _compile(term, first), _compile(term, second))
        for term in register.terms
        if first in term.words and second in term.words
    )


def _compile(term: Term, locale: Locale) -> re.Pattern[str]:
    """A pattern of the forms of a term and their regular plurals."""
    forms = (term.words[locale], *term.variants.get(locale, ()))
    language = read_language(locale)
    alternatives = "|".join(
        r"\s+".join(_write_word(word, language) for word in form.split())
        for form in sorted(forms, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


def _write_word(word: str, language: Language) -> str:
    """A word as a pattern, in the singular or the plural."""
    for ending, other in language.plural_changes.items():
        if word.endswith(ending):
            return rf"{re.escape(word.removesuffix(ending))}(?:{ending}|{other})"
    endings = "|".join(map(re.escape, language.plural_endings)) or "(?!)"
    return rf"{re.escape(word)}(?:{endings})?"


@lru_cache(maxsize=8)
def _read_names(register: Register) -> re.Pattern[str]:
    """A pattern of all names of a register, in which a term is no term."""
    spellings = {
        spelling
        for name in register.names
        for spelling in (*name.spellings(), *name.mistakes)
    }
    alternatives = "|".join(
        re.sub("['’]", "['’]", re.escape(name).replace(r"\ ", r"\s+"))
        for name in sorted(spellings, key=len, reverse=True)
    )
    return re.compile(alternatives or "(?!)", re.IGNORECASE)


def _search(
    pattern: re.Pattern[str],
    mentions: Mentions,
    blocks: tuple[Block, ...],
    names: re.Pattern[str] | None = None,
) -> re.Match[str] | None:
    """The first place of a term in some blocks, outside of names."""
    for block in blocks:
        for match in pattern.finditer(mentions.plain, block.start, block.end):
            around = (
                names.finditer(mentions.plain, block.start, block.end) if names else ()
            )
            if not any(n.start() <= match.start() < n.end() for n in around):
                return match
    return None


def _make_finding(
    rule: Rule, comparison: Comparison, unit: Unit, term: Term, match: re.Match[str]
) -> Finding:
    second = comparison.translation
    blocks = unit.translation
    return rule(
        message(
            "{first_language} says “{first_words}”, "
            "{second_language} does not say “{word}”",
            first_language=LanguageName(comparison.reference.locale),
            first_words=match[0],
            second_language=LanguageName(second.locale),
            word=term.words[second.locale],
        ),
        make_place(second, blocks[0].start, blocks[-1].end),
        related=(make_place(comparison.reference, *match.span()),),
        help=message("write “{word}”", word=term.words[second.locale]),
    )
