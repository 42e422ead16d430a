"""Says of a file with nothing in it where its words may come from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from microsite.records import Types
from twinlint.finding import Finding, Message, message
from twinlint.history import Repository, RepositoryError


def advise_on_empty(root: Path, finding: Finding, types: Types) -> Finding:
    """The finding on an empty file: one that was committed can be brought back."""
    if finding.place is None:
        return finding
    name = finding.place.span.path
    if _is_committed(root / name):
        advice = message(
            "bring back its last version: {command} (in a browser: “History”); to"
            " delete the file, delete also what names it in others",
            command=f"git checkout -- {name}",
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


def _is_committed(file: Path) -> bool:
    try:
        with Repository(file.parent) as repository:
            return repository.holds(file.name)
    except RepositoryError:
        return False
