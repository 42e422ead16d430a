"""Reads the history of a site's texts, each version of a file once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path

from microsite.check import (
    STALE_TRANSLATION,
    Stale,
    find_stale,
    list_entries,
    take_fingerprints,
    take_up,
)
from microsite.incremental.memo import Memo
from microsite.load import load_document
from microsite.records import Data, Site
from microsite.validate import ReadBefore, know_nothing
from twinlint.data import dataclass
from twinlint.finding import Every, Finding, Message, message, plural_message
from twinlint.history import (
    Entry,
    History,
    Repository,
    RepositoryError,
    follow_texts,
)
from twinlint.source import Locale

ReadVersion = Callable[[str, str, tuple[Locale, ...]], "tuple[Entry, ...] | None"]


@dataclass(frozen=True, slots=True)
class Past:
    """The history of the texts of a site, as far as it is known."""

    history: History | None = None
    """Up to the last commit; None without one."""
    note: Message | None = None
    """Why it is not known, or not the whole of it."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """Which translations of a site are older than their originals."""

    stale: tuple[Stale, ...] = ()
    """Those that are, accepted or not."""
    notes: tuple[Message, ...] = ()
    """What keeps others from being known."""
    former: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Records that once were, by collection and id: the id of now, or none."""
    unasked: tuple[str, ...] = ()
    """The rules of whose findings it is not known whether they are all there."""


NOTHING_ASKED = Freshness(unasked=(STALE_TRANSLATION.name,))


class Historian:
    """Reads histories, and remembers the texts of every version of a file."""

    def __init__(self, memo: Memo) -> None:
        """`memo` keeps what was read."""
        self._memo = memo

    def read_past(
        self, folder: Path, locales: tuple[Locale, ...], revision: str = "HEAD"
    ) -> Past:
        """What the commits of a folder say of the texts in it, up to a revision."""
        try:
            with Repository(folder, revision) as repository:
                return self._follow(repository, locales)
        except RepositoryError as error:
            said = message(
                "which translations are older than their originals is not known:"
                " {reason}",
                reason=error.said,
            )
            return Past(note=said)

    def read_before(self, root: Path | None, revision: str) -> ReadBefore:
        """Gives any file of `content/` as a commit has it, when that is asked."""
        if root is None:
            return know_nothing

        folder = root / "content"

        def load(head: str, _: str, path: str) -> Data:
            with Repository(folder, head) as repository:
                content = repository.read_file(path.removeprefix("content/"))
            if content is None:
                return {}
            document = load_document(path, content)
            return None if isinstance(document, Finding) else document.data

        load_once = self._memo.remember("committed", load)

        @cache
        def find_commit() -> tuple[str, str]:
            """Its name and the way to the folder in it; asked once for all files."""
            with Repository(folder, revision) as repository:
                return repository.head, repository.prefix

        @cache
        def read(path: str) -> Data:
            try:
                return load_once(*find_commit(), path)
            except RepositoryError:
                return None

        return read

    def find_stale(
        self,
        root: Path | None,
        revision: str,
        site: Site,
        read: Iterable[str],
    ) -> Freshness:
        """The translations of a site that are older than what they translate.

        `root` has the repository, None asks nothing; `read` are the paths of all files.
        """
        if root is None or len(site.locales) < 2:
            return NOTHING_ASKED
        past = self.read_past(root / "content", site.locales, revision)
        history = past.history and take_up(past.history, site, read)
        stale = find_stale(site, history)
        former = history.find_former() if history else {}
        names = {
            (str(w[0]), str(w[1])): "".join(map(str, n[1:])) for w, n in former.items()
        }
        if past.note is None:
            return Freshness(stale, former=names)
        return Freshness(stale, (past.note,), names, NOTHING_ASKED.unasked)

    def take_fingerprints(
        self, root: Path, site: Site, read: Iterable[str]
    ) -> Mapping[str, Mapping[str, str]]:
        """What every translation was made from, as `content/fresh.yaml` keeps it."""
        past = self.read_past(root / "content", site.locales)
        history = past.history and take_up(past.history, site, read)
        return take_fingerprints(site, history)

    def _follow(self, repository: Repository, locales: tuple[Locale, ...]) -> Past:
        missing: list[str] = []

        def read(
            blob: str, path: str, _: tuple[Locale, ...]
        ) -> tuple[Entry, ...] | None:
            content = repository.read_blob(blob)
            if content is None:
                missing.append(blob)
                return None
            document = load_document(f"content/{path}", content)
            if isinstance(document, Finding):
                return None
            return list_entries(document, locales)

        remembered = self._memo.remember("version", read, if_=lambda _: not missing)

        def follow(*_: object) -> Past:
            history = follow_texts(
                repository.list_commits(),
                lambda path, blob: _read_yaml(remembered, path, blob, locales),
                locales[0],
                repository.boundary,
            )
            return Past(history, _note_gaps(repository, missing))

        follow_once = self._memo.remember("history", follow, if_=lambda _: not missing)
        return follow_once(
            repository.head, repository.prefix, repository.boundary, locales
        )


def _read_yaml(
    read: ReadVersion, path: str, blob: str, locales: tuple[Locale, ...]
) -> tuple[Entry, ...] | None:
    """The texts of a version of a file; none of a file that is no record."""
    is_record = path.endswith(".yaml") and not any(
        step.startswith(".") for step in path.split("/")
    )
    return read(blob, path, locales) if is_record else ()


def _note_gaps(repository: Repository, missing: list[str]) -> Message | None:
    """What of the history is not here."""
    if repository.boundary:
        return message(
            "the history here is cut off, so that older changes of texts are not known:"
            " type git fetch --unshallow, or check out with fetch-depth: 0"
        )
    if missing:
        return plural_message(
            "the history lacks one version of a file, so that a change of a text may"
            " not be known: type git fetch --refetch",
            "the history lacks {count} versions of files, so that changes of texts may"
            " not be known: type git fetch --refetch",
            count=len(set(missing)),
        )
    if repository.submodules:
        return message(
            "{folders} has a history of its own, which is not read here",
            folders=Every(sorted(repository.submodules)),
        )
    return None
