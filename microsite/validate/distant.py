"""Finds dates of news and events that are still to come, or far from all others."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
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
    years = _Years([*days, *[record.date for record in dated.values()]])
    for ref, record in dated.items():
        origin = site.origins[ref]
        planned = record.publish_on.last_day if record.publish_on else latest
        is_future = record.date.first_day > max(latest, planned)
        if is_future and ref in news:
            yield _report(origin, record.date, years, before, is_future=True)
        elif years.count > _FEW and years.find_gap(record.date.year) > _FAR:
            yield _report(origin, record.date, years, before, is_future=False)


class _Years:
    """The years of all dates, each asked about what the others are."""

    def __init__(self, days: Iterable[PartialDate]) -> None:
        self._times = Counter(day.year for day in days)
        self._sorted = sorted(self._times)
        self.count = self._times.total()

    def find_gap(self, year: int) -> int:
        """How many years lie between one of them and the nearest of the others."""
        if self._times[year] > 1:
            return 0
        at = bisect(self._sorted, year)
        near = [*self._sorted[max(at - 2, 0) : at - 1], *self._sorted[at : at + 1]]
        return min(abs(other - year) for other in near)

    def find_exchanged(self, year: int) -> list[int]:
        """The others that have the same digits."""
        digits = sorted(str(year))
        return [
            other
            for other in self._sorted
            if sorted(str(other)) == digits
            and (other != year or self._times[other] > 1)
        ]


def _report(
    origin: Origin,
    day: PartialDate,
    years: _Years,
    before: Before,
    *,
    is_future: bool,
) -> Finding:
    right = _find_right(origin, day, years, before)
    return problems.UNLIKELY_DATE(
        message("this news is of {day}, which is still to come", day=DayName(day))
        if is_future
        else message(
            "{day} is {years} years from all other dates",
            day=DayName(day),
            years=years.find_gap(day.year),
        ),
        origin.place(("date",), text=str(day)),
        help=message("write {right}", right=right)
        if right
        else message("write “publish_on: {day}” below it, or correct the date", day=day)
        if is_future
        else message("correct the year"),
    )


def _find_right(origin: Origin, day: PartialDate, years: _Years, before: Before) -> str:
    """The date of before, or the one whose digits have changed places."""
    former = before.find(origin, ("date",))
    if isinstance(former, str) and former != str(day):
        return former
    exchanged = years.find_exchanged(day.year)
    return f"{exchanged[0]}{str(day)[4:]}" if len(exchanged) == 1 else ""
