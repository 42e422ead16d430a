"""Finds ids and records that stand twice, and words which one to keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from microsite.records import (
    Collection,
    Data,
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
    walk_values,
)
from microsite.validate import problems
from microsite.validate.before import Before
from microsite.validate.copied import find_copied
from microsite.validate.exchanged import (
    find_exchanged,
    find_exchanged_holders,
    find_exchanged_since,
)
from microsite.validate.suspects import Suspects
from twinlint.finding import Every, Finding, Message, Place, message, plural_message
from twinlint.kept import ask_once
from twinlint.source import FieldPath

_ADDRESS = "slug"
_MORE = ("summary", "body")
"""Texts that say more of what a title and a day make known."""
_OWN = ("id", _ADDRESS, "note", "draft")
"""Fields that a copy may have to itself."""
_BESIDE = ("title", "date")
"""Fields that tell how much of a record with the address of another was copied."""


def find_copies(site: Site, suspects: Suspects) -> Iterator[Finding]:
    """A finding for each record with a name or a code of another, at both places.

    And for each text that is another’s, where not the whole record is.
    """
    yield from find_exchanged(site)
    yield from find_exchanged_holders(site)
    yield from find_exchanged_since(site, suspects.before)
    for name, declared in site.types.items():
        for ids, fields in _list_shared(site, name, declared):
            refs = (f"{declared.word}:{ids[0]}", f"{declared.word}:{ids[1]}")
            suspects.told.add(frozenset(refs))
            ordered, is_sure = suspects.order(refs, map(_split, fields))
            yield _report(site, ordered, fields, suspects.before, is_sure=is_sure)
    yield from find_copied(site, suspects)


def _list_shared(
    site: Site, name: str, declared: Collection
) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Each two records of a type that have in common what only one can have."""
    records = site.collection(name)
    first: dict[tuple[str, str], str] = {}
    first_like: dict[tuple[str, ...], str] = {}
    known = _list_known(declared)
    for id_, record in records.items():
        shared: dict[str, list[str]] = defaultdict(list)
        for field in _list_distinct(declared):
            value = _read_value(site, record, field)
            if value and first.setdefault((field, value), id_) != id_:
                shared[first[field, value]].append(field)
        like = first_like.setdefault(_read_all(site, record, known), id_)
        if like != id_ and not shared and _is_whole_copy(record, records[like]):
            shared[like] = list(known)
        for other, fields in shared.items():
            if fields == [_ADDRESS]:
                fields += _list_same(site, declared, record, records[other])
            yield (id_, other), fields


def _split(field: str) -> FieldPath:
    return tuple(field.split("."))


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


def _read_value(site: Site, record: Record, field: str) -> str:
    """What a field says, in all languages; nothing when it is not given."""
    value = read_field(site, record, field)
    if isinstance(value, Localized | Localizable):
        texts = [text for _, text in value.items()] or [value[site.locales[0]]]
        return "\n".join(texts).casefold()
    return "" if value is None else str(value).casefold()


def _report(
    site: Site,
    refs: tuple[str, str],
    fields: list[str],
    before: Before,
    *,
    is_sure: bool,
) -> Finding:
    """The finding on the first of two records that have some fields in common."""
    here, there = (site.origins[ref] for ref in refs)
    id_, other = (ref.partition(":")[2] for ref in refs)
    former = before.find(here, _split(fields[0])) if len(fields) == 1 else None
    is_copy = fields[0] == _ADDRESS
    paths = [_split(field) for field in fields]
    find = Origin.key_place if is_copy else Origin.place
    places = [find(there, path) for path in (paths if is_copy else paths[:1])]
    said = plural_message(
        "“{id}” has it here", "“{id}” has them here", count=len(fields), id=other
    )
    return problems.DUPLICATE_RECORD(
        message(
            "“{id}” has the same {fields} as “{other}”",
            id=id_,
            fields=Every(fields),
            other=other,
        ),
        find(here, paths[0]),
        related=tuple(replace(each, message=said) for each in places),
        help=_advise(id_, former, is_sure=is_sure),
    )


def _advise(id_: str, former: Data, *, is_sure: bool) -> Message:
    """`former` is what a field of the record said in the last commit."""
    if not is_sure:
        return message(
            "one of the two is wrong: write there what is its own, or delete the record"
            " if it is a copy"
        )
    if isinstance(former, str):
        return message(
            "write here again what the last commit has, {former}, or what is right for"
            " “{id}” now",
            former=former,
            id=id_,
        )
    return message("write those of “{id}” here, or delete this record", id=id_)
