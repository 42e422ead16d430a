"""Writes into the reference of editors what fields hold that have fields inside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from microsite.editors.schema import join_lines
from microsite.folder import read_file, replace_file
from microsite.records import Part, Types, read_descriptions, read_shape
from twinlint.catalog import Translator
from twinlint.source import Locale

FILE = "content/REFERENCE.md"
_SOURCES = "sources"
_BEGIN = re.compile(r"<!-- fields (..) -->\n")
_END = "<!-- fields end -->"
_HEAD = 2
"""Lines of a table before its rows: names, dashes."""


def write_reference(
    root: Path, types: Types, speakers: Mapping[Locale, Translator]
) -> tuple[str, ...]:
    """Renew its tables, if it has some; the path of what was changed."""
    path = root / FILE
    if not path.is_file():
        return ()
    before = read_file(path).decode("utf-8")
    after = "".join(_renew(before, types, speakers))
    if after == before:
        return ()
    replace_file(path, after.encode())
    return (FILE,)


def _renew(
    text: str, types: Types, speakers: Mapping[Locale, Translator]
) -> Iterator[str]:
    """The pieces of a text in which the rows of each table are written anew.

    A table stands between two comments, nothing but its lines in between.
    """
    locale, table = "", list[str]()
    for line in text.splitlines(keepends=True):
        begins = _BEGIN.fullmatch(line)
        if begins or not line.startswith("|"):
            translate = speakers.get(Locale(locale)) if line.startswith(_END) else None
            if translate and len(table) >= _HEAD:
                table = [*table[:_HEAD], describe_parts(types, translate)]
            yield from table
            yield line
            locale, table = begins[1] if begins else "", []
        else:
            table.append(line)
    yield from table


def describe_parts(types: Types, translate: Translator) -> str:
    """The rows of a table: fields that have others inside, and these."""
    found: dict[type[Part], set[str]] = {}
    for declared in types.values():
        for key, shape in _find_parts(declared.model):
            found.setdefault(shape, set()).add(f"`{key}`")
    rows = sorted(((sorted(k), s) for s, k in found.items()), key=lambda row: row[0])
    return "".join(
        f"| {', '.join(keys)} | {', '.join(_describe(shape, translate))} |\n"
        for keys, shape in rows
    )


def _find_parts(model: type[Part]) -> Iterator[tuple[str, type[Part]]]:
    for name, info in model.model_fields.items():
        shape, _ = read_shape(info.annotation)
        if shape is not None and issubclass(shape, Part):
            yield info.alias or name, shape
            yield from _find_parts(shape)


def _describe(shape: type[Part], translate: Translator) -> Iterator[str]:
    """Each field inside with what it holds; the sources of all are the same."""
    described = read_descriptions(shape)
    keys = [info.alias or name for name, info in shape.model_fields.items()]
    for key in sorted(keys, key=lambda each: each == _SOURCES):
        said = translate.find_text(join_lines(described.get(key, ""))).rstrip(".")
        yield f"`{key}` ({said})" if said and key != _SOURCES else f"`{key}`"
