"""How a rule is made that holds prose against the records of its site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from microsite.check.facts import CommuneFacts, Facts
from twinlint.catalog import write_number
from twinlint.data import dataclass
from twinlint.finding import Finding, Place, Rule, Severity
from twinlint.languages import read_language
from twinlint.mentions import Block, Measure, Mentions, Span, Value
from twinlint.rule import describe_rule
from twinlint.source import Locale

FactFind = Callable[[Rule, Mentions, Facts], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class FactRule:
    """A rule that reads one text, knowing what the records state."""

    rule: Rule
    find: FactFind


def fact_rule(severity: Severity) -> Callable[[FactFind], FactRule]:
    """Make a rule of a function; its name and its module's docstring are the rule's."""
    return lambda find: FactRule(describe_rule(find, severity), find)


def find_place(mentions: Mentions, start: int, end: int) -> Place:
    """The place of a stretch of a text."""
    span = mentions.text.span(start, end)
    return Place(span, mentions.locale, mentions.text.value[start:end])


def find_communes(
    mentions: Mentions, facts: Facts
) -> Mapping[Span, list[CommuneFacts]]:
    """The communes that a text names, by the offsets of their names, in order.

    Several communes may have one name; one inside a longer name is not meant.
    """
    named: dict[Span, list[CommuneFacts]] = {}
    for block in mentions.blocks:
        for found in facts.names.find_longest(mentions.plain, block.start, block.end):
            named.setdefault((found.start, found.end), []).append(found.meaning)
    return named


def find_numbers(mentions: Mentions) -> Iterator[Value]:
    """Every whole number of a text that is no part of a date and has no unit."""
    for block in mentions.blocks:
        yield from find_numbers_of(block)


def find_clause(mentions: Mentions, start: int, end: int) -> list[str]:
    """The words around a stretch, as far as its sentence and its clause go."""
    for block in mentions.blocks:
        for sentence in block.sentences:
            if sentence.start <= start < sentence.end:
                before = mentions.plain[sentence.start : start]
                after = mentions.plain[end : sentence.end]
                clause = f"{_CLAUSE.split(before)[-1]} {_CLAUSE.split(after)[0]}"
                return _WORD.findall(clause)
    return []


_CLAUSE = re.compile(r"[:;](?=\s|\Z)")
_WORD = re.compile(r"[^\W\d_]+")


def write_like(mentions: Mentions, value: Value, number: int) -> str:
    """A number as the text writes one: in letters where there is one word for it."""
    written = mentions.plain[value.start : value.end]
    is_spelt = not any(map(str.isdecimal, written))
    spelt = _spell(number, mentions.locale) if is_spelt else ""
    if written[:1].isupper():
        spelt = spelt.capitalize()
    return spelt or write_number(number, mentions.locale)


def _spell(number: int, locale: Locale) -> str:
    """The word for a number; empty where a language has none for it alone."""
    words = read_language(locale).numbers if number < _HUNDRED else {}
    return next((word for word, value in words.items() if value == number), "")


_HUNDRED = 100
"""From here on words stand for a part of a number: “hundred”, “thousand”."""


def find_numbers_of(block: Block) -> Iterator[Value]:
    """The same, of one block."""
    for value in block.values:
        is_plain = value.measure is Measure.NUMBER and not value.part
        if is_plain and not value.unit and value.key.isdecimal():
            yield value
