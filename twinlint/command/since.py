"""Asks Git what has changed since a revision."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click

from twinlint.catalog import Translator
from twinlint.changes import Changes, read_diff
from twinlint.finding import Message, message

_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=true")
"""A folder that somebody else made cannot have Git start a program of its own."""
_DIFF = (
    "diff --unified=0 --no-color --no-ext-diff --no-textconv --find-renames"
    " --src-prefix=a/ --dst-prefix=b/"
).split()


def find_changes(revision: str, folder: Path, translate: Translator) -> Changes:
    """What a branch has touched since it left a revision; what is not committed too.

    Raises `UsageError` for a folder that Git does not know, and for a revision that it
    does not have.
    """
    try:
        top = _run(folder, "rev-parse", "--show-toplevel").strip()
        commit = _find_commit(revision, folder)
        base = _run(folder, "merge-base", commit, "HEAD").strip()
        diff = _run(folder, *_DIFF, base, "--")
        new = _run(Path(top), "ls-files", "--others", "--exclude-standard", "-z")
    except FileNotFoundError:
        raise _refuse(message("--since needs Git"), translate) from None
    except _GitError as error:
        raise _refuse(error.said, translate) from None
    return read_diff(diff, top, filter(None, new.split("\0")))


class _GitError(Exception):
    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.said = said


def _find_commit(revision: str, folder: Path) -> str:
    try:
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options")
        return _run(folder, *asked, f"{revision}^{{commit}}").strip()
    except _GitError:
        said = message(
            "Git has no revision “{revision}” here: fetch it, in continuous integration"
            " with the whole history",
            revision=revision,
        )
        raise _GitError(said) from None


def _run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - no shell, and no option of the user's
        ["git", *_SAFE, *arguments],  # noqa: S607 - that of the user
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [arguments[0]])[0]
        raise _GitError(message("Git says: {reason}", reason=reason))
    return done.stdout


def _refuse(said: Message, translate: Translator) -> click.UsageError:
    return click.UsageError(translate(said))
