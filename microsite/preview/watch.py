"""Notices that files have changed (watchfiles), and waits until the writing ends.

The files are looked at now and then without being told, too: of disks in a network, of
those of Windows below Linux (WSL), of more folders than may be watched, and of events
that come too fast, the system tells nothing.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from watchfiles import Change, awatch

from microsite.folder import is_litter

_QUIET_MILLISECONDS = 10
"""A file that is being written changes again within this time."""
_MOST_MILLISECONDS = 400
"""After which a file that never rests is taken as it is."""
_LOOK_SECONDS = 1.0
"""Between two looks without being told; more where looking is slow."""
_REST = 50
"""How many times longer than a look the rest after it is, so that it costs nothing."""
_FAILURES = (OSError, RuntimeError)
"""A folder that is not there, too many to be watched; a name that is no text."""

State = frozenset[tuple[str, int, int, int]]
"""Path, time of change in nanoseconds, size and inode of every file."""


async def watch_folders(
    root: Path, names: frozenset[str], tell: Callable[[], object]
) -> None:
    """Tell of each change below some folders of `root`, until it is cancelled.

    It tells first when all that changes later will be told. Folders, `root` too, may
    come and go. Hidden files and folders, and files that programs keep beside others,
    are left out; links to folders are not followed.
    """
    folders = tuple(root / name for name in sorted(names))
    has_news = asyncio.Event()
    told: set[str] = set()

    def hear(changed: Iterable[str]) -> None:
        told.update(changed)
        has_news.set()

    seen: State | None = None
    async with asyncio.TaskGroup() as group:
        group.create_task(_hear(root, folders, hear))
        while True:
            # A file that was told has changed, even if its time and size are the same.
            is_sure = bool(told)
            told.clear()
            begun = time.monotonic()
            found = await asyncio.to_thread(read_state, folders)
            rest = max(_LOOK_SECONDS, _REST * (time.monotonic() - begun))
            if is_sure or found != seen:
                seen = found
                tell()
            with suppress(TimeoutError):
                async with asyncio.timeout(rest):
                    await has_news.wait()
            has_news.clear()


def read_state(folders: Iterable[Path]) -> State:
    """The state of all files below folders; a missing folder has none."""
    return frozenset(entry for folder in folders for entry in _walk(folder))


def _walk(folder: Path | str) -> Iterator[tuple[str, int, int, int]]:
    try:
        with os.scandir(folder) as entries:
            found = [e for e in entries if not e.name.startswith(".")]
    except OSError:  # missing, or gone while it is looked at
        return
    for entry in found:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path)
            elif not is_litter(Path(entry.name)):
                state = entry.stat(follow_symlinks=False)
                yield entry.path, state.st_mtime_ns, state.st_size, state.st_ino
        except OSError:
            continue


_Hear = Callable[[Iterable[str]], object]
"""Is told which files have changed, or of none when it is to look."""


async def _hear(root: Path, folders: tuple[Path, ...], hear: _Hear) -> None:
    """Tell of what the system says."""
    while True:
        try:
            await _hear_of_these(root, folders, hear)
        except* _FAILURES:
            await asyncio.sleep(_LOOK_SECONDS)
        hear(())


async def _hear_of_these(root: Path, folders: tuple[Path, ...], hear: _Hear) -> None:
    """Hear of folders until one of them, or of those that are missing, is another."""
    are_others = asyncio.Event()

    async def hear_around() -> None:
        paths = {str(root), *map(str, folders)}
        async for changes in _watch(root, ended=are_others, is_deep=False):
            if not paths.isdisjoint(path for _, path in changes):
                are_others.set()

    async def hear_below(present: list[Path]) -> None:
        async for changes in _watch(*present, ended=are_others):
            changed = [path for _, path in changes if _is_content(Path(path), root)]
            if changed:
                hear(changed)

    async with asyncio.TaskGroup() as group:
        group.create_task(hear_around())
        await asyncio.sleep(0)  # first, so that no folder comes unnoticed
        present = [folder for folder in folders if folder.is_dir()]
        if present:
            group.create_task(hear_below(present))


def _is_content(file: Path, root: Path) -> bool:
    below = file.relative_to(root) if file.is_relative_to(root) else Path(file.name)
    is_hidden = any(part.startswith(".") for part in below.parts)
    return not is_hidden and not is_litter(file)


def _watch(
    *paths: Path, ended: asyncio.Event, is_deep: bool = True
) -> AsyncIterator[set[tuple[Change, str]]]:
    return awatch(
        *paths,
        watch_filter=None,
        debounce=_MOST_MILLISECONDS,
        step=_QUIET_MILLISECONDS,
        stop_event=ended,
        rust_timeout=0,
        force_polling=False,
        recursive=is_deep,
    )
