"""A person is named in one language only.

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

from microsite.comparison import Comparison, make_place
from microsite.finding import Finding, Language, Rule, Severity, message
from microsite.mentions import Mentions
from microsite.mentions.vocabulary import read_first_names, read_vocabulary
from microsite.rules.rule import pair_rule
from microsite.rules.structure import find_counterparts
from microsite.slip import find_slips, fold

_PERSON = re.compile(
    r"(?<![\w’'-])([A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[A-ZÀ-ÖØ-Þ][^\W\d_]+)?)"
    r"[ \u00a0]((?:(?:de|du|le|la|van|von|El|Al|Le|La|De|Mc)[ \u00a0])?"
    r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[’'-][^\W\d_]+)*)(?![\w’'-])"
)


@pair_rule(Severity.WARNING)
def missing_name(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """First names with an unknown surname that the other version never mentions."""
    first, second = comparison.reference, comparison.translation
    for here, there, in_reference in ((first, second, True), (second, first, False)):
        people = dict(_read_people(here))
        if not people:
            continue
        known = {fold(word) for word in there.vocabulary}
        missing = {
            surname: span
            for surname, span in people.items()
            if known.isdisjoint(fold(part) for part in re.findall(r"\w+", surname))
        }
        near = {word for word, _ in find_slips(list(missing), sorted(known))}
        spans = [span for surname, span in missing.items() if surname not in near]
        starts = [start for start, _ in spans]
        places = find_counterparts(comparison, starts, in_reference=in_reference)
        for span in spans:
            yield _make_finding(rule, here, span, there, places[span[0]])


def _read_people(mentions: Mentions) -> Iterator[tuple[str, tuple[int, int]]]:
    """Surnames with the place of the whole name, the first place of each."""
    first_names = read_first_names()
    own = read_vocabulary(mentions.locale)
    seen: set[str] = set()
    for match in _PERSON.finditer(mentions.plain):
        surname = match[2]
        if (
            match[1].split("-")[0].capitalize() in first_names
            and surname not in seen
            and match[1].lower() not in own.words
            and not own.knows(surname)
        ):
            seen.add(surname)
            yield surname, match.span()


def _make_finding(
    rule: Rule, here: Mentions, span: tuple[int, int], there: Mentions, at: int
) -> Finding:
    related = make_place(here, *span)
    return rule(
        message(
            "{language} names {words}, {other_language} does not",
            language=Language(here.locale),
            words=related.text,
            other_language=Language(there.locale),
        ),
        make_place(there, at, at),
        related=(related,),
        help=message(
            "name {words} here too, or remove the name there", words=related.text
        ),
    )
