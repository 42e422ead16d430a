"""The dated facts of the timeline: `content/timeline.yaml`."""

from __future__ import annotations

from microsite.records.record import Record
from microsite.records.types.commune import CommuneId
from microsite.records.types.edition import EditionId
from microsite.records.value import Date, Localized


class Event(Record):
    """A dated fact of the timeline."""

    date: Date
    text: Localized
    edition: EditionId | None = None
    communes: tuple[CommuneId, ...] = ()
    inferred: Localized | None = None
    """Why this date, when the source does not state it in full."""
