"""Holds back what a comparison finds at words that have to change for another reason.

Who follows “add the link there too” while the link itself is wrong writes the fault
into the other language; once it is mended, the comparison is asked again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twinlint.finding import Finding, Place, Severity
from twinlint.source import FieldPath, Span

_WHOLE = "folded-text"
"""The rule on a text that is cut otherwise than its editor sees it: all of it waits."""


def hold_back(found: Iterable[Finding], known: Iterable[Finding]) -> Iterator[Finding]:
    """What was found, without differences of languages at a place with a fault.

    `known` are the faults: errors and warnings.
    """
    spans: dict[str, list[Span]] = defaultdict(list)
    texts: set[tuple[str, FieldPath]] = set()
    for fault in known:
        if fault.place is None or fault.severity is Severity.INFO:
            continue
        spans[fault.place.span.path].append(fault.place.span)
        if fault.rule == _WHOLE:
            texts.add((fault.place.span.path, fault.place.field))
    for finding in found:
        places = _list_sides(finding)
        if not places or not any(_is_hit(each, spans, texts) for each in places):
            yield finding


def _list_sides(finding: Finding) -> tuple[Place, ...]:
    """The places of a difference between two languages; none of another finding."""
    places = tuple(filter(None, (finding.place, *finding.related)))
    languages = {place.locale for place in places if place.locale}
    return places if len(languages) > 1 else ()


def _is_hit(
    place: Place,
    spans: Mapping[str, Sequence[Span]],
    texts: set[tuple[str, FieldPath]],
) -> bool:
    path = place.span.path
    if (path, place.field) in texts:
        return True
    return any(_overlap(place.span, span) for span in spans.get(path, ()))


def _overlap(first: Span, second: Span) -> bool:
    """True for stretches that share a character; an empty one lies in the other."""
    begins = max(_start(first), _start(second))
    ends = min(_end(first), _end(second))
    is_empty = _start(first) == _end(first) or _start(second) == _end(second)
    return begins <= ends if is_empty else begins < ends


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column
