"""Two houses: imports go down, between rooms of different rows, and through doors.

The rows are those of the tables in CONTRIBUTING, from top to bottom.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest
from support import PROJECT, walk_statements
from tables import every_row

HOUSES = ("microsite", "twinlint")


def read_rows(house: str) -> tuple[frozenset[str], ...]:
    """The rooms of each row of the table of a house."""
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition(f"### `{house}/`")[2].partition("\n#")[0]
    return tuple(
        frozenset(re.findall(r"`(\w+)/?`", cells))
        for cells in re.findall(r"^\| ((?:`\w+/?` ?)+) \|", table, re.M)
    )


ROWS = {house: read_rows(house) for house in HOUSES}
"""What stands in each house, row by row; nothing imports from its own row."""
ABOVE: Mapping[str, tuple[str, ...]] = {"microsite": ("twinlint",), "twinlint": ()}
"""The houses that each house may import."""


def find_modules() -> Mapping[str, Path]:
    """Every module of both houses by its name: `twinlint.rules.moved_cell`."""
    return {
        path.relative_to(PROJECT)
        .with_suffix("")
        .as_posix()
        .replace("/", ".")
        .removesuffix(".__init__"): path
        for house in ROWS
        for path in sorted((PROJECT / house).rglob("*.py"))
    }


MODULES = find_modules()


@cache
def read_code(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def find_imports(path: Path) -> tuple[tuple[str, str], ...]:
    """What a module imports, anywhere in its code: the module, the name from it."""
    return tuple(read_imports(read_code(path)))


def read_imports(code: ast.Module) -> Iterator[tuple[str, str]]:
    for node in walk_statements(code):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield node.module, alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ""


def find_own_imports(path: Path) -> Iterator[str]:
    """The modules of both houses that a module imports, by their full names.

    What a door gives away counts for the door, not for a file of the same name.
    """
    for module, name in find_imports(path):
        names = (
            (module,) if name in find_given(module) else (f"{module}.{name}", module)
        )
        yield from [full for full in names if full in MODULES][:1]


def find_given(module: str) -> set[str]:
    """The names that a door gives away; none for another module."""
    path = MODULES.get(module)
    if path is None or path.name != "__init__.py":
        return set()
    return {name for _, name in find_imports(path)}


def find_room(module: str) -> tuple[str, str]:
    """The house of a module and its room, or the module itself on the top floor."""
    house, _, rest = module.partition(".")
    return house, rest.partition(".")[0]


def find_row(house: str, room: str) -> int:
    rows = [index for index, row in enumerate(ROWS[house]) if room in row]
    assert rows, f"{house}/{room} has no row: put it into the table in CONTRIBUTING"
    return rows[0]


@every_row("module", sorted(set(MODULES) - set(ROWS)))
def test_imports_go_down_and_through_doors(module: str) -> None:
    house, room = find_room(module)
    row = find_row(house, room)
    for imported in find_own_imports(MODULES[module]):
        other_house, other = find_room(imported)
        if (other_house, other) == (house, room):
            continue
        door = imported.count(".") <= 1
        assert door, f"{module} goes past the door of {other_house}/{other}: {imported}"
        if other_house == house:
            below = not other or find_row(house, other) > row
            assert below, f"{module} imports {imported}, which is not below it"
        else:
            assert other_house in ABOVE[house], f"{module} imports {imported}"


def test_no_rooms_import_one_another_in_a_circle() -> None:
    graph: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for module, path in MODULES.items():
        room = find_room(module)
        others = {find_room(imported) for imported in find_own_imports(path)}
        graph.setdefault(room, set()).update(others - {room})
    TopologicalSorter(graph).prepare()


def test_no_modules_import_one_another_in_a_circle() -> None:
    """A door aside, which its own room does not go through."""
    graph = {
        name: {i for i in find_own_imports(path) if not name.startswith(f"{i}.")}
        for name, path in MODULES.items()
        if path.name != "__init__.py"
    }
    TopologicalSorter(graph).prepare()


def test_a_house_is_small_enough_to_look_over() -> None:
    rooms = {
        path.stem
        for path in (PROJECT / "microsite").iterdir()
        if path.suffix == ".py" or (path.is_dir() and (path / "__init__.py").is_file())
        if not path.stem.startswith("__")
    }
    arrows = {
        (find_room(module), find_room(imported))
        for module, path in MODULES.items()
        for imported in find_own_imports(path)
        if module.startswith("microsite.") and imported.startswith("microsite.")
    }
    assert len(rooms) <= 20
    assert len({(a, b) for a, b in arrows if a != b}) <= 90


@pytest.mark.parametrize("house", HOUSES)
def test_contributing_has_a_row_for_each_room_and_a_room_for_each_name(
    house: str,
) -> None:
    rooms = {find_room(module)[1] for module in MODULES if module.startswith(house)}
    named = [room for row in ROWS[house] for room in row]
    assert set(named) == rooms - {""}
    assert len(named) == len(set(named))


DOORS = [
    name
    for name, path in MODULES.items()
    if path.name == "__init__.py" and "open_door" in path.read_text(encoding="utf-8")
]


@every_row("door", DOORS)
def test_a_door_gives_all_that_it_lists(door: str) -> None:
    room = import_module(door)
    assert set(dir(room)) == find_given(door) - {"TYPE_CHECKING", "open_door"}
    assert [name for name in dir(room) if getattr(room, name) is None] == []


@every_row("door", DOORS)
def test_a_door_gives_nothing_under_the_name_of_a_file(door: str) -> None:
    """Python puts the file itself under that name when the file is loaded."""
    files = {
        name.rpartition(".")[2] for name in MODULES if name.rpartition(".")[0] == door
    }
    assert files.isdisjoint(dir(import_module(door)))


def test_a_door_opens_nothing_before_it_is_asked() -> None:
    """What stands beside the list, or is no list, would be loaded for everybody."""
    eager = {
        name
        for name, path in MODULES.items()
        if path.name == "__init__.py" and name not in DOORS
        for module, _ in find_imports(path)
        if module.partition(".")[0] in HOUSES
    }
    own_code = {"microsite.check.rules", "microsite.records.types"}
    assert eager == own_code | {"twinlint.report", "twinlint.rules"}


def test_a_door_says_no_to_what_it_does_not_list() -> None:
    with pytest.raises(AttributeError, match=r"microsite\.pages gives no nothing"):
        _ = import_module("microsite.pages").nothing


# What twinlint needs ------------------------------------------------------------------


def test_the_checker_needs_nothing_but_click_for_its_command() -> None:
    foreign = {
        (module, imported.partition(".")[0])
        for module, path in MODULES.items()
        if module.startswith("twinlint")
        for imported, _ in find_imports(path)
        if imported.partition(".")[0] not in {*sys.stdlib_module_names, "twinlint"}
    }
    extras = {("twinlint.settings.rows", "yaml")}
    assert {name for _, name in foreign - extras} == {"click"}
    assert all(m.startswith("twinlint.command") for m, _ in foreign - extras)


# What touches the world ---------------------------------------------------------------


@cache
def find_calls(module: str) -> frozenset[str]:
    """What a module calls, as it is written: `date.today`, `print`."""
    nodes = ast.walk(read_code(MODULES[module]))
    return frozenset(ast.unparse(n.func) for n in nodes if isinstance(n, ast.Call))


OUTPUT = {"twinlint.command.output"}
CLOCK = {"microsite.command.options", "microsite.unchanged"}
STARTS = {"microsite.__main__", "twinlint.__main__"}


@pytest.mark.parametrize(
    ("calls", "places"),
    [
        ({"date.today", "datetime.now", "time.time", "time.time_ns"}, CLOCK),
        ({"print", "click.echo"}, OUTPUT),
        ({"sys.exit", "exit", "quit"}, STARTS),
        ({"eval", "exec", "os.system", "yaml.load", "pickle.loads"}, set()),
        ({"random.random", "uuid.uuid4", "random.choice"}, set()),
    ],
    ids=["clock", "output", "exit", "code from data", "chance"],
)
def test_what_touches_the_world_stands_in_one_place(
    calls: set[str], places: set[str]
) -> None:
    found = {name for name in MODULES if calls & find_calls(name)}
    assert found <= places


# How modules are made -----------------------------------------------------------------


def test_every_module_says_what_it_is() -> None:
    silent = [
        name for name, path in MODULES.items() if not ast.get_docstring(read_code(path))
    ]
    assert silent == []


@pytest.mark.parametrize("folder", ["assets/css", "microsite", "twinlint"])
def test_every_style_sheet_and_script_says_first_what_it_is(folder: str) -> None:
    silent = [
        path.relative_to(PROJECT).as_posix()
        for path in sorted((PROJECT / folder).rglob("*.*s"))
        if path.suffix in {".css", ".js"}
        and "starter" not in path.parts
        and not path.read_text(encoding="utf-8").startswith(("/* ", "// "))
    ]
    assert silent == []


def test_a_door_says_in_one_sentence_what_comes_in_and_what_goes_out() -> None:
    for name, path in MODULES.items():
        if path.name == "__init__.py" and name.count(".") == 1:
            said = ast.get_docstring(read_code(path)) or ""
            assert said.partition("\n")[0].endswith("."), name


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "manager", "base"])
def test_no_module_has_a_name_that_says_nothing(word: str) -> None:
    assert [name for name in MODULES if word in name.split(".")] == []


LONGEST_MODULE, LONGEST_FUNCTION = 400, 60


def test_no_module_and_no_function_is_too_long_to_read() -> None:
    long = []
    for name, path in MODULES.items():
        if path.read_text(encoding="utf-8").count("\n") > LONGEST_MODULE:
            long.append(name)
        for node in walk_statements(read_code(path)):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{name}.{node.name} ({length})")
    assert long == []
