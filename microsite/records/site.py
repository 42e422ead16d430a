"""A whole site: every record, by its type; how they hang together is `relations`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Generic, TypeVar, cast

from microsite.records.collection import Types
from microsite.records.origin import Origin
from microsite.records.programme import Programme
from microsite.records.record import Record
from microsite.records.records import Records
from microsite.records.settings import Settings
from microsite.records.types import COLLECTIONS
from microsite.records.types.call import Call
from microsite.records.types.commune import Commune
from microsite.records.types.edition import Edition
from microsite.records.types.event import Event
from microsite.records.types.figure import Figure
from microsite.records.types.news import News
from microsite.records.types.organisation import Organisation
from microsite.records.types.page import TextPage
from microsite.records.types.person import Person
from microsite.records.types.quotation import Quotation
from microsite.records.types.release import Release
from microsite.records.types.solution import Solution
from microsite.records.types.source import Source
from microsite.records.types.term import GlossaryTerm
from microsite.records.types.theme import Theme
from microsite.records.value import Part
from microsite.records.waiver import Waiver
from twinlint.data import dataclass
from twinlint.source import Locale

R = TypeVar("R", bound=Record)


class _View(Generic[R]):
    """A collection whose records are of a known type, by the name it is given."""

    def __init__(self, model: type[R]) -> None:
        self.model = model

    def __set_name__(self, owner: type[Site], name: str) -> None:
        self.name = name

    def __get__(self, site: Site, owner: type[Site]) -> Records[R]:
        return cast("Records[R]", site.collection(self.name))


@dataclass(frozen=True, slots=True)
class Site:
    """Every record that is published on a day, or also drafts in a preview."""

    settings: Settings
    programme: Programme | None = None
    collections: Mapping[str, Records[Record]] = field(default_factory=dict)
    """`{name of a collection: {id: record}}`, each in the order that its type says."""
    waiting: tuple[tuple[str, Record], ...] = ()
    """Records of other days with their references: checked, and not published."""
    halves: tuple[tuple[str, Record], ...] = ()
    """What can be read of records that are not right, with their references: texts are
    checked, and nothing else is asked of them. What a record must have may be None."""
    drafts: tuple[tuple[str, Record], ...] = ()
    """Drafts that are not shown, or what can be read of them."""
    previewed: frozenset[str] = frozenset()
    """Records that only a preview shows: drafts, and those of other days."""
    unfinished: tuple[str, ...] = ()
    """Drafts that a preview leaves out since they lack something: `solution:trees`."""
    waivers: tuple[Waiver, ...] = ()
    fresh: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Fingerprints of texts that agree: `{"communes/sceaux": {"summary.en": "…"}}`."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Where each record is written: `{"commune:sceaux": origin}`; also `site`,
    `programme`, `waivers` and `fresh`."""
    types: Types = field(default_factory=lambda: COLLECTIONS)
    """What is declared of each collection."""
    is_whole: bool = True
    """False when a record could not be read: what seems to be missing may be there."""
    is_read: bool = True
    """False when a record could not be read, and is none of the halves either."""
    unread: tuple[str, ...] = ()
    """Files of records that could not be read; nothing is known of what they hold."""

    @property
    def locales(self) -> tuple[Locale, ...]:
        """The languages of the site; the first is the reference."""
        return self.settings.locales

    # Collections that the generator has code of its own for; a new type needs none --

    communes = _View(Commune)
    solutions = _View(Solution)
    news = _View(News)
    pages = _View(TextPage)
    people = _View(Person)
    organisations = _View(Organisation)
    themes = _View(Theme)
    editions = _View(Edition)
    timeline = _View(Event)
    figures = _View(Figure)
    sources = _View(Source)
    glossary = _View(GlossaryTerm)
    calls = _View(Call)
    quotations = _View(Quotation)
    releases = _View(Release)

    def __getitem__(self, name: str) -> Mapping[str, Record]:
        """The records of any collection, as templates ask for them: `site.visits`.

        KeyError for a name that no type has.
        """
        if name not in self.types:
            raise KeyError(name)
        return self.collection(name)

    def collection(self, name: str) -> Records[Record]:
        """The records of a collection by their ids; none when no file holds any."""
        return self.collections.get(name) or Records()

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record with its reference (`commune:sceaux`), in a fixed order."""
        for name, declared in self.types.items():
            for id_, record in self.collection(name).items():
                yield f"{declared.word}:{id_}", record

    def parts(self) -> Iterator[tuple[str, Part]]:
        """The settings, the programme and every record, each with its reference."""
        yield "site", self.settings
        if self.programme:
            yield "programme", self.programme
        yield from self.records()

    def written_parts(self) -> Iterator[tuple[str, Part]]:
        """What texts are written in: the parts, and what is read of broken records."""
        yield from self.parts()
        yield from self.halves

    def page_of_kind(self, kind: str) -> TextPage | None:
        """The text page that shows a list: `communes`, `news`."""
        ids = self.pages.find_naming(kind, "kind")
        return self.pages[ids[0]] if ids else None
