"""Says what the schema finds wrong with a record, in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import cache
from types import NoneType
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from microsite.records import (
    Data,
    Localizable,
    Localized,
    Origin,
    Part,
    name_field,
    name_language,
    read_shape,
    shorten_text,
)
from microsite.validate import problems
from microsite.validate.values import explain_value
from microsite.words import LANGUAGES, read_translators
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
from twinlint.spelling import fold
from twinlint.suggest import suggest_words


def explain_errors(
    model: type[Part], origin: Origin, error: ValidationError, folded: set[FieldPath]
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
        yield from _explain_error(model, origin, path, data, dict(detail), explained)


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
            guesses = _guess_fields(str(name), _fields_at(model, tuple(above)))
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


def _explain_error(
    model: type[Part],
    origin: Origin,
    path: FieldPath,
    data: Data | None,
    detail: dict[str, Any],
    explained: Container[FieldPath],
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
        missing = (m for m in context["missing"] if (*path, m) not in explained)
        yield from _explain_untranslated(model, origin, path, name, missing)
    elif kind == "unknown-language":
        unknown = context["unknown"]
        yield problems.UNKNOWN_LANGUAGE(
            message("“{unknown}” is not a language of this site", unknown=unknown),
            origin.key_place((*path, unknown)),
            help=_advise_language(unknown, tuple(context["locales"])),
        )
    elif kind == "wrong-slug" and isinstance(data, dict):
        path, value = (*path, context["locale"]), context["value"]
        place = origin.place(path, locale=Locale(context["locale"]), text=value)
        yield explain_value(kind, context, name, value, place)
    elif kind == "dict_type" and issubclass(_shape_at(model, path), Localized):
        yield problems.WRONG_TYPE(
            message("{field} has one text for all languages", field=write_field(path)),
            place,
            help=message("delete the “|” after “{name}:”", name=name)
            if re.match(r"[a-z]{2}: ", value)
            else message(
                "write it below, once for each language: “fr: {text}”",
                text=shorten_text(value),
            ),
        )
    elif isinstance(data, list | dict) and (
        kind in _EXPECT_TEXT or kind.startswith("wrong-")
    ):
        single = _find_single(data)
        context = context | {"single": single} if single else context
        yield explain_value("string_type", context, name, value, place)
    else:
        more: dict[str, Any] = {"fields": _fields_at(model, path)}
        if isinstance(data, dict):
            more["has_dash"] = any(key.startswith("-") for key in data)
            more["keys"] = () if more["has_dash"] else tuple(data)
        yield explain_value(kind, context | more, name, value, place)


def _advise_language(unknown: str, locales: tuple[Locale, ...]) -> Message:
    """Which language of the site an unknown one means, or which there are."""
    meant = tuple(
        locale
        for locale in locales
        if fold(unknown)
        in {locale, *(fold(name_language(locale, each)) for each in locales)}
    )
    if meant:
        return message("did you mean {guesses}?", guesses=meant)
    return message("use {locales}", locales=locales)


_EXPECT_TEXT = frozenset(("enum", "literal_error", "string_type"))
"""Errors of the schema on values that are to be one text, beside `wrong-…`."""


def _find_single(data: Data) -> str:
    """The only text of a list; empty when it has several, or none."""
    if not isinstance(data, list) or len(data) != 1:
        return ""
    (only,) = data
    return only if isinstance(only, str) else ""


def _explain_missing(origin: Origin, path: FieldPath, name: str) -> Finding:
    hashtag = _find_hashtag(origin, path, problems.MISSING_FIELD)
    if hashtag:
        return hashtag
    if (*origin.prefix, *path) in origin.document.keys:
        return problems.MISSING_FIELD(
            message("{name} is empty", name=name),
            origin.key_place(path),
            help=message("write the value after “{name}:”", name=name),
        )
    return problems.MISSING_FIELD(
        message("{name} is missing", name=name),
        origin.place(path) if _is_in_list(origin, path) else origin.key_place(path),
        help=message("add “{name}:” under “{parent}:”", name=name, parent=path[-2])
        if len(path) > 1 and isinstance(path[-2], str)
        else message("add “{name}:” here", name=name),
    )


def _explain_untranslated(
    model: type[Part],
    origin: Origin,
    path: FieldPath,
    name: str,
    missing: Iterable[str],
) -> Iterator[Finding]:
    info = _field_at(model, path)
    is_optional = info is not None and not info.is_required()
    for locale in missing:
        hashtag = _find_hashtag(origin, (*path, locale), problems.MISSING_TRANSLATION)
        if hashtag:
            yield hashtag
            continue
        if (*origin.prefix, *path, locale) in origin.document.keys:
            yield problems.MISSING_TRANSLATION(
                message(
                    "{field} is empty in {language}",
                    field=write_field(path),
                    language=LanguageName(locale),
                ),
                origin.key_place((*path, locale), locale=Locale(locale)),
                help=message(
                    "write the text after “{locale}:”, or delete “{name}:” and what is"
                    " under it",
                    locale=locale,
                    name=name,
                )
                if is_optional
                else message("write the text after “{locale}:”", locale=locale),
            )
            continue
        yield problems.MISSING_TRANSLATION(
            message(
                "{field} has no text in {language}",
                field=write_field(path),
                language=LanguageName(locale),
            ),
            origin.key_place(path, locale=Locale(locale)),
            help=message("add “{locale}:” under “{name}:”", locale=locale, name=name),
        )


_HASHTAG = re.compile(r"[^#\n]*?([\w-]+):[ \t]+(#[^\s#][^\n]*)")


def _find_hashtag(origin: Origin, path: FieldPath, rule: Rule) -> Finding | None:
    """A text that begins with `#`, so that YAML passes over it."""
    key = origin.document.keys.get((*origin.prefix, *path))
    found = key and _HASHTAG.match(origin.document.source.value, key.start)
    if not found:
        return None
    words = found[2].rstrip()
    written = f'{found[1]}: "{shorten_text(words)}"'
    return rule(
        message("“{words}” is a comment and is not published", words=words),
        Place(origin.document.source.span(*found.span(2)), text=words),
        help=message("put the text in straight quotes: {written}", written=written),
    )


def _is_in_list(origin: Origin, path: FieldPath) -> bool:
    """True when an item of a list, which has no name to point to, lacks a field."""
    above = (*origin.prefix, *path[:-1])
    is_written = (*origin.prefix, *path) in origin.document.keys
    return bool(above) and isinstance(above[-1], int) and not is_written


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
    guesses = _guess_fields(name, fields)
    parent = _find_parent(model, origin, path)
    if parent:
        return problems.UNKNOWN_FIELD(
            message("“{name}” is not a field here", name=name),
            origin.key_place(path, text=name),
            related=(
                replace(
                    origin.key_place(parent), message=message("it is a field of this")
                ),
            ),
            help=message(
                "begin it with {spaces} spaces, to put it under “{parent}:”",
                spaces=_count_indent(origin, parent),
                parent=str(parent[-1]),
            ),
        )
    return problems.UNKNOWN_FIELD(
        message("“{name}” is not a field here", name=name),
        origin.key_place(path, text=name),
        help=message("did you mean {guesses}?", guesses=guesses)
        if guesses
        else message("fields here: {fields}", fields=Every(fields)),
    )


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
    return frozenset(fold(each.find_text(name_field(field))) for each in translators)


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
        for name in _fields_at(model, path[:-1])
        if name in data
    }
    above = [name for name, start in starts.items() if start < keys[way].start]
    for name in sorted(above, key=starts.__getitem__, reverse=True):
        inside, there = (*path[:-1], name), data[name]
        if there is None or (isinstance(there, dict) and path[-1] not in there):
            is_text = issubclass(_shape_at(model, inside), Localized | Localizable)
            is_language = is_text and re.fullmatch("[a-z]{2}", str(path[-1]))
            if is_language or path[-1] in _fields_at(model, inside):
                return inside
    return None


def _count_indent(origin: Origin, parent: FieldPath) -> int:
    """The spaces in front of the fields of a part."""
    way = origin.find_path(parent)
    inside = (key for key in origin.document.keys if key[:-1] == way)
    first = next(inside, None)
    if first:
        return origin.document.key_span(first).column - 1
    return origin.document.key_span(way).column + 1


def _fields_at(model: type[Part], path: FieldPath) -> tuple[str, ...]:
    shape = _shape_at(model, path)
    if not issubclass(shape, Part):
        return ()
    names = (info.alias or n for n, info in shape.model_fields.items())
    return tuple(name for name in names if name != "id")


def _field_at(model: type[Part], path: FieldPath) -> FieldInfo | None:
    """The field of a path; None for an item of a list, and for no field."""
    *above, name = path or ("",)
    shape = _shape_at(model, tuple(above))
    fields = shape.model_fields if issubclass(shape, Part) else {}
    return {info.alias or key: info for key, info in fields.items()}.get(str(name))


def _shape_at(model: type[Part], path: FieldPath) -> type:
    """The class of a field's value, or of the items of a list; NoneType if unknown."""
    shape: type = model
    for step in path:
        if isinstance(step, int):
            continue
        info = _field_at(shape, (step,)) if issubclass(shape, Part) else None
        shape = (info and read_shape(info.annotation)[0]) or NoneType
    return shape
