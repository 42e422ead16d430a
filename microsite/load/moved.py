"""Finds lines that have left their place: what they say fits a record elsewhere.

A parser stops where lines no longer agree, which may be far from the one that moved. So
lines nearby are put where they may have stood, one change at a time, until the file can
be read and each field stands where its model has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from microsite.load import problems
from microsite.load.fitting import Fitting, find_fitting
from microsite.load.indentation import (
    EMPTY_FIELD,
    count_column,
    count_spaces,
    has_field,
    list_structure,
)
from microsite.load.spot import INDENTATION, Compose, advise_spaces
from microsite.records import Document
from twinlint.data import dataclass
from twinlint.finding import Finding, Message, Place, message, plural_message
from twinlint.source import FieldPath, Text, read_text

_MOST_LINES = 2000
"""Of a file in which lines are looked for."""
_MOST_TRIES = 160
_ABOVE, _BELOW = 20, 2
"""Fields that may have moved, above the line where the parser stopped and below."""
_NAME = re.compile(r" *+(?>(?:- ++)*)([\w.-]++):")
_RECORD = re.compile(r"[^\s#-][^\n]*:$")
"""The name of a record, above its fields."""


@dataclass(frozen=True, slots=True)
class _Try:
    """Lines that may have moved, and how many spaces the first would begin with."""

    first: int
    last: int
    spaces: int
    distance: int
    """From the line where the parser stopped, in fields."""
    shift: int
    """By how many spaces they would move."""


@dataclass(frozen=True, slots=True)
class _Put:
    """A file with one change, which can be read."""

    document: Document
    path: FieldPath
    """The way to the first field that moved."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A file in which lines are looked for, and what may stand in it."""

    text: Text
    fitting: Fitting
    compose: Compose
    lines: tuple[str, ...]
    """Only those around the fault; the others are empty."""

    def holds(self, line: int) -> bool:
        """Whether a line is among those around the fault."""
        return bool(self.lines[line - 1])

    def write(self, lines: Sequence[str]) -> Text:
        """The file with other lines."""
        return read_text("\n".join(lines), self.text.path)

    def read(self, lines: Sequence[str]) -> Document | None:
        """The file with other lines, when it can be read and every field fits."""
        document = self.compose(self.write(lines))
        if document is None or self.fitting.count_misfits(document):
            return None
        return document

    def put(self, lines: Sequence[str], line: int) -> _Put | None:
        """The same, with where the field on a line stands then."""
        named = _NAME.match(lines[line - 1])
        document = self.read(lines) if named else None
        if document is None or named is None:
            return None
        start = sum(len(each) + 1 for each in lines[: line - 1]) + named.start(1)
        places = document.keys.items()
        path = next((path for path, key in places if key.start == start), None)
        return _Put(document, path) if path is not None else None


def look_around(text: Text, line: int, compose: Compose) -> Ground | None:
    """The lines around a fault; None where nothing is known of the file."""
    fitting = find_fitting(text.path)
    lines = text.value.split("\n")
    if fitting is None or len(lines) > _MOST_LINES:
        return None
    if fitting.depth:
        records = [n for n, each in enumerate(lines, 1) if _RECORD.match(each.rstrip())]
        # A field that has lost its indentation looks like the name of a record.
        before = [number for number in records if number <= line][-2:]
        after = [number for number in records if number > line + _BELOW]
        first, last = min(before, default=1), (after[1:2] or [len(lines) + 1])[0]
        lines = [each if first <= n < last else "" for n, each in enumerate(lines, 1)]
    return Ground(text, fitting, compose, tuple(lines))


def find_moved(ground: Ground, line: int, since: int = 0) -> Iterator[Finding]:
    """Lines whose indentation has changed, or one that stands among others' texts.

    None that begin above `since`.
    """
    tries = sorted(
        (each for each in _list_tries(ground, line) if each.first >= since),
        key=lambda t: (t.last > t.first, t.spaces % 2, t.distance, t.shift),
    )
    yield from _report_best(ground, tries)
    yield from _find_inserted(ground, line)


def _report_best(ground: Ground, tries: Iterable[_Try]) -> Iterator[Finding]:
    """The first try that fits, best one that steps in as all fields do."""
    fits = (
        (each, put)
        for each in islice(tries, _MOST_TRIES)
        if (put := ground.put(_indent(ground, each), each.first))
    )
    first = None
    for each, put in fits:
        if _steps_evenly(put):
            yield _report(ground, each, put)
            return
        first = first or (each, put)
    if first:
        yield _report(ground, *first)


