"""Tells a pattern that may take exponential time, by how it is written.

Python tries one way through a pattern after the other. Where a part that repeats can
read the same text in two ways, a text that fits almost tries all combinations: twice as
many for every letter. That is so when a state of the automaton leads back to itself by
two ways on one word (Weber and Seidl, "On the degree of ambiguity of finite automata",
1991). Of what looks around or refers back the automaton has more ways than Python, so
that some patterns are suspected wrongly and none is missed; what is possessive or
atomic tries one way.

Time that grows with a power of the text, as with `.*.*.*x`, is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from twinlint.settings.automaton import (
    Moves,
    TooLargeError,
    drop_letters,
    read_moves,
)

_MOST = 100_000
"""Pairs of states that are left to look at; a pattern with more is suspected. Those of
the program have hundreds."""


def is_ambiguous(pattern: re.Pattern[str]) -> bool:
    """Whether some text may take exponential time.

    >>> is_ambiguous(re.compile("(a+)+b")), is_ambiguous(re.compile("(?:a|b)+c"))
    (True, False)
    >>> is_ambiguous(re.compile("(?:a?b?)*c")), is_ambiguous(re.compile("(a++)+b"))
    (True, False)
    """
    try:
        moves = read_moves(pattern)
    except (TooLargeError, RecursionError):
        return True
    return any(_has_two_ways(loop, moves) for loop in find_loops(drop_letters(moves)))


def _has_two_ways(loop: set[int], moves: Moves) -> bool:
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
        for found in find_loops(pairs)
    )


def find_loops(graph: dict[Any, set[Any]]) -> Iterator[set[Any]]:
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
