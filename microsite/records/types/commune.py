"""The communes: one file each in `content/communes/`."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from microsite.records.collection import (
    PAGE,
    Collection,
    Column,
    NameField,
    Thing,
    identify,
)
from microsite.records.columns import EDITION, ID, PHASE, SOURCES, SUMMARY, URL
from microsite.records.parts import (
    Count,
    Office,
    Position,
    Sourced,
    SourceId,
    Statement,
    Website,
)
from microsite.records.record import PageRecord
from microsite.records.types.edition import EditionId
from microsite.records.types.person import PersonId
from microsite.records.value import (
    CodeInsee,
    Decimal,
    DepartmentCode,
    Integer,
    Line,
    Localized,
    Part,
    PostalCode,
    Reference,
    Siren,
    Slug,
    Year,
)
from twinlint.finding import message

CommuneId = Annotated[str, Reference("communes")]


class Mandate(Office):
    """A person in an elected office, for as long as sources say."""

    person: PersonId
    """Key of people.yaml."""
    office: Slug | None = "mayor"


class Department(Sourced):
    """The département of a commune."""

    numbered_by: ClassVar[str] = "code"
    code: DepartmentCode
    """The number of the département: 92, 2A, 974."""
    name: Line
    """The name of the département."""


class Intercommunality(Sourced):
    """The établissement public territorial (EPT) of a commune."""

    numbered_by: ClassVar[str] = "siren"
    name: Line
    """The name of the établissement public territorial."""
    siren: Siren
    """Its SIREN number, nine digits."""


class Population(Sourced):
    """Inhabitants, by vintage of the official data."""

    by_year: Annotated[dict[Year, Integer], Field(min_length=1)]
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
    """What the district is called."""
    text: Localized
    """What the district is like, in one or two sentences."""
    area_ha: Decimal | None = None
    """Hectares."""
    other_names: tuple[Line, ...] = ()
    """Other sectors that a source names."""


class Challenge(Statement):
    """What a commune wants the experiments to answer."""

    topics: tuple[Localized, ...] = ()
    """What it is about, in a word or two each."""


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
    """Key of editions.yaml."""
    phase: Slug | None = None
    """A phase of the edition."""
    code_insee: CodeInsee
    """The code of INSEE, five characters; not the postcode."""
    siren: Siren | None = None
    """The SIREN number of the municipality, nine digits."""
    postal_codes: Annotated[tuple[PostalCode, ...], Field(min_length=1)]
    """All its postcodes."""
    department: Department
    """Its département."""
    ept: Intercommunality | None = None
    """Its établissement public territorial."""
    mayor: Mandate | None = None
    """The mayor whom the sources name."""
    population: Population | None = None
    """Its inhabitants, with the year of each number."""
    district: District | None = None
    """While it is left out, the check asks editors for it; the page says nothing."""
    challenge: Challenge | None = None
    """While it is left out, the check asks editors for it; the page says nothing."""
    context: tuple[Statement, ...] = ()
    """What else sources say of the municipality."""
    website: Website | None = None
    """The website of the town."""
    position: Position | None = None
    """Of the town, for the map; general knowledge, not a sourced fact."""
    outline: Outline | None = None
    """Given when content/geo/ holds the commune's outline."""
    solutions_expected: SolutionsExpected | None = None
    """How many solutions sources announce."""


COLLECTION = Collection(
    name="communes",
    word="commune",
    model=Commune,
    rank=1,
    is_folder=True,
    page="commune",
    list_page="communes",
    edition="edition",
    usual=("siren", "ept", "mayor", "population", "position", "website"),
    distinct=("name", "code_insee", "siren", "website.url", "position"),
    thing=Thing(
        ("City", "AdministrativeArea"),
        {
            "name": "name",
            "description": "summary",
            "identifier": identify("INSEE", "code_insee"),
            "sameAs": "website.url",
            "address": Thing(
                "PostalAddress",
                {"addressLocality": "name", "postalCode": "postal_codes"},
                each="postal_codes",
            ),
            "containedInPlace": Thing(
                "AdministrativeArea",
                {
                    "name": "department.name",
                    "identifier": identify("INSEE", "department.code"),
                },
                id=("department", "department.code"),
            ),
            "geo": Thing(
                "GeoCoordinates",
                {"latitude": "position.latitude", "longitude": "position.longitude"},
            ),
            "mainEntityOfPage": PAGE,
        },
    ),
    brief=("name", "identifier"),
    beside=("mayor.person", "timeline"),
    names=(NameField("name", "commune"), NameField("district.name", "place")),
    emblem="code_insee",
    point=("longitude", "latitude"),
    columns=(
        ID,
        Column("name", "name", message("Official name of the municipality")),
        Column(
            "code_insee",
            "code_insee",
            message("INSEE code of the municipality; not its postcode"),
        ),
        Column("siren", "siren", message("SIREN number of the municipality")),
        Column(
            "postal_codes",
            "postal_codes",
            message("Postcodes, separated by semicolons"),
        ),
        Column(
            "department_code", "department.code", message("Code of the département")
        ),
        Column(
            "department_name", "department.name", message("Name of the département")
        ),
        Column(
            "ept_name",
            "ept.name",
            message("Name of the établissement public territorial (EPT)"),
        ),
        Column(
            "ept_siren",
            "ept.siren",
            message("SIREN number of the établissement public territorial"),
        ),
        EDITION,
        PHASE,
        Column(
            "mayor",
            "mayor.person.name",
            message("Mayor when the commune took part, as documents say it"),
        ),
        Column(
            "mayor_from",
            "mayor.from",
            message(
                "Since when the mayor had been in office,"
                " as precise as the source: day, month or year"
            ),
        ),
        Column(
            "mayor_attested_on",
            "mayor.sources.date",
            message("Date of the latest dated document that names this mayor"),
            is_latest=True,
        ),
        Column(
            "mayor_attested_from",
            "mayor.sources.not_before",
            message("Earliest date of the latest undated document that names them"),
            is_latest=True,
        ),
        Column(
            "population",
            "population.value",
            message("Inhabitants, official figure of population_year"),
        ),
        Column(
            "population_year",
            "population.year",
            message("Vintage of the official population figure"),
        ),
        Column(
            "district",
            "district.name",
            message("Name of the district open to trials"),
        ),
        Column("website", "website.url", message("Address of the town website")),
        Column(
            "latitude",
            "position.latitude",
            message("Latitude of the town, in degrees (WGS 84)"),
        ),
        Column(
            "longitude",
            "position.longitude",
            message("Longitude of the town, in degrees (WGS 84)"),
        ),
        SUMMARY,
        URL,
        SOURCES,
    ),
)
