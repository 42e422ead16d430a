"""Finds which record the line of a file belongs to."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from microsite.records import Origin, Site
from twinlint.source import Span


class Whereabouts:
    """The records of a site by the lines of files that they are written in."""

    def __init__(self, site: Site) -> None:
        self._lines: dict[str, list[tuple[int, int, str]]] = {}
        for ref, origin in site.origins.items():
            span = find_span(origin)
            here = self._lines.setdefault(span.path, [])
            here.append((span.line, span.end_line, ref))
        for here in self._lines.values():
            here.sort()

    def find(self, span: Span) -> str:
        """The record that a span begins in: `commune:sceaux`; nothing in no record."""
        here = self._lines.get(span.path, [])
        at = bisect_right(here, span.line, key=itemgetter(0)) - 1
        return here[at][2] if at >= 0 and span.line <= here[at][1] else ""


def find_span(origin: Origin) -> Span:
    """The lines of a record: a whole file, or an entry of one with its name."""
    whole = origin.document.source
    if not origin.prefix:
        return whole.span(0, len(whole.value))
    first = origin.document.key_span(origin.prefix)
    last = origin.document.span(origin.prefix)
    return Span(first.path, first.line, 1, last.end_line, last.end_column)
