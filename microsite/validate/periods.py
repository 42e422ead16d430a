"""Checks when records are published: never what another record leads to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from microsite.records import Part, Prose, Record, Site, walk_values
from microsite.validate import problems
from twinlint.finding import Finding, Place, message

_LINK = re.compile(r"\]\(\s*<?([a-z]+):([\w-]+)")
_ALWAYS = (date.min, date.max)


def check_periods(site: Site) -> Iterator[Finding]:
    """Periods that end before they begin, and records that outlive what they name.

    So it is known at once, and not on the day on which a page begins to lead nowhere.
    """
    periods = {ref: _find_period(record) for ref, record in site.records()}
    for ref, record in site.records():
        start, end = periods[ref]
        if end < start:
            yield _report_swapped(site, ref, record)
    if all(period == _ALWAYS for period in periods.values()):
        return
    for ref, part in site.parts():
        if isinstance(part, Record) and part.draft:
            continue
        own = periods.get(ref, _ALWAYS)
        for named, place in _find_named(site, ref, part):
            period = periods.get(named, _ALWAYS)
            if not period[0] <= own[0] <= own[1] <= period[1]:
                yield _report_gap(named, period, own, place)


def _find_period(record: Record) -> tuple[date, date]:
    """The first and the last day on which a record is published."""
    start, end = record.publish_on, record.publish_until
    return (
        start.first_day if start else date.min,
        end.last_day if end else date.max,
    )


def _find_named(site: Site, ref: str, part: Part) -> Iterator[tuple[str, Place]]:
    """The records that a part of the site refers to or links to, with the places."""
    words = {name: declared.word for name, declared in site.types.items()}
    origin = site.origins[ref]
    for leaf in walk_values(part):
        if leaf.reference is not None:
            named = f"{words[leaf.reference.collection]}:{leaf.value}"
            yield named, origin.place(leaf.path, text=str(leaf.value))
        elif isinstance(leaf.value, Prose):
            for locale, _ in leaf.value.items():
                text = origin.text((*leaf.path, locale))
                for link in _LINK.finditer(text.value):
                    start, end = link.start(1), link.end(2)
                    named = text.value[start:end]
                    way = origin.find_path((*leaf.path, locale))
                    yield named, Place(text.span(start, end), locale, named, way)


def _report_swapped(site: Site, ref: str, record: Record) -> Finding:
    origin = site.origins[ref]
    return problems.SWAPPED_DATES(
        message(
            "the end, {end}, is before the start, {start}",
            end=str(record.publish_until),
            start=str(record.publish_on),
        ),
        origin.place(("publish_until",)),
        related=(origin.place(("publish_on",), said=message("it begins here")),),
        help=message("correct one of the two, or swap them"),
    )


def _report_gap(
    named: str, period: tuple[date, date], own: tuple[date, date], place: Place
) -> Finding:
    """The finding on a record that is published on days when another one is not."""
    id_ = named.partition(":")[2]
    if own[0] < period[0]:
        said = message(
            "“{id}” is published from {day} only", id=id_, day=period[0].isoformat()
        )
        advice = message("give this record the same “publish_on:”, or a later one")
    else:
        said = message(
            "“{id}” is published until {day} only", id=id_, day=period[1].isoformat()
        )
        advice = message("give this record the same “publish_until:”, or an earlier")
    return problems.PUBLICATION_GAP(said, place, help=advice)
