"""Leaves out of the wheel what only those read who change a catalog or a language.

And compresses long lists of words better than a wheel does, by an eighth.
"""

from __future__ import annotations

import bz2
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGS = "*/locales/*/LC_MESSAGES/*.po"
LANGUAGES = ("twinlint/languages/**/*.toml", "twinlint/languages/*/opposites.txt")
"""What was written for this project; of others, comments say where it is from."""
LISTS = "twinlint/languages/**/*.packed"
"""What `twinlint.languages.read` takes in either way."""
_BREAK = b'"\n"'
"""Where a text goes on in the next line of a catalog."""


class ShortFiles(BuildHookInterface[Any]):
    """Puts files without comments in the place of those of the repository."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it makes a wheel; not for one of links."""
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        for pattern in (CATALOGS, *LANGUAGES, LISTS):
            for path in Path(self.root).glob(pattern):
                name = path.relative_to(self.root).as_posix()
                short = Path(self.folder.name, name)
                short.parent.mkdir(parents=True, exist_ok=True)
                short.write_bytes(shorten(path.read_bytes(), path.suffix))
                build_data["force_include"][str(short)] = name

    def finalize(
        self, version: str, build_data: dict[str, Any], artifact_path: str
    ) -> None:
        """Called afterwards."""
        if version != "editable":
            self.folder.cleanup()


def shorten(content: bytes, suffix: str) -> bytes:
    """What a file says without its comments; texts of a catalog on one line each."""
    if suffix == ".packed":
        return bz2.compress(content)
    lines = content.splitlines(keepends=True)
    told = b"".join(line for line in lines if not line.startswith(b"#"))
    return told.replace(_BREAK, b"") if suffix == ".po" else told
