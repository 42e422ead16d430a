"""How long an office lasts that sources attest: up to the next election of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from microsite.records.parts import Office, Sourced
from microsite.records.settings import Election
from microsite.records.site import Site
from microsite.records.types.commune import Commune
from microsite.records.types.edition import Edition
from microsite.records.types.source import Source
from microsite.records.value import PartialDate
from microsite.records.walk import walk_parts
from twinlint.data import dataclass
from twinlint.source import FieldPath


@dataclass(frozen=True, slots=True)
class Term:
    """What can be said of somebody's time in an office."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    attested: PartialDate | None = None
    """The latest day on which a dated source finds them there."""
    is_during: bool = False
    """True: a source is of the time in which their commune took part in an edition that
    has ended."""
    joined: PartialDate | None = None
    """When their commune joined the programme, if a source is of that month."""
    is_past: bool = False
    """True: an election has been held since, and nobody says who won it."""


def find_attestation(site: Site, sourced: Sourced) -> PartialDate | None:
    """The day of the latest source of something, or the earliest that it can be of.

    None when no source has either.
    """
    days = (source.attests_from for source in _list_sources(site, sourced))
    return max(filter(None, days), key=rank_date, default=None)


def _list_sources(site: Site, sourced: Sourced) -> Iterator[Source]:
    return (site.sources[id_] for id_ in sourced.sources if id_ in site.sources)


def rank_date(day: PartialDate) -> tuple[date, int]:
    """What sorts dates by the last day they can be, the more precise behind."""
    return day.last_day, len(str(day))


def find_election(site: Site, office: Office) -> Election | None:
    """The last election of an office's kind; one that is still to come is none."""
    reviewed = site.settings.updated.last_day
    held = (
        each
        for each in site.settings.elections
        if each.office == office.office and each.date.first_day <= reviewed
    )
    return max(held, key=lambda each: each.date.first_day, default=None)


def is_before_election(site: Site, office: Office) -> bool:
    """True when no source of an office is as young as the last election of its kind.

    An office whose end is known needs no younger source.
    """
    election = find_election(site, office)
    if election is None or office.end:
        return False
    attested = find_attestation(site, office)
    return attested is None or attested.last_day < election.date.first_day


def find_term(site: Site, office: Office, commune: Commune | None = None) -> Term:
    """What can be said of an office, in a commune when it is one of hers."""
    sources = tuple(_list_sources(site, office))
    edition = site.editions[commune.edition] if commune else None
    days = tuple(day for each in sources if (day := each.attests_from))
    joined = edition.joined if edition else None
    return Term(
        office.start,
        office.end,
        max(filter(None, (s.date for s in sources)), key=rank_date, default=None),
        edition is not None and any(_is_within(edition, day) for day in days),
        joined if any(_is_same_month(day, joined) for day in days) else None,
        is_before_election(site, office),
    )


def _is_within(edition: Edition, day: PartialDate) -> bool:
    """True for a date in the time from which its communes joined to its end."""
    if edition.joined is None or edition.closed is None:
        return False
    is_begun = edition.joined.first_day <= day.first_day
    return is_begun and day.last_day <= edition.closed.last_day


def _is_same_month(first: PartialDate, second: PartialDate | None) -> bool:
    """True for two dates of one month, when both say so."""
    if second is None or first.month is None:
        return False
    return (first.year, first.month) == (second.year, second.month)


def find_offices(site: Site, person: str, day: PartialDate) -> tuple[Office, ...]:
    """What somebody, by their id, was on a day: mayor of a commune, then other offices.

    An office without a start, or without an end, is held for want of a source that says
    otherwise; a month or a year is any of its days.
    """
    mandates = (
        commune.mayor
        for id_ in site.communes.find_naming(person, "mayor.person")
        if (commune := site.communes[id_]).mayor
    )
    held = site.people.get(person)
    offices = (*mandates, *(held.roles if held else ()))
    return tuple(each for each in offices if each and _is_held(each, day))


def _is_held(office: Office, day: PartialDate) -> bool:
    start, end = office.start, office.end
    is_begun = start is None or start.first_day <= day.last_day
    return is_begun and (end is None or day.first_day <= end.last_day)


def list_offices(site: Site) -> Iterator[tuple[str, FieldPath, Office]]:
    """Every office that records give: its record's reference, its path, itself."""
    for ref, record in site.records():
        for path, part in walk_parts(record):
            if isinstance(part, Office):
                yield ref, path, part
