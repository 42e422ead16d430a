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


@pytest.mark.parametrize(
    "surroundings",
    [
        {"HOME": "file"},
        {"HOME": "nowhere/at/all"},
        {"XDG_CACHE_HOME": "file/below"},
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    ],
    ids=["home is a file", "no home", "no cache", "elsewhere"],
)
def test_who_builds_a_site_changes_no_byte_of_it(
    surroundings: dict[str, str],
    tree: Tree,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tree(minimal_site())
    (tmp_path / "file").write_text("")
    for name in ("MICROSITE_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert main(["build", "--root", str(root), "--out", str(tmp_path / "one")]) == 0
    for name, value in surroundings.items():
        is_path = name in ("HOME", "XDG_CACHE_HOME")
        monkeypatch.setenv(name, str(tmp_path / value) if is_path else value)
    mask = os.umask(0o077)
    try:
        code = main(["build", "--root", str(root), "--out", str(tmp_path / "two")])
    finally:
        os.umask(mask)
    assert code == 0
    assert read_files(tmp_path / "two") == read_files(tmp_path / "one")
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "two").rglob("*")}
    assert modes == {0o600, 0o700}
