"""Lets drafts be unfinished: what nobody has filled in yet stops nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from microsite.records import Origin
from microsite.validate import problems
from twinlint.finding import Finding, Severity
from twinlint.source import FieldPath

LACKS = frozenset(
    rule.name
    for rule in (
        problems.MISSING_FIELD,
        problems.EMPTY_VALUE,
        problems.MISSING_TRANSLATION,
        problems.UNWRITTEN_TEXT,
    )
)
"""What is found in a record that nobody has filled in yet; a slip is another thing."""


def soften_drafts(
    findings: Iterable[Finding], drafts: Iterable[Origin]
) -> Iterator[Finding]:
    """The findings; what a draft still lacks is a note. `drafts` are not published."""
    places = {(origin.document.path, origin.prefix) for origin in drafts}
    depth = max((len(prefix) for _, prefix in places), default=0)
    for finding in findings:
        is_soft = finding.rule in LACKS and _is_inside(finding, places, depth)
        yield replace(finding, severity=Severity.INFO) if is_soft else finding


def _is_inside(
    finding: Finding, places: set[tuple[str, FieldPath]], depth: int
) -> bool:
    if finding.place is None:
        return False
    path, field = finding.place.span.path, finding.place.field
    return any((path, field[:length]) in places for length in range(depth + 1))
