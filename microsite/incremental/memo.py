"""Remembers what functions gave, in memory and in the store of `twinlint.kept`.

A result stands in memory while this process lives and something asks for it in each
run, and in a `Store` between processes. Its key is all it was made from: the name of
the work, the code of the program, the arguments.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, ParamSpec, TypeVar

from microsite.digest import make_key
from twinlint.kept import Store, read_value, write_value
from twinlint.workers import map_in_order

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

_MUCH = 48
"""Results that are made before processes are begun to share what is left to make."""
_BATCH = 8
"""Pieces of work that a process takes at once."""


class StaleError(Exception):
    """A run that nobody waits for any more: what it was to show has changed again."""


class _News(NamedTuple):
    """What another process has made, and found, while it worked for this one."""

    made: Counter[str]
    kept: Counter[str]
    stored: Mapping[str, bytes]


class Memo:
    """The results of this process and of those before it."""

    def __init__(
        self, store: Store, code: str = "", jobs: int = 1, *, has_more: bool = True
    ) -> None:
        """`code` is the digest of the program, part of every key.

        `jobs` are the processes that share what is much to make. Without more runs to
        come, what the store keeps need not stay in memory.
        """
        self.store = store
        self.code = code
        self.jobs = jobs
        self.kept: Counter[str] = Counter()
        """How many results of each work were there, in this run."""
        self.made: Counter[str] = Counter()
        self.is_stale: Callable[[], bool] = lambda: False
        """Asked before anything is made; when it is so, the run ends."""
        self._recalls = has_more or store.file is None
        self._now: dict[Hashable, Any] = {}
        self._before: dict[Hashable, Any] = {}

    def begin(self) -> None:
        """Begin a run."""
        self.kept.clear()
        self.made.clear()

    def end(self, *, is_whole: bool) -> None:
        """End a run: what a whole run did not ask for leaves the memory."""
        if is_whole:
            self._before, self._now = self._now, {}

    def make(self, work: str) -> None:
        """Say that something is about to be made; StaleError when that is in vain."""
        self.go_on()
        self.made[work] += 1

    def go_on(self) -> None:
        """StaleError when the run is in vain."""
        if self.is_stale():
            raise StaleError

    def remember(
        self,
        work: str,
        function: Callable[P, R],
        *,
        if_: Callable[[R], bool] = lambda _: True,
        alike: Callable[P, Iterable[Sequence[object]]] = lambda *_, **__: (),
    ) -> Callable[P, R]:
        """The function, which is asked only for what it was not asked before.

        It must be pure, and its arguments made of texts, bytes, numbers, tuples and
        frozen dataclasses. Results for which `if_` is false are not kept. `alike` gives
        other arguments of which the function is known to make the same; it is asked
        where there is no result yet.
        """

        def find(asked: Sequence[object], more: Mapping[str, object]) -> _Found:
            """What is kept of some arguments, and the names they are kept by."""
            name = _name(work, asked) if not more else None
            found = self._recall(name) if name else _MISSING
            if found is not _MISSING:
                return found, name, ""
            key = make_key(work, self.code, *_list_parts(asked, more))
            name = name or key
            found = self._recall(name) if name is key else _MISSING
            if found is _MISSING:
                found = self._read(key)
            if found is not _MISSING:
                self._retain(name, found)
            return found, name, key

        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            found, name, key = find(args, kwargs)
            if found is not _MISSING:
                self.kept[work] += 1
                kept: R = found
                return kept
            others = (find(each, {})[0] for each in alike(*args, **kwargs))
            found = next((each for each in others if each is not _MISSING), _MISSING)
            if found is not _MISSING:
                self.kept[work] += 1
            else:
                self.make(work)
                found = function(*args, **kwargs)
                if not if_(found):
                    return found
            self._retain(name, found)
            self.store.put(key, write_value(found))
            result: R = found
            return result

        return ask

    def share(self, do: Callable[[T], R], work: Iterable[T]) -> Iterator[R]:
        """What `map` gives, worked out by several processes once much had to be made.

        What they make is kept as if this one had made it.
        """
        coming = iter(work)
        enough = self.made.total() + _MUCH
        for piece in coming:
            yield do(piece)
            if self.jobs > 1 and self.made.total() >= enough:
                break
        left = tuple(coming)
        starts = range(0, len(left), _BATCH)
        do_batch = partial(self._do_batch, do, left, os.getpid())
        for results, news in map_in_order(do_batch, starts, self.jobs, alone=0):
            self.go_on()
            self.made += news.made
            self.kept += news.kept
            for key, value in news.stored.items():
                self.store.put(key, value)
            yield from results

    def _do_batch(
        self, do: Callable[[T], R], work: Sequence[T], home: int, start: int
    ) -> tuple[list[R], _News]:
        """Results, and what is new of them to the process `home` that asked."""
        pieces = work[start : start + _BATCH]
        if os.getpid() == home:
            return list(map(do, pieces)), _News(Counter(), Counter(), {})
        self.store.lend()
        made, kept = self.made.copy(), self.kept.copy()
        results = list(map(do, pieces))
        new = self.made - made, self.kept - kept
        return results, _News(*new, self.store.take_news())

    def _retain(self, name: Hashable, result: object) -> None:
        if self._recalls:
            self._now[name] = result

    def _recall(self, name: Hashable) -> Any:
        """What is in memory by a name."""
        if name in self._now:
            return self._now[name]
        if name in self._before:
            found = self._now[name] = self._before[name]
            return found
        return _MISSING

    def _read(self, key: str) -> Any:
        """What is on the disk by a key."""
        stored = self.store.get(key)
        try:
            return _MISSING if stored is None else read_value(stored)
        except ValueError:
            return _MISSING


_MISSING = object()
_TEXTS = frozenset((str, bytes))
_Found = tuple[Any, Hashable, str]
"""A result or `_MISSING`; its name in memory; its key, where it was asked for."""


def _name(work: str, args: Iterable[object]) -> Hashable:
    """What tells texts and bytes from all others in memory; None for anything else.

    It takes a part of the time that the digest of them takes. What else there is may
    hold values that are equal and not the same.
    """
    kinds = tuple(map(type, args))
    return (work, kinds, *args) if _TEXTS.issuperset(kinds) else None


def _list_parts(
    args: Iterable[object], more: Mapping[str, object]
) -> Iterator[str | bytes]:
    """What tells arguments from all others.

    Long texts are taken as they are; of anything else its `repr` tells all, whatever it
    holds: that of a text in it says where the text ends.
    """
    for each in (*args, dict(more)):
        yield each.__class__.__name__
        yield each if isinstance(each, str | bytes) else repr(each)
