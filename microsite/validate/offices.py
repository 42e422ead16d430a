"""Holds offices against the elections that renew them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from microsite.records import (
    Site,
    find_attestation,
    find_election,
    find_offices,
    is_before_election,
    list_offices,
)
from microsite.validate import problems
from twinlint.finding import Finding, message


def check_offices(site: Site) -> Iterator[Finding]:
    """Offices that no source attests since an election; elections still to come."""
    yield from _find_future(site)
    for ref, path, office in list_offices(site):
        election = find_election(site, office)
        if election is None or not is_before_election(site, office):
            continue
        attested = find_attestation(site, office)
        origin = site.origins[ref]
        values = {"election": str(election.date), "attested": str(attested)}
        yield problems.OFFICE_BEFORE_ELECTION(
            message(
                "the latest source is of {attested}, the election of {election}",
                **values,
            )
            if attested
            else message(
                "no source has a date, and there was an election on {election}",
                election=values["election"],
            ),
            origin.key_place((*path, "title")),
            help=message("cite a younger source, or write “to:” with the last day"),
        )


def check_speakers(site: Site) -> Iterator[Finding]:
    """People who are quoted, and had no office on the day of their words."""
    if not site.is_whole:
        return  # a role may stand in what could not be read
    for id_, quotation in site.quotations.items():
        speaker = site.people.get(quotation.speaker)
        if speaker is None or find_offices(site, speaker.id, quotation.date):
            continue
        origin = site.origins[f"quotation:{id_}"]
        yield problems.SPEAKER_WITHOUT_OFFICE(
            message(
                "{name} had no office on {day}",
                name=speaker.name,
                day=str(quotation.date),
            ),
            origin.place(("speaker",), text=quotation.speaker),
            related=(
                replace(
                    site.origins[f"person:{speaker.id}"].key_place(()),
                    message=message("the roles of the person stand here"),
                ),
            ),
            help=message("correct “date:”, or give the person the role of that time"),
        )


def _find_future(site: Site) -> Iterator[Finding]:
    reviewed = site.settings.updated
    for index, election in enumerate(site.settings.elections):
        if election.date.first_day > reviewed.last_day:
            path = ("elections", index, "date")
            yield problems.FUTURE_ELECTION(
                message(
                    "the election is on {date}, after the last review ({reviewed})",
                    date=str(election.date),
                    reviewed=str(reviewed),
                ),
                site.origins["site"].place(path, text=str(election.date)),
                help=message("correct the date, or “updated:” after the next review"),
            )
