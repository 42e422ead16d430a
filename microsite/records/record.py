"""The records of a site: the only schema of what stands in `content/`.

Records are in the order of the folder listing, after the parts they are made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from microsite.records.value import (
    Boolean,
    CodeInsee,
    Date,
    Decimal,
    DepartmentCode,
    Email,
    ImageFile,
    Integer,
    Line,
    LocaleTag,
    Localizable,
    Localized,
    Part,
    PostalCode,
    Prose,
    Reference,
    Siren,
    SiteUrl,
    Slug,
    SlugByLocale,
    Url,
    require_distinct,
)
from twinlint.source import Locale

CommuneId = Annotated[str, Reference("communes")]
EditionId = Annotated[str, Reference("editions")]
OrganisationId = Annotated[str, Reference("organisations")]
PageId = Annotated[str, Reference("pages")]
PersonId = Annotated[str, Reference("people")]
SourceId = Annotated[str, Reference("sources")]
ThemeId = Annotated[str, Reference("themes")]


class Sourced(Part):
    """A part that says where it comes from."""

    sources: tuple[SourceId, ...] = ()
    """Keys of sources.yaml that state this."""


class Statement(Sourced):
    """A sentence with its sources."""

    text: Localized
    """The sentence, in each language."""


class Count(Sourced):
    """A number as one source gives it."""

    value: Integer
    """Digits only."""
    date: Date | None = None
    """When the source gave it: 2024, 2024-02 or 2024-02-06."""


class Position(Part):
    """A point on the map, WGS 84, in degrees."""

    latitude: Annotated[Decimal, Field(ge=-90, le=90)]
    longitude: Annotated[Decimal, Field(ge=-180, le=180)]


class Image(Part):
    """A picture of assets/img with what it shows."""

    file: ImageFile
    """The path below assets/img."""
    alt: Localized
    """What the picture shows, for those who do not see it."""
    credit: Line | None = None
    """Who made it."""


class SourceValue(Sourced):
    """One of the values that sources give for the same thing."""

    value: Localizable
    language: LocaleTag | None = None
    """Of words quoted once for all, when it is not the language of the sources."""


class Disagreement(Part):
    """Sources that contradict one another, and what this site does about it."""

    summary: Localized
    """What differs, in one sentence."""
    values: tuple[SourceValue, ...]
    """What each source says."""
    chosen: Localizable | None = None
    """The value this site shows; none when it shows no value of its own."""
    reason: Localized
    """Why this value, or why none."""


class Record(Sourced):
    """What all records have."""

    id: Slug
    """The file's name, or the key in the file; not written in the record."""
    draft: Boolean = False
    """true: shown in preview, never published."""
    note: Line | None = None
    """For editors; never published."""
    disagreements: tuple[Disagreement, ...] = ()
    """Where sources contradict one another."""


class PageRecord(Record):
    """A record with a page of its own."""

    slug: SlugByLocale | None = None
    """The last part of the address; the id when not given."""
    summary: Localized
    """One or two sentences: the page's description and its card in lists."""
    body: Prose | None = None
    """The text of the page, in Markdown."""
    image: Image | None = None

    def slug_in(self, locale: Locale) -> str:
        """The last segment of the record's address in a language."""
        return self.slug[locale] if self.slug else self.id


# Records ---------------------------------------------------------------------


class Mandate(Sourced):
    """A person in an elected office, for as long as sources say."""

    person: PersonId
    """Key of people.yaml."""
    title: Localized
    """The office as it is called: Maire d’Aubervilliers, Mayor of Aubervilliers."""
    start: Annotated[Date | None, Field(alias="from")] = None
    end: Annotated[Date | None, Field(alias="to")] = None
    checked_on: Date | None = None
    """Date of the most recent dated source that names the person in this office."""


class Department(Sourced):
    """The département of a commune."""

    code: DepartmentCode
    name: Line


class Intercommunality(Sourced):
    """The établissement public territorial (EPT) of a commune."""

    name: Line
    siren: Siren


class Population(Sourced):
    """Inhabitants, by vintage of the official data."""

    by_year: Annotated[dict[Line, Integer], Field(min_length=1)]
    """{vintage: inhabitants}, official figures."""
    stated: tuple[Count, ...] = ()
    """What other sources say."""

    @property
    def year(self) -> str:
        """The most recent vintage."""
        return max(self.by_year)

    @property
    def value(self) -> int:
        """Inhabitants in the most recent vintage."""
        return self.by_year[self.year]


class District(Sourced):
    """The part of a commune that is open to experiments."""

    name: Line
    text: Localized
    area_ha: Decimal | None = None
    """Hectares."""
    other_names: tuple[Line, ...] = ()
    """Other sectors that a source names."""


class Challenge(Statement):
    """What a commune wants the experiments to answer."""

    topics: tuple[Localized, ...] = ()


class Website(Sourced):
    """An address on the web."""

    url: Url


class Outline(Part):
    """The outline of a commune, which content/geo/<id>.geojson holds."""

    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    """Keys of sources.yaml: where the outline is from. The map names them."""


class SolutionsExpected(Statement):
    """How many solutions sources announce for a commune."""


