"""Remembers the records that documents hold, as long as a file stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from microsite.digest import make_key
from microsite.incremental.memo import Memo
from microsite.records import (
    COLLECTIONS,
    Document,
    Interpret,
    Origin,
    Part,
    Types,
    list_kinds,
)
from twinlint.finding import Finding
from twinlint.source import Locale

T = TypeVar("T", bound=Part)


def remember_records(memo: Memo, read: Interpret) -> Interpret:
    """Reads a record as `read` does; the same text is read once.

    What is wrong with a record points into its file: so only what has no fault is
    remembered.
    """
    last: tuple[Document | None, str] = (None, "")

    def describe(document: Document) -> str:
        """The digest of what a document says; of one with many records, once."""
        nonlocal last
        if last[0] is not document:
            last = document, make_key(document.source.value)
        return last[1]

    def interpret(
        model: type[T],
        origin: Origin,
        locales: tuple[Locale, ...] | None,
        given: Mapping[str, str] | None = None,
        types: Types = COLLECTIONS,
    ) -> tuple[T | None, tuple[Finding, ...]]:
        def interpret_alone(*_: object) -> tuple[T | None, tuple[Finding, ...]]:
            return read(model, origin, locales, given, types)

        remembered = memo.remember(
            "record", interpret_alone, if_=lambda made: not made[1]
        )
        return remembered(
            f"{model.__module__} {model.__qualname__}",
            describe(origin.document),
            origin.prefix,
            locales,
            tuple((given or {}).items()),
            list_kinds(types),
        )

    return interpret
