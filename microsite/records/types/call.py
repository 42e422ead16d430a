"""The calls for projects and applications: one file each in `content/calls/`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from microsite.records.collection import (
    PAGE_URL,
    PUBLISHER,
    TERRITORY,
    Collection,
    Column,
    First,
    Thing,
)
from microsite.records.columns import COMMUNES, EDITION, ID, PHASE, SOURCES, SUMMARY
from microsite.records.parts import Reach, Statement
from microsite.records.record import PageRecord
from microsite.records.types.commune import CommuneId
from microsite.records.types.edition import EditionId
from microsite.records.value import Date, Localized, Part, Reference, Slug, Url
from twinlint.finding import message

CallId = Annotated[str, Reference("calls")]


class CallState(StrEnum):
    """Whether a call can be answered on a day."""

    OPEN = "open"
    TO_COME = "to-come"
    CLOSED = "closed"


class Rules(Part):
    """The document that says who may apply, how, and how a choice is made."""

    title: Localized
    """What the document is called."""
    url: Url
    """The full address, beginning with https://."""


class Call(PageRecord):
    """A call for projects or for applications."""

    title: Localized
    """The title, without a full stop."""
    opens: Date
    """The first day on which one can apply."""
    closes: Date
    """The last day on which one can apply."""
    edition: EditionId | None = None
    """Key of editions.yaml."""
    phase: Slug | None = None
    """A phase of the edition."""
    communes: tuple[CommuneId, ...] = ()
    """Names of files of communes/ that it is for."""
    audience: Localized
    """Who may apply: start-up, associations; start-ups, associations."""
    rules: Rules | None = None
    """Where the rules are."""
    apply: Reach | None = None
    """Where to apply."""
    contact: Reach | None = None
    """Whom to ask."""
    outcome: Statement | None = None
    """What came of it, once it has closed."""

    def find_state(self, day: date) -> CallState:
        """Whether it can be answered on a day; of a month or a year, on any of it."""
        if day < self.opens.first_day:
            return CallState.TO_COME
        return CallState.OPEN if day <= self.closes.last_day else CallState.CLOSED


COLLECTION = Collection(
    name="calls",
    word="call",
    model=Call,
    rank=3,
    is_folder=True,
    order=("opens",),
    latest_first=True,
    usual=("edition", "communes"),
    page="call",
    list_page="calls",
    page_if=("body", "rules", "apply"),
    edition="edition",
    thing=Thing(
        "Event",
        {
            "name": "title",
            "description": "summary",
            "startDate": "opens",
            "endDate": "closes",
            "location": First(("communes", TERRITORY)),
            "organizer": PUBLISHER,
            "url": "apply.url",
        },
    ),
    columns=(
        ID,
        Column("title", "title", message("Title of the call, in {language}")),
        Column("opens", "opens", message("The first day on which one can apply")),
        Column("closes", "closes", message("The last day on which one can apply")),
        EDITION,
        PHASE,
        COMMUNES,
        Column("audience", "audience", message("Who may apply, in {language}")),
        Column("rules", "rules.url", message("Address of the rules")),
        Column("apply", "apply.url", message("Address where to apply")),
        SUMMARY,
        Column(
            "url",
            PAGE_URL,
            message("Address of the page, in {language}; empty for a call without one"),
        ),
        SOURCES,
    ),
)
