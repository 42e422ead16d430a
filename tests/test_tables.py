"""A table of cases tries every row, and says which of them fail."""

from __future__ import annotations

import pytest
from tables import every_row


def test_every_row_is_tried_and_each_that_fails_is_named() -> None:
    tried = []

    @every_row(("one", "other"), [(1, 1), (1, 2), pytest.param(3, 4, id="odd"), (5, 5)])
    def compare(one: int, other: int) -> None:
        tried.append((one, other))
        assert one == other, f"{one} is not {other}"

    with pytest.raises(ExceptionGroup, match="2 of 4 rows fail: 1, 2; odd") as raised:
        compare()
    assert tried == [(1, 1), (1, 2), (3, 4), (5, 5)]
    assert [
        (str(error).partition("\n")[0], error.__notes__)
        for error in raised.value.exceptions
    ] == [("1 is not 2", ["in the row 1, 2"]), ("3 is not 4", ["in the row odd"])]


def test_a_row_may_fail_in_any_way() -> None:
    @every_row("act", [lambda: pytest.fail("said"), lambda: {}["gone"]], ids="ab")
    def call(act: object) -> None:
        assert callable(act)
        act()

    with pytest.raises(BaseExceptionGroup, match="2 of 2 rows fail: a; b"):
        call()


@every_row("letter", "abc", ids=str.upper)
def test_rows_have_fixtures_beside_them(
    letter: str, request: pytest.FixtureRequest
) -> None:
    assert letter in "abc"
    assert request.node.name == "test_rows_have_fixtures_beside_them"


class TestInAClass:
    @every_row("number", (1, 2))
    def test_rows_know_their_class(self, number: int) -> None:
        assert isinstance(self, TestInAClass)
        assert number in (1, 2)


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(AssertionError, match="would try nothing"):
        every_row("row", [])
