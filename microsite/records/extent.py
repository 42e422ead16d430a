"""The same site with more of its records or fewer: drafts, halves, other days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from microsite.records.programme import Programme
from microsite.records.record import Record
from microsite.records.records import Records
from microsite.records.site import Site
from microsite.records.walk import is_complete


def add_complete_halves(site: Site) -> Site:
    """The site with those halves among its records that lack nothing.

    A draft stays what it is, however complete: nobody counts it.
    """
    drafts: list[tuple[str, Record]] = []
    complete: list[tuple[str, Record]] = []
    left: list[tuple[str, Record]] = []
    for each in site.halves:
        if each[1].draft:
            drafts.append(each)
        else:
            (complete if is_complete(each[1]) else left).append(each)
    is_whole = site.is_whole or (site.is_read and not left)
    site = _add_records(site, complete)
    return replace(site, halves=(*left, *drafts), is_whole=is_whole)


def add_checked_drafts(site: Site) -> Site:
    """The site with drafts whose texts are checked, and that are not shown."""
    return replace(site, halves=(*site.halves, *site.drafts), drafts=())


def add_other_days(site: Site) -> Site:
    """The site with the records of other days among those of this one."""
    return replace(_add_records(site, site.waiting), waiting=())


def _add_records(site: Site, more: Iterable[tuple[str, Record]]) -> Site:
    """The site with other records behind its own."""
    added: dict[str, dict[str, Record]] = {}
    for ref, record in more:
        word, _, id_ = ref.partition(":")
        added.setdefault(word, {})[id_] = record
    collections = dict(site.collections)
    for name, declared in site.types.items():
        if declared.word in added:
            own = site.collection(name)
            collections[name] = Records({**own, **added[declared.word]})
    programme = added.get("programme", {}).get("")
    if site.programme is None and isinstance(programme, Programme):
        return replace(site, collections=collections, programme=programme)
    return replace(site, collections=collections)


def leave_out_previewed(site: Site) -> Site:
    """The site with those records only that are published on its day."""
    if not site.previewed:
        return site
    collections = {
        name: Records(
            {
                id_: record
                for id_, record in site.collection(name).items()
                if f"{declared.word}:{id_}" not in site.previewed
            }
        )
        for name, declared in site.types.items()
    }
    return replace(site, collections=collections, previewed=frozenset())
