"""Finds the one text that is meant where a list of texts, or a field, stands."""

from __future__ import annotations

from collections.abc import Container, Mapping

from microsite.records import Data, Origin
from microsite.validate import problems
from twinlint.finding import Finding, Place, message
from twinlint.source import FieldPath


def choose_single(data: Data, choices: tuple[str, ...]) -> Mapping[str, object]:
    """The text of a list that is to be one text; none where that is not clear."""
    items = _list_texts(data)
    right = tuple(item for item in items if item in choices)
    if right or len(items) == 1:
        return {"single": (*right, *items)[0], "has_several": len(items) > 1}
    return {}


def join_texts(data: Data, *, is_prose: bool) -> Mapping[str, object]:
    """The texts of a list as one; those of prose may stay a list below `|`."""
    items = _list_texts(data)
    if not items or is_prose:
        return {"is_prose": is_prose and bool(items)}
    ends = items[0].rstrip().endswith((".", "!", "?", "…"))
    return {"single": (" " if ends else ", ").join(items), "is_joined": True}


_HELD_OTHERWISE = "{“”„«‹‘"
"""Signs in front of fields, and of a text that has marks already."""


def explain_colon(
    origin: Origin, path: FieldPath, data: Data, known: Container[str]
) -> Finding | None:
    """The finding on an item of a list of texts that its colon makes a field of.

    None on one that begins like a field, or a language, or has more than one line.
    """
    if not origin.is_item(path) or not isinstance(data, dict) or len(data) != 1:
        return None
    (name, value), source = *data.items(), origin.document.source
    stretch = origin.document.values[origin.find_path(path)]
    written = source.value[stretch.start : stretch.end].rstrip()
    is_text = isinstance(value, str) and not any(sign in written for sign in '\n"')
    if not is_text or name in known or written[0] in _HELD_OTHERWISE:
        return None
    line = source.value[: stretch.start].rpartition("\n")[2]
    dash = "- " if line.strip(" -") == "" else ""
    return problems.WRONG_TYPE(
        message("this text holds “:”, which looks like a new field"),
        Place(source.span(stretch.start, stretch.start + len(written))),
        help=message(
            "put the text in straight quotes: {written}", written=f'{dash}"{written}"'
        ),
    )


def _list_texts(data: Data) -> tuple[str, ...]:
    """The texts of a list; none of fields, or of a list that holds more than texts."""
    items = data if isinstance(data, list) else []
    texts = tuple(each for each in items if isinstance(each, str))
    return texts if len(texts) == len(items) else ()
