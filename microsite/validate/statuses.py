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
            yield from _check_edition(site, solution, day)
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


def _check_edition(site: Site, solution: Solution, day: date) -> Iterator[Finding]:
    """Trials that go on in a closed edition, or are over before their time is.

    A last day of their own says how long they go on; else their edition says that, or
    how long trials of the programme last.
    """
    edition, period = site.editions.get(solution.edition), solution.period
    communes = (site.communes.get(id_) for id_ in solution.communes)
    is_doubtful = any(each and each.edition != solution.edition for each in communes)
    if edition is None or is_doubtful or (period and period.end):
        return
    origin = site.origins[f"solution:{solution.id}"]
    closed = edition.closed
    if closed and closed.last_day < day and solution.status == Status.TESTING:
        there = message("that date is here")
        yield problems.CONTRADICTED_STATUS(
            message(
                "status is “{status}”, and “{edition}” has {day} for its end",
                status=solution.status.value,
                edition=edition.id,
                day=DayName(closed),
            ),
            origin.place(("status",)),
            related=(
                site.origins[f"edition:{edition.id}"].place(("closed",), said=there),
            ),
            help=message(
                "write “status: {right}”; or, if the trial still goes on, give its last"
                " day, “to:” under “period:”",
                right=Status.TESTED.value,
            ),
        )
    start = period.start if period else None
    months = site.programme.duration_months if site.programme else 0
    is_early = start and months and _add_months(start.first_day, months) > day
    if start and is_early and solution.status == Status.TESTED:
        there = message("that date is here")
        yield problems.CONTRADICTED_STATUS(
            message(
                "status is “{status}”, and the trial began in {day}: trials last"
                " {months} months",
                status=solution.status.value,
                day=DayName(start),
                months=months,
            ),
            origin.place(("status",)),
            related=(origin.place(("period", "from"), said=there),),
            help=message(
                "write “status: {right}”; or, if the trial is over, give its last day,"
                " “to:” under “period:”",
                right=Status.TESTING.value,
            ),
        )


def _add_months(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


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
