"""The press releases: one file each in `content/releases/`."""

from __future__ import annotations

from microsite.records.collection import PAGE, Collection, Thing
from microsite.records.parts import Reach
from microsite.records.record import PageRecord
from microsite.records.types.commune import CommuneId
from microsite.records.types.edition import EditionId
from microsite.records.types.news import ARTICLE
from microsite.records.value import Date, Localized, Prose


class Release(PageRecord):
    """A press release; its page shows every language beside the others."""

    title: Localized
    """The headline, without a full stop."""
    date: Date
    """The day on which it is sent out."""
    place: Localized
    """Where it is sent from: Paris."""
    summary: Localized
    """The first paragraph: who, what, where, when."""
    body: Prose
    """The text below, in Markdown."""
    contact: Reach | None = None
    """Whom journalists write to; without it, the press contact of the site."""
    communes: tuple[CommuneId, ...] = ()
    """Names of files of communes/ that it is about."""
    editions: tuple[EditionId, ...] = ()
    """Keys of editions.yaml that it is about."""


COLLECTION = Collection(
    name="releases",
    word="release",
    model=Release,
    rank=14,
    is_folder=True,
    order=("date",),
    latest_first=True,
    page="release",
    list_page="press",
    thing=Thing("NewsArticle", {**ARTICLE, "mainEntityOfPage": PAGE}),
)
