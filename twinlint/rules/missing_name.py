"""A person, a place or an organisation is named in one language only.

Why: somebody has lost a credit, a function or a quotation.
Wrong:
    fr: Le projet est mené par Inès Mouloudji avec les communes.
    en: The project is led with the municipalities.
Right:
    fr: Le projet est mené par Inès Mouloudji.
    en: Inès Mouloudji leads the project.
Fix: name the person in the other language too, or in neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.comparison import Comparison, find_counterparts, make_finding, make_place
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.languages import read_first_names, read_language
from twinlint.mentions import Mentions, Span, read_full_names
from twinlint.register import Name, Register
from twinlint.rule import pair_rule
from twinlint.spelling import find_slips, fold


@pair_rule(Severity.WARNING)
def missing_name(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Names that the other version never mentions.

    Those are first names with an unknown surname, and the names of the register.
    """
    first, second = comparison.reference, comparison.translation
    left, right = _find_missing(comparison, first), _find_missing(comparison, second)
    for span, other in _pair_by_first_name(first, left, second, right):
        left.remove(span)
        right.remove(other)
        yield make_finding(rule, comparison, span, other)
    for here, there, spans in ((first, second, left), (second, first, right)):
        starts = [start for start, _ in spans]
        places = find_counterparts(comparison, starts, in_reference=here is first)
        for span in spans:
            yield _make_finding(rule, here, span, there, places[span[0]])


def _find_missing(comparison: Comparison, here: Mentions) -> list[Span]:
    """Where a version first says each name that the other never says."""
    is_first = here is comparison.reference
    there = comparison.translation if is_first else comparison.reference
    people = _find_missing_people(here, there)
    return people + _find_missing_names(here, there, comparison.register, people)


def _pair_by_first_name(
    here: Mentions, left: list[Span], there: Mentions, right: list[Span]
) -> list[tuple[Span, Span]]:
    """Missing names of both versions that begin alike: one person with two surnames."""
    twins = {_read_first_name(there, span): span for span in right}
    pairs = {_read_first_name(here, span): span for span in left}
    return [(span, twins[name]) for name, span in pairs.items() if name in twins]


def _read_first_name(mentions: Mentions, span: Span) -> str:
    return mentions.plain[span[0] : span[1]].split()[0]


def _find_missing_people(here: Mentions, there: Mentions) -> list[Span]:
    people = dict(_read_people(here))
    if not people:
        return []
    known = {fold(word) for word in there.vocabulary}
    missing = {
        surname: span
        for surname, span in people.items()
        if known.isdisjoint(fold(part) for part in re.findall(r"\w+", surname))
    }
    near = {word for word, _ in find_slips(list(missing), sorted(known))}
    return [span for surname, span in missing.items() if surname not in near]


def _find_missing_names(
    here: Mentions, there: Mentions, register: Register, people: list[Span]
) -> list[Span]:
    """The first place of each name of the register, unless a person is found there."""
    spans: list[Span] = []
    for name in register.names:
        if name.kind == "programme" or _find_name(there, name):
            continue
        span = _find_name(here, name)
        if span and not any(a <= span[0] < b for a, b in people):
            spans.append(span)
    return spans


def _find_name(mentions: Mentions, name: Name) -> Span | None:
    """Where a text first says a name in one of its spellings."""
    for spelling in name.spellings():
        if spelling in mentions.plain:
            whole = rf"(?<![\w-]){re.escape(spelling)}(?![\w-])"
            if match := re.search(whole, mentions.plain):
                return match.span()
    return None


def _read_people(mentions: Mentions) -> Iterator[tuple[str, Span]]:
    """Surnames with the place of the whole name, the first place of each."""
    first_names = read_first_names()
    own = read_language(mentions.locale)
    seen: set[str] = set()
    for name in read_full_names(mentions.plain):
        surname = name.surname
        if (
            name.first.split("-")[0].capitalize() in first_names
            and surname not in seen
            and name.first.lower() not in own.words
            and not own.knows(surname.split()[-1])
        ):
            seen.add(surname)
            yield surname, (name.start, name.end)


def _make_finding(
    rule: Rule, here: Mentions, span: Span, there: Mentions, at: int
) -> Finding:
    related = make_place(here, *span)
    return rule(
        message(
            "{language} names “{words}”, {other_language} does not",
            language=LanguageName(here.locale),
            words=related.text,
            other_language=LanguageName(there.locale),
        ),
        make_place(there, at, at),
        related=(related,),
        help=message(
            "name “{words}” here too, or remove the name there", words=related.text
        ),
    )
