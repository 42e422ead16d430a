"""Finds the file of settings of a folder: its own, or that of a folder above."""

from __future__ import annotations

from pathlib import Path

OWN = "twinlint.toml"
PROJECT = "pyproject.toml"
_TABLE = "[tool.twinlint"
_LARGEST = 1_000_000
"""Bytes of a file of settings."""


def find_settings(folder: Path) -> Path | None:
    """The nearest `twinlint.toml`, or `pyproject.toml` with a table for it.

    From the folder up to the top of the repository, or of the disk.
    """
    here = folder.resolve()
    for each in (here, *here.parents):
        for name in (OWN, PROJECT):
            path = each / name
            if path.is_file() and (name == OWN or _TABLE in _read(path)):
                return path
        if (each / ".git").exists():
            return None
    return None


def find_unread(path: Path) -> Path | None:
    """The `pyproject.toml` whose table a `twinlint.toml` beside it stands in for."""
    other = path.with_name(PROJECT)
    is_own = path.name == OWN and other.is_file()
    return other if is_own and _TABLE in _read(other) else None


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""
