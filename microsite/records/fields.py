"""Reads what a field path of a declaration means: `mayor.person.name` of a commune."""

from __future__ import annotations

from functools import cache
from typing import Any, get_type_hints

from pydantic.fields import FieldInfo

from microsite.records.collection import Collection, Types
from microsite.records.record import Record
from microsite.records.site import Site
from microsite.records.value import Part, Reference
from microsite.records.walk import find_reference, read_shape
from twinlint.data import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A reference to a record, as a field holds it."""

    collection: str
    id: str

    def __str__(self) -> str:
        return self.id


def read_field(site: Site, value: object, path: str) -> object:
    """What a field path of a record, or of a part of one, leads to; `""` is itself.

    None when a step of the way is not given; a tuple when a step has several values. A
    reference at the end is a `Link`.
    """
    if isinstance(value, tuple):
        found = (read_field(site, each, path) for each in value)
        return tuple(each for each in found if each is not None)
    if value is None or not path:
        return value
    if isinstance(value, Link):
        named = site.collection(value.collection).get(value.id)
        return read_field(site, named, path)
    step, _, rest = path.partition(".")
    return read_field(site, _take_step(value, step), rest)


def _take_step(value: Any, step: str) -> object:
    name, reference = _find_step(value.__class__, step)
    found = getattr(value, name)
    if reference is None or found is None:
        return found
    if isinstance(found, tuple):
        return tuple(Link(reference.collection, id_) for id_ in found)
    return Link(reference.collection, found)


@cache
def _find_step(model: type, step: str) -> tuple[str, Reference | None]:
    """The attribute behind a name of the file, and what it refers to."""
    name, info = _find_field(model, step)
    return name, find_reference(info) if info else None


def _find_field(model: type, step: str) -> tuple[str, FieldInfo | None]:
    """The attribute behind a name of the file, and its description when it is a field.

    Other names are those of properties.
    """
    if issubclass(model, Part):
        for name, info in model.model_fields.items():
            if (info.alias or name) == step:
                return name, info
    return step, None


def find_shape(types: Types, model: type, path: str) -> type | None:
    """The class of what a field path of a model leads to; None when it leads nowhere.

    A reference at the end is a `Link`.
    """
    step, _, rest = path.partition(".")
    _, info = _find_field(model, step)
    if info is None:
        shape = _find_property(model, step)
    else:
        shape = read_shape(info.annotation)[0]
        reference = find_reference(info)
        if reference and reference.collection not in types:
            return None
        if reference:
            shape = types[reference.collection].model if rest else Link
    return find_shape(types, shape, rest) if shape and rest else shape


def _find_property(model: type, name: str) -> type | None:
    getter = getattr(getattr(model, name, None), "fget", None)
    return read_shape(get_type_hints(getter)["return"])[0] if getter else None


def is_given(site: Site, name: str, record: Record, way: str) -> bool:
    """True when a record of a collection has something.

    `way` is a field, or a collection whose records may name the record.
    """
    fields = site.types[name].model.model_fields
    if way in site.types and way not in fields:
        return bool(find_citing(site, way, record))
    return read_field(site, record, way) not in (None, "", ())


def has_page(site: Site, declared: Collection, record: Record) -> bool:
    """True for a record with a page of its own, and not only an entry of a list."""
    ways = declared.page_if
    return bool(declared.page) and (
        not ways or any(is_given(site, declared.name, record, way) for way in ways)
    )


def find_citing(site: Site, name: str, cited: Record) -> tuple[str, ...]:
    """The ids of a collection's records that name another record in their fields."""
    model = cited.__class__
    fields = (
        field
        for declared in site.types.values()
        if declared.model is model
        for field in _find_links(site.types[name].model, declared.name)
    )
    return site.collection(name).find_naming(cited.id, *fields)


@cache
def _find_links(model: type[Record], collection: str) -> tuple[str, ...]:
    """The fields of a model that name records of a collection, parts left aside."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if (reference := find_reference(info)) and reference.collection == collection
    )
