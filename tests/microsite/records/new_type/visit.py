"""The visits: one file each in `content/visits/`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from microsite.records.collection import PAGE, Collection, Column, NameField, Thing
from microsite.records.columns import ID, SOURCES, SUMMARY, URL
from microsite.records.record import PageRecord
from microsite.records.types.commune import CommuneId
from microsite.records.types.person import PersonId
from microsite.records.value import Date, Integer, Line, Localized
from twinlint.finding import message


class Visit(PageRecord):
    """An afternoon on which residents try something out."""

    name: Localized
    """What is tried out, as a title."""
    date: Date
    """The day of the visit."""
    commune: CommuneId
    """Where it takes place."""
    host: PersonId
    """Who receives the visitors."""
    place: Annotated[Line, Field(examples=["Maison bleue"])]
    """The name of the house or the street, alike in all languages."""
    seats: Integer | None = None
    """How many can take part, where somebody counts."""


COLLECTION = Collection(
    name="visits",
    word="visit",
    model=Visit,
    is_folder=True,
    order=("date",),
    page="visit",
    list_page="visits",
    edition="commune.edition",
    thing=Thing(
        "Event",
        {
            "name": "name",
            "description": "summary",
            "startDate": "date",
            "location": "commune",
            "organizer": "host",
            "maximumAttendeeCapacity": "seats",
            "mainEntityOfPage": PAGE,
        },
    ),
    brief=("name", "startDate"),
    beside=("host",),
    names=(NameField("name", "visit"), NameField("place", "place")),
    columns=(
        ID,
        Column("name", "name", message("Name of the visit, in {language}")),
        Column("date", "date", message("Day of the visit")),
        Column("commune", "commune.name", message("Municipality of the visit")),
        Column("seats", "seats", message("Number of seats")),
        SUMMARY,
        URL,
        SOURCES,
    ),
)
