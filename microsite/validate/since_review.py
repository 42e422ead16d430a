"""Finds events and calls that came to pass since the last review, by today's date.

Pages know the day of the last review alone; this is what asks for the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from microsite.records import Call, CallState, Origin, PartialDate, Site
from microsite.validate import problems
from twinlint.finding import DayName, Finding, Message, Place, message


def check_review(site: Site, today: date | None) -> Iterator[Finding]:
    """Calls that have changed their state since the review, events that have passed.

    Nothing without a day, as in a preview of drafts.
    """
    reviewed = site.settings.updated
    if today is None or today <= reviewed.last_day:
        return
    for id_, call in site.calls.items():
        state = call.find_state(today)
        if state != call.find_state(reviewed.last_day):
            yield _report_call(site, site.origins[f"call:{id_}"], call, state)
    for id_, event in site.timeline.items():
        if reviewed.last_day < event.date.last_day < today:
            yield problems.UNREVIEWED_EVENT(
                _say_when(event.date, reviewed),
                site.origins[f"event:{id_}"].place(("date",)),
                related=(_place_review(site),),
                help=message("write what took place, then set “updated:” to that day"),
            )


def _report_call(site: Site, origin: Origin, call: Call, state: CallState) -> Finding:
    reviewed = site.settings.updated
    if state == CallState.CLOSED:
        field = "closes"
        told = message(
            "the call has closed ({day}) since the last review ({reviewed})",
            day=DayName(call.closes),
            reviewed=DayName(reviewed),
        )
    else:
        field = "opens"
        told = message(
            "the call has opened ({day}) since the last review ({reviewed})",
            day=DayName(call.opens),
            reviewed=DayName(reviewed),
        )
    return problems.OUTDATED_CALL(
        told,
        origin.place((field,)),
        related=(_place_review(site),),
        help=message("read its texts again, then set “updated:” to the day you did"),
    )


def _place_review(site: Site) -> Place:
    origin = site.origins["site"]
    return origin.place(("updated",), said=message("the last review is here"))


def _say_when(day: PartialDate, reviewed: PartialDate) -> Message:
    return message(
        "{day} has passed since the last review ({reviewed})",
        day=DayName(day),
        reviewed=DayName(reviewed),
    )
