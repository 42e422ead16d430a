"""Tells each fault of texts once: findings that another one explains are left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from microsite.check.rules.contradicted_count import contradicted_count
from microsite.check.rules.contradicted_figure import contradicted_figure
from microsite.check.rules.contradicted_mayor import contradicted_mayor
from twinlint.finding import Finding, message
from twinlint.source import Span

_FOREIGN = "untranslated-text"
_SPELLING = "unregistered-spelling"
_NAMED = frozenset(("missing-name", "replaced-name"))
"""Rules that have a name written as the other language has it."""


def tell_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, each once, without those on a name that a fact explains better."""
    each = tuple(_leave_figures(dict.fromkeys(findings)))
    explained = {
        place.span
        for finding in each
        if finding.rule == contradicted_mayor.rule.name
        for occurrence in finding.occurrences
        if (place := occurrence.place)
    }
    for finding in _join_swapped(tuple(_leave_whole(each))):
        spans = {f.place.span for f in finding.occurrences if f.place}
        if finding.rule == _SPELLING and spans <= explained:
            continue
        sides = spans | {place.span for place in finding.related}
        if finding.rule not in _NAMED or not any(
            _holds(outer, inner) for outer in explained for inner in sides
        ):
            yield finding


def _leave_figures(findings: Collection[Finding]) -> Iterator[Finding]:
    """The findings; a number that is that of a figure counts no records."""
    told = {
        place.span
        for finding in findings
        if finding.rule == contradicted_figure.rule.name
        for occurrence in finding.occurrences
        if (place := occurrence.place)
    }
    for finding in findings:
        spans = {f.place.span for f in finding.occurrences if f.place}
        is_count = finding.rule == contradicted_count.rule.name
        if not is_count or not any(_holds(s, inner) for s in spans for inner in told):
            yield finding


def _leave_whole(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """The findings; what is in the other language has no other faults of its own."""
    foreign = [f.place.span for f in findings if f.place and f.rule == _FOREIGN]
    for finding in findings:
        if finding.rule == _FOREIGN:
            beside = (place for place in finding.related if place.message is None)
            yield replace(finding, related=tuple(beside))
            continue
        places = [finding.place] if finding.place else []
        if finding.rule in _NAMED:
            places += finding.related
        if not any(_holds(span, each.span) for span in foreign for each in places):
            yield finding


def _holds(outer: Span, inner: Span) -> bool:
    """Whether a stretch lies in another one."""
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    ends = (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    return outer.path == inner.path and begins and ends


def _join_swapped(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; two texts that have changed places are one, and not two."""
    untranslated = {
        finding.place.span: finding
        for finding in findings
        if finding.place and finding.rule == "untranslated-text"
    }
    for finding in findings:
        if finding.rule != "untranslated-text" or not finding.place:
            yield finding
            continue
        twins = [untranslated.get(place.span) for place in finding.related]
        twin = next((each for each in twins if each and each.place), None)
        if twin is None or twin.place is None:
            yield finding
        elif finding.place.span < twin.place.span:
            yield replace(
                finding,
                message=message("the texts of the two languages have changed places"),
                related=(twin.place,),
                help=message("swap them"),
            )
