"""Says what the schema finds wrong with a record, in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import NoneType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from microsite.records import (
    Data,
    Localized,
    Origin,
    Part,
    read_shape,
    shorten_text,
    suggest_date,
    suggest_decimal,
    suggest_id,
    suggest_integer,
)
from microsite.validate import problems
from twinlint.finding import Every, Finding, LanguageName, Message, Place, message
from twinlint.source import FieldPath, Locale, write_field
from twinlint.suggest import suggest_words


def explain_errors(
    model: type[Part], origin: Origin, error: ValidationError, folded: set[FieldPath]
) -> Iterator[Finding]:
    """A finding for each error of the schema, save on fields reported as folded."""
    details = error.errors(include_url=False)
    explained = folded | set(_find_renamed(model, details))
    for detail in details:
        path, data = _find_path(origin, detail["loc"])
        if path in explained or (detail["type"] == "too_short" and data):
            continue  # A list is short of the items that are explained themselves.
        explained.add(path)
        yield from _explain_error(model, origin, path, data, dict(detail))


def _find_renamed(
    model: type[Part], details: Iterable[ErrorDetails]
) -> Iterator[FieldPath]:
    """Fields that are missing because their name is misspelt: one slip, one finding."""
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *above, name = detail["loc"]
            guesses = suggest_words(str(name), _fields_at(model, tuple(above)))
            yield from ((*above, guess) for guess in guesses[:1])


def _find_path(
    origin: Origin, loc: tuple[int | str, ...]
) -> tuple[FieldPath, Data | None]:
    """The part of an error's place that the file has, and what stands there.

    The last step may be missing from the file; steps after it are pydantic's own.
    """
    data: Any = origin.data()
    path: FieldPath = ()
    for step in loc:
        if isinstance(data, dict) and isinstance(step, str):
            path = (*path, step)
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            path = (*path, step)
            data = data[step]
        else:
            break
        if data is None:
            break
    return path, data


def _explain_error(
    model: type[Part],
    origin: Origin,
    path: FieldPath,
    data: Data | None,
    detail: dict[str, Any],
) -> Iterator[Finding]:
    kind, context = detail["type"], detail.get("ctx", {})
    name = str(path[-1]) if path and isinstance(path[-1], str) else write_field(path)
    value = data if isinstance(data, str) else ""
    place, key_place = origin.place(path, text=value), origin.key_place(path)
    if kind == "extra_forbidden":
        yield _explain_unknown_field(model, origin, path)
    elif kind in ("missing", "too_short") and data in (None, [], {}):
        yield problems.MISSING_FIELD(
            message("{name} is missing", name=name),
            place if _is_in_list(origin, path) else key_place,
            help=message("add “{name}:” under “{parent}:”", name=name, parent=path[-2])
            if len(path) > 1 and isinstance(path[-2], str)
            else message("add “{name}:” here", name=name),
        )
    elif kind == "missing-translation":
        for locale in context["missing"]:
            yield problems.MISSING_TRANSLATION(
                message(
                    "{field} has no text in {language}",
                    field=write_field(path),
                    language=LanguageName(locale),
                ),
                origin.key_place(path, locale=Locale(locale)),
                help=message(
                    "add “{locale}:” under “{name}:”", locale=locale, name=name
                ),
            )
    elif kind == "unknown-language":
        unknown = context["unknown"]
        yield problems.UNKNOWN_LANGUAGE(
            message("“{unknown}” is not a language of this site", unknown=unknown),
            origin.key_place((*path, unknown)),
            help=message("use one of {locales}", locales=tuple(context["locales"])),
        )
    elif kind == "wrong-slug" and isinstance(data, dict):
        path, value = (*path, context["locale"]), context["value"]
        place = origin.place(path, locale=Locale(context["locale"]), text=value)
        yield _explain_wrong_value(kind, context, name, value, place)
    elif kind == "dict_type" and issubclass(_shape_at(model, path), Localized):
        yield problems.WRONG_TYPE(
            message("{field} has one text for all languages", field=write_field(path)),
            place,
            help=message("delete the “|” after “{name}:”", name=name)
            if re.match(r"[a-z]{2}: ", value)
            else message("write the text of each language after its code and “:”"),
        )
    elif isinstance(data, list | dict) and kind.startswith("wrong-"):
        yield _explain_wrong_value("string_type", context, name, value, place)
    else:
        fields = _fields_at(model, path)
        yield _explain_wrong_value(
            kind, context | {"fields": fields}, name, value, place
        )


def _is_in_list(origin: Origin, path: FieldPath) -> bool:
    """True when an item of a list, which has no name to point to, lacks a field."""
    above = (*origin.prefix, *path[:-1])
    is_written = (*origin.prefix, *path) in origin.document.keys
    return bool(above) and isinstance(above[-1], int) and not is_written


def _explain_wrong_value(
    kind: str, context: Mapping[str, Any], name: str, value: str, place: Place
) -> Finding:
    said = message("{name} is “{value}”", name=name, value=shorten_text(value))
    if kind in ("empty-value", "too_short"):
        return problems.EMPTY_VALUE(
            message("{name} is empty", name=name),
            place,
            help=message("write the value, or delete the line"),
        )
    if kind == "wrong-number":
        digits = suggest_integer(value)
        return problems.WRONG_NUMBER(
            said,
            place,
            help=message("write digits only: {digits}", digits=digits)
            if digits
            else message("write a whole number, with digits only"),
        )
    if kind == "wrong-decimal":
        digits = suggest_decimal(value)
        return problems.WRONG_NUMBER(
            said,
            place,
            help=message("write digits and a point: {digits}", digits=digits)
            if digits
            else message("write a number with digits and a point, such as 48.85"),
        )
    if kind == "repeated-value":
        return problems.REPEATED_VALUE(
            message("“{value}” stands there twice", value=context["value"]),
            place,
            help=message("delete one of the two"),
        )
    if kind == "no-such-language":
        return problems.UNKNOWN_LANGUAGE(
            message("“{value}” is not the code of a language", value=value),
            place,
            help=message("use a code of two letters, such as fr, en or es"),
        )
    if kind == "wrong-date":
        return problems.WRONG_DATE(
            said,
            place,
            help=_advise_date(value),
        )
    if kind == "wrong-slug":
        return problems.WRONG_SLUG(
            said,
            place,
            help=message(
                "write lower-case letters, digits and hyphens: {suggestion}",
                suggestion=suggest_id(value),
            )
            if suggest_id(value)
            else message("write lower-case letters, digits and hyphens"),
        )
    if kind == "wrong-format":
        return problems.WRONG_FORMAT(
            said,
            place,
            help=message("write it like {example}", example=context["example"]),
        )
    if kind in ("enum", "literal_error", "wrong-choice"):
        choices = context.get("choices") or _read_choices(context.get("expected", ""))
        return problems.WRONG_CHOICE(
            said, place, help=message("use one of {choices}", choices=choices)
        )
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        return problems.NUMBER_OUT_OF_RANGE(
            said, place, help=message("the limit is {limit}", limit=limit)
        )
    if kind in ("tuple_type", "list_type"):
        return problems.WRONG_TYPE(
            message("{name} is a list", name=name),
            place,
            help=message("put a space after each “-”")
            if value.startswith("-")
            else message("write [{value}], or each item after “- ”", value=value),
        )
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return problems.WRONG_TYPE(
            message("{name} has fields of its own", name=name),
            place,
            help=message(
                "write its fields below it, indented: {fields}",
                fields=Every(context["fields"]),
            )
            if context.get("fields")
            else message("write its fields on their own lines, indented"),
        )
    return problems.WRONG_TYPE(
        message("{name} is one text", name=name),
        place,
        help=message("write a text on one line, without fields or list"),
    )


def _advise_date(value: str) -> Message:
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value, re.ASCII):
        return message("write a day of the calendar")
    suggestion = suggest_date(value)
    if suggestion:
        return message("write year-month-day: {date}", date=suggestion)
    return message("write year-month-day: 2024-02-06, 2024-02 or 2024")


def _read_choices(expected: str) -> tuple[str, ...]:
    return tuple(re.findall(r"'([^']*)'", expected))


def _explain_unknown_field(
    model: type[Part], origin: Origin, path: FieldPath
) -> Finding:
    fields = _fields_at(model, path[:-1])
    name = str(path[-1])
    bare = name.strip("\u00a0\u2009\u202f")
    if bare != name:
        return problems.UNKNOWN_FIELD(
            message("a no-break space stands beside “{name}”", name=bare),
            origin.key_place(path, text=name),
            help=message("write “{name}:”", name=bare),
        )
    guesses = suggest_words(name, fields)
    return problems.UNKNOWN_FIELD(
        message("“{name}” is not a field here", name=name),
        origin.key_place(path, text=name),
        help=message("did you mean {guesses}?", guesses=guesses)
        if guesses
        else message("fields here: {fields}", fields=Every(fields)),
    )


def _fields_at(model: type[Part], path: FieldPath) -> tuple[str, ...]:
    shape = _shape_at(model, path)
    if not issubclass(shape, Part):
        return ()
    names = (info.alias or n for n, info in shape.model_fields.items())
    return tuple(name for name in names if name != "id")


def _shape_at(model: type[Part], path: FieldPath) -> type:
    """The class of a field's value, or of the items of a list; NoneType if unknown."""
    shape: type = model
    for step in path:
        if isinstance(step, int):
            continue
        fields = shape.model_fields if issubclass(shape, Part) else {}
        info = {i.alias or n: i for n, i in fields.items()}.get(step)
        shape = (info and read_shape(info.annotation)[0]) or NoneType
    return shape
