"""The type of what reads a record; `validate/interpret` does it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from microsite.records.collection import Types
from microsite.records.origin import Origin
from microsite.records.types import COLLECTIONS
from microsite.records.value import Part
from twinlint.finding import Finding
from twinlint.source import Locale

T = TypeVar("T", bound=Part)


class Interpret(Protocol):
    """Reads one part of a record, as `interpret_part` of `validate/` does."""

    def __call__(
        self,
        model: type[T],
        origin: Origin,
        locales: tuple[Locale, ...] | None,
        given: Mapping[str, str] | None = None,
        types: Types = COLLECTIONS,
    ) -> tuple[T | None, tuple[Finding, ...]]:
        """The part, or what is wrong with it."""
