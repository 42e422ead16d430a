"""Makes the index that visitors search, with Pagefind; `search.js` shows what it finds.

Pagefind (pagefind.app) is a program that reads finished pages and writes an index in
small pieces, of which a browser fetches the few that a search needs. Only what the
search page uses is published. Where the program is missing the site still is: the
search page lists every page and narrows that list instead.
"""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from microsite.data import problems
from microsite.pages import SEARCH_FOLDER, Output, Page
from microsite.records import PageKind, Site
from twinlint.finding import Finding, message

_ENTRY = "pagefind-entry.json"
_PROGRAM = "pagefind.js"
_LEFT_OUT = (
    ".sources-section",
    ".citation",
    ".weight",
    ".commune-map",
    ".page-header__labels",
    ".related",
    "[hidden]",
)
"""Parts of pages that many pages share, or that nobody searches."""
_SECONDS = 120
"""Far more than the index of ten thousand pages takes."""

_MINOR = frozenset(
    "sources glossary site-map open-data accessibility legal privacy".split()
)
"""Kinds of pages that name what other pages are about."""
_LIGHT = b'<main data-pagefind-weight="0.2"'
"""What words of theirs count; 1 is usual (pagefind.app, "Weighting sections")."""

_PAUSE_SECONDS = 0.05
"""Between two times that a program at work is asked whether it is still wanted."""
_BEFORE, _AFTER = b"<!doctype html>", b"</html>"
_LANGUAGE = re.compile(rb"<html\b[^>]*>", re.IGNORECASE)
_LANG = re.compile(rb"\slang\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_MAIN = re.compile(rb"</?main\b[^>]*>", re.IGNORECASE)

_Result = tuple[tuple[Output, ...], tuple[Finding, ...]]


def select_searched(
    pages: Iterable[Page], outputs: Iterable[Output]
) -> tuple[Output, ...]:
    """What is searched of the pages; nothing when the site has no search page.

    Pages that search engines leave out, and the search page, are not searched; of
    others, the language and what stands in `main`, so that a new style or menu is no
    reason for a new index.
    """
    pages = tuple(pages)
    if not any(page.kind == PageKind.SEARCH for page in pages):
        return ()
    found = {p.output_path: p for p in pages if p.is_indexed}
    return tuple(
        Output(output.path, _cut_page(output.content, found[output.path].kind))
        for output in outputs
        if output.path in found and found[output.path].kind != PageKind.SEARCH
    )


def _cut_page(content: bytes, kind: str) -> bytes:
    """A page without what stands outside of `main`; whole where that is not plain.

    Its words count less where other pages are about what it names.
    """
    language = _LANGUAGE.search(content)
    marks = tuple(_MAIN.finditer(content))
    if language is None or len(marks) != 2 or marks[0].group().startswith(b"</"):
        return content
    main = content[marks[0].start() : marks[1].end()]
    if kind in _MINOR:
        main = _LIGHT + main[len(b"<main") :]
    return b"".join((_BEFORE, language.group(), main, _AFTER))


Index = tuple[tuple[Output, ...], str]
"""The files of an index, and why there is none; one of the two is empty."""
MakeIndex = Callable[[tuple[Output, ...]], Index]
"""Gives the index of what is searched: `make_index`."""


def make_index(
    searched: tuple[Output, ...], go_on: Callable[[], object] = lambda: None
) -> Index:
    """The index of what is searched, whatever languages it is in.

    `go_on` is called again and again while Pagefind works; what it raises ends it.
    """
    with tempfile.TemporaryDirectory() as folder:
        failure = _run(searched, Path(folder), go_on)
        if failure:
            return (), failure
        return tuple(_read_index(Path(folder) / SEARCH_FOLDER)), ""


def index_pages(
    site: Site,
    pages: Iterable[Page],
    searched: Iterable[Output],
    make: MakeIndex = make_index,
) -> _Result:
    """The files of the index of what is searched; none without a search page.

    Pagefind indexes each language by itself; so each is given to it by itself, and a
    text that changed in one is no reason to read the pages of the others again.
    """
    search = next((page for page in pages if page.kind == PageKind.SEARCH), None)
    if search is None:
        return (), ()
    searched = tuple(searched)
    languages = _split_languages(searched)
    joined = _join_indexes(map(make, languages)) if len(languages) > 1 else None
    # Where that does not go together, as it may with odd pages, all are read at once.
    outputs, failure = (joined, "") if joined else make(searched)
    return outputs, (_report(site, search, failure),) if failure else ()


def _split_languages(searched: Iterable[Output]) -> list[tuple[Output, ...]]:
    """What is searched by the language that each page says it is in.

    All in one where a page says none: it counts as one in the language of most.
    """
    groups: dict[bytes, list[Output]] = {}
    for output in searched:
        tag = _LANGUAGE.search(output.content)
        said = _LANG.search(tag.group()) if tag else None
        groups.setdefault(said[1].lower() if said else b"", []).append(output)
    return [] if b"" in groups else [tuple(group) for group in groups.values()]


def _join_indexes(indexes: Iterable[Index]) -> tuple[Output, ...] | None:
    """The index of several languages from that of each; None where that is not it.

    Each language has files of its own names, and its line in the one entry.
    """
    files: dict[str, bytes] = {}
    entry: dict[str, Any] = {}
    for outputs, failure in indexes:
        if failure:
            return None
        for output in outputs:
            if output.path != f"{SEARCH_FOLDER}/{_ENTRY}":
                files[output.path] = output.content
                continue
            read = json.loads(output.content)
            languages = read.pop("languages")
            others = entry.pop("languages", {})
            if not languages.keys().isdisjoint(others) or (entry and read != entry):
                return None
            entry = {**read, "languages": {**others, **languages}}
    files[f"{SEARCH_FOLDER}/{_ENTRY}"] = _write_entry(entry)
    in_order = sorted(files.items(), key=lambda file: PurePosixPath(file[0]))
    return tuple(Output(path, content) for path, content in in_order)


def _run(searched: Iterable[Output], folder: Path, go_on: Callable[[], object]) -> str:
    """Write the pages, have them indexed; why that failed, or nothing."""
    import pagefind_bin

    pages = folder / "pages"
    for output in searched:
        path = pages / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    command = [str(pagefind_bin.get_executable()), "--silent", "--site", str(pages)]
    command += ["--output-path", str(folder / SEARCH_FOLDER)]
    command += ["--root-selector", "main"]
    command += ["--exclude-selectors", ", ".join(_LEFT_OUT)]
    try:
        return _wait_for(command, go_on)
    except OSError as error:
        return str(error)


def _wait_for(command: list[str], go_on: Callable[[], object]) -> str:
    """Run a program to its end; why it failed, or nothing."""
    deadline = time.monotonic() + _SECONDS
    with subprocess.Popen(  # noqa: S603 - our own arguments, no shell
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        try:
            while True:
                with suppress(subprocess.TimeoutExpired):
                    said, complaint = running.communicate(timeout=_PAUSE_SECONDS)
                    break
                go_on()
                if time.monotonic() > deadline:
                    raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
        except BaseException:
            running.kill()
            raise
    return (complaint or said).strip() if running.returncode else ""


def _report(site: Site, search: Page, reason: str) -> Finding:
    return problems.MISSING_SEARCH_INDEX(
        message("Pagefind did not make the search index: {reason}", reason=reason),
        site.origins[search.key].key_place(()),
        help=message("install the packages again; the site is published without it"),
    )


def _read_index(folder: Path) -> Iterator[Output]:
    """What the search page fetches, the same bytes for the same pages."""
    entry = json.loads((folder / _ENTRY).read_bytes())
    needed = {
        f"wasm.{each['wasm'] or 'unknown'}" for each in entry["languages"].values()
    }
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        if name == _ENTRY:
            yield Output(f"{SEARCH_FOLDER}/{name}", _write_entry(entry))
        elif _is_needed(PurePosixPath(name), needed):
            yield Output(f"{SEARCH_FOLDER}/{name}", path.read_bytes())


def _is_needed(name: PurePosixPath, programs: Iterable[str]) -> bool:
    if name.name.startswith("wasm."):
        return name.stem in programs
    in_pieces = name.parts[0] in ("fragment", "index")
    return in_pieces or name.suffix == ".pf_meta" or str(name) == _PROGRAM


def _write_entry(entry: Any) -> bytes:
    """The list of languages, in the order of their names and not of a hash table."""
    return json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
