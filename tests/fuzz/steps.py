"""Counts the steps of a pattern through a text, which `re` itself does not tell.

A matcher that tries the ways through a pattern in the order in which Python does, and
counts each part that it begins. It takes far longer than Python and grows in the same
way: what grows as a power of the text here does so there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from twinlint.settings.automaton import make_test, op, parser

Then = Callable[[int], bool]
"""What is to be read behind a place; whether it was."""


class TooManyStepsError(Exception):
    """More than were to be counted."""


class Walk:
    """A pattern on its way through a text."""

    def __init__(
        self,
        pattern: re.Pattern[str],
        text: str,
        *,
        most_times: int | None = None,
        most_steps: int = 3_000_000,
    ) -> None:
        """`most_times` stands for each higher bound of a repetition, such as 900."""
        self.tree = parser.parse(pattern.pattern, pattern.flags)
        self.flags = pattern.flags
        self.text = text
        self.most_times = most_times
        self.most_steps = most_steps
        self.groups: dict[int, tuple[int, int]] = {}
        self.steps = 0
        self._tests: dict[tuple[int, int], Callable[[str], bool]] = {}

    def match(self, start: int = 0, *, is_full: bool = False) -> int | None:
        """The end of what the pattern reads at a place."""
        ends: list[int] = []
        self.groups = {}

        def stop(at: int) -> bool:
            if is_full and at < len(self.text):
                return False
            ends.append(at)
            return True

        with _deep():
            self._read(self.tree, 0, self.flags, start, stop)
        return ends[0] if ends else None

    def find_all(self) -> int:
        """How many places the pattern finds, from the beginning to the end."""
        at = found = 0
        while at <= len(self.text):
            end = self.match(at)
            found += end is not None
            at = max(at + 1, end or 0)
        return found

    def _read(self, items: Any, index: int, flags: int, at: int, then: Then) -> bool:
        """Read items from one on, then what follows; whether all was read."""
        if index == len(items):
            return then(at)
        self.steps += 1
        if self.steps > self.most_steps:
            raise TooManyStepsError
        kind, value = items[index]
        after = partial(self._go_on, items, index + 1, flags, then)
        if kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            key = (id(value) if kind is op.IN else hash((kind, value)), flags)
            if key not in self._tests:
                self._tests[key] = make_test(kind, value, flags)
            if at < len(self.text) and self._tests[key](self.text[at]):
                return after(at + 1)
            return False
        return self._read_part(kind, value, flags, at, after)

    def _go_on(self, items: Any, index: int, flags: int, then: Then, at: int) -> bool:
        return self._read(items, index, flags, at, then)

    def _read_part(
        self, kind: Any, value: Any, flags: int, at: int, then: Then
    ) -> bool:
        if kind is op.BRANCH:
            return any(self._read(each, 0, flags, at, then) for each in value[1])
        if kind is op.SUBPATTERN:
            return self._read_group(value, flags, at, then)
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            return self._repeat(value, kind, flags, (at, 0), then)
        if kind is op.POSSESSIVE_REPEAT:
            end = self._read_once(((op.MAX_REPEAT, value),), flags, at)
            return end is not None and then(end)
        if kind is op.ATOMIC_GROUP:
            end = self._read_once(value, flags, at)
            return end is not None and then(end)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return self._looks(value, flags, at) is (kind is op.ASSERT) and then(at)
        if kind is op.AT:
            return self._stands(value, flags, at) and then(at)
        if kind is op.GROUPREF:
            start, end = self.groups.get(value, (0, -1))
            behind = at + end - start
            written, again = self.text[start:end], self.text[at:behind]
            if flags & re.IGNORECASE:
                written, again = written.lower(), again.lower()
            return end >= 0 and written == again and then(behind)
        if kind is op.GROUPREF_EXISTS:
            group, yes, no = value
            return self._read(
                yes if group in self.groups else no or (), 0, flags, at, then
            )
        assert kind is op.FAILURE, kind
        return False

    def _read_group(self, value: Any, flags: int, at: int, then: Then) -> bool:
        group, added, taken, body = value
        before = self.groups.get(group)

        def close(end: int) -> bool:
            inside = self.groups.get(group)
            if group is not None:
                self.groups[group] = (at, end)
            if then(end):
                return True
            self._restore(group, inside)
            return False

        if self._read(body, 0, (flags | added) & ~taken, at, close):
            return True
        self._restore(group, before)
        return False

    def _restore(self, group: int, span: tuple[int, int] | None) -> None:
        if span is None:
            self.groups.pop(group, None)
        else:
            self.groups[group] = span

    def _repeat(
        self, value: Any, kind: Any, flags: int, place: tuple[int, int], then: Then
    ) -> bool:
        """Read a body as often as it may be, from a place that some times led to."""
        least, most, body = value
        if self.most_times is not None and most is not op.MAXREPEAT:
            least, most = min(least, self.most_times), min(most, self.most_times)
        at, times = place

        def again(end: int) -> bool:
            if end == at and times >= least:
                return False
            return self._repeat(value, kind, flags, (end, times + 1), then)

        may_end = times >= least
        if may_end and kind is op.MIN_REPEAT and then(at):
            return True
        if times < most and self._read(body, 0, flags, at, again):
            return True
        return may_end and kind is op.MAX_REPEAT and then(at)

    def _read_once(self, items: Any, flags: int, at: int) -> int | None:
        """The end of the first way through some items; no other one is tried."""
        ends: list[int] = []

        def stop(end: int) -> bool:
            ends.append(end)
            return True

        return ends[0] if self._read(items, 0, flags, at, stop) else None

    def _looks(self, value: Any, flags: int, at: int) -> bool:
        """Whether something stands before a place, or behind it."""
        direction, items = value
        if direction > 0:
            return self._read(items, 0, flags, at, lambda end: True)
        width = items.getwidth()[0]
        return at >= width and self._read(
            items, 0, flags, at - width, lambda end: end == at
        )

    def _stands(self, where: Any, flags: int, at: int) -> bool:
        """Whether a place is a border of the text, of a line or of a word."""
        before, behind = self.text[at - 1 : at] if at else "", self.text[at : at + 1]
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            is_line = where is op.AT_BEGINNING and flags & re.MULTILINE
            return at == 0 or bool(is_line and before == "\n")
        if where is op.AT_END_STRING:
            return not behind
        if where is op.AT_END:
            is_last = at >= len(self.text) - 1
            return not behind or (
                behind == "\n" and bool(is_last or flags & re.MULTILINE)
            )
        assert where in (op.AT_BOUNDARY, op.AT_NON_BOUNDARY), where
        is_word = make_test(op.IN, [(op.CATEGORY, op.CATEGORY_WORD)], flags)
        is_border = (before != "" and is_word(before)) != (
            behind != "" and is_word(behind)
        )
        return is_border is (where is op.AT_BOUNDARY)


@contextmanager
def _deep() -> Iterator[None]:
    """Room for a call for each letter and more."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
