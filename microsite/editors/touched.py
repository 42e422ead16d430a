"""Chooses what was found in what a branch touched, or what the branch brought about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from microsite.editors.review import find_span
from microsite.records import Site
from twinlint.changes import Changes
from twinlint.finding import Finding, Place
from twinlint.source import FieldPath, Span

_Fault = tuple[str, str, FieldPath, str, str]
"""What makes a finding the same in two versions of a site, wherever its lines are."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The files and records of a site that a branch has touched."""

    root: Path
    changes: Changes
    records: AbstractSet[str]
    """References of records: `commune:sceaux`."""
    spans: tuple[Span, ...]
    """The stretches of files that those records are written in."""

    def has(self, finding: Finding) -> bool:
        """Whether a finding is about it, at any of its places."""
        places = (p for f in finding.occurrences for p in (f.place, *f.related))
        return any(place is not None and self._holds(place) for place in places)

    def _holds(self, place: Place) -> bool:
        span = place.span
        return _touches(self.changes, self.root, span) or any(
            each.path == span.path and each.line <= span.line <= each.end_line
            for each in self.spans
        )


def find_touched(site: Site | None, root: Path, changes: Changes) -> Touched:
    """The records that have a touched line, and all touched lines besides."""
    spans = {}
    for ref, _ in site.parts() if site else ():
        span = find_span(site.origins[ref]) if site else None
        if span and _touches(changes, root, span):
            spans[ref] = span
    return Touched(root, changes, frozenset(spans), tuple(spans.values()))


def _touches(changes: Changes, root: Path, span: Span) -> bool:
    return changes.touches(replace(span, path=f"{root}/{span.path}"))


def select_touched(
    findings: Iterable[Finding], before: Iterable[Finding], touched: Touched
) -> Iterator[Finding]:
    """The findings on what was touched, and those that there were not `before`.

    A text that nobody touched may be wrong by now: it counts records of which one has
    gone, or names a mayor whom another record has changed. What blames no file stays.
    """
    known = Counter(each for found in before for each in _list_faults(found))
    for finding in findings:
        faults = Counter(_list_faults(finding))
        is_new = bool(faults - known)
        known -= faults
        if is_new or finding.place is None or touched.has(finding):
            yield finding


def _list_faults(finding: Finding) -> Iterator[_Fault]:
    for each in finding.occurrences:
        if each.place:
            place = each.place
            said = str(each.message)
            yield each.rule, place.span.path, place.field, place.text, said
