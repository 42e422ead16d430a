"""Writes what stands at the address of a draft that cannot be shown yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from microsite.pages import Output, plan_unfinished
from microsite.records import Origin, Site
from twinlint.finding import Finding, message
from twinlint.reporter import Report, Reporter
from twinlint.sheet import Note
from twinlint.source import Locale
from twinlint.spread import draw_page

_TITLE = message("This draft is not finished")
_STYLE = "style.css"


def draw_unfinished(
    site: Site, findings: tuple[Finding, ...], choose: Callable[[Locale], Reporter]
) -> Iterator[Output]:
    """For each draft that a preview leaves out, what it lacks in the place of its page.

    `choose` gives what draws findings for readers of a language. The style is a file of
    its own beside the page, so that the policy of the site allows it.
    """
    for ref, locale, url in plan_unfinished(site):
        lacking = tuple(each for each in findings if _is_of(site.origins[ref], each))
        note = Note(message("The page is shown here once this is filled in."))
        report = Report(lacking, choose(locale), title=_TITLE, notes=(note,))
        page, folder = draw_page(report), url.lstrip("/")
        written = page.write(_STYLE, is_served=True)
        yield Output(f"{folder}index.html", written.encode())
        yield Output(f"{folder}{_STYLE}", page.style.encode())


def _is_of(origin: Origin, finding: Finding) -> bool:
    """Whether a finding is about the record that is written there."""
    place = finding.place
    if place is None or place.span.path != origin.document.path:
        return False
    return place.field[: len(origin.prefix)] == origin.prefix
