"""Finds offices that went to somebody else, with what was known of who held them."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.check.problems import FORMER_SOURCES
from microsite.records import Mandate, Site, list_offices
from twinlint.finding import Every, Finding, message


def find_former_sources(before: Site, site: Site) -> Iterator[Finding]:
    """Mandates whose person is another one, while their start or sources stayed.

    A person whose key or spelling changed is the same one.
    """
    former = {
        (ref, path): office
        for ref, path, office in list_offices(before)
        if isinstance(office, Mandate)
    }
    for ref, path, office in list_offices(site):
        old = former.get((ref, path))
        if old is None or not isinstance(office, Mandate):
            continue
        if old.person == office.person or old.person not in site.people:
            continue
        left = _list_left(old, office)
        if left and office.person in site.people:
            origin = site.origins[ref]
            yield FORMER_SOURCES(
                message(
                    "this office goes to {name}, and keeps what was true of {former}:"
                    " {fields}",
                    name=site.people[office.person].name,
                    fields=Every(left),
                    former=site.people[old.person].name,
                ),
                origin.place((*path, "person"), text=office.person),
                help=message(
                    "write its first day in “from:”, and in “sources:” what says so"
                ),
            )


def _list_left(old: Mandate, office: Mandate) -> tuple[str, ...]:
    """The fields that still say what they said of somebody else."""
    pairs = {
        "sources": (old.sources, office.sources),
        "from": (old.start, office.start),
    }
    return tuple(key for key, (then, now) in pairs.items() if now and then == now)
