"""Chooses the records that are published on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from microsite.records import Record, Records, Site


def choose_published(site: Site, today: date | None, *, with_drafts: bool) -> Site:
    """The records that are published on a day, others and drafts beside them.

    With drafts all records are there, and the site says which are only previewed.
    """

    def is_published(record: Record) -> bool:
        return not record.draft and (today is None or record.is_due(today))

    others = [(ref, each) for ref, each in site.records() if not is_published(each)]
    if with_drafts:
        return replace(site, previewed=frozenset(ref for ref, _ in others))
    kept = {
        name: Records({id_: r for id_, r in records.items() if is_published(r)})
        for name, records in site.collections.items()
    }
    waiting = tuple((ref, record) for ref, record in others if not record.draft)
    drafts = [(ref, record) for ref, record in others if record.draft]
    halves: list[tuple[str, Record]] = []
    for each in site.halves:
        (drafts if site.origins[each[0]].is_draft else halves).append(each)
    site = replace(site, halves=tuple(halves), drafts=tuple(drafts))
    return replace(site, collections=kept, waiting=waiting)
