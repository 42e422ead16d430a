"""The fields of experiment: `content/themes.yaml`."""

from __future__ import annotations

from typing import Annotated

from microsite.records.collection import PAGE, Collection, Thing
from microsite.records.record import PageRecord
from microsite.records.value import Localized, Reference

ThemeId = Annotated[str, Reference("themes")]


class Theme(PageRecord):
    """A field of experiment."""

    name: Localized
    """What the theme is called."""


COLLECTION = Collection(
    name="themes",
    word="theme",
    model=Theme,
    rank=4,
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
