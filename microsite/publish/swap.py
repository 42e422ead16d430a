"""Replaces a folder as a whole: its content is the old one or the new one, never both.

The new content is made in a sibling of the folder, which then takes its place by one
rename. A process that is killed leaves at most siblings, which the next one tidies up.
Files and names are brought to the disk before the exchange, so that a power cut leaves
the old content or the new one, too.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from microsite.folder import sync_folder

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_PAUSE_SECONDS = 0.02
_MANY = 50
"""Files and folders after which the whole file system comes to the disk sooner than
each of them: one takes about 3 milliseconds, however small it is."""


class FolderBusyError(OSError):
    """Another process replaces the same folder, and does not come to an end."""


@contextlib.contextmanager
def hold_folder(folder: Path, seconds: float = 30.0) -> Iterator[None]:
    """Be the only one who replaces a folder, after tidying up for a killed process.

    Waits for others as long as told, then raises FolderBusyError. The system releases
    what a killed process held. Without effect where folders cannot be locked (Windows,
    some network disks). The folder need not exist, nor the one above.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _lock(folder.parent, seconds):
        _recover(folder)
        yield


def replace_folder(
    folder: Path, fill: Callable[[Path], None], *, is_durable: bool = True
) -> None:
    """Put what `fill` writes into an empty folder in the place of the old content.

    Any OSError leaves the old content as it was. Hold the folder meanwhile. Content
    that is not durable is not brought to the disk.
    """
    staged, retired = _staged(folder), _retired(folder)
    try:
        staged.mkdir()
        if folder.exists():
            shutil.copymode(folder, staged)
        fill(staged)
        if is_durable:
            _sync(staged)
        _swap(staged, folder, retired)
        if is_durable:
            sync_folder(folder.parent)
    finally:
        for left in (staged, retired):
            with contextlib.suppress(OSError):  # the next build tries again
                _remove(left)


def _sync(folder: Path) -> None:
    """Bring every file below a folder to the disk, then the names of each.

    Files with a second name are those of the old content, which are there already.
    """
    new: list[str] = []
    folders: list[str] = []
    is_tried = False
    for path, _, names in os.walk(folder, topdown=False):
        folders.append(path)
        files = (f"{path}/{name}" for name in names)
        new += (file for file in files if os.lstat(file).st_nlink == 1)
        if not is_tried and len(new) + len(folders) > _MANY:
            is_tried = True
            if _sync_file_system(folder):
                return
    for file in new:
        with contextlib.suppress(OSError):  # Windows syncs no file open to read
            handle = os.open(file, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
    for each in folders:
        sync_folder(Path(each))


def _sync_file_system(folder: Path) -> bool:
    """Bring all that is below a folder to the disk at once; false where that fails."""
    sync = _find_function("syncfs")
    if sync is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        return sync(handle) == 0
    finally:
        os.close(handle)


def _find_function(name: str) -> Callable[..., int] | None:
    """A function that Linux has and Python does not; None elsewhere."""
    if sys.platform != "linux":
        return None
    import ctypes  # only here: commands that write nothing start without it

    return getattr(ctypes.CDLL(None), name, None)


def require_writable(folder: Path) -> None:
    """PermissionError for a protected folder, also where the superuser could write."""
    mode = folder.stat().st_mode
    is_protected = not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    if is_protected or not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _swap(staged: Path, folder: Path, retired: Path) -> None:
    """Give the new content the folder's name.

    Where the system cannot exchange two names in one step, the old content is moved
    away first; `_recover` brings it back if that was the last thing that happened.
    """
    if not folder.exists():
        staged.rename(folder)
    elif not _exchange(staged, folder):
        folder.rename(retired)
        try:
            staged.rename(folder)
        except OSError:
            retired.rename(folder)
            raise


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two names in one step; false where that cannot be done."""
    rename = _find_function("renameat2")
    if rename is None:  # or a C library before glibc 2.28
        return False
    one, other = os.fsencode(first), os.fsencode(second)
    return int(rename(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)) == 0


def _recover(folder: Path) -> None:
    retired = _retired(folder)
    if retired.exists() and not folder.exists():
        retired.rename(folder)
    for left in (_staged(folder), retired):
        _remove(left)


def _remove(folder: Path) -> None:
    if not folder.exists():
        return
    try:
        shutil.rmtree(folder)
    except PermissionError:  # a folder inside is protected
        for path, _, _ in os.walk(folder):
            Path(path).chmod(stat.S_IRWXU)
        shutil.rmtree(folder)


def _staged(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.microsite-new")


def _retired(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.microsite-old")


@contextlib.contextmanager
def _lock(folder: Path, seconds: float) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import fcntl

    deadline = time.monotonic() + seconds
    handle = os.open(folder, os.O_RDONLY)
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    busy = errno.EBUSY
                    raise FolderBusyError(
                        busy, os.strerror(busy), str(folder)
                    ) from None
                time.sleep(_PAUSE_SECONDS)
                continue
            except OSError:  # a disk without locks: as on Windows
                pass
            break
        yield
    finally:
        os.close(handle)
