"""Says again what a run said, if its files are as they were, by the cache folder.

This is decided before anything else of the program is loaded, so that only what Python
itself begins with is used here. A run leaves a record: a flat list of the files that it
read and wrote, each with its size, its times and its digest, and what it told. The next
run with the same arguments looks at those files. A file whose size and times are the
same is the same, unless it was changed so shortly before it was read that its times
cannot tell; of any other file the digest decides.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper

_VERSION = f"microsite unchanged 1, Python {sys.version}\n".encode()
"""A record of another version is no record; `marshal` depends on that of Python."""
_DOUBT = 2_000_000_000
"""Nanoseconds: what the coarsest file systems count in (FAT). A change within it, after
a file was read, may have left its times as they were."""
_TICK = 50_000_000
"""Nanoseconds: more than passes between two ticks of the clock of any system, which is
what all other file systems count in."""
_COARSE = 1_000_000
"""Nanoseconds: a time that is no multiple of it was not counted in anything coarse."""
_MOST = 32
"""Records that are kept; beyond it the oldest go."""
_LEFT_OUT = frozenset(("__pycache__",))
_HEARD = ("LANG", "LC_", "MICROSITE_", "NO_COLOR", "COLUMNS", "TERM", "TZ")
"""How the names of variables begin that change what a run does or says."""
_COMMANDS = frozenset(("build", "check"))
_ALONE = frozenset(
    ("--fix", "--output", "--profile", "--timings", "--no-cache", "--since")
)
"""Options of runs that have to run."""

Asked = str
"""All that makes a run another one, its files aside."""
Said = tuple[tuple[bool, str], ...]
"""What a run told, piece by piece: whether as an error, and the text."""
Entry = tuple[str, tuple[int, ...], str]
"""A path, its size, times and number, and the digest of its content or its names."""


def repeat(arguments: Sequence[str], root: str | None = None) -> int | None:
    """Tell again what such a run told; its exit code, or None when it must run.

    `root` is the site of runs that are not told another.
    """
    asked = describe_run(arguments, root)
    if asked is None:
        return None
    file = _find_record(asked, arguments)
    record = _read(file)
    if record is None or record[0] != asked:
        return None
    _, code, said, taken, entries = record
    now = time.time_ns()
    seen: list[Entry] = []
    for entry in entries:
        found = _look(entry, taken)
        if found is None:
            return None
        seen.append(found)
    if any(new is not old for new, old in zip(seen, entries, strict=True)):
        _write(file, (asked, code, said, now, seen))
    for is_error, text in said:
        stream = sys.stderr if is_error else sys.stdout
        if isinstance(stream, TextIOWrapper):  # Any character, as the command does.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        stream.write(text)
        stream.flush()
    return code


def describe_run(arguments: Sequence[str], root: str | None) -> Asked | None:
    """All that makes a run another one; None for a run that always has to run."""
    given = tuple(arguments)
    command = given[0] if given and not given[0].startswith("-") else "build"
    if command not in _COMMANDS or any(a.split("=")[0] in _ALONE for a in given):
        return None
    asked = (
        given,
        root,
        os.getcwd(),
        time.strftime("%Y-%m-%d"),
        sys.stdout.isatty(),
        sys.stderr.isatty(),
        _find_width(),
        tuple(sorted(i for i in os.environ.items() if i[0].startswith(_HEARD))),
    )
    return repr(asked)


def _find_width() -> int:
    try:
        return os.get_terminal_size(1).columns
    except OSError:
        return 0


def find_option(arguments: Sequence[str], name: str) -> str:
    """The value of an option, the last one given; nothing without it."""
    words = [word for argument in arguments for word in argument.split("=", 1)]
    pairs = zip(words, words[1:], strict=False)
    return next((value for each, value in reversed(list(pairs)) if each == name), "")


_own: dict[str, tuple[Entry, ...]] = {}
"""What stands in folders of the program, as this process found it first."""


class Snapshot:
    """The files that a run is about to read, as they are now."""

    def __init__(
        self,
        asked: Asked,
        arguments: Sequence[str],
        paths: Iterable[str],
        folders: Iterable[str] = (),
        own: Iterable[str] = (),
    ) -> None:
        """`paths` are files and folders, read whole; of `folders` the names count.

        `own` are those of the program, which a process reads once. A file that the
        record before knows, and that is still the same, is not read.
        """
        self.taken = time.time_ns()
        self._asked = asked
        self._file = _find_record(asked, arguments)
        before = _read(self._file)
        self._before = {entry[0]: entry for entry in before[4]} if before else {}
        self._taken_before = before[3] if before else 0
        self.entries = [self._take(path) for each in paths for path in _walk(each)]
        self.entries += map(self._take, folders)
        for path in own:
            if path not in _own:
                _own[path] = tuple(map(self._take, _walk(path)))
            self.entries += _own[path]

    def leave_record(self, code: int, said: Said, outputs: Iterable[str]) -> None:
        """Leave the record of a run, unless a file changed while it ran.

        `outputs` are the files and folders that it wrote.
        """
        measures = {p: _measure(p) for each in outputs for p in _walk(each)}
        _wait_until_sure(measures.values())
        now = time.time_ns()
        entries: list[Entry] = []
        for entry in self.entries:
            found = _look(entry, self.taken)
            if found is None:
                return
            entries.append(found)
        entries += (self._take_output(p, measure) for p, measure in measures.items())
        _write(self._file, (self._asked, code, said, now, entries))
        _tidy(os.path.dirname(self._file))

    def _take(self, path: str) -> Entry:
        before = self._before.get(path)
        measure = _measure(path)
        if before and _is_sure(before, measure, self._taken_before):
            return before
        return path, measure, _digest(path)

    def _take_output(self, path: str, measure: tuple[int, ...]) -> Entry:
        """The entry of a file that the run wrote, or linked anew and left as it was.

        Another link changes one of its times, and nothing that depends on its content:
        that one the run has read itself, to know that it need not be written.
        """
        before = self._before.get(path)
        if before and measure and stat.S_ISREG(measure[0]):
            linked = (*measure[:3], *before[1][3:4], *measure[4:])
            if _is_sure(before, linked, self._taken_before):
                return path, measure, before[2]
        return path, measure, _digest(path)


def _wait_until_sure(measures: Iterable[tuple[int, ...]]) -> None:
    """Let the clock tick where a file was changed just now, so that its times tell."""
    now = time.time_ns()
    newest = max((m[3] for m in measures if m and m[3] <= now), default=0)
    if newest % _COARSE:
        time.sleep(max(0, newest + _TICK + _COARSE - now) / 1e9)


# Files --------------------------------------------------------------------------------


def _walk(path: str, left_out: frozenset[str] = _LEFT_OUT) -> Iterator[str]:
    """A file, or a folder and all that is below it; links to folders are no folders."""
    yield path
    try:
        with os.scandir(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name in left_out:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, left_out)
        else:
            yield entry.path


def _measure(path: str) -> tuple[int, ...]:
    """What changes with a file, as far as the system tells; nothing without a file."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return ()
    return (
        found.st_mode,
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
        found.st_ino,
    )


