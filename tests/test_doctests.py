"""The examples of docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

from tables import every_row

import microsite
import twinlint

NAMES = sorted(
    info.name
    for house in (microsite, twinlint)
    for info in pkgutil.walk_packages(house.__path__, f"{house.__name__}.")
)


@every_row("name", NAMES)
def test_examples_are_true(name: str) -> None:
    module = importlib.import_module(name)
    if has_examples(module):  # To look through the others takes seconds.
        assert doctest.testmod(module).failed == 0


def has_examples(module: ModuleType) -> bool:
    return b">>>" in Path(str(module.__file__)).read_bytes()


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    modules = filter(has_examples, map(importlib.import_module, NAMES))
    assert sum(bool(t.examples) for m in modules for t in finder.find(m)) > 5
