"""Finds ids and records that stand twice, and words which one to keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from microsite.records import (
    Collection,
    Document,
    Localizable,
    Localized,
    Origin,
    Part,
    PartialDate,
    Record,
    Site,
    list_references,
    read_field,
    read_shape,
    suggest_id,
    walk_values,
)
from microsite.validate import problems
from microsite.validate.exchanged import find_exchanged, find_exchanged_holders
from microsite.validate.renamed import Used
from twinlint.finding import Every, Finding, Place, message
from twinlint.kept import ask_once
from twinlint.source import FieldPath

_ADDRESS = "slug"
_MORE = ("summary", "body")
"""Texts that say more of what a title and a day make known."""
_OWN = ("id", _ADDRESS, "note", "draft")
"""Fields that a copy may have to itself."""
_BESIDE = ("title", "date")
"""Fields that tell how much of a record with the address of another was copied."""


def find_copies(site: Site, used: Used) -> Iterator[Finding]:
    """A finding for each record with a name or a code of another, at both places.

    Drafts come last, so that it is the draft that has to change; before them stand the
    records that others name, those that are `used`.
    """
    yield from find_exchanged(site)
    yield from find_exchanged_holders(site)
    for name, declared in site.types.items():
        records = site.collection(name)
        first: dict[tuple[str, str], Record] = {}
        first_like: dict[tuple[str, ...], Record] = {}
        known = _list_known(declared)
        in_order = sorted(
            records.values(),
            key=lambda record: (record.draft, (name, record.id) not in used),
        )
        for record in in_order:
            shared: dict[str, list[str]] = defaultdict(list)
            for field in _list_distinct(declared):
                value = _read_value(site, record, field)
                if value and first.setdefault((field, value), record) is not record:
                    shared[first[field, value].id].append(field)
            like = first_like.setdefault(_read_all(site, record, known), record)
            if like is not record and not shared and _is_whole_copy(record, like):
                shared[like.id] = list(known)
            for other, fields in shared.items():
                ids = (record.id, other)
                if _is_called(record) and not _is_called(records[other]):
                    ids = (other, record.id)
                if fields == [_ADDRESS]:
                    fields += _list_same(site, declared, record, records[other])
                yield _report(site, declared, *ids, fields)


def _list_distinct(declared: Collection) -> tuple[str, ...]:
    """The fields that no two records may have in common."""
    has_address = _ADDRESS in declared.model.model_fields
    return (*declared.distinct, _ADDRESS) if has_address else declared.distinct


def _list_known(declared: Collection) -> tuple[str, ...]:
    """The fields by which a record is known: those that every one of its type has.

    Where a day is among them, without the texts that say more of it.
    """
    infos = declared.model.model_fields.items()
    fields = {info.alias or n: info for n, info in infos if info.is_required()}
    left_out = ("id", *_MORE) if _is_dated(declared.model) else ("id",)
    return tuple(name for name in fields if name not in left_out)


@cache
def _is_dated(model: type[Part]) -> bool:
    """Whether each record has a day: with its title, that tells it from all others."""
    infos = model.model_fields.values()
    required = (info.annotation for info in infos if info.is_required())
    return any(read_shape(each)[0] is PartialDate for each in required)


def _read_all(site: Site, record: Record, known: tuple[str, ...]) -> tuple[str, ...]:
    """What the fields say by which a record is known; its name where they are none."""
    values = tuple(_read_value(site, record, field) for field in known)
    return values if any(values) else (record.id,)


def _is_whole_copy(record: Record, other: Record) -> bool:
    """Whether two that are known by the same also refer to the same, and cite it.

    Without a day, whether they say the same throughout.
    """
    if _is_dated(type(record)):
        return list_references(record) == list_references(other)
    mine, others = (
        [leaf[:2] for leaf in walk_values(each) if leaf.path[0] not in _OWN]
        for each in (record, other)
    )
    return mine == others


def _list_same(
    site: Site, declared: Collection, record: Record, other: Record
) -> Iterator[str]:
    for field in _BESIDE:
        if field in declared.model.model_fields:
            value = _read_value(site, record, field)
            if value and value == _read_value(site, other, field):
                yield field


@ask_once
def find_repeated_ids(document: Document) -> tuple[Finding, ...]:
    """Parts of one list, in one record, that are called the same."""
    first: dict[tuple[FieldPath, str], FieldPath] = {}
    found = []
    for path, stretch in document.values.items():
        if len(path) < 3 or path[-1] != "id" or not isinstance(path[-2], int):
            continue
        value = document.source.value[stretch.start : stretch.end].strip("\"'")
        before = first.setdefault((path[:-2], value), path)
        if before != path:
            found.append(_report_id(document, path, before, value))
    return tuple(found)


def _report_id(
    document: Document, path: FieldPath, before: FieldPath, value: str
) -> Finding:
    return problems.DUPLICATE_RECORD(
        message(
            "“{id}” stands twice in {list}",
            id=value,
            list=Origin(document).name(path[:-2]),
        ),
        Place(document.span(path), text=value, field=path),
        related=(
            Place(
                document.span(before),
                message=message("it stands here first"),
                field=before,
            ),
        ),
        help=message("give this one another “id:”"),
    )


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
    is_copy = fields[0] == _ADDRESS
    path = (fields[0],)
    return problems.DUPLICATE_RECORD(
        message(
            "“{id}” has the same {fields} as “{other}”",
            id=id_,
            fields=Every(fields),
            other=other,
        ),
        here.key_place(path) if is_copy else here.place(path),
        related=(
            replace(
                there.key_place(path) if is_copy else there.place(path),
                message=message("“{id}” has it here", id=other),
            ),
        ),
        help=message("write those of “{id}” here, or delete this record", id=id_),
    )
