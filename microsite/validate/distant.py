"""Finds dates of news and events that are still to come, or far from all others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from microsite.records import Event, News, Origin, PartialDate, Site
from microsite.validate import problems
from microsite.validate.before import Before
from twinlint.finding import DayName, Finding, message

_FAR = 5
"""Years between a date and the nearest one of another record."""
_FEW = 3
"""Dates of other records from which on one is far from them."""


def check_distant(site: Site, before: Before, today: date | None) -> Iterator[Finding]:
    """News that is dated in the future, and dates that are years from all others."""
    reviewed = site.settings.updated.last_day
    latest = max(reviewed, today or reviewed)
    news = {f"news:{id_}": item for id_, item in site.news.items()}
    dated: dict[str, News | Event] = {
        **news,
        **{f"event:{id_}": event for id_, event in site.timeline.items()},
    }
    days = [edition.joined for edition in site.editions.values() if edition.joined]
    days += [day for call in site.calls.values() for day in (call.opens, call.closes)]
    for ref, record in dated.items():
        origin = site.origins[ref]
        others = [each.date for r, each in dated.items() if r != ref] + days
        planned = record.publish_on.last_day if record.publish_on else latest
        is_future = record.date.first_day > max(latest, planned)
        if is_future and ref in news:
            yield _report(origin, record.date, others, before, is_future=True)
        elif len(others) >= _FEW and _find_gap(record.date, others) > _FAR:
            yield _report(origin, record.date, others, before, is_future=False)


def _find_gap(day: PartialDate, others: list[PartialDate]) -> int:
    return min(abs(other.year - day.year) for other in others)


def _report(
    origin: Origin,
    day: PartialDate,
    others: list[PartialDate],
    before: Before,
    *,
    is_future: bool,
) -> Finding:
    right = _find_right(origin, day, others, before)
    return problems.UNLIKELY_DATE(
        message("this news is of {day}, which is still to come", day=DayName(day))
        if is_future
        else message(
            "{day} is {years} years from all other dates",
            day=DayName(day),
            years=_find_gap(day, others),
        ),
        origin.place(("date",), text=str(day)),
        help=message("write {right}", right=right)
        if right
        else message("write “publish_on: {day}” below it, or correct the date", day=day)
        if is_future
        else message("correct the year"),
    )


def _find_right(
    origin: Origin, day: PartialDate, others: list[PartialDate], before: Before
) -> str:
    """The date of before, or the one whose digits have changed places."""
    former = before.find(origin, ("date",))
    if isinstance(former, str) and former != str(day):
        return former
    years = sorted(
        {
            other.year
            for other in others
            if sorted(str(other.year)) == sorted(str(day.year))
        }
    )
    return f"{years[0]}{str(day)[4:]}" if len(years) == 1 else ""
