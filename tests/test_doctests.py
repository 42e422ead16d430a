"""The examples of docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

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
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    modules = [importlib.import_module(name) for name in NAMES]
    assert sum(bool(t.examples) for m in modules for t in finder.find(m)) > 5
