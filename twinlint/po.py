r"""Reads the PO files of the tool itself, which Babel writes.

GNU gettext, "The Format of PO Files". Files that people write are read by a library
that knows every form; ours have one, and a command must not wait for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from twinlint.catalog import Catalog, Entry
from twinlint.source import Locale

_PLURAL = re.compile(r"nplurals=(\d+); plural=([^;\n]+)")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
"""What stands for another sign behind a backslash, as Babel writes it."""


def read_po(path: Path, locale: Locale, domain: str) -> Catalog:
    """The catalog in a file; an empty one for a file that is not there."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Catalog(locale, domain, path.name)
    entries = {}
    header = ""
    for line, fields in _read_blocks(text):
        texts = tuple(v for k, v in fields.items() if k.startswith("msgstr"))
        if not fields.get("msgid"):
            header = texts[0] if texts else ""
            continue
        context, plural = fields.get("msgctxt", ""), fields.get("msgid_plural", "")
        entry = Entry(fields["msgid"], texts, line, plural, context)
        entries[entry.key] = entry
    found = _PLURAL.search(header)
    catalog = Catalog(locale, domain, path.name, entries)
    return replace(catalog, plural_rule=found[2].strip()) if found else catalog


def _read_blocks(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each entry as `{keyword: text}`, with the line of its first keyword."""
    fields: dict[str, str] = {}
    start, keyword = 0, ""
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.startswith("msg"):
            keyword, _, line = line.partition(" ")
            fields[keyword] = ""
            start = start or number
        if line.startswith('"') and keyword:
            fields[keyword] += _read_string(line)
        elif not line.strip() and fields:
            yield start, fields
            fields, start, keyword = {}, 0, ""


def _read_string(line: str) -> str:
    """The text of a line in double quotes."""
    written = line.rstrip()[1:-1]
    if "\\" not in written:
        return written
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), written)
