"""A person, a place or an organisation is named in one language only.

Why: somebody has lost a credit, a function or a quotation.
Wrong:
    fr: |
        Le projet est mené par Inès Mouloudji avec les communes.
        Le parc ouvre à Sceaux et à Clamart.
    en: |
        The project is led with the municipalities.
        The park opens in Sceaux.
Right:
    fr: |
        Le projet est mené par Inès Mouloudji.
        Le parc ouvre à Sceaux et à Clamart.
    en: |
        Inès Mouloudji leads the project.
        The park opens in Sceaux and Clamart.
Fix: name the person, place or body in the other language too, or in neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from twinlint.comparison import (
    Comparison,
    LostName,
    find_counterparts,
    find_lost_names,
    find_lost_people,
    find_other_people,
    find_windows,
    make_place,
    read_shapes,
)
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.languages import read_first_names, read_language
from twinlint.mentions import Mentions, Span, read_full_names
from twinlint.register import WORD, Register, index_spellings, reduce_name
from twinlint.rule import pair_rule
from twinlint.source import Cover
from twinlint.spelling import find_slips, fold, fold_all
from twinlint.weight import Stake, weigh

_Names = dict[int, Span]
"""Where a text first says each name, by the place of the name in the register."""


@pair_rule(Severity.WARNING)
def missing_name(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Names that the other version never mentions.

    Those are first names with a surname, and the names of the register; of people, that
    the corresponding block leaves out; of places and bodies, the sentence.
    """
    first, second = comparison.reference, comparison.translation
    said = tuple(_find_names(side, comparison.register) for side in (first, second))
    replaced = _fold_replaced(comparison)
    left, right = (
        [span for span in spans if _fold_words(side, span) not in replaced]
        for side, spans in (
            (first, _find_missing(comparison, first, *said)),
            (second, _find_missing(comparison, second, *said[::-1])),
        )
    )
    for here, there, spans in ((first, second, left), (second, first, right)):
        starts = [start for start, _ in spans]
        places = find_counterparts(comparison, starts, in_reference=here is first)
        names = {span: place for place, span in said[here is second].items()}
        for span in spans:
            name = comparison.register.names[names[span]] if span in names else None
            own = name.forms.get(there.locale, "") if name else ""
            yield _make_finding(rule, here, span, there, places[span[0]], own)
    covers = Cover(left), Cover(right)
    for lost in find_lost_names(comparison):
        here, there = (first, second) if lost.is_reference else (second, first)
        is_told = lost.span[0] in covers[0 if lost.is_reference else 1]
        if not is_told and not _is_registered(comparison.register, lost, here, there):
            severity = weigh(Stake.TOLD, is_seen=lost.is_sure)
            at = lost.there[0]
            yield _make_finding(rule, here, lost.span, there, at, severity=severity)


def _is_registered(
    register: Register, lost: LostName, here: Mentions, there: Mentions
) -> bool:
    """Whether the other sentence has the form of a name that the register knows."""
    if not register.names:
        return False
    spellings = index_spellings(register)
    start, end = lost.span
    own = {
        found.meaning
        for found in spellings.find(here.plain, *lost.here)
        if found.start < end and start < found.end
    }
    return any(f.meaning in own for f in spellings.find(there.plain, *lost.there))


def _fold_replaced(comparison: Comparison) -> frozenset[str]:
    """The people for whom another one stands, which is the concern of another rule."""
    sides = comparison.reference, comparison.translation
    return frozenset(
        _fold_words(side, span)
        for pair in find_other_people(comparison)
        for side, span in zip(sides, pair, strict=True)
    )


def _fold_words(mentions: Mentions, span: Span) -> str:
    return fold(mentions.plain[slice(*span)])


def _find_missing(
    comparison: Comparison, here: Mentions, said: _Names, said_there: _Names
) -> list[Span]:
    """Where a version first says each name that the other never says."""
    is_first = here is comparison.reference
    there = comparison.translation if is_first else comparison.reference
    people = _find_missing_people(here, there)
    known = set(people)
    lost = find_lost_people(comparison, in_reference=is_first)
    people += [span for span in lost if span not in known]
    taken = Cover(people)
    names = comparison.register.names
    shapes_there = read_shapes(there, comparison.register).said
    lacking = {
        place: span
        for place, span in said.items()
        if place not in said_there
        and place not in shapes_there
        and names[place].kind != "programme"
        and span[0] not in taken
    }
    misspelt = _find_misspelt(there, comparison.register, lacking)
    return people + [span for place, span in lacking.items() if place not in misspelt]


def _find_misspelt(
    there: Mentions, register: Register, lacking: Iterable[int]
) -> frozenset[int]:
    """Which of some names a text says with a slip, or with other capitals.

    What is wrong there is the concern of other rules: the name is not missing.
    """
    names = {place: register.names[place] for place in lacking}
    if not names:
        return frozenset()
    spellings = {
        place: (*name.spellings(), *name.mistakes) for place, name in names.items()
    }
    lengths = {len(WORD.findall(each)) for own in spellings.values() for each in own}
    keys = find_windows(there, tuple(sorted(lengths))).keys()
    own = read_language(there.locale)

    def is_said(reduced: str) -> bool:
        return reduced in keys or any(
            not (own.knows(key) or register.knows(key))
            for key, _ in find_slips(sorted(keys), [reduced])
        )

    return frozenset(
        place
        for place, texts in spellings.items()
        if any(is_said(reduce_name(each)) for each in texts)
    )


def _find_missing_people(here: Mentions, there: Mentions) -> list[Span]:
    people = dict(_read_people(here))
    if not people:
        return []
    known = fold_all(there.vocabulary)
    missing = {
        surname: span
        for surname, span in people.items()
        if known.isdisjoint(fold(part) for part in re.findall(r"\w+", surname))
    }
    near = {word for word, _ in find_slips(list(missing), sorted(known))}
    return [span for surname, span in missing.items() if surname not in near]


def _find_names(mentions: Mentions, register: Register) -> _Names:
    """Where a text first says each name of a register."""
    if not register.names:
        return {}
    spellings = index_spellings(register)
    first: dict[int, Span] = {}
    for block in mentions.blocks:
        for found in spellings.find(mentions.plain, block.start, block.end):
            first.setdefault(found.meaning, (found.start, found.end))
    return first


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
    rule: Rule,
    here: Mentions,
    span: Span,
    there: Mentions,
    at: int,
    own: str = "",
    severity: Severity | None = None,
) -> Finding:
    """`own` is what the other language calls it; empty where nobody has settled it."""
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
            "name “{words}” here too, or remove the name there",
            words=own or related.text,
        ),
        severity=severity,
    )
