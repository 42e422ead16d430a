"""The solutions: one file each in `content/solutions/`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from microsite.records.parts import Statement
from microsite.records.record import PageRecord
from microsite.records.types.commune import CommuneId
from microsite.records.types.edition import EditionId
from microsite.records.types.organisation import OrganisationId
from microsite.records.types.theme import ThemeId
from microsite.records.value import Localizable, Localized, Slug


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
