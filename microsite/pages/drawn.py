"""What drawn figures show: how far a trial has come, how many of how many are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from microsite.records import (
    Edition,
    Figure,
    PartialDate,
    Site,
    Solution,
    Status,
)
from twinlint.data import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a trial has come on the day of the last review, in months begun."""

    start: PartialDate
    end: PartialDate | None
    """What its own record says; None where only the programme says how long it is."""
    reviewed: PartialDate
    months: int
    """That it lasts, the last one perhaps in part."""
    month: int
    """The one under way, counted from 1; more than all of them when they are over."""

    @property
    def done(self) -> int:
        """Months to draw as begun."""
        return min(self.month, self.months)

    @property
    def is_over(self) -> bool:
        """True when all months have passed."""
        return self.month > self.months


@dataclass(frozen=True, slots=True)
class Step:
    """A number of those that were there, on the way to those that were kept."""

    figure: Figure
    share: int
    """Of the first number, in hundredths."""


def progress_of(site: Site, solutions: Iterable[Solution]) -> Progress | None:
    """How far the first trial that is under way has come, of those of some solutions.

    None when no trial is under way, or when a month is not known: nothing is drawn more
    precisely than its sources say. The day is that of the last review, not of a clock.
    """
    reviewed = site.settings.updated
    terms = [term for term in _find_terms(solutions) if term[0].month]
    if not terms or reviewed.month is None:
        return None
    start, end = min(terms, key=lambda term: term[0].first_day)
    if end:
        months = _count_months(start, end) if end.month else 0
    else:
        months = int(site.programme.duration_months) if site.programme else 0
    month = _count_months(start, reviewed)
    if month < 1 or months < 1:
        return None
    return Progress(start, end, reviewed, months, month)


def _count_months(start: PartialDate, day: PartialDate) -> int:
    """Months begun from the start of a trial to a day, by the day where both have it.

    >>> _count_months(PartialDate(2026, 6, 15), PartialDate(2027, 9, 14))
    15
    """
    months = 12 * (day.year - start.year) + (day.month or 1) - (start.month or 1) + 1
    return months - 1 if start.day and day.day and day.day < start.day else months


def _find_terms(
    solutions: Iterable[Solution],
) -> Iterator[tuple[PartialDate, PartialDate | None]]:
    """The start and, where it is said, the end of each trial that is under way."""
    for solution in solutions:
        period = solution.period
        if solution.status == Status.TESTING and period and period.start:
            yield period.start, period.end


def selection_of(site: Site, edition: Edition) -> tuple[Step, ...]:
    """The figures of the choice of an edition's communes, from all to those kept."""
    figures = tuple(site.figures[id_] for id_ in edition.selection)
    first = max((figure.value for figure in figures), default=0)
    return tuple(
        Step(figure, round(100 * figure.value / first)) for figure in figures if first
    )
