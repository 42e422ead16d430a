"""Holds calls against their own dates, and asks for the address where to apply."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.records import Call, CallState, Site
from microsite.validate import problems
from twinlint.finding import DayName, Finding, message


def check_calls(site: Site) -> Iterator[Finding]:
    """Calls that close before they open; calls that nobody could answer."""
    for id_, call in site.calls.items():
        ref = f"call:{id_}"
        words = "{" + ", ".join(f'{locale}: "…"' for locale in site.locales) + "}"
        if call.closes.last_day < call.opens.first_day:
            yield _report_swapped(site, ref, call)
        elif not call.apply and not call.contact:
            state = call.find_state(site.settings.updated.last_day)
            if state != CallState.CLOSED:
                yield problems.CALL_WITHOUT_ADDRESS(
                    message("{id} closes on {day}", id=id_, day=DayName(call.closes)),
                    site.origins[ref].key_place(()),
                    help=message(
                        "add “{apply}” or “{contact}”, with your own words and address",
                        apply=f"apply: {{name: {words}, url: https://www.example.org}}",
                        contact=f"contact: {{name: {words}, email: ada@example.org}}",
                    ),
                )


def _report_swapped(site: Site, ref: str, call: Call) -> Finding:
    origin = site.origins[ref]
    return problems.SWAPPED_DATES(
        message(
            "the end, {end}, is before the start, {start}",
            end=DayName(call.closes),
            start=DayName(call.opens),
        ),
        origin.place(("closes",)),
        related=(origin.place(("opens",), said=message("the start is here")),),
        help=message("correct one of the two, or swap them"),
    )
