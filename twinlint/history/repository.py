"""Reads the commits of a folder and the files in them, through Git and no shell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from twinlint.data import dataclass
from twinlint.finding import Message, message

_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
"""A folder that somebody else made cannot have Git start a program of its own."""
_SURROUNDINGS = {
    "GIT_NO_LAZY_FETCH": "1",  # What is not here is not fetched, object by object.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What Git tells the programs that it starts, which is of another folder."""
_LIST = "rev-list --topo-order --reverse --full-history --parents".split()
_DIFF = "diff-tree --stdin -r --raw -z --no-renames --always --root --relative".split()
_SUBMODULE = "160000"
_FILES = ("100644", "100755")
_MAX_BYTES = 5_000_000
"""A file beyond it is no text of a site."""


class RepositoryError(Exception):
    """Why the history of a folder cannot be read."""

    def __init__(self, said: Message) -> None:
        """`said` is the reason for people."""
        super().__init__(str(said))
        self.said = said


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that touched a folder."""

    name: str
    parents: tuple[str, ...]
    """Those of the commits that touched the folder."""
    changes: tuple[tuple[tuple[str, str], ...], ...]
    """For each parent, the files that differ: path and blob, which is empty for a file
    that is gone; all files of a commit without a parent."""


class Repository:
    """The repository that a folder is in; used as a context."""

    def __init__(self, folder: Path, revision: str = "HEAD") -> None:
        """Ask Git about a folder; `RepositoryError` says what is in the way."""
        self.folder = folder
        known = self._run("rev-parse", "--show-prefix", "--git-path", "shallow")
        prefix, shallow = (*known.split("\n"), "")[:2]
        self.prefix = prefix
        """The way from the top of the repository to the folder."""
        try:
            asked = (
                "--verify",
                "--quiet",
                "--end-of-options",
                f"{revision}^{{commit}}",
            )
            self.head = self._run("rev-parse", *asked).strip()
        except RepositoryError:
            said = message("nothing is committed yet")
            raise RepositoryError(said) from None
        self.boundary = _read_words(folder / shallow)
        """The commits where a shallow clone is cut off."""
        self.submodules: set[str] = set()
        """Folders below that have a history of their own, once commits were listed."""
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Repository:
        return self

    def __exit__(
        self,
        _: type[BaseException] | None,
        __: BaseException | None,
        ___: TracebackType | None,
    ) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def list_commits(self) -> tuple[Commit, ...]:
        """The commits that touched the folder, each after its parents."""
        listed = self._run(*_LIST, self.head, "--", ".")
        rows = [row.split(" ") for row in listed.splitlines()]
        asked = [pair for row in rows for pair in _list_pairs(row)]
        said = self._run(*_DIFF, "--", ".", given="".join(f"{a}\n" for a in asked))
        diffs = self._read_diffs(said.split("\0"), asked)
        return tuple(
            Commit(row[0], tuple(row[1:]), tuple(next(diffs) for _ in _list_pairs(row)))
            for row in rows
        )

    def _read_diffs(
        self, said: Sequence[str], asked: Iterable[str]
    ) -> Iterator[tuple[tuple[str, str], ...]]:
        """The files of each diff; each begins with the name of its commit."""
        rest = iter(said)
        row = next(rest, "")
        for _ in asked:
            changes: list[tuple[str, str]] = []
            row = next(rest, "")
            while row.startswith(":"):
                _, mode, _, blob, kind = row.split(" ")
                path = next(rest, "")
                if mode == _SUBMODULE:
                    self.submodules.add(path)
                elif row.startswith(f":{_SUBMODULE}"):
                    self.submodules.discard(path)
                else:
                    changes.append((path, "" if kind.startswith("D") else blob))
                row = next(rest, "")
            yield tuple(changes)

    def read_file(self, name: str) -> bytes | None:
        """A file of the folder as the commit has it; None for one that it lacks."""
        entry = self._run("ls-tree", "-z", self.head, "--", name).partition("\t")[0]
        mode, *_, blob = entry.split(" ") if entry else ("", "")
        return self.read_blob(blob) if mode in _FILES else None

    def read_blob(self, blob: str) -> bytes | None:
        """The content of a file; None for one that is not here, or huge."""
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - no shell
                ["git", *_SAFE, "cat-file", "--batch"],  # noqa: S607 - of the user
                cwd=self.folder,
                env=_make_surroundings(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        asking, answers = self._process.stdin, self._process.stdout
        assert asking and answers  # noqa: S101 - both were asked for
        try:
            asking.write(f"{blob}\n".encode())
            asking.flush()
        except OSError:
            return None
        head = answers.readline().split()
        if len(head) != 3 or head[1] != b"blob":
            return None
        size = int(head[2])
        content = answers.read(size + 1)[:-1]
        return content if size <= _MAX_BYTES else None

    def _run(self, *arguments: str, given: str = "") -> str:
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and no option of a user's
                ["git", *_SAFE, *arguments],  # noqa: S607 - that of the user
                cwd=self.folder,
                env=_make_surroundings(),
                input=given,
                capture_output=True,
                encoding="utf-8",
                errors="surrogateescape",
                check=False,
            )
        except FileNotFoundError:
            raise RepositoryError(message("Git is not installed")) from None
        except OSError as error:
            said = message("Git cannot be started: {reason}", reason=str(error))
            raise RepositoryError(said) from None
        if done.returncode:
            raise RepositoryError(_explain(done.stderr))
        return done.stdout


def _list_pairs(row: Sequence[str]) -> list[str]:
    """A commit beside each of its parents, or alone."""
    return [f"{row[0]} {parent}" for parent in row[1:]] or [row[0]]


def _make_surroundings() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _HOOKS}
    return kept | _SURROUNDINGS


def _explain(said: str) -> Message:
    """Why Git refuses, in its own words unless it is an ordinary reason."""
    reason = (said.strip().splitlines() or ["?"])[0]
    if "not a git repository" in reason:
        return message("the folder is in no Git repository")
    return message("Git says: {reason}", reason=reason)


def _read_words(path: Path) -> tuple[str, ...]:
    try:
        return tuple(path.read_text(encoding="ascii", errors="replace").split())
    except OSError:
        return ()


def find_head_files(folder: Path) -> tuple[Path, ...]:
    """The files that tell which commit a folder is at, found without Git.

    When none of them has changed, neither has the history.
    """
    for each in (folder, *folder.parents):
        place = each / ".git"
        if place.is_file():  # A worktree or a submodule: the place is written there.
            words = _read_words(place)
            place = each / words[-1] if words else place
        if place.is_dir():
            common = _read_words(place / "commondir")
            shared = place / common[0] if common else place
            named = _read_words(place / "HEAD")
            branch = (shared / named[-1],) if named[:1] == ("ref:",) else ()
            return (
                place / "HEAD", *branch, shared / "packed-refs", shared / "shallow"
            )  # fmt: skip
    return ()
