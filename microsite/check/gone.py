"""Tells of names that lead to nothing what the history knows of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from microsite.validate import UNKNOWN_REFERENCE
from twinlint.finding import Finding, message

Name = tuple[str, str]
"""A collection and the id of a record in it."""


def advise_on_gone(
    findings: Iterable[Finding], former: Mapping[Name, str]
) -> tuple[Finding, ...]:
    """The findings; a name that a record once had is no slip of spelling.

    `former` has the names of before: `{name: id of now}`, empty for a record that was
    deleted. Another name that is spelt nearly like that one would be another story.
    """
    return tuple(_advise(finding, former) for finding in findings)


def _advise(finding: Finding, former: Mapping[Name, str]) -> Finding:
    values = dict(finding.message.values)
    name = str(values.get("collection")), str(values.get("id"))
    now = former.get(name) if finding.rule == UNKNOWN_REFERENCE.name else None
    if now is None or finding.place is None:
        return finding
    written = finding.place.text
    if now:
        advice = message(
            "that record is called {name} now: write {written}",
            name=now,
            # In a link the word of the type stands in front: `page:open-data`.
            written=written.replace(name[1], now) if name[1] in written else now,
        )
    elif finding.place.locale:
        advice = message("that record was deleted: remove the link, and keep its words")
    else:
        advice = message("that record was deleted: remove “{id}” here", id=name[1])
    return replace(finding, help=advice)
