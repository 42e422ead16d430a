"""The solutions: one file each in `content/solutions/`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from microsite.records.collection import PAGE, Collection, Column, Thing
from microsite.records.columns import (
    COMMUNES,
    EDITION,
    ID,
    PHASE,
    SOURCES,
    SUMMARY,
    URL,
)
from microsite.records.parts import Statement
from microsite.records.record import PageRecord
from microsite.records.types.commune import CommuneId
from microsite.records.types.edition import EditionId
from microsite.records.types.organisation import OrganisationId
from microsite.records.types.theme import ThemeId
from microsite.records.value import Localizable, Localized, Slug
from twinlint.finding import message


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


COLLECTION = Collection(
    name="solutions",
    word="solution",
    model=Solution,
    rank=2,
    is_folder=True,
    page="solution",
    list_page="solutions",
    edition="edition",
    distinct=("name",),
    thing=Thing(
        "Project",
        {
            "name": "name",
            "description": "summary",
            "keywords": "themes.name",
            "location": "communes",
            "member": "organisations",
            "mainEntityOfPage": PAGE,
        },
    ),
    columns=(
        ID,
        Column("name", "name", message("Name of the solution, in {language}")),
        COMMUNES,
        EDITION,
        PHASE,
        Column(
            "themes",
            "themes",
            message("Identifiers of the themes, separated by semicolons"),
        ),
        Column(
            "organisations",
            "organisations",
            message(
                "Identifiers of the project holders, separated by semicolons;"
                " empty while no source names them"
            ),
        ),
        Column(
            "status",
            "status",
            message(
                "How far the solution has come, according to the sources: announced,"
                " testing (being tested), tested, or mentioned (no more is known)"
            ),
        ),
        Column(
            "site",
            "site",
            message(
                "Where in the municipality, in {language};"
                " empty while no source says it"
            ),
        ),
        SUMMARY,
        URL,
        SOURCES,
    ),
)
