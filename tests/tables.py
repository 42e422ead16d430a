"""Tables of short cases that are tried as one test."""

from __future__ import annotations

import inspect
import reprlib
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

import pytest

Test = Callable[..., None]
Ids = Iterable[object] | Callable[[Any], object]
_NAMED = type(pytest.param())


def every_row(
    names: str | tuple[str, ...], rows: Iterable[Any], *, ids: Ids | None = None
) -> Callable[[Test], Test]:
    """Tries a test with each row of a table; a failure names each row that fails.

    It takes what `pytest.mark.parametrize` takes, and is for tables of many short rows:
    to collect, run and report a test takes longer than most of them. All rows are
    tried, whichever fail. They share what fixtures give: where a row needs a folder of
    its own, parametrize.
    """
    arguments = names.replace(",", " ").split() if isinstance(names, str) else names
    table = list(_read_table(rows, ids, len(arguments)))
    assert table, "a table without rows would try nothing"

    def decorate(test: Test) -> Test:
        @wraps(test)
        def try_rows(*self: object, **fixtures: Any) -> None:
            failed: dict[str, BaseException] = {}
            for name, values in table:
                try:
                    test(*self, **fixtures, **dict(zip(arguments, values, strict=True)))
                except (Exception, pytest.fail.Exception) as error:
                    error.add_note(f"in the row {name}")
                    failed[name] = error
            if failed:
                message = (
                    f"{len(failed)} of {len(table)} rows fail: {'; '.join(failed)}"
                )
                raise BaseExceptionGroup(message, list(failed.values()))

        signature = inspect.signature(test)
        kept = [p for name, p in signature.parameters.items() if name not in arguments]
        vars(try_rows)["__signature__"] = signature.replace(parameters=kept)
        return try_rows

    return decorate


def _read_table(
    rows: Iterable[Any], ids: Ids | None, width: int
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The name and the values of each row."""
    given = None if ids is None or callable(ids) else list(ids)
    for index, row in enumerate(rows):
        name = given[index] if given else None
        if isinstance(row, _NAMED):
            assert not row.marks, "a row with marks is a test of its own"
            name, row = row.id or name, row.values
        elif width == 1:
            row = (row,)
        say = ids if callable(ids) else reprlib.repr
        yield str(name or ", ".join(str(say(value)) for value in row)), tuple(row)
