"""Reads the names of a site for other texts, once as long as its content stays.

Who compares two texts does not wait for all that reads and checks records.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from microsite.incremental.place import find_folder
from twinlint.kept import Store, digest_code, make_key, read_value, write_value
from twinlint.register import Name, Register, Term


def read_register_once(root: Path) -> Register:
    """What `read_register` gives; kept in the folder of the site, where one can be."""
    key = _make_key(root)
    if key is None:
        return _read_anew(root)
    given = os.environ.get("MICROSITE_CACHE")
    folder = find_folder(root, Path(given) if given else None, os.environ)
    store = Store(folder / "names" / "kept.sqlite")
    try:
        kept = _read_kept(store.get(key))
        if kept is None:
            kept = _read_anew(root)
            store.put(key, write_value((kept.names, kept.terms)))
    finally:
        store.close()
    return kept


def _read_anew(root: Path) -> Register:
    from microsite.check import read_register

    return read_register(root)


def _read_kept(stored: bytes | None) -> Register | None:
    """A register; None without one, and for what is none."""
    if stored is None:
        return None
    try:
        names, terms = read_value(stored)
    except (ValueError, TypeError):
        return None
    is_whole = all(isinstance(each, Name) for each in names) and all(
        isinstance(each, Term) for each in terms
    )
    return Register(names, terms) if is_whole else None


def _make_key(root: Path) -> str | None:
    """The digest of the program and of all content; None when some cannot be read."""
    try:
        parts = tuple(_read_files(str(root / "content"), ""))
    except OSError:
        return None
    return make_key("names", digest_code("microsite", "twinlint"), *parts)


def _read_files(folder: str, path: str) -> Iterator[str | bytes]:
    """The path and the content of each file below a folder, in order.

    Raises OSError for what is neither: a link may lead to what changes elsewhere.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        own = f"{path}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield f"{own}/"
            yield from _read_files(entry.path, own)
        elif entry.is_file(follow_symlinks=False):
            yield own
            yield Path(entry.path).read_bytes()
        else:
            raise OSError(own)