def _steps_evenly(put: _Put) -> bool:
    """Whether a field, and all it stands below, step in by two columns each.

    Behind the dash of an item by two more, if the dash itself steps in.
    """
    outer, is_item = -1, False
    for length, step in enumerate(put.path, 1):
        if isinstance(step, int):
            is_item = True
            continue
        column = put.document.key_span(put.path[:length]).column
        if outer >= 0 and column - outer not in ((2, 4) if is_item else (2,)):
            return False
        outer, is_item = column, False
    return True


def find_outdented(document: Document, compose: Compose) -> Iterator[Finding]:
    """Fields of records that stand in the first column, as if they were records."""
    fitting = find_fitting(document.path)
    if fitting is None or not fitting.depth or not isinstance(document.data, dict):
        return
    for name in filter(fitting.knows, document.data):
        below = (path for path in document.keys if path[0] == name)
        if all(fitting.fits(document, path) for path in below):
            continue
        line = document.key_span((name,)).line
        ground = look_around(document.source, line, compose)
        if ground:
            tries = _list_tries(ground, line, is_here=True)
            yield from _report_best(ground, sorted(tries, key=lambda t: t.shift))


def find_emptied(document: Document, compose: Compose) -> Iterator[Finding]:
    """Lines that stand below the name of a field, in front of what it holds."""
    fitting = find_fitting(document.path)
    for path in document.keys if fitting else ():
        stretch = document.values[path]
        if stretch.start != stretch.end or not fitting or fitting.holds_text(path):
            continue
        line = document.key_span(path).line
        ground = look_around(document.source, line, compose)
        structure = list_structure(ground.lines) if ground else []
        below = next((number for number in structure if number > line), 0)
        if ground and below:
            yield from _find_inserted(ground, below)


def _list_tries(ground: Ground, line: int, *, is_here: bool = False) -> Iterator[_Try]:
    """What may have moved, and where to: a field, all below it, or those beside it."""
    structure = list_structure(ground.lines)
    at = sum(number <= line for number in structure) - 1
    near = range(at, at + 1) if is_here else range(at - _ABOVE, at + _BELOW + 1)
    around = structure[max(0, at - _ABOVE) : at + _BELOW + 1]
    written = [ground.lines[number - 1] for number in around]
    columns = {f(each) for each in written for f in (count_spaces, count_column)}
    columns |= {column + 2 for column in columns}
    for index in near:
        if not 0 <= index < len(structure) or not has_field(
            ground.lines[structure[index] - 1]
        ):
            continue
        number = structure[index]
        now = count_spaces(ground.lines[number - 1])
        ends = dict.fromkeys((number, *_list_ends(ground, structure, index)))
        for end in ends:
            for spaces in columns - {now}:
                shift = abs(spaces - now)
                yield _Try(number, end, spaces, abs(index - at), shift)


def _list_ends(ground: Ground, structure: list[int], index: int) -> Iterator[int]:
    """The last lines of what may have moved with a field."""
    spaces = count_spaces(ground.lines[structure[index] - 1])
    later = structure[index + 1 :]
    deeper = _count_first(ground, later, spaces + 1)
    beside = _count_first(ground, later, spaces)
    for count in dict.fromkeys((deeper, beside)):
        below = later[count] if count < len(later) else len(ground.lines) + 1
        written = (n for n in range(below - 1, 0, -1) if ground.lines[n - 1].strip())
        yield next(written)


def _count_first(ground: Ground, numbers: list[int], spaces: int) -> int:
    """How many of the first lines begin with that many spaces or more."""
    short = (
        at
        for at, number in enumerate(numbers)
        if count_spaces(ground.lines[number - 1]) < spaces
    )
    return next(short, len(numbers))


def _indent(ground: Ground, each: _Try) -> list[str]:
    """The lines as they may have stood."""
    lines = list(ground.lines)
    more = each.spaces - count_spaces(lines[each.first - 1])
    for at in range(each.first - 1, each.last):
        bare = lines[at].lstrip(" ")
        spaces = max(0, count_spaces(lines[at]) + more)
        lines[at] = " " * spaces + bare if bare else ""
    return lines


# What is told -----------------------------------------------------------------------


