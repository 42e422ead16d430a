"""Imports go one way; what prints, reads the clock or the network does so in one place.

The rows are those of the table in CONTRIBUTING, from top to bottom.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from support import PROJECT

PACKAGE = PROJECT / "microsite"

ROWS: Mapping[str, frozenset[str]] = {
    row: frozenset(modules.split())
    for row, modules in {
        "command": "cli speak usage",
        "preview": "serve preview watch",
        "whole flow": "pipeline",
        "stages": (
            "load validate trace check route bundle render audit write report"
            " card export extract image mend opendata scaffold search"
        ),
        "what stages need": (
            "align cache comment compare compose contour drawing explain filters folder"
            " foreign geojson headers indentation interpret learn map messages parse"
            " proofread prose refer rulebook schema structured suggest swap syntax"
            " words"
        ),
        "rules": "rules",
        "comparisons": (
            "alignment comparison equivalence facts match register slip target"
        ),
        "mentions": "mentions",
        "nouns": (
            "catalog column config finding page problem record shape site source"
            " typography value"
        ),
    }.items()
}
ORDER = tuple(ROWS)


def find_modules() -> Mapping[str, Path]:
    """Every module by its name below the package: `load`, `rules.name`."""
    return {
        path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", "."): path
        for path in sorted(PACKAGE.rglob("*.py"))
    }


MODULES = find_modules()


def find_imports(path: Path) -> Iterator[str]:
    """Modules of the package that a module imports, anywhere in its code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield from _resolve(f"{node.module}.{alias.name}", node.module)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield from _resolve(alias.name, alias.name)


def _resolve(full: str, module: str) -> Iterator[str]:
    for name in (full, module, f"{module}.__init__"):
        below = name.removeprefix("microsite.")
        if name != below and below in MODULES:
            yield below
            return


def find_row(module: str) -> str:
    top = module.partition(".")[0]
    return next((row for row, modules in ROWS.items() if top in modules), "")


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"__init__"}))
def test_a_module_imports_from_lower_rows_only(module: str) -> None:
    row = find_row(module)
    assert row, f"{module} has no row: put it into ROWS and into CONTRIBUTING"
    for imported in find_imports(MODULES[module]):
        other = find_row(imported)
        is_allowed = ORDER.index(other) > ORDER.index(row) or (
            other == row and row != "stages"
        )
        assert is_allowed, f"{module} ({row}) imports {imported} ({other})"


def test_no_modules_import_one_another_in_a_circle() -> None:
    graph = {name: set(find_imports(path)) for name, path in MODULES.items()}
    TopologicalSorter(graph).prepare()


def test_contributing_shows_the_same_rows() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("## Who imports whom")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| ([a-z ]+) \| (.*) \|$", table, re.M))
    assert tuple(rows) == ORDER
    for row, described in rows.items():
        named = {name.rstrip("/") for name in re.findall(r"`([a-z_/]+)`", described)}
        assert named - ROWS[row] == set(), row


def find_calls(module: str) -> Iterator[str]:
    """What a module calls, as it is written: `date.today`, `print`."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize(
    ("calls", "places"),
    [
        ({"date.today", "datetime.now", "datetime.utcnow", "time.time"}, {"cli"}),
        ({"print", "click.echo"}, {"cli"}),
        ({"sys.exit", "exit", "quit"}, set()),
        ({"eval", "exec", "os.system", "yaml.load", "pickle.loads"}, set()),
        ({"random.random", "uuid.uuid4", "random.choice"}, set()),
    ],
    ids=["clock", "output", "exit", "code from data", "chance"],
)
def test_what_touches_the_world_stands_in_one_place(
    calls: set[str], places: set[str]
) -> None:
    found = {name for name in MODULES if calls & set(find_calls(name))}
    assert found <= places


def test_every_module_says_what_it_is() -> None:
    silent = [
        name
        for name, path in MODULES.items()
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "manager", "base"])
def test_no_module_has_a_name_that_says_nothing(word: str) -> None:
    assert [name for name in MODULES if word in name.split(".")] == []
