"""A text says another number than the figure that counts the same.

Why: a figure is corrected, and the texts that say it keep the old number.
Wrong: 22 communes s’étaient dites intéressées (content/figures.yaml: 24)
Right: 24 communes s’étaient dites intéressées
Fix: correct the text, or the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.check.fact import fact_rule, find_clause, find_place, write_like
from microsite.check.facts import (
    Facts,
    FigureFacts,
    compile_noun,
    make_marks,
)
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.languages import FactWords
from twinlint.mentions import Measure, Mentions, Value

_PERCENT = "percent"
_ENOUGH = 2
"""Words of a label by which a text means its figure, where that said its number."""


@fact_rule(Severity.WARNING)
def contradicted_figure(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Numbers that a figure had before, and those beside all words of its label."""
    if not facts.figures:
        return
    for block in mentions.blocks:
        for value in block.values:
            is_number = value.measure is Measure.NUMBER and not value.part
            if is_number and value.key.isdecimal() and value.unit in ("", _PERCENT):
                found = _find_meant(mentions, value, facts)
                if found:
                    yield _report(rule, mentions, value, found)


def _find_meant(mentions: Mentions, value: Value, facts: Facts) -> FigureFacts | None:
    """The figure whose number a text says wrongly; None where it may be right."""
    number, locale = int(value.key), mentions.locale
    follows = _find_behind(mentions, value)
    figures = facts.find_figures(number, locale, follows)
    alike = [f for f in figures if f.is_percent == (value.unit == _PERCENT)]
    if value.is_ordinal or value.is_soft or not alike:
        return None
    clause = make_marks(find_clause(mentions, value.start, value.end))
    said = {f.id: len(f.marks[locale] & clause) for f in alike}
    right = [f for f in alike if f.value == number and said[f.id]]
    for figure in alike:
        if figure.value == number or figure.is_counted:
            continue
        is_whole = said[figure.id] == len(figure.marks[locale])
        is_named = is_whole and len(follows) > 1 and figure.labels[locale] == follows
        if figure.former == number and said[figure.id] >= _ENOUGH and not right:
            return figure
        if (
            is_named
            and not any(each.labels == figure.labels for each in right)
            and not _is_right_count(mentions, value, facts)
        ):
            return figure
    return None


def _is_right_count(mentions: Mentions, value: Value, facts: Facts) -> bool:
    """Whether the records have as many as a text says."""
    known = facts.words.get(mentions.locale, FactWords())
    for counted in facts.counts:
        words = counted.words.get(mentions.locale)
        noun = words and compile_noun(words, known).match(mentions.plain, value.end)
        if noun:
            around = find_clause(mentions, value.start, noun.end())
            return counted.allows(
                int(value.key), mentions.locale, around, is_general=facts.is_general
            )
    return False


def _find_behind(mentions: Mentions, value: Value) -> tuple[str, ...]:
    """The two words that follow a number."""
    stop = max(value.end, value.unit_end)
    behind = _WORD.findall(mentions.plain[stop : stop + _NEAR])
    return tuple(word.lower() for word in behind[:2])


_NEAR = 60
"""Letters in which two words stand."""
_WORD = re.compile(r"[^\W\d_]+")


_SIGNS = "% \u00a0\u202f"


def _report(
    rule: Rule, mentions: Mentions, value: Value, figure: FigureFacts
) -> Finding:
    written = mentions.plain[value.start : value.end].rstrip(_SIGNS)
    place = find_place(mentions, value.start, value.start + len(written))
    return rule(
        message(
            "the figure “{id}” says {right}, and this text {number}",
            id=figure.id,
            right=figure.value,
            number=int(value.key),
        ),
        place,
        related=(figure.place,),
        help=message(
            "if {right} is right, write “{words}” here; else write “value: {number}” on"
            " line {line} of {file}",
            right=figure.value,
            words=write_like(mentions, value, figure.value),
            number=value.key,
            line=figure.place.span.line,
            file=figure.place.span.path,
        ),
    )
