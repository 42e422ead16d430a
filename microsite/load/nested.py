"""Finds records of a list that stand below their neighbour, as if its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from microsite.load import problems
from microsite.load.fitting import Fitting, find_fitting, find_value
from microsite.load.indentation import count_spaces
from microsite.load.spot import Compose
from microsite.records import Document
from twinlint.finding import Finding, Fix, Message, Place, message, plural_message
from twinlint.source import FieldPath, Span, read_text


def find_nested(document: Document, compose: Compose) -> Iterator[Finding]:
    """Records with too many spaces in front of all their lines."""
    fitting = find_fitting(document.path)
    if fitting is None or fitting.depth != 1 or not isinstance(document.data, dict):
        return
    for path in document.keys:
        if len(path) > 1 and _is_record(document, path, fitting):
            found = _find_moved(document, path, fitting, compose)
            if found:
                yield found
                return


def _is_record(document: Document, path: FieldPath, fitting: Fitting) -> bool:
    """Whether what stands under an unknown name has the fields of a record."""
    value = find_value(document.data, path)
    if not isinstance(value, dict) or fitting.fits(document, path):
        return False
    known = sum(fitting.has_field(name) for name in value)
    return known > 1 and 2 * known > len(value)


def _find_moved(
    document: Document, path: FieldPath, fitting: Fitting, compose: Compose
) -> Finding | None:
    """The finding on a record, and those beside it, that fit without their spaces."""
    lines = document.source.value.split("\n")
    spaces = document.key_span(path).column - 1
    first = document.key_span(path).line
    beside = [key for key in document.keys if key[:-1] == path[:-1]]
    last = first
    for each in beside[beside.index(path) :]:
        if not _is_record(document, each, fitting):
            break
        last = _find_last(document, each)
    moved = [
        each[min(spaces, count_spaces(each)) :] for each in lines[first - 1 : last]
    ]
    changed = "\n".join((*lines[: first - 1], *moved, *lines[last:]))
    new = compose(read_text(changed, document.path))
    if new is None or fitting.count_misfits(new) >= fitting.count_misfits(document):
        return None
    stretch = Span(document.path, first, 1, last, len(lines[last - 1]) + 1)
    return problems.YAML_SYNTAX(
        message(
            "“{name}:” has the fields of a record, and stands below “{above}:”",
            name=str(path[-1]),
            above=str(path[-2]),
        ),
        Place(document.key_span(path)),
        related=(
            replace(
                Place(document.key_span(path[:1])),
                message=message("line it up with this"),
            ),
        ),
        help=_advise(spaces, first, last),
        fix=Fix(stretch, "\n".join(moved)),
    )


def _find_last(document: Document, path: FieldPath) -> int:
    """The last line with anything of a value."""
    stretch = document.values[path]
    written = document.source.value[: stretch.end].rstrip()
    return written.count("\n") + 1


def _advise(spaces: int, first: int, last: int) -> Message:
    return plural_message(
        "delete {count} space in front of each line from {first} to {last}",
        "delete {count} spaces in front of each line from {first} to {last}",
        count=spaces,
        first=str(first),
        last=str(last),
    )
