"""Finds texts for which a pattern takes more time than they are longer.

Where a pattern can read the same stretch in two parts that repeat, or begin to read it
at each letter, Python tries every place where it may be cut: time grows with the square
of the text, or a higher power. An automaton has such a place when a state leads back to
itself, and to another that leads back to itself, all on one word (Weber and Seidl, see
`twinlint.settings.ambiguity`). That word many times, and then a letter that fits
nothing, is the text to try: the steps through it are counted, once and for twice as
many times. Most patterns that the automaton suspects are saved by what stands before or
behind, which it does not know. Not told is what grows on texts alone that never repeat
a word, such as `(.+)\\1`.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from fuzz.steps import TooManyStepsError, Walk

from twinlint.settings.ambiguity import find_loops
from twinlint.settings.automaton import Moves, drop_letters, read_moves

_TIMES = 24
"""How often a word stands in a text; then twice as often."""
_MOST_TIMES = 6
"""What stands for a higher bound of a repetition, which costs more but no power."""
_GROWS = 2.8
"""Steps through twice the text for each through the text; 4 is the square."""
_MOST_WORDS = 40
"""Words that are tried of one pattern."""
_MOST_PLACES = 200_000
"""Places in three walks that are looked at, from one pair of states."""
_SIGNS = ("", "\n", "\0", "!", "x")
"""What may not fit behind a word."""

AT_A_PLACE = frozenset(("match", "fullmatch"))
"""Methods that begin to read where they are told."""

_Steps = dict[int, dict[str, list[int]]]
"""`{state: {letter: next states}}`."""


@dataclass(frozen=True)
class Growth:
    """A text for which a pattern takes long."""

    before: str
    word: str
    behind: str
    rate: float
    """How many times more steps twice the text takes."""

    def __str__(self) -> str:
        """The text, and how its steps grow."""
        text = f"{self.before!r} + {self.word!r} * n + {self.behind!r}"
        return f"{text}, {self.rate:.1f} times the steps for twice n"

    def write(self, times: int) -> str:
        """The text, with so many times the word."""
        return self.before + self.word * times + self.behind


def find_growth(
    pattern: re.Pattern[str], methods: Collection[str] = ("search",)
) -> Growth | None:
    """A text for which a pattern takes time that grows as a power of it, if any.

    Of what is called on it, `match` and `fullmatch` begin where they are told; whatever
    else is called begins anywhere.
    """
    is_searched = not AT_A_PLACE.issuperset(methods)
    methods = ("search",) if is_searched else methods
    for before, word in islice(_find_words(pattern, is_searched), _MOST_WORDS):
        for behind, method in product(_SIGNS, methods):
            growth = Growth(before, word, behind, 0.0)
            short = _count(pattern, growth.write(_TIMES), method)
            long = _count(pattern, growth.write(2 * _TIMES), method)
            if long > _GROWS * short:
                return Growth(before, word, behind, long / short)
    return None


def _count(pattern: re.Pattern[str], text: str, method: str) -> float:
    walk = Walk(pattern, text, most_times=_MOST_TIMES)
    try:
        if method in AT_A_PLACE:
            walk.match(is_full=method == "fullmatch")
        else:
            walk.find_all()
    except TooManyStepsError:
        return float("inf")
    return walk.steps


# Words that two parts of a pattern read ---------------------------------------------

_ANYWHERE = -1
"""A state before the first one, for a pattern that may begin at any letter."""


def _find_words(
    pattern: re.Pattern[str], is_searched: bool
) -> Iterator[tuple[str, str]]:
    """What leads to the first part, and a word that both read."""
    moves = read_moves(pattern, loops_on=True)
    steps = _read_steps(moves)
    parts = list(find_loops(drop_letters(moves)))
    if is_searched:
        letters = {letter for ends in steps.values() for letter in ends}
        steps[_ANYWHERE] = {c: [_ANYWHERE, *steps[0].get(c, ())] for c in letters}
    known: set[tuple[str, str]] = set()
    for one in ([{_ANYWHERE}] if is_searched else []) + parts:
        reached = _reach(steps, one)
        for other in parts:
            if other is one or other.isdisjoint(reached):
                continue
            found = _find_word(steps, one, other)
            if found is not None:
                start, word = found
                begin = _ANYWHERE if is_searched else 0
                before = _walk(
                    (begin,),
                    (start,),
                    lambda at: (
                        (c, (e,)) for c, ends in steps[at[0]].items() for e in ends
                    ),
                )
                if (before or "", word) not in known:
                    known.add((before or "", word))
                    yield before or "", word


def _read_steps(moves: Moves) -> _Steps:
    steps: _Steps = {}
    for state, ways in moves.items():
        ends: dict[str, list[int]] = {}
        for letter, end in sorted(ways):
            ends.setdefault(letter, []).append(end)
        steps[state] = ends
    return steps


def _reach(steps: _Steps, states: Iterable[int]) -> set[int]:
    """What some states lead to."""
    reached, waiting = set(states), list(states)
    while waiting:
        for ends in steps[waiting.pop()].values():
            waiting += set(ends) - reached
            reached |= set(ends)
    return reached


def _find_word(steps: _Steps, one: set[int], other: set[int]) -> tuple[int, str] | None:
    """A state of the first part, and a word that leads back to it, to a state of the
    other, and from that one back to it."""

    def go_on(at: tuple[int, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
        first, between, last = (steps[state] for state in at)
        for letter in sorted(first.keys() & between.keys() & last.keys()):
            for a in sorted(one.intersection(first[letter])):
                for c in sorted(other.intersection(last[letter])):
                    for b in between[letter]:
                        yield letter, (a, b, c)

    for start in sorted(one):
        for end in sorted(other):
            word = _walk((start, start, end), (start, end, end), go_on)
            if word:
                return start, word
    return None


def _walk(
    start: tuple[int, ...],
    end: tuple[int, ...],
    go_on: Callable[[tuple[int, ...]], Iterable[tuple[str, tuple[int, ...]]]],
) -> str | None:
    """The shortest word that leads from places to places."""
    before: dict[Any, tuple[str, Any]] = {}
    waiting = deque([start])
    while waiting and len(before) < _MOST_PLACES:
        at = waiting.popleft()
        for letter, following in go_on(at):
            if following not in before:
                before[following] = (letter, at)
                waiting.append(following)
        if end in before:
            word, at = "", end
            while not word or at != start:
                letter, at = before[at]
                word = letter + word
            return word
    return None
