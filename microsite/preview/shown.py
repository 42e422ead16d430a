"""What is shown at each address, or why nothing is; which pages are looked at."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Protocol

from microsite.digest import make_key
from microsite.editors import REVIEW
from microsite.publish import FILE, FORM, POLICY, find_headers, read_headers
from twinlint.data import dataclass

_WITH_STYLE = {POLICY: "style-src 'self' 'unsafe-inline'"}
"""Pages that bring their own style: the review, and what says why there is no site."""
LAST = "preview/last"
"""The folder in which the last good pages stand, while the site cannot be built."""
_FOR_HOSTS = frozenset((FILE, "_redirects"))
"""Files that hosts read and do not publish."""


@dataclass(frozen=True, slots=True)
class Version:
    """What is shown from one step of a build to the next."""

    base_path: str = ""
    """The path that the site stands below, here as on its host: `/qmi`."""
    early: Mapping[str, bytes] = field(default_factory=dict)
    """`{path: content}` of files that are shown before they are in the folder."""
    failure: str | None = None
    """The page shown instead of every other when the build failed."""
    review: Callable[[], str] | None = None
    """Writes the page that shows all records side by side, once it is known."""
    describe: Callable[[str], str] | None = None
    """Says what the panel tells at an address inside of the site, as JSON."""


class Browser(Protocol):
    """Somebody who looks at a page, and wants to hear when it is another."""

    address: str

    def reload_if_stale(self) -> None:
        """Load the page again when another is shown there now."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser is given at an address."""

    status: int
    content: bytes = b""
    suffix: str = ""
    """Of the file: `.html`."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """As the public server would send them."""
    target: str = ""
    """Where the browser is sent instead."""
    panel: str = ""
    """What the panel on the page tells, as JSON; nothing where there is none."""
    is_left_alone: bool = False
    """A page that is not loaded again, so that nothing that is being typed is lost."""
    last: str = ""
    """The address of the last good page, which is seen behind a failure."""

    @property
    def digest(self) -> str:
        """Tells this answer from any other."""
        said = repr((self.status, sorted(self.headers.items()), self.target))
        return make_key(said, self.content, self.panel, self.last)


class Preview:
    """The version shown now, and the browsers that look at it."""

    def __init__(self, folder: Path) -> None:
        """Requests wait for the first version."""
        self.folder = folder
        self.version = Version()
        self.looked_at: tuple[str, ...] = ()
        """Addresses of the pages that browsers show, first the one asked for last."""
        self.is_ready = asyncio.Event()
        self.is_settled = asyncio.Event()
        """Not set while more may come: what is missing is then waited for."""
        self.is_settled.set()
        self._asked = ""
        self._browsers: set[Browser] = set()

    def begin(self) -> None:
        """A build has begun."""
        self.is_settled.clear()

    def settle(self) -> None:
        """The build has ended, and no other is wanted."""
        self.is_settled.set()

    def show(self, version: Version) -> None:
        """Show another version, in the browsers that have a page which differs."""
        self.version = version
        self.is_ready.set()
        for browser in tuple(self._browsers):
            browser.reload_if_stale()

    def look(self, address: str) -> None:
        """Somebody asks for the page at an address."""
        self._asked = address
        self._list_looks()

    def join(self, browser: Browser) -> None:
        """A browser wants to hear of changes."""
        self._browsers.add(browser)
        self._list_looks()
        browser.reload_if_stale()

    def leave(self, browser: Browser) -> None:
        """A browser has gone, or gone to another page."""
        self._browsers.discard(browser)
        self._list_looks()

    def _list_looks(self) -> None:
        shown = sorted(browser.address for browser in self._browsers)
        self.looked_at = tuple(dict.fromkeys((self._asked, *shown)))

    def answer(self, address: str) -> Answer:
        """What is shown at an address, as it is now."""
        version = self.version
        if address == f"{version.base_path}/{REVIEW}/" and version.review:
            return Answer(200, version.review().encode(), ".html", _WITH_STYLE)
        is_form = self._is_form(address)
        if version.failure is not None and not is_form and not self._has_file(address):
            last = f"/{LAST}{address}" if self._has_page(address) else ""
            failure = version.failure.encode()
            return Answer(500, failure, ".html", _WITH_STYLE, last=last)
        headers = self._find_headers(address)
        base_path = version.base_path
        if base_path and address in ("/", base_path):
            return Answer(302, headers=headers, target=f"{base_path}/")
        inside = _find_inside(address, base_path)
        name = _find_name(inside)
        content = self._read(name)
        if content is not None:
            suffix = PurePosixPath(name).suffix
            panel = version.describe(inside) if version.describe else ""
            panel = panel if suffix == ".html" else ""
            return Answer(
                200, content, suffix, headers, panel=panel, is_left_alone=is_form
            )
        if name and self._is_folder(name):
            return Answer(302, headers=headers, target=f"{address}/")
        language = inside.partition("/")[2].partition("/")[0]
        content = self._read(_find_name(f"/{language}/404.html"))
        if content is None:
            content = self._read("404.html")
        if content is None:
            return Answer(404, b"404", ".txt", headers)
        return Answer(404, content, ".html", headers)

    def answer_last(self, address: str) -> Answer:
        """The last good page at an address, while the site cannot be built."""
        content = self._read(_find_name(_find_inside(address, self.version.base_path)))
        if content is None or not self._has_page(address):
            return Answer(404, b"404", ".txt")
        return Answer(200, content, ".html", self._find_headers(address))

    def _is_form(self, address: str) -> bool:
        """Whether records are edited there: a page that never loads by itself."""
        return _find_inside(address, self.version.base_path).startswith(f"/{FORM}/")

    def _has_page(self, address: str) -> bool:
        name = _find_name(_find_inside(address, self.version.base_path))
        return name.endswith(".html") and self._read(name) is not None

    def _has_file(self, address: str) -> bool:
        """Whether something is there that the last good page loads."""
        name = _find_name(_find_inside(address, self.version.base_path))
        return not name.endswith(".html") and self._read(name) is not None

    def _read(self, name: str) -> bytes | None:
        """A file by its path below the folder; None for what is not shown."""
        if not name:
            return None
        if name in self.version.early:
            return self.version.early[name]
        path = self._locate(name)
        try:
            return path.read_bytes() if path and path.is_file() else None
        except OSError:  # the folder has just been replaced
            return None

    def _is_folder(self, name: str) -> bool:
        path = self._locate(name)
        return path is not None and path.is_dir()

    def _locate(self, name: str) -> Path | None:
        """What has a path below the folder, links followed, never outside of it."""
        try:
            folder = self.folder.resolve(strict=True)
            path = (folder / name).resolve(strict=True)
        except (OSError, RuntimeError):  # missing, too long, a loop of links
            return None
        if not path.is_relative_to(folder):
            return None
        return path if _is_public(path.relative_to(folder).parts) else None

    def _find_headers(self, address: str) -> Mapping[str, str]:
        """What the public server would send with an address.

        A page that is shown early may have other headers once it is published; then its
        answer is another one.
        """
        try:
            content = (self.folder / FILE).read_bytes()
        except OSError:
            content = self.version.early.get(FILE, b"")
        return find_headers(read_headers(content.decode()), address)


# Addresses ----------------------------------------------------------------------------


def _find_inside(address: str, base_path: str) -> str:
    """An address from the root of the site; nothing for one outside of it."""
    is_inside = address.startswith(f"{base_path}/")
    return address.removeprefix(base_path) if is_inside else ""


def _find_name(address: str) -> str:
    """The path of the file that an address stands for; nothing for a hidden one."""
    if not address or set(address) & set("\0\\:"):  # `:` parts streams (Windows)
        return ""
    name = address.removeprefix("/")
    if not name or name.endswith("/"):
        name += "index.html"
    return name if _is_public(name.split("/")) else ""


def _is_public(segments: Sequence[str]) -> bool:
    """True for a path that hosts would publish; no name in it ends in a dot or a space.

    Case makes no difference (macOS, Windows), nor does such an end (Windows).
    """
    is_shown = all(
        segment == segment.rstrip(". ")
        and segment
        and (not segment.startswith(".") or segment == ".well-known")
        for segment in segments
    )
    return is_shown and not (segments and segments[0].casefold() in _FOR_HOSTS)
