"""Leaves the record of a run, so that the same run need not be done again."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from microsite.folder import follow_links
from microsite.unchanged import Snapshot, describe_run, find_option
from twinlint.command import find_unreadable, listen
from twinlint.history import find_head_files

_INPUTS = ("content", "templates", "locales", "assets")
_PROGRAM = ("build.py", "microsite", "twinlint")


def run_recorded(
    run: Callable[[], int], arguments: Sequence[str], root: Path | None
) -> int:
    """The exit code of a run, of which a record is left when it was not refused."""
    asked = describe_run(arguments, str(root) if root else None)
    if asked is None or find_unreadable(arguments):
        return run()
    named = find_option(arguments, "--root") or root or "."
    if not os.path.exists(named):  # noqa: PTH110 - a path may be too long for a Path
        return run()
    site = follow_links(Path(named))
    program = follow_links(Path(__file__)).parents[2]
    snapshot = Snapshot(
        asked,
        arguments,
        [
            *(str(site / name) for name in _INPUTS),
            *map(str, find_head_files(site / "content")),
        ],
        (path for path in sys.path if path.endswith("-packages")),
        (str(program / name) for name in _PROGRAM),
    )
    with listen() as said:
        code = run()
    if code in (0, 1) and said.holds_again:
        out = Path(find_option(arguments, "--out") or site / "dist")
        snapshot.leave_record(code, tuple(said.pieces), (str(out.absolute()),))
    return code
