"""A commit is asked for its files once, and what it says of them is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from commits import Repository
from support import write_tree

from microsite.incremental import history
from microsite.incremental.history import Historian
from microsite.incremental.memo import Memo
from twinlint.kept import Store

PATHS = ("content/a.yaml", "content/b.yaml", "content/none.yaml")


def test_a_commit_is_found_once_for_all_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_tree(tmp_path, dict.fromkeys(PATHS[:2], "name: one\n"))
    Repository(root).commit()
    opened: list[Any] = []

    class Noted(history.Repository):
        def __init__(self, *asked: Any) -> None:
            opened.append(asked)
            super().__init__(*asked)

    monkeypatch.setattr(history, "Repository", Noted)
    historian = Historian(Memo(Store(None)))
    for count in (1 + len(PATHS), 1):
        opened.clear()
        read = historian.read_before(root, "HEAD")
        found = [read(path) for path in PATHS]
        assert found == [{"name": "one"}, {"name": "one"}, {}]
        assert len(opened) == count


def test_nothing_is_known_without_a_commit(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {PATHS[0]: "name: one\n"})
    historian = Historian(Memo(Store(None)))
    assert historian.read_before(root, "HEAD")(PATHS[0]) is None
    assert historian.read_before(None, "HEAD")(PATHS[0]) is None