def _digest(path: str) -> str:
    """The digest of what a file holds, or the names in a folder."""
    from hashlib import sha256

    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            names = sorted(set(os.listdir(path)) - _LEFT_OUT)
            return sha256("\0".join(names).encode("utf-8", "surrogatepass")).hexdigest()
        if not stat.S_ISREG(mode):
            return ""  # A pipe or a device may never end.
        with open(path, "rb", buffering=0) as file:
            return sha256(file.read()).hexdigest()
    except (OSError, ValueError):
        return ""


def _look(entry: Entry, taken: int) -> Entry | None:
    """The entry of a file that is still the same; None for one that is not.

    `taken` is the time of the record, in nanoseconds.
    """
    path, measure, digest = entry
    now = _measure(path)
    if _is_sure(entry, now, taken):
        return entry
    if bool(now) != bool(measure) or _digest(path) != digest:
        return None
    return path, now, digest


def _is_sure(entry: Entry, now: tuple[int, ...], taken: int) -> bool:
    """Whether a file that is measured now must be as it was when it was recorded."""
    if now != entry[1]:
        return False
    doubt = _TICK if now and now[3] % _COARSE else _DOUBT
    return not now or max(now[2], now[3]) < taken - doubt


class Look:
    """How all files below some folders are at a moment, by what the system tells."""

    def __init__(self, folders: Iterable[str]) -> None:
        """Look at every file; none is read."""
        self._taken = time.time_ns()
        self._entries = [
            (path, _measure(path), "")
            for folder in folders
            for path in _walk(folder, frozenset())
        ]

    def is_as(self, before: Look) -> bool:
        """True when what was read since another look must be there as it was.

        A file that was changed just before that look may have been changed again.
        """
        return len(self._entries) == len(before._entries) and all(
            now[0] == then[0] and _is_sure(then, now[1], before._taken)
            for now, then in zip(self._entries, before._entries, strict=True)
        )


# Records ------------------------------------------------------------------------------


def find_base(named: str, environment: Mapping[str, str]) -> str:
    """The folder below which all sites keep things: one that is named, or the user's.

    That of the user is `$XDG_CACHE_HOME` or `~/.cache` (XDG Base Directory
    Specification), `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on Windows.
    """
    if named:
        return named
    given = environment.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(given):
        given = _find_user_folder(environment)
    return os.path.join(given, "microsite")


def _find_user_folder(environment: Mapping[str, str]) -> str:
    home = os.path.expanduser("~")
    if home == "~":  # A user without a home.
        from tempfile import gettempdir

        return gettempdir()
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return local or os.path.join(home, "AppData", "Local")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches")
    return os.path.join(home, ".cache")


def _find_record(asked: Asked, arguments: Sequence[str]) -> str:
    named = find_option(arguments, "--cache") or os.environ.get("MICROSITE_CACHE", "")
    base = find_base(named, os.environ)
    name = zlib.crc32(asked.encode("utf-8", "backslashreplace"))
    return os.path.join(base, "unchanged", f"{name:08x}")


_Record = tuple[Asked, int, Said, int, list[Entry]]
"""The run, its exit code, what it told, the time of the look, the files."""


def _read(file: str) -> _Record | None:
    """A record; None when there is none, or it is damaged."""
    try:
        with open(file, "rb") as stream:
            content = stream.read()
    except OSError:
        return None
    if not content.startswith(_VERSION):
        return None
    body, check = content[len(_VERSION) : -4], content[-4:]
    if zlib.crc32(body).to_bytes(4, "big") != check:
        return None
    try:
        record: _Record = marshal.loads(body)  # noqa: S302 - written by this program
    except (ValueError, EOFError, TypeError):
        return None
    return record


def _write(file: str, record: _Record) -> None:
    """Put a record in its place at once; a full or closed disk only costs time."""
    body = marshal.dumps(record)
    content = _VERSION + body + zlib.crc32(body).to_bytes(4, "big")
    beside = f"{file}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(file), exist_ok=True)
        try:
            with open(beside, "wb") as stream:
                stream.write(content)
            os.replace(beside, file)
        except OSError:
            os.unlink(beside)


def _tidy(folder: str) -> None:
    with suppress(OSError):
        files = [os.path.join(folder, name) for name in os.listdir(folder)]
        files.sort(key=lambda file: _measure(file)[2:3], reverse=True)
        for file in files[_MOST:]:
            os.unlink(file)
