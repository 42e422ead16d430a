"""Finds the texts in a small TOML document with the place of each.

`tomllib` gives values without their places; so keys are found here, line by line, and
strings are read by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.documents.yaml_fields import Field

_LINE = re.compile(
    r"^[ \t]*(?:\[\[?(?P<table>[\w.\" -]{1,200})\]\]?"
    r"|(?P<key>[\w-]{1,100}(?:\.[\w-]{1,100}){0,9}|\"[^\"\n]{1,100}\")[ \t]*=[ \t]*"
    r"(?P<value>\"\"\"(?>(?:[^\"\\]++|\\.|\"(?!\"\"))*)\"\"\"|'''(?>(?:[^']++|'(?!''))*)'''"
    r"|\"(?>(?:[^\"\\\n]++|\\.)*)\"|'[^'\n]*+')?)",
    re.M | re.S,
)
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\s*\n\s*|.)", re.S)


def find_toml_fields(value: str, start: int, end: int) -> Iterator[Field]:
    """The texts of a document between two offsets, in order, each with its key."""
    table = ""
    counts: dict[str, int] = {}
    for match in _LINE.finditer(value, start, end):
        if match["table"]:
            table = match["table"].strip()
            if match[0].lstrip().startswith("[["):
                counts[table] = counts.get(table, -1) + 1
                table = f"{table}[{counts[table]}]"
            continue
        if match["value"]:
            key = match["key"].strip('"')
            found = Field(f"{table}.{key}" if table else key, at=match.start("value"))
            _read_string(found, match["value"], match.start("value"))
            yield found


def _read_string(found: Field, written: str, start: int) -> None:
    import tomllib

    width = 3 if written.startswith(('"""', "'''")) else 1
    inner = written[width:-width]
    if width == 3 and inner.startswith("\n"):
        inner, start = inner[1:], start + 1
    done = 0
    if written[0] == '"':
        for match in _ESCAPE.finditer(inner):
            if match.start() > done:
                found.add(inner[done : match.start()], start + width + done)
            try:
                character = tomllib.loads(f'a = """{match[0]}"""')["a"]
            except tomllib.TOMLDecodeError:
                character = match[0]
            if character:
                found.add(character, start + width + match.start())
            done = match.end()
    if done < len(inner):
        found.add(inner[done:], start + width + done)
