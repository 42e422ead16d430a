"""Notices that files have changed, by looking at them again and again.

livereload has a watcher of its own; it misses a file that is moved in with its old
time, and asks for a reload while an editor is still writing.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

Snapshot = frozenset[tuple[str, int, int, int]]
"""Path, time of change in nanoseconds, size and inode of every file."""

_LOOK_SECONDS = 0.3
"""Between two looks: fast enough for a person, slow enough for a laptop's fan."""
_QUIET_SECONDS = 0.15
"""A file that is being written changes again within this time."""
_MAX_QUIET_LOOKS = 20
"""After which a file that never rests is taken as it is."""


def take_snapshot(folders: Iterable[Path]) -> Snapshot:
    """The state of all files below folders; a missing folder has none.

    Hidden files and safety copies of editors are left out.
    """
    return frozenset(entry for folder in folders for entry in _walk(folder))


async def wait_for_change(folders: tuple[Path, ...], seen: Snapshot) -> Snapshot:
    """Wait until files differ from those seen, and rest; gives their new state."""
    while (found := await asyncio.to_thread(take_snapshot, folders)) == seen:
        await asyncio.sleep(_LOOK_SECONDS)
    for _ in range(_MAX_QUIET_LOOKS):
        await asyncio.sleep(_QUIET_SECONDS)
        before = found
        found = await asyncio.to_thread(take_snapshot, folders)
        if found == before:
            break
    return found


def _walk(folder: Path | str) -> Iterator[tuple[str, int, int, int]]:
    try:
        with os.scandir(folder) as entries:
            found = [e for e in entries if not e.name.startswith(".")]
    except OSError:  # missing, or gone while we look
        return
    for entry in found:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path)
            elif not entry.name.endswith("~"):
                state = entry.stat(follow_symlinks=False)
                yield entry.path, state.st_mtime_ns, state.st_size, state.st_ino
        except OSError:
            continue
