"""Leaves of what was found in two files what a branch has touched."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from twinlint.changes import Changes
from twinlint.documents import Document, DocumentError, read_parts
from twinlint.source import Span
from twinlint.twins import Twins

_WORD = re.compile(r"\w")


def select_touched(twins: Twins, changes: Changes) -> Twins:
    """The same with the findings that are about what was touched.

    A passage that was taken out of one version is missing behind the text before it.
    """
    starts: dict[str, list[tuple[int, int]]] = {}

    def find_next(span: Span) -> int:
        if not starts:
            starts.update(_read_starts(twins))
        known = starts.get(span.path, [])
        at = bisect_right(known, (span.line, span.column))
        return known[at][0] if at < len(known) else span.end_line

    return replace(twins, findings=tuple(changes.select(twins.findings, find_next)))


def _read_starts(twins: Twins) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Where the texts of both files begin, and behind them their ends."""
    try:
        documents = twins.read()
        for document in documents:
            yield document.text.path, sorted(_list_starts(document))
    except (DocumentError, ValueError):
        return  # It was changed meanwhile, and is compared in the next run.


def _list_starts(document: Document) -> Iterator[tuple[int, int]]:
    yield document.text.value.count("\n") + 2, 1
    for part in read_parts(document):
        text, plain = part.content.text, part.content.markup.plain
        for each in part.content.stretches:
            found = _WORD.search(plain, each.start, each.end)
            if found:
                span = text.span(found.start(), found.end())
                yield span.line, span.column
