"""Shares work among processes, and gives the results in the order of the work."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")

_FEW = 8
"""Pieces of work that are done before a process is begun: they may be all, and what
they have loaded the processes have from their beginning."""
_AHEAD = 16
"""Pieces for each process that are taken in before their turn, so that none waits."""


def count_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_in_order(
    do: Callable[[T], R],
    work: Iterable[T],
    jobs: int,
    has_more: Callable[[], bool] = lambda: True,
    alone: int = _FEW,
) -> Iterator[R]:
    """What `map` gives, worked out by some processes where the system can share work.

    `has_more` tells whether more work is there, or its end. Before more is waited for,
    all that is taken in is answered: who gives it may wait for that answer. `alone` are
    the pieces before which no process is begun.
    """
    coming = iter(work)
    yield from map(do, islice(coming, alone))
    if jobs == 1 or not hasattr(os, "fork"):
        yield from map(do, coming)
        return
    for piece in coming:  # without one, no pool is opened
        pool = _open_pool(do, jobs)
        if pool is None:
            yield do(piece)
            yield from map(do, coming)
        else:
            yield from _share(pool, do, chain((piece,), coming), jobs, has_more)


def _share(
    pool: ProcessPoolExecutor,
    do: Callable[[T], R],
    coming: Iterator[T],
    jobs: int,
    has_more: Callable[[], bool],
) -> Iterator[R]:
    pending: deque[tuple[T, Future[R]]] = deque()
    try:
        for piece in coming:
            pending.append((piece, _submit(pool, piece)))
            while pending and (
                pending[0][1].done() or len(pending) >= jobs * _AHEAD or not has_more()
            ):
                yield _take(do, *pending.popleft())
        while pending:
            yield _take(do, *pending.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, piece: Any) -> Future[Any]:
    """What will hold a result; one of a pool that has been broken is broken at once."""
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(_do, piece)
    except BrokenProcessPool as error:
        broken: Future[Any] = Future()
        broken.set_exception(error)
        return broken


def _open_pool(do: Callable[[T], R], jobs: int) -> ProcessPoolExecutor | None:
    """Processes that do the work; None where the system gives no locks to share.

    Those are files in memory (`/dev/shm` on Linux), which small containers, serverless
    hosts and Android lack.
    """
    # Few texts do not wait for what many need.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    try:
        return ProcessPoolExecutor(jobs, get_context("fork"), _adopt, (do,))
    except (OSError, ImportError, NotImplementedError):
        return None


_adopted: list[Callable[[Any], Any]] = []
"""In a process of a pool: what it does, which it was forked with."""


def _adopt(do: Callable[[Any], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The first process ends the others.
    gc.freeze()  # Looking for garbage among what is shared would copy all of it.
    _adopted.append(do)


def _do(piece: Any) -> Any:
    return _adopted[-1](piece)


def _take(do: Callable[[T], R], piece: T, result: Future[R]) -> R:
    """The result; worked out here when a process of the pool has been ended."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return result.result()
    except BrokenProcessPool:
        return do(piece)
