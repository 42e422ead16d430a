"""Finds offices that went to somebody else, with what was known of who held them."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.check.problems import FORMER_SOURCES
from microsite.records import Mandate, Person, Site, list_offices
from twinlint.finding import Every, Finding, message
from twinlint.spelling import fold, is_slip


def find_former_sources(before: Site, site: Site) -> Iterator[Finding]:
    """Mandates whose person is another one, while their start or sources stayed.

    A person is known by the names, not by the key: that of a former mayor may be
    deleted, be given another spelling, or be kept for the new one.
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
        was, now = before.people.get(old.person), site.people.get(office.person)
        if was is None or now is None:
            continue
        left = _list_left(old, office)
        if left and not _is_same(was, now, has_key=old.person == office.person):
            origin = site.origins[ref]
            yield FORMER_SOURCES(
                message(
                    "this office goes to {name}, and keeps what was true of {former}:"
                    " {fields}",
                    name=now.name,
                    fields=Every(left),
                    former=was.name,
                ),
                origin.place((*path, "person"), text=office.person),
                help=message(
                    "write its first day in “from:”, and in “sources:” what says so"
                ),
            )


def _is_same(was: Person, now: Person, *, has_key: bool) -> bool:
    """Whether two records are of one person.

    They have a name in common, or one slip apart; under one key a part of it is enough.
    """
    former, names = ({fold(n) for n in (p.name, *p.variants)} for p in (was, now))
    if any(is_slip(one, other) for one in former for other in names):
        return True
    return bool(former & names) or (
        has_key and not set(was.name.split()).isdisjoint(now.name.split())
    )


def _list_left(old: Mandate, office: Mandate) -> tuple[str, ...]:
    """The fields that still say what they said of somebody else."""
    pairs = {
        "sources": (old.sources, office.sources),
        "from": (old.start, office.start),
    }
    return tuple(key for key, (then, now) in pairs.items() if now and then == now)
