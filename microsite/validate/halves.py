"""Reads what can be read of a record that is not right, so that its texts are checked.

Who mends a date wants to know in the same run that the languages disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar

from pydantic import ValidationError

from microsite.records import (
    Localizable,
    Localized,
    Origin,
    Part,
    Record,
    Types,
    list_kinds,
    read_shape,
)
from microsite.validate.interpret import Folder
from microsite.validate.problems import CUT_TEXT
from twinlint.finding import Finding
from twinlint.source import FieldPath, Locale

if TYPE_CHECKING:
    from pydantic import TypeAdapter

P = TypeVar("P", bound=Part)


class Broken(NamedTuple):
    """A record that is not right."""

    ref: str
    model: type[Part]
    origin: Origin


def read_halves(
    broken: Iterable[Broken], locales: tuple[Locale, ...], types: Types
) -> Iterator[tuple[str, Record]]:
    """What can be read of each record that has fields, with its reference.

    A field that must be there and is not, or not right, is None.
    """
    context = {"kinds": list_kinds(types), "locales": locales}
    for ref, model, origin in broken:
        data = origin.data()
        if issubclass(model, Record) and isinstance(data, dict):
            folder = Folder(origin, locales)
            plain = folder.fold_part(model, data, ())
            id_ = {"id": ref.partition(":")[2] or ref}
            reader = _Reader(context, _list_cut(origin, folder.findings))
            yield ref, reader.read_part(model, plain | id_, ())


def _list_cut(origin: Origin, findings: Iterable[Finding]) -> tuple[FieldPath, ...]:
    """The ways in a record to texts that a comma cuts: each says half of what it says.

    Of a part in braces, that may be any of its texts.
    """
    start = len(origin.prefix)
    cut = (f.place.field for f in findings if f.rule == CUT_TEXT.name and f.place)
    return tuple(field[start:] for field in cut)


class _Reader(NamedTuple):
    """Reads parts of a record field by field, each by itself."""

    context: Mapping[str, object]
    cut: tuple[FieldPath, ...]
    """The ways to texts that nobody compares, as they are cut."""

    def read_part(self, model: type[P], data: Mapping[str, Any], path: FieldPath) -> P:
        """A part with the fields that are right, and None for the others."""
        right: dict[str, Any] = {}
        lacked: dict[str, None] = {}
        for name, info in model.model_fields.items():
            written, value = info.alias or name, None
            if written in data:
                way = (*path, written)
                value = self._read_field(model, name, data[written], way)
            if value is not None:
                right[name] = value
            elif info.is_required():
                lacked[name] = None
        return model.model_construct(set(right), **right, **lacked)

    def _read_field(
        self, model: type[Part], name: str, value: Any, path: FieldPath
    ) -> Any:
        info = model.model_fields[name]
        if not self._is_cut(path):
            try:
                return _adapt(model, name).validate_python(value, context=self.context)
            except ValidationError:
                pass
        shape, is_list = read_shape(info.annotation)
        if shape is None or not issubclass(shape, Part | Localized | Localizable):
            return None
        if is_list and isinstance(value, list):
            items = enumerate(value)
            return tuple(self._read_one(shape, each, (*path, i)) for i, each in items)
        return None if is_list else self._read_one(shape, value, path)

    def _read_one(self, shape: type[Any], value: Any, path: FieldPath) -> Any:
        if issubclass(shape, Part):
            is_part = isinstance(value, dict)
            return self.read_part(shape, value, path) if is_part else None
        if self._is_cut(path):
            return None
        try:
            return shape.model_validate(value, context=self.context)
        except ValidationError:
            return None

    def _is_cut(self, path: FieldPath) -> bool:
        """Whether a field is, holds or is part of a text that is cut."""
        return any(way[: len(path)] == path[: len(way)] for way in self.cut)


@cache
def _adapt(model: type[Part], name: str) -> TypeAdapter[Any]:
    """What reads one field of a type, as the whole type does."""
    from pydantic import TypeAdapter

    info = model.model_fields[name]
    form: Any = info.annotation
    for each in info.metadata:
        form = Annotated[form, each]
    return TypeAdapter(form)
