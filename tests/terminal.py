"""A terminal with somebody at it, for commands that ask."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterable

from support import PROJECT


def converse(arguments: Iterable[str], lines: Iterable[str]) -> str:
    """What a command of `build.py` shows to who types these lines, in French."""
    own, other = pty.openpty()
    said = b""
    with subprocess.Popen(
        [sys.executable, "build.py", *arguments, "--lang", "fr"],
        cwd=PROJECT,
        stdin=other,
        stdout=other,
        stderr=other,
    ):
        os.close(other)
        os.write(own, "".join(f"{line}\n" for line in lines).encode())
        while True:
            try:
                piece = os.read(own, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            said += piece
    os.close(own)
    return said.decode()
