"""The records of a site: the only schema of what stands in `content/`.

Every scalar of a YAML file arrives here as text. Types that read text in a way of their
own are at the top, records after them, in the order of the folder listing.

Validation needs the site's locales: `Model.model_validate(data, context={"locales":
("fr", "en")})`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    RootModel,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from microsite.source import Locale

# Values ----------------------------------------------------------------------


class Localized(RootModel[dict[str, str]]):
    """A text in every language of the site: `{fr: …, en: …}`."""

    model_config = ConfigDict(frozen=True)
    is_prose: ClassVar[bool] = False

    @model_validator(mode="after")
    def _speaks_every_language(self, info: ValidationInfo) -> Localized:
        locales = (info.context or {}).get("locales", tuple(self.root))
        unknown = tuple(locale for locale in self.root if locale not in locales)
        if unknown:
            raise PydanticCustomError(
                "unknown-language",
                "{unknown} is not a language of this site",
                {"unknown": unknown[0], "locales": locales},
            )
        missing = tuple(loc for loc in locales if not self.root.get(loc, "").strip())
        if missing:
            raise PydanticCustomError(
                "missing-translation", "no text in {missing}", {"missing": missing}
            )
        return self

    def __getitem__(self, locale: Locale) -> str:
        return self.root[locale]

    def items(self) -> Iterator[tuple[Locale, str]]:
        """Each language with its text."""
        return ((Locale(locale), text) for locale, text in self.root.items())


class Prose(Localized):
    """A Markdown text in every language of the site."""

    is_prose = True


class Localizable(RootModel[str | dict[str, str]]):
    """A text written once for all languages, or once in each."""

    model_config = ConfigDict(frozen=True)
    is_prose: ClassVar[bool] = False

    @model_validator(mode="after")
    def _speaks_every_language(self, info: ValidationInfo) -> Localizable:
        if isinstance(self.root, dict):
            Localized.model_validate(self.root, context=info.context)
        elif not self.root.strip():
            raise PydanticCustomError("empty-value", "nothing is written here")
        return self

    def __getitem__(self, locale: Locale) -> str:
        return self.root if isinstance(self.root, str) else self.root[locale]

    def items(self) -> Iterator[tuple[Locale, str]]:
        """Each language with its text; nothing when the text is shared."""
        shared = isinstance(self.root, str)
        return iter(()) if shared else Localized(self.root).items()  # type: ignore[arg-type]  # narrowed by `shared`


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year, as precise as the source is.

    >>> PartialDate.parse("2024-02")
    PartialDate(year=2024, month=2, day=None)
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2024`, `2024-02` or `2024-02-06`; ValueError on anything else."""
        if not re.fullmatch(r"(19|20)\d\d(-\d\d(-\d\d)?)?", text, re.ASCII):
            raise ValueError(text)
        parts = [int(part) for part in text.split("-")]
        parsed = cls(*parts)
        _ = parsed.first_day
        return parsed

    def __str__(self) -> str:
        parts = (f"{self.year:04}", self.month, self.day)
        return "-".join(
            p if isinstance(p, str) else f"{p:02}" for p in parts if p is not None
        )

    @property
    def first_day(self) -> date:
        """The earliest day it can be, for sorting."""
        return date(self.year, self.month or 1, self.day or 1)


def _read_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        return PartialDate.parse(str(value))
    except ValueError:
        raise PydanticCustomError(
            "wrong-date", "{value} is no date", {"value": value}
        ) from None


def _read_integer(value: object) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,15}", value, re.ASCII):
        raise PydanticCustomError(
            "wrong-number", "{value} is no number", {"value": str(value)}
        )
    return int(value)


