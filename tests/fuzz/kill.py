"""Kills the program while it writes: `python -m fuzz.kill RUNS`, or `make kill`.

A child does what a person does, and is killed at a moment of its own; then what it has
left is looked at. Two versions of a site take turns, so that there is always something
to write: what is published is one of them, whole; a mended file is the old one or the
new, whole; what a killed build has kept does not change the next.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from support import COMMUNE, TODAY, minimal_site, read_files, write_tree

from microsite.command.cli import main as run_command
from microsite.pipeline import Config, build_site
from microsite.publish.write import MANIFEST

PATH = "content/communes/sceaux.yaml"
_SLIPS = COMMUNE.replace("Une commune", "Une commune des des villes").replace(
    "A municipality", "A municipality of the the towns"
)


@dataclass(frozen=True)
class Kills:
    """What some kills came to."""

    runs: int
    early: int
    """Killed before the work was done; the others had just finished."""


def kill(act: Callable[[], object], within: float, chance: random.Random) -> bool:
    """Run an act in a child and kill it after a part of `within` seconds.

    True when the act was not done. The child is not waited for a moment longer.
    """
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        act()
        os._exit(0)
    time.sleep(chance.uniform(0, within))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def measure(act: Callable[[], object]) -> float:
    """Seconds that an act takes on this machine, as it is loaded now."""
    before = time.monotonic()
    act()
    return time.monotonic() - before


def kill_builds(folder: Path, runs: int, chance: random.Random) -> Kills:
    """Kill builds; AssertionError when what is published is no whole site."""
    sites = [_make_site(folder, name) for name in ("one", "two")]
    wanted = [_build(site, folder / f"wanted-{site.name}") for site in sites]
    out, kept = folder / "dist", folder / "kept"
    duration = measure(lambda: _build(sites[0], out))
    early = 0
    for run in range(runs):
        site = sites[(run + 1) % 2]
        early += kill(partial(_build, site, out, kept), duration, chance)
        assert _read(out) in wanted, f"no whole site after kill {run + 1}"
    assert _build(sites[0], out, kept) == wanted[0], "the cache has changed a build"
    left = {path.name for path in folder.iterdir()} - {"dist", "kept"}
    assert left == {"one", "two", "wanted-one", "wanted-two"}, left
    return Kills(runs, early)


def kill_fixes(folder: Path, runs: int, chance: random.Random) -> Kills:
    """Kill `check --fix`; AssertionError when a file is neither old nor new."""
    root = write_tree(folder / "site", minimal_site({PATH: _SLIPS}))
    old = (root / PATH).read_bytes()
    (root / PATH).chmod(0o640)
    arguments = ["check", "--root", str(root), "--fix", "--yes"]
    duration = measure(lambda: run_command(arguments))
    new = (root / PATH).read_bytes()
    assert new != old, "there is nothing to mend"
    early = 0
    for run in range(runs):
        (root / PATH).write_bytes(old)
        early += kill(lambda: run_command(arguments), duration, chance)
        found = (root / PATH).read_bytes()
        assert found in (old, new), f"{len(found)} bytes after kill {run + 1}"
        assert (root / PATH).stat().st_mode & 0o777 == 0o640
    return Kills(runs, early)


KILLS: Mapping[str, Callable[[Path, int, random.Random], Kills]] = {
    "build and cache": kill_builds,
    "check --fix": kill_fixes,
}


def _make_site(folder: Path, name: str) -> Path:
    changed = COMMUNE.replace("Une commune", f"Une commune {name}")
    return write_tree(folder / name, minimal_site({PATH: changed}))


def _build(site: Path, out: Path, kept: Path | None = None) -> dict[str, bytes]:
    build_site(Config(site, TODAY, cache=kept), out)
    return _read(out)


def _read(out: Path) -> dict[str, bytes]:
    files = read_files(out)
    assert MANIFEST in files
    return files


def main(arguments: list[str]) -> int:
    """The exit code: 0 when nothing was lost."""
    runs = int(arguments[0]) if arguments else 100
    seed = random.SystemRandom().getrandbits(32)
    for name, attack in KILLS.items():
        folder = Path(tempfile.mkdtemp(prefix="kill-"))
        try:
            done = attack(folder, runs, random.Random(seed))  # noqa: S311 - no secret
        finally:
            shutil.rmtree(folder)
        print(f"{name}: {done.runs} kills, {done.early} of them at work, nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
