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
    """The name that communes and solutions give in “phase:”."""
    name: Localized
    """What the phase is called."""
    solutions: Count | None = None
    """How many were selected; left out while unknown."""
    aims: tuple[Statement, ...] = ()
    """What its solutions are to achieve."""


class EditionStatus(StrEnum):
    """Whether experiments go on."""

    UNDER_WAY = "under-way"
    CLOSED = "closed"


class Applicants(Sourced):
    """Communes that applied and were not selected."""

    names: tuple[Line, ...]
    """Their names."""
    text: Localized
    """What became of them."""


class Edition(PageRecord):
    """A round of the programme."""

    name: Localized
    """What the edition is called: Première édition, First edition."""
    number: Integer
    """1 for the first edition; lists are in this order."""
    joined: Date | None = None
    """When its communes joined the programme."""
    closed: Date | None = None
    """When it ended."""
    status: EditionStatus
    """Whether its experiments go on."""
    solutions: Count | None = None
    """How many were selected."""
    phases: tuple[Phase, ...] = ()
    """Its calls for projects, in the order of time."""
    selection: tuple[Annotated[str, Reference("figures")], ...] = ()
    """Keys of figures.yaml that tell the choice of its communes, from all who asked to
    those kept."""
    not_selected: Applicants | None = None
    """Municipalities that applied and were not selected."""
    context: tuple[Statement, ...] = ()
    """What else sources say of the edition."""


COLLECTION = Collection(
    name="editions",
    word="edition",
    model=Edition,
    rank=0,
    order=("number",),
    distinct=("number", "name"),
    usual=("joined",),
    page="edition",
    list_page="editions",
    page_type="CollectionPage",
    beside=("communes", "timeline"),
)