class Commune(PageRecord):
    """A commune of the programme."""

    name: Line
    """The official name, the same in every language."""
    edition: EditionId
    phase: Slug | None = None
    """A phase of the edition."""
    code_insee: CodeInsee
    siren: Siren | None = None
    postal_codes: Annotated[tuple[PostalCode, ...], Field(min_length=1)]
    department: Department
    ept: Intercommunality | None = None
    mayor: Mandate | None = None
    population: Population | None = None
    district: District | None = None
    """Left out while no source names it."""
    challenge: Challenge | None = None
    """Left out while no source states it."""
    context: tuple[Statement, ...] = ()
    website: Website | None = None
    position: Position | None = None
    """Of the town, for the map; general knowledge, not a sourced fact."""
    outline: Outline | None = None
    """Given when content/geo/ holds the commune's outline."""
    solutions_expected: SolutionsExpected | None = None


class Status(StrEnum):
    """How far a solution has come."""

    ANNOUNCED = "announced"
    TESTING = "testing"
    TESTED = "tested"
    MENTIONED = "mentioned"


class Solution(PageRecord):
    """An experiment in one or more communes."""

    name: Localizable
    communes: Annotated[tuple[CommuneId, ...], Field(min_length=1)]
    edition: EditionId
    phase: Slug | None = None
    themes: Annotated[tuple[ThemeId, ...], Field(min_length=1)]
    organisations: tuple[OrganisationId, ...] = ()
    """Project holders; none when no source names them."""
    site: Localized | None = None
    """Where in the commune; left out while unknown."""
    status: Status
    results: Statement | None = None
    """Left out while no result is known."""


class News(PageRecord):
    """A dated piece of news."""

    title: Localized
    date: Date
    communes: tuple[CommuneId, ...] = ()
    editions: tuple[EditionId, ...] = ()


class PageKind(StrEnum):
    """What a page of `pages/` shows beside its text."""

    TEXT = "text"
    HOME = "home"
    PROGRAMME = "programme"
    EDITIONS = "editions"
    COMMUNES = "communes"
    SOLUTIONS = "solutions"
    THEMES = "themes"
    NEWS = "news"
    TIMELINE = "timeline"
    PEOPLE = "people"
    GLOSSARY = "glossary"
    PRESS = "press"
    SOURCES = "sources"
    OPEN_DATA = "open-data"
    ACCESSIBILITY = "accessibility"
    LEGAL = "legal"
    PRIVACY = "privacy"
    SITE_MAP = "site-map"
    SEARCH = "search"
    NOT_FOUND = "not-found"


class TextPage(PageRecord):
    """A page that is not about one record: a text, a list, the home page."""

    kind: PageKind = PageKind.TEXT
    title: Localized
    short_title: Localized | None = None
    """For navigation, where the title is long."""
    parent: PageId | None = None
    """The page above this one, between it and the home page."""


class Role(Sourced):
    """What a person does, and when."""

    title: Localized
    organisation: OrganisationId | None = None
    start: Annotated[Date | None, Field(alias="from")] = None
    end: Annotated[Date | None, Field(alias="to")] = None
    checked_on: Date | None = None


class Person(Record):
    """A person of the programme; mayors have their office in their commune's record."""

    name: Line
    """First name and surname, the same in every language."""
    variants: tuple[Line, ...] = ()
    """Other spellings seen, all wrong."""
    roles: tuple[Role, ...] = ()


class OrganisationKind(StrEnum):
    """The part an organisation plays."""

    LEAD = "lead"
    OPERATOR = "operator"
    PARTNER = "partner"
    INTERCOMMUNALITY = "intercommunality"
    PROJECT_HOLDER = "project-holder"


class Organisation(Record):
    """An organisation of the programme."""

    name: Localizable
    variants: tuple[Line, ...] = ()
    """Other spellings that are the same organisation."""
    kind: OrganisationKind
    role: Localized
    """What it does in the programme."""
    siren: Siren | None = None
    members: Integer | None = None
    """How many communes belong to it."""
    website: Url | None = None
    facts: tuple[Statement, ...] = ()


class Theme(PageRecord):
    """A field of experiment."""

    name: Localized


class Phase(Sourced):
    """A call for projects inside an edition."""

    id: Slug
    name: Localized
    solutions: Count | None = None
    """How many were selected; left out while unknown."""
    aims: tuple[Statement, ...] = ()


class EditionStatus(StrEnum):
    """Whether experiments go on."""

    UNDER_WAY = "under-way"
    CLOSED = "closed"


class Applicants(Sourced):
    """Communes that applied and were not selected."""

    names: tuple[Line, ...]
    text: Localized


class Edition(PageRecord):
    """A round of the programme."""

    name: Localized
    number: Integer
    status: EditionStatus
    solutions: Count | None = None
    """How many were selected, as one source gives it."""
    phases: tuple[Phase, ...] = ()
    not_selected: Applicants | None = None
    context: tuple[Statement, ...] = ()


