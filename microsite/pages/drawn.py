"""What drawn figures show: how far a trial has come, how many of how many are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from microsite.records import (
    Edition,
    Figure,
    PartialDate,
    Site,
    Solution,
    Status,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a trial has come on the day of the last review, in calendar months."""

    start: PartialDate
    reviewed: PartialDate
    months: int
    """That it lasts."""
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
    starts = [start for start in _find_starts(solutions) if start.month]
    if not site.programme or not starts or reviewed.month is None:
        return None
    start = min(starts, key=lambda each: each.first_day)
    month = 12 * (reviewed.year - start.year) + reviewed.month - (start.month or 1) + 1
    months = int(site.programme.duration_months)
    return Progress(start, reviewed, months, month) if month > 0 < months else None


def _find_starts(solutions: Iterable[Solution]) -> Iterator[PartialDate]:
    for solution in solutions:
        period = solution.period
        if solution.status == Status.TESTING and period and period.start:
            yield period.start


def selection_of(site: Site, edition: Edition) -> tuple[Step, ...]:
    """The figures of the choice of an edition's communes, from all to those kept."""
    figures = tuple(site.figures[id_] for id_ in edition.selection)
    first = max((figure.value for figure in figures), default=0)
    return tuple(
        Step(figure, round(100 * figure.value / first)) for figure in figures if first
    )
