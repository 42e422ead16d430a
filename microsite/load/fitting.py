"""Which fields stand where the models of records have them, and what they hold.

A file that cannot be read may be read after a small change; whether that is what its
editor meant, the names of its fields tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from microsite.records import (
    COLLECTIONS,
    SLUG,
    Data,
    Document,
    Localizable,
    Localized,
    Part,
    Programme,
    Settings,
    SlugByLocale,
    Waiver,
    read_shape,
)
from twinlint.data import dataclass
from twinlint.source import FieldPath

_SINGLE: dict[str, type[Part]] = {"site": Settings, "programme": Programme}
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*")
"""The name of a language, in the place of a field's."""

_TEXTS = (Localized, Localizable)
"""What has a text in each language."""
_HELD = (Part, *_TEXTS, dict)
"""What has names below its own."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """What may stand in a file."""

    model: type[Part]
    depth: int
    """How many names stand above the fields: 1 where each record has its own."""

    def fits(self, document: Document, path: FieldPath) -> bool:
        """Whether a field is known at a place, and holds what it should."""
        value = find_value(document.data, path)
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

    def has_field(self, name: str) -> bool:
        """Whether a record itself has a field of that name."""
        fields = self.model.model_fields.items()
        return any(name == (info.alias or each) for each, info in fields)

    def list_names(self, document: Document, path: FieldPath) -> tuple[str, ...]:
        """What a field may be called, whose name is not known, by all it holds.

        Those that a record cannot do without, where any is among them. None where
        another field does not fit.
        """
        below = [key for key in document.keys if key[: len(path)] == path]
        others = (key for key in document.keys if key[: len(path)] != path)
        if not all(self.fits(document, key) for key in others):
            return ()
        names = [
            name
            for name in self._list_free(document, path[:-1])
            if self.is_whole(document, path, self.find_kind((*path[:-1], name)))
            and all(
                _is_known(
                    self.model,
                    (*path[self.depth : -1], name, *key[len(path) :]),
                    find_value(document.data, key),
                )
                for key in below
            )
        ]
        value = find_value(document.data, path)
        if isinstance(value, dict):
            names = [*self._choose(path, names, value)]
        elif isinstance(value, list):
            has_names = any(isinstance(item, dict) for item in value)
            names = [n for n in names if self._lists(path, n, has_names=has_names)]
        shape = _find_shape(self.model, path[self.depth : -1])
        required = [name for name in names if shape and _needs(shape.kind, name)]
        return tuple(required or names)

    def _choose(
        self, path: FieldPath, names: Iterable[str], value: dict[str, Data]
    ) -> Iterable[str]:
        """The names of fields that hold others, best those that hold such texts."""
        kinds = {name: self.find_kind((*path[:-1], name)) or str for name in names}
        kinds = {n: kind for n, kind in kinds.items() if issubclass(kind, _HELD)}
        is_slug = all(re.fullmatch(SLUG, str(each)) for each in value.values())
        is_long = any("\n" in str(each) for each in value.values())
        slugs = [n for n, kind in kinds.items() if issubclass(kind, SlugByLocale)]
        others = (
            name
            for name, kind in kinds.items()
            if name not in slugs and getattr(kind, "is_prose", is_long) == is_long
        )
        return [*(slugs if is_slug else ()), *others]

    def _lists(self, path: FieldPath, name: str, *, has_names: bool) -> bool:
        """Whether the items of a field have names below them, or are plain texts."""
        shape = _find_shape(self.model, (*path[self.depth : -1], name))
        kind = (shape and shape.kind) or str
        if has_names:
            return issubclass(kind, (Part, *_TEXTS))
        return not issubclass(kind, (Part, Localized))

    def _list_free(self, document: Document, path: FieldPath) -> list[str]:
        """The names of the fields, or languages, that do not stand at a place yet."""
        shape = _find_shape(self.model, path[self.depth :])
        held = find_value(document.data, path)
        if shape is None or shape.kind is None or not isinstance(held, dict):
            return []
        if issubclass(shape.kind, Part):
            known = [i.alias or n for n, i in shape.kind.model_fields.items()]
        else:
            known = self._list_languages(document)
        return [name for name in known if name not in held and name != "id"]

    def is_whole(self, document: Document, path: FieldPath, kind: type | None) -> bool:
        """Whether a value of a kind has what none can do without.

        All fields that a part needs, and all languages of the file.
        """
        value = find_value(document.data, path)
        if not isinstance(value, dict) or kind is None:
            return True
        if issubclass(kind, _TEXTS):
            return set(value) >= set(self._list_languages(document))
        if not issubclass(kind, Part):
            return True
        needed = _list_needed(kind)
        return all(name in value or name == "id" for name in needed)

    def _list_languages(self, document: Document) -> list[str]:
        """The languages of the texts of a file."""
        own = _list_names(self.model)
        steps = {str(k[-1]) for k in document.keys if self._may_be_language(k)}
        return sorted(filter(_LANGUAGE.fullmatch, steps - own))

    def _may_be_language(self, path: FieldPath) -> bool:
        shape = _find_shape(self.model, path[self.depth :])
        return shape is None or shape.is_in_language

    def find_kind(self, path: FieldPath) -> type | None:
        """The class of what stands at a place; None for a list, or for anything."""
        shape = _find_shape(self.model, path[self.depth :])
        return None if shape is None or shape.is_list else shape.kind

    def holds_text(self, path: FieldPath) -> bool:
        """Whether no fields can stand below a name, those of languages included."""
        shape = _find_shape(self.model, path[self.depth :])
        if shape is None or shape.kind is None or shape.is_in_language:
            return True
        return shape.is_list or not issubclass(shape.kind, Part | Localized)

    def holds_one_text(self, path: FieldPath) -> bool:
        """Whether a text stands at a place, and neither fields nor a list."""
        shape = _find_shape(self.model, path[self.depth :])
        if shape is None or shape.kind is None or shape.is_list:
            return False
        return shape.is_in_language or not issubclass(shape.kind, _HELD)

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


def _list_needed(model: type[Part]) -> list[str]:
    fields = model.model_fields.items()
    return [info.alias or name for name, info in fields if info.is_required()]


def _needs(kind: type | None, name: str) -> bool:
    """Whether no part of a kind can do without a field."""
    if kind is None or not issubclass(kind, Part):
        return False
    return name in _list_needed(kind)


def find_value(data: Data, path: FieldPath) -> Data:
    """What stands at a place."""
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
