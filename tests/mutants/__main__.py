"""How many small changes of the core its own tests notice: `python -m mutants`.

Modules are changed one place at a time, each change in a process of its own that runs
the tests of the module, the nearest first, and stops at the first that fails. What
survives is printed: a test is missing, or code that has no effect. A change that nobody
can tell from what stands there is explained in `explained.toml`, and counted apart.

    python -m mutants 200 1           a sample of 200, drawn with the seed 1
    python -m mutants --again LOG     those that survive by what was printed before
    python -m mutants --explained     those that are explained: none may be noticed

`make mutants` does the first.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import random
import re
import signal
import sys
import tomllib
from collections.abc import Iterable, Mapping
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
EXPLAINED = Path(__file__).with_name("explained.toml")
"""`[[mutant]]`: where it is, what it changes, and why nobody can tell it."""
LEAST = 90
"""Of a hundred changes that could be told, how many are to be noticed."""
PATIENCE = 60
"""Seconds of processor time after which a change counts as noticed: it never ends."""


Key = tuple[str, str, str, str]
"""The module, the function, the line as it is written, and the change."""


@dataclass(frozen=True)
class Mutant:
    """A module with one change, and the tests that should notice."""

    path: str
    edit: Edit
    tests: tuple[str, ...]

    def __str__(self) -> str:
        """The place and the change, in one line."""
        return f"{self.path}:{self.edit.line}: {self.change}"

    @property
    def change(self) -> str:
        """What stands there and what it becomes."""
        return f"{' '.join(self.edit.before.split())}  →  {self.edit.after}"

    @property
    def key(self) -> Key:
        """What stays the same while lines move."""
        return self.path, self.edit.inside, self.edit.written, self.change


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


def read_explained() -> dict[Key, str]:
    """`{key of a mutant: why nobody can tell it}`."""
    entries = tomllib.loads(EXPLAINED.read_text(encoding="utf-8")).get("mutant", [])
    return {
        (each["path"], each["inside"], each["line"], each["change"]): each["reason"]
        for each in entries
    }


def find_again(mutants: Iterable[Mutant], printed: str) -> list[Mutant]:
    """Those that survived by what was printed, wherever their lines are now."""
    wanted = re.findall(r"^survives: (.+?):(\d+): (.+)$", printed, re.M)
    known = list(mutants)
    found = []
    for path, line, change in wanted:
        same = [m for m in known if (m.path, m.change) == (path, change)]
        if same:
            found.append(min(same, key=lambda m: abs(m.edit.line - int(line))))
    return found


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


def tell(mutant: Mutant, explained: Mapping[Key, str], *, is_noticed: bool) -> str:
    """What to say of a change: nothing where it is noticed, as it should be."""
    reason = explained.get(mutant.key)
    if reason is None:
        return "" if is_noticed else f"survives: {mutant}"
    if is_noticed:
        return f"explained, and noticed: {mutant}"
    return f"explained: {mutant}: {reason}"


def judge(chosen: list[Mutant]) -> tuple[list[Mutant], list[Mutant]]:
    """Those that no test notices, of which those that are explained stand apart."""
    explained = read_explained()
    survivors: list[Mutant] = []
    untold: list[Mutant] = []
    with multiprocessing.Pool(len(os.sched_getaffinity(0)), _preload) as pool:
        for mutant, noticed in zip(chosen, pool.imap(is_noticed, chosen), strict=True):
            said = tell(mutant, explained, is_noticed=noticed)
            if said:
                print(said, flush=True)
            if not noticed:
                (untold if mutant.key in explained else survivors).append(mutant)
    return survivors, untold


def main(arguments: list[str]) -> int:
    """The exit code: 0 when nine of ten changes are noticed that could be told."""
    parser = argparse.ArgumentParser(prog="mutants", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=200)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("--again", type=Path, metavar="LOG")
    parser.add_argument("--explained", action="store_true")
    given = parser.parse_args(arguments)
    mutants = find_mutants()
    if given.explained:
        explained = read_explained()
        chosen = [mutant for mutant in mutants if mutant.key in explained]
        return int(len(judge(chosen)[1]) < len(chosen))
    if given.again:
        chosen = find_again(mutants, given.again.read_text(encoding="utf-8"))
    else:
        chance = random.Random(given.seed)  # noqa: S311
        chosen = chance.sample(mutants, min(given.count, len(mutants)))
    survivors, untold = judge(chosen)
    could = len(chosen) - len(untold)
    killed = could - len(survivors)
    rate = 100 * killed / could if could else 100
    print(
        f"{killed} of {could} noticed ({rate:.0f} %), {len(untold)} more explained, "
        f"of {len(mutants):,}"
    )
    return int(rate < LEAST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
