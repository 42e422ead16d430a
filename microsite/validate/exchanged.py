"""Finds records that are called what the key of the other one spells."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.records import Record, Site, read_title, suggest_id
from microsite.validate import problems
from twinlint.finding import Finding, Place, message
from twinlint.source import FieldPath

_TITLES = ("title", "name", "term")
"""Fields that say what a record is called."""


def find_exchanged(site: Site) -> Iterator[Finding]:
    """A finding for each two records that have each other's name."""
    for collection, declared in site.types.items():
        records = site.collection(collection)
        spelled = {id_: _spell(site, record) for id_, record in records.items()}
        for id_, names in spelled.items():
            for other, name in names.items():
                if not id_ < other or id_ in names or id_ not in spelled.get(other, ()):
                    continue
                here, there = (
                    _find_place(site, f"{declared.word}:{each}", records[each])
                    for each in (id_, other)
                )
                yield problems.EXCHANGED_NAME(
                    message("“{key}” is called {name}", key=id_, name=name),
                    here,
                    related=(there,),
                    help=message(
                        "write {name} here, and {other} at the other place",
                        name=spelled[other][id_],
                        other=name,
                    ),
                )


def _spell(site: Site, record: Record) -> dict[str, str]:
    """What a record is called in each language, by the key that it would spell."""
    titles = [read_title(record, locale) for locale in site.locales]
    return {suggest_id(title): title for title in titles}


def _find_place(site: Site, ref: str, record: Record) -> Place:
    field = next((name for name in _TITLES if getattr(record, name, None)), "")
    path: FieldPath = (field,) if field else ()
    return site.origins[ref].place(path, said=message("the name stands here"))
