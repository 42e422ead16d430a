"""A terminal with somebody at it, for commands that ask."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterable

from support import PROJECT

_END = "\x04"
"""What a terminal sends when nobody types any more (Control-D)."""
_PATIENCE = 60
"""Seconds without a word after which a command is taken to wait for ever."""


def converse(arguments: Iterable[str], lines: Iterable[str]) -> str:
    """What a command of `build.py` shows to who types these lines, in French.

    AssertionError when it waits for more.
    """
    own, other = pty.openpty()
    said = b""
    typed = "".join(f"{line}\n" for line in lines) + _END
    with subprocess.Popen(
        [sys.executable, "build.py", *arguments, "--lang", "fr"],
        cwd=PROJECT,
        stdin=other,
        stdout=other,
        stderr=other,
    ) as running:
        os.close(other)
        os.write(own, typed.encode())
        while True:
            if not select.select([own], [], [], _PATIENCE)[0]:
                running.kill()
                raise AssertionError(f"it waits for more: {said.decode()}")
            try:
                piece = os.read(own, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            said += piece
    os.close(own)
    return said.decode()
