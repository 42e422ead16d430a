"""The documents that facts are taken from: `content/sources.yaml`."""

from __future__ import annotations

from enum import StrEnum

from microsite.records.collection import Collection, Column
from microsite.records.columns import ID
from microsite.records.record import Record
from microsite.records.value import Date, LocaleTag, Localized, PartialDate, Url
from twinlint.finding import message


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
    """To be left out when the document has no address."""
    date: Date | None = None
    """To be left out when the document has no date."""
    not_before: Date | None = None
    """The earliest day that an undated document can be of: that of what it tells."""
    language: LocaleTag
    """The language it is written in: fr, de, pt-BR."""
    read: ReadState
    """How much of it was read."""
    remark: Localized | None = None
    """What readers have to know of it."""

    @property
    def attests_from(self) -> PartialDate | None:
        """The day that the document is of, or the earliest that it can be of."""
        return self.date or self.not_before


COLLECTION = Collection(
    name="sources",
    word="source",
    model=Source,
    rank=11,
    needs_use=True,
    usual=("url", "date"),
    senseless=("draft", "sources"),
    distinct=("title", "url"),
    list_page="sources",
    columns=(
        ID,
        Column("title", "title", message("Publisher and subject, in {language}")),
        Column("address", "url", message("Address of the document on the web")),
        Column(
            "date",
            "date",
            message("Date, as precise as the document: day, month or year"),
        ),
        Column(
            "not_before",
            "not_before",
            message("Earliest date that an undated document can be of"),
        ),
        Column("language", "language", message("Language of the document")),
    ),
)
