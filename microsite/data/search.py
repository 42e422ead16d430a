"""Makes the index that visitors search: one for each language, with Pagefind.

Pagefind (pagefind.app) is a program that reads finished pages and writes an index in
small pieces, of which a browser fetches the few that a search needs. Only what the
search page uses is published. Where the program is missing the site still is: the
search page lists every page and narrows that list instead.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from microsite.data import problems
from microsite.pages import Output, Page
from microsite.records import PageKind, Site
from twinlint.finding import Finding, message

SEARCH_FOLDER = "pagefind"
"""Where the index stands in the published folder."""
_ENTRY = "pagefind-entry.json"
_PROGRAM = "pagefind.js"
_LEFT_OUT = (".sources-section", ".commune-map", "[hidden]")
"""Parts of pages that many pages share, or that nobody searches."""
_SECONDS = 120
"""Far more than the index of ten thousand pages takes."""

_Result = tuple[tuple[Output, ...], tuple[Finding, ...]]


def index_pages(
    site: Site, pages: Iterable[Page], outputs: Iterable[Output]
) -> _Result:
    """The files of the index; none when the site has no search page.

    Pages that search engines leave out, and the search page, are not in it.
    """
    pages = tuple(pages)
    search = next((page for page in pages if page.kind == PageKind.SEARCH), None)
    if search is None:
        return (), ()
    found = {p.output_path for p in pages if p.is_indexed and p.kind != PageKind.SEARCH}
    searched = tuple(output for output in outputs if output.path in found)
    with tempfile.TemporaryDirectory() as folder:
        failure = _run(searched, Path(folder))
        if failure:
            return (), (_report(site, search, failure),)
        return tuple(_read_index(Path(folder) / SEARCH_FOLDER)), ()


def _run(outputs: Iterable[Output], folder: Path) -> str:
    """Write the pages, have them indexed; why that failed, or nothing."""
    import pagefind_bin  # type: ignore[import-untyped]  # has no type stubs

    pages = folder / "pages"
    for output in outputs:
        path = pages / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    try:
        command = [str(pagefind_bin.get_executable()), "--silent", "--site", str(pages)]
        command += ["--output-path", str(folder / SEARCH_FOLDER)]
        command += ["--root-selector", "main"]
        command += ["--exclude-selectors", ", ".join(_LEFT_OUT)]
        done = subprocess.run(  # noqa: S603 - our own arguments, no shell
            command, capture_output=True, check=False, timeout=_SECONDS, text=True
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return (done.stderr or done.stdout).strip() if done.returncode else ""


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
