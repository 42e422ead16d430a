"""Claims about what is remembered: once for the same, anew for anything else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tables import every_row

from microsite.incremental.memo import Memo, StaleError
from twinlint.kept import Store


class Work:
    """A function that counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, *asked: Any) -> tuple[Any, ...]:
        self.times += 1
        return asked


@dataclass(frozen=True)
class Point:
    x: int
    y: int


def test_the_same_is_made_once() -> None:
    work, memo = Work(), Memo(Store(None))
    ask = memo.remember("work", work)
    assert [ask("a", 1), ask("a", 1)] == [("a", 1)] * 2
    assert (work.times, memo.made["work"], memo.kept["work"]) == (1, 1, 1)


def test_another_process_finds_what_was_made(tmp_path: Path) -> None:
    for _ in range(2):
        store, work = Store(tmp_path / "kept"), Work()
        assert Memo(store, "code").remember("work", work)("a") == ("a",)
        store.close()
    assert work.times == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
class TestSharedWork:
    """Work that several processes share, and that this one keeps."""

    def share(self, memo: Memo, count: int) -> list[tuple[int, int]]:
        def double(number: int) -> tuple[int, int]:
            return 2 * number, os.getpid()

        return list(memo.share(memo.remember("double", double), range(count)))

    @every_row("jobs", [1, 3])
    @every_row("count", [0, 1, 500])
    def test_it_gives_what_one_process_gives(self, jobs: int, count: int) -> None:
        memo = Memo(Store(None), jobs=jobs)
        found = self.share(memo, count)
        assert [number for number, _ in found] == list(range(0, 2 * count, 2))
        assert memo.made["double"] == count
        assert len({place for _, place in found}) <= 1 + jobs * (jobs > 1)

    def test_what_others_made_is_found_in_this_process_and_the_next(
        self, tmp_path: Path
    ) -> None:
        store = Store(tmp_path / "kept")
        memo = Memo(store, jobs=3)
        found = self.share(memo, 500)
        assert len({place for _, place in found}) > 1
        assert self.share(memo, 500) == found
        assert (memo.made["double"], memo.kept["double"]) == (500, 500)
        store.close()
        store = Store(tmp_path / "kept")
        assert self.share(Memo(store, jobs=3), 500) == found
        store.close()

    def test_others_find_what_is_kept(self, tmp_path: Path) -> None:
        store = Store(tmp_path / "kept")
        found = self.share(Memo(store), 450)
        store.close()
        store = Store(tmp_path / "kept")
        memo = Memo(store, jobs=2)
        asked = memo.remember("double", lambda number: (2 * number, 0))
        mixed = [*range(1_000, 1_060), *range(450)]
        assert list(memo.share(asked, mixed))[60:] == found
        assert (memo.made["double"], memo.kept["double"]) == (60, 450)
        store.close()

    def test_a_run_that_is_in_vain_ends(self) -> None:
        memo = Memo(Store(None), jobs=2)
        shared = memo.share(memo.remember("work", Work()), range(5_000))
        next(shared)
        memo.is_stale = lambda: True
        with pytest.raises(StaleError):
            list(shared)


def test_another_program_makes_it_anew(tmp_path: Path) -> None:
    for code in ("one", "two"):
        store, work = Store(tmp_path / "kept"), Work()
        Memo(store, code).remember("work", work)("a")
        store.close()
        assert work.times == 1


@every_row(
    ("one", "other"),
    [
        (("a", "b"), ("ab",)),
        (("1",), (1,)),
        (("a",), (b"a",)),
        ((("a",), "b"), (("a", "b"),)),
        (({"a": "b"},), (("a", "b"),)),
        ((Point(1, 2),), (Point(2, 1),)),
        ((None,), ("None",)),
        ((True,), (1,)),
        (("é",), ("e\u0301",)),
        (("\udc80",), ("\\udc80",)),
    ],
)
def test_anything_else_is_something_else(
    one: tuple[Any, ...], other: tuple[Any, ...]
) -> None:
    ask = Memo(Store(None)).remember("work", Work())
    assert ask(*one) == one
    assert ask(*other) == other


def test_two_works_do_not_share_results() -> None:
    memo = Memo(Store(None))
    assert memo.remember("one", lambda _: 1)("a") == 1
    assert memo.remember("two", lambda _: 2)("a") == 2


def test_an_error_is_not_remembered() -> None:
    def fail(_: str) -> str:
        raise ValueError("no")

    ask = Memo(Store(None)).remember("work", fail)
    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            ask("a")


def test_only_what_is_wanted_is_remembered() -> None:
    work = Work()
    ask = Memo(Store(None)).remember("work", work, if_=lambda made: made != ("a",))
    for asked in ("a", "a", "b", "b"):
        ask(asked)
    assert work.times == 3


def test_a_result_of_another_form_is_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    memo = Memo(store)
    memo.remember("work", Work())("a")
    (key,) = store._waiting
    store.put(key, b"no pickle")
    work = Work()
    assert Memo(store).remember("work", work)("a") == ("a",)
    assert work.times == 1


def test_what_a_whole_run_does_not_ask_for_leaves_the_memory() -> None:
    work, memo = Work(), Memo(Store(None))
    ask = memo.remember("work", work)
    for asked in (("a", "b"), ("b",), ("a",)):
        memo.begin()
        for each in asked:
            ask(each)
        memo.end(is_whole=True)
    assert work.times == 3  # a, b, and a again: the second run had no use for it
    for _ in range(100):
        memo.begin()
        ask("c")
        memo.end(is_whole=True)
    assert len(memo._now) + len(memo._before) == 1


def test_a_run_that_was_ended_forgets_nothing() -> None:
    work, memo = Work(), Memo(Store(None))
    ask = memo.remember("work", work)
    ask("a")
    memo.end(is_whole=True)
    memo.begin()
    memo.end(is_whole=False)
    memo.begin()
    ask("a")
    assert work.times == 1


def test_a_run_that_nobody_waits_for_makes_nothing_more() -> None:
    work, memo = Work(), Memo(Store(None))
    ask = memo.remember("work", work)
    ask("a")
    memo.is_stale = lambda: True
    assert ask("a") == ("a",)
    with pytest.raises(StaleError):
        ask("b")
    assert work.times == 1
