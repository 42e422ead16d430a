"""Says where a file belongs that the site does not read where it is."""

from __future__ import annotations

from pathlib import Path

from microsite.load.compose import SINGLE_FILES
from microsite.records import (
    Types,
    is_image_file,
    suggest_file,
    suggest_id,
    suggest_stem,
)
from twinlint.finding import Every, Message, message
from twinlint.suggest import suggest_words

_NO_RECORD = ".md"
"""Ends the name of a text without fields."""
_RECORD = ".yaml"


def is_expected(below: str, types: Types) -> bool:
    """Whether records are read from a file of that name, below `content/`."""
    folder, _, file = below.rpartition("/")
    stem, _, suffix = file.rpartition(".")
    if suffix != "yaml":
        return False
    if folder:
        return folder in types and types[folder].is_folder
    is_list = stem in types and not types[stem].is_folder
    return is_list or stem in SINGLE_FILES


def advise_on_stray(path: Path, below: str, types: Types) -> Message:
    """What to do with a file that is not expected."""
    picture = suggest_file(below.rpartition("/")[2])
    if is_image_file(picture):
        return message(
            "pictures go into assets/img/: move it there as {file}", file=picture
        )
    return _advise_ending(path, below, types) or _where_files_go(path, below, types)


def _advise_ending(path: Path, below: str, types: Types) -> Message | None:
    """What to do with the file of a record whose name ends otherwise than it should."""
    folder, _, file = below.rpartition("/")
    stem = suggest_stem(file)
    right = f"{stem}{_RECORD}"
    is_record = is_expected(below.removesuffix(file) + right, types)
    is_text = file.lower() == f"{stem}{_NO_RECORD}".lower()
    if not is_record or suggest_id(stem) != stem or (folder and is_text):
        return None
    if path.with_name(right).exists() and not path.samefile(path.with_name(right)):
        return message("delete it: {name} stands beside it", name=right)
    return message("rename the file: {file}", file=right)


def _where_files_go(path: Path, below: str, types: Types) -> Message:
    folder = below.partition("/")[0]
    if folder == "geo":
        return message("outlines of content/geo/ end in .geojson")
    if below.endswith(_NO_RECORD) and folder in types and types[folder].is_folder:
        return _advise_fields(below, folder, types)
    named = folder if "/" in below else folder.removesuffix(_RECORD)
    meant = next(iter(suggest_words(named, types)), "")
    is_record = below.endswith(_RECORD)
    if meant and is_record and not types[meant].is_folder:
        return _advise_list(path.parents[below.count("/")] / f"{meant}{_RECORD}")
    if folder in types and not (is_record and below.count("/") > 1):
        return message("records of content/{folder}/ end in .yaml", folder=folder)
    if meant and "/" in below and types[meant].is_folder:
        return message("move it to content/{folder}/", folder=meant)
    folders = tuple(f"{n}/" for n, c in types.items() if c.is_folder)
    return message("records go into one of {folders}", folders=folders)


def _advise_list(path: Path) -> Message:
    """What becomes of a record that has a file to itself, and stands in a list."""
    file = f"content/{path.name}"
    if path.exists():
        return message(
            "add this record at the end of {file}, under its id, and delete this file",
            file=file,
        )
    return message(
        "put this record into a new file {file}, under its id, and delete this one",
        file=file,
    )


def _advise_fields(below: str, folder: str, types: Types) -> Message:
    """What becomes of a text without fields: its ending alone makes it no record."""
    stem = below.rpartition("/")[2].partition(".")[0]
    fields = types[folder].model.model_fields.items()
    needed = [i.alias or n for n, i in fields if i.is_required() and n != "id"]
    return message(
        "create {file} with the fields {fields}, and put this text below “body:”",
        file=f"content/{folder}/{suggest_id(stem) or types[folder].word}.yaml",
        fields=Every((*needed, "body")),
    )
