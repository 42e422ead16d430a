"""Writes the file of a new record, with every required field and a hint beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from microsite.editors.schema import join_lines
from microsite.folder import find_reason
from microsite.records import (
    COLLECTIONS,
    KIND,
    SLUG,
    Collection,
    Localizable,
    Localized,
    PageKind,
    Part,
    Prose,
    Types,
    list_kinds,
    read_descriptions,
    read_shape,
    suggest_id,
)
from twinlint.catalog import Translator
from twinlint.finding import Message, message
from twinlint.source import Locale


class RecordError(Exception):
    """A record that cannot be written; nothing was."""

    def __init__(self, said: Message) -> None:
        """Keep what to tell the editor."""
        super().__init__(str(said))
        self.said = said


def write_record(
    root: Path,
    word: str,
    id_: str,
    locales: tuple[Locale, ...],
    translate: Translator,
    types: Types = COLLECTIONS,
) -> str:
    """Write the file of a new record and give its path; never over an existing file.

    A text page is of the kind that it is named after, if there is one.
    RecordError when there is no such type, the id cannot be a name, or it is taken.
    """
    collections = {c.word: c for c in types.values() if c.is_folder}
    if word not in collections:
        words = tuple(collections)
        raise RecordError(
            message("“{word}” is not one of {types}", word=word, types=words)
        )
    if not re.fullmatch(SLUG, id_, re.ASCII):
        suggestion = suggest_id(id_)
        raise RecordError(
            message("“{id}” is not an id; write {name}", id=id_, name=suggestion)
            if suggestion
            else message(
                "“{id}” is not a name made of lower-case letters, digits and hyphens",
                id=id_,
            )
        )
    path = f"content/{collections[word].name}/{id_}.yaml"
    kinds = list_kinds(types)
    kind = id_ if id_ in kinds else PageKind.TEXT.value
    text = _Writer(locales, translate, kinds, kind).write_record(collections[word])
    try:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise RecordError(message("{path} is already there", path=path)) from None
    except OSError as error:
        reason = find_reason(error)
        said = message("{path} cannot be written: {reason}", path=path, reason=reason)
        raise RecordError(said) from None
    return path


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the lines of a record, field by field."""

    locales: tuple[Locale, ...]
    translate: Translator
    kinds: tuple[str, ...]
    """Those that a text page may have."""
    kind: str
    """The one that the new record has, if it is a text page."""

    def write_record(self, collection: Collection) -> str:
        head = f"# yaml-language-server: $schema=../.schema/{collection.word}.json\n"
        draft = self.translate(message("remove this line to publish the record"))
        lines = self._describe_fields(collection.model, "")
        return f"{head}draft: true  # {draft}\n" + "".join(f"{n}\n" for n in lines)

    def _describe_fields(self, model: type[Part], indent: str) -> Iterator[str]:
        described = read_descriptions(model)
        for name, info in model.model_fields.items():
            if name == "id" or not _is_wanted(name, info):
                continue
            key = info.alias or name
            if key in described:
                hint = self.translate.find_text(join_lines(described[key]))
                yield f"{indent}# {hint}"
            yield from self._describe_field(key, info, indent)

    def _describe_field(self, key: str, info: FieldInfo, indent: str) -> Iterator[str]:
        shape, is_list = read_shape(info.annotation)
        inner = f"{indent}  "
        if shape is None or is_list:
            yield f"{indent}{key}: []"
        elif issubclass(shape, Localized | Localizable):
            yield f"{indent}{key}:"
            sign = " |" if issubclass(shape, Prose) else ""
            yield from (f"{inner}{locale}:{sign}" for locale in self.locales)
        elif issubclass(shape, Part):
            yield f"{indent}{key}:"
            yield from self._describe_fields(shape, inner)
        elif _is_kind(info):
            yield f"{indent}{key}: {self.kind}  # {', '.join(self.kinds)}"
        else:
            yield f"{indent}{key}:{_hint_form(shape, info)}"


def _is_wanted(name: str, info: FieldInfo) -> bool:
    """True for what an editor is to fill in, or not to forget."""
    return info.is_required() or name in ("sources", "body") or _is_kind(info)


def _is_kind(info: FieldInfo) -> bool:
    return any(KIND in (getattr(m, "json_schema", None) or {}) for m in info.metadata)


def _hint_form(shape: type, info: FieldInfo) -> str:
    choices: Any = getattr(shape, "__members__", None)
    if choices:
        return "  # " + ", ".join(member.value for member in choices.values())
    example = next((m.example for m in info.metadata if hasattr(m, "example")), None)
    return f"  # {example}" if example else ""
