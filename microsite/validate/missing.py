"""Words what a record lacks: a field, a value, an item; gives the lines to type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from microsite.records import (
    COLLECTIONS,
    Localized,
    Origin,
    PartialDate,
    show_typed,
)
from microsite.validate import problems
from microsite.validate.choices import gloss_choice
from twinlint.finding import (
    Every,
    Finding,
    Message,
    Place,
    Rule,
    message,
)
from twinlint.source import FieldPath, Locale


def explain_missing(
    origin: Origin,
    path: FieldPath,
    name: str,
    shape: type,
    locales: tuple[Locale, ...],
    collection: str = "",
) -> Finding:
    """The finding on a field that is not there, or has nothing in it.

    `shape` is the class of its value; `locales` are the languages of a text in each;
    `collection` has the records that it names.
    """
    if not issubclass(shape, Localized):
        locales = ()
    hashtag = find_hashtag(origin, path, problems.MISSING_FIELD)
    if hashtag:
        return hashtag
    if (*origin.prefix, *path) in origin.document.keys:
        return problems.MISSING_FIELD(
            message("{name} is empty", name=name),
            origin.key_place(path),
            help=message(
                "write {lines} below “{name}:”, with {spaces} spaces in front",
                lines=_write_lines(locales),
                name=name,
                spaces=count_indent(origin, path),
            )
            if locales
            else _advise_item(name, collection)
            if _is_empty_list(origin, path)
            else _advise_value(name, shape),
        )
    return problems.MISSING_FIELD(
        message("{name} is missing", name=name),
        _find_place(origin, path),
        help=_name_choices(
            advise_field(origin, path, name, shape, locales), collection
        ),
    )


def _name_choices(advice: Message, collection: str) -> Message:
    """The line to add for a field, with what goes there where it names a record."""
    declared = COLLECTIONS.get(collection)
    if declared is None:
        return advice
    if declared.is_folder:
        return message(
            "{advice}; “…” is the name of a file of {folder}, without .yaml",
            advice=advice,
            folder=f"content/{collection}/",
        )
    return message(
        "{advice}; “…” is a key of {file}",
        advice=advice,
        file=f"content/{collection}.yaml",
    )


def explain_empty_item(origin: Origin, path: FieldPath) -> Finding:
    """The finding on an item of a list that has nothing in it."""
    document = origin.document
    stretch = document.values[origin.find_path(path)]
    dash = document.source.value.rfind("-", 0, stretch.start)
    start = dash if dash >= 0 else stretch.start
    return problems.EMPTY_VALUE(
        message("{name} is empty", name=origin.name(path)),
        Place(document.source.span(start, start + 1), field=origin.find_path(path)),
        help=message("write it after the “-”, or delete the line"),
    )


def _is_empty_list(origin: Origin, path: FieldPath) -> bool:
    stretch = origin.document.values.get(origin.find_path(path))
    written = origin.document.source.value
    return stretch is not None and written.startswith("[", stretch.start)


def _advise_item(name: str, collection: str) -> Message:
    """What to write between the brackets of a list that has nothing in it."""
    line = f"{name}: […]"
    declared = COLLECTIONS.get(collection)
    if declared is None:
        return message("write the value between the brackets: {line}", line=line)
    if declared.is_folder:
        return message(
            "write the name of a file of {folder}, without .yaml, between the"
            " brackets: {line}",
            folder=f"content/{collection}/",
            line=line,
        )
    return message(
        "write a key of {file} between the brackets: {line}",
        file=f"content/{collection}.yaml",
        line=line,
    )


_DAY = "2024-09-10"
"""A date as an example."""


def _advise_value(name: str, shape: type) -> Message:
    """What to write behind the name of a field that is empty."""
    if issubclass(shape, PartialDate):
        return message(
            "write the date after “{name}:”, like {date}", name=name, date=_DAY
        )
    if issubclass(shape, StrEnum):
        choices = tuple(map(gloss_choice, shape))
        return message("after “{name}:”, write {choices}", name=name, choices=choices)
    return message("write the value after “{name}:”", name=name)


def _is_date(shape: type) -> bool:
    return issubclass(shape, PartialDate)


def _write_line(name: str, shape: type) -> Message:
    """The line of a field, with what may stand in it where that is settled."""
    if issubclass(shape, PartialDate):
        return message("“{name}: {date}” (with the right date)", name=name, date=_DAY)
    if issubclass(shape, StrEnum):
        return message("one of these lines")
    return message("“{name}: …”", name=name)


def _find_place(origin: Origin, path: FieldPath) -> Place:
    """Where a field is missing: at what it belongs to, or at the first field beside it.

    A comment above the first line lacks nothing.
    """
    if _is_in_list(origin, path):
        return origin.place(path)
    way, keys = origin.find_path(path), origin.document.keys
    first = next((key for key in keys if len(key) == 1), None)
    if len(way) > 1 or first is None:
        return origin.key_place(path)
    return Place(origin.document.key_span(first), field=way)


def advise_field(
    origin: Origin,
    path: FieldPath,
    name: str,
    shape: type,
    locales: tuple[Locale, ...] = (),
) -> Message:
    """The line to add for a field, and where; all of them where there is a choice."""
    advice = _advise_line(origin, path, name, shape, locales)
    if not issubclass(shape, StrEnum):
        return advice
    lines = tuple(gloss_choice(each, f"{name}: {each}") for each in shape)
    return message("{advice}: {lines}", advice=advice, lines=lines)


def _advise_line(
    origin: Origin,
    path: FieldPath,
    name: str,
    shape: type,
    locales: tuple[Locale, ...],
) -> Message:
    line = _write_line(name, shape)
    way = origin.find_path(path)
    if path[:-1] and is_in_braces(origin, path[:-1]) and not issubclass(shape, StrEnum):
        texts = ", ".join(f'{locale}: "…"' for locale in locales)
        value = "{" + texts + "}" if locales else _DAY if _is_date(shape) else "…"
        return _advise_braces(origin, path[:-1], f"{name}: {value}")
    spaces = count_indent(origin, path[:-1])
    parent = way[-2] if len(way) > 1 else ""
    if locales:
        below = {"lines": _write_lines(locales), "spaces": spaces + 2}
        if isinstance(parent, str) and parent:
            return message(
                "add “{name}:” under “{parent}:”, and below it {lines}, with {spaces}"
                " spaces in front",
                name=name,
                parent=parent,
                **below,
            )
        return message(
            "add “{name}:” here, and below it {lines}, with {spaces} spaces in front",
            name=name,
            **below,
        )
    if isinstance(parent, str) and parent:
        return message(
            "add {line} under “{parent}:”, with {spaces} spaces in front",
            line=line,
            parent=parent,
            spaces=spaces,
        )
    if isinstance(parent, int):
        return message(
            "add {line} to this item, with {spaces} spaces in front",
            line=line,
            spaces=spaces,
        )
    return message("add {line} here", line=line)


def _advise_braces(origin: Origin, parent: FieldPath, line: str) -> Message:
    """Where to add a field between braces: at their end, or first where others close.

    With `{file: …, alt: {fr: …}}` nobody could tell which “}” is meant.
    """
    way = origin.find_path(parent)
    stretch = origin.document.values[way]
    first = next((key for key in origin.document.keys if key[:-1] == way), None)
    written = origin.document.source.value[stretch.start : stretch.end]
    if first and written.count("}") > 1:
        return message(
            "add “{line}, ” in front of “{name}:”", line=line, name=str(first[-1])
        )
    return message("add “, {line}” in front of “{bracket}”", line=line, bracket="}")


def _write_lines(locales: Iterable[Locale]) -> Every:
    """A line for each language, as it is typed."""
    return Every(f"{locale}: …" for locale in locales)


def is_in_braces(origin: Origin, path: FieldPath) -> bool:
    """True when the fields of a part, or the languages of a text, stand in braces."""
    stretch = origin.document.values.get(origin.find_path(path))
    if stretch is None:
        return False
    return origin.document.source.value[stretch.start : stretch.start + 1] == "{"


_HASHTAG = re.compile(r"[^#\n]*?(?<![\w-])([\w-]++):[ \t]+(#[^\s#][^\n]*)")


def find_hashtag(origin: Origin, path: FieldPath, rule: Rule) -> Finding | None:
    """A text that begins with `#`, so that YAML passes over it."""
    key = origin.document.keys.get((*origin.prefix, *path))
    found = key and _HASHTAG.match(origin.document.source.value, key.start)
    if not found:
        return None
    words = found[2].rstrip()
    written = f'{found[1]}: "{show_typed(words)}"'
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


def count_indent(origin: Origin, parent: FieldPath) -> int:
    """The spaces in front of the fields of a part, whether it has any or not."""
    way = origin.find_path(parent)
    inside = (key for key in origin.document.keys if key[:-1] == way)
    first = next(inside, None)
    if first:
        return origin.document.key_span(first).column - 1
    return origin.document.key_span(way).column + 1
