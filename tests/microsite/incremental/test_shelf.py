"""Claims about results as bytes: ours come back, and nothing else comes of them."""

from __future__ import annotations

import os
import pickle
from collections import Counter
from pathlib import Path

import pytest
from tables import every_row

from microsite.incremental.memo import Memo
from microsite.pages import Url
from twinlint.finding import LanguageName, Place, Severity, message
from twinlint.kept import Store, read_value, write_value
from twinlint.source import Locale, Span

VALUES = (
    message("{n} of {what}", n=3, what=LanguageName("fr")),
    Place(Span("a", 1, 2, 3, 4), Locale("fr"), "é", ("a", 0)),
    Severity.ERROR,
    Url("/fr/"),
    Counter("aab"),
    {"a": (b"\0", None, True, 1.5), "b": frozenset((1, 2))},
)


@every_row("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_of_ours_comes_back(value: object) -> None:
    back = read_value(write_value(value))
    assert (back, type(back)) == (value, type(value))


class Command:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("exit 1",)


class Opening:
    def __reduce__(self) -> tuple[object, ...]:
        return Store, (None,)


class Calling:
    def __reduce__(self) -> tuple[object, ...]:
        return write_value, ("a",)


@every_row("hostile", [Command(), Opening(), Calling(), Path("a"), Memo, eval, open])
def test_nothing_but_values_comes_of_bytes(hostile: object) -> None:
    with pytest.raises(ValueError, match="holds no data"):
        read_value(pickle.dumps(hostile))


@pytest.mark.parametrize("content", [b"", b"noise", write_value(VALUES)[:-3]])
def test_bytes_that_are_no_value_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="Error"):
        read_value(content)
