"""Finds items of a list that nothing parts: several names in the place of one."""

from __future__ import annotations

import re

from microsite.records import Origin, follow
from microsite.validate import problems
from microsite.validate.unknown import Known, guess_records
from twinlint.finding import Every, Finding, Fix, Message, message
from twinlint.source import FieldPath
from twinlint.spelling import is_slip

_BETWEEN = re.compile(r"[\s;,/&+]+")


def find_unparted(
    origin: Origin, path: FieldPath, collection: str, known: Known
) -> Finding | None:
    """The finding on an item of a list that is the names of several records."""
    written = origin.words(path)
    items = tuple(filter(None, _BETWEEN.split(written)))
    if len(items) < 2 or not origin.is_item(path) or written.count("\n"):
        return None
    if not all(_is_name(each, collection, known) for each in items):
        return None
    document = origin.document
    stretch = document.values[origin.find_path(path[:-1])]
    is_flow = document.source.value[stretch.start] == "["
    place = origin.place(path, text=written)
    if is_flow:
        said = message("a comma is missing between {items}", items=Every(items))
        right = ", ".join(items)
    else:
        said = message("{items} stand in one item of the list", items=Every(items))
        indent = "\n" + " " * (place.span.column - len("- ") - 1) + "- "
        right = indent.join(items)
    return problems.UNKNOWN_REFERENCE(
        said,
        place,
        help=_advise(origin, path, items, is_flow=is_flow),
        fix=Fix(place.span, right)
        if all(known.holds(collection, each) for each in items)
        else None,
    )


def _is_name(item: str, collection: str, known: Known) -> bool:
    """Whether a record is called so, or but for a slip."""
    if known.holds(collection, item):
        return item in known.ids[collection]
    return any(is_slip(item, each) for each in guess_records(collection, item, known))


def _advise(
    origin: Origin, path: FieldPath, items: tuple[str, ...], *, is_flow: bool
) -> Message:
    """The list as it should be."""
    if not is_flow:
        lines = tuple(f"- {each}" for each in items)
        return message("begin a new line for each: {lines}", lines=Every(lines))
    data = follow(origin.data(), path[:-1])
    whole = [str(each) for each in data] if isinstance(data, list) else []
    at = int(path[-1])
    whole[at : at + 1] = items
    return message(
        "write {value}", value=f"{path[-2]}: [{', '.join(dict.fromkeys(whole))}]"
    )
