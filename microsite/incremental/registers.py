"""Remembers the registers of builds before, and the texts that see no difference.

A register changes with each new commune; of what it says to a text, hardly anything.
What was found with the register of before holds where no name that has come, gone or
changed could make a difference to the text, and all else is as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from microsite.digest import make_key
from microsite.incremental.memo import Memo
from twinlint.data import dataclass
from twinlint.kept import read_value, write_value
from twinlint.register import Name, Reach, Register, count_words

_BEFORE = 3
"""Registers that are remembered: those with drafts and without may take turns."""
_FEW = 40
"""Names that may have changed; of more, most texts say something."""
_PARTS = ("names", "terms")
"""What is kept of a register."""


@dataclass(frozen=True, slots=True)
class Known:
    """A register, and what has changed since others."""

    digest: str
    before: tuple[tuple[str, Reach], ...] = ()
    """Digests of registers before, each with what texts say that it may not do for."""

    def find_alike(self, stretches: Sequence[str]) -> Iterator[str]:
        """The digests of registers that do as well for what a text says."""
        for digest, reach in self.before:
            if not any(map(reach.meets, stretches)):
                yield digest


class Registers:
    """Those of this build and of builds before."""

    def __init__(self, memo: Memo, name: str) -> None:
        """`name` tells this site, with its drafts or without, from others."""
        self._memo = memo
        self._key = make_key("registers", memo.code, name)
        self._last: tuple[Register | None, Known] = (None, Known(""))

    def know(self, register: Register) -> Known:
        """What is known of the register of a build; looked up once."""
        if self._last[0] is not register:
            self._last = register, self._compare(register)
        return self._last[1]

    def _compare(self, register: Register) -> Known:
        own = _digest(register)
        digests = self._read(self._key)
        if digests[:1] == (own,):
            return Known(own)
        before: list[tuple[str, Reach]] = []
        others = [each for each in digests if each != own]
        for digest in others:
            found = self._read(_find_key(digest))
            old = Register(*found) if len(found) == len(_PARTS) else None
            reach = _find_reach(old, register) if old else None
            if reach:
                before.append((digest, reach))
        put = self._memo.store.put
        put(_find_key(own), write_value((register.names, register.terms)))
        put(self._key, write_value((own, *others)[:_BEFORE]))
        return Known(own, tuple(before))

    def _read(self, key: str) -> tuple[Any, ...]:
        """A tuple that is kept; an empty one without it."""
        stored = self._memo.store.get(key)
        try:
            found = read_value(stored) if stored is not None else ()
        except ValueError:
            return ()
        return found if isinstance(found, tuple) else ()


def _find_key(digest: str) -> str:
    return f"register {digest}"


def _digest(register: Register) -> str:
    return make_key(repr((register.names, register.terms)))


def _find_reach(old: Register, new: Register) -> Reach | None:
    """What the names that differ reach; None where more than a few names differ."""
    if repr(old.terms) != repr(new.terms) or count_words(old) != count_words(new):
        return None
    before, after = list(map(repr, old.names)), list(map(repr, new.names))
    counted = Counter(before), Counter(after)
    changed = (counted[0] - counted[1]) + (counted[1] - counted[0])
    is_in_order = [n for n in before if n not in changed] == [
        n for n in after if n not in changed
    ]
    if not is_in_order or changed.total() > _FEW:
        return None
    names = _choose((*old.names, *new.names), changed)
    return Reach(names, max(frozenset().union(*count_words(new)), default=0))


def _choose(names: Iterable[Name], wanted: Counter[str]) -> Iterator[Name]:
    return (name for name in names if repr(name) in wanted)
