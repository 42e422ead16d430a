"""A whole site: every record, and how records hang together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from microsite.record import (
    COLLECTIONS,
    Commune,
    Edition,
    Event,
    Figure,
    GlossaryTerm,
    Mandate,
    News,
    Organisation,
    PageKind,
    Person,
    Phase,
    Programme,
    Record,
    Settings,
    Solution,
    Source,
    TextPage,
    Theme,
    Waiver,
)
from microsite.source import Document, FieldPath, Locale, Span, Text

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record is written."""

    document: Document
    prefix: FieldPath = ()
    """The way to the record in its document; empty when it has a file of its own."""

    def text(self, field: FieldPath) -> Text:
        """The text of a field of the record, with the place of every character."""
        return self.document.text((*self.prefix, *field))

    def span(self, field: FieldPath) -> Span:
        """The place of a field of the record."""
        return self.document.span((*self.prefix, *field))

    def key_span(self, field: FieldPath) -> Span:
        """The place of the name of a field of the record."""
        return self.document.key_span((*self.prefix, *field))


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

    def page_of_kind(self, kind: str) -> TextPage | None:
        """The text page that shows a list: `communes`, `news`."""
        wanted = PageKind(kind)
        return next((p for p in self.pages.values() if p.kind == wanted), None)

    # What belongs to a commune, a solution, an edition, a theme, a person ----------

    def solutions_of(self, record: Commune | Edition | Theme) -> tuple[Solution, ...]:
        """The solutions of a commune, an edition or a theme."""
        return tuple(s for s in self.solutions.values() if _concerns(s, record))

    def communes_of(
        self, record: Edition | Solution, phase: Phase | None = None
    ) -> tuple[Commune, ...]:
        """The communes of an edition (or of one of its phases) or of a solution."""
        if isinstance(record, Solution):
            return tuple(self.communes[id_] for id_ in record.communes)
        return tuple(
            commune
            for commune in self.communes.values()
            if commune.edition == record.id
            and (phase is None or commune.phase == phase.id)
        )

    def news_of(self, record: Commune | Edition) -> tuple[News, ...]:
        """The news about a commune or an edition, latest first."""
        return tuple(
            news
            for news in self.latest_news()
            if record.id
            in (news.communes if isinstance(record, Commune) else news.editions)
        )

    def latest_news(self) -> tuple[News, ...]:
        """All news, latest first."""
        return tuple(
            sorted(self.news.values(), key=lambda n: (n.date, n.id), reverse=True)
        )

    def events_of(self, record: Commune | Edition) -> tuple[Event, ...]:
        """The events of a commune or an edition, in the order of time."""
        if isinstance(record, Edition):
            return tuple(e for e in self.timeline.values() if e.edition == record.id)
        return tuple(e for e in self.timeline.values() if record.id in e.communes)

    def figures_of(self, edition: Edition) -> tuple[Figure, ...]:
        """The figures of an edition."""
        return tuple(f for f in self.figures.values() if f.edition == edition.id)

    def phase_of(self, record: Commune | Solution) -> Phase | None:
        """The phase of its edition that a commune or solution belongs to."""
        edition = self.editions[record.edition]
        return next((p for p in edition.phases if p.id == record.phase), None)

    def mandates_of(self, person: Person) -> tuple[tuple[Commune, Mandate], ...]:
        """The communes that a person is or was the mayor of."""
        return tuple(
            (commune, commune.mayor)
            for commune in self.communes.values()
            if commune.mayor and commune.mayor.person == person.id
        )

    def organisations_of_kind(self, kind: str) -> tuple[Organisation, ...]:
        """The organisations that play one part: `partner`, `project-holder`."""
        return tuple(o for o in self.organisations.values() if o.kind == kind)

    def sources_of(self, *source_ids: str) -> tuple[Source, ...]:
        """Sources by their keys, each once, in the order of the file."""
        return tuple(s for id_, s in self.sources.items() if id_ in source_ids)


def _concerns(solution: Solution, record: Commune | Edition | Theme) -> bool:
    if isinstance(record, Commune):
        return record.id in solution.communes
    if isinstance(record, Edition):
        return record.id == solution.edition
    return record.id in solution.themes
