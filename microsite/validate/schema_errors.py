"""Words fields that no model has; `missing` and `values` word the other errors."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from microsite.records import (
    Data,
    Localizable,
    Localized,
    Origin,
    Part,
    find_reference,
    follow,
    is_coded,
    name_field,
    name_otherwise,
)
from microsite.validate import problems
from microsite.validate.missing import (
    count_indent,
    explain_empty_item,
    explain_missing,
)
from microsite.validate.model_fields import (
    field_at,
    fields_at,
    list_free,
    shape_at,
    write_lines,
)
from microsite.validate.single import choose_single, explain_colon, join_texts
from microsite.validate.unparted_codes import find_unparted_codes
from microsite.validate.unseen import describe_unseen
from microsite.validate.untranslated import (
    advise_language,
    explain_one_text,
    explain_untranslated,
)
from microsite.validate.values import explain_value, list_choices
from microsite.words import LANGUAGES, read_translators
from twinlint.data import dataclass
from twinlint.finding import Every, Finding, Fix, Message, Place, message
from twinlint.source import FieldPath, Locale
from twinlint.spelling import fold
from twinlint.suggest import suggest_words


def explain_errors(
    model: type[Part],
    origin: Origin,
    error: ValidationError,
    folded: set[FieldPath],
    locales: tuple[Locale, ...],
) -> Iterator[Finding]:
    """A finding for each error of the schema, save on fields reported as folded."""
    details = error.errors(include_url=False)
    explained = folded | set(_find_renamed(model, origin, details))
    explained |= set(_find_emptied(model, origin, details))
    for detail in details:
        path, data = _find_path(origin, detail["loc"])
        if path in explained or (detail["type"] == "too_short" and data):
            continue  # A list is short of the items that are explained themselves.
        explained.add(path)
        if detail["loc"][-1:] == ("[key]",):
            yield _explain_key(origin, path, dict(detail))
            continue
        told = _Told(model, origin, locales)
        yield from find_unparted_codes(origin, path, dict(detail)) or _explain_error(
            told, path, data, dict(detail), explained
        )


def _find_renamed(
    model: type[Part], origin: Origin, details: Iterable[ErrorDetails]
) -> Iterator[FieldPath]:
    """Fields that are missing because their name is misspelt, or their line moved.

    One slip is one finding.
    """
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *above, name = detail["loc"]
            parent = _find_parent(model, origin, _find_path(origin, detail["loc"])[0])
            if parent:
                yield (*parent, str(name))
                continue
            guesses = _guess_fields(str(name), fields_at(model, tuple(above)))
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


def _find_emptied(
    model: type[Part], origin: Origin, details: Iterable[ErrorDetails]
) -> Iterator[FieldPath]:
    """Fields that are empty because all that is under them has lost its indentation."""
    for detail in details:
        if detail["type"] == "extra_forbidden":
            parent = _find_parent(model, origin, tuple(detail["loc"]))
            if parent:
                yield parent


def _explain_key(origin: Origin, path: FieldPath, detail: dict[str, Any]) -> Finding:
    """The finding on the name of a field that is itself a value, as a year is."""
    *above, key = path
    place = origin.key_place(path, text=str(key))
    context = detail.get("ctx", {}) | {"item": str(key)}
    return explain_value(detail["type"], context, str(above[-1]), str(key), place)


@dataclass(frozen=True, slots=True)
class _Told:
    """Of what the errors are told."""

    model: type[Part]
    origin: Origin
    locales: tuple[Locale, ...]


def _explain_error(
    told: _Told,
    path: FieldPath,
    data: Data | None,
    detail: dict[str, Any],
    explained: Container[FieldPath],
) -> Iterator[Finding]:
    kind, context = detail["type"], detail.get("ctx", {})
    model, origin = told.model, told.origin
    name = str(path[-1]) if path else ""
    if origin.is_item(path):
        name, context = str(path[-2]), context | {"item": origin.name(path)}
    value = data if isinstance(data, str) else ""
    place = origin.place(path, text=value)
    known = (*told.locales, *fields_at(model, ()))
    colon = kind == "string_type" and explain_colon(origin, path, data, known)
    if colon:
        yield colon
    elif data is None and origin.is_item(path):
        yield explain_empty_item(origin, path)
    elif kind == "extra_forbidden":
        yield _explain_unknown_field(model, origin, path)
        yield from _explain_renamed(told, path, data)
    elif kind in ("missing", "too_short") and data in (None, [], {}):
        shape = shape_at(model, path)
        info = field_at(model, path)
        named = find_reference(info) if info else None
        collection = named.collection if named else ""
        yield explain_missing(origin, path, name, shape, told.locales, collection)
    elif kind == "missing-translation":
        missing = (m for m in context["missing"] if (*path, m) not in explained)
        info = field_at(model, path)
        is_optional = info is not None and not info.is_required()
        yield from explain_untranslated(origin, path, missing, is_optional=is_optional)
    elif kind == "unknown-language":
        locales = tuple(context["locales"])
        yield _explain_language(origin, (*path, context["unknown"]), locales)
    elif kind == "wrong-slug" and isinstance(data, dict):
        path, value = (*path, context["locale"]), context["value"]
        place = origin.place(path, locale=Locale(context["locale"]), text=value)
        yield explain_value(kind, context, name, value, place)
    elif kind == "dict_type" and issubclass(shape_at(model, path), Localized):
        yield explain_one_text(origin, path, place, told.locales)
    elif isinstance(data, list | dict) and (
        kind in _EXPECT_TEXT or kind.startswith("wrong-")
    ):
        context = context | {"is_list": isinstance(data, list)}
        single = choose_single(data, list_choices(kind, context))
        if not single and kind == "string_type":
            above = shape_at(model, path[:-1]) if path[:-1] else None
            single = join_texts(data, is_prose=getattr(above, "is_prose", False))
        yield explain_value("string_type", context | single, name, value, place)
    else:
        more = _describe_fields(told, path)
        if isinstance(data, dict):
            more["has_dash"] = any(key.startswith("-") for key in data)
            more["keys"] = () if more["has_dash"] else tuple(data)
        yield explain_value(kind, context | more, name, value, place)


_EXPECT_TEXT = frozenset(("enum", "literal_error", "string_type"))
"""Errors of the schema on values that are to be one text, beside `wrong-…`."""


def _explain_language(
    origin: Origin, path: FieldPath, locales: tuple[Locale, ...]
) -> Finding:
    unknown = str(path[-1])
    unseen = describe_unseen(unknown)
    if unseen and unseen[1] in locales:
        return _report_unseen(origin, path, *unseen)
    return problems.UNKNOWN_LANGUAGE(
        message("“{unknown}” is not a language of this site", unknown=unknown),
        origin.key_place(path),
        help=advise_language(unknown, locales),
    )


def _report_unseen(
    origin: Origin, path: FieldPath, said: Message, right: str
) -> Finding:
    """The finding on a key that is not what it seems; `right` is what it should be."""
    place = origin.key_place(path, text=str(path[-1]))
    advice = message("delete this key, and type it again")
    if not right:
        return problems.UNKNOWN_FIELD(said, place, help=advice)
    advice = message("delete this key, and type it again: {key}", key=f"{right}:")
    return problems.UNKNOWN_FIELD(said, place, help=advice, fix=Fix(place.span, right))


def _explain_unknown_field(
    model: type[Part], origin: Origin, path: FieldPath
) -> Finding:
    fields = fields_at(model, path[:-1])
    name = str(path[-1])
    guesses = _guess_fields(name, fields)
    unseen = describe_unseen(name)
    if unseen:
        right = unseen[1] if unseen[1] or not guesses else guesses[0]
        return _report_unseen(origin, path, unseen[0], right)
    parent = _find_parent(model, origin, path)
    if parent:
        near = replace(
            origin.key_place(parent), message=message("it is a field of this")
        )
        advice = message(
            "begin it with {spaces} spaces, to put it under “{parent}:”",
            spaces=count_indent(origin, parent),
            parent=str(parent[-1]),
        )
        return _report_unknown(origin, path, advice, near)
    inside = _find_inside(model, origin, path)
    if inside:
        place = origin.key_place(inside)
        near = replace(place, message=message("it belongs above this"))
        values = {"parent": str(inside[-1]), "line": place.span.line}
        spaces = count_indent(origin, inside[:-1])
        advice = (
            message(
                "move it above “{parent}:”, line {line}, with {spaces} spaces in front",
                spaces=spaces,
                **values,
            )
            if spaces
            else message(
                "move it above “{parent}:”, line {line}, without spaces in front",
                **values,
            )
        )
        return _report_unknown(origin, path, advice, near)
    if guesses:
        advice = message("did you mean {guesses}?", guesses=guesses)
    else:
        advice = _list_free(model, origin, path)
    return _report_unknown(origin, path, advice)


def _explain_renamed(
    told: _Told, path: FieldPath, data: Data | None
) -> Iterator[Finding]:
    """What the text of a field lacks whose name is surely another's."""
    guesses = _guess_fields(str(path[-1]), fields_at(told.model, path[:-1]))
    meant = (*path[:-1], *guesses)
    is_sure = len(guesses) == 1 and not _find_parent(told.model, told.origin, path)
    is_text = is_sure and issubclass(shape_at(told.model, meant), Localized)
    if is_text and isinstance(data, dict) and data and set(data) <= {*told.locales}:
        info = field_at(told.model, meant)
        is_optional = info is not None and not info.is_required()
        missing = [each for each in told.locales if each not in data]
        yield from explain_untranslated(
            told.origin, path, missing, is_optional=is_optional, called=guesses[0]
        )


