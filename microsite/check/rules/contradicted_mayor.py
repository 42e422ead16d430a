"""A text names another mayor of a commune than its record.

Why: mayors change, and their names are misspelt; the record holds the checked one.
Wrong: Karine Francket, maire d’Aubervilliers
Right: Karine Franclet, maire d’Aubervilliers
Fix: correct the name, or the record if the mayor has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from microsite.check.fact import fact_rule, find_communes, find_place
from microsite.check.facts import CommuneFacts, Facts
from twinlint.finding import Finding, Fix, Rule, Severity, message
from twinlint.languages import FactWords, read_first_names, read_language
from twinlint.mentions import Mentions, Span, find_name_after, find_name_before
from twinlint.spelling import fold, is_slip
from twinlint.suggest import suggest_words


@fact_rule(Severity.WARNING)
def contradicted_mayor(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Names beside the words “mayor of” and a commune, or “the mayor” on its page."""
    words = facts.words.get(mentions.locale)
    if not words or not words.mayors:
        return
    if not _compile_word(words).search(mentions.plain):
        return
    subject = facts.subject if facts.subject and facts.subject.mayor else None
    own = list(_find_own(mentions, subject, words)) if subject else []
    offices = list(_compile_office(words).finditer(mentions.plain))
    if not own and not offices:
        return
    named = {
        start: (end, communes)
        for (start, end), communes in find_communes(mentions, facts).items()
    }
    for wrong in own:
        if subject and not _is_elsewhere(mentions, wrong, subject, named, facts):
            yield _report(rule, mentions, wrong, subject)
    for office in offices:
        end, communes = named.get(office.end(), (0, []))
        mayors = {fold(commune.mayor) for commune in communes}
        if not communes or "" in mayors:
            continue  # Of another place, or of one whose mayor no record knows.
        span = _find_name(mentions, office, end)
        if span and fold(mentions.plain[slice(*span)]) not in mayors:
            yield _report(rule, mentions, span, communes[0])


@cache
def _compile_word(words: FactWords) -> re.Pattern[str]:
    """The words for an office alone, which most texts lack and which are soon found."""
    return re.compile("|".join(map(re.escape, words.mayors)), re.IGNORECASE)


@cache
def _compile_office(words: FactWords) -> re.Pattern[str]:
    """The words for an office, up to the name of its commune."""
    office = "|".join(map(re.escape, words.mayors))
    of = "|".join(map(re.escape, words.of))
    articles = "|".join(map(re.escape, words.articles))
    # Blanked signs are read from the first alone: not again from each of them.
    lead = rf"(?:(?<!\0)\0++)?,? (?:(?:{articles}) )?"
    return re.compile(rf"(?P<lead>{lead})?(?i:{office}) (?:{of}) ?\0*")


def _find_own(
    mentions: Mentions, commune: CommuneFacts, words: FactWords
) -> Iterator[Span]:
    """Wrong names beside “the mayor”, without a place, where one commune is meant."""
    for office in _compile_own(words).finditer(mentions.plain):
        span = find_name_after(mentions.plain, office.end())
        if span and fold(mentions.plain[slice(*span)]) != fold(commune.mayor):
            yield span
    for office in _compile_behind(words).finditer(mentions.plain):
        span = find_name_before(mentions.plain, office.start())
        span = _without_first_word(mentions, span) if span else None
        if span and _is_misspelt(mentions.plain[slice(*span)], commune.mayor):
            yield span


def _is_elsewhere(
    mentions: Mentions,
    name: Span,
    commune: CommuneFacts,
    named: Mapping[int, tuple[int, list[CommuneFacts]]],
    facts: Facts,
) -> bool:
    """Whether the commune last named before, in the same block, is meant.

    In the same sentence it is. Behind it, the page speaks of its own commune again,
    save where the name may be that of a mayor of one that the block has named.
    """
    start, written = name[0], mentions.plain[slice(*name)]
    blocks = [block for block in mentions.blocks if block.start <= start]
    begins = max((block.start for block in blocks), default=0)
    inside = (each.start for block in blocks for each in block.sentences)
    sentence = max((at for at in inside if at <= start), default=begins)
    before = {at: each for at, (_, each) in named.items() if begins <= at < start}
    if not before or commune in before[max(before)]:
        return False
    if max(before) >= sentence:
        return True
    if _is_misspelt(written, commune.mayor):
        return False
    others = [each for found in before.values() for each in found]
    mayors = {fold(each.mayor) for each in others}
    known = {fold(each.mayor) for each in facts.communes} - mayors
    is_theirs = any(_is_nearly(written, each.mayor) for each in others)
    return is_theirs or ("" in mayors and fold(written) not in known)


def _is_misspelt(name: str, mayor: str) -> bool:
    """Whether a name is nearly that of the mayor; another may stand in a list."""
    return fold(name) != fold(mayor) and _is_nearly(name, mayor)


def _is_nearly(name: str, mayor: str) -> bool:
    written, right = fold(name), fold(mayor)
    return written == right or bool(suggest_words(written, (right,)))


@cache
def _compile_own(words: FactWords) -> re.Pattern[str]:
    """The words for an office without a place, up to the name of who holds it."""
    office = "|".join(map(re.escape, words.mayors))
    before = "|".join(map(re.escape, (*words.articles, *words.its)))
    here = _write_here(words)
    return re.compile(
        rf"\b(?i:{before}) (?i:{office}){here}\0*(?:,| :|:)? \0*(?=[^\W\d_])"
    )


def _write_here(words: FactWords) -> str:
    """A pattern of what may follow an office on the page of its own place.

    “the mayor of the municipality”.
    """
    of, articles, here = (
        "|".join(map(re.escape, each))
        for each in (words.of, words.articles, words.here)
    )
    return rf"(?: (?:{of}) ?(?:(?:{articles}) )?(?i:{here})\b)?"


@cache
def _compile_behind(words: FactWords) -> re.Pattern[str]:
    """The same behind the name of who holds it, between commas."""
    office = "|".join(map(re.escape, words.mayors))
    before = "|".join(map(re.escape, (*words.articles, *words.its)))
    return re.compile(
        rf"(?:(?<!\0)\0++)?, (?:(?i:{before}) )?(?i:{office}){_write_here(words)}"
        r"\0*+(?=[,.;:)]|\Z)"
    )


_TAIL = re.compile(r"\0*+(?: \(\d\d\)\0*+)?(?:,| :|:) ")
"""Between a commune and the name of its mayor."""


def _find_name(mentions: Mentions, office: re.Match[str], end: int) -> Span | None:
    """The name that stands before the words for an office, or after its commune.

    `end` is the offset after the commune.
    """
    span = None
    if office["lead"] is not None:
        span = find_name_before(mentions.plain, office.start())
    if span is None and (tail := _TAIL.match(mentions.plain, end)):
        return find_name_after(mentions.plain, tail.end())
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
    is_spelling = is_slip(fold(place.text), fold(commune.mayor))
    return rule(
        message(
            "the mayor of {commune} is called {name} here, {right} in the record",
            commune=commune.name,
            name=place.text,
            right=commune.mayor,
        ),
        place,
        related=tuple(filter(None, (commune.mayor_place, commune.office_place))),
        help=message(
            "write {right}, or correct the record if the mayor has changed",
            right=commune.mayor,
        ),
        fix=Fix(place.span, commune.mayor) if is_spelling else None,
    )
