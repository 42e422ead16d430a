"""Begins a whole site: copies the starter that stands in this folder."""

from __future__ import annotations

from pathlib import Path

from microsite.editors.scaffold import RecordError
from microsite.folder import create_file, find_files, find_reason
from twinlint.finding import message

STARTER = Path(__file__).with_name("starter")
"""A small site in French and English that builds."""


def write_site(folder: Path) -> None:
    """Write the starter into a folder that is empty or not there.

    RecordError when the folder has files or cannot be written.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            said = message("{path} is not empty; name a new folder", path=str(folder))
            raise RecordError(said)
        for file in find_files(STARTER):
            target = folder / file.relative_to(STARTER)
            target.parent.mkdir(parents=True, exist_ok=True)
            create_file(target, file.read_bytes())
    except OSError as error:
        said = message(
            "{path} cannot be written: {reason}",
            path=str(folder),
            reason=find_reason(error),
        )
        raise RecordError(said) from None
