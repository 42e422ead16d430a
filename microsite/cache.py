"""Keeps what is slow to make, under a key that covers everything it is made from.

The folder may be deleted at any time, shared between machines, or damaged: what does
not match its own checksum is made again, so that the cache never changes a result.
Nothing in it expires.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from microsite.folder import follow_links, read_file

_CHECKSUM = hashlib.sha256().digest_size


def make_key(*parts: str | bytes) -> str:
    """A key for what is made from some texts and bytes, in this order."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()


def find_folder(root: Path, given: Path | None, environment: Mapping[str, str]) -> Path:
    """Where the builds of a site keep things: a folder of its own for each site.

    It stands below the folder that is given, else in that of the user for such things:
    `$XDG_CACHE_HOME` or `~/.cache` (XDG Base Directory Specification),
    `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on Windows. Nothing is made.
    """
    path = follow_links(root)
    site = f"{path.name}-{make_key(os.fsencode(path))[:8]}"
    return follow_links(given or _find_user_folder(environment) / "microsite") / site


def _find_user_folder(environment: Mapping[str, str]) -> Path:
    named = environment.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:  # A user without a home.
        return Path(tempfile.gettempdir())
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return Path(local) if local else home / "AppData" / "Local"
    if sys.platform == "darwin":
        return home / "Library" / "Caches"
    return home / ".cache"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results by their keys; without a folder nothing is kept."""

    folder: Path | None = None

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The result of a key, made only when it is not kept."""
        kept = self._read(key)
        if kept is not None:
            return kept
        made = make()
        self._keep(key, made)
        return made

    def _read(self, key: str) -> bytes | None:
        if self.folder is None:
            return None
        try:
            stored = read_file(self.folder / key[:2] / key)
        except OSError:
            return None
        checksum, content = stored[:_CHECKSUM], stored[_CHECKSUM:]
        return content if hashlib.sha256(content).digest() == checksum else None

    def _keep(self, key: str, content: bytes) -> None:
        """Store a result in one step; a full or closed disk only costs time."""
        if self.folder is None:
            return
        shelf = self.folder / key[:2]
        with suppress(OSError):
            shelf.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=shelf)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(content).digest() + content)
                Path(name).replace(shelf / key)
            except OSError:
                Path(name).unlink(missing_ok=True)
