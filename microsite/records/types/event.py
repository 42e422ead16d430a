"""The dated facts of the timeline: `content/timeline.yaml`."""

from __future__ import annotations

from microsite.records.collection import (
    TERRITORY,
    Collection,
    Column,
    First,
    Thing,
)
from microsite.records.columns import COMMUNES, EDITION, ID, SOURCES
from microsite.records.record import Record
from microsite.records.types.call import CallId
from microsite.records.types.commune import CommuneId
from microsite.records.types.edition import EditionId
from microsite.records.value import Date, Localized
from twinlint.finding import message


class Event(Record):
    """A dated fact of the timeline."""

    date: Date
    """As precise as the source: 2024, 2024-02 or 2024-02-06."""
    text: Localized
    """What happens on that day, in a few words, without a full stop."""
    edition: EditionId | None = None
    """Key of editions.yaml."""
    communes: tuple[CommuneId, ...] = ()
    """Names of files of communes/ that it is about."""
    call: CallId | None = None
    """Name of a file of calls/ that it opens or closes; calendars have the call."""
    place: Localized | None = None
    """Where it took place, when that is more than its communes: sur la péniche Annette
    K, on the barge Annette K."""
    inferred: Localized | None = None
    """Why this date, when the source does not state it in full."""


COLLECTION = Collection(
    name="timeline",
    word="event",
    model=Event,
    rank=9,
    order=("date",),
    usual=("edition", "communes"),
    list_page="timeline",
    thing=Thing(
        "Event",
        {
            "name": "text",
            "startDate": "date",
            "location": First(
                (Thing("Place", {"name": "place"}), "communes", TERRITORY)
            ),
        },
        unless="inferred",
    ),
    columns=(
        ID,
        Column(
            "date",
            "date",
            message("Date, as precise as the source: day, month or year"),
        ),
        Column(
            "date_is_inferred",
            "inferred",
            message(
                "true when the date is deduced, because no source states it in full"
            ),
            is_given=True,
        ),
        EDITION,
        COMMUNES,
        Column("place", "place", message("Where it took place, in {language}")),
        Column("text", "text", message("What happened, in {language}")),
        SOURCES,
    ),
)