def _report(ground: Ground, moved: _Try, put: _Put) -> Finding:
    """The finding on lines that have another indentation than they should."""
    above = put.path[:-1]
    beside = [
        document_line
        for path in put.document.keys
        if path[:-1] == above and path != put.path
        for document_line in [put.document.key_span(path).line]
        if not moved.first <= document_line <= moved.last
    ]
    before = [line for line in beside if line < moved.first]
    model = max(before) if before else min(beside, default=0)
    named = _NAME.match(ground.lines[moved.first - 1])
    assert named  # noqa: S101 - it was put somewhere by its name
    related = (
        show_field(ground, model, message("line it up with this")) if model else ()
    )
    return problems.YAML_SYNTAX(
        INDENTATION[0],
        *show_field(ground, moved.first),
        related=related,
        help=_advise(ground, moved, put, model),
    )


def show_field(
    ground: Ground, line: int, said: Message | None = None
) -> tuple[Place, ...]:
    """The place of the name of a line's field."""
    named = _NAME.match(ground.lines[line - 1])
    if named is None:
        return ()
    start = sum(len(each) + 1 for each in ground.text.value.split("\n")[: line - 1])
    span = ground.text.span(start + named.start(1), start + named.end(1))
    return (Place(span, message=said),)


def _advise(ground: Ground, moved: _Try, put: _Put, model: int) -> Message:
    parent = str(put.path[-2]) if len(put.path) > 1 else ""
    if moved.last > moved.first:
        more = moved.spaces - count_spaces(ground.lines[moved.first - 1])
        first, last = str(moved.first), str(moved.last)
        if more < 0:
            return plural_message(
                "delete {count} space in front of each line from {first} to {last}",
                "delete {count} spaces in front of each line from {first} to {last}",
                count=-more,
                first=first,
                last=last,
            )
        return plural_message(
            "type {count} more space in front of each line from {first} to {last}",
            "type {count} more spaces in front of each line from {first} to {last}",
            count=more,
            first=first,
            last=last,
        )
    if not model:
        return message(
            "begin it with {spaces} spaces, to put it under “{parent}:”",
            spaces=moved.spaces,
            parent=parent,
        )
    if moved.spaces and parent and not isinstance(put.path[-2], int):
        return plural_message(
            "begin it with {count} space, like line {line}, under “{parent}:”",
            "begin it with {count} spaces, like line {line}, under “{parent}:”",
            count=moved.spaces,
            line=model,
            parent=parent,
        )
    return advise_spaces(ground.lines, moved.spaces, model)


# Lines among those of another field ---------------------------------------------------


def _find_inserted(ground: Ground, line: int) -> Iterator[Finding]:
    """A field that stands below the name of another one, of which it is no part."""
    structure = list_structure(ground.lines)
    at = sum(number <= line for number in structure) - 1
    for index in (at, at - 1, at - 2, at + 1):
        if not 0 < index < len(structure):
            continue
        number, above = structure[index], structure[index - 1]
        if not EMPTY_FIELD.match(ground.lines[above - 1]):
            continue
        below = structure[index + 1 : index + 1 + _ABOVE]
        deeper = _count_first(ground, below, count_spaces(ground.lines[number - 1]) + 1)
        ends = (
            *(each - 1 for each in below[:deeper]),
            *_list_ends(ground, structure, index),
        )
        for last in dict.fromkeys(ends):
            spaces = count_spaces(ground.lines[above - 1])
            cut = _indent(ground, _Try(number, last, spaces, 0, 0))
            moved = cut[number - 1 : last]
            rest = [*cut[: number - 1], *cut[last:]]
            lines = [*rest[: above - 1], *moved, *rest[above - 1 :]]
            put = ground.put(lines, above)
            if put and not _is_empty(put.document, above + last - number + 1):
                yield _report_inserted(ground, number, last, above)
                return


def _is_empty(document: Document, line: int) -> bool:
    """Whether a line has the name of a field, and nothing below it."""
    return any(
        document.key_span(path).line == line
        and document.values[path].start == document.values[path].end
        for path in document.keys
    )


def _report_inserted(ground: Ground, first: int, last: int, above: int) -> Finding:
    names = [_NAME.match(ground.lines[line - 1]) for line in (first, above)]
    here, there = (found[1] if found else "" for found in names)
    return problems.YAML_SYNTAX(
        message(
            "“{name}:” stands below “{parent}:”, and is no part of it",
            name=here,
            parent=there,
        ),
        *show_field(ground, first),
        related=show_field(ground, above, message("it belongs above this")),
        help=message(
            "move line {first} above “{parent}:”, line {line}",
            parent=there,
            line=str(above),
            first=str(first),
        )
        if first == last
        else message(
            "move lines {first} to {last} above “{parent}:”, line {line}",
            parent=there,
            line=str(above),
            first=str(first),
            last=str(last),
        ),
    )
