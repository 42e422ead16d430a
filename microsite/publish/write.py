"""Writes the outputs of a build into a folder, all or none; refuses one with others.

The folder holds a manifest of what was written, so that the next build knows its own
files from anybody else's. It lies inside, because there it is replaced in the same step
as the files it lists; it tells nothing that they do not.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from microsite.folder import DEVICES, find_reason, follow_links, read_file
from microsite.pages import DUPLICATE_ADDRESS, Output
from microsite.publish import problems
from microsite.publish.swap import (
    FolderBusyError,
    hold_folder,
    replace_folder,
    require_writable,
)
from twinlint.data import dataclass
from twinlint.finding import Every, Finding, Message, Severity, message, plural_message

MANIFEST = ".microsite-manifest.json"
"""The list of written files, in the published folder: `{"files": {path: SHA-256}}`."""
_LITTER = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""Files that file managers leave in folders people look at; nobody misses them."""
_UNSAFE_SEGMENT = re.compile(
    rf"""\.{{0,2}}$ | .*[\x00-\x1f\x7f<>:"|?*\\] | .*[. ]$ | ({DEVICES})(\..*)?$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names that leave the folder, or that Windows does not take."""
_NO_FILE = "not a file"
"""In place of the SHA-256 of a link, a pipe, a device."""
_MAX_NAME = 255
"""Bytes of a file name, on all usual file systems."""


@dataclass(frozen=True, slots=True)
class WriteSummary:
    """What a build did to the published folder, in numbers of files."""

    written: int = 0
    """New or changed."""
    unchanged: int = 0
    """Left with their modification time."""
    removed: int = 0
    """No longer made."""


@dataclass(frozen=True, slots=True)
class _Present:
    """The published folder before the build."""

    recorded: Mapping[str, str] | None
    """`{path: SHA-256}` as the manifest has it; None in a new or empty folder."""
    digests: Mapping[str, str]
    """The same as the files are now; a file that is gone is not there."""

    @property
    def changed(self) -> tuple[str, ...]:
        """Files that somebody has changed since they were written."""
        recorded = self.recorded or {}
        return tuple(p for p, digest in self.digests.items() if digest != recorded[p])


def write_outputs(
    outputs: Iterable[Output],
    folder: Path,
    *,
    inputs: Iterable[Path] = (),
    is_durable: bool = True,
) -> tuple[WriteSummary, tuple[Finding, ...]]:
    """Make a folder hold exactly these outputs and the manifest.

    With an error among the findings nothing has changed. A file that was changed by
    hand is written again and reported as a warning; one that was added is never
    touched: the folder is refused. `inputs` are the folders the site is made from: the
    published folder is none of them, nor inside one, nor around one. What is not
    durable may be lost in a power cut, and need not wait for the disk.
    """
    outputs = tuple(outputs)
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - a final link stays a link
    try:
        findings = (*_check_paths(outputs), *check_folder(folder, inputs))
        if findings:
            return WriteSummary(), findings
        with hold_folder(folder):
            return _update(outputs, folder, is_durable=is_durable)
    except OSError as error:
        return WriteSummary(), (_report_failure(error, folder),)


def _update(
    outputs: tuple[Output, ...], folder: Path, *, is_durable: bool
) -> tuple[WriteSummary, tuple[Finding, ...]]:
    found = _read_folder(folder)
    if isinstance(found, Finding):
        return WriteSummary(), (found,)
    digests = {
        output.path: hashlib.sha256(output.content).hexdigest() for output in outputs
    }
    kept = {p for p, digest in digests.items() if found.digests.get(p) == digest}
    gone = found.digests.keys() - digests.keys()
    summary = WriteSummary(len(digests) - len(kept), len(kept), len(gone))
    if found.recorded != digests or len(kept) < len(digests):
        replace_folder(
            folder,
            lambda new: _fill(new, outputs, digests, folder, kept),
            is_durable=is_durable,
        )
    return summary, tuple(_report_change(folder, path) for path in found.changed)


def _fill(
    new: Path,
    outputs: Iterable[Output],
    digests: Mapping[str, str],
    old: Path,
    kept: AbstractSet[str],
) -> None:
    """Write a site into an empty folder, with the old files where nothing changes."""
    made = {""}
    for output in outputs:
        path, above = f"{new}/{output.path}", output.path.rpartition("/")[0]
        if above not in made:
            os.makedirs(f"{new}/{above}", exist_ok=True)  # noqa: PTH103 - fast
            made.add(above)
        if output.path in kept:
            _link(f"{old}/{output.path}", path)
        else:
            with open(path, "wb") as file:  # noqa: PTH123 - fast
                file.write(output.content)
    text = json.dumps({"files": digests}, ensure_ascii=False, indent=1, sort_keys=True)
    (new / MANIFEST).write_bytes(f"{text}\n".encode())


def _link(source: str, target: str) -> None:
    """One more name for a file; a copy with its times where that cannot be."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


# Paths of outputs ---------------------------------------------------------------------


def _check_paths(outputs: Iterable[Output]) -> Iterator[Finding]:
    """Paths that leave the folder, or that some file system cannot tell apart."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in (output.path for output in outputs):
        segments = path.split("/")
        if path == MANIFEST or any(map(_is_unsafe, segments)):
            yield problems.UNWRITABLE_OUTPUT(
                message('"{path}" is no name for a published file', path=path),
                help=message("write the slug or the file name in plain letters"),
            )
            continue
        above = ["/".join(segments[:n]) for n in range(1, len(segments))]
        rival = _find_rival(path, above, files, folders)
        if rival:
            yield DUPLICATE_ADDRESS(
                message('"{path}" and "{rival}" are one file', path=path, rival=rival),
                help=message("give one of them another name; case makes no difference"),
            )
            continue
        files[_fold(path)] = path
        folders.update((_fold(folder), folder) for folder in above)


def _is_unsafe(segment: str) -> bool:
    return bool(_UNSAFE_SEGMENT.match(segment)) or len(os.fsencode(segment)) > _MAX_NAME


def _find_rival(
    path: str,
    above: Iterable[str],
    files: Mapping[str, str],
    folders: Mapping[str, str],
) -> str | None:
    """A file or folder that could not stand beside a file and the folders above it."""
    key = _fold(path)
    rivals = [files.get(key), folders.get(key)]
    for folder in above:
        other = folders.get(_fold(folder), folder)
        rivals += [files.get(_fold(folder)), other if other != folder else None]
    return next((rival for rival in rivals if rival is not None), None)


def _fold(path: str) -> str:
    """One key for all spellings that macOS or Windows take for the same file."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


# The folder before the build ----------------------------------------------------------


def check_folder(folder: Path, inputs: Iterable[Path]) -> Iterator[Finding]:
    """Places where no site is ever written, whatever they hold; see `write_outputs`.

    The folder is absolute, and may itself be a link, which is refused.
    """
    if folder.is_symlink():
        said = message("{folder} is a link, not a folder", folder=str(folder))
    elif link := _find_broken_link(folder):
        said = message(
            "{folder} would stand below {link}, a link that leads to no folder",
            folder=str(folder),
            link=str(link),
        )
    elif folder.exists() and not folder.is_dir():
        said = message("{folder} is a file, not a folder", folder=str(folder))
    elif not folder.name:
        said = message("{folder} is a whole disk", folder=str(folder))
    elif clash := _find_clash(folder, inputs):
        said = message(
            "{folder} would mix with {input}, which the site is made from",
            folder=str(folder),
            input=str(clash),
        )
    else:
        return
    yield problems.FOREIGN_OUTPUT(
        said, help=message("choose an empty or new folder with --out")
    )


def _find_broken_link(folder: Path) -> Path | None:
    """A link above a folder that leads nowhere, in a circle, or to a file."""
    return next((p for p in folder.parents if p.is_symlink() and not p.is_dir()), None)


def _find_clash(folder: Path, inputs: Iterable[Path]) -> Path | None:
    real = follow_links(folder)
    for path in inputs:
        taken = follow_links(path)
        if real == taken or real in taken.parents or taken in real.parents:
            return path
    return None


def _read_folder(folder: Path) -> _Present | Finding:
    """What the folder holds, or why it is not ours to replace."""
    require_writable(folder.parent)
    if not folder.exists():
        return _Present(None, {})
    require_writable(folder)
    files = {
        path: is_plain
        for path, is_plain in _walk(str(folder))
        if path.rpartition("/")[2] not in _LITTER
    }
    recorded = _read_manifest(folder) if MANIFEST in files else None
    ours = recorded or {}
    foreign = files.keys() - ours.keys()
    foreign -= {MANIFEST} if recorded is not None else set()
    if foreign:
        return _report_foreign(folder, sorted(foreign))
    return _Present(
        recorded,
        {
            path: _digest(f"{folder}/{path}") if files[path] else _NO_FILE
            for path in sorted(files.keys() & ours.keys())
        },
    )


def _walk(folder: str, prefix: str = "") -> Iterator[tuple[str, bool]]:
    """Paths of all below the folder that is no folder; true for one that is a file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name, entry.is_file(follow_symlinks=False)


def _read_manifest(folder: Path) -> dict[str, str] | None:
    """The files a build wrote; None when the manifest is not one of ours."""
    try:
        files = json.loads(read_file(folder / MANIFEST))["files"]
        return {str(path): str(digest) for path, digest in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _digest(path: str) -> str:
    """The SHA-256 of a file."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - fast
        return hashlib.sha256(file.read()).hexdigest()


# Findings -----------------------------------------------------------------------------


def _report_foreign(folder: Path, foreign: list[str]) -> Finding:
    names = Every(os.fsencode(name).decode("utf-8", "replace") for name in foreign[:3])
    said = plural_message(
        "{folder} holds a file the generator did not write: {names}",
        "{folder} holds {count} files the generator did not write, such as {names}",
        count=len(foreign),
        folder=str(folder),
        names=names,
    )
    return problems.FOREIGN_OUTPUT(
        said, help=message("move what you need, or choose a new folder with --out")
    )


def _report_change(folder: Path, path: str) -> Finding:
    return problems.FOREIGN_OUTPUT(
        message("{path} was changed by hand and is made anew", path=str(folder / path)),
        help=message("make the change in content/ or templates/"),
        severity=Severity.WARNING,
    )


def _report_failure(error: OSError, folder: Path) -> Finding:
    if isinstance(error, FolderBusyError):
        said = message("another build is writing beside {folder}", folder=str(folder))
    else:
        said = message(
            "{folder} cannot be written: {reason}",
            folder=str(folder),
            reason=find_reason(error),
        )
    return problems.UNWRITABLE_OUTPUT(said, help=_advise(error))


def _advise(error: OSError) -> Message:
    if isinstance(error, FolderBusyError):
        return message("wait until it is done, then build again")
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return message("free room on the disk, or choose another with --out")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return message("give yourself write permission, or choose another --out")
        case errno.EBUSY | errno.EXDEV:
            return message("it is a disk of its own: choose a folder inside with --out")
        case _:
            return message("choose another folder with --out")
