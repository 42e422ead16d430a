"""Same input, same bytes: wherever and whenever the site is built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import PROJECT, copy_showcase, read_files

BUILD = (
    "import sys; from microsite.command.cli import main; sys.exit(main(sys.argv[1:]))"
)


Files = dict[str, bytes]


def build(root: Path, *options: str, **environment: str) -> Files:
    """The published files of a copy of the made-up site, built in its own process."""
    copy_showcase(root)
    done = subprocess.run(
        [sys.executable, "-c", BUILD, "build", "--root", root, "--no-cache", *options],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return read_files(root / "dist")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """What every other build is compared with."""
    root = tmp_path_factory.mktemp("one") / "site"
    settings = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"}
    files = build(root, **settings)
    assert len(files) > 100
    return files


def expect_same(one: Files, two: Files) -> None:
    assert list(one) == list(two)
    assert [path for path in one if one[path] != two[path]] == []


def test_another_place_with_other_hashes_makes_the_same_site(
    built: Files, tmp_path: Path
) -> None:
    root = tmp_path / "deep" / "ér" / "two"
    settings = {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "fr_FR"}
    expect_same(built, build(root, **settings))


def test_several_processes_make_the_same_site(built: Files, tmp_path: Path) -> None:
    expect_same(built, build(tmp_path / "site", "--jobs", "3"))
