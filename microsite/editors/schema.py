"""Writes the JSON Schemas that give editors completion, from the models of records.

Descriptions are in the reference language of the site, when the tool speaks it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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


def extract_descriptions() -> Iterator[str]:
    """Every description of a record or a field, in English."""
    models: list[type[Part]] = [c.model for c in COLLECTIONS.values()]
    models += [Settings, Programme, Waiver]
    for model in models:
        yield from _find_descriptions(describe_model(model))


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
