"""Finds and reads the files of a folder, and replaces one of them at once."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from twinlint.finding import Message, message

_LITTER = re.compile(
    r""".*~ | \#.*\# | ~\$.* | \d{4,5}              # copies, locks, tests of vim
    | .*\.(?:tmp|bak|orig|rej|swp|part|crdownload)  # half-written or left over
    | (?:eh)?thumbs\.db | desktop\.ini | icon\r    # of file managers
    | .*___jb_(?:tmp|old)___ | .*\.sb-[0-9a-f]{8}-\w+  # of JetBrains, of macOS""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names that editors and systems give to files of their own, which come and go."""


DEVICES = "con|prn|aux|nul|(?:com|lpt)[0-9]"
"""A pattern of the names that Windows gives to no file.

Microsoft, "Naming Files, Paths, and Namespaces".
"""


def is_litter(path: Path) -> bool:
    """Whether a file is one that a program keeps beside those that people write.

    >>> is_litter(Path("sceaux.yaml~")), is_litter(Path("sceaux.yaml"))
    (True, False)
    """
    return _LITTER.fullmatch(path.name) is not None


def find_files(folder: Path, *, suffix: str = "") -> Iterator[Path]:
    """Every file below a folder, in order; links are given and not followed.

    A folder that has the name of a file, because it ends in `suffix`, is given too, as
    is one that cannot be read. Nothing for a folder that is not there.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError:
        yield folder
        return
    for entry in entries:
        is_named_like_file = bool(suffix) and entry.name.endswith(suffix)
        if entry.is_dir(follow_symlinks=False) and not is_named_like_file:
            yield from find_files(folder / entry.name, suffix=suffix)
        else:
            yield folder / entry.name


def follow_links(path: Path) -> Path:
    """The absolute path without links; where they run in a circle, as far as they lead.

    Not `Path.resolve`, which raises there.
    """
    return Path(os.path.realpath(path))


def is_inside(path: Path, folder: Path) -> bool:
    """True when a file is below a folder, links followed."""
    found, above = (os.path.normcase(os.path.realpath(p)) for p in (path, folder))
    return found == above or found.startswith(f"{above.removesuffix(os.sep)}{os.sep}")


def make_test(folder: Path) -> Callable[[Path], bool]:
    """What tells of files that were found, one after the other, what `is_inside` tells.

    Only a file that is a link is followed itself; of others, the folder they stand in
    is, once.
    """
    known = cache(partial(is_inside, folder=folder))
    return lambda path: known(path if path.is_symlink() else path.parent)


NOT_A_FILE = "not a regular file"


def read_file(path: Path) -> bytes:
    """The content of a file; OSError for what is none, such as a pipe or a device.

    Those may keep a reader waiting, or never end.
    """
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, NOT_A_FILE, str(path))
    return path.read_bytes()


def replace_file(path: Path, content: bytes) -> None:
    """Give a file another content: whoever looks finds the old one or the new, whole.

    The new content is written beside the file, brought to the disk, and renamed; the
    permissions stay, and a link leads to the same file as before. A file that is not
    there is made. OSError where that fails: the old content is then as it was.
    """
    file = follow_links(path)
    with _write_beside(file, content) as beside:
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(file, beside)
        beside.replace(file)
    sync_folder(file.parent)


def create_file(path: Path, content: bytes) -> None:
    """Make a file that is not there, whole or not at all.

    FileExistsError where there is one; another OSError where that fails.
    """
    with _write_beside(path, content) as beside:
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:  # a disk without second names
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, "", str(path)) from None
            beside.replace(path)
    sync_folder(path.parent)


_BINARY = getattr(os, "O_BINARY", 0)
"""What keeps Windows from changing the ends of lines."""


@contextlib.contextmanager
def _write_beside(file: Path, content: bytes) -> Iterator[Path]:
    """A hidden file beside another, with its new content on the disk; gone at the end.

    Nobody can read it who cannot read the other, or a new file where there is none.
    """
    beside = file.with_name(f".{file.name[:40]}.{os.urandom(4).hex()}")
    mode = stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666
    try:
        with open(
            beside, "xb", opener=lambda p, flags: os.open(p, flags, mode)
        ) as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can do that."""
    with contextlib.suppress(OSError):  # Windows opens no folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_REASONS: Mapping[int, Message] = {
    errno.EACCES: message("Permission denied"),
    errno.EPERM: message("Operation not permitted"),
    errno.ENOENT: message("No such file or directory"),
    errno.EEXIST: message("File exists"),
    errno.ENOTDIR: message("Not a directory"),
    errno.EISDIR: message("Is a directory"),
    errno.EINVAL: message("Invalid argument"),
    errno.EIO: message("Input/output error"),
    errno.ENOSPC: message("No space left on device"),
    errno.EROFS: message("Read-only file system"),
    errno.EMFILE: message("Too many open files"),
    errno.ELOOP: message("Too many levels of symbolic links"),
    errno.ENAMETOOLONG: message("File name too long"),
    errno.EADDRINUSE: message("Address already in use"),
    errno.EADDRNOTAVAIL: message("Cannot assign requested address"),
    errno.ETIMEDOUT: message("Connection timed out"),
}
"""What a machine says of its failures, as `os.strerror` writes it in English."""


def find_reason(error: OSError) -> Message | str:
    """Why the machine could not do something, for the reader's language."""
    if error.strerror == NOT_A_FILE:
        return message("not a regular file")
    known = _REASONS.get(error.errno or 0)
    return known or error.strerror or str(error)
