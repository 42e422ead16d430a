"""Claims about which changes of files the preview notices."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from browsing import PATIENCE
from support import write_tree

from microsite.preview import watch

NAMES = frozenset(("content", "templates"))
QUIET = 0.3
"""Seconds without a change after which none is expected; on a machine that is slower, a
claim that something is no change says less, and is still no failure."""


class Ear:
    """Hears of changes."""

    def __init__(self) -> None:
        self.heard = asyncio.Event()

    async def hear(self) -> None:
        """Wait for a change."""
        async with asyncio.timeout(PATIENCE):
            await self.heard.wait()
        self.heard.clear()

    async def rest(self) -> int:
        """Wait until nothing is told any more; how often something was."""
        count = 0
        while True:
            try:
                async with asyncio.timeout(QUIET):
                    await self.heard.wait()
            except TimeoutError:
                return count
            self.heard.clear()
            count += 1


@asynccontextmanager
async def listen(root: Path) -> AsyncIterator[Ear]:
    """Hear of changes below a folder; the first thing heard is that it is watched."""
    ear = Ear()
    task = asyncio.create_task(watch.watch_folders(root, NAMES, ear.heard.set))
    try:
        yield ear
    finally:
        task.cancel()
        await asyncio.wait([task], timeout=PATIENCE)
        assert task.cancelled()


def watching(
    root: Path, scenario: Callable[[Ear], Awaitable[Any]], *, is_there: bool = True
) -> Any:
    """The result of a scenario while a folder is watched."""

    async def run() -> Any:
        async with listen(root) as ear:
            if is_there:
                await ear.hear()
            return await scenario(ear)

    return asyncio.run(run())


SITE = {"content/a/b.yaml": "text", "templates/page.html": "", "old": "text"}


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "content/a/b.yaml").write_text("longer"),
        lambda root: (root / "content/a/b.yaml").write_text("text"),
        lambda root: (root / "content/a/b.yaml").unlink(),
        lambda root: (root / "content/new.yaml").write_text(""),
        lambda root: (root / "content/a/b.yaml").rename(root / "content/c.yaml"),
        lambda root: (root / "content/a").rename(root / "content/c"),
        lambda root: os.utime(root / "content/a/b.yaml", ns=(1, 1)),
        lambda root: (root / "old").rename(root / "content/a/b.yaml"),
        lambda root: (root / "templates/page.html").write_text("x"),
        lambda root: shutil.rmtree(root / "content"),
        lambda root: (root / "content").rename(root / "elsewhere"),
    ],
    ids=[
        *(
            "write",
            "write-the-same",
            "delete",
            "create",
            "move",
            "move-folder",
            "touch",
        ),
        *("replace-by-older", "other-folder", "delete-all", "move-all"),
    ],
)
def test_change_is_heard(tmp_path: Path, change: Callable[[Path], object]) -> None:
    root = write_tree(tmp_path, SITE)

    async def scenario(ear: Ear) -> None:
        change(root)
        await ear.hear()

    watching(root, scenario)


def test_what_programs_keep_beside_is_no_change(tmp_path: Path) -> None:
    root = write_tree(tmp_path, SITE)
    names = (
        *("content/.b.yaml.swp", "content/b.yaml~", "content/a/4913", "content/b.tmp"),
        *("content/.git/index", "content/a/.b/c/d.yaml", "dist/index.html", "c.yaml"),
        *("elsewhere/content/b.yaml", "contents/b.yaml"),
    )

    async def scenario(ear: Ear) -> int:
        write_tree(root, dict.fromkeys(names, "x"))
        write_tree(root, dict.fromkeys(names, "y"))
        return await ear.rest()

    assert watching(root, scenario) == 0


def test_site_in_a_hidden_folder_is_watched_all_the_same(tmp_path: Path) -> None:
    root = write_tree(tmp_path / ".hidden", SITE)

    async def scenario(ear: Ear) -> None:
        write_tree(root, {"content/b.yaml": "x"})
        await ear.hear()

    watching(root, scenario)


def test_folder_that_comes_is_watched_to_its_depth(tmp_path: Path) -> None:
    root = write_tree(tmp_path, SITE)

    async def scenario(ear: Ear) -> None:
        write_tree(root, {"content/new/deep/er/b.yaml": "x"})
        await ear.hear()
        await ear.rest()
        write_tree(root, {"content/new/deep/er/b.yaml": "y"})
        await ear.hear()

    watching(root, scenario)


@pytest.mark.parametrize("gone", ["content", "."])
def test_folder_that_goes_and_comes_back_is_watched_again(
    tmp_path: Path, gone: str
) -> None:
    root = write_tree(tmp_path / "site", SITE)

    async def scenario(ear: Ear) -> None:
        (root / gone).rename(tmp_path / "aside")
        await ear.hear()
        await ear.rest()
        write_tree(root, {"content/a/b.yaml": "another"})
        await ear.hear()
        await ear.rest()
        write_tree(root, {"content/a/b.yaml": "a third"})
        await ear.hear()

    watching(root, scenario)


def test_site_that_is_not_there_yet_is_told_once_and_waited_for(tmp_path: Path) -> None:
    async def scenario(ear: Ear) -> int:
        told = await ear.rest()
        write_tree(tmp_path / "site", SITE)
        await ear.hear()
        return told

    assert watching(tmp_path / "site", scenario, is_there=False) == 1


@pytest.mark.campaign
def test_ten_thousand_files_at_once_are_heard_and_what_comes_after(
    tmp_path: Path,
) -> None:
    root = write_tree(tmp_path, SITE)
    files = {f"content/{n % 100}/{n}.yaml": "x" for n in range(10_000)}

    async def scenario(ear: Ear) -> None:
        await asyncio.to_thread(write_tree, root, files)
        await ear.hear()
        await ear.rest()
        write_tree(root, {"content/99/9999.yaml": "y"})
        await ear.hear()

    watching(root, scenario)


def test_links_in_a_circle_do_not_keep_it_busy(tmp_path: Path) -> None:
    root = write_tree(tmp_path, SITE)
    (root / "content/loop").symlink_to(root / "content")

    async def scenario(ear: Ear) -> int:
        write_tree(root, {"content/a/b.yaml": "x"})
        await ear.hear()
        await ear.rest()
        return await ear.rest()

    assert watching(root, scenario) == 0


def test_name_that_is_no_text_does_not_end_it(tmp_path: Path) -> None:
    root = write_tree(tmp_path, SITE)
    name = os.fsencode(root / "content") + b"/\xff.yaml"
    try:
        Path(os.fsdecode(name)).write_bytes(b"")
    except OSError:
        pytest.skip("this disk takes no such name")
    Path(os.fsdecode(name)).unlink()

    async def scenario(ear: Ear) -> None:
        Path(os.fsdecode(name)).write_bytes(b"")
        await ear.hear()
        await ear.rest()
        write_tree(root, {"content/a/b.yaml": "another"})
        await ear.hear()

    watching(root, scenario)


@pytest.mark.parametrize("is_refused", [True, False])
def test_what_the_system_does_not_tell_is_noticed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_refused: bool
) -> None:
    """Linux gives each user so many watches; of network disks it tells nothing."""
    root = write_tree(tmp_path, SITE)

    async def tell_nothing(*_: Path, **settings: Any) -> AsyncIterator[Any]:
        if is_refused:
            raise OSError(28, "OS file watch limit reached")
        await asyncio.Event().wait()
        yield set()

    monkeypatch.setattr(watch, "awatch", tell_nothing)

    async def scenario(ear: Ear) -> int:
        write_tree(root, {"content/a/b.yaml": "another"})
        await ear.hear()
        return await ear.rest()

    assert watching(root, scenario) == 0


def test_file_that_changes_within_the_resolution_of_its_time_has_changed(
    tmp_path: Path,
) -> None:
    root = write_tree(tmp_path, SITE)
    file = root / "content/a/b.yaml"
    os.utime(file, ns=(1, 1))

    async def scenario(ear: Ear) -> None:
        with file.open("r+") as stream:
            stream.write("TEXT")
            stream.flush()
            os.utime(file, ns=(1, 1))
        await ear.hear()

    watching(root, scenario)
