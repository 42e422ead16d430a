"""A whole site: every record, and how records hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TypeVar, cast

from microsite.records.collection import Types
from microsite.records.origin import Origin
from microsite.records.parts import Disagreement, SourceValue
from microsite.records.programme import Programme
from microsite.records.record import PageKind, Record
from microsite.records.settings import Settings
from microsite.records.types import COLLECTIONS
from microsite.records.types.commune import Commune, Department, Mandate
from microsite.records.types.edition import Edition, Phase
from microsite.records.types.event import Event
from microsite.records.types.figure import Figure
from microsite.records.types.news import News
from microsite.records.types.organisation import Organisation, OrganisationKind
from microsite.records.types.page import TextPage
from microsite.records.types.person import Person
from microsite.records.types.solution import Solution, Status
from microsite.records.types.source import Source
from microsite.records.types.term import GlossaryTerm
from microsite.records.types.theme import Theme
from microsite.records.value import Localizable, Part
from microsite.records.waiver import Waiver
from twinlint.source import Locale

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Site:
    """Every record that is published, or also drafts in a preview."""

    settings: Settings
    programme: Programme | None = None
    collections: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    """`{name of a collection: {id: record}}`, each in the order that its type says."""
    waivers: tuple[Waiver, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Where each record is written: `{"commune:sceaux": origin}`; also `site`,
    `programme` and `waivers`."""
    types: Types = field(default_factory=lambda: COLLECTIONS)
    """What is declared of each collection."""

    @property
    def locales(self) -> tuple[Locale, ...]:
        """The languages of the site; the first is the reference."""
        return self.settings.locales

    @property
    def acronym(self) -> Localizable | str:
        """The short name of the site, for the titles of pages."""
        return self.programme.acronym if self.programme else self.settings.name

    # Collections that the generator has code of its own for; a new type needs none --

    def _view(self, name: str, model: type[R]) -> Mapping[str, R]:
        """A collection whose records are of a known type."""
        return cast("Mapping[str, R]", self.collection(name))

    @property
    def communes(self) -> Mapping[str, Commune]:
        """The records of a collection that the generator itself reads."""
        return self._view("communes", Commune)

    @property
    def solutions(self) -> Mapping[str, Solution]:
        """The records of a collection that the generator itself reads."""
        return self._view("solutions", Solution)

    @property
    def news(self) -> Mapping[str, News]:
        """The records of a collection that the generator itself reads."""
        return self._view("news", News)

    @property
    def pages(self) -> Mapping[str, TextPage]:
        """The records of a collection that the generator itself reads."""
        return self._view("pages", TextPage)

    @property
    def people(self) -> Mapping[str, Person]:
        """The records of a collection that the generator itself reads."""
        return self._view("people", Person)

    @property
    def organisations(self) -> Mapping[str, Organisation]:
        """The records of a collection that the generator itself reads."""
        return self._view("organisations", Organisation)

    @property
    def themes(self) -> Mapping[str, Theme]:
        """The records of a collection that the generator itself reads."""
        return self._view("themes", Theme)

    @property
    def editions(self) -> Mapping[str, Edition]:
        """The records of a collection that the generator itself reads."""
        return self._view("editions", Edition)

    @property
    def timeline(self) -> Mapping[str, Event]:
        """The records of a collection that the generator itself reads."""
        return self._view("timeline", Event)

    @property
    def figures(self) -> Mapping[str, Figure]:
        """The records of a collection that the generator itself reads."""
        return self._view("figures", Figure)

    @property
    def sources(self) -> Mapping[str, Source]:
        """The records of a collection that the generator itself reads."""
        return self._view("sources", Source)

    @property
    def glossary(self) -> Mapping[str, GlossaryTerm]:
        """The records of a collection that the generator itself reads."""
        return self._view("glossary", GlossaryTerm)

    def collection(self, name: str) -> Mapping[str, Record]:
        """The records of a collection by their ids; none when no file holds any."""
        return self.collections.get(name, {})

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

    def page_of_kind(self, kind: str) -> TextPage | None:
        """The text page that shows a list: `communes`, `news`."""
        return next((p for p in self.pages.values() if p.kind == kind), None)

    def pages_above(self, page: TextPage) -> tuple[TextPage, ...]:
        """The pages above a page, the highest first, up to one that comes again."""
        above: list[TextPage] = []
        while page.parent and page.parent in self.pages:
            page = self.pages[page.parent]
            if page in above:
                break
            above.insert(0, page)
        return tuple(above)

    # What belongs to a commune, a solution, an edition, a theme, a person ----------

    def solutions_of(self, record: Commune | Edition | Theme) -> tuple[Solution, ...]:
        """The solutions of a commune, an edition or a theme."""
        return tuple(s for s in self.solutions.values() if _concerns(s, record))

    def communes_of(
        self, record: Edition | Solution | News, phase: Phase | None = None
    ) -> tuple[Commune, ...]:
        """The communes of an edition (or one of its phases), a solution or a news."""
        if isinstance(record, Solution | News):
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
            sorted(
                self.news.values(),
                key=lambda news: (news.date.first_day, news.id),
                reverse=True,
            )
        )

    def day_of(self, news: News) -> date:
        """The day of a news where only a full date will do, as in a feed (RFC 4287).

        Of a month or a year it is the last day, which alone is never too early, or
        that of the review when it comes first: no news is of the future.
        """
        reviewed = self.settings.updated.last_day
        return max(news.date.first_day, min(news.date.last_day, reviewed))

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

    # Lists in the order and the groups that pages show them in ---------------------

    def pages_by_menu(self) -> tuple[TextPage, ...]:
        """The text pages that lead somewhere: the home page, then as menus have them.

        Pages that stand in no menu come last, in the order of their ids.
        """
        homes = (id_ for id_, p in self.pages.items() if p.kind == PageKind.HOME)
        menus = (*self.settings.navigation, *self.settings.footer)
        ids = dict.fromkeys((*homes, *menus, *self.pages))
        pages = (self.pages[id_] for id_ in ids if id_ in self.pages)
        return tuple(p for p in pages if p.kind != PageKind.NOT_FOUND)

    def leading_figures(self) -> tuple[Figure, ...]:
        """The figures of the home page: the first four of the file."""
        return tuple(self.figures.values())[:4]

    def solutions_by_status(self) -> tuple[tuple[Status, tuple[Solution, ...]], ...]:
        """The solutions by how far they have come, those under test first.

        A status that no solution has is left out.
        """
        order = (Status.TESTING, Status.TESTED, Status.ANNOUNCED, Status.MENTIONED)
        groups = (
            (status, tuple(s for s in self.solutions.values() if s.status == status))
            for status in order
        )
        return tuple((status, group) for status, group in groups if group)

    def communes_by_department(
        self,
    ) -> tuple[tuple[Department, tuple[Commune, ...]], ...]:
        """The communes by their département, in the order of its code."""
        codes = sorted({c.department.code for c in self.communes.values()})
        groups = (
            tuple(c for c in self.communes.values() if c.department.code == code)
            for code in codes
        )
        return tuple((group[0].department, group) for group in groups)

    def communes_with_solutions(self) -> tuple[Commune, ...]:
        """The communes where a solution is described."""
        return tuple(c for c in self.communes.values() if self.solutions_of(c))

    def themes_with_solutions(self) -> tuple[Theme, ...]:
        """The themes in which a solution is described."""
        return tuple(t for t in self.themes.values() if self.solutions_of(t))

    def events_by_year(self) -> tuple[tuple[int, tuple[Event, ...]], ...]:
        """The timeline, year by year."""
        years = groupby(self.timeline.values(), key=lambda event: event.date.year)
        return tuple((year, tuple(events)) for year, events in years)

    def holders_of(self, solution: Solution) -> tuple[Organisation, ...]:
        """The organisations that test a solution."""
        return tuple(self.organisations[id_] for id_ in solution.organisations)

    def people_with_roles(self) -> tuple[Person, ...]:
        """The people of the programme, in the order of the file.

        Mayors, whose office stands in their commune's record, are not among them.
        """
        return tuple(p for p in self.people.values() if p.roles)

    def mandates(self) -> tuple[tuple[Commune, Mandate], ...]:
        """The mayors of all communes, commune by commune."""
        return tuple((c, c.mayor) for c in self.communes.values() if c.mayor)

    def organisations_by_kind(
        self,
    ) -> tuple[tuple[OrganisationKind, tuple[Organisation, ...]], ...]:
        """The organisations by the part they play; a part nobody plays is left out."""
        groups = ((kind, self.organisations_of_kind(kind)) for kind in OrganisationKind)
        return tuple((kind, group) for kind, group in groups if group)

    def named_languages(self) -> Mapping[str, Locale]:
        """Names that keep their own language everywhere: `{name: language}`."""
        names = {
            term.term.root: Locale(term.language)
            for term in self.glossary.values()
            if term.is_name and term.language and isinstance(term.term.root, str)
        }
        if self.programme:
            names[self.programme.name] = Locale(self.programme.name_language)
        return names

    def compounds(self) -> frozenset[str]:
        """The places and the words of the glossary that have a hyphen."""
        names = {c.name for c in self.communes.values()}
        names |= {c.department.name for c in self.communes.values()}
        for term in self.glossary.values():
            names.update(term.term[locale] for locale in self.locales)
            names.update(*term.variants.values())
        return frozenset(name for name in names if "-" in name)

    def defined_terms(self) -> tuple[GlossaryTerm, ...]:
        """The terms of the glossary that have a definition."""
        return tuple(t for t in self.glossary.values() if t.definition)

    def actors(self) -> tuple[Person | Organisation, ...]:
        """Every person and organisation."""
        return (*self.people.values(), *self.organisations.values())

    def disagreements_about(self, *records: Record) -> tuple[Disagreement, ...]:
        """Where sources contradict one another about any of some records."""
        return tuple(d for record in records for d in record.disagreements)

    def language_of(self, said: SourceValue) -> Locale | None:
        """The language of words quoted from sources, when it can be told.

        That of the sources unless the record says another; none for a text in each
        language, for digits, and when sources of several languages say the same.
        """
        quoted = said.value.root
        if not isinstance(quoted, str) or not any(map(str.isalpha, quoted)):
            return None
        if said.language:
            return said.language
        return _find_shared(self.sources[id_].language for id_ in said.sources)

    def language_of_choice(self, disagreement: Disagreement) -> Locale | None:
        """The language of the value shown: of the one it repeats, else of all."""
        chosen = disagreement.chosen.root if disagreement.chosen else None
        if not isinstance(chosen, str) or not any(map(str.isalpha, chosen)):
            return None
        repeated = (s for s in disagreement.values if s.value.root == chosen)
        said = next(repeated, None)
        if said:
            return self.language_of(said)
        return _find_shared(map(self.language_of, disagreement.values))

    def sources_of(self, *source_ids: str) -> tuple[Source, ...]:
        """Sources by their keys, each once, in the order of the file."""
        return tuple(s for id_, s in self.sources.items() if id_ in source_ids)


def _find_shared(languages: Iterable[str | None]) -> Locale | None:
    """The one language that several things are in, if there is one."""
    found = set(languages)
    only = found.pop() if len(found) == 1 else None
    return Locale(only) if only else None


def _concerns(solution: Solution, record: Commune | Edition | Theme) -> bool:
    if isinstance(record, Commune):
        return record.id in solution.communes
    if isinstance(record, Edition):
        return record.id == solution.edition
    return record.id in solution.themes
