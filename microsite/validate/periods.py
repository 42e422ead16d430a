"""Checks beginnings and ends: none is swapped, and no record outlives what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from microsite.records import Part, Prose, Record, Site, terms_of, walk_values
from microsite.validate import problems
from twinlint.finding import DayName, Every, Finding, Message, Place, message

_LINK = re.compile(r"\]\(\s*<?([a-z]+):([\w-]+)")
Period = tuple[date, date]
"""The first day and the last."""
_ALWAYS = (date.min, date.max)


def check_periods(site: Site) -> Iterator[Finding]:
    """Periods that end before they begin, and records that outlive what they name.

    So it is known at once, and not on the day on which a page begins to lead nowhere.
    """
    periods = {ref: _find_period(record) for ref, record in site.records()}
    for ref, record in site.records():
        if _is_swapped(periods[ref]):
            yield _report_swapped(site, ref, record)
    if all(period == _ALWAYS for period in periods.values()):
        return
    for ref, part in site.parts():
        if isinstance(part, Record) and part.draft:
            continue
        own = periods.get(ref, _ALWAYS)
        for named, place in find_named(site, ref, part):
            period = periods.get(named, _ALWAYS)
            if _is_swapped(own) or _is_swapped(period):
                continue  # told once, where the dates are
            if not period[0] <= own[0] <= own[1] <= period[1]:
                mender = ref if isinstance(part, Record) else ""
                yield _report_gap(site, named, period, own, place, mender)


def check_terms(site: Site) -> Iterator[Finding]:
    """No office and no period ends before it begins, whatever record has it."""
    for ref, term in ((ref, t) for ref, part in site.parts() for t in terms_of(part)):
        if term.end.last_day < term.start.first_day:
            origin = site.origins[ref]
            yield problems.SWAPPED_DATES(
                message(
                    "the end, {end}, is before the start, {start}",
                    end=DayName(term.end),
                    start=DayName(term.start),
                ),
                origin.place(term.end_path),
                related=(
                    origin.place(term.start_path, said=message("the start is here")),
                ),
                help=message("correct one of the two, or swap them"),
            )


def _is_swapped(period: Period) -> bool:
    return period[1] < period[0]


def _find_period(record: Record) -> Period:
    """The first and the last day on which a record is published."""
    start, end = record.publish_on, record.publish_until
    return (
        start.first_day if start else date.min,
        end.last_day if end else date.max,
    )


def find_named(site: Site, ref: str, part: Part) -> Iterator[tuple[str, Place]]:
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
            end=DayName(record.publish_until),
            start=DayName(record.publish_on),
        ),
        origin.place(("publish_until",)),
        related=(origin.place(("publish_on",), said=message("the start is here")),),
        help=message("correct one of the two, or swap them"),
    )


def _report_gap(
    site: Site, named: str, period: Period, own: Period, place: Place, ref: str
) -> Finding:
    """The finding on a record that is published on days when another one is not.

    What is advised first is never worse: a date in its place may hide a whole page.
    `ref` is the record that names the other, empty for what cannot have dates.
    """
    id_ = named.partition(":")[2]
    is_early = own[0] < period[0]
    if is_early:
        field, day, own_day = "publish_on", period[0], own[0]
        said = message("“{id}” is published from {day} only", id=id_, day=_name(day))
    else:
        field, day, own_day = "publish_until", period[1], own[1]
        said = message("“{id}” is published until {day} only", id=id_, day=_name(day))
    advice = _advise_removal(id_, is_link=place.locale is not None, is_early=is_early)
    meets = own[0] <= period[1] and period[0] <= own[1]
    if meets and own_day in _ALWAYS and ref and place.locale is None:
        advice = message(
            "{advice}, or give “{id}” the same: {lines}",
            advice=advice,
            id=ref.partition(":")[2],
            lines=Every(_write_dates(period, own)),
        )
    elif meets and own_day not in _ALWAYS:
        advice = message(
            "{advice}, or change the date of this record to “{line}”",
            advice=advice,
            line=f"{field}: {day.isoformat()}",
        )
    there = site.origins[named].place((field,), said=message("that date is here"))
    return problems.PUBLICATION_GAP(said, place, related=(there,), help=advice)


def _write_dates(period: Period, own: Period) -> Iterator[str]:
    """The lines that keep a record within a period that it leaves."""
    if own[0] < period[0]:
        yield f"publish_on: {period[0].isoformat()}"
    if period[1] < own[1]:
        yield f"publish_until: {period[1].isoformat()}"


def _name(day: date) -> DayName:
    return DayName(day.isoformat())


def _advise_removal(id_: str, *, is_link: bool, is_early: bool) -> Message:
    if is_link and is_early:
        return message("remove the link until that day, and keep its words")
    if is_link:
        return message("remove the link, and keep its words")
    if is_early:
        return message("remove “{id}” here until that day", id=id_)
    return message("remove “{id}” here", id=id_)
