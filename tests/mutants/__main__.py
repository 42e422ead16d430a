"""How many small changes of the core its own tests notice: `python -m mutants COUNT`.

Modules are changed one place at a time, each change in a process of its own that runs
the tests of the module, the nearest first, and stops at the first that fails. What
survives is printed: either a test is missing, or the change makes no difference.
`make mutants` does it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from unittest.mock import patch

import pytest
from mutants.edits import Edit, find_edits

PROJECT = Path(__file__).resolve().parent.parent.parent
CORE: Mapping[str, tuple[str, ...]] = {
    "twinlint/rules/*.py": ("tests/twinlint/rules", "tests/twinlint/test_register.py"),
    "twinlint/alignment/*.py": ("tests/twinlint/alignment", "tests/twinlint/rules"),
    "twinlint/comparison/match.py": (
        "tests/twinlint/comparison",
        "tests/twinlint/rules",
    ),
    "microsite/publish/write.py": (
        "tests/microsite/publish/test_write.py",
        "tests/microsite/publish/test_swap.py",
    ),
    "microsite/publish/swap.py": (
        "tests/microsite/publish/test_swap.py",
        "tests/microsite/publish/test_write.py",
    ),
    "microsite/publish/headers.py": ("tests/microsite/publish/test_headers.py",),
    "microsite/pages/route.py": ("tests/microsite/pages/test_route.py",),
    "microsite/validate/references.py": (
        "tests/microsite/validate/test_references.py",
        "tests/microsite/validate/test_validate.py",
    ),
}
"""`{modules: their tests}`: the core of both houses."""
PATIENCE = 60
"""Seconds of processor time after which a change counts as noticed: it never ends."""


@dataclass(frozen=True)
class Mutant:
    """A module with one change, and the tests that should notice."""

    path: str
    edit: Edit
    tests: tuple[str, ...]

    def __str__(self) -> str:
        """The place and the change, in one line."""
        before = " ".join(self.edit.before.split())
        return f"{self.path}:{self.edit.line}: {before}  →  {self.edit.after}"


@dataclass(frozen=True)
class NearestFirst:
    """A plugin of pytest: tests whose name has that of the module run first."""

    name: str

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Most changes are noticed by the tests that name what they test."""
        names = (self.name, self.name.replace("_", "-"))
        items.sort(key=lambda item: not any(name in item.nodeid for name in names))


def find_mutants() -> list[Mutant]:
    """Every mutant of the core, in the order of files and places."""
    mutants = []
    for pattern, tests in CORE.items():
        for path in sorted(PROJECT.glob(pattern)):
            source = path.read_text(encoding="utf-8")
            name = path.relative_to(PROJECT).as_posix()
            edits = sorted(find_edits(source), key=lambda edit: edit.start)
            mutants += [Mutant(name, edit, tests) for edit in edits]
    return mutants


def is_noticed(mutant: Mutant) -> bool:
    """Whether a test fails; in a child, since a module is imported once."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = _run_tests(mutant)
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return status != 0


def _run_tests(mutant: Mutant) -> int:
    """The exit code of pytest on the changed module."""
    import resource

    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    file = PROJECT / mutant.path
    source = mutant.edit.apply(file.read_text(encoding="utf-8"))
    read = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, name: str) -> CodeType | None:
        if Path(self.path) == file:
            return compile(source, str(file), "exec")
        return read(self, name)

    os.chdir(PROJECT)
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    with patch.object(SourceFileLoader, "get_code", get_code):
        return int(pytest.main([*options, *mutant.tests], [NearestFirst(file.stem)]))


def _preload() -> None:
    """Import what tests need besides both houses, once for all children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    for name in ("hypothesis", "hypothesis.strategies", "jinja2", "pydantic"):
        with contextlib.suppress(ImportError):
            __import__(name)
    for name in ("babel.messages.pofile", "markdown", "nh3", "yaml", "tornado.web"):
        with contextlib.suppress(ImportError):
            __import__(name)


def main(arguments: list[str]) -> int:
    """The exit code: 0 when nine of ten changes are noticed."""
    count, seed = ([int(each) for each in arguments] + [200, 1][len(arguments) :])[:2]
    mutants = find_mutants()
    chosen = random.Random(seed).sample(mutants, min(count, len(mutants)))  # noqa: S311
    survivors: list[Mutant] = []
    with multiprocessing.Pool(len(os.sched_getaffinity(0)), _preload) as pool:
        for mutant, noticed in zip(chosen, pool.imap(is_noticed, chosen), strict=True):
            if not noticed:
                survivors.append(mutant)
                print(f"survives: {mutant}", flush=True)
    killed = len(chosen) - len(survivors)
    rate = 100 * killed / len(chosen)
    print(f"{killed} of {len(chosen)} noticed ({rate:.0f} %), of {len(mutants):,}")
    return int(rate < 90)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
