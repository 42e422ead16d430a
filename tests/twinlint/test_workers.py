"""Work that processes share is given back as if one had done it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from support import PROJECT
from tables import every_row

from twinlint import workers
from twinlint.workers import count_cores, map_in_order

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@every_row("jobs", [1, 3])
@every_row("many", [0, 1, 8, 9, 100])
def test_results_come_in_the_order_of_the_work(jobs: int, many: int) -> None:
    assert list(map_in_order(str, range(many), jobs)) == list(map(str, range(many)))


def test_other_processes_work_when_there_is_more_than_a_little() -> None:
    places = list(map_in_order(lambda _: os.getpid(), range(60), 2))
    assert {os.getpid()} < set(places)
    assert set(places[:8]) == {os.getpid()}


def test_no_more_work_is_taken_in_than_is_asked_for_soon() -> None:
    taken: list[int] = []

    def give() -> Iterator[int]:
        for number in range(1_000):
            taken.append(number)
            yield number

    results = map_in_order(str, give(), 2)
    assert [next(results) for _ in range(20)] == [str(n) for n in range(20)]
    assert len(taken) < 200
    results.close()


def test_all_is_answered_before_more_work_is_waited_for() -> None:
    answered: list[int] = []

    def give() -> Iterator[int]:
        for number in range(30):
            assert len(answered) == number
            yield number

    for result in map_in_order(int, give(), 2, has_more=lambda: False):
        answered.append(result)
    assert answered == list(range(30))


def test_the_work_of_a_process_that_is_ended_is_done_all_the_same() -> None:
    first = os.getpid()

    def do(number: int) -> int:
        if number == 20 and os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(map_in_order(do, range(40), 2)) == list(range(40))
    assert list(map_in_order(do, range(2_000), 2)) == list(range(2_000))


@every_row(
    "refusal",
    [
        FileNotFoundError(2, "No such file or directory"),  # no /dev/shm
        PermissionError(13, "Permission denied"),  # one that nobody may write
        OSError(28, "No space left on device"),  # one that is full
        OSError(38, "Function not implemented"),  # a system without semaphores
        ImportError("This platform lacks a functioning sem_open implementation"),
    ],
)
def test_one_process_works_where_the_system_has_no_locks(refusal: Exception) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise refusal

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("_multiprocessing.SemLock", refuse)
        places = list(map_in_order(lambda n: (n, os.getpid()), range(60), 2))
    assert places == [(number, os.getpid()) for number in range(60)]


def test_an_error_of_the_work_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        list(map_in_order(lambda number: 1 / (number - 20), range(40), 2))


def test_there_is_a_core_at_least() -> None:
    assert count_cores() >= 1


PAIRS = [
    json.dumps({"id": str(n), "fr": f"Il y a {n} ports.", "en": f"It has {n + n % 3}."})
    for n in range(30)
]


def compare(jobs: int, text: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "twinlint", "--jsonl", "--jobs", str(jobs)],
        cwd=PROJECT,
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    return done.stdout


def test_any_number_of_processes_writes_the_same() -> None:
    text = "\n".join([*PAIRS, "not a pair", *PAIRS])
    written = compare(3, text)
    assert written == compare(1, text)
    assert written.count(b"\n") == 2 * len(PAIRS) + 1


def test_who_waits_for_an_answer_before_the_next_question_gets_it() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "twinlint", "--jsonl", "--jobs", "2"],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        for number, pair in enumerate(PAIRS):
            process.stdin.write(f"{pair}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == str(number)


def test_processes_are_begun_for_more_than_a_little_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(workers, "_open_pool", fail)
    assert len(list(map_in_order(str, range(8), 4))) == 8
