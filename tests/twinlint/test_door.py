"""A door gives what it lists, and hides no fault of what it loads."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

DOOR = """
from typing import TYPE_CHECKING
from twinlint.door import open_door
if TYPE_CHECKING:
    from hall.good import VALUE as VALUE
    from hall.bad import OTHER as OTHER
else:
    __getattr__, __dir__ = open_door(__name__)
"""


def test_a_door_says_why_a_file_behind_it_does_not_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "hall"
    room.mkdir()
    room.joinpath("__init__.py").write_text(DOOR, encoding="utf-8")
    room.joinpath("good.py").write_text("VALUE = 1\n", encoding="utf-8")
    room.joinpath("bad.py").write_text("OTHER = None.none\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    hall = import_module("hall")
    assert hall.VALUE == 1
    with pytest.raises(AttributeError, match="hall gives no MISSING"):
        hall.MISSING  # noqa: B018  # is asked for
    with pytest.raises(ImportError, match=r"hall\.bad does not load: .*none"):
        hall.OTHER  # noqa: B018  # is asked for
