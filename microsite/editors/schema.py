"""Writes the JSON Schemas for editors; `records.docs` gives titles and descriptions.

Titles and descriptions are in every language of the site that the tool speaks, the
reference first; else in English.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from microsite.folder import replace_file
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
    name_field,
    read_descriptions,
)
from microsite.words import read_translators
from twinlint.catalog import Translator
from twinlint.finding import LanguageName, Message, message
from twinlint.source import Locale

FOLDER = "content/.schema"
Speakers = Sequence[Translator]
"""What says texts of the tool in the languages of a site, the reference first."""
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_LOCALIZED = ("Localized", "Prose")
_LOCALIZABLE = ("Localizable", "SlugByLocale")


def describe_records(
    locales: tuple[Locale, ...], translate: Translator, types: Types = COLLECTIONS
) -> Mapping[str, str]:
    """Every schema as `{file name: JSON text}`."""
    return {
        f"{name}.json": json.dumps(described, ensure_ascii=False, indent=2) + "\n"
        for name, described in _describe_files(
            locales, _find_speakers(locales, translate), types
        )
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
        replace_file(path, text.encode())
        changed.append(f"{FOLDER}/{name}")
    return tuple(changed)


def _find_speakers(locales: tuple[Locale, ...], translate: Translator) -> Speakers:
    """The languages of a site that the tool speaks; the caller's where it is none."""
    spoken = read_translators(locales)
    return tuple(spoken[locale] for locale in locales if locale in spoken) or (
        translate,
    )


def _describe_files(
    locales: tuple[Locale, ...], speakers: Speakers, types: Types
) -> Iterator[tuple[str, dict[str, Any]]]:
    for collection in types.values():
        record = _describe(collection.model, locales, speakers)
        for described in record["properties"].values():
            if described.pop(KIND, False):
                described["enum"] = list(list_kinds(types))
        if collection.is_folder:
            yield collection.word, record
        else:
            yield collection.name, _gather(record, "additionalProperties", "object")
    yield "site", _describe(Settings, locales, speakers)
    yield "programme", _describe(Programme, locales, speakers)
    yield "waivers", _gather(_describe(Waiver, locales, speakers), "items", "array")
    yield "fresh", _describe_fingerprints(speakers)


def _describe_fingerprints(speakers: Speakers) -> dict[str, Any]:
    """The schema of the translations that are known to be right."""
    told = (
        message("Translations that were read again and are right, by their records."),
        message("The field with its language, and the fingerprints of both texts."),
    )
    file, field = ("\n\n".join(dict.fromkeys(s(e) for s in speakers)) for e in told)
    form = {
        "type": "string",
        "pattern": "^[0-9a-f]{8}-[0-9a-f]{8}$",
        "description": field,
        "examples": ["3f9a2c11-77ab01ce"],
    }
    record = {"type": "object", "description": field, "additionalProperties": form}
    return {
        "$schema": _DRAFT,
        "type": "object",
        "description": file,
        "additionalProperties": record,
    }


def _gather(record: dict[str, Any], key: str, kind: str) -> dict[str, Any]:
    """The schema of a file that holds many records."""
    parts = record.pop("$defs", {})
    record.pop("$schema")
    return {"$schema": _DRAFT, "type": kind, key: record, "$defs": parts}


def _describe(
    model: type[Part], locales: tuple[Locale, ...], speakers: Speakers
) -> dict[str, Any]:
    described = describe_model(model)
    described["properties"].pop("id", None)
    described["required"] = [n for n in described.get("required", ()) if n != "id"]
    _translate_descriptions(described, speakers)
    for name, part in described.get("$defs", {}).items():
        if name in _LOCALIZED:
            part.update(_describe_languages(locales, speakers))
        elif name in _LOCALIZABLE:
            languages = _describe_languages(locales, speakers)
            part["anyOf"] = [{"type": "string"}, languages]
    return {"$schema": _DRAFT, **described}


def _text_in(name: LanguageName) -> Message:
    return message("Text in {language}", language=name)


def _same_in(name: LanguageName) -> Message:
    return message(
        "What readers of {language} read: it says what the other languages say.",
        language=name,
    )


