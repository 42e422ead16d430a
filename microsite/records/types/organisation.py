"""The organisations of the programme: `content/organisations.yaml`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from microsite.records.collection import Collection, NameField, Thing, identify
from microsite.records.parts import Statement
from microsite.records.record import Record
from microsite.records.value import (
    Integer,
    Line,
    Localizable,
    Localized,
    Reference,
    Siren,
    Url,
)

OrganisationId = Annotated[str, Reference("organisations")]


class OrganisationKind(StrEnum):
    """The part an organisation plays; an associate took part in the beginning."""

    LEAD = "lead"
    OPERATOR = "operator"
    PARTNER = "partner"
    ASSOCIATE = "associate"
    INTERCOMMUNALITY = "intercommunality"
    PROJECT_HOLDER = "project-holder"


class Organisation(Record):
    """An organisation of the programme."""

    numbered_by: ClassVar[str] = "siren"
    name: Localizable
    """The name; once, or in each language."""
    variants: tuple[Line, ...] = ()
    """Other spellings that are the same organisation."""
    kind: OrganisationKind
    """The part it plays in the programme."""
    role: Localized
    """What it does in the programme."""
    siren: Siren | None = None
    """Its SIREN number, nine digits."""
    members: Integer | None = None
    """How many communes belong to it."""
    website: Url | None = None
    """The full address, beginning with https://."""
    facts: tuple[Statement, ...] = ()
    """What else sources say of it."""


COLLECTION = Collection(
    name="organisations",
    word="organisation",
    model=Organisation,
    rank=8,
    distinct=("name", "siren"),
    list_page="people",
    thing=Thing(
        "Organization",
        {
            "name": "name",
            "alternateName": "variants",
            "identifier": identify("SIREN", "siren"),
            "url": "website",
        },
        by_field="kind",
        by_value={
            OrganisationKind.LEAD: "GovernmentOrganization",
            OrganisationKind.INTERCOMMUNALITY: "GovernmentOrganization",
        },
    ),
    names=(NameField("name", "organisation", variants="variants"),),
)
