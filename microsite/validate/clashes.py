"""Holds the records of a site against one another: what only one can have, or be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from microsite.records import Site
from microsite.validate import problems
from microsite.validate.attributed import check_attributed
from microsite.validate.codes import check_codes
from microsite.validate.distant import check_distant
from microsite.validate.distinct import find_copies
from microsite.validate.held_twice import find_held_twice
from microsite.validate.holders import check_holders
from microsite.validate.link_names import find_misnamed
from microsite.validate.misspelt import find_misspelt
from microsite.validate.numbered import check_numbered
from microsite.validate.series import check_series
from microsite.validate.suspects import Suspects
from twinlint.finding import Finding


def find_clashes(
    site: Site, suspects: Suspects, today: date | None
) -> Iterator[Finding]:
    """What records contradict in one another, at the one that was edited last."""
    before = suspects.before
    yield from find_copies(site, suspects)
    yield from find_held_twice(site, suspects)
    numbered = tuple(check_numbered(site, before))
    yield from numbered
    told = {finding.place.span for finding in numbered if finding.place}
    for finding in check_codes(site):
        if told.isdisjoint(place.span for place in finding.related):
            yield finding
    yield from check_series(site, before, today)
    yield from check_distant(site, before, today)
    yield from check_attributed(site)
    yield from find_misnamed(site)
    yield from find_misspelt(site, suspects)
    yield from check_holders(site)


def leave_out_ousted(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, without people whom nothing names as somebody has their office."""
    findings = tuple(findings)
    ousted = {
        place.span
        for finding in findings
        if finding.rule == problems.OFFICE_HELD_TWICE.name
        for place in finding.related
    }
    for finding in findings:
        is_unused = finding.rule == problems.UNUSED_RECORD.name
        if not (is_unused and finding.place and finding.place.span in ousted):
            yield finding
