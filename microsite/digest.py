"""Digests, the short names of long things, and what gives those that have one."""

from __future__ import annotations

from collections.abc import Callable

from twinlint.kept import make_key as make_key

Keep = Callable[[str, Callable[[], bytes]], bytes]
"""Gives what has a key, and has it made when it is not kept."""


def make_anew(_: str, make: Callable[[], bytes]) -> bytes:
    """Keep nothing: the `Keep` of who has no place for results."""
    return make()
