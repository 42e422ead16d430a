"""Our classes that hold data are those of `dataclasses`, and take less to make."""

from __future__ import annotations

import ast
import copy
import dataclasses
import pickle
from dataclasses import field
from pathlib import Path

import pytest
from support import PROJECT

from twinlint.data import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: int
    y: int = 0
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Other:
    x: int
    y: int = 0
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Single:
    value: object = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Empty:
    pass


@dataclass(frozen=True, slots=True, eq=False)
class Alone:
    x: int


@dataclass(frozen=True, slots=True)
class Told:
    x: int
    twice: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", 2 * self.x)

    def __repr__(self) -> str:
        return "told"


VALUES = (Point(1, 2, "a"), Single((1, 2)), Single(), Empty(), Told(3))


def test_values_are_written_as_python_writes_them() -> None:
    nested = Single((Point(1), "é", Single(None)))
    assert repr(nested) == (
        "Single(value=(Point(x=1, y=0, name=''), 'é', Single(value=None)))"
    )
    assert [repr(Empty()), repr(Told(3))] == ["Empty()", "told"]


def test_equal_values_are_the_same_in_sets() -> None:
    assert Point(1, 2, "a") == Point(1, 2, "b") != Point(1, 3, "a")
    assert len({Point(1, 2, "a"), Point(1, 2, "b"), Point(2, 1)}) == 2
    nan = float("nan")
    assert Single(nan) == Single(nan)
    assert (Empty(), Told(3)) == (Empty(), Told(3))


def test_values_of_other_classes_are_others() -> None:
    assert len({Point(1), Other(1), (1, 0)}) == 3
    assert Point(1).__eq__(Other(1)) is NotImplemented


def test_what_is_asked_to_be_itself_alone_is() -> None:
    one = Alone(1)
    assert {one, one} == {one}
    assert one != Alone(1)


@pytest.mark.parametrize("value", VALUES)
def test_values_are_kept_and_copied(value: object) -> None:
    kept = pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))  # noqa: S301
    assert kept == copy.copy(value) == copy.deepcopy(value) == value
    assert type(kept) is type(value)


def test_they_are_data_to_all_that_knows_dataclasses() -> None:
    assert dataclasses.replace(Point(1, 2, "a"), y=3) == Point(1, 3)
    assert [each.name for each in dataclasses.fields(Told)] == ["x", "twice"]
    assert dataclasses.asdict(Point(1)) == {"x": 1, "y": 0, "name": ""}
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_they_hold_no_more_than_their_fields() -> None:
    with pytest.raises(AttributeError):
        object.__setattr__(Point(1), "z", 1)
    with pytest.raises(TypeError):
        Point(1, z=1)  # type: ignore[call-arg]  # what is tried


@pytest.mark.parametrize("house", ["microsite", "twinlint"])
def test_no_class_is_made_the_slow_way(house: str) -> None:
    slow = [
        path.relative_to(PROJECT).as_posix()
        for path in sorted((PROJECT / house).rglob("*.py"))
        if _imports_the_slow_way(path) and path.name != "data.py"
    ]
    assert slow == [], "import `dataclass` from twinlint.data"


def _imports_the_slow_way(path: Path) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "dataclasses"
        and any(alias.name == "dataclass" for alias in node.names)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )
