"""Remembers the addresses that were published, so that none is lost unnoticed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from microsite.folder import is_inside, replace_file
from microsite.pages import Page, plan_pages, plan_redirects
from microsite.publish.address_list import ADDRESSES, GONE, read_list, write_lines
from microsite.publish.problems import LOST_ADDRESS
from microsite.publish.swapped_slugs import find_swapped
from microsite.records import (
    Data,
    Localized,
    Origin,
    PageRecord,
    Record,
    Site,
    find_type,
    read_title,
    walk_values,
)
from twinlint.finding import (
    Every,
    Finding,
    Message,
    Place,
    message,
    plural_message,
    sort_findings,
)
from twinlint.source import Span
from twinlint.suggest import suggest_words


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
    lines = read_list(root)
    known = {line.address: line.number for line in lines}
    if not known or not site.is_whole:
        return ()
    now = _Now(site, tuple(pages))
    gone = {line.address for line in lines if line.is_gone}
    lost = [each for each in known if each not in gone and not now.leads(each)]
    lost.sort(key=known.__getitem__)
    swapped = tuple(find_swapped(site, now.pages.values(), frozenset(lost)))
    told = {address for addresses, _ in swapped for address in addresses}
    lost = [address for address in lost if address not in told]
    drafts = {each: now.find_draft(each) for each in lost}
    lost = [address for address in lost if not drafts[address]]
    bare = {each: key for each in lost if (key := now.find_bare(each))}
    lost = [address for address in lost if address not in bare]
    groups = _group(lost, lambda each: now.guess(each, known) or _end(each))
    hidden = _group((each for each in drafts if drafts[each]), drafts.__getitem__)
    return (
        tuple(finding for _, finding in swapped)
        + tuple(
            _report_draft(site.origins[drafts[addresses[0]]], addresses)
            for addresses in hidden
        )
        + tuple(
            _report_bare(site, bare[addresses[0]], addresses, known)
            for addresses in _group(bare, bare.__getitem__)
        )
        + tuple(
            _report(
                now,
                addresses,
                now.guess(addresses[0], known),
                tuple(_place(address, known[address]) for address in addresses),
                _say_gone(addresses),
            )
            for addresses in groups
        )
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
    known = {line.address for line in read_list(root)}
    now = _Now(site, plan_pages(site)[0])
    keys = {
        str(page.url): page.key
        for page in plan_pages(before)[0]
        if page.is_indexed and page.url not in known and not now.leads(page.url)
    }
    words = {declared.word: name for name, declared in site.types.items()}
    findings = []
    for addresses in _group(sorted(keys), keys.__getitem__):
        key = keys[addresses[0]]
        word, _, id_ = key.partition(":")
        heir = f"{word}:{former.get((words.get(word, ''), id_)) or id_}"
        is_sure = heir == key and heir in now.keys
        if is_sure or _share_words(before, key, site, heir):
            place = site.origins[heir].key_place(("slug",))
        else:
            place = before.origins[key].key_place(())
            heir = now.guess(addresses[0], keys)
        note = message(
            "write in {file}, each on a line of its own: {lines}",
            file=ADDRESSES,
            lines=Every(f"{address} {GONE}" for address in addresses),
        )
        told = (now, addresses, heir, (place,), note)
        findings.append(_report(*told, is_sure=is_sure))
    return tuple(findings)


_FEW = 12
"""Letters of a text below which two records may well have the same."""


def _share_words(before: Site, key: str, site: Site, heir: str) -> bool:
    """Whether one record may have become another: its title, or a text, is in both.

    That the files look alike says nothing: all records of a type do.
    """
    old, new = dict(before.records()).get(key), dict(site.records()).get(heir)
    if old is None or new is None:
        return False
    return bool(_list_words(before, old) & _list_words(site, new))


def _list_words(site: Site, record: Record) -> set[str]:
    words = {read_title(record, locale) for locale in site.locales}
    for leaf in walk_values(record):
        if isinstance(leaf.value, Localized):
            words.update(text for _, text in leaf.value.items() if len(text) > _FEW)
    return words


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
        self._drafts = {
            end: key
            for key, origin in site.origins.items()
            if key not in self.keys
            for end in _list_ends(key, origin.data())
        }

        self._bare = {
            record.slug_in(locale): key
            for key, record in site.records()
            if key not in self.keys and isinstance(record, PageRecord)
            for locale in site.locales
        }

    def leads(self, address: str) -> bool:
        """Whether it leads somewhere, or will on the day of its record."""
        return address in self._there or _end(address) in self._waiting

    def find_draft(self, address: str) -> str:
        """The key of the record that an address was of, and that is a draft now."""
        return self._drafts.get(_end(address), "")

    def find_bare(self, address: str) -> str:
        """The key of the record that an address was of, and that has no page now."""
        return self._bare.get(_end(address), "")

    def guess(self, address: str, known: Container[str]) -> str:
        """The key of the page that may be meant: it is new, and its address is like it.

        Empty where there is none: another new page has nothing to do with it.
        """
        new = sorted(url for url in self.pages if url not in known)
        ends = {
            _end(url): url for url in new if url.split("/")[1] == address.split("/")[1]
        }
        near = [ends[end] for end in suggest_words(_end(address), ends)]
        url = near[0] if near else ""
        return self.pages[url].key if url else ""


def _list_ends(key: str, data: Data) -> Iterator[str]:
    """The last segments of the addresses that a draft would have."""
    if isinstance(data, dict) and data.get("draft") == "true":
        yield key.rpartition(":")[2]
        slug = data.get("slug")
        yield from map(str, slug.values() if isinstance(slug, dict) else ())


def _end(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


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


def _report_draft(origin: Origin, addresses: tuple[str, ...]) -> Finding:
    """One finding on the addresses of a record that was published, and is a draft."""
    return LOST_ADDRESS(
        plural_message(
            "{addresses} was published, and leads nowhere while this is a draft",
            "{addresses} were published, and lead nowhere while this is a draft",
            count=len(addresses),
            addresses=Every(addresses),
        ),
        origin.key_place(("draft",)),
        help=message(
            "delete this line, so that it is published again; or, if it is to stay off"
            " the site, write “gone” after each of these addresses in {list}",
            list=ADDRESSES,
        ),
    )


def _report_bare(
    site: Site, key: str, addresses: tuple[str, ...], known: Mapping[str, int]
) -> Finding:
    """One finding on the addresses of a record that has no page any more."""
    declared = find_type(site.types, key)
    ways = declared.page_if if declared else ()
    fields = tuple(way for way in ways if way not in site.types)
    values = {"fields": fields, "otherwise": _say_gone(addresses)}
    others = tuple(way for way in ways if way in site.types)
    return LOST_ADDRESS(
        plural_message(
            "{addresses} was published, and leads nowhere, as this has no page now",
            "{addresses} were published, and lead nowhere, as this has no page now",
            count=len(addresses),
            addresses=Every(addresses),
        ),
        site.origins[key].key_place(()),
        related=tuple(
            replace(_place(each, known[each]), message=message("this one too"))
            for each in addresses
        ),
        help=message(
            "name it in {others}, or give it the field {fields}; if the page is gone,"
            " for good or for a time, {otherwise}",
            others=others,
            **values,
        )
        if others
        else message(
            "give it the field {fields}; if the page is gone, for good or for a time,"
            " {otherwise}",
            **values,
        ),
    )


def _say_gone(addresses: tuple[str, ...]) -> Message:
    return plural_message(
        "write “{word}” after the address in {file}",
        "write “{word}” after each of these addresses in {file}",
        count=len(addresses),
        word=GONE,
        file=ADDRESSES,
    )


def order_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place, each once; those in the list last, as others are what they come from.

    A record that is gone is named by records, and by the addresses of its pages.
    """

    def is_listed(finding: Finding) -> bool:
        return finding.place is not None and finding.place.span.path == ADDRESSES

    return tuple(sorted(sort_findings(findings), key=is_listed))


