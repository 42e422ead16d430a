"""Asks Git what has changed since a revision."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

import click

from twinlint.catalog import Translator
from twinlint.changes import Changes, read_diff
from twinlint.finding import Message, message

_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=true")
"""A folder that somebody else made cannot have Git start a program of its own."""
_NO_REPOSITORY = "not a git repository"
_DIFF = (
    "diff --unified=0 --no-color --no-ext-diff --no-textconv --find-renames"
    " --src-prefix=a/ --dst-prefix=b/"
).split()
_COUNTS = "diff --numstat -z --no-renames --no-ext-diff --no-textconv".split()


def find_changes(revision: str, folder: Path, translate: Translator) -> Changes:
    """What a branch has touched since it left a revision; what is not committed too.

    Raises `UsageError` for a folder that Git does not know, and for a revision that it
    does not have.
    """
    with _tell_refusals(translate):
        top = _find_top(folder)
        base = _find_base(revision, folder)
        diff = _run(folder, *_DIFF, base, "--")
        counts = _run(folder, *_COUNTS, base, "--")
        new = _run(top, "ls-files", "--others", "--exclude-standard", "-z")
    return read_diff(diff, str(top), filter(None, new.split("\0")), counts)


def copy_base(
    revision: str,
    folder: Path,
    names: Iterable[str],
    target: Path,
    translate: Translator,
) -> None:
    """Copy some of a folder, as it was where a branch left a revision, into another.

    What was not there then is left out; links that lead out of the folder are too.
    Raises `UsageError` as `find_changes` does.
    """
    import tarfile

    with _tell_refusals(translate):
        base = _find_base(revision, folder)
        there = _run(folder, "ls-tree", "-z", "--name-only", base, *names)
        found = [name for name in names if name in there.split("\0")]
        if not found:
            return
        packed = _start(folder, "archive", "--format=tar", base, "--", *found)
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        for member in archive:
            with suppress(tarfile.FilterError):
                archive.extract(member, target, filter="data")


def find_base(revision: str, folder: Path, translate: Translator) -> str:
    """The commit at which a branch left a revision.

    Raises `UsageError` as `find_changes` does.
    """
    with _tell_refusals(translate):
        return _find_base(revision, folder)


@contextmanager
def _tell_refusals(translate: Translator) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise _refuse(message("--since needs Git"), translate) from None
    except _GitError as error:
        raise _refuse(error.said, translate) from None


def _find_top(folder: Path) -> Path:
    try:
        return Path(_run(folder, "rev-parse", "--show-toplevel").removesuffix("\n"))
    except _GitError as error:
        if _NO_REPOSITORY not in str(error):
            raise
        said = message(
            "{folder} is in no Git repository, so that it has no history",
            folder=str(folder),
        )
        raise _GitError(said) from None


def _find_base(revision: str, folder: Path) -> str:
    """The commit at which a branch left a revision."""
    _find_top(folder)
    commit = _find_commit(revision, folder)
    try:
        return _run(folder, "merge-base", commit, "HEAD").strip()
    except _GitError:
        is_cut = _run(folder, "rev-parse", "--is-shallow-repository").strip() == "true"
        said = message(
            "the history here does not reach back to where the branch left"
            " “{revision}”: type git fetch --unshallow, or check out with all of it",
            revision=revision,
        )
        apart = message(
            "the branch has no history in common with “{revision}”", revision=revision
        )
        raise _GitError(said if is_cut else apart) from None


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
    return _start(folder, *arguments).decode("utf-8", "surrogateescape")


def _start(folder: Path, *arguments: str) -> bytes:
    import subprocess

    done = subprocess.run(  # noqa: S603 - no shell, and no option of the user's
        ["git", *_SAFE, *arguments],  # noqa: S607 - that of the user
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},  # What it says is read.
    )
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = (told or [arguments[0]])[0]
        raise _GitError(message("Git says: {reason}", reason=reason))
    return done.stdout


def _refuse(said: Message, translate: Translator) -> click.UsageError:
    return click.UsageError(translate(said))
