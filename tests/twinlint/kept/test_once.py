"""What is asked once for each object, and forgotten with it."""

from __future__ import annotations

import gc
from weakref import WeakSet

from twinlint.kept import ask_once


class Thing:
    """Something that is like all others of its kind."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing)

    def __hash__(self) -> int:
        return 0


def test_each_object_is_asked_once_even_one_that_is_like_another() -> None:
    asked: list[Thing] = []

    @ask_once
    def count(thing: Thing) -> int:
        asked.append(thing)
        return len(asked)

    first, second = Thing(), Thing()
    assert [count(first), count(second), count(first), count(second)] == [1, 2, 1, 2]
    assert len(asked) == 2


def test_what_was_found_goes_with_the_object() -> None:
    class Found:
        """What was found."""

    left: WeakSet[Found] = WeakSet()

    @ask_once
    def find(_: Thing) -> list[Found]:
        found = Found()
        left.add(found)
        return [found]

    things = [Thing() for _ in range(3)]
    for thing in things:
        find(thing)
    gc.collect()
    assert len(left) == 3
    del things, thing
    gc.collect()
    assert not left
