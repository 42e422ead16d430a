"""How long the stages of a run take, and how much each of them made or found kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import NamedTuple, ParamSpec, TypeVar

from microsite.incremental.memo import Memo
from twinlint.data import dataclass

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Stage:
    """What a stage of a run came to."""

    name: str
    seconds: float
    """By the clock on the wall."""
    cpu: float
    """Seconds of all processors, of processes that were waited for too."""
    made: int
    """Results that were made: documents, pairs, pages."""
    kept: int
    """Results that were there already."""


class _Moment(NamedTuple):
    """What has passed of each, counted from no time in particular."""

    seconds: float
    cpu: float
    made: int
    kept: int


class Timings:
    """Runs the stages of a run, and knows how long each took."""

    def __init__(self, memo: Memo) -> None:
        """`memo` counts what is made and what is kept."""
        self._memo = memo
        self._stages: list[Stage] = []

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of this run so far, in the order in which they ended."""
        return tuple(self._stages)

    def begin(self) -> None:
        """Begin a run."""
        self._stages.clear()

    def run(
        self, name: str, stage: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """What a stage gives."""
        before = self._look()
        result = stage(*args, **kwargs)
        after = self._look()
        self._stages.append(
            Stage(
                name,
                seconds=after.seconds - before.seconds,
                cpu=after.cpu - before.cpu,
                made=after.made - before.made,
                kept=after.kept - before.kept,
            )
        )
        return result

    def _look(self) -> _Moment:
        now = os.times()
        return _Moment(
            time.perf_counter(),
            time.process_time() + now.children_user + now.children_system,
            self._memo.made.total(),
            self._memo.kept.total(),
        )
