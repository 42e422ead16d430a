"""Remembers the addresses that were published, so that none is lost unnoticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from microsite.folder import is_inside, read_file, replace_file
from microsite.pages import Page, plan_redirects
from microsite.publish.problems import LOST_ADDRESS
from microsite.records import PageRecord, Site
from twinlint.finding import Finding, Place, message
from twinlint.source import Span
from twinlint.suggest import suggest_words

ADDRESSES = "content/addresses.txt"


def list_addresses(pages: Iterable[Page]) -> frozenset[str]:
    """The addresses of pages that others may have linked to."""
    return frozenset(page.url for page in pages if page.is_indexed)


def check_addresses(root: Path, site: Site, pages: Iterable[Page]) -> Iterator[Finding]:
    """Addresses of the list that lead nowhere any more; none without a list.

    Those of records that are published on other days are not lost.
    """
    pages = tuple(pages)
    there: set[str] = {page.url for page in pages}
    there.update(redirect.source for redirect in plan_redirects(site, pages))
    waiting = {
        record.slug_in(locale)
        for _, record in site.waiting
        if isinstance(record, PageRecord)
        for locale in site.locales
    }
    known = _read_list(root)
    new = sorted(list_addresses(pages) - {address for _, address in known})
    for number, address in known:
        if address in there or address.rstrip("/").rpartition("/")[2] in waiting:
            continue
        guesses = suggest_words(address, new)
        yield LOST_ADDRESS(
            message("{address} was published and leads nowhere", address=address),
            Place(Span(ADDRESSES, number, 1, number, len(address) + 1), text=address),
            help=message(
                "if it is now {guesses}, write “aliases: [{address}]” in that record",
                guesses=guesses,
                address=address,
            )
            if guesses
            else message(
                "write “aliases: [{address}]” in the record that readers should see, or"
                " delete this line",
                address=address,
            ),
        )


def remember_addresses(root: Path, pages: Iterable[Page]) -> int:
    """Add the addresses of a site to its list; the number of new ones."""
    known = {address for _, address in _read_list(root)}
    new = list_addresses(pages) - known
    file = root / ADDRESSES
    if new and is_inside(file, root):
        file.touch()
        text = "".join(f"{address}\n" for address in sorted(known | new))
        replace_file(file, text.encode())
    return len(new)


def _read_list(root: Path) -> tuple[tuple[int, str], ...]:
    """The addresses of the list with their lines, from 1."""
    try:
        text = read_file(root / ADDRESSES).decode("utf-8", "replace")
    except OSError:
        return ()
    lines = enumerate(map(str.strip, text.splitlines()), 1)
    return tuple((number, line) for number, line in lines if line)
