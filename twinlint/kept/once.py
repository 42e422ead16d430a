"""Asks a function once for each object, as long as the object lives.

For what many stages want to know of the same record, and for builds that follow one
another in one process: a record or a file that stays as it was is the same object.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")


def ask_once(
    function: Callable[Concatenate[T, P], R],
) -> Callable[Concatenate[T, P], R]:
    """The function of an object that never changes, asked once for each.

    Objects are told apart by what they are, not by what they hold: that would take
    longer than to ask. What was found of one is forgotten with it. Other arguments are
    plain values.
    """
    known: dict[int, tuple[weakref.ref[T], dict[Hashable, Any]]] = {}

    @wraps(function)
    def ask(thing: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
        number = id(thing)
        found = known.get(number)
        if found is None or found[0]() is not thing:
            found = weakref.ref(thing, lambda _: known.pop(number, None)), {}
            known[number] = found
        key = (args, *kwargs.items())
        if key not in found[1]:
            found[1][key] = function(thing, *args, **kwargs)
        result: R = found[1][key]
        return result

    return ask
