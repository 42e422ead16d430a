"""What people have said, word for word: `content/quotations.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from microsite.records.collection import Collection, Column, Thing
from microsite.records.columns import ID, SOURCES
from microsite.records.parts import SourceId
from microsite.records.record import Record
from microsite.records.types.commune import CommuneId
from microsite.records.types.edition import EditionId
from microsite.records.types.person import PersonId
from microsite.records.types.solution import SolutionId
from microsite.records.value import Date, LocaleTag, Localized
from twinlint.finding import message


class Quotation(Record):
    """Words that a source gives as somebody's own.

    The office is that of the speaker on the day of the words: it stands in the record
    of the person, or of the commune whose mayor the person is.
    """

    speaker: PersonId
    """Key of people.yaml."""
    date: Date
    """When it was said or published, as precise as the source."""
    text: Localized
    """The words, without quotation marks; in other languages their translation."""
    language: LocaleTag
    """The language in which it was said."""
    communes: tuple[CommuneId, ...] = ()
    """Names of files of communes/ on whose pages it stands."""
    editions: tuple[EditionId, ...] = ()
    """Keys of editions.yaml on whose pages it stands."""
    solutions: tuple[SolutionId, ...] = ()
    """Names of files of solutions/ on whose pages it stands."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    """Keys of sources.yaml that give these words."""


COLLECTION = Collection(
    name="quotations",
    word="quotation",
    model=Quotation,
    rank=13,
    order=("date",),
    latest_first=True,
    usual=("communes", "editions", "solutions"),
    list_page="press",
    thing=Thing(
        "Quotation",
        {
            "text": "text",
            "creator": "speaker",
            "dateCreated": "date",
            "citation": Thing(
                "CreativeWork",
                {
                    "name": "sources.title",
                    "url": "sources.url",
                    "inLanguage": "sources.language",
                },
                each="sources",
            ),
        },
    ),
    columns=(
        ID,
        Column("date", "date", message("When it was said or published")),
        Column("speaker", "speaker.name", message("Name of the speaker")),
        Column("language", "language", message("The language in which it was said")),
        Column(
            "text", "text", message("The words, or their translation, in {language}")
        ),
        SOURCES,
    ),
)
