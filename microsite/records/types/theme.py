"""The fields of experiment: `content/themes.yaml`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from microsite.records.collection import PAGE, Collection, Thing
from microsite.records.record import PageRecord
from microsite.records.value import Localized, Reference

ThemeId = Annotated[str, Reference("themes")]


class Pictogram(StrEnum):
    """What can be drawn beside a theme."""

    BICYCLE = "bicycle"
    RAIN = "rain"
    LIGHTNING = "lightning"
    TREE = "tree"
    LOOP = "loop"
    BIN = "bin"
    HOUSE = "house"
    CROSS = "cross"
    LORRY = "lorry"


class Theme(PageRecord):
    """A field of experiment."""

    name: Localized
    """What the theme is called."""
    pictogram: Pictogram | None = None
    """What is drawn beside it, for the eye alone."""


COLLECTION = Collection(
    name="themes",
    word="theme",
    model=Theme,
    rank=4,
    usual=("pictogram",),
    distinct=("name",),
    page="theme",
    list_page="themes",
    page_if=("body", "solutions"),
    page_type="CollectionPage",
    thing=Thing(
        "DefinedTerm",
        {"name": "name", "description": "summary", "mainEntityOfPage": PAGE},
    ),
)
