"""Names the folder of one site in the cache; `unchanged` says which cache it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from microsite.digest import make_key
from microsite.folder import follow_links
from microsite.unchanged import find_base


def find_folder(root: Path, given: Path | None, environment: Mapping[str, str]) -> Path:
    """Where the builds of a site keep things: a folder of its own for each site.

    It stands below the folder that is given, else below `find_base`. Nothing is made.
    """
    path = follow_links(root)
    site = f"{path.name}-{make_key(os.fsencode(path))[:8]}"
    return follow_links(Path(find_base(str(given or ""), environment))) / site
