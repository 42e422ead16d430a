"""Remembers the records that documents hold, as long as a file stays as it is."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, TypeVar

from microsite.digest import make_key
from microsite.incremental.memo import Memo
from microsite.records import (
    COLLECTIONS,
    Document,
    Interpret,
    Origin,
    Part,
    Site,
    Types,
    list_kinds,
)
from twinlint.finding import Finding
from twinlint.kept import ask_once
from twinlint.source import Locale

T = TypeVar("T", bound=Part)


def remember_records(memo: Memo, read: Interpret) -> Interpret:
    """Reads a record as `read` does; the same text is read once.

    What is wrong with a record points into its file: so only what has no fault is
    remembered.
    """
    last: tuple[Types | None, tuple[str, ...]] = (None, ())

    @ask_once
    def open_shelf(_: Document) -> dict[Hashable, Any]:
        """The records that were read from a document, while it stays as it was."""
        return {}

    def describe_types(types: Types) -> tuple[str, ...]:
        nonlocal last
        if last[0] is not types:
            last = types, list_kinds(types)
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

        asked = (
            f"{model.__module__} {model.__qualname__}",
            origin.prefix,
            locales,
            tuple((given or {}).items()),
            describe_types(types),
        )
        shelf = open_shelf(origin.document)
        if asked in shelf:
            memo.kept["record"] += 1
            kept: tuple[T | None, tuple[Finding, ...]] = shelf[asked]
            return kept
        remembered = memo.remember(
            "record", interpret_alone, if_=lambda made: not made[1]
        )
        made = remembered(digest_source(origin.document), *asked)
        if not made[1]:
            shelf[asked] = made
        return made

    return interpret


@ask_once
def digest_source(document: Document) -> str:
    """The digest of what a document says."""
    return make_key(document.source.value)


def describe_parts(site: Site) -> Iterator[tuple[str, str]]:
    """The digest of what each part of a site is read from."""
    for ref, _ in site.parts():
        yield ref, digest_source(site.origins[ref].document)
