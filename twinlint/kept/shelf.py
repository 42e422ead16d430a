"""Results as bytes and back: of values of this program alone.

What is read back may have been changed by whoever can write the folder. So nothing but
values can come of it: plain ones, and those of our own classes that hold data. What a
class is, dataclasses tell themselves; models of other libraries say `holds_data`.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

_HOUSES = ("microsite.", "twinlint.")
_PLAIN = frozenset(
    (
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("collections", "Counter"),
        ("datetime", "date"),
    )
)


_NOTHING = pickle.dumps((), pickle.HIGHEST_PROTOCOL)
"""What most texts come to: no finding."""


def write_value(value: object) -> bytes:
    """A value as bytes that `read_value` reads."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def read_value(content: bytes) -> Any:
    """The value of some bytes; ValueError for bytes that are no value of ours."""
    if content == _NOTHING:
        return ()
    try:
        return _Reader(io.BytesIO(content)).load()
    except Exception as error:  # whatever a class makes of strange data
        raise ValueError(repr(error)) from None


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        """A class that holds data; nothing that does anything."""
        if (module, name) not in _found:
            _found[module, name] = self._find(module, name)
        return _found[module, name]

    def _find(self, module: str, name: str) -> type:
        if (module, name) in _PLAIN:
            plain: type = super().find_class(module, name)
            return plain
        if module.startswith(_HOUSES) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (
                is_dataclass(found)
                or issubclass(found, Enum | tuple | str)
                or getattr(found, "holds_data", False)
            ):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} holds no data")


_found: dict[tuple[str, str], type] = {}
"""Classes that hold data, each looked for once: values by the thousand are of few."""
