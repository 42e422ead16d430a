"""Chooses what was found in what a branch touched, or what the branch brought about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from microsite.editors.whereabouts import find_span
from microsite.records import Document, Site
from twinlint.changes import Changes
from twinlint.data import dataclass
from twinlint.finding import Finding, Place, Severity
from twinlint.source import FieldPath, Span

_Fault = tuple[str, str, FieldPath, str, str]
"""What makes a finding the same in two versions of a site, wherever its lines are."""
_Kind = tuple[str, str, FieldPath]
"""What a finding keeps whose words another record has changed: rule, file, field."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The files and records of a site that a branch has touched."""

    root: Path
    changes: Changes
    records: AbstractSet[str]
    """References of records: `commune:sceaux`."""
    documents: Mapping[str, Document]
    """`{path: document}` of the site."""
    whole: AbstractSet[tuple[str, FieldPath]]
    """Paths and fields that are whole records, of which each has many fields."""

    def has(self, finding: Finding) -> bool:
        """Whether the branch touched a field that a finding is about."""
        places = (finding.place, *finding.related)
        return any(place is not None and self._holds(place) for place in places)

    def _holds(self, place: Place) -> bool:
        if _touches(self.changes, self.root, place.span):
            return True
        document = self.documents.get(place.span.path)
        if not document or (document.path, place.field) in self.whole:
            return False
        if place.field not in document.values:
            return False
        return _touches(self.changes, self.root, document.span(place.field))


def find_touched(site: Site | None, root: Path, changes: Changes) -> Touched:
    """The records that have a touched line, and all touched lines besides."""
    origins = site.origins if site else {}
    refs = [
        ref
        for ref, _ in (site.parts() if site else ())
        if _touches(changes, root, find_span(origins[ref]))
    ]
    documents = {each.document.path: each.document for each in origins.values()}
    whole = {(each.document.path, each.prefix) for each in origins.values()}
    return Touched(root, changes, frozenset(refs), documents, frozenset(whole))


def _touches(changes: Changes, root: Path, span: Span) -> bool:
    return changes.touches(replace(span, path=f"{root}/{span.path}"))


def select_touched(
    findings: Iterable[Finding], before: Iterable[Finding], touched: Touched
) -> Iterator[Finding]:
    """The findings on fields that were touched, and those that there were not `before`.

    A text that nobody touched may be wrong by now: it counts records of which one has
    gone, or names a mayor whom another record has changed. What stood in a field of a
    record stays old though it is said in other words. What blames no file stays. Beside
    an error, doubts that are new elsewhere may be for what it hides, and wait for it.
    """
    findings = tuple(findings)
    waits = any(each.severity is Severity.ERROR for each in findings)
    known = Counter(_find_fault(each) for found in before for each in found.occurrences)
    same = Counter(
        _find_fault(each) for found in findings for each in found.occurrences
    )
    same &= known
    known -= same
    kinds = Counter(fault[:3] for fault in known.elements())
    for finding in findings:
        left = [
            each
            for each in finding.occurrences
            if not (_takes(each, same, kinds, touched) or (waits and _is_doubt(each)))
            or each.place is None
            or touched.has(each)
        ]
        if left:
            first, *others = (replace(each, also=()) for each in left)
            yield replace(first, also=tuple(others))


def _is_doubt(finding: Finding) -> bool:
    return finding.severity is not Severity.ERROR


def _takes(
    finding: Finding, same: Counter[_Fault], kinds: Counter[_Kind], touched: Touched
) -> bool:
    """Whether a finding stood before; what it was then is taken out of the counts."""
    fault = _find_fault(finding)
    if same[fault]:
        same[fault] -= 1
        return True
    kind = fault[:3]
    if kind[1] in touched.documents and kinds[kind]:
        kinds[kind] -= 1
        return True
    return False


def _find_fault(finding: Finding) -> _Fault:
    place = finding.place
    said = str(finding.message)
    if place is None:
        return finding.rule, "", (), "", said
    return finding.rule, place.span.path, place.field, place.text, said
