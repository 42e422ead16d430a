"""Reads a pattern as an automaton: states, and letters that lead from one to another.

An automaton knows nothing of what stands around: what looks behind or for a border is
left out here, and what looks ahead is a way that ends. A reference back reads whatever
its group may read. So there are more ways here than Python has, and none is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import field
from importlib import import_module
from typing import Any

from twinlint.data import dataclass

op: Any = import_module("re._constants")
parser: Any = import_module("re._parser")
"""What `re` itself reads patterns with; private, and without types."""

_FEW = 3
"""Repetitions that are written out; more count as any number."""
_MOST_STATES = 10_000
"""More are not looked at: a repetition inside another doubles them."""
_SAMPLE = "aZé0_ \n\0-.,’%\u2603"
"""Letters of every category, beside those that a pattern names."""
_LOOKING = (op.AT, op.ASSERT, op.ASSERT_NOT)

Fits = Callable[[str], bool]
"""Whether a part of a pattern reads a letter."""
Moves = dict[int, Counter[tuple[str, int]]]
"""`{state: {(letter, next state): ways}}`: the start 0, and where letters lead to."""


class TooLargeError(Exception):
    """More states than are looked at."""


@dataclass(slots=True)
class _Automaton:
    """States, joined by letters or by nothing."""

    loops_on: bool
    """Whether what is possessive repeats; or it counts as read once, since how often
    it was read is not tried again."""
    letters: list[tuple[int, Fits, int]] = field(default_factory=list)
    free: dict[int, list[int]] = field(default_factory=dict)
    inner: dict[int, range] = field(default_factory=dict)
    """Where each loop begins, with the states inside it."""
    groups: dict[int, Any] = field(default_factory=dict)
    """What each group reads that has been read so far."""
    size: int = 0

    def add(self) -> int:
        if self.size >= _MOST_STATES:
            raise TooLargeError
        self.size += 1
        return self.size - 1

    def join(self, start: int, end: int) -> None:
        self.free.setdefault(start, []).append(end)


def read_moves(pattern: re.Pattern[str], *, loops_on: bool = False) -> Moves:
    """The automaton of a pattern, from letter to letter.

    Raises TooLargeError or RecursionError where it is too large.
    """
    tree = parser.parse(pattern.pattern, pattern.flags)
    automaton = _Automaton(loops_on)
    _build(tree, automaton, automaton.add(), pattern.flags)
    return _find_moves(automaton, _choose_letters(tree))


def _build(items: Any, automaton: _Automaton, start: int, flags: int) -> int:
    """Add what reads some items from a state on; the state behind it."""
    for kind, value in items:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            start = _repeat(value, automaton, start, flags)
        elif kind is op.POSSESSIVE_REPEAT:
            least, most, body = value
            bounds = (least, most) if automaton.loops_on else (least and 1, 1)
            start = _repeat((*bounds, body), automaton, start, flags)
        elif kind is op.ATOMIC_GROUP:
            start = _build(_possess(value), automaton, start, flags)
        elif kind is op.SUBPATTERN:
            group, added, taken, body = value
            automaton.groups[group] = body
            start = _build(body, automaton, start, (flags | added) & ~taken)
        elif kind is op.GROUPREF:
            start = _build(automaton.groups.get(value, ()), automaton, start, flags)
        elif kind is op.GROUPREF_EXISTS:
            start = _branch((value[1], value[2] or ()), automaton, start, flags)
        elif kind is op.FAILURE or (kind is op.ASSERT_NOT and not value[1]):
            start = automaton.add()  # `(?!)`: nothing leads on
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            if value[0] > 0:
                _build(value[1], automaton, start, flags)
        elif kind is op.BRANCH and not all(map(_only_looks, value[1])):
            start = _branch(value[1], automaton, start, flags)
        elif kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            end = automaton.add()
            automaton.letters.append((start, make_test(kind, value, flags), end))
            start = end
    return start


def _possess(items: Any) -> Any:
    """What an atomic group reads; a repetition that is all of it gives nothing back."""
    is_repetition = len(items) == 1 and items[0][0] is op.MAX_REPEAT
    return ((op.POSSESSIVE_REPEAT, items[0][1]),) if is_repetition else items


def _only_looks(items: Any) -> bool:
    """Whether something looks around and reads nothing: of several one is true."""
    return len(items) > 0 and all(kind in _LOOKING for kind, _ in items)


def _branch(branches: Any, automaton: _Automaton, start: int, flags: int) -> int:
    end = automaton.add()
    for branch in branches:
        first = automaton.add()
        automaton.join(start, first)
        automaton.join(_build(branch, automaton, first, flags), end)
    return end


def _repeat(repeated: Any, automaton: _Automaton, start: int, flags: int) -> int:
    least, most, body = repeated
    for _ in range(min(least, _FEW)):
        start = _build(body, automaton, start, flags)
    if most is op.MAXREPEAT or most > _FEW:
        entry, end = automaton.add(), automaton.add()
        automaton.join(start, entry)
        automaton.join(entry, end)
        automaton.join(_build(body, automaton, entry, flags), entry)
        automaton.inner[entry] = range(entry + 1, automaton.size)
        return end
    end = automaton.add()
    automaton.join(start, end)
    for _ in range(most - min(least, _FEW)):
        start = _build(body, automaton, start, flags)
        automaton.join(start, end)
    return end


# What reads a letter ------------------------------------------------------------------

_CATEGORIES: dict[Any, Fits] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
}
_OTHERS = {
    op.CATEGORY_NOT_DIGIT: op.CATEGORY_DIGIT,
    op.CATEGORY_NOT_SPACE: op.CATEGORY_SPACE,
    op.CATEGORY_NOT_WORD: op.CATEGORY_WORD,
}


def make_test(kind: Any, value: Any, flags: int) -> Fits:
    """What tells whether a part of a pattern that reads one letter reads this one."""
    if kind is op.ANY:
        return lambda letter: bool(flags & re.DOTALL) or letter != "\n"
    if not flags & re.IGNORECASE:
        return lambda letter: _fits(kind, value, letter, flags)
    return lambda letter: any(
        _fits(kind, value, each, flags)
        for each in {letter, letter.lower(), letter.upper()}
    )


def _fits(kind: Any, value: Any, letter: str, flags: int) -> bool:
    if kind is op.LITERAL:
        return letter == chr(value)
    if kind is op.NOT_LITERAL:
        return letter != chr(value)
    if kind is op.RANGE:
        return bool(value[0] <= ord(letter[0]) <= value[1])
    if kind is op.CATEGORY:
        if value in _OTHERS:
            return not _fits(kind, _OTHERS[value], letter, flags)
        return _CATEGORIES[value](letter) and (letter.isascii() or not flags & re.ASCII)
    is_negated = value[0][0] is op.NEGATE
    return is_negated != any(_fits(k, v, letter, flags) for k, v in value[is_negated:])


def _choose_letters(tree: Any) -> frozenset[str]:
    """Letters that tell the parts of a pattern apart."""
    found = set(_SAMPLE)
    waiting = [tree]
    while waiting:
        item = waiting.pop()
        kind = item[0] if isinstance(item, tuple) and item else None
        if kind is op.LITERAL or kind is op.NOT_LITERAL:
            found.add(chr(item[1]))
        elif kind is op.RANGE:
            first, last = item[1]
            found |= {chr(max(first - 1, 0)), chr(first)}
            found |= {chr(last), chr(min(last + 1, 0xFFFF))}
        elif isinstance(item, tuple | list | parser.SubPattern):
            waiting += list(item)
    return frozenset(found)


# From letter to letter ----------------------------------------------------------------


def _find_moves(automaton: _Automaton, letters: frozenset[str]) -> Moves:
    leaving: dict[int, list[tuple[str, int]]] = {}
    for start, fits, end in automaton.letters:
        leaving.setdefault(start, []).extend((c, end) for c in letters if fits(c))
    moves: Moves = {}
    known: _Known = {}
    for state in {0, *(end for _, _, end in automaton.letters)}:
        ways: Counter[tuple[str, int]] = Counter()
        for reached, count in _follow(automaton, state, frozenset(), known).items():
            for move in leaving.get(reached, ()):
                ways[move] += count
        moves[state] = ways
    return moves


_Known = dict[tuple[int, frozenset[int]], dict[int, int]]


def _follow(
    automaton: _Automaton, state: int, seen: frozenset[int], known: _Known
) -> dict[int, int]:
    """Every state that is reached without a letter, and whether by one way or two.

    No loop is gone through without a letter; `seen` are those begun, of which one that
    is begun anew begins those inside it anew, too.
    """
    if state in automaton.inner:
        if state in seen:
            return {}
        seen = seen.difference(automaton.inner[state]) | {state}
    if (state, seen) not in known:
        ways = Counter({state: 1})
        for after in automaton.free.get(state, ()):
            ways.update(_follow(automaton, after, seen, known))
        known[state, seen] = {end: min(count, 2) for end, count in ways.items()}
    return known[state, seen]


def drop_letters(moves: Moves) -> dict[int, set[int]]:
    """Where each state leads, by whatever letter."""
    return {state: {end for _, end in ways} for state, ways in moves.items()}
