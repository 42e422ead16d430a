"""Leaves out of the wheel what only translators read: where each message stands."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGS = "*/locales/*/LC_MESSAGES/*.po"


class ShortCatalogs(BuildHookInterface[Any]):
    """Puts catalogs without comments in the place of those of the repository."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it makes a wheel; not for one of links."""
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        for path in Path(self.root).glob(CATALOGS):
            lines = path.read_bytes().splitlines(keepends=True)
            name = path.relative_to(self.root).as_posix()
            short = Path(self.folder.name, name)
            short.parent.mkdir(parents=True)
            short.write_bytes(b"".join(e for e in lines if not e.startswith(b"#")))
            build_data["force_include"][str(short)] = name

    def finalize(
        self, version: str, build_data: dict[str, Any], artifact_path: str
    ) -> None:
        """Called afterwards."""
        if version != "editable":
            self.folder.cleanup()
