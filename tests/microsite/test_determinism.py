"""Same input, same bytes: wherever and whenever the site is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from support import PROJECT, copy_project, read_files

BUILD = (
    "import sys; from microsite.command.cli import main; sys.exit(main(sys.argv[1:]))"
)


def build(source: Path, root: Path, seed: int, **environment: str) -> dict[str, bytes]:
    """The published files of a copy of a site, built in its own process."""
    shutil.copytree(source, root)
    done = subprocess.run(
        [sys.executable, "-c", BUILD, "build", "--root", root, "--no-cache"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONHASHSEED": str(seed), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return read_files(root / "dist")


def test_builds_in_other_places_with_other_hashes_are_the_same(tmp_path: Path) -> None:
    site = copy_project(tmp_path / "site")
    one = build(site, tmp_path / "one", 1, TZ="Pacific/Auckland", LC_ALL="C.UTF-8")
    two = build(
        site, tmp_path / "deep" / "ér" / "two", 2, TZ="America/Lima", LC_ALL="fr_FR"
    )
    assert list(one) == list(two)
    assert [path for path in one if one[path] != two[path]] == []
    assert len(one) > 100


def test_several_processes_make_the_same_site(tmp_path: Path) -> None:
    site = copy_project(tmp_path / "site")
    command = [sys.executable, "-c", BUILD, "build", "--root", site, "--no-cache"]
    made = []
    for jobs in ("1", "3"):
        out = tmp_path / f"by-{jobs}"
        done = subprocess.run(
            [*command, "--jobs", jobs, "--out", out],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        made.append(read_files(out))
    assert made[0] == made[1]
