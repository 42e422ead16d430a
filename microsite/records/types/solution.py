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
from microsite.records.parts import Period, Reach, Statement
from microsite.records.record import PageRecord
from microsite.records.types.commune import CommuneId
from microsite.records.types.edition import EditionId
from microsite.records.types.organisation import OrganisationId
from microsite.records.types.theme import ThemeId
from microsite.records.value import Localizable, Localized, Reference, Slug
from twinlint.finding import message

SolutionId = Annotated[str, Reference("solutions")]


class Status(StrEnum):
    """How far a solution has come."""

    ANNOUNCED = "announced"
    TESTING = "testing"
    TESTED = "tested"
    MENTIONED = "mentioned"


class Solution(PageRecord):
    """An experiment in one or more communes."""

    name: Localizable
    """What the solution is called; once, or in each language."""
    communes: Annotated[tuple[CommuneId, ...], Field(min_length=1)]
    """Names of files of communes/, where it is tried."""
    edition: EditionId
    """Key of editions.yaml; that of its municipalities."""
    phase: Slug | None = None
    """A phase of the edition."""
    themes: Annotated[tuple[ThemeId, ...], Field(min_length=1)]
    """Keys of themes.yaml."""
    organisations: tuple[OrganisationId, ...] = ()
    """Project holders; none when no source names them."""
    site: Localized | None = None
    """Where in the commune."""
    period: Period | None = None
    """When it was announced and tried."""
    status: Status
    """How far it has come, as sources say."""
    problem: Statement | None = None
    """What it is to solve."""
    trial: Statement | None = None
    """What was tried, or is to be."""
    outcome: Statement | None = None
    """What came of the trial, or how far it is."""
    results: Statement | None = None
    """What was measured."""
    contact: Reach | None = None
    """Whom to ask; without it, the communes and the project holders."""


COLLECTION = Collection(
    name="solutions",
    word="solution",
    model=Solution,
    usual=("organisations",),
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
                " empty while they are not public"
            ),
        ),
        Column(
            "status",
            "status",
            message(
                "How far the solution has come: announced, testing (being tested),"
                " tested, or mentioned"
            ),
        ),
        Column("announced_on", "period.announced", message("When it was made public")),
        Column("tried_from", "period.from", message("When the trial began")),
        Column("tried_to", "period.to", message("When the trial ended")),
        Column(
            "site",
            "site",
            message("Where in the municipality, in {language}"),
        ),
        SUMMARY,
        URL,
        SOURCES,
    ),
)
