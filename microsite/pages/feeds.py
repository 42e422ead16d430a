"""Plans which feeds and site maps there are; `templates/feeds/` writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date, timedelta

from microsite.pages.agenda import feed_entries
from microsite.pages.page import Page
from microsite.pages.template import (
    find_calendar_url,
    find_feed_url,
    find_kit_url,
    find_map_url,
)
from microsite.records import PageKind, Site
from twinlint.data import dataclass

_REVIEWED_FOR = timedelta(days=365)
"""How long contacts count as right after a review: at most a year (RFC 9116)."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A file for machines, before its template is filled."""

    template: str
    """Below `templates/`; a site has the feeds whose template it has."""
    output_path: str
    """Below the output folder."""
    home: Page
    """The home page of its language."""
    days: Mapping[str, date] = field(default_factory=dict)
    """What its template is told besides what a page is: `updated`, the latest of the
    feed, `reviewed`, `expires`."""


def has_map(site: Site) -> bool:
    """Whether there is something to draw, for readers who would print it."""
    is_placed = any(commune.position for commune in site.communes.values())
    return is_placed and site.page_of_kind(PageKind.PRESS) is not None


def plan_feeds(
    site: Site, pages: tuple[Page, ...], *, can_print: bool = False
) -> Iterator[Feed]:
    """The feeds of a site; none for a site without a home page.

    The press kit is one where it `can_print`: HTML under the name of the PDF that is
    made of it.
    """
    homes = [page for page in pages if page.kind == "home"]
    reviewed = site.settings.updated.last_day
    newest = max((entry.day for entry in feed_entries(site)), default=reviewed)
    days = {
        "updated": newest,
        "reviewed": reviewed,
        "expires": reviewed + _REVIEWED_FOR,
    }
    for home in homes[:1]:
        for name in ("sitemap.xml", "robots.txt"):
            yield Feed(f"feeds/{name}", name, home, days)
        # RFC 9116 has no security.txt without somebody to write to.
        if site.settings.legal.contact_email:
            path = ".well-known/security.txt"
            yield Feed("feeds/security.txt", path, home, days)
    for home in homes:
        path = find_feed_url(home.locale).lstrip("/")
        yield Feed("feeds/atom.xml", path, home, days)
        if site.page_of_kind(PageKind.PRESS) and can_print:
            path = find_kit_url(home.locale).lstrip("/")
            yield Feed("feeds/press-kit.html", path, home, days)
        if has_map(site):
            path = find_map_url(home.locale).lstrip("/")
            yield Feed("feeds/map.svg", path, home, days)
        if site.timeline or site.calls:
            path = find_calendar_url(home.locale).lstrip("/")
            yield Feed("feeds/calendar.ics", path, home, days)
