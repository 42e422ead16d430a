"""The changes that mutants are made of."""

from __future__ import annotations

import ast

import pytest
from mutants.__main__ import (
    CORE,
    PROJECT,
    Mutant,
    find_again,
    find_mutants,
    read_explained,
    tell,
)
from mutants.edits import Edit, find_edits
from tables import every_row


@every_row(
    ("statement", "changed"),
    [
        ("x = a < b", {"x = ((a) <= (b))"}),
        ("x = a in b", {"x = ((a) not in (b))"}),
        ("x = a and b", {"x = ((a) or (b))"}),
        ("x = not a", {"x = bool(a)"}),
        ("x = a + 1", {"x = (a - 1)", "x = a + (2)"}),
        ("x = True", {"x = False"}),
        ("x = a if b else c", {"x = ((c) if (b) else (a))"}),
        ("x += a", {"pass"}),
        ("f(a)", {"pass"}),
        ("return a", {"return None"}),
        ("return None", set()),
        ("return False", {"return True"}),
        ("'''é''' ; x = a < b", {"'''é''' ; x = ((a) <= (b))"}),
        ("x = 'a'", set()),
    ],
)
def test_a_statement_is_changed_in_each_of_its_places(
    statement: str, changed: set[str]
) -> None:
    source = f"def f() -> int:\n    {statement}\n"
    found = {edit.apply(source).splitlines()[1].strip() for edit in find_edits(source)}
    assert found == changed


def test_imports_types_and_signatures_are_left_alone() -> None:
    source = "from a import b\nX: int\ndef f(a: int = 1) -> 'b < c': ...\n"
    assert list(find_edits(source)) == []


@pytest.mark.campaign
def test_every_change_of_the_core_is_a_program() -> None:
    mutants = find_mutants()
    assert {mutant.path for mutant in mutants} >= {
        path.relative_to(PROJECT).as_posix()
        for pattern in CORE
        if "*" not in pattern
        for path in PROJECT.glob(pattern)
    }
    edits: dict[str, list[Edit]] = {}
    for mutant in mutants:
        edits.setdefault(mutant.path, []).append(mutant.edit)
    for path, left in edits.items():
        source = (PROJECT / path).read_text(encoding="utf-8")
        while left:
            # Many at once, as far as they lie apart, from the end to the beginning.
            start, changed, later = len(source.encode()), source, []
            for edit in reversed(left):
                if edit.end <= start:
                    start, changed = edit.start, edit.apply(changed)
                else:
                    later.insert(0, edit)
            ast.parse(changed)
            left = later


def test_every_module_of_the_core_has_tests() -> None:
    for pattern, tests in CORE.items():
        assert any(PROJECT.glob(pattern)), pattern
        assert all((PROJECT / test).exists() for test in tests), tests


def test_what_is_explained_can_still_be_changed() -> None:
    explained = read_explained()
    assert all(len(reason.split()) > 3 for reason in explained.values())
    assert explained.keys() - {mutant.key for mutant in find_mutants()} == set()


def test_what_survived_is_found_again_where_its_lines_have_moved() -> None:
    source = "def f(a):\n    return a < 1\n\n\ndef g(a):\n    return a < 1\n"
    mutants = [Mutant("a.py", edit, ()) for edit in find_edits(source)]
    printed = "".join(
        f"survives: a.py:{mutant.edit.line + 1}: {mutant.change}\n"
        for mutant in mutants
        if mutant.edit.inside == "f"
    )
    found = find_again(mutants, f"{printed}9 of 10 noticed\n")
    assert {mutant.edit.inside for mutant in found} == {"f"}
    assert {mutant.edit.written for mutant in found} == {"return a < 1"}
    assert len(found) == 3
    assert find_again(mutants, "survives: b.py:2: a < 1  →  ((a) <= (1))") == []


def test_a_change_that_survives_is_told_with_its_reason_or_as_one_without() -> None:
    (edit,) = find_edits("def f(a):\n    f(a)\n")
    mutant = Mutant("a.py", edit, ())
    place, known = "a.py:2: f(a)  →  pass", {mutant.key: "it calls itself"}
    assert tell(mutant, {}, is_noticed=True) == ""
    assert tell(mutant, {}, is_noticed=False) == f"survives: {place}"
    assert tell(mutant, known, is_noticed=False) == (
        f"explained: {place}: it calls itself"
    )
    assert tell(mutant, known, is_noticed=True) == f"explained, and noticed: {place}"