_MANY = 8
"""Fields up to which all are told to who writes one that is none of them."""


def _list_free(model: type[Part], origin: Origin, path: FieldPath) -> Message:
    """What may stand in the place of a field, or the first of many."""
    held = follow(origin.data(), path[:-1])
    free = list_free(model, path[:-1], held if isinstance(held, dict) else ())
    if len(free) <= _MANY:
        return message("fields here: {fields}", fields=Every(free))
    return message(
        "fields here: {fields}; content/REFERENCE.md has all of them",
        fields=Every(free[:_MANY]),
    )


def _report_unknown(
    origin: Origin, path: FieldPath, advice: Message, *near: Place
) -> Finding:
    name = str(path[-1])
    return problems.UNKNOWN_FIELD(
        message("“{name}” is not a field here", name=name),
        origin.key_place(path, text=name),
        related=near,
        help=advice,
    )


def _find_inside(
    model: type[Part], origin: Origin, path: FieldPath
) -> FieldPath | None:
    """The way to the part that a field of what is around it stands in by mistake."""
    for length in range(len(path) - 2, -1, -1):
        here = (*origin.prefix, *path[:length], path[-1])
        if here not in origin.document.keys and path[-1] in fields_at(
            model, path[:length]
        ):
            return path[: length + 1]
    return None


