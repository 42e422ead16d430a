"""The numbers worth showing: `content/figures.yaml`."""

from __future__ import annotations

from microsite.records.collection import Collection
from microsite.records.parts import Qualifier
from microsite.records.record import Record
from microsite.records.types.edition import EditionId
from microsite.records.value import Boolean, Date, Integer, Localized


class Figure(Record):
    """A number worth showing."""

    value: Integer
    """The number, digits only."""
    percent: Boolean = False
    """true for a share of a hundred."""
    qualifier: Qualifier = Qualifier.EXACTLY
    """Whether the true number is more, or about as much."""
    label: Localized
    """What is counted: communes au total, municipalities in all."""
    date: Date | None = None
    """When it was true or stated; left out while unknown."""
    edition: EditionId | None = None
    """Key of editions.yaml, for a figure of one edition."""
    inferred: Localized | None = None
    """How the number is deduced, when no source states it."""


COLLECTION = Collection(
    name="figures", word="figure", model=Figure, rank=10, usual=("edition",)
)
