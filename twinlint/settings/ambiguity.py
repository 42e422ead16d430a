"""Tells a pattern that may take exponential time, by how it is written.

Python tries one way through a pattern after the other. Where a part that repeats can
read the same text in two ways, a text that fits almost tries all combinations: twice as
many for every letter. That is so when a state of the automaton leads back to itself by
two ways on one word (Weber and Seidl, "On the degree of ambiguity of finite automata",
1991). What looks around or refers back counts as nothing here, so that some patterns
are suspected wrongly and none is missed; what is possessive or atomic tries one way.

Time that grows with a power of the text, as with `.*.*.*x`, is not told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

op: Any = import_module("re._constants")
parser: Any = import_module("re._parser")
"""What `re` itself reads patterns with; private, and without types."""

_FEW = 3
"""Repetitions that are written out; more count as any number."""
_MOST_STATES = 10_000
"""A pattern with more is suspected: a repetition inside another doubles them."""
_MOST = 100_000
"""Pairs of states that are left to look at; a pattern with more is suspected. Those of
the program have hundreds."""
_SAMPLE = "aZé0_ \n\0-.,’"
"""Letters of every category, beside those that a pattern names."""


class _TooLargeError(Exception):
    """More states than are looked at."""


@dataclass
class _Automaton:
    """States, joined by letters or by nothing."""

    letters: list[tuple[int, Callable[[str], bool], int]] = field(default_factory=list)
    free: dict[int, list[int]] = field(default_factory=dict)
    inner: dict[int, range] = field(default_factory=dict)
    """Where each loop begins, with the states inside it."""
    size: int = 0

    def add(self) -> int:
        if self.size >= _MOST_STATES:
            raise _TooLargeError
        self.size += 1
        return self.size - 1

    def join(self, start: int, end: int) -> None:
        self.free.setdefault(start, []).append(end)


def is_ambiguous(pattern: re.Pattern[str]) -> bool:
    """Whether some text may take exponential time.

    >>> is_ambiguous(re.compile("(a+)+b")), is_ambiguous(re.compile("(?:a|b)+c"))
    (True, False)
    >>> is_ambiguous(re.compile("(?:a?b?)*c")), is_ambiguous(re.compile("(a++)+b"))
    (True, False)
    """
    tree = parser.parse(pattern.pattern, pattern.flags)
    automaton = _Automaton()
    try:
        _build(tree, automaton, automaton.add(), bool(pattern.flags & re.IGNORECASE))
        moves = _find_moves(automaton, _choose_letters(tree))
    except (_TooLargeError, RecursionError):
        return True
    return any(_has_two_ways(loop, moves) for loop in _find_loops(_without(moves)))


# From the pattern to the automaton ----------------------------------------------------


def _build(items: Any, automaton: _Automaton, start: int, fold: bool) -> int:
    """Add what reads some items from a state on; the state behind it."""
    for kind, value in items:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, most, body = value
            start = _repeat(least, most, body, automaton, start, fold)
        elif kind is op.POSSESSIVE_REPEAT:
            # As if it read its body once: how often it does is not tried again.
            start = _repeat(value[0] and 1, 1, value[2], automaton, start, fold)
        elif kind is op.ATOMIC_GROUP:
            start = _build(value, automaton, start, fold)
        elif kind is op.SUBPATTERN:
            start = _build(value[3], automaton, start, fold)
        elif kind is op.FAILURE or (kind is op.ASSERT_NOT and not value[1]):
            start = automaton.add()  # `(?!)`: nothing leads on
        elif kind is op.BRANCH and not all(map(_looks, value[1])):
            end = automaton.add()
            for branch in value[1]:
                first = automaton.add()
                automaton.join(start, first)
                automaton.join(_build(branch, automaton, first, fold), end)
            start = end
        elif kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            end = automaton.add()
            automaton.letters.append((start, _make_test(kind, value, fold), end))
            start = end
    return start


def _looks(items: Any) -> bool:
    """Whether something looks around and reads nothing: of several one is true."""
    return len(items) > 0 and all(kind in _LOOKING for kind, _ in items)


_LOOKING = (op.AT, op.ASSERT, op.ASSERT_NOT)


def _repeat(
    least: int, most: Any, body: Any, automaton: _Automaton, start: int, fold: bool
) -> int:
    for _ in range(min(least, _FEW)):
        start = _build(body, automaton, start, fold)
    if most is op.MAXREPEAT or most > _FEW:
        entry, end = automaton.add(), automaton.add()
        automaton.join(start, entry)
        automaton.join(entry, end)
        automaton.join(_build(body, automaton, entry, fold), entry)
        automaton.inner[entry] = range(entry + 1, automaton.size)
        return end
    end = automaton.add()
    automaton.join(start, end)
    for _ in range(most - min(least, _FEW)):
        start = _build(body, automaton, start, fold)
        automaton.join(start, end)
    return end


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    op.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    op.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}


def _make_test(kind: Any, value: Any, fold: bool) -> Callable[[str], bool]:
    def fits(letter: str) -> bool:
        cases = {letter, letter.lower(), letter.upper()} if fold else {letter}
        return any(_fits(kind, value, each) for each in cases)

    return fits


def _fits(kind: Any, value: Any, letter: str) -> bool:
    if kind is op.ANY:
        return letter != "\n"
    if kind is op.LITERAL:
        return letter == chr(value)
    if kind is op.NOT_LITERAL:
        return letter != chr(value)
    if kind is op.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if kind is op.CATEGORY:
        return _CATEGORIES[value](letter)
    is_negated = value[0][0] is op.NEGATE
    return is_negated != any(_fits(k, v, letter) for k, v in value[is_negated:])


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
            found |= {chr(first), chr(last), chr(min(last + 1, 0xFFFF))}
        elif isinstance(item, tuple | list | parser.SubPattern):
            waiting += list(item)
    return frozenset(found)


# Two ways from a state to itself ------------------------------------------------------

_Moves = dict[int, Counter[tuple[str, int]]]
"""`{state: {(letter, next state): ways}}`, of states that a letter leads to."""


def _find_moves(automaton: _Automaton, letters: frozenset[str]) -> _Moves:
    leaving: dict[int, list[tuple[str, int]]] = {}
    for start, fits, end in automaton.letters:
        leaving.setdefault(start, []).extend((c, end) for c in letters if fits(c))
    moves: _Moves = {}
    known: _Known = {}
    for state in {end for _, _, end in automaton.letters}:
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


def _without(moves: _Moves) -> dict[Any, set[Any]]:
    return {state: {end for _, end in ways} for state, ways in moves.items()}


def _has_two_ways(loop: set[int], moves: _Moves) -> bool:
    """Whether two walks inside a loop read the same and part on their way."""
    inside = {
        state: [(way, n) for way, n in moves[state].items() if way[1] in loop]
        for state in loop
    }
    if any(n > 1 for ways in inside.values() for _, n in ways):
        return True
    pairs: dict[Any, set[Any]] = {}
    waiting = [(state, state) for state in loop]
    while waiting:
        if len(waiting) > _MOST:
            return True
        one, other = waiting.pop()
        if (one, other) not in pairs:
            ends = {
                letter: [end for (c, end), _ in inside[other] if c == letter]
                for letter in {c for (c, _), _ in inside[one]}
            }
            pairs[one, other] = {(a, b) for (c, a), _ in inside[one] for b in ends[c]}
            waiting += pairs[one, other]
    return any(
        any(a == b for a, b in found) and any(a != b for a, b in found)
        for found in _find_loops(pairs)
    )


def _find_loops(graph: dict[Any, set[Any]]) -> Iterator[set[Any]]:
    """The parts of a graph in which every node leads to every other (Kosaraju)."""
    order: list[Any] = []
    seen: set[Any] = set()
    for root in graph:
        stack = [(root, iter(graph[root]))] if root not in seen else []
        seen.add(root)
        while stack:
            node, after = stack[-1]
            following = next((n for n in after if n not in seen and n in graph), None)
            if following is None:
                order.append(node)
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter(graph[following])))
    back: dict[Any, set[Any]] = {node: set() for node in graph}
    for node, ends in graph.items():
        for end in ends & graph.keys():
            back[end].add(node)
    taken: set[Any] = set()
    for root in reversed(order):
        if root in taken:
            continue
        part, waiting = {root}, [root]
        taken.add(root)
        while waiting:
            fresh = back[waiting.pop()] - taken
            taken |= fresh
            part |= fresh
            waiting += fresh
        if len(part) > 1 or root in graph[root]:
            yield part