def _report(
    now: _Now,
    addresses: tuple[str, ...],
    heir: str,
    places: tuple[Place, ...],
    otherwise: Message,
    *,
    is_sure: bool = False,
) -> Finding:
    """One finding on the addresses of a page: all of them go into one list.

    `heir` is the page that has another address now, or that may have.
    """
    first, *others = places
    origin = now.site.origins.get(heir) if heir in now.keys else None
    record = next((p.record for p in now.pages.values() if p.key == heir), None)
    aliases = (*(record.aliases if record else ()), *addresses)
    line = f"aliases: [{', '.join(aliases)}]"
    file = _name_record(origin)
    if is_sure:
        advice = message("write “{line}” in {file}", line=line, file=file)
    elif origin:
        advice = message(
            "if {file} is this page now, write “{line}” there; if the page is gone, for"
            " good or for a time, {otherwise}",
            file=file,
            line=line,
            otherwise=otherwise,
        )
    else:
        advice = message(
            "if another page says the same, write “{line}” in its record; if the page"
            " is gone, for good or for a time, {otherwise}",
            line=line,
            otherwise=otherwise,
        )
    count, lost = len(addresses), Every(addresses)
    return LOST_ADDRESS(
        plural_message(
            "{file} has another address now; {addresses} leads nowhere",
            "{file} has other addresses now; {addresses} lead nowhere",
            count=count,
            file=file,
            addresses=lost,
        )
        if is_sure
        else plural_message(
            "{addresses} was published and leads nowhere",
            "{addresses} were published and lead nowhere",
            count=count,
            addresses=lost,
        ),
        first,
        related=tuple(replace(e, message=message("this one too")) for e in others),
        help=advice,
    )


def _name_record(origin: Origin | None) -> str | Message:
    """Where a record is written, as an editor looks for it."""
    if origin is None:
        return ""
    path = origin.document.path
    if not origin.prefix:
        return path
    return message("“{id}” of {file}", id=str(origin.prefix[0]), file=path)


def list_lost(finding: Finding) -> tuple[str, ...]:
    """The addresses that a finding tells to lead nowhere."""
    return tuple(dict(finding.message.values).get("addresses", ()))


def remember_addresses(root: Path, pages: Iterable[Page]) -> int:
    """Add the addresses of a site to its list; the number of new ones."""
    known = {line.address: line.is_gone for line in read_list(root)}
    there = list_addresses(pages)
    back = {each for each in there if known.get(each)}
    new = there - known.keys()
    file = root / ADDRESSES
    if (new or back) and is_inside(file, root):
        file.touch()
        text = write_lines({**known, **dict.fromkeys(new | back, False)})
        replace_file(file, text.encode())
    return len(new)
