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
    percent: Boolean = False
    qualifier: Qualifier = Qualifier.EXACTLY
    label: Localized
    """What is counted: communes au total, municipalities in all."""
    date: Date | None = None
    """When it was true or stated; left out while unknown."""
    edition: EditionId | None = None
    inferred: Localized | None = None


COLLECTION = Collection(name="figures", word="figure", model=Figure, rank=10)