def _read_decimal(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    pattern = r"-?\d{1,9}(\.\d{1,9})?"
    if not isinstance(value, str) or not re.fullmatch(pattern, value, re.ASCII):
        raise PydanticCustomError(
            "wrong-number", "{value} is no number", {"value": str(value)}
        )
    return float(value)


def _read_boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise PydanticCustomError(
            "wrong-choice",
            "{value} is neither true nor false",
            {"value": str(value), "choices": ("true", "false")},
        )
    return value == "true"


def _one_line(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty-value", "nothing is written here")
    return value.strip()


@dataclass(frozen=True, slots=True)
class Format:
    """The form a text must have, with what to type for the help line."""

    pattern: str
    example: str

    def __call__(self, value: str) -> str:
        """The value; a `wrong-format` error when it has another form."""
        if not re.fullmatch(self.pattern, value, re.ASCII):
            raise PydanticCustomError(
                "wrong-format",
                "{value} is not like {example}",
                {"value": value, "example": self.example},
            )
        return value

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {
            "pattern": f"^{self.pattern}$",
            "examples": [self.example],
        }


@dataclass(frozen=True, slots=True)
class Reference:
    """Says that a text is the id of a record of a collection."""

    collection: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {"x-reference": self.collection}


def _form(pattern: str, example: str) -> tuple[object, object]:
    form = Format(pattern, example)
    return AfterValidator(form), form


Date = Annotated[
    PartialDate,
    BeforeValidator(_read_date),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^(19|20)\d\d(-\d\d(-\d\d)?)?$",
            "examples": ["2024-02-06", "2024-02", "2024"],
        }
    ),
]
Integer = Annotated[int, BeforeValidator(_read_integer)]
Decimal = Annotated[float, BeforeValidator(_read_decimal)]
Boolean = Annotated[bool, BeforeValidator(_read_boolean)]
Line = Annotated[str, AfterValidator(_one_line)]
"""A text of one language or none: a name, an address."""
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
Slug = Annotated[str, *_form(SLUG, "fontenay-sous-bois")]
CodeInsee = Annotated[str, *_form(r"(\d\d|2[AB])\d{3}", "93001")]
PostalCode = Annotated[str, *_form(r"\d{5}", "93300")]
Siren = Annotated[str, *_form(r"\d{9}", "219300019")]
DepartmentCode = Annotated[str, *_form(r"\d\d|2[AB]|97\d", "93")]
Url = Annotated[str, *_form(r"https?://[^\s<>\"'\\]+", "https://www.sceaux.fr")]
Email = Annotated[
    str, *_form(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "prenom.nom@metropolegrandparis.fr")
]
ImageFile = Annotated[
    str, *_form(r"[\w-]+(?:/[\w-]+)*\.(?:jpe?g|png|webp|avif|svg)", "sceaux.jpg")
]

CommuneId = Annotated[str, Reference("communes")]
EditionId = Annotated[str, Reference("editions")]
OrganisationId = Annotated[str, Reference("organisations")]
PageId = Annotated[str, Reference("pages")]
PersonId = Annotated[str, Reference("people")]
SourceId = Annotated[str, Reference("sources")]
ThemeId = Annotated[str, Reference("themes")]


class Part(BaseModel):
    """A mapping inside a record."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True
    )


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


class SlugByLocale(Localizable):
    """The last part of an address: lower-case letters, digits and hyphens."""

    @model_validator(mode="after")
    def _stays_in_the_site(self) -> SlugByLocale:
        slugs = self.root.values() if isinstance(self.root, dict) else (self.root,)
        for slug in slugs:
            if not re.fullmatch(SLUG, slug, re.ASCII):
                raise PydanticCustomError(
                    "wrong-slug", "{value} is no part of an address", {"value": slug}
                )
        return self


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
    NOT_FOUND = "not-found"


class TextPage(PageRecord):
    """A page that is not about one record: a text, a list, the home page."""

    kind: PageKind = PageKind.TEXT
    title: Localized
    short_title: Localized | None = None
    """For navigation, where the title is long."""


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
    """The field in the file, or a field above it; left out for the whole file."""
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

    base_url: Url
    """Where the site is published, without a final slash."""
    locales: Annotated[tuple[Locale, ...], Field(min_length=1)]
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
