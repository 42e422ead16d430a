"""Remembers the addresses that were published, so that none is lost unnoticed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from microsite.folder import is_inside, read_file, replace_file
from microsite.pages import Page, plan_pages, plan_redirects
from microsite.publish.problems import LOST_ADDRESS
from microsite.records import PageRecord, Site
from twinlint.finding import (
    Every,
    Finding,
    Message,
    Place,
    message,
    plural_message,
)
from twinlint.source import Span
from twinlint.suggest import suggest_words

ADDRESSES = "content/addresses.txt"


def list_addresses(pages: Iterable[Page]) -> frozenset[str]:
    """The addresses of pages that others may have linked to."""
    return frozenset(page.url for page in pages if page.is_indexed)


def check_addresses(
    root: Path, site: Site, pages: Iterable[Page]
) -> tuple[Finding, ...]:
    """Addresses of the list that lead nowhere any more; none without a list.

    Those of records that are published on other days are not lost, and while a record
    cannot be read nobody knows which are.
    """
    known = {address: number for number, address in _read_list(root)}
    if not known or not site.is_whole:
        return ()
    now = _Now(site, tuple(pages))
    lost = [address for address in known if not now.leads(address)]
    lost.sort(key=known.__getitem__)
    groups = _group(lost, lambda each: now.guess(each, known) or _end(each))
    return tuple(
        _report(
            now,
            addresses,
            now.guess(addresses[0], known),
            tuple(_place(address, known[address]) for address in addresses),
            message("delete these lines"),
        )
        for addresses in groups
    )


def check_former(
    root: Path, site: Site, before: Site, former: Mapping[tuple[str, str], str]
) -> tuple[Finding, ...]:
    """Addresses of another version of a site that lead nowhere in this one.

    Left out are those of the list, which `check_addresses` tells. `former` has the
    names of records that were renamed: `{(collection, id): id of now}`.
    """
    if not (site.is_whole and before.is_whole):
        return ()
    known = {address for _, address in _read_list(root)}
    now = _Now(site, plan_pages(site)[0])
    keys = {
        str(page.url): page.key
        for page in plan_pages(before)[0]
        if page.is_indexed and page.url not in known and not now.leads(page.url)
    }
    words = {declared.word: name for name, declared in site.types.items()}
    findings = []
    for addresses in _group(sorted(keys), keys.__getitem__):
        word, _, id_ = keys[addresses[0]].partition(":")
        heir = f"{word}:{former.get((words.get(word, ''), id_)) or id_}"
        if heir in now.keys:
            place = site.origins[heir].key_place(("slug",))
        else:
            place = before.origins[keys[addresses[0]]].key_place(())
            heir = now.guess(addresses[0], keys)
        leave = message("leave it: this is told of this branch only")
        findings.append(_report(now, addresses, heir, (place,), leave))
    return tuple(findings)


class _Now:
    """The pages that there are, and what they were called."""

    def __init__(self, site: Site, pages: tuple[Page, ...]) -> None:
        self.site = site
        self.keys = {page.key for page in pages}
        self.pages = {str(page.url): page for page in pages if page.is_indexed}
        self._there: set[str] = {page.url for page in pages}
        self._there.update(each.source for each in plan_redirects(site, pages))
        self._waiting = {
            record.slug_in(locale)
            for _, record in site.waiting
            if isinstance(record, PageRecord)
            for locale in site.locales
        }

    def leads(self, address: str) -> bool:
        """Whether it leads somewhere, or will on the day of its record."""
        return address in self._there or _end(address) in self._waiting

    def guess(self, address: str, known: Container[str]) -> str:
        """The key of the page that may be meant: it is new, and its address is like it.

        Or it is the only new one of its list without a past. Empty where there is none.
        """
        new = sorted(url for url in self.pages if url not in known)
        ends = {
            _end(url): url for url in new if url.split("/")[1] == address.split("/")[1]
        }
        near = [ends[end] for end in suggest_words(_end(address), ends)]
        beside = [
            url
            for url in new
            if _above(url) == _above(address) and not self.pages[url].record.aliases
        ]
        url = near[0] if near else beside[0] if len(beside) == 1 else ""
        return self.pages[url].key if url else ""


def _end(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _above(address: str) -> str:
    return address.rstrip("/").rpartition("/")[0]


def _place(address: str, number: int) -> Place:
    return Place(Span(ADDRESSES, number, 1, number, len(address) + 1), text=address)


def _group(
    addresses: Iterable[str], find_key: Callable[[str], str]
) -> tuple[tuple[str, ...], ...]:
    """Addresses by what they are of, in the order of the first of each."""
    groups: dict[str, list[str]] = {}
    for address in addresses:
        groups.setdefault(find_key(address), []).append(address)
    return tuple(map(tuple, groups.values()))


def _report(
    now: _Now,
    addresses: tuple[str, ...],
    heir: str,
    places: tuple[Place, ...],
    otherwise: Message,
) -> Finding:
    """One finding on the addresses of a page: all of them go into one list."""
    first, *others = places
    origin = now.site.origins.get(heir) if heir in now.keys else None
    record = next((p.record for p in now.pages.values() if p.key == heir), None)
    aliases = (*(record.aliases if record else ()), *addresses)
    line = f"aliases: [{', '.join(aliases)}]"
    if origin is None:
        advice = message(
            "add {addresses} to the list “aliases: […]” of the record that readers"
            " should see; if there is none, {otherwise}",
            addresses=Every(addresses),
            otherwise=otherwise,
        )
    elif origin.prefix:
        advice = message(
            "if it is “{id}” of {file} now, write “{line}” there",
            id=str(origin.prefix[0]),
            file=origin.document.path,
            line=line,
        )
    else:
        advice = message(
            "if it is {file} now, write “{line}” there",
            file=origin.document.path,
            line=line,
        )
    return LOST_ADDRESS(
        plural_message(
            "{addresses} was published and leads nowhere",
            "{addresses} were published and lead nowhere",
            count=len(addresses),
            addresses=Every(addresses),
        ),
        first,
        related=tuple(replace(e, message=message("this one too")) for e in others),
        help=advice,
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
