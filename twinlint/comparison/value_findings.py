"""Words what all rules find that hold two values (dates, numbers…) side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from twinlint.comparison.comparison import Comparison, make_place
from twinlint.finding import Finding, LanguageName, Message, Rule, message
from twinlint.mentions import Value


def find_differences(
    rule: Rule,
    comparison: Comparison,
    is_mine: Callable[[Value, Value], bool],
) -> Iterator[Finding]:
    """A finding for each two values of a rule that stand for one another."""
    seen: set[tuple[int, int]] = set()
    for difference in comparison.values:
        first, second = difference.reference, difference.translation
        if first is None or second is None or not is_mine(first, second):
            continue
        place = (first.start, second.start)
        if place not in seen:
            seen.add(place)
            yield make_finding(
                rule, comparison, (first.start, first.end), (second.start, second.end)
            )


_ADVICE = message("find out which one is right and correct the other")


def make_finding(
    rule: Rule,
    comparison: Comparison,
    first: tuple[int, int],
    second: tuple[int, int],
    advice: Message = _ADVICE,
) -> Finding:
    """What each version says, at offsets of the reference and of the translation."""
    place = make_place(comparison.translation, *second)
    related = make_place(comparison.reference, *first)
    return rule(
        message(
            "{first_language} says {first_words}, "
            "{second_language} says {second_words}",
            first_language=LanguageName(comparison.reference.locale),
            first_words=related.text,
            second_language=LanguageName(comparison.translation.locale),
            second_words=place.text,
        ),
        place,
        related=(related,),
        help=advice,
    )
