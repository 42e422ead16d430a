"""The web server of the preview: the pages of a folder, or why there are none.

It answers to this machine only and by its local names only, so that no page of the
internet can read drafts through a name that points here (DNS rebinding). What the
public server sends for security is sent here too; the only differences are that the
socket of livereload is allowed, and that nothing asks for HTTPS.
"""

from __future__ import annotations

import asyncio
import ipaddress
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

from livereload.handlers import (  # type: ignore[import-untyped]  # has no stubs
    LiveReloadHandler,
    LiveReloadJSHandler,
)
from tornado.httputil import split_host_and_port
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from microsite.pages import Html
from microsite.publish import FILE, POLICY, find_headers, read_headers

_OWN_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
"""The Content-Security-Policy where the site has none: of a failed build."""
_NOT_HERE = frozenset(("Strict-Transport-Security", "Cache-Control", POLICY))
"""Headers of the site that the preview does not send as they are."""
_FOR_HOSTS = frozenset(("_headers", "_redirects"))
"""Files that hosts read and do not publish."""
_TYPES = mimetypes.MimeTypes(filenames=())
"""Python's own table: that of the machine may call a script plain text (Windows)."""
_MORE_TYPES = {
    ".avif": "image/avif",
    ".geojson": "application/geo+json",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXT_TYPES = ("text/", "application/json", "application/xml", "application/geo+json")


@dataclass(frozen=True, slots=True)
class Version:
    """What is shown from one build to the next."""

    id: str
    """Differs from that of every other build, also after a restart."""
    failure: str | None = None
    """The page shown instead of every other when the build failed."""
    base_path: str = ""
    """The path that the site stands below, here as on its host: `/qmi`."""


def is_loopback(address: str) -> bool:
    """True for an IP address of this machine; false for any other text."""
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return False


class Preview:
    """The version shown now, and the browsers that look at it."""

    def __init__(self, folder: Path) -> None:
        """Requests wait for the first version."""
        self.folder = folder
        self.is_ready = asyncio.Event()
        self.version = Version("")

    def show(self, version: Version) -> None:
        """Show another version, in all browsers."""
        self.version = version
        self.is_ready.set()
        for browser in tuple(LiveReloadHandler.waiters):
            _reload(browser)

    def application(self) -> Application:
        """The handlers of all addresses."""
        handlers: list[Any] = [
            (r"/preview/(\w+)/livereload", _Socket, {"preview": self}),
            (r"/livereload\.js", _Script),
            (r"(/.*)", _File, {"preview": self}),
        ]
        return Application(handlers, log_function=lambda _: None)


def _reload(browser: LiveReloadHandler) -> None:
    browser.send_message({"command": "reload", "path": "*", "liveCSS": False})


class _LocalHandler(RequestHandler):
    """Answers to the names of this machine only."""

    def prepare(self) -> None:
        name = split_host_and_port(self.request.host.lower())[0].strip("[]")
        if not (name == "localhost" or is_loopback(name)):
            raise HTTPError(421, "not a name of this machine")


class _Script(_LocalHandler, LiveReloadJSHandler):  # type: ignore[misc]  # untyped
    """The script of livereload."""


class _Socket(_LocalHandler, LiveReloadHandler):  # type: ignore[misc]  # untyped
    """Tells a browser to load its page again.

    The address holds the version of the page, so that a page that was built while the
    browser was not yet connected is not missed.
    """

    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    def check_origin(self, origin: str) -> bool:
        return WebSocketHandler.check_origin(self, origin)

    def open(self, version: str) -> None:
        self.shown = version

    def on_message(self, message: str | bytes) -> None:
        super().on_message(message)
        if self in LiveReloadHandler.waiters and self.shown != self.preview.version.id:
            _reload(self)


class _File(_LocalHandler):
    """A file of the folder, or the page of a failed build."""

    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Robots-Tag", "noindex")
        self.set_header("Cache-Control", "no-store")

    async def get(self, address: str) -> None:
        await self.preview.is_ready.wait()
        version = self.preview.version
        if version.failure is not None:
            self.set_status(500)
            self._set_policy(
                {"style-src": "'unsafe-inline'"}
            )  # the page brings its own
            self._send_page(version.failure, version)
            return
        self._set_headers(_read_headers(self.preview.folder, address))
        base_path = version.base_path
        if base_path and address in ("/", base_path):
            self.redirect(f"{base_path}/")
            return
        address = _find_inside(address, base_path)
        path = _find_file(self.preview.folder, address)
        if path and path.is_dir():
            self.redirect(f"{self.request.path}/")
            return
        if path is None:
            self.set_status(404)
            path = _find_not_found_page(self.preview.folder, address)
        if path is None:
            self.finish(b"404")
            return
        self._send_file(path, version)

    async def head(self, address: str) -> None:
        await self.get(address)

    def _send_file(self, path: Path, version: Version) -> None:
        kind = _MORE_TYPES.get(path.suffix) or _TYPES.guess_type(path.name)[0]
        kind = kind or "application/octet-stream"
        if kind == "text/html":
            self._send_page(path.read_text(encoding="utf-8"), version)
            return
        is_text = kind.startswith(_TEXT_TYPES)
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.finish(path.read_bytes())

    def _send_page(self, page: str, version: Version) -> None:
        """Send a page with the script that keeps it fresh, at its end."""
        host, port = split_host_and_port(self.request.host)
        address = f"/livereload.js?host={host}&port={port or 80}/preview/{version.id}"
        script = f'<script src="{escape(address)}"></script>'
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(_add_script(page, script).encode())

    def _set_headers(self, headers: Mapping[str, str]) -> None:
        for name in headers.keys() - _NOT_HERE:
            self.set_header(name, headers[name])
        self._set_policy(_read_policy(headers.get(POLICY, "")) or _OWN_POLICY)

    def _set_policy(self, policy: Mapping[str, str]) -> None:
        reload = {
            "script-src": policy.get("script-src", "'self'"),
            "connect-src": f"'self' ws://{self.request.host}",
        }
        text = "; ".join(
            f"{name} {value}" for name, value in ({**policy, **reload}).items()
        )
        self.set_header(POLICY, text)


def _find_inside(address: str, base_path: str) -> str:
    """An address from the root of the site; nothing for one outside of it."""
    is_inside = address.startswith(f"{base_path}/")
    return address.removeprefix(base_path) if is_inside else ""


def _add_script(page: str, script: str) -> str:
    """A page with a script where its body ends, or at its end."""
    at = place = len(page)
    for token in reversed(tuple(Html(page).tokens())):
        at -= len(token.written)
        if token.kind == "closing" and token.name == "body":
            place = at
            break
    return f"{page[:place]}{script}{page[place:]}"


def _read_headers(folder: Path, address: str) -> Mapping[str, str]:
    """What the public server would send with an address."""
    try:
        text = (folder / FILE).read_text(encoding="utf-8")
    except OSError:
        return {}
    return find_headers(read_headers(text), address)


def _read_policy(text: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in text.split(";") if part.strip())
    return {name: value for name, _, value in parts}


def _find_file(folder: Path, address: str) -> Path | None:
    """What an address stands for, never outside the folder, nor hidden in it."""
    if not address or "\0" in address or "\\" in address:
        return None
    segments = address.removeprefix("/").split("/")
    if segments[-1] == "":
        segments[-1] = "index.html"
    if any(not s or (s.startswith(".") and s != ".well-known") for s in segments):
        return None
    if segments[0] in _FOR_HOSTS:
        return None
    try:
        path = (folder / PurePosixPath(*segments)).resolve(strict=True)
    except (OSError, RuntimeError):  # missing, too long, a loop of links
        return None
    is_inside = path.is_relative_to(folder.resolve())
    return path if is_inside and (path.is_file() or path.is_dir()) else None


def _find_not_found_page(folder: Path, address: str) -> Path | None:
    language = address.partition("/")[2].partition("/")[0]
    return _find_file(folder, f"/{language}/404.html") or _find_file(
        folder, "/404.html"
    )
