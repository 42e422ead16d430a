"""Asks a function once for each object, as long as the object lives.

For what many stages want to know of the same record, and for builds that follow one
another in one process: a record or a file that stays as it was is the same object.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")

_NOTHING = object()


class _Known(weakref.ref[T], Generic[T]):
    """An object, and what was found of it: sites have many, so it takes little room."""

    __slots__ = ("alone", "more", "number")
    number: int
    alone: Any
    """What was found without other arguments."""
    more: dict[Hashable, Any] | None
    """`{arguments: what was found with them}`; None before there are any."""


def ask_once(
    function: Callable[Concatenate[T, P], R],
) -> Callable[Concatenate[T, P], R]:
    """The function of an object that never changes, asked once for each.

    Objects are told apart by what they are, not by what they hold: that would take
    longer than to ask. What was found of one is forgotten with it. Other arguments are
    plain values.
    """
    known: dict[int, _Known[T]] = {}

    def forget(gone: weakref.ref[T]) -> None:
        known.pop(gone.number, None)  # type: ignore[attr-defined]  # it is a `_Known`

    @wraps(function)
    def ask(thing: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
        found = known.get(id(thing))
        if found is None or found() is not thing:
            found = _Known(thing, forget)
            found.number, found.alone, found.more = id(thing), _NOTHING, None
            known[found.number] = found
        result: R
        if not (args or kwargs):
            if found.alone is _NOTHING:
                found.alone = function(thing, *args, **kwargs)
            result = found.alone
            return result
        key = (args, *kwargs.items())
        found.more = {} if found.more is None else found.more
        if key not in found.more:
            found.more[key] = function(thing, *args, **kwargs)
        result = found.more[key]
        return result

    return ask
