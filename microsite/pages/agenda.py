"""News, calls, dates, quotations on pages and in feeds: which, how many, of what day.

Templates ask for each under its own name, as for `views.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from microsite.records import (
    Call,
    CallState,
    Commune,
    Edition,
    Event,
    News,
    Office,
    Quotation,
    Site,
    Solution,
    find_citing,
    find_offices,
)
from twinlint.data import dataclass

# Calls --------------------------------------------------------------------------------


def state_of(site: Site, call: Call) -> CallState:
    """Whether a call can be answered, on the day of the last review of the content."""
    return call.find_state(site.settings.updated.last_day)


def calls_by_state(site: Site) -> tuple[tuple[CallState, tuple[Call, ...]], ...]:
    """The calls by their state, those that are open first; an empty state left out.

    Of calls that are to come the next is the first, of others the latest.
    """
    groups: dict[CallState, list[Call]] = {state: [] for state in CallState}
    for call in site.calls.values():
        groups[state_of(site, call)].append(call)
    groups[CallState.TO_COME].reverse()
    return tuple((state, tuple(calls)) for state, calls in groups.items() if calls)


def current_calls(site: Site) -> tuple[Call, ...]:
    """The calls that are open, then those to come."""
    groups = dict(calls_by_state(site))
    return (*groups.get(CallState.OPEN, ()), *groups.get(CallState.TO_COME, ()))


def calls_of(site: Site, record: Commune | Edition) -> tuple[Call, ...]:
    """The calls of a commune or an edition, latest first."""
    return tuple(site.calls[id_] for id_ in find_citing(site, "calls", record))


# What is new, and when ----------------------------------------------------------------


def latest_news(site: Site) -> tuple[News, ...]:
    """All news, latest first."""
    return tuple(site.news.values())


def day_of(site: Site, news: News) -> date:
    """The day of a news where only a full date will do, as in a feed (RFC 4287).

    Of a month or a year it is the last day, which alone is never too early, or that of
    the review when it comes first: no news is of the future. One that was changed since
    is of the day of the change.
    """
    reviewed = site.settings.updated.last_day
    day = max(news.date.first_day, min(news.date.last_day, reviewed))
    return max(day, news.updated.last_day) if news.updated else day


@dataclass(frozen=True, slots=True)
class Entry:
    """Something new, as a feed tells it."""

    ref: str
    """The record: `news:six-communes-join`."""
    record: News | Call
    day: date
    """When it was published or last changed."""
    rank: date
    """What sorts it: of a month the first day, as wherever news are listed."""
    published: str = ""
    """The day of publication, if it is known; RFC 4287 has no month."""


def feed_entries(site: Site) -> tuple[Entry, ...]:
    """The news, and the calls that can be answered now or soon; latest first.

    A call is as old as the day on which it opened, one to come as the last review.
    """
    reviewed = site.settings.updated.last_day
    entries = [
        Entry(
            f"news:{news.id}",
            news,
            day_of(site, news),
            news.updated.last_day if news.updated else news.date.first_day,
            str(news.date) if news.date.day else "",
        )
        for news in latest_news(site)
    ]
    for call in current_calls(site):
        own = call.updated.last_day if call.updated else date.min
        opened = min(call.opens.first_day, reviewed)
        day = max(own, opened)
        entries.append(Entry(f"call:{call.id}", call, day, day))
    return tuple(sorted(entries, key=lambda entry: entry.rank, reverse=True))


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar, and what is on it."""

    id: str
    """The same in every build and language: `event-vote`, `call-second-opens`."""
    date: date
    record: Event | Call
    role: str
    """What the day is to the record: `event`, `opens` or `closes`."""


def calendar_days(site: Site) -> tuple[Day, ...]:
    """The dates of the programme that are known to the day, in the order of time.

    Those of calls are told by the calls, not by the events that name them.
    """
    return tuple(sorted(_list_days(site), key=lambda day: (day.date, day.id)))


def _list_days(site: Site) -> Iterator[Day]:
    for event in site.timeline.values():
        if event.date.day and not event.call:
            yield Day(f"event-{event.id}", event.date.first_day, event, "event")
    for call in site.calls.values():
        for role, when in (("opens", call.opens), ("closes", call.closes)):
            if when.day:
                yield Day(f"call-{call.id}-{role}", when.first_day, call, role)


# What people have said ----------------------------------------------------------------


def quotations_of(
    site: Site, record: Commune | Edition | Solution
) -> tuple[Quotation, ...]:
    """What people have said of a commune, an edition or a solution, latest first."""
    ids = find_citing(site, "quotations", record)
    return tuple(site.quotations[id_] for id_ in ids)


def offices_of(site: Site, quotation: Quotation) -> tuple[Office, ...]:
    """What the speaker of a quotation was on its day."""
    return find_offices(site, quotation.speaker, quotation.date)