def _tell(
    say: Callable[[LanguageName], Message],
    locale: Locale,
    speakers: Speakers,
    between: str,
) -> str:
    """A sentence about a language, in all languages."""
    told = (translate(say(LanguageName(locale))) for translate in speakers)
    return between.join(dict.fromkeys(told))


def _describe_languages(
    locales: tuple[Locale, ...], speakers: Speakers
) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            locale: {
                "type": "string",
                "title": _tell(_text_in, locale, speakers, " · "),
                "description": _tell(_same_in, locale, speakers, "\n\n"),
                "examples": [_tell(_text_in, locale, speakers[:1], "")],
            }
            for locale in locales
        },
        "required": list(locales),
        "additionalProperties": False,
    }


def _translate_descriptions(described: Any, speakers: Speakers) -> None:
    """Say what every part and field means in the languages of the site."""
    if isinstance(described, list):
        for item in described:
            _translate_descriptions(item, speakers)
    if not isinstance(described, dict):
        return
    if isinstance(described.get("title"), str):
        del described["title"]  # pydantic's copy of the field's name
    if isinstance(described.get("description"), str):
        text = join_lines(described["description"])
        described["description"] = _say(text, speakers, "\n\n")
    for name, field in described.get("properties", {}).items():
        if isinstance(field, dict):
            _translate_descriptions(field, speakers)
            field["title"] = _say(name_field(name), speakers, " · ")
            _add_examples(name, field)
    for name, value in described.items():
        if name != "properties":
            _translate_descriptions(value, speakers)


def _say(text: str, speakers: Speakers, between: str) -> str:
    """A text in all languages, each once."""
    said = (translate.find_text(text) for translate in speakers)
    return between.join(dict.fromkeys(said))


_EXAMPLES: Mapping[str, tuple[object, ...]] = {
    "integer": (12300,),
    "number": (48.85,),
    "boolean": (True, False),
}
"""What a value of a type looks like, where the field itself does not say it."""


@cache
def _read_examples() -> Mapping[str, Mapping[str, list[str]]]:
    path = Path(__file__).with_name("examples.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _add_examples(name: str, field: dict[str, Any]) -> None:
    """Show what to type in a field that is one value, or a list of them."""
    shapes = [field, *field.get("anyOf", ())]
    known = [e for shape in shapes for e in shape.get("examples", ())]
    for shape in shapes:
        kind = shape.get("type")
        known += _EXAMPLES.get(kind, ()) if isinstance(kind, str) else ()
        named = _read_examples()["collections"].get(shape.get("x-reference", ""), [])
        if kind == "string" and not known and "enum" not in shape:
            known += named or _read_examples()["fields"].get(name, [])
    if known:
        field["examples"] = list(dict.fromkeys(known))


def join_lines(text: str) -> str:
    """A docstring as one line, as it is found in catalogs."""
    return " ".join(text.split())


def extract_titles() -> Iterator[str]:
    """What every type and field of a record is called for people, in English."""
    yield from map(name_field, COLLECTIONS)
    models: list[type[Part]] = [each.model for each in COLLECTIONS.values()]
    models += [Settings, Programme, Waiver]
    for model in models:
        yield from list_titles(model)


def list_titles(model: type[Part]) -> Iterator[str]:
    """What the fields of a record are called for people, in English."""
    described = describe_model(model)
    for part in (described, *described.get("$defs", {}).values()):
        yield from map(name_field, part.get("properties", ()))


def extract_descriptions() -> Iterator[tuple[str, str]]:
    """Every description of a record or a field, in English, with its file."""
    models: list[type[Part]] = [c.model for c in COLLECTIONS.values()]
    models += [Settings, Programme, Waiver]
    classes = {each.__name__: each for each in _list_classes()}
    for model in models:
        described = describe_model(model)
        parts = {**described.pop("$defs", {}), model.__name__: described}
        for name, part in parts.items():
            for text in find_descriptions(part):
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


def find_descriptions(described: Any) -> Iterator[str]:
    """Every description of a schema, or of a part of one, each as one line."""
    if isinstance(described, list):
        for item in described:
            yield from find_descriptions(item)
    if isinstance(described, dict):
        text = described.get("description")
        if isinstance(text, str):
            yield join_lines(text)
        for value in described.values():
            yield from find_descriptions(value)
