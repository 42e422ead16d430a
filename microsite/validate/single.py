"""Finds the one text that is meant where a list of texts stands."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.records import Data


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


def _list_texts(data: Data) -> tuple[str, ...]:
    """The texts of a list; none of fields, or of a list that holds more than texts."""
    items = data if isinstance(data, list) else []
    texts = tuple(each for each in items if isinstance(each, str))
    return texts if len(texts) == len(items) else ()
