"""Says what the schema finds wrong with a record, in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from microsite.records import (
    Data,
    Localized,
    Origin,
    Part,
    find_disguise,
    read_shape,
    shorten_text,
    suggest_date,
    suggest_decimal,
    suggest_id,
    suggest_integer,
)
from microsite.validate import problems
from twinlint.finding import (
    Every,
    Finding,
    LanguageName,
    Message,
    Place,
    Rule,
    message,
)
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
    place = origin.place(path, text=value)
    if kind == "extra_forbidden":
        yield _explain_unknown_field(model, origin, path)
    elif kind in ("missing", "too_short") and data in (None, [], {}):
        yield _explain_missing(origin, path, name)
    elif kind == "missing-translation":
        yield from _explain_untranslated(origin, path, name, context["missing"])
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


def _explain_missing(origin: Origin, path: FieldPath, name: str) -> Finding:
    return problems.MISSING_FIELD(
        message("{name} is missing", name=name),
        origin.place(path) if _is_in_list(origin, path) else origin.key_place(path),
        help=message("add “{name}:” under “{parent}:”", name=name, parent=path[-2])
        if len(path) > 1 and isinstance(path[-2], str)
        else message("add “{name}:” here", name=name),
    )


def _explain_untranslated(
    origin: Origin, path: FieldPath, name: str, missing: Iterable[str]
) -> Iterator[Finding]:
    for locale in missing:
        yield problems.MISSING_TRANSLATION(
            message(
                "{field} has no text in {language}",
                field=write_field(path),
                language=LanguageName(locale),
            ),
            origin.key_place(path, locale=Locale(locale)),
            help=message("add “{locale}:” under “{name}:”", locale=locale, name=name),
        )


def _is_in_list(origin: Origin, path: FieldPath) -> bool:
    """True when an item of a list, which has no name to point to, lacks a field."""
    above = (*origin.prefix, *path[:-1])
    is_written = (*origin.prefix, *path) in origin.document.keys
    return bool(above) and isinstance(above[-1], int) and not is_written


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A value that the schema refuses, as the file has it."""

    name: str
    """The field's."""
    value: str
    """What is written; empty for a list or fields."""
    context: Mapping[str, Any]
    """What the schema says of it: the limit, the choices, an example."""

    @property
    def said(self) -> Message:
        """That this stands there."""
        value = shorten_text(self.value)
        return message("{name} is “{value}”", name=self.name, value=value)


_Explanation = tuple[Rule, Message, Message]
"""The rule, what is wrong, what to type."""


def _explain_wrong_value(
    kind: str, context: Mapping[str, Any], name: str, value: str, place: Place
) -> Finding:
    explain = _EXPLAINED.get(kind, _explain_text)
    rule, said, advice = explain(_Wrong(name, value, context))
    return rule(said, place, help=advice)


def _explain_empty(wrong: _Wrong) -> _Explanation:
    said = message("{name} is empty", name=wrong.name)
    return problems.EMPTY_VALUE, said, message("write the value, or delete the line")


def _explain_number(wrong: _Wrong) -> _Explanation:
    digits = suggest_integer(wrong.value)
    advice = (
        message("write digits only: {digits}", digits=digits)
        if digits
        else message("write a whole number, with digits only")
    )
    return problems.WRONG_NUMBER, wrong.said, advice


def _explain_decimal(wrong: _Wrong) -> _Explanation:
    digits = suggest_decimal(wrong.value)
    advice = (
        message("write digits and a point: {digits}", digits=digits)
        if digits
        else message("write a number with digits and a point, such as 48.85")
    )
    return problems.WRONG_NUMBER, wrong.said, advice


def _explain_repeated(wrong: _Wrong) -> _Explanation:
    value = wrong.context["value"]
    said = message("“{value}” stands there twice", value=value)
    return problems.REPEATED_VALUE, said, message("delete one of the two")


def _explain_language(wrong: _Wrong) -> _Explanation:
    said = message("“{value}” is not the code of a language", value=wrong.value)
    advice = message("use a code of two letters, such as fr, en or es")
    return problems.UNKNOWN_LANGUAGE, said, advice


def _explain_date(wrong: _Wrong) -> _Explanation:
    return problems.WRONG_DATE, wrong.said, _advise_date(wrong.value)


def _explain_slug(wrong: _Wrong) -> _Explanation:
    suggestion = suggest_id(wrong.value)
    advice = (
        message(
            "write lower-case letters, digits and hyphens: {suggestion}",
            suggestion=suggestion,
        )
        if suggestion
        else message("write lower-case letters, digits and hyphens")
    )
    return problems.WRONG_SLUG, wrong.said, advice


def _explain_format(wrong: _Wrong) -> _Explanation:
    advice = message("write it like {example}", example=wrong.context["example"])
    return problems.WRONG_FORMAT, wrong.said, advice


def _explain_disguise(wrong: _Wrong) -> _Explanation:
    said = message(
        "{name}: {reason}", name=wrong.name, reason=find_disguise(wrong.value)
    )
    return problems.UNSAFE_LINK, said, problems.WITHOUT_DISGUISE


def _explain_choice(wrong: _Wrong) -> _Explanation:
    expected = wrong.context.get("expected", "")
    choices = wrong.context.get("choices") or _read_choices(expected)
    advice = message("use one of {choices}", choices=choices)
    return problems.WRONG_CHOICE, wrong.said, advice


def _explain_limit(wrong: _Wrong) -> _Explanation:
    limit = wrong.context.get("ge", wrong.context.get("le"))
    advice = message("the limit is {limit}", limit=limit)
    return problems.NUMBER_OUT_OF_RANGE, wrong.said, advice


def _explain_list(wrong: _Wrong) -> _Explanation:
    advice = (
        message("put a space after each “-”")
        if wrong.value.startswith("-")
        else message("write [{value}], or each item after “- ”", value=wrong.value)
    )
    return problems.WRONG_TYPE, message("{name} is a list", name=wrong.name), advice


def _explain_part(wrong: _Wrong) -> _Explanation:
    fields = wrong.context.get("fields")
    advice = (
        message(
            "write its fields below it, indented: {fields}",
            fields=Every(fields),
        )
        if fields
        else message("write its fields on their own lines, indented")
    )
    said = message("{name} has fields of its own", name=wrong.name)
    return problems.WRONG_TYPE, said, advice


def _explain_text(wrong: _Wrong) -> _Explanation:
    said = message("{name} is one text", name=wrong.name)
    advice = message("write a text on one line, without fields or list")
    return problems.WRONG_TYPE, said, advice


_EXPLAINED: Mapping[str, Callable[[_Wrong], _Explanation]] = {
    "empty-value": _explain_empty,
    "too_short": _explain_empty,
    "wrong-number": _explain_number,
    "wrong-decimal": _explain_decimal,
    "repeated-value": _explain_repeated,
    "no-such-language": _explain_language,
    "wrong-date": _explain_date,
    "wrong-slug": _explain_slug,
    "wrong-format": _explain_format,
    "disguised-address": _explain_disguise,
    "enum": _explain_choice,
    "literal_error": _explain_choice,
    "wrong-choice": _explain_choice,
    "greater_than_equal": _explain_limit,
    "less_than_equal": _explain_limit,
    "tuple_type": _explain_list,
    "list_type": _explain_list,
    "model_type": _explain_part,
    "dict_type": _explain_part,
    "model_attributes_type": _explain_part,
}
"""What a kind of error of the schema says; another is about a text."""


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
