"""Writes the lines of a new record's file, with docstrings of its model as hints."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from microsite.editors.schema import join_lines
from microsite.records import (
    KIND,
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
)
from microsite.validate import gloss_choice
from twinlint.catalog import Translator
from twinlint.data import dataclass
from twinlint.finding import Message, message
from twinlint.source import Locale

Answers = Mapping[tuple[str, ...], str | tuple[str, ...]]
"""Values that are known: `{("title", "fr"): text, ("communes",): ids}`."""
_PLAIN = re.compile(r"[^\W\d_][\w’'«» .,;!?()/…–-]*|\d[\d-]*")
"""Texts that YAML reads as they stand; others are put in quotation marks."""


def write_draft(
    collection: Collection,
    id_: str,
    locales: tuple[Locale, ...],
    translate: Translator,
    types: Types,
    answers: Answers,
    *,
    indent: str = "",
) -> str:
    """The lines of a draft, each with its end."""
    kinds = list_kinds(types)
    kind = id_ if id_ in kinds else PageKind.TEXT.value
    writer = _Writer(locales, translate, kinds, kind, answers, collection.begun)
    hint = translate(message("remove this line to publish the record"))
    lines = [*writer.describe_fields(collection.model, indent, ())]
    if "draft" not in collection.senseless:
        lines.insert(0, f"{indent}draft: true  # {hint}")
    return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the lines of a record, field by field."""

    locales: tuple[Locale, ...]
    translate: Translator
    kinds: tuple[str, ...]
    """Those that a text page may have."""
    kind: str
    """The one that the new record has, if it is a text page."""
    answers: Answers
    begun: frozenset[str]
    """Fields that may be left out, and seldom should be: `roles.organisation`."""

    def describe_fields(
        self, model: type[Part], indent: str, way: tuple[str, ...]
    ) -> Iterator[str]:
        described = read_descriptions(model)
        for name, info in sort_fields(model):
            key = info.alias or name
            if not is_wanted((*way, key), info, self.begun):
                continue
            if key in described:
                hint = self.translate.find_text(join_lines(described[key]))
                yield f"{indent}# {hint}"
            yield from self._describe_field(key, info, indent, (*way, key))

    def _describe_field(
        self, key: str, info: FieldInfo, indent: str, way: tuple[str, ...]
    ) -> Iterator[str]:
        shape, is_list = read_shape(info.annotation)
        inner, answer = f"{indent}  ", self.answers.get(way)
        if isinstance(answer, tuple):
            yield f"{indent}{key}: [{', '.join(map(quote_text, answer))}]"
        elif answer:
            yield f"{indent}{key}: {quote_text(answer)}"
        elif shape is None or is_list:
            yield f"{indent}{key}: []"
            if shape is not None and issubclass(shape, Part):
                yield from self._describe_item(shape, indent, way)
        elif issubclass(shape, Localized | Localizable):
            yield f"{indent}{key}:"
            for locale in self.locales:
                text = str(self.answers.get((*way, locale), ""))
                if issubclass(shape, Prose):
                    yield f"{inner}{locale}: |"
                    yield from (f"{inner}  {line}" for line in text.splitlines())
                else:
                    yield f"{inner}{locale}:{text and f' {quote_text(text)}'}"
        elif issubclass(shape, Part):
            yield f"{indent}{key}:"
            yield from self.describe_fields(shape, inner, way)
        elif is_kind(info):
            yield f"{indent}{key}: {self.kind}  # {', '.join(self.kinds)}"
        else:
            yield f"{indent}{key}:{self._hint_form(shape, info)}"

    def _describe_item(
        self, shape: type[Part], indent: str, way: tuple[str, ...]
    ) -> Iterator[str]:
        """An item of a list of parts, as a comment: there need not be one."""
        hint = self.translate(message("An entry is written like this, in place of []:"))
        yield f"{indent}# {hint}"
        lines = self.describe_fields(shape, "", way)
        sign = "-"
        for line in (each for each in lines if not each.startswith("#")):
            yield f"{indent}#   {sign} {line}"
            sign = " "

    def _hint_form(self, shape: type, info: FieldInfo) -> str:
        choices = list_choices(shape)
        if choices:
            glossed = tuple(gloss_choice(choice) for choice in choices)
            said = (Message("{choice}", (("choice", each),)) for each in glossed)
            return "  # " + ", ".join(map(self.translate, said))
        example = next(_list_examples((*info.metadata, info.annotation)), None)
        return f"  # {example}" if example else ""


def _list_examples(described: tuple[Any, ...]) -> Iterator[str]:
    """Values that a form gives as examples: `Annotated[str, form] | None`."""
    for each in described:
        if hasattr(each, "example"):
            yield each.example
        if get_origin(each) is not dict:  # whose keys have examples of their own
            yield from _list_examples(get_args(each))


_LAST = ("summary", "body", "sources")
"""Fields that are written behind those that only records of a type have."""


def sort_fields(model: type[Part]) -> list[tuple[str, FieldInfo]]:
    """The fields of a record or a part, in the order in which it is told."""
    fields = [(n, info) for n, info in model.model_fields.items() if n != "id"]
    return sorted(fields, key=lambda f: _LAST.index(f[0]) if f[0] in _LAST else -1)


def is_wanted(way: tuple[str, ...], info: FieldInfo, begun: frozenset[str]) -> bool:
    """True for what an editor is to fill in, or not to forget.

    `begun` are the fields that may be left out and that new records have nevertheless;
    each part says its own sources.
    """
    is_begun = ".".join(way) in begun or (way[1:] and way[-1] == "sources")
    return bool(info.is_required() or is_begun or is_kind(info))


def is_kind(info: FieldInfo) -> bool:
    """True for the field of the kind of a text page."""
    return any(KIND in (getattr(m, "json_schema", None) or {}) for m in info.metadata)


def list_choices(shape: type) -> tuple[str, ...]:
    """The words that a field may have; none where it may have any."""
    choices: Any = getattr(shape, "__members__", None)
    return tuple(member.value for member in choices.values()) if choices else ()


def quote_text(text: str) -> str:
    """A text as YAML reads it back: in quotation marks where it needs them.

    >>> quote_text("Sceaux"), quote_text("Trois mots : un")
    ('Sceaux', '"Trois mots : un"')
    """
    is_plain = _PLAIN.fullmatch(text) and text == text.strip()
    return text if is_plain else json.dumps(text, ensure_ascii=False)
