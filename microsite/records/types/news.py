"""The news: one file each in `content/news/`."""

from __future__ import annotations

from microsite.records.record import PageRecord
from microsite.records.types.commune import CommuneId
from microsite.records.types.edition import EditionId
from microsite.records.value import Date, Localized


class News(PageRecord):
    """A dated piece of news."""

    title: Localized
    date: Date
    communes: tuple[CommuneId, ...] = ()
    editions: tuple[EditionId, ...] = ()
