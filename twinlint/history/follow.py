"""Follows the texts of a folder through its commits, branches and merges included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from twinlint.history.lineage import (
    RECORD,
    Entry,
    File,
    History,
    Key,
    Lineage,
    fold_texts,
    grow_lineage,
    join_lineages,
)
from twinlint.history.match import match_texts
from twinlint.history.repository import Commit
from twinlint.source import Locale

ReadEntries = Callable[[str, str], "Iterable[Entry] | None"]
"""Gives the texts of a file by its path and its blob; None when it cannot be read."""
Entries = Mapping[str, tuple[Entry, ...]]
"""The texts of files by their paths; none of a file that is gone."""
_TELLING = 4
"""Words of the shorter version from which a text that was taken out and comes back in
another place is the same one; shorter ones, such as headings, are written twice."""


def follow_texts(
    commits: Sequence[Commit],
    read: ReadEntries,
    reference: Locale,
    boundary: Iterable[str] = (),
) -> History:
    """What is known of the texts of the last commit, each being after its parents.

    `boundary` are commits whose parents are not there. A file that cannot be read is
    taken as it was before: nobody translates by breaking it.
    """
    cut_off = frozenset(boundary)
    waiting = Counter(parent for commit in commits for parent in commit.parents)
    states: dict[str, History] = {}
    last = History()
    for commit in commits:
        parents = [states.get(name, last) for name in commit.parents]
        changes = [_read_changes(read, each) for each in commit.changes]
        if len(parents) > 1:
            last = _merge(parents, changes, reference)
        else:
            before = parents[0] if parents else History()
            is_known = commit.name not in cut_off
            last = change_texts(before, changes[0], reference, is_known=is_known)
        states[commit.name] = last
        waiting.subtract(commit.parents)
        for name in commit.parents:
            if not waiting[name]:
                states.pop(name, None)
    return last


def _read_changes(read: ReadEntries, changes: Iterable[tuple[str, str]]) -> Entries:
    """The texts of the files that differ from a parent, where they can be read."""
    found: dict[str, tuple[Entry, ...]] = {}
    for path, blob in changes:
        entries = read(path, blob) if blob else ()
        if entries is not None:
            found[path] = tuple(entries)
    return found


def change_texts(
    history: History, files: Entries, reference: Locale, *, is_known: bool = True
) -> History:
    """What is known of all texts after some files have changed."""
    old = _gather(history, files)
    matched = match_texts(old, (entry for each in files.values() for entry in each))
    changed = {
        path: {
            entry.key: grow_lineage(
                matched.get(entry.key) or _find_buried(history, entry),
                entry,
                reference,
                is_known=is_known,
            )
            for entry in entries
        }
        for path, entries in files.items()
    }
    found = {id(each) for each in matched.values()}
    gone = {key: each for key, each in old.items() if id(each) not in found}
    now = {id(each): key for key, each in matched.items()}
    moved = _find_moved(old, {k: now[id(e)] for k, e in old.items() if id(e) in now})
    history = replace(history, moved={**history.moved, **moved})
    return _bury(_put(history, changed), gone)


def _find_moved(old: Iterable[Key], places: Mapping[Key, Key]) -> dict[Key, Key]:
    """Records of which most texts stand in one that was not there.

    `old` are the ways to the texts before, `places` those to the ones that still stand.
    """
    texts = Counter(key[:RECORD] for key in old)
    taken = Counter((was[:RECORD], now[:RECORD]) for was, now in places.items())
    return {
        was: now
        for (was, now), count in taken.items()
        if was != now and now not in texts and 2 * count > texts[was]
    }


def _merge(
    parents: Sequence[History], changes: Sequence[Entries], reference: Locale
) -> History:
    """What is known where branches come together."""
    first, *others = parents
    files = {path: each for change in changes for path, each in change.items()}
    for path, file in first.files.items():
        if path not in files and any(o.files.get(path) is not file for o in others):
            files[path] = tuple(Entry(key, known.texts) for key, known in file.items())
    formers = [
        _find_formers(*each, files) for each in zip(parents, changes, strict=True)
    ]
    made = {
        path: {
            entry.key: join_lineages(
                tuple(former.get(entry.key) for former in formers), entry, reference
            )
            for entry in entries
        }
        for path, entries in files.items()
    }
    joined = _put(first, made)
    for other in others:
        joined = replace(
            joined,
            buried={**other.buried, **joined.buried},
            by_words={**other.by_words, **joined.by_words},
            moved={**other.moved, **joined.moved},
        )
    return joined


def _find_formers(
    parent: History, changes: Entries, files: Entries
) -> Mapping[Key, Lineage]:
    """What the texts of files were in one of the branches."""
    entries = [entry for each in changes.values() for entry in each]
    matched = match_texts(_gather(parent, changes), entries)
    found = _gather(parent, files.keys() - changes.keys()) | matched
    for entry in entries:
        buried = None if entry.key in found else _find_buried(parent, entry)
        if buried is not None:
            found[entry.key] = buried
    return found


def _gather(history: History, paths: Iterable[str]) -> dict[Key, Lineage]:
    return {
        key: lineage
        for path in paths
        for key, lineage in history.files.get(path, {}).items()
    }


def _put(history: History, changed: Mapping[str, File]) -> History:
    files = {**history.files, **changed}
    there = {path: file for path, file in files.items() if file}
    return replace(history, files=there)


def _bury(history: History, gone: Mapping[Key, Lineage]) -> History:
    """Remember texts that were taken out, lest they come back."""
    if not gone:
        return history
    words = dict(history.by_words)
    for lineage in gone.values():
        folded = fold_texts(lineage.texts)
        if min(text.count(" ") + 1 for _, text in folded) >= _TELLING:
            words[folded] = lineage
    return replace(history, buried={**history.buried, **gone}, by_words=words)


def _find_buried(history: History, entry: Entry) -> Lineage | None:
    """What a text that comes back was when it was taken out, if it ever was."""
    same = history.buried.get(entry.key)
    if same is not None or not history.by_words:
        return same
    return history.by_words.get(fold_texts(entry.texts))
