"""A text names another mayor of a commune than its record.

Why: mayors change, and their names are misspelt; the record holds the checked one.
Wrong: Karine Francket, maire d’Aubervilliers
Right: Karine Franclet, maire d’Aubervilliers
Fix: correct the name, or the record if the mayor has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.check.fact import fact_rule, find_place
from microsite.check.facts import CommuneFacts, Facts
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.languages import read_first_names, read_language
from twinlint.mentions import Mentions, Span, find_name_after, find_name_before
from twinlint.spelling import fold


@fact_rule(Severity.WARNING)
def contradicted_mayor(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Names beside the words “mayor of” and a commune."""
    words = facts.words.get(mentions.locale)
    if not words or not words.mayors:
        return
    office = "|".join(map(re.escape, words.mayors))
    of = "|".join(map(re.escape, words.of))
    articles = "|".join(map(re.escape, words.articles))
    for commune in facts.communes:
        if not commune.mayor or commune.name not in mentions.plain:
            continue
        pattern = re.compile(
            rf"(?P<lead>\0*,? (?:(?:{articles}) )?)?"
            rf"(?i:{office}) (?:{of}) ?{re.escape(commune.name)}"
            r"(?P<tail>\0*(?: \(\d\d\))?\0*(?:,| :|:) )?"
        )
        for found in pattern.finditer(mentions.plain):
            span = _find_name(mentions, found)
            if span and fold(mentions.plain[slice(*span)]) != fold(commune.mayor):
                yield _report(rule, mentions, span, commune)


def _find_name(mentions: Mentions, office: re.Match[str]) -> Span | None:
    """The name that stands before or after the words for an office and its commune."""
    span = None
    if office["lead"] is not None:
        span = find_name_before(mentions.plain, office.start())
    if span is None and office["tail"] is not None:
        return find_name_after(mentions.plain, office.end())
    return _without_first_word(mentions, span) if span else None


def _without_first_word(mentions: Mentions, span: Span) -> Span | None:
    """A name without the word before it that begins the sentence: `Avec`, `Madame`."""
    start, end = span
    first = mentions.plain[start:end].split()[0]
    is_word = first.lower() in read_language(mentions.locale).words
    if not is_word or first in read_first_names():
        return span
    return find_name_after(mentions.plain, start + len(first) + 1)


def _report(
    rule: Rule, mentions: Mentions, span: Span, commune: CommuneFacts
) -> Finding:
    place = find_place(mentions, *span)
    return rule(
        message(
            "the mayor of {commune} is called {name} here, {right} in the record",
            commune=commune.name,
            name=place.text,
            right=commune.mayor,
        ),
        place,
        related=(commune.mayor_place,) if commune.mayor_place else (),
        help=message("correct the name, or the record if the mayor has changed"),
    )
