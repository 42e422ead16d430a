"""What was read from folders holds as long as every file in them is as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import write_tree
from tables import every_row

from microsite.incremental.folders import remember_folders

Change = Callable[[Path], object]


class Reader:
    """Reads two folders, and counts how often it has to."""

    def __init__(self, root: Path) -> None:
        self.root = write_tree(root, {"a/one": "1", "b/c/two": "2", "c/three": "3"})
        self.count = 0
        self.ask = remember_folders(self._read, "a", "b")

    def _read(self, root: Path, ending: str = "") -> tuple[str, ...]:
        self.count += 1
        paths = sorted((*(root / "a").rglob("*"), *(root / "b").rglob("*")))
        return tuple(p.read_text() + ending for p in paths if p.is_file())


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the times of files that were changed just now."""
    for name in ("_TICK", "_DOUBT"):
        monkeypatch.setattr(f"microsite.unchanged.{name}", -(10**9))


@pytest.mark.usefixtures("sure")
def test_folders_are_read_once_while_nothing_in_them_changes(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    assert reader.ask(tmp_path) == reader.ask(tmp_path) == ("1", "2")
    write_tree(tmp_path, {"c/three": "4"})
    reader.ask(tmp_path)
    assert reader.count == 1
    assert reader.ask(tmp_path, "!") == reader.ask(tmp_path, ending="!")
    assert reader.count == 3


@pytest.mark.usefixtures("sure")
@every_row(
    "change",
    [
        lambda root: (root / "a/one").write_text("0"),
        lambda root: (root / "b/c/two").write_text("longer"),
        lambda root: (root / "b/c/two").unlink(),
        lambda root: (root / "b/d").mkdir(),
        lambda root: (root / "b/__pycache__").mkdir(),
        lambda root: (root / "a/one").rename(root / "a/other"),
        lambda root: (root / "c/three").replace(root / "a/one"),
        lambda root: (root / "a/one").chmod(0o640),
    ],
)
def test_folders_are_read_again_when_something_changed(
    tmp_path: Path, change: Change
) -> None:
    reader = Reader(tmp_path)
    reader.ask(tmp_path)
    change(tmp_path)
    reader.ask(tmp_path)
    assert reader.count == 2


def test_file_that_was_written_just_now_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another change of it may leave its time as it is."""
    minute = 60 * 10**9  # It is just now on a machine that has much else to do, too.
    for name in ("_TICK", "_DOUBT"):
        monkeypatch.setattr(f"microsite.unchanged.{name}", minute)
    reader = Reader(tmp_path)
    reader.ask(tmp_path)
    reader.ask(tmp_path)
    assert reader.count == 2
