"""Which fields stand where the models of records have them, and what they hold.

A file that cannot be read may be read after a small change; whether that is what its
editor meant, the names of its fields tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from microsite.records import (
    COLLECTIONS,
    Data,
    Document,
    Localized,
    Part,
    Programme,
    Settings,
    Waiver,
    read_shape,
)
from twinlint.source import FieldPath

_SINGLE: dict[str, type[Part]] = {"site": Settings, "programme": Programme}
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*")
"""The name of a language, in the place of a field's."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """What may stand in a file."""

    model: type[Part]
    depth: int
    """How many names stand above the fields: 1 where each record has its own."""

    def fits(self, document: Document, path: FieldPath) -> bool:
        """Whether a field is known at a place, and holds what it should."""
        value = _find_value(document.data, path)
        if len(path) <= self.depth:
            return len(path) == self.depth and isinstance(value, dict)
        return _is_known(self.model, path[self.depth :], value)

    def count_misfits(self, document: Document) -> int:
        """How many names of fields stand where no model has them."""
        return sum(not self.fits(document, path) for path in document.keys)

    def knows(self, name: str) -> bool:
        """Whether a field anywhere in a record, or a language, is called so."""
        is_language = _LANGUAGE.fullmatch(name) is not None
        return is_language or name in _list_names(self.model)

    def holds_text(self, path: FieldPath) -> bool:
        """Whether no fields can stand below a name, those of languages included."""
        shape = _find_shape(self.model, path[self.depth :])
        if shape is None or shape.kind is None or shape.is_in_language:
            return True
        return shape.is_list or not issubclass(shape.kind, Part | Localized)

    def is_prose(self, path: FieldPath) -> bool:
        """Whether the text at a place may have links and paragraphs."""
        found = _find_shape(self.model, path[self.depth :])
        return found is not None and bool(getattr(found.kind, "is_prose", False))


def find_fitting(path: str) -> Fitting | None:
    """What may stand in a file; None for one that is not made of records."""
    below = path.removeprefix("content/").removesuffix(".yaml")
    folder, _, _ = below.rpartition("/")
    if folder in COLLECTIONS and COLLECTIONS[folder].is_folder:
        return Fitting(COLLECTIONS[folder].model, 0)
    if below in COLLECTIONS and not COLLECTIONS[below].is_folder:
        return Fitting(COLLECTIONS[below].model, 1)
    if below == "waivers":
        return Fitting(Waiver, 1)
    return Fitting(_SINGLE[below], 0) if below in _SINGLE else None


@cache
def _list_names(model: type[Part]) -> frozenset[str]:
    """The names of all fields of a model, and of the parts in it."""
    names: set[str] = set()
    models, seen = [model], {model}
    while models:
        for name, info in models.pop().model_fields.items():
            names.add(info.alias or name)
            kind, _ = read_shape(info.annotation)
            if kind not in seen and isinstance(kind, type) and issubclass(kind, Part):
                seen.add(kind)
                models.append(kind)
    return frozenset(names)


def _find_value(data: Data, path: FieldPath) -> Data:
    for step in path:
        if isinstance(data, list):
            data = data[int(step)]
        elif isinstance(data, dict):
            data = data[str(step)]
    return data


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a model has at some place."""

    kind: type | None
    """None where any value may stand."""
    is_list: bool = False
    is_in_language: bool = False
    """The text of one language."""


def _is_known(model: type[Part], path: FieldPath, value: Data) -> bool:
    shape = _find_shape(model, path)
    if shape is None:
        return False
    if value is None or shape.kind is None:
        return True
    if shape.is_list:
        return isinstance(value, list | dict)
    if shape.is_in_language:
        return isinstance(value, str)
    if issubclass(shape.kind, Part | Localized):
        return isinstance(value, dict)
    return not isinstance(value, list)


def _find_shape(model: type[Part], path: FieldPath) -> _Shape | None:
    """What stands at the end of a way; None where no model leads."""
    shape = _Shape(model)
    for step in path:
        kind = shape.kind
        if kind is None or kind is dict:
            if step in _list_names(model):
                return None  # It has left the fields above.
            shape = _Shape(None)
        elif isinstance(step, int):
            if not shape.is_list:
                return None
            shape = _Shape(kind)
        elif _LANGUAGE.fullmatch(step) and not issubclass(kind, Part):
            shape = _Shape(kind, shape.is_list, is_in_language=not shape.is_list)
        elif issubclass(kind, Part) and not shape.is_list:
            fields = {info.alias or n: info for n, info in kind.model_fields.items()}
            if step not in fields:
                return None
            shape = _Shape(*read_shape(fields[step].annotation))
        else:
            return None
    return shape
