"""Opens the doors of rooms: what a door gives away is loaded when it is asked for.

A door lists its names as imports that only type checkers follow. When one is first
asked for, the file that it stands in is loaded, and no other: who wants the problems of
a room does not wait for all that the room can do (PEP 562; lists that are read in the
same way: Scientific Python, SPEC 1).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


def open_door(room: str) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The `__getattr__` and the `__dir__` of a room: what its door lists, and the list.

    The first raises an AttributeError for a name that is not on the list.
    """

    def give(name: str) -> object:
        listed = _list_names(room)
        if name not in listed:
            raise AttributeError(f"{room} gives no {name}")
        module, own_name = listed[name]
        try:
            given: object = getattr(import_module(module), own_name)
        except AttributeError as error:
            # The import statement would hide it behind "cannot import name".
            raise ImportError(f"{module} does not load: {error}") from error
        setattr(sys.modules[room], name, given)
        return given

    return give, lambda: sorted(_list_names(room))


@cache
def _list_names(room: str) -> dict[str, tuple[str, str]]:
    """Each name that a door lists, with the module and the name it has there."""
    loader: Any = sys.modules[room].__spec__.loader  # type: ignore[union-attr]  # is loaded
    return {
        given or name: (match["module"], name)
        for match in _IMPORT.finditer(loader.get_source(room))
        for name, given in _NAME.findall(match["names"])
    }


_IMPORT = re.compile(
    r"^    from (?P<module>[\w.]+) import (?P<names>\([^()]*\)|[^\n(]*)", re.MULTILINE
)
"""An import of a door, which are all it has inside its choice."""
_NAME = re.compile(r"(\w+)(?: as (\w+))?")
