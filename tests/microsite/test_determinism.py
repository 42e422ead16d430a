"""Same input, same bytes: wherever and whenever the site is built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from support import PROJECT, copy_showcase, read_files

from microsite.publish.write import MANIFEST

BUILD = (
    "import sys; from microsite.command.cli import main; sys.exit(main(sys.argv[1:]))"
)


def build(root: Path, *options: str, **environment: str) -> dict[str, bytes]:
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
    files = read_files(root / "dist")
    del files[MANIFEST]
    return files


@pytest.mark.campaign
def test_another_place_other_hashes_and_several_processes_make_the_same_site(
    showcase: Mapping[str, bytes], tmp_path: Path
) -> None:
    root = tmp_path / "deep" / "ér" / "two"
    settings = {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "fr_FR"}
    files = build(root, "--jobs", "3", **settings)
    assert list(files) == list(showcase)
    assert [path for path in files if files[path] != showcase[path]] == []
    assert len(files) > 100
