"""An entry of one version has no text in the other.

Why: programs show nothing, the key, or the other language in its place.
Wrong:
    fr: |
        ---
        title: Le programme
        description: Dix communes pendant dix-huit mois
        ---
        Il est ouvert.
    en: |
        ---
        title: The programme
        ---
        It is open.
Right:
    fr: |
        ---
        title: Le programme
        description: Dix communes
        layout: page
        ---
        Il est ouvert.
    en: |
        ---
        title: The programme
        description: Ten municipalities
        ---
        It is open.
Fix: translate it, or remove it from the other version; take off the mark of a
translation that is right (`fuzzy`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from twinlint.comparison import Parts, PartSide, make_part_place, name_part
from twinlint.documents import Part
from twinlint.finding import (
    Finding,
    LanguageName,
    Message,
    Place,
    Rule,
    Severity,
    message,
    plural_message,
)
from twinlint.rule import part_rule
from twinlint.source import Locale

_LOOK = message("look at it, and take off the mark once it is right")


@part_rule(Severity.WARNING)
def missing_entry(rule: Rule, parts: Parts) -> Iterator[Finding]:
    """Entries without a counterpart, without a text, and those not yet right.

    Several in a row are one finding.
    """
    for side in parts.sides:
        yield from _find_lost(rule, side)
        words = message(
            "write it in {language}", language=LanguageName(side.locales[0])
        )
        yield from _find_runs(
            rule, side, _is_empty, _tell_empty, _tell_empty_ones, words
        )
        yield from _find_runs(
            rule, side, _is_unsure, _tell_unsure, _tell_unsure_ones, _LOOK
        )


def _find_lost(rule: Rule, side: PartSide) -> Iterator[Finding]:
    """What the other version has, and this one has not."""
    is_text = "" in side.there and not any(
        part.key and (part.key in side.there or not part.is_optional)
        for part in side.parts
    )
    if is_text or not side.parts:
        return  # It has no such entries at all, as a text without fields above it.
    before = side.parts[0]
    for is_lost, run in groupby(
        side.there.values(), lambda part: part.key not in side.here
    ):
        parts = [*run]
        if not is_lost:
            before = side.here[parts[-1].key]
            continue
        lost = [p for p in parts if not p.is_optional and p.has_text]
        if lost:
            own, other = side.locales
            yield rule(
                plural_message(
                    "{language} has no entry {name}, which {other_language} has",
                    "{language} lacks {count} entries that {other_language} has, from"
                    " {name} on",
                    count=len(lost),
                    language=LanguageName(own),
                    other_language=LanguageName(other),
                    name=name_part(lost[0]),
                ),
                _make_gap(before, lost[0], own),
                related=(make_part_place(lost[0], other),),
                help=message(
                    "add it in {language}, or remove it from the other version",
                    language=LanguageName(own),
                ),
                several=message(
                    "{language} lacks entries in {count} places that"
                    " {other_language} has",
                    language=LanguageName(own),
                    other_language=LanguageName(other),
                ),
            )


def _make_gap(before: Part, lost: Part, locale: Locale) -> Place:
    """Where an entry is missing: behind another one, by its own key."""
    text = before.content.text
    end = len(text.value.rstrip())
    span = text.span(end, end)
    if span.spot.key:
        span = replace(span, spot=replace(span.spot, key=lost.key))
    return Place(span, locale)


def _find_runs(
    rule: Rule,
    side: PartSide,
    is_found: Callable[[Part, Part], bool],
    tell: Callable[[int, PartSide, str], Message],
    several: Callable[[PartSide], Message],
    help_: Message,
) -> Iterator[Finding]:
    """One finding for each run of entries, with the first one of them."""
    both = [(part, side.there.get(part.key)) for part in side.here.values()]
    pairs = [(part, twin) for part, twin in both if twin]
    for found, run in groupby(pairs, lambda pair: is_found(*pair)):
        if found:
            (part, twin), *others = run
            own, other = side.locales
            yield rule(
                tell(1 + len(others), side, name_part(part)),
                make_part_place(part, own),
                related=(make_part_place(twin, other),),
                help=help_,
                several=several(side),
            )


def _is_empty(part: Part, twin: Part) -> bool:
    if part.is_optional or not part.key or part.has_text:
        return False
    return twin.has_text


def _is_unsure(part: Part, twin: Part) -> bool:
    return part.is_unsure and not _is_empty(part, twin)


def _tell_empty(count: int, side: PartSide, name: str) -> Message:
    return plural_message(
        "{language} has no text for {name}",
        "{language} has no text for {count} entries, from {name} on",
        count=count,
        language=LanguageName(side.locales[0]),
        name=name,
    )


def _tell_empty_ones(side: PartSide) -> Message:
    return message(
        "{language} has no text for entries in {count} places",
        language=LanguageName(side.locales[0]),
    )


def _tell_unsure(count: int, side: PartSide, name: str) -> Message:
    return plural_message(
        "the {language} text for {name} is marked as not yet right",
        "{count} {language} texts, from {name} on, are marked as not yet right",
        count=count,
        language=LanguageName(side.locales[0]),
        name=name,
    )


def _tell_unsure_ones(side: PartSide) -> Message:
    return message(
        "{language} texts in {count} places are marked as not yet right",
        language=LanguageName(side.locales[0]),
    )
