"""A folder is replaced whole or not at all, and nothing is left beside it."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from support import write_tree

from microsite.publish import swap
from microsite.publish.swap import (
    FolderBusyError,
    hold_folder,
    replace_folder,
    require_writable,
)

OLD = {"index.html": "old", "news/index.html": "old news"}
NEW = {"index.html": "new", "map/index.html": "new map"}
STAGED, RETIRED = ".dist.microsite-new", ".dist.microsite-old"


def read(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def fill_with(files: Mapping[str, str]) -> Callable[[Path], object]:
    return lambda folder: write_tree(folder, files)


def siblings(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


@pytest.fixture(params=["exchange", "two renames"])
def folder(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A published folder, where two names can be exchanged at once and where not."""
    if request.param == "two renames":
        monkeypatch.setattr(swap.sys, "platform", "freebsd")
    return write_tree(tmp_path / "dist", OLD)


class TestReplace:
    def test_the_new_content_takes_the_place_of_the_old(self, folder: Path) -> None:
        replace_folder(folder, fill_with(NEW))
        assert read(folder) == NEW
        assert siblings(folder) == ["dist"]

    def test_a_folder_that_is_not_there_is_made(self, tmp_path: Path) -> None:
        folder = tmp_path / "dist"
        replace_folder(folder, fill_with(NEW))
        assert read(folder) == NEW
        assert siblings(folder) == ["dist"]

    def test_nothing_at_all_may_be_the_new_content(self, folder: Path) -> None:
        replace_folder(folder, fill_with({}))
        assert read(folder) == {}

    def test_the_old_content_is_whole_while_the_new_is_made(self, folder: Path) -> None:
        seen = []

        def fill(staged: Path) -> None:
            write_tree(staged, NEW)
            seen.append((read(folder), read(staged)))

        replace_folder(folder, fill)
        assert seen == [(OLD, NEW)]

    def test_a_failure_leaves_the_old_content_and_no_trace(self, folder: Path) -> None:
        def fail(staged: Path) -> None:
            write_tree(staged, NEW)
            raise OSError(28, "No space left on device")

        with pytest.raises(OSError, match="No space"):
            replace_folder(folder, fail)
        assert read(folder) == OLD
        assert siblings(folder) == ["dist"]

    def test_a_failure_of_the_last_rename_brings_the_old_content_back(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(swap.sys, "platform", "freebsd")
        folder = write_tree(tmp_path / "dist", OLD)
        rename = Path.rename

        def refuse(path: Path, target: Path) -> Path:
            if path.name == STAGED:
                raise OSError(5, "Input/output error")
            return rename(path, target)

        monkeypatch.setattr(Path, "rename", refuse)
        with pytest.raises(OSError, match="Input/output"):
            replace_folder(folder, fill_with(NEW))
        assert read(folder) == OLD
        assert siblings(folder) == ["dist"]

    @pytest.mark.parametrize("is_durable", [True, False])
    def test_only_durable_content_waits_for_the_disk(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_durable: bool
    ) -> None:
        waited: list[int] = []
        monkeypatch.setattr("os.fsync", waited.append)
        replace_folder(folder, fill_with(NEW), is_durable=is_durable)
        assert read(folder) == NEW
        assert bool(waited) == is_durable

    def test_permissions_of_the_folder_stay(self, folder: Path) -> None:
        folder.chmod(0o751)
        replace_folder(folder, fill_with(NEW))
        assert stat.S_IMODE(folder.stat().st_mode) == 0o751

    def test_old_content_that_is_protected_is_removed_all_the_same(
        self, folder: Path
    ) -> None:
        (folder / "news").chmod(0o500)
        replace_folder(folder, fill_with(NEW))
        assert read(folder) == NEW
        assert siblings(folder) == ["dist"]

    def test_what_the_superuser_alone_could_remove_is_removed_for_all(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        remove = shutil.rmtree

        def remove_as_others(path: Path) -> None:
            for each in (path, *path.rglob("*")):
                if each.is_dir() and not each.stat().st_mode & stat.S_IWUSR:
                    raise PermissionError(each)
            remove(path)

        monkeypatch.setattr(swap.shutil, "rmtree", remove_as_others)
        (folder / "news").chmod(0o500)
        replace_folder(folder, fill_with(NEW))
        assert read(folder) == NEW
        assert siblings(folder) == ["dist"]

    def test_a_c_library_without_exchange_renames_twice(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ctypes.CDLL", lambda _: object())
        folder = write_tree(tmp_path / "dist", OLD)
        replace_folder(folder, fill_with(NEW))
        assert read(folder) == NEW


class TestHold:
    def test_what_a_killed_process_left_is_tidied_up(self, folder: Path) -> None:
        write_tree(folder.parent / STAGED, {"half.html": "half"})
        write_tree(folder.parent / RETIRED, OLD)
        with hold_folder(folder):
            assert siblings(folder) == ["dist"]
        assert read(folder) == OLD

    def test_content_that_was_moved_away_comes_back(self, tmp_path: Path) -> None:
        folder = tmp_path / "dist"
        write_tree(tmp_path / RETIRED, OLD)
        write_tree(tmp_path / STAGED, NEW)
        with hold_folder(folder):
            assert read(folder) == OLD
        assert siblings(folder) == ["dist"]

    def test_the_folder_and_the_one_above_need_not_exist(self, tmp_path: Path) -> None:
        with hold_folder(tmp_path / "deep" / "dist"):
            assert siblings(tmp_path / "deep" / "dist") == []

    def test_another_one_waits_and_gives_up(self, folder: Path) -> None:
        with hold_folder(folder):
            with pytest.raises(FolderBusyError), hold_folder(folder, seconds=0.05):
                raise AssertionError
            assert read(folder) == OLD

    def test_it_is_free_again_after_a_failure(self, folder: Path) -> None:
        with pytest.raises(ValueError, match="no"), hold_folder(folder):
            raise ValueError("no")
        with hold_folder(folder, seconds=0):
            assert read(folder) == OLD

    def test_folders_above_which_nothing_can_be_locked_are_held_without(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(handle: int, operation: int) -> None:
            raise OSError(95, "Operation not supported")

        monkeypatch.setattr("fcntl.flock", refuse)
        with hold_folder(folder, seconds=0):
            replace_folder(folder, fill_with(NEW))
        assert read(folder) == NEW


@pytest.mark.parametrize("mode", [0o755, 0o700])
def test_a_folder_of_ours_is_writable(tmp_path: Path, mode: int) -> None:
    tmp_path.chmod(mode)
    require_writable(tmp_path)


@pytest.mark.parametrize("mode", [0o555, 0o500])
def test_a_protected_folder_is_refused_even_to_the_superuser(
    tmp_path: Path, mode: int
) -> None:
    tmp_path.chmod(mode)
    with pytest.raises(PermissionError, match=str(tmp_path)):
        require_writable(tmp_path)
    tmp_path.chmod(0o700)


@pytest.mark.parametrize("right", [os.W_OK, os.X_OK])
def test_a_folder_where_one_may_not_write_or_not_enter_is_refused(
    tmp_path: Path, right: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & right)
    with pytest.raises(PermissionError, match=str(tmp_path)):
        require_writable(tmp_path)


# The disk -----------------------------------------------------------------------------


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the files and folders that are brought to the disk one by one."""
    numbers: list[int] = []
    monkeypatch.setattr(
        swap.os, "fsync", lambda handle: numbers.append(os.fstat(handle).st_ino)
    )
    return numbers


def test_what_is_new_comes_to_the_disk_and_what_stays_is_there(
    folder: Path, synced: list[int]
) -> None:
    def fill(new: Path) -> None:
        (new / "index.html").hardlink_to(folder / "index.html")
        (new / "new.html").write_text("new")

    replace_folder(folder, fill)
    assert (folder / "new.html").stat().st_ino in synced
    assert folder.stat().st_ino in synced
    assert (folder / "index.html").stat().st_ino not in synced


def test_many_files_come_to_the_disk_at_once_where_the_system_can(
    tmp_path: Path, synced: list[int]
) -> None:
    files = {f"{number}/index.html": "new" for number in range(200)}
    replace_folder(tmp_path / "dist", fill_with(files))
    one_by_one = 1 if swap.sys.platform == "linux" else 402
    assert len(synced) <= one_by_one


def test_many_files_come_to_the_disk_where_the_system_has_no_such_call(
    tmp_path: Path, synced: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap.sys, "platform", "freebsd")
    files = {f"{number}.html": "new" for number in range(200)}
    replace_folder(tmp_path / "dist", fill_with(files))
    assert {path.stat().st_ino for path in (tmp_path / "dist").iterdir()} <= {*synced}
