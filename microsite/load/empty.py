"""Says of a file with nothing in it where its words may come from."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from pathlib import Path

from microsite.records import Types
from twinlint.finding import Finding, Message, message
from twinlint.history import Repository, RepositoryError


def advise_on_empty(root: Path, finding: Finding, types: Types) -> Finding:
    """The finding on an empty file: one that was committed can be brought back.

    From the last commit in which something stood in it, which need not be the last.
    """
    if finding.place is None:
        return finding
    name = finding.place.span.path
    commit = _find_commit(root / name)
    if commit:
        advice = message(
            "bring back its last version: {command} (in a browser: “History”); to"
            " delete the file, delete also what names it in others",
            command=f"git checkout {commit} -- {shlex.quote(name)}",
        )
    else:
        advice = _advise_new(name, types)
    return replace(finding, help=advice)


def _advise_new(name: str, types: Types) -> Message:
    """What to do with an empty file that has never been anything else."""
    folder, _, file = name.removeprefix("content/").rpartition("/")
    declared = types.get(folder)
    if not folder:
        is_list = file.removesuffix(".yaml") in types
        said = message("write its records, or delete the file")
        return said if is_list else message("write its fields, or delete the file")
    if declared is None:
        return message("draw the outline, or delete the file")
    return message(
        "write its fields, or delete the file; “{command}” then begins it with all of"
        " them",
        command=f"python build.py new {declared.word} {file.removesuffix('.yaml')}",
    )


_WRITTEN = re.compile(rb"^[ \t]*[^#\s]", re.M)
"""A line with something else than a comment."""
_NAMED = 10
"""Letters that name a commit."""


def _find_commit(file: Path) -> str:
    """The last commit in which a file has words; nothing where it never had any."""
    try:
        with Repository(file.parent) as repository:
            commits = repository.list_commits()
            versions = (
                (commit.name, blob)
                for commit in reversed(commits)
                for change in commit.changes[:1]
                for path, blob in change
                if path == file.name and blob
            )
            for turn, (name, blob) in enumerate(versions):
                if _WRITTEN.search(repository.read_blob(blob) or b""):
                    return name[:_NAMED] if turn else "HEAD"
    except RepositoryError:
        pass
    return ""
