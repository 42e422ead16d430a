"""Finds records that are copies of one another: what no two may have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from microsite.records import (
    Collection,
    Localizable,
    Localized,
    Record,
    Site,
    read_field,
    suggest_id,
)
from microsite.validate import problems
from twinlint.finding import Every, Finding, message


def find_copies(site: Site) -> Iterator[Finding]:
    """A finding for each record with a name or a code of another, at both places.

    Drafts come last, so that it is the draft that has to change.
    """
    for name, declared in site.types.items():
        records = site.collection(name)
        first: dict[tuple[str, str], Record] = {}
        for record in sorted(records.values(), key=lambda record: record.draft):
            shared: dict[str, list[str]] = defaultdict(list)
            for field in declared.distinct:
                value = _read_value(site, record, field)
                if value and first.setdefault((field, value), record) is not record:
                    shared[first[field, value].id].append(field)
            for other, fields in shared.items():
                ids = (record.id, other)
                if _is_called(record) and not _is_called(records[other]):
                    ids = (other, record.id)
                yield _report(site, declared, *ids, fields)


def _is_called(record: Record) -> bool:
    """True for a record whose name is made of its title, as a copy's is not."""
    return suggest_id(str(getattr(record, "name", ""))) == record.id


def _read_value(site: Site, record: Record, field: str) -> str:
    """What a field says, in all languages; nothing when it is not given."""
    value = read_field(site, record, field)
    if isinstance(value, Localized | Localizable):
        texts = [text for _, text in value.items()] or [value[site.locales[0]]]
        return "\n".join(texts).casefold()
    return "" if value is None else str(value).casefold()


def _report(
    site: Site, declared: Collection, id_: str, other: str, fields: list[str]
) -> Finding:
    here = site.origins[f"{declared.word}:{id_}"]
    there = site.origins[f"{declared.word}:{other}"]
    return problems.DUPLICATE_RECORD(
        message(
            "“{id}” has the same {fields} as “{other}”",
            id=id_,
            fields=Every(fields),
            other=other,
        ),
        here.place((fields[0],)),
        related=(
            there.place((fields[0],), said=message("“{id}” has it here", id=other)),
        ),
        help=message("write those of “{id}” here, or delete this record", id=id_),
    )
