"""The rounds of the programme: `content/editions.yaml`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from microsite.records.collection import Collection
from microsite.records.parts import Count, Sourced, Statement
from microsite.records.record import PageRecord
from microsite.records.value import (
    Date,
    Integer,
    Line,
    Localized,
    Reference,
    Slug,
)

EditionId = Annotated[str, Reference("editions")]


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
    joined: Date | None = None
    """When its communes joined the programme."""
    status: EditionStatus
    solutions: Count | None = None
    """How many were selected."""
    phases: tuple[Phase, ...] = ()
    not_selected: Applicants | None = None
    context: tuple[Statement, ...] = ()


COLLECTION = Collection(
    name="editions",
    word="edition",
    model=Edition,
    rank=0,
    order=("number",),
    page="edition",
    list_page="editions",
    page_type="CollectionPage",
    beside=("communes", "timeline"),
)