class Event(Record):
    """A dated fact of the timeline."""

    date: Date
    text: Localized
    edition: EditionId | None = None
    communes: tuple[CommuneId, ...] = ()
    inferred: Localized | None = None
    """Why this date, when the source does not state it in full."""


class Qualifier(StrEnum):
    """How a figure relates to the true number."""

    EXACTLY = "exactly"
    MORE_THAN = "more-than"
    ABOUT = "about"


class Figure(Record):
    """A number worth showing."""

    value: Integer
    percent: Boolean = False
    qualifier: Qualifier = Qualifier.EXACTLY
    label: Localized
    """What is counted: communes au total, municipalities in all."""
    date: Date | None = None
    """When it was true or stated; left out while unknown."""
    edition: EditionId | None = None
    inferred: Localized | None = None


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
    language: Literal["fr", "en", "pt"]
    read: ReadState
    remark: Localized | None = None


class GlossaryTerm(Record):
    """One concept, one word per language."""

    term: Localizable
    definition: Localized | None = None
    variants: dict[str, tuple[Line, ...]] = Field(default_factory=dict)
    """{language: forms that are right too} (plural, feminine, capitals)."""
    forbidden: dict[str, tuple[Line, ...]] = Field(default_factory=dict)
    """{language: words that are not used for this concept}."""
    is_name: Boolean = False
    """true: a name, kept in its own language and in this one form."""
    language: Line | None = None
    """The language of a name, when it is not that of the page."""


class Waiver(Part):
    """A finding that is accepted, for a reason and for a time."""

    rule: Line
    path: Line
    """The file, from the project's folder: content/communes/sceaux.yaml."""
    field: Line | None = None
    """The field in the file, or a field above it, such as summary.en; in a file of
    several records it begins with the record's name. Left out for the whole file."""
    reason: Line
    until: Date
    """The last day of the waiver."""


class Support(Statement):
    """One form of support that communes receive."""

    id: Slug
    title: Localized


class Fact(Statement):
    """Something the sources say of the programme, with what it is about."""

    id: Slug
    title: Localized


class Programme(Record):
    """The programme that the site is about."""

    name: Line
    """The official name, the same in every language."""
    name_language: Line
    acronym: Line
    gloss: Localized
    """What the name means; the name itself in its own language."""
    variants: tuple[SourceValue, ...] = ()
    """Other forms of the name seen in sources; none is used here."""
    summary: Localized
    lead: OrganisationId
    operator: OrganisationId
    duration_months: Integer
    supports: tuple[Support, ...] = ()
    facts: tuple[Fact, ...] = ()
    gaps: tuple[Localized, ...] = ()
    """What is not known, said plainly."""


class Contact(Sourced):
    """Whom to write to."""

    person: PersonId
    email: Email
    organisation: OrganisationId


class Host(Part):
    """Who hosts the site, as the law asks; empty until the owner says."""

    name: str = ""
    address: str = ""
    phone: str = ""


class Legal(Part):
    """What only the owner can supply; empty until then, never invented."""

    publisher: OrganisationId
    publication_director: str = ""
    publisher_address: str = ""
    host: Host = Host()
    contact_email: str = ""
    accessibility_contact: str = ""
    data_protection_contact: str = ""


class AccessibilityState(StrEnum):
    """The three states of the RGAA, and the state before any audit."""

    NOT_AUDITED = "not-audited"
    NON_COMPLIANT = "non-compliant"
    PARTLY_COMPLIANT = "partly-compliant"
    COMPLIANT = "compliant"


class Accessibility(Part):
    """What the accessibility statement says."""

    state: AccessibilityState
    statement_date: Date
    audit_date: Date | None = None
    auditor: str = ""


class Settings(Part):
    """The settings of the site: `content/site.yaml`."""

    base_url: SiteUrl
    """Where the site is published, without a final slash."""
    locales: Annotated[
        tuple[LocaleTag, ...], Field(min_length=1), AfterValidator(require_distinct)
    ]
    """Languages in order; the first is the reference."""
    name: Localizable
    tagline: Localized
    updated: Date
    """When the content was last reviewed as a whole."""
    navigation: tuple[PageId, ...]
    footer: tuple[PageId, ...]
    press: Contact
    legal: Legal
    accessibility: Accessibility
    licence: Website | None = None


# Collections -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Collection:
    """Where the records of one type stand."""

    name: str
    model: type[Part]
    is_folder: bool
    """True: one file per record, named after its id; false: one file of all."""
    word: str
    """The type in references between records: `commune:sceaux`."""


COLLECTIONS: Mapping[str, Collection] = {
    name: Collection(name, model, is_folder, word)
    for name, model, is_folder, word in (
        ("communes", Commune, True, "commune"),
        ("solutions", Solution, True, "solution"),
        ("news", News, True, "news"),
        ("pages", TextPage, True, "page"),
        ("people", Person, False, "person"),
        ("organisations", Organisation, False, "organisation"),
        ("themes", Theme, False, "theme"),
        ("editions", Edition, False, "edition"),
        ("timeline", Event, False, "event"),
        ("figures", Figure, False, "figure"),
        ("sources", Source, False, "source"),
        ("glossary", GlossaryTerm, False, "term"),
    )
}
