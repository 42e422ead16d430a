"""Names the file in the cache where the results of one folder are kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import gettempdir

from twinlint.kept.key import make_key


def find_file(root: Path, environment: Mapping[str, str]) -> Path:
    """The file for what is compared in a folder; nothing is made.

    It stands below `$TWINLINT_CACHE`, else below the cache of the user, which is
    `$XDG_CACHE_HOME` or `~/.cache` (XDG Base Directory Specification),
    `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on Windows.
    """
    path = Path(os.path.realpath(root))
    name = f"{path.name}-{make_key(os.fsencode(path))[:8]}.sqlite"
    named = environment.get("TWINLINT_CACHE")
    return Path(named or _find_user_folder(environment) / "twinlint") / name


def _find_user_folder(environment: Mapping[str, str]) -> Path:
    given = Path(environment.get("XDG_CACHE_HOME", ""))
    if given.is_absolute():
        return given
    try:
        home = Path.home()
    except RuntimeError:  # A user without a home.
        return Path(gettempdir())
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache")
