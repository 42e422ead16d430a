"""Repositories for tests: a folder whose every change is a commit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from support import Files, write_tree

_NOBODY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (
        ("NAME", "Nobody"),
        ("EMAIL", "nobody@example.org"),
        ("DATE", "2026-01-01T12:00:00Z"),
    )
}
"""Every commit is of the same time: no order but that of parents can be of use."""
_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


class Repository:
    """A repository in a folder, on the branch `main`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        # Without the hooks that Git offers, which would be written each time.
        self.git("init", "--quiet", "--initial-branch=main", "--template=")

    def git(self, *arguments: str) -> str:
        """What Git says; it does what it is told, or the test fails."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **_NOBODY, **_SETTINGS},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def commit(self, files: Files = {}) -> str:  # noqa: B006 - read only
        """Change some files, commit all there is, and give the name of the commit."""
        write_tree(self.root, files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=A change")
        return self._read_head()

    def _read_head(self) -> str:
        """The name of the commit that is looked at; a process less than `rev-parse`."""
        folder = self.root / ".git"
        head = (folder / "HEAD").read_text(encoding="utf-8").strip()
        branch = head.removeprefix("ref: ")
        return head if branch == head else (folder / branch).read_text("utf-8").strip()

    def branch(self, name: str, start: str = "HEAD") -> None:
        """Begin a branch and go there."""
        self.git("checkout", "--quiet", "-b", name, start)

    def go(self, name: str) -> None:
        """Go to a branch."""
        self.git("checkout", "--quiet", name)

    def merge(self, name: str, files: Files = {}) -> None:  # noqa: B006 - read only
        """Merge a branch; `files` are how those in conflict are settled."""
        told = ("merge", "--quiet", "--no-ff", "--no-commit", "--strategy=ours", name)
        if files:
            self.git(*told)
        else:
            self.git(*(each for each in told if not each.startswith("--strategy")))
        self.commit(files)
