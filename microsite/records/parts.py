"""The parts that several types of records are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from microsite.records.value import (
    Date,
    Decimal,
    ImageFile,
    Integer,
    Line,
    LocaleTag,
    Localizable,
    Localized,
    Part,
    Reference,
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


class Website(Sourced):
    """An address on the web."""

    url: Url


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
