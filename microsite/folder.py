"""Finds the files of a folder, and tells which of them stand somewhere else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def find_files(folder: Path, *, suffix: str = "") -> Iterator[Path]:
    """Every file below a folder, in order; links are given and not followed.

    A folder that has the name of a file, because it ends in `suffix`, is given too, as
    is one that cannot be read. Nothing for a folder that is not there.
    """
    try:
        entries = sorted(folder.iterdir())
    except FileNotFoundError:
        return
    except OSError:
        yield folder
        return
    for entry in entries:
        is_named_like_file = bool(suffix) and entry.name.endswith(suffix)
        if entry.is_dir() and not entry.is_symlink() and not is_named_like_file:
            yield from find_files(entry, suffix=suffix)
        else:
            yield entry


def is_inside(path: Path, folder: Path) -> bool:
    """True when a file is below a folder, links followed.

    Not `Path.resolve`, which raises where links run in a circle.
    """
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
