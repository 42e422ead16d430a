"""Makes classes that hold data, as `dataclasses` does, in a third of the time.

Python writes six methods of each such class as text, and compiles them one by one: for
some hundred classes that is a tenth of a command with little else to do. Here only
`__init__` is written so, for frozen classes with slots; the others are what all of them
share. That nobody changes a value is what type checkers see to, as they do that its
type is right: when it is made, nothing is spent on it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen=False, slots=False, eq=True, **others):
        """What `dataclasses.dataclass` makes of a class."""
        if frozen and slots and not others:
            return partial(_hold, eq=eq)
        return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq, **others)


def _hold(cls: type[T], *, eq: bool) -> type[T]:
    made = dataclasses.dataclass(slots=True, repr=False, eq=False)(cls)
    fields = dataclasses.fields(cast("Any", made))
    names = tuple(field.name for field in fields)
    read = _make_reader(names)

    def write(self: T) -> str:
        values = zip(names, read(self), strict=True)
        written = ", ".join([f"{name}={value!r}" for name, value in values])
        return f"{type(self).__qualname__}({written})"

    def set_all(self: T, state: Sequence[object]) -> None:
        for name, value in zip(names, state, strict=True):
            setattr(self, name, value)

    methods: dict[str, Callable[..., object]] = {
        "__repr__": write,
        "__getstate__": lambda self: read(self),
        "__setstate__": set_all,
    }
    if eq:
        compared = _make_reader([field.name for field in fields if field.compare])
        methods |= {
            "__eq__": lambda self, other: (
                compared(self) == compared(other)
                if type(self) is type(other)
                else NotImplemented
            ),
            "__hash__": lambda self: hash(compared(self)),
        }
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _make_reader(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of some fields."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple([getattr(self, name) for name in names])
