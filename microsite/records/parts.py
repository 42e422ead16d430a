"""Parts that several types share: source, count, position, image, office, period."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from microsite.records.value import (
    Boolean,
    Date,
    Decimal,
    Email,
    ImageFile,
    Integer,
    Line,
    LocaleTag,
    Localizable,
    Localized,
    Part,
    Reference,
    Slug,
    Url,
)

SourceId = Annotated[str, Reference("sources")]


class Sourced(Part):
    """A part that says where it comes from."""

    sources: tuple[SourceId, ...] = ()
    """Keys of sources.yaml that state this."""


class Statement(Sourced):
    """A sentence with its sources."""

    text: Localized
    """The sentence, in each language."""


class Qualifier(StrEnum):
    """How a figure relates to the true number."""

    EXACTLY = "exactly"
    MORE_THAN = "more-than"
    ABOUT = "about"


class Count(Sourced):
    """A number as its sources give it."""

    value: Integer
    """Digits only."""
    qualifier: Qualifier = Qualifier.EXACTLY
    """about when the sources give neighbouring numbers."""
    date: Date | None = None
    """When the source gave it: 2024, 2024-02 or 2024-02-06."""


class Position(Part):
    """A point on the map, WGS 84, in degrees."""

    latitude: Annotated[Decimal, Field(ge=-90, le=90)]
    """North of the equator: about 48.8 around Paris."""
    longitude: Annotated[Decimal, Field(ge=-180, le=180)]
    """East of Greenwich: about 2.3 around Paris."""


class Image(Part):
    """A picture of assets/img with what it shows."""

    file: ImageFile
    """The path below assets/img."""
    alt: Localized
    """What the picture shows, for those who do not see it."""
    credit: Line | None = None
    """Who made it."""


class Website(Sourced):
    """An address on the web."""

    url: Url
    """The full address, beginning with https://."""


class Reach(Part):
    """Whom to write to about something, or where to read on."""

    name: Localizable
    """Whom to write to; once, or in each language."""
    email: Email | None = None
    """The address for messages."""
    url: Url | None = None
    """The full address, beginning with https://."""


class Period(Sourced):
    """When something went on, as precisely as its sources say."""

    announced: Date | None = None
    """When it was made public."""
    start: Annotated[Date | None, Field(alias="from")] = None
    """When it began, as precise as the source."""
    end: Annotated[Date | None, Field(alias="to")] = None
    """When it ended, as precise as the source."""


class Office(Sourced):
    """What a person does, and since when.

    It is as old as its sources: a page never says more of it than they allow.
    """

    title: Localized
    """The office as it is called: Maire d’Aubervilliers, Mayor of Aubervilliers."""
    office: Slug | None = None
    """Its kind, for an office that an election renews: mayor. See `elections` of
    site.yaml."""
    start: Annotated[Date | None, Field(alias="from")] = None
    """Of a person elected again, the start of the first term."""
    end: Annotated[Date | None, Field(alias="to")] = None
    """When it ended, if a source says it."""


class SourceValue(Sourced):
    """One of the values that sources give for the same thing."""

    value: Localizable
    """What this source says; once, or in each language."""
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
    for_readers: Boolean = False
    """true: told on the page of sources; otherwise it is for editors and the check."""
