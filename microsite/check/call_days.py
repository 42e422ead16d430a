"""Holds the days of calls against the events that open or close them."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.check.rules.contradicted_date import contradicted_date
from microsite.records import Call, PartialDate, Site
from twinlint.finding import DayName, Finding, message


def check_call_days(site: Site) -> Iterator[Finding]:
    """Calls that neither open nor close when an event of theirs says."""
    for id_, event in site.timeline.items():
        call = site.calls.get(event.call or "")
        if call is None or any(
            day.first_day <= event.date.last_day
            and event.date.first_day <= day.last_day
            for day in (call.opens, call.closes)
        ):
            continue
        field, day = _choose_day(call, event.date)
        origin = site.origins[f"event:{id_}"]
        there = message("{day} stands here", day=DayName(event.date))
        yield contradicted_date.rule(
            message(
                "this gives {right}, and the event “{key}” {words}",
                right=DayName(day),
                key=id_,
                words=DayName(event.date),
            ),
            site.origins[f"call:{call.id}"].place((field,), text=str(day)),
            related=(origin.place(("date",), said=there),),
            help=message(
                "write {right} here, or {wrong} there",
                right=str(event.date),
                wrong=str(day),
            ),
        )


def _choose_day(call: Call, meant: PartialDate) -> tuple[str, PartialDate]:
    """The field of a call that an event is most likely about, and its day."""

    def is_off(each: tuple[str, PartialDate]) -> tuple[bool, int]:
        day = each[1]
        is_same = (day.month, day.day) == (meant.month, meant.day)
        return not is_same, abs((day.first_day - meant.first_day).days)

    return min((("opens", call.opens), ("closes", call.closes)), key=is_off)
