"""Where the builds of a site keep things."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from conftest import Tree
from support import minimal_site, read_files

from microsite.command.cli import main
from microsite.incremental import find_folder


def test_a_given_folder_has_one_for_each_site(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    a, b = (find_folder(tmp_path / x / "site", kept, {}) for x in ("a", "b"))
    assert a.parent == b.parent == kept
    assert a != b
    assert a.name.startswith("site-")
    assert find_folder(tmp_path / "a" / "site", kept, {}) == a


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/xdg"}, "/xdg/microsite"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "/home/ada/.cache/microsite"),
        ("linux", {}, "/home/ada/.cache/microsite"),
        ("darwin", {}, "/home/ada/Library/Caches/microsite"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/microsite"),
        ("win32", {}, "/home/ada/AppData/Local/microsite"),
    ],
)
def test_the_folder_is_that_of_the_user(
    platform: str,
    environment: dict[str, str],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os.path, "expanduser", lambda _: "/home/ada")
    assert find_folder(tmp_path, None, environment).parent == Path(expected)


def test_a_user_without_a_home_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert find_folder(tmp_path, None, {}).is_absolute()


def test_a_build_keeps_nothing_in_the_site(tree: Tree, tmp_path: Path) -> None:
    root = tree(minimal_site())
    kept = tmp_path / "kept"
    assert main(["build", "--root", str(root), "--cache", str(kept)]) == 0
    assert read_files(kept)
    assert not (root / ".cache").exists()


def test_a_build_does_without_a_cache_that_cannot_be_written(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MICROSITE_CACHE", str(tmp_path / "file" / "cache"))
    assert main(["build", "--root", str(tree(minimal_site()))]) == 0
