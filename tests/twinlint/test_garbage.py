"""How often Python looks for garbage while a command runs, and when it ends."""

from __future__ import annotations

import subprocess
import sys

from support import PROJECT

SAID = "atexit.register(lambda: print(gc.isenabled(), gc.get_freeze_count() > 0))"


def test_nothing_is_searched_when_a_command_ends() -> None:
    """What is registered first is called last."""
    code = f"import atexit, gc; {SAID}; from twinlint.garbage import search_rarely; "
    run = [sys.executable, "-c", f"{code}search_rarely(); search_rarely()"]
    ended = subprocess.run(run, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert ended.stdout == "False True\n"
