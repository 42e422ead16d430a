"""Writes the JSON Schemas that give editors completion, from the models of records.

Descriptions are in the reference language of the site, when the tool speaks it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from microsite.records import (
    COLLECTIONS,
    KIND,
    Part,
    Programme,
    Settings,
    Types,
    Waiver,
    describe_model,
    list_kinds,
    read_descriptions,
)
from twinlint.catalog import Translator
from twinlint.source import Locale

FOLDER = "content/.schema"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_LOCALIZED = ("Localized", "Prose")
_LOCALIZABLE = ("Localizable", "SlugByLocale")


def describe_records(
    locales: tuple[Locale, ...], translate: Translator, types: Types = COLLECTIONS
) -> Mapping[str, str]:
    """Every schema as `{file name: JSON text}`."""
    return {
        f"{name}.json": json.dumps(described, ensure_ascii=False, indent=2) + "\n"
        for name, described in _describe_files(locales, translate, types)
    }


def write_schemas(
    root: Path, locales: tuple[Locale, ...], translate: Translator
) -> tuple[str, ...]:
    """Write every schema below a site's folder; the paths of those that changed."""
    changed = []
    for name, text in describe_records(locales, translate).items():
        path = root / FOLDER / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        changed.append(f"{FOLDER}/{name}")
    return tuple(changed)


def _describe_files(
    locales: tuple[Locale, ...], translate: Translator, types: Types
) -> Iterator[tuple[str, dict[str, Any]]]:
    for collection in types.values():
        record = _describe(collection.model, locales, translate)
        for described in record["properties"].values():
            if described.pop(KIND, False):
                described["enum"] = list(list_kinds(types))
        if collection.is_folder:
            yield collection.word, record
        else:
            yield collection.name, _gather(record, "additionalProperties", "object")
    yield "site", _describe(Settings, locales, translate)
    yield "programme", _describe(Programme, locales, translate)
    yield "waivers", _gather(_describe(Waiver, locales, translate), "items", "array")


def _gather(record: dict[str, Any], key: str, kind: str) -> dict[str, Any]:
    """The schema of a file that holds many records."""
    parts = record.pop("$defs", {})
    record.pop("$schema")
    return {"$schema": _DRAFT, "type": kind, key: record, "$defs": parts}


def _describe(
    model: type[Part], locales: tuple[Locale, ...], translate: Translator
) -> dict[str, Any]:
    described = describe_model(model)
    described["properties"].pop("id", None)
    described["required"] = [n for n in described.get("required", ()) if n != "id"]
    for name, part in described.get("$defs", {}).items():
        if name in _LOCALIZED:
            part.update(_describe_languages(locales))
        elif name in _LOCALIZABLE:
            part["anyOf"] = [{"type": "string"}, _describe_languages(locales)]
    _translate_descriptions(described, translate)
    return {"$schema": _DRAFT, **described}


def _describe_languages(locales: tuple[Locale, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {locale: {"type": "string"} for locale in locales},
        "required": list(locales),
        "additionalProperties": False,
    }


def _translate_descriptions(described: Any, translate: Translator) -> None:
    if isinstance(described, list):
        for item in described:
            _translate_descriptions(item, translate)
    if not isinstance(described, dict):
        return
    if isinstance(described.get("title"), str):
        del described["title"]  # pydantic's copy of the field's name
    if isinstance(described.get("description"), str):
        text = join_lines(described["description"])
        described["description"] = translate.find_text(text)
    for value in described.values():
        _translate_descriptions(value, translate)


def join_lines(text: str) -> str:
    """A docstring as one line, as it is found in catalogs."""
    return " ".join(text.split())


def extract_descriptions() -> Iterator[tuple[str, str]]:
    """Every description of a record or a field, in English, with its file."""
    models: list[type[Part]] = [c.model for c in COLLECTIONS.values()]
    models += [Settings, Programme, Waiver]
    classes = {each.__name__: each for each in _list_classes()}
    for model in models:
        described = describe_model(model)
        parts = {**described.pop("$defs", {}), model.__name__: described}
        for name, part in parts.items():
            for text in _find_descriptions(part):
                yield _find_file(classes[name], text), text


def _find_file(described: type[object], text: str) -> str:
    """The file of the class that a description comes from: of a part, or its parent."""
    said_by = (
        each
        for each in reversed(described.__mro__)
        if issubclass(each, Part)
        and text in map(join_lines, read_descriptions(each).values())
    )
    module = next(said_by, described).__module__
    return f"{module.replace('.', '/')}.py"


def _list_classes() -> Iterator[type[object]]:
    """The classes that records are made of, and those of their choices."""
    for parent in (BaseModel, StrEnum):
        for heir in _list_heirs(parent):
            if heir.__module__.startswith("microsite.records."):
                yield heir


def _list_heirs(parent: type[object]) -> Iterator[type[object]]:
    heir: type[object]
    for heir in parent.__subclasses__():
        yield heir
        yield from _list_heirs(heir)


def _find_descriptions(described: Any) -> Iterator[str]:
    if isinstance(described, list):
        for item in described:
            yield from _find_descriptions(item)
    if isinstance(described, dict):
        text = described.get("description")
        if isinstance(text, str):
            yield join_lines(text)
        for value in described.values():
            yield from _find_descriptions(value)
