"""The pages that are not about one record: one file each in `content/pages/`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from microsite.records.collection import KIND, Collection
from microsite.records.record import PageKind, PageRecord
from microsite.records.value import Localized, Part, Reference, Url

PageId = Annotated[str, Reference("pages")]


def _require_kind(value: str, info: ValidationInfo) -> str:
    kinds = (info.context or {}).get("kinds", (value,))
    if value not in kinds:
        raise PydanticCustomError(
            "wrong-choice",
            "{value} is no kind of page",
            {"value": value, "choices": kinds},
        )
    return value


Kind = Annotated[
    str, AfterValidator(_require_kind), WithJsonSchema({"type": "string", KIND: True})
]


class Door(Part):
    """A way in for one kind of reader: who they are, what there is for them."""

    title: Localized
    """Who they are: a journalist."""
    text: Localized
    """What they find here, in a sentence or two."""
    action: Localized
    """What the link to it says."""
    page: PageId | None = None
    """The page that the link leads to."""
    url: Url | None = None
    """Or an address outside of the site."""


class TextPage(PageRecord):
    """A page that is not about one record: a text, a list, the home page."""

    kind: Kind = PageKind.TEXT.value
    """What the page shows beside its text."""
    title: Localized
    """The title of the page."""
    short_title: Localized | None = None
    """For navigation, where the title is long."""
    doors: tuple[Door, ...] = ()
    """Ways in, shown on the home page."""
    parent: PageId | None = None
    """The page above this one, between it and the home page."""

    @property
    def menu_title(self) -> Localized:
        """What menus, lists and the way to a page call it."""
        return self.short_title or self.title


COLLECTION = Collection(
    name="pages", word="page", model=TextPage, rank=6, is_folder=True
)
