"""Finds what has lost the name that stood above it: texts, lists and fields of a part.

What is left is read as a part of the field above, or as nothing at all. So a name is
put above it: when the file can be read then and all fits, a name is what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from microsite.load import problems
from microsite.load.fitting import Fitting, find_fitting, find_value
from microsite.load.indentation import EMPTY_FIELD, count_spaces, list_structure
from microsite.load.moved import Ground, look_around, show_field
from microsite.load.spot import Compose
from microsite.records import Document
from twinlint.finding import Finding, Message, Place, message, plural_message
from twinlint.source import FieldPath

_UNNAMED = "unnamed"
"""Stands in the place of the name that is lost; no field is called so."""
_MOST_TRIES = 60
_NEAR = (0, -1, 1, -2, 2, *range(-3, -24, -1))
"""Fields around the fault that may have lost their name, in the order of trying."""
_ITEM_BELOW = re.compile(r"\A[^\n]*\n *- ")
"""An item of a list right below the first line of a text."""
_MOST_NAMES = 4
"""Names that are told where each may be the lost one."""


def find_nameless(ground: Ground, line: int) -> Iterator[Finding]:
    """What lacks its name near a line where the parser stopped."""
    tries = islice(_list_tries(ground, line), _MOST_TRIES)
    records: list[int] = []
    for number, spaces in tries:
        name = f"{' ' * spaces}{_UNNAMED}:"
        lines = [*ground.lines[: number - 1], name, *ground.lines[number - 1 :]]
        document = ground.compose(ground.write(lines))
        path = document and _find_unnamed(document)
        if not document or not path or not _is_whole_above(ground, document, path):
            continue
        if len(path) <= ground.fitting.depth:
            if _is_record(ground, document, path):
                records.append(number)
            continue
        names = ground.fitting.list_names(document, path)
        if names:
            yield _report(ground, number, spaces, names)
            return
    # An empty line parts one record from the next.
    records.sort(key=lambda number: bool(number > 1 and ground.lines[number - 2]))
    yield from (_report_record(ground, number) for number in records[:1])


def find_swallowed(document: Document, compose: Compose) -> Iterator[Finding]:
    """What has lost its name and is read as a part of the field above it."""
    fitting = find_fitting(document.path)
    if fitting is None:
        return
    for line in _list_suspects(document, fitting):
        ground = look_around(document.source, line, compose)
        found = next(find_nameless(ground, line), None) if ground else None
        if found:
            yield found
            return


def _list_suspects(document: Document, fitting: Fitting) -> Iterator[int]:
    """Lines at which something is read as a part of what stands above it.

    As a field that is not known there, or as more of a text: `edition: first - shade`.
    """
    wrong = (path for path in document.keys if not fitting.fits(document, path))
    path = next((path for path in wrong if len(path) > fitting.depth), None)
    if path:
        yield document.key_span(path).line
    raw = document.source.value
    for path, stretch in document.values.items():
        if stretch.style or not isinstance(find_value(document.data, path), str):
            continue
        found = _ITEM_BELOW.search(raw[stretch.start : stretch.end])
        if found:
            yield raw.count("\n", 0, stretch.start + found.end()) + 1


def _list_tries(ground: Ground, line: int) -> Iterator[tuple[int, int]]:
    """Lines above which a name may be lost, and how many spaces it would begin with."""
    structure = list_structure(ground.lines)
    at = sum(number <= line for number in structure) - 1
    for index in (at + step for step in _NEAR):
        if not 0 <= index < len(structure):
            continue
        number = structure[index]
        written = ground.lines[number - 1]
        spaces, is_item = count_spaces(written), written.lstrip().startswith("- ")
        above = ground.lines[structure[index - 1] - 1] if index else ""
        nearest = spaces if is_item else spaces - 1
        has_name = (
            EMPTY_FIELD.match(above) and spaces - 2 <= count_spaces(above) <= nearest
        )
        if has_name:
            continue
        yield from ((number, n) for n in (spaces - 2, spaces) if n >= 0 and n < spaces)
        if is_item:
            yield number, spaces


def _find_unnamed(document: Document) -> FieldPath | None:
    return next((path for path in document.keys if path[-1] == _UNNAMED), None)


def _is_whole_above(ground: Ground, document: Document, path: FieldPath) -> bool:
    """Whether the field above has all that it needs without what is read as its own."""
    beside = [key for key in document.keys if key[:-1] == path[:-1]]
    above = beside[: beside.index(path)][-1:]
    fitting = ground.fitting
    return all(fitting.is_whole(document, key, fitting.find_kind(key)) for key in above)


def _is_record(ground: Ground, document: Document, path: FieldPath) -> bool:
    """Whether the name of a record is lost, and no field of it stands there twice."""
    fitting = ground.fitting
    if fitting.count_misfits(document):
        return False
    first = next(key for key in document.keys if key[:-1] == path)
    above = [key for key in document.keys if len(key) == len(path) + 1]
    last = above[: above.index(first)][-1:]
    value = find_value(document.data, first)
    is_copy = any(
        key[-1] == first[-1] and find_value(document.data, key) == value for key in last
    )
    return not is_copy and fitting.is_whole(document, path, fitting.model)


def _show(ground: Ground, line: int) -> Place:
    """The place of the field, or of the item, at the start of a line."""
    written = ground.lines[line - 1]
    start = sum(len(each) + 1 for each in ground.text.value.split("\n")[: line - 1])
    start += count_spaces(written)
    return next(
        iter(show_field(ground, line)),
        Place(ground.text.span(start, start + len(written.strip()))),
    )


def _report(ground: Ground, line: int, spaces: int, names: Sequence[str]) -> Finding:
    if len(names) > 1:
        said = message("the name of a field is missing above this line")
    else:
        said = message("“{name}:” is missing above this line", name=names[0])
    return problems.YAML_SYNTAX(
        said, _show(ground, line), help=_advise(line, spaces, names)
    )


def _advise(line: int, spaces: int, names: Sequence[str]) -> Message:
    written = tuple(f"{name}:" for name in names[:_MOST_NAMES])
    if not spaces:
        return message(
            "type {name} on a line of its own, before line {line}",
            name=written,
            line=str(line),
        )
    return plural_message(
        "type {name} on a line of its own, before line {line}, with {count} space in"
        " front",
        "type {name} on a line of its own, before line {line}, with {count} spaces in"
        " front",
        name=written,
        line=str(line),
        count=spaces,
    )


def _report_record(ground: Ground, line: int) -> Finding:
    return problems.YAML_SYNTAX(
        message("the key of this record is missing above this line"),
        _show(ground, line),
        help=message(
            "type its key and “:” on a line of its own, before line {line}, without"
            " spaces in front",
            line=str(line),
        ),
    )
