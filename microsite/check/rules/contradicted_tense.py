"""A text says that what is to come has been, or that what has passed is to come.

Why: readers ask whether it took place, or go where nothing is any more.
Wrong: L’essai a pris fin en décembre 2044
Right: L’essai prendra fin en décembre 2044
Fix: correct the verb, or the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from microsite.check.fact import fact_rule, find_place
from microsite.check.facts import Day, Facts
from twinlint.finding import DayName, Finding, Rule, Severity, message
from twinlint.languages import Language, read_language
from twinlint.mentions import Date, Mentions

_NEAR = 30
"""Letters between a verb and its date."""
_WORD = re.compile(r"[^\W\d_]+|,")


@fact_rule(Severity.WARNING)
def contradicted_tense(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Verbs right in front of a date on the wrong side of the last review."""
    words = facts.words.get(mentions.locale)
    if not words or not words.past or facts.reviewed is None:
        return
    written = min(facts.reviewed, facts.own.said_on or facts.reviewed)
    dates = [each for block in mentions.blocks for each in block.dates if each.year]
    for date in dates:
        first, last = _find_ends(date)
        if first > facts.reviewed:
            said = _find_verb(mentions, date, words.past)
            if said:
                yield _report(rule, mentions, said, date, is_to_come=True)
        elif last < written:
            said = _find_verb(mentions, date, words.future)
            if said:
                yield _report(rule, mentions, said, date, is_to_come=False)


def _find_ends(date: Date) -> tuple[Day, Day]:
    """The first and the last day that a date may be."""
    day = date.days[0] if date.days else 0
    last = date.days[-1] if date.days else 31
    return (date.year, date.month or 1, day or 1), (date.year, date.month or 12, last)


def _find_verb(
    mentions: Mentions, date: Date, verbs: tuple[str, ...]
) -> tuple[int, int] | None:
    """The last of some verbs in front of a date, with but little words between."""
    start = max(0, date.start - 2 * _NEAR)
    before = mentions.plain[start : date.start].replace("’", "'")
    found = [*_compile(verbs).finditer(before)]
    if not found:
        return None
    begin, end = found[-1].span()
    between = _WORD.findall(before[end:].lower())
    if len(before) - end > _NEAR or not _are_little(
        between, read_language(mentions.locale)
    ):
        return None
    return start + begin, start + end


def _are_little(words: list[str], language: Language) -> bool:
    known = {*language.links, *language.marks, *language.weekdays, *language.before_day}
    return all(word in known for word in words)


@cache
def _compile(verbs: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(verbs, key=len, reverse=True)
    said = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![\w'])(?:{said})(?!\w)", re.IGNORECASE)


def _report(
    rule: Rule,
    mentions: Mentions,
    verb: tuple[int, int],
    date: Date,
    *,
    is_to_come: bool,
) -> Finding:
    place = find_place(mentions, verb[0], date.end)
    words = find_place(mentions, *verb).text
    said = {"words": words, "day": DayName(_write_day(date))}
    return rule(
        message("“{words}” is said of {day}, which is still to come", **said)
        if is_to_come
        else message("“{words}” is said of {day}, which has passed", **said),
        place,
        help=message("say that it is still to come, or correct the date")
        if is_to_come
        else message("say that it has been so, or correct the date"),
    )


def _write_day(date: Date) -> str:
    """A date as a record gives it: as precise as the text is."""
    day = f"-{date.days[-1]:02}" if date.days and date.month else ""
    month = f"-{date.month:02}" if date.month else ""
    return f"{date.year:04}{month}{day}"
