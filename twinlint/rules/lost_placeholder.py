"""A message lacks a place where the program puts a value, or has one too many.

Why: the value is not shown, or the program stops.
Wrong:
    fr: |
        ---
        title: Bonjour
        message: Il reste {count} places à {name}
        ---
    en: |
        ---
        title: Hello
        message: There are {count} seats left at {nom}
        ---
Right:
    fr: |
        ---
        title: Bonjour
        message: À {name}, il reste {count} places
        ---
    en: |
        ---
        title: Hello
        message: There are {count} seats left at {name}
        ---
Fix: write the placeholders of the other language, letter for letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from twinlint.comparison import Parts, make_part_place
from twinlint.documents import Part, Slot
from twinlint.finding import Finding, LanguageName, Place, Rule, Severity, message
from twinlint.rule import part_rule
from twinlint.source import Locale

_COPY = message("write the placeholders of the other version, letter for letter")


@part_rule(Severity.WARNING)
def lost_placeholder(rule: Rule, parts: Parts) -> Iterator[Finding]:
    """Places for values that one version of an entry has more often than the other."""
    locales = parts.locales
    for pair in parts.paired:
        # Of a plural, the form of one may say it in a word: "a file", "%d files".
        if any(part.is_optional or not part.has_text for part in pair):
            continue
        first, second = (part.content.slots for part in pair)
        if not (first or second):
            continue
        mine, theirs = _find_more(first, second), _find_more(second, first)
        if mine and theirs:
            yield _tell_different(rule, pair, (mine, theirs), locales)
        elif mine:
            yield _tell_lost(rule, pair, mine, locales)
        elif theirs:
            yield _tell_lost(rule, pair[::-1], theirs, locales[::-1])


def _find_more(here: Iterable[Slot], there: Iterable[Slot]) -> Slot | None:
    """The first place for a value that the other version has not, or less often."""
    counts = Counter(slot.name for slot in there)
    for slot in here:
        if counts[slot.name] <= 0:
            return slot
        # A named value may be said as often as a language needs it.
        counts[slot.name] -= not slot.is_named
    return None


def _make_place(part: Part, slot: Slot, locale: Locale) -> Place:
    text = part.content.text
    words = text.value[slot.start : slot.end]
    return Place(text.span(slot.start, slot.end), locale, words)


def _tell_different(
    rule: Rule,
    pair: tuple[Part, Part],
    slots: tuple[Slot, Slot],
    locales: tuple[Locale, Locale],
) -> Finding:
    """That each part of a pair has what the other lacks."""
    first = _make_place(pair[0], slots[0], locales[0])
    second = _make_place(pair[1], slots[1], locales[1])
    return rule(
        message(
            "{first_language} has {first}, {second_language} has {second}",
            first_language=LanguageName(locales[0]),
            second_language=LanguageName(locales[1]),
            first=first.text,
            second=second.text,
        ),
        second,
        related=(first,),
        help=_COPY,
    )


def _tell_lost(
    rule: Rule, pair: tuple[Part, Part], slot: Slot, locales: tuple[Locale, Locale]
) -> Finding:
    """That the second part of a pair lacks what the first one has."""
    related = _make_place(pair[0], slot, locales[0])
    return rule(
        message(
            "{language} lacks {placeholder}, which {other_language} has",
            language=LanguageName(locales[1]),
            other_language=LanguageName(locales[0]),
            placeholder=related.text,
        ),
        make_part_place(pair[1], locales[1]),
        related=(related,),
        help=_COPY,
    )
