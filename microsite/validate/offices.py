"""Holds offices against the elections that renew them; asks for those of speakers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from microsite.records import (
    Mandate,
    Office,
    PartialDate,
    Site,
    find_attestation,
    find_election,
    find_offices,
    is_before_election,
    list_offices,
)
from microsite.validate import problems
from twinlint.finding import DayName, Every, Finding, Message, message
from twinlint.suggest import suggest_words


def check_offices(site: Site) -> Iterator[Finding]:
    """Offices that no source attests since an election; elections still to come."""
    yield from _find_future(site)
    for ref, path, office in list_offices(site):
        election = find_election(site, office)
        if election is None or not is_before_election(site, office):
            continue
        if any(source not in site.sources for source in office.sources):
            continue  # it may be the younger one
        attested = find_attestation(site, office)
        origin = site.origins[ref]
        said, advice = _tell_old(office, attested, DayName(election.date))
        place = origin.key_place((*path, "title"))
        yield problems.OFFICE_BEFORE_ELECTION(said, place, help=advice)


def _tell_old(
    office: Office, attested: PartialDate | None, election: DayName
) -> tuple[Message, Message]:
    """What is said of an office that no source attests since an election, and advised.

    Sources that the person cites elsewhere say nothing of it.
    """
    if not office.sources:
        return message(
            "this office cites no source, and there was an election on {election}",
            election=election,
        ), message(
            "add “sources:” to it with a source younger than the election, or “to:”"
            " with the last day"
        )
    advice = message("cite a younger source, or write “to:” with the last day")
    if attested is None:
        return message(
            "no source has a date, and there was an election on {election}",
            election=election,
        ), advice
    return message(
        "its latest source ({attested}) is older than the election of {election}",
        attested=DayName(attested),
        election=election,
    ), advice


def check_kinds(site: Site) -> Iterator[Finding]:
    """Kinds of offices that no election of the settings renews.

    Such a word would do nothing: the office would never be held against an election.
    """
    held = {each.office for each in site.settings.elections}
    held.add(Mandate.model_fields["office"].default)
    known = tuple(sorted(held))
    for ref, path, office in list_offices(site):
        if office.office is None or office.office in known:
            continue
        guesses = suggest_words(office.office, known)
        yield problems.UNKNOWN_REFERENCE(
            message("no election of site.yaml renews “{office}”", office=office.office),
            site.origins[ref].place((*path, "office"), text=office.office),
            help=message("did you mean {guesses}?", guesses=guesses)
            if guesses
            else message(
                "write {kinds} here, or delete “office:”: it is for offices that an"
                " election renews",
                kinds=known,
            ),
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
                day=DayName(quotation.date),
            ),
            origin.place(("speaker",), text=quotation.speaker),
            related=(
                replace(
                    site.origins[f"person:{speaker.id}"].key_place(()),
                    message=message("the roles of the person stand here"),
                ),
            ),
            help=message(
                "correct “date:”, or add to “{person}:” the office of that time:"
                " “roles:”, below it “- title:”, and below that {lines}",
                person=speaker.id,
                lines=Every(f"{locale}: …" for locale in site.locales),
            )
            if not speaker.roles
            else message("correct “date:”, or “from:” and “to:” of the role there"),
        )


def _find_future(site: Site) -> Iterator[Finding]:
    reviewed = site.settings.updated
    for index, election in enumerate(site.settings.elections):
        if election.date.first_day > reviewed.last_day:
            path = ("elections", index, "date")
            yield problems.FUTURE_ELECTION(
                message(
                    "the election is on {date}, after the last review ({reviewed})",
                    date=DayName(election.date),
                    reviewed=DayName(reviewed),
                ),
                site.origins["site"].place(path, text=str(election.date)),
                help=message("correct the date, or “updated:” after the next review"),
            )
