"""Finds ends of addresses that have changed places between languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from microsite.pages import Page
from microsite.publish.problems import LOST_ADDRESS
from microsite.records import PageRecord, Site
from twinlint.finding import Every, Finding, message


def find_swapped(
    site: Site, pages: Iterable[Page], lost: Container[str]
) -> Iterator[tuple[tuple[str, ...], Finding]]:
    """Addresses of a record that are lost, as each language has the end of another.

    `lost` are all that lead nowhere. With each group what is to be said of it.
    """
    by_record: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        by_record[page.key].append(page)
    for key, versions in by_record.items():
        former = tuple(_find_former(each, site, lost) for each in versions)
        ends = {_split(page.url)[1] for page in versions}
        if all(former) and ends == {_split(url)[1] for url in former}:
            yield former, _report(site, key, former, versions)


def _find_former(page: Page, site: Site, lost: Container[str]) -> str:
    """The address that a page lost, and that ends as another language has it now."""
    record = page.record
    if not isinstance(record, PageRecord) or record.slug is None:
        return ""
    start, end = _split(page.url)
    others = (record.slug_in(locale) for locale in site.locales)
    asked = (f"{start}/{other}/" for other in others if other != end)
    return next((address for address in asked if address in lost), "")


def _split(address: str) -> tuple[str, str]:
    start, _, end = address.rstrip("/").rpartition("/")
    return start, end


def _report(
    site: Site, key: str, former: tuple[str, ...], versions: Iterable[Page]
) -> Finding:
    right = {
        page.locale: _split(address)[1]
        for page, address in zip(versions, former, strict=True)
    }
    first, *others = (("slug", locale) for locale in site.locales)
    origin = site.origins[key]
    return LOST_ADDRESS(
        message(
            "these values have changed places, so that {addresses} lead nowhere",
            addresses=Every(former),
        ),
        origin.place(first),
        related=tuple(
            origin.place(other, said=message("this one too")) for other in others
        ),
        help=message(
            "write {lines}",
            lines=Every(f"{locale}: {end}" for locale, end in right.items()),
        ),
    )
