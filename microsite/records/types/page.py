"""The pages that are not about one record: one file each in `content/pages/`."""

from __future__ import annotations

from typing import Annotated

from microsite.records.record import PageKind, PageRecord
from microsite.records.value import Localized, Reference

PageId = Annotated[str, Reference("pages")]


class TextPage(PageRecord):
    """A page that is not about one record: a text, a list, the home page."""

    kind: PageKind = PageKind.TEXT
    title: Localized
    short_title: Localized | None = None
    """For navigation, where the title is long."""
    parent: PageId | None = None
    """The page above this one, between it and the home page."""
