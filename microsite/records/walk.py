"""Walks the values of a record, and reads the shape of its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    NamedTuple,
    Protocol,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

from pydantic.fields import FieldInfo

from microsite.records.format import Format
from microsite.records.value import Part, Prose, Reference
from twinlint.kept import ask_once
from twinlint.source import FieldPath

R = TypeVar("R")
Named = tuple[FieldPath, str, str]
"""The way to a reference, the collection and the id that it names."""


class Leaf(NamedTuple):
    """A value of a record, with the way to it and what its type says."""

    path: FieldPath
    value: object
    reference: Reference | None = None


def walk_values(part: Part, path: FieldPath = ()) -> Iterator[Leaf]:
    """Every value of a record that is neither a part nor a list, in order.

    Field names are those of the file (`from`, not `start`); fields left out are
    skipped.
    """
    if path or not _is_itself(part):
        leaves: list[Leaf] = []
        _add_values(part, path, leaves)
        return iter(leaves)
    return iter(_list_values(part))


@ask_once
def _list_values(part: Part) -> tuple[Leaf, ...]:
    leaves: list[Leaf] = []
    _add_values(part, (), leaves)
    return tuple(leaves)


class Front(Protocol):
    """What stands in front of a record, and has to see each reading."""

    def ask_behind(self, name: str, function: Callable[[Part], R]) -> R:
        """What a function says of the record, as one reading by a name."""


def list_references(part: Part) -> tuple[Named, ...]:
    """The way to each reference in a record, and the collection and id it names."""
    if _is_itself(part):
        return _list_references(part)
    return cast(Front, part).ask_behind("references", _list_references)


@ask_once
def _list_references(part: Part) -> tuple[Named, ...]:
    return tuple(
        (leaf.path, leaf.reference.collection, str(leaf.value))
        for leaf in walk_values(part)
        if leaf.reference
    )


@ask_once
def list_prose(part: Part) -> tuple[FieldPath, ...]:
    """The ways to the Markdown texts of a record, each with its language."""
    return tuple(
        (*leaf.path, locale)
        for leaf in walk_values(part)
        if isinstance(leaf.value, Prose)
        for locale, _ in leaf.value.items()
    )


def _is_itself(part: Part) -> bool:
    """False for what stands in front of a record, and has to see each reading."""
    return issubclass(type(part), Part)


def _add_values(part: Part, path: FieldPath, leaves: list[Leaf]) -> None:
    written = part.model_fields_set
    for name, in_file, reference in _list_fields(part.__class__):
        if name in written:
            value = getattr(part, name)
            if value is not None:
                _add_value(value, (*path, in_file), reference, leaves)


@cache
def _list_fields(kind: type[Part]) -> tuple[tuple[str, str, Reference | None], ...]:
    """Each field of a type: its name, its name in files, what it refers to."""
    return tuple(
        (name, info.alias or name, find_reference(info))
        for name, info in kind.model_fields.items()
    )


def _add_value(
    value: Any, path: FieldPath, reference: Reference | None, leaves: list[Leaf]
) -> None:
    kind = _find_kind(value.__class__)
    if kind is None:
        leaves.append(Leaf(path, value, reference))
    elif kind is Part:
        _add_values(value, path, leaves)
    else:
        items = enumerate(value) if kind is tuple else value.items()
        for key, item in items:
            _add_value(item, (*path, key), reference, leaves)


@cache
def _find_kind(of: type) -> type | None:
    """What the values of a class are walked as; None for those that are leaves.

    Asked once for each class, since it takes long to find out that one is a part.
    """
    return next((kind for kind in (tuple, dict, Part) if issubclass(of, kind)), None)


def walk_parts(part: Part, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Part]]:
    """Every part inside a record, lists included, with the way to it; not itself."""
    if path or not _is_itself(part):
        return _find_parts(part, path)
    return iter(_list_parts(part))


@ask_once
def _list_parts(part: Part) -> tuple[tuple[FieldPath, Part], ...]:
    return tuple(_find_parts(part, ()))


def _find_parts(part: Part, path: FieldPath) -> Iterator[tuple[FieldPath, Part]]:
    for name, written, _ in _list_fields(part.__class__):
        yield from _walk_parts(getattr(part, name), (*path, written))


def _walk_parts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, Part]]:
    if isinstance(value, Part):
        yield path, value
        yield from _find_parts(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk_parts(item, (*path, index))


def is_complete(value: object) -> bool:
    """Whether a record, or what it says, has all that it must have.

    What can be read of a broken one may lack something (`Site.halves`).
    """
    if isinstance(value, tuple):
        return all(each is not None and is_complete(each) for each in value)
    if not isinstance(value, Part):
        return True
    return all(
        is_complete(held) and not (held is None and info.is_required())
        for name, info in type(value).model_fields.items()
        for held in [getattr(value, name)]
    )


def walk_references(
    model: type[Part], data: object, path: FieldPath = ()
) -> Iterator[tuple[FieldPath, Reference, str]]:
    """What plain data of a record refers to, whether or not the record is right."""
    if not isinstance(data, dict):
        return
    for name, info in model.model_fields.items():
        written = info.alias or name
        value = data.get(written)
        reference, (shape, is_list) = find_reference(info), read_shape(info.annotation)
        if is_list != isinstance(value, list):
            continue
        items = enumerate(value) if isinstance(value, list) else ()
        places = [((*path, written, i), each) for i, each in items]
        for way, each in places if is_list else [((*path, written), value)]:
            if reference and isinstance(each, str):
                yield way, reference, each
            elif shape and issubclass(shape, Part):
                yield from walk_references(shape, each, way)


def find_reference(info: FieldInfo) -> Reference | None:
    """What the ids of a field, or of a list's items, refer to; None for no reference.

    What a part of the field refers to is not said: the part says it itself.
    """
    return next((m for m in _metadata(info) if isinstance(m, Reference)), None)


def is_coded(info: FieldInfo | None) -> bool:
    """True for a field of ids or codes, which have no space inside."""
    return info is not None and any(
        isinstance(each, Reference | Format) for each in _metadata(info)
    )


def _metadata(info: FieldInfo) -> Iterator[object]:
    yield from info.metadata
    pending = [info.annotation]
    while pending:
        annotation = pending.pop()
        yield from getattr(annotation, "__metadata__", ())
        pending.extend(get_args(annotation))


def read_shape(annotation: object) -> tuple[type | None, bool]:
    """The class behind a field's annotation, and whether the field is a list of it.

    >>> read_shape(tuple[int, ...] | None)
    (<class 'int'>, True)
    """
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation, False
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return read_shape(arguments[0])
    if origin in (Union, UnionType):
        kept = [a for a in arguments if a is not NoneType]
        return read_shape(kept[0])
    if origin is tuple:
        return read_shape(arguments[0])[0], True
    return (origin if isinstance(origin, type) else str), False
