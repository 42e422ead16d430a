"""Lets drafts be unfinished: what nobody has filled in yet stops nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from microsite.records import Origin, Record, Records, Site, list_prose, list_references
from microsite.validate import problems
from microsite.validate.unknown import Known
from twinlint.finding import Finding, Severity, message
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
    """The findings; what one of the `drafts` still lacks is a note."""
    places = {(origin.document.path, origin.prefix) for origin in drafts}
    depth = max((len(prefix) for _, prefix in places), default=0)
    for finding in findings:
        is_soft = finding.rule in LACKS and _is_inside(finding, places, depth)
        yield replace(finding, severity=Severity.INFO) if is_soft else finding


_LINK = re.compile(r"\]\(([a-z]+):([\w-]+)")
"""What a link of a text leads to: the word of a type, and the id of a record."""
Name = tuple[str, str]
"""A collection, and the id of a record of it."""


def leave_out_unfinished(
    site: Site, broken: Iterable[Origin], known: Known
) -> tuple[Site, tuple[Finding, ...]]:
    """A site for a preview without the drafts that cannot be shown yet.

    Those are the drafts that could not be read, of which `broken` says the places, and
    all that name one of them: a note tells of these. `known` learns of both.
    """
    places = {(each.document.path, each.prefix) for each in broken}
    collections = {declared.word: name for name, declared in site.types.items()}
    out: dict[Name, str] = {}
    for ref, origin in site.origins.items():
        word, _, id_ = ref.partition(":")
        if word in collections and (origin.document.path, origin.prefix) in places:
            out[collections[word], id_] = ref
    findings = []
    for ref, name, lacked in _find_dependents(site, out, collections):
        out[name] = ref
        findings.append(_report_dependent(site, ref, lacked))
    for collection, id_ in out:
        known.drafts.get(collection, set()).add(id_)
    kept = {
        name: Records({i: r for i, r in records.items() if (name, i) not in out})
        for name, records in site.collections.items()
    }
    unfinished = tuple(sorted(out.values()))
    return replace(site, collections=kept, unfinished=unfinished), tuple(findings)


def _find_dependents(
    site: Site, out: Mapping[Name, str], collections: Mapping[str, str]
) -> Iterator[tuple[str, Name, str]]:
    """Drafts that name a record which is left out; `out` grows with what is given."""
    drafts = {ref: part for ref, part in site.records() if part.draft} if out else {}
    is_new = True
    while is_new:
        is_new = False
        for ref, draft in drafts.items():
            name = collections[ref.partition(":")[0]], draft.id
            lacked = next((n for n in _list_named(site, ref, draft) if n in out), None)
            if name not in out and lacked:
                is_new = True
                yield ref, name, lacked[1]


def _list_named(site: Site, ref: str, record: Record) -> Iterator[Name]:
    """What a record names in its fields, and what its texts link to."""
    for _, collection, id_ in list_references(record):
        yield collection, id_
    words = {declared.word: name for name, declared in site.types.items()}
    for path in list_prose(record):
        for word, id_ in _LINK.findall(site.origins[ref].text(path).value):
            if word in words:
                yield words[word], id_


def _report_dependent(site: Site, ref: str, lacked: str) -> Finding:
    return problems.UNFINISHED_DRAFT(
        message(
            "the preview leaves this draft out: it names “{id}”, which is unfinished",
            id=lacked,
        ),
        site.origins[ref].place(("draft",)),
        help=message("fill in what “{id}” lacks, and both are shown", id=lacked),
    )


def _is_inside(
    finding: Finding, places: set[tuple[str, FieldPath]], depth: int
) -> bool:
    if finding.place is None:
        return False
    path, field = finding.place.span.path, finding.place.field
    return any((path, field[:length]) in places for length in range(depth + 1))
