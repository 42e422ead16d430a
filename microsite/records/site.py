"""A whole site: every record, and how records hang together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from microsite.records.document import Data, Document
from microsite.records.record import (
    COLLECTIONS,
    Commune,
    Edition,
    Event,
    Figure,
    GlossaryTerm,
    News,
    Organisation,
    PageKind,
    Person,
    Programme,
    Record,
    Settings,
    Solution,
    Source,
    TextPage,
    Theme,
    Waiver,
)
from microsite.records.value import Part
from twinlint.finding import Message, Place
from twinlint.source import FieldPath, Locale, Span, Text

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record is written."""

    document: Document
    prefix: FieldPath = ()
    """The way to the record in its document; empty when it has a file of its own."""

    def data(self) -> Data:
        """The plain data of the record."""
        data: Any = self.document.data
        for step in self.prefix:
            data = data[step]
        return cast(Data, data)

    def text(self, field: FieldPath) -> Text:
        """The text of a field of the record, with the place of every character."""
        return self.document.text(self.find_path(field))

    def span(self, field: FieldPath) -> Span:
        """The stretch of a field of the record."""
        return self.document.span(self.find_path(field))

    def place(
        self,
        field: FieldPath,
        *,
        locale: Locale | None = None,
        text: str = "",
        said: Message | None = None,
    ) -> Place:
        """The place of a field of the record, for a finding."""
        return Place(self.span(field), locale, text, self.find_path(field), said)

    def key_place(
        self, field: FieldPath, *, locale: Locale | None = None, text: str = ""
    ) -> Place:
        """The place of the name of a field of the record, for a finding."""
        path = self.find_path(field)
        return Place(self.document.key_span(path), locale, text, path)

    def find_path(self, field: FieldPath) -> FieldPath:
        """The way to a field of the record from the top of its document."""
        return (*self.prefix, *field)


@dataclass(frozen=True, slots=True)
class Site:
    """Every record that is published, or also drafts in a preview.

    Collections are `{id: record}`, in the order of their ids unless said otherwise.
    """

    settings: Settings
    programme: Programme | None = None
    communes: Mapping[str, Commune] = field(default_factory=dict)
    solutions: Mapping[str, Solution] = field(default_factory=dict)
    news: Mapping[str, News] = field(default_factory=dict)
    pages: Mapping[str, TextPage] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    """In the order of the file."""
    editions: Mapping[str, Edition] = field(default_factory=dict)
    timeline: Mapping[str, Event] = field(default_factory=dict)
    """In the order of time."""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    """In the order of the file."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """In the order of the file."""
    glossary: Mapping[str, GlossaryTerm] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Where each record is written: `{"commune:sceaux": origin}`; also `site`,
    `programme` and `waivers`."""

    @property
    def locales(self) -> tuple[Locale, ...]:
        """The languages of the site; the first is the reference."""
        return self.settings.locales

    def collection(self, name: str) -> Mapping[str, Record]:
        """The records of a collection, by its name in `COLLECTIONS`."""
        records: Mapping[str, Record] = getattr(self, name)
        return records

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record with its reference (`commune:sceaux`), in a fixed order."""
        for name, collection in COLLECTIONS.items():
            for id_, record in self.collection(name).items():
                yield f"{collection.word}:{id_}", record

    def parts(self) -> Iterator[tuple[str, Part]]:
        """The settings, the programme and every record, each with its reference."""
        yield "site", self.settings
        if self.programme:
            yield "programme", self.programme
        yield from self.records()

    def page_of_kind(self, kind: str) -> TextPage | None:
        """The text page that shows a list: `communes`, `news`."""
        wanted = PageKind(kind)
        return next((p for p in self.pages.values() if p.kind == wanted), None)

    def pages_above(self, page: TextPage) -> tuple[TextPage, ...]:
        """The pages above a page, the highest first, up to one that comes again."""
        above: list[TextPage] = []
        while page.parent and page.parent in self.pages:
            page = self.pages[page.parent]
            if page in above:
                break
            above.insert(0, page)
        return tuple(above)