def _guess_fields(name: str, fields: Iterable[str]) -> tuple[str, ...]:
    """Fields that are called so in a language of the program, else spelt nearly so."""
    fields = tuple(fields)
    wanted = fold(name.replace("_", " "))
    called = tuple(field for field in fields if wanted in _name_field(field))
    return called or suggest_words(name, fields)


@cache
def _name_field(field: str) -> frozenset[str]:
    """What a field is called in the languages of the program."""
    translators = read_translators(LANGUAGES).values()
    known = filter(None, (name_field(field), name_otherwise(field)))
    said = [each.find_text(name) for name in known for each in translators]
    return frozenset(fold(word.strip()) for text in said for word in text.split(","))


def _find_parent(
    model: type[Part], origin: Origin, path: FieldPath
) -> FieldPath | None:
    """The part above a field that has lost its indentation, and has such a field."""
    data: Any = origin.data()
    for step in path[:-1]:
        data = data[step]
    keys, way = origin.document.keys, origin.find_path(path)
    starts = {
        name: keys[(*way[:-1], name)].start
        for name in fields_at(model, path[:-1])
        if name in data
    }
    above = [name for name, start in starts.items() if start < keys[way].start]
    for name in sorted(above, key=starts.__getitem__, reverse=True):
        inside, there = (*path[:-1], name), data[name]
        if there is None or (isinstance(there, dict) and path[-1] not in there):
            is_text = issubclass(shape_at(model, inside), Localized | Localizable)
            is_language = is_text and re.fullmatch("[a-z]{2}", str(path[-1]))
            if is_language or path[-1] in fields_at(model, inside):
                return inside
    return None


def _describe_fields(told: _Told, path: FieldPath) -> dict[str, Any]:
    """The fields that belong into a value, and those beside it."""
    field = field_at(told.model, path)
    return {
        "fields": fields_at(told.model, path),
        "lines": write_lines(shape_at(told.model, path), told.locales),
        "beside": fields_at(told.model, path[:-1]),
        "is_coded": is_coded(field),
        "is_named": field is not None and find_reference(field) is not None,
    }
