"""Finds items of a list that nothing parts: several codes in the place of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsite.records import Origin, follow
from microsite.validate import problems
from microsite.validate.split import split_codes
from microsite.validate.values import list_choices
from twinlint.finding import Every, Finding, Fix, Message, Rule, message
from twinlint.source import FieldPath


def find_unparted_codes(
    origin: Origin, path: FieldPath, detail: Mapping[str, Any]
) -> tuple[Finding, ...]:
    """The finding on an item of a list that is several codes, or several choices.

    `detail` is the error of the schema.
    """
    context = detail.get("ctx", {})
    form, choices = context.get("form"), list_choices(detail["type"], context)
    if not (form or choices) or not origin.is_item(path):
        return ()
    is_right = form.matches if form else choices.__contains__
    items = split_codes(origin.words(path), is_right)
    if not is_several(origin, path, items) or not all(map(is_right, items)):
        return ()
    rule = problems.WRONG_FORMAT if form else problems.WRONG_CHOICE
    return (report_unparted(rule, origin, path, items, is_sure=True),)


def is_several(origin: Origin, path: FieldPath, items: tuple[str, ...]) -> bool:
    """Whether a line of a list has several items in the place of one."""
    return len(items) > 1 and origin.is_item(path) and "\n" not in origin.words(path)


def report_unparted(
    rule: Rule,
    origin: Origin,
    path: FieldPath,
    items: tuple[str, ...],
    *,
    is_sure: bool,
) -> Finding:
    """What to say of an item that is several; `is_sure` has it mended."""
    document = origin.document
    stretch = document.values[origin.find_path(path[:-1])]
    is_flow = document.source.value[stretch.start] == "["
    place = origin.place(path, text=origin.words(path))
    is_plain = not document.values[origin.find_path(path)].style
    if is_flow:
        said = message("a comma is missing between {items}", items=Every(items))
        right = ", ".join(items)
    else:
        said = message("{items} stand in one item of the list", items=Every(items))
        indent = "\n" + " " * (place.span.column - len("- ") - 1) + "- "
        right = indent.join(items)
    advice = _advise(origin, path, items, is_flow=is_flow)
    fix = Fix(place.span, right) if is_sure and is_plain else None
    return rule(said, place, help=advice, fix=fix)


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
