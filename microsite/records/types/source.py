"""The documents that facts are taken from: `content/sources.yaml`."""

from __future__ import annotations

from enum import StrEnum

from microsite.records.collection import Collection
from microsite.records.record import Record
from microsite.records.value import Date, LocaleTag, Localized, Url


class ReadState(StrEnum):
    """How much of a source could be read."""

    FULL = "full"
    PARTIAL = "partial"
    TEASER = "teaser"


class Source(Record):
    """A document that facts are taken from."""

    title: Localized
    """Publisher and subject."""
    url: Url | None = None
    """None when the document has no address."""
    date: Date | None = None
    """None when the document has no date."""
    language: LocaleTag
    """The language it is written in: fr, de, pt-BR."""
    read: ReadState
    remark: Localized | None = None


COLLECTION = Collection(
    name="sources",
    word="source",
    model=Source,
    rank=11,
    needs_use=True,
    distinct=("title", "url"),
    list_page="sources",
)
