"""What a model has at a field path: fields, a field, its class, the lines to type."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from enum import StrEnum
from types import NoneType

from pydantic.fields import FieldInfo

from microsite.records import Localizable, Localized, Part, read_shape
from twinlint.source import FieldPath, Locale


def fields_at(model: type[Part], path: FieldPath) -> tuple[str, ...]:
    """The fields of a part at a path, as files name them; none where no part is."""
    shape = shape_at(model, path)
    if not issubclass(shape, Part):
        return ()
    names = (info.alias or n for n, info in shape.model_fields.items())
    return tuple(name for name in names if name != "id")


def field_at(model: type[Part], path: FieldPath) -> FieldInfo | None:
    """The field of a path; None for an item of a list, and for no field."""
    *above, name = path or ("",)
    shape = shape_at(model, tuple(above))
    fields = shape.model_fields if issubclass(shape, Part) else {}
    return {info.alias or key: info for key, info in fields.items()}.get(str(name))


def shape_at(model: type[Part], path: FieldPath) -> type:
    """The class of a field's value, or of the items of a list; NoneType if unknown."""
    shape: type = model
    for step in path:
        if isinstance(step, int):
            continue
        info = field_at(shape, (step,)) if issubclass(shape, Part) else None
        shape = (info and read_shape(info.annotation)[0]) or NoneType
    return shape


def list_free(model: type[Part], path: FieldPath, held: Container[str]) -> list[str]:
    """The fields of a part at a path that are not held: what it needs comes first.

    What all kinds of records have comes last.
    """
    own = shape_at(model, path).__annotations__

    def order(name: str) -> tuple[bool, bool]:
        info = field_at(model, (*path, name))
        is_needed = info is not None and info.is_required()
        return not is_needed, name not in own

    return sorted((n for n in fields_at(model, path) if n not in held), key=order)


def write_lines(
    shape: type, locales: Iterable[Locale], *, only_needed: bool = False
) -> tuple[str, ...]:
    """The fields of a part as lines to be filled in, its texts first.

    Texts between braces stand in quotation marks: else a comma would end them.
    """
    if not issubclass(shape, Part):
        return ()
    texts = ", ".join(f'{locale}: "…"' for locale in locales)
    lines = []
    for name, info in shape.model_fields.items():
        if only_needed and (not info.is_required() or name == "id"):
            continue
        kind, is_list = read_shape(info.annotation)
        is_text = issubclass(kind or str, Localized | Localizable) and not is_list
        value = f"{{{texts}}}" if is_text else "[…]" if is_list else "…"
        lines.append((not is_text, f"{info.alias or name}: {value}"))
    return tuple(line for _, line in sorted(lines, key=lambda each: each[0]))


def list_chosen(model: type[Part]) -> Iterator[tuple[str, type[StrEnum]]]:
    """The fields that a part needs and that have few values, with the type of those."""
    for name, info in model.model_fields.items():
        kind, _ = read_shape(info.annotation)
        if info.is_required() and kind and issubclass(kind, StrEnum):
            yield info.alias or name, kind
