"""The fields of experiment: `content/themes.yaml`."""

from __future__ import annotations

from typing import Annotated

from microsite.records.record import PageRecord
from microsite.records.value import Localized, Reference

ThemeId = Annotated[str, Reference("themes")]


class Theme(PageRecord):
    """A field of experiment."""

    name: Localized
