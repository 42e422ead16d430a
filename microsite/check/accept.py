"""Adds waivers and fingerprints to the files of editors; the rest stays as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from microsite.load import load_document
from microsite.records import Data, Document
from twinlint.finding import Finding

Prints = Mapping[str, Mapping[str, str]]
"""`{record: {field: fingerprint}}`."""
_SCHEMA = "# yaml-language-server: $schema=.schema/"
_WAIVERS = f"{_SCHEMA}waivers.json\n[]\n"
_FRESH = f"{_SCHEMA}fresh.json\n"
_EMPTY_LIST = re.compile(r"^\[\s*\][ \t]*$", re.M)
_RECORD = re.compile(r"(?P<name>[^\s#].*?):[ \t]*+(?:#(?s:.*))?")
_FIELD = re.compile(r"(?P<indent> +)(?P<name>[^\s#].*?): +(?P<rest>\S(?s:.*))")


class LayoutError(ValueError):
    """A file that is laid out in a way that nothing can be added to."""


def add_waiver(text: str, fields: Mapping[str, str]) -> str:
    """The file of waivers with one more at its end; comments and all else stay.

    LayoutError where that file is no list of waivers, one below the other.
    """
    text = text if text.strip() else _WAIVERS
    before = _read(text)
    if not isinstance(before.data, list):
        raise LayoutError(text)
    if before.data:
        start = before.values[(0,)].start
        dash = before.source.value.rfind("-", 0, start)
        indent = dash - before.source.value.rfind("\n", 0, dash) - 1
        made = f"{text.rstrip()}\n{_write_waiver(fields, ' ' * indent)}"
    elif _EMPTY_LIST.search(text):
        # A replacement that is called leaves backslashes alone.
        made = _EMPTY_LIST.sub(lambda _: _write_waiver(fields).rstrip(), text, count=1)
    else:
        raise LayoutError(text)
    if _read(made).data != [*before.data, dict(fields)]:
        raise LayoutError(text)
    return made


def renew_waiver(text: str, index: int, fields: Mapping[str, str]) -> str:
    """The file of waivers with other values in one of them; all else stays.

    LayoutError where that cannot be done.
    """
    before = _read(text)
    known = before.data[index] if isinstance(before.data, list) else None
    if not isinstance(before.data, list) or not isinstance(known, dict):
        raise LayoutError(text)
    source = before.source.value
    first = before.keys[(index, next(iter(known)))].start
    indent = " " * (first - source.rfind("\n", 0, first) - 1)
    after_first = source.find("\n", first) + 1 or len(source)
    changes = [
        (*before.values[(index, name)][:2], _write_scalar(value))
        for name, value in fields.items()
        if name in known
    ]
    changes += [
        (after_first, after_first, f"{indent}{name}: {_write_scalar(value)}\n")
        for name, value in fields.items()
        if name not in known
    ]
    made = source
    for start, end, value in sorted(changes, reverse=True):
        made = f"{made[:start]}{value}{made[end:]}"
    expected: list[Data] = list(before.data)
    expected[index] = {**known, **fields}
    if _read(made).data != expected:
        raise LayoutError(text)
    return made


def _write_waiver(fields: Mapping[str, str], indent: str = "") -> str:
    lines = [f"{name}: {_write_scalar(value)}" for name, value in fields.items()]
    return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"


def _write_scalar(value: str) -> str:
    """A text as YAML has it on one line, in quotes where it needs them."""
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value):
        return value  # a date, which is text here
    written: str = yaml.safe_dump(value, allow_unicode=True, width=10**6)
    return written.removesuffix("\n").removesuffix("\n...")


def _read(text: str) -> Document:
    found = load_document("", text.encode())
    if isinstance(found, Finding):
        raise LayoutError(text)
    return found


def set_prints(text: str, prints: Prints) -> str:
    """The file of fingerprints with these and no others; comments stay.

    LayoutError where fingerprints do not stand below their records, one a line.
    """
    left = {name: dict(fields) for name, fields in prints.items() if fields}
    lines = (text if text.strip() else _FRESH).rstrip("\n").split("\n")
    lines = [line for line in lines if line.strip() != "{}"]
    made: list[str] = []
    record = ""
    for line in lines:
        field, head = _FIELD.fullmatch(line), _RECORD.fullmatch(line)
        if field and record:
            kept = left.get(record, {}).pop(_unquote(field["name"]), None)
            if kept is not None:
                made.append(_set_print(line, field, kept))
        elif head:
            made += _list_rest(left, record)
            record = _unquote(head["name"])
            if record in prints:
                made.append(line)
        else:
            made.append(line)
    made += _list_rest(left, record)
    for name in [name for name, fields in left.items() if fields]:
        made.append(f"{_write_scalar(name)}:")
        made += _list_rest(left, name)
    written = "".join(f"{line}\n" for line in made)
    expected: Data = {name: dict(fields) for name, fields in prints.items() if fields}
    if not expected:
        return written + "{}\n"
    if _read(written).data != expected:
        raise LayoutError(text)
    return written


def _unquote(name: str) -> str:
    return name[1:-1] if name[:1] in "\"'" and name[-1:] == name[:1] else name


def _set_print(line: str, field: re.Match[str], kept: str) -> str:
    """The line with its fingerprint, and with the comment behind it."""
    comment = re.search(r" +#.*", field["rest"])
    written = line[: field.start("rest")] + kept
    return written + comment.group() if comment else written


def _list_rest(left: dict[str, dict[str, str]], record: str) -> Iterator[str]:
    """Lines of the fingerprints of a record that are new; they are left no longer."""
    fields = left.pop(record, {})
    for name, kept in fields.items():
        yield f"  {_write_scalar(name)}: {kept}"
