"""Holds how far a solution has come against the dates of its trial."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from microsite.records import Site, Solution, Status
from microsite.validate import problems
from twinlint.finding import DayName, Finding, message


def check_statuses(site: Site, today: date | None) -> Iterator[Finding]:
    """Trials that are over before their last day, or begun before their first."""
    day = today or site.settings.updated.last_day
    for id_, solution in site.solutions.items():
        found = _find_contradiction(solution, day)
        if not found or not solution.period:
            continue
        field, right = found
        given = solution.period.start if field == "from" else solution.period.end
        origin = site.origins[f"solution:{id_}"]
        there = origin.place(("period", field), said=message("that date is here"))
        yield problems.CONTRADICTED_STATUS(
            message(
                "status is “{status}”, and “{field}” is {day}",
                status=solution.status.value,
                field=field,
                day=DayName(given),
            ),
            origin.place(("status",)),
            related=(there,),
            help=message(
                "write “status: {right}”, or correct the date", right=right.value
            ),
        )


def _find_contradiction(solution: Solution, day: date) -> tuple[str, Status] | None:
    """The date that contradicts a status, and the status that would be right."""
    status, period = solution.status, solution.period
    if period is None or status == Status.MENTIONED:
        return None
    start, end = period.start, period.end
    if start and start.first_day > day:
        return None if status == Status.ANNOUNCED else ("from", Status.ANNOUNCED)
    if end and end.last_day < day:
        return None if status == Status.TESTED else ("to", Status.TESTED)
    if end and end.first_day > day and status == Status.TESTED:
        return "to", Status.TESTING
    if start and start.last_day < day and status == Status.ANNOUNCED:
        return "from", Status.TESTING
    return None
