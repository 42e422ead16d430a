"""Finds the files of a folder that are somebody's texts: none installed or hidden."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from twinlint.trees.pattern import compile_glob

_NOT_WRITTEN = frozenset(
    "node_modules bower_components vendor venv env site-packages __pycache__ _build "
    "_site _sources target".split()
)
"""Folders of what was installed or made, below the one that is looked at."""


def list_files(
    root: str,
    suffixes: Iterable[str] = (),
    left_out: Iterable[str] = (),
    prefix: str = "",
) -> tuple[str, ...]:
    """The files below a folder by their paths in it, with `/` and in order.

    Of all suffixes when none is given. Hidden folders are left out, as are those of
    installed packages, and what fits one of the patterns `left_out`, in any folder
    (`drafts`) or in one (`docs/drafts`); for them, `prefix` stands before each path. A
    link is followed inside the folder and to a folder that was not yet seen, so that no
    circle is run through and nothing is read that stands elsewhere. OSError when the
    folder itself cannot be read.
    """
    wanted = tuple(suffixes)
    patterns = _compile(left_out)
    top = os.path.realpath(root)
    seen = {top}
    found: list[str] = []
    waiting = [("", top)]
    with os.scandir(root):
        pass  # The folder itself can be read, or the reason why not is raised.
    while waiting:
        above, folder = waiting.pop()
        for entry in _scan(folder):
            path = above + entry.name
            if any(pattern.fullmatch(prefix + path) for pattern in patterns):
                continue
            if entry.is_symlink() and not _is_below(entry.path, top):
                continue
            if _is(entry, os.DirEntry.is_dir):
                target = os.path.realpath(entry.path)
                if _is_written(entry.name) and target not in seen:
                    seen.add(target)
                    waiting.append((f"{path}/", target))
            elif wanted and Path(entry.name).suffix.lower() not in wanted:
                continue
            elif _is(entry, os.DirEntry.is_file):
                found.append(path)
    return tuple(sorted(found))


def choose_files(
    paths: Iterable[str],
    suffixes: Iterable[str] = (),
    left_out: Iterable[str] = (),
    prefix: str = "",
) -> tuple[str, ...]:
    """Those of some paths that `list_files` would name if they were there."""
    wanted = tuple(suffixes)
    patterns = _compile(left_out)

    def is_wanted(path: str) -> bool:
        pure = PurePosixPath(path)
        ways = (prefix + each.as_posix() for each in (pure, *pure.parents[:-1]))
        return (
            (not wanted or pure.suffix.lower() in wanted)
            and all(map(_is_written, pure.parts[:-1]))
            and not any(each.fullmatch(way) for way in ways for each in patterns)
        )

    return tuple(filter(is_wanted, paths))


def _compile(globs: Iterable[str]) -> list[re.Pattern[str]]:
    return [
        compile_glob(glob if "/" in glob.rstrip("/") else f"**/{glob}")
        for glob in globs
    ]


def _scan(folder: str) -> list[os.DirEntry[str]]:
    """What stands in a folder; nothing when it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _is(entry: os.DirEntry[str], ask: Callable[[os.DirEntry[str]], bool]) -> bool:
    try:
        return ask(entry)
    except OSError:
        return False


def _is_below(path: str, top: str) -> bool:
    """Whether a link leads to something in the folder."""
    target = os.path.realpath(path)
    return target.startswith(top.rstrip(os.sep) + os.sep) and Path(target).exists()


def _is_written(name: str) -> bool:
    return not name.startswith(".") and name not in _NOT_WRITTEN
