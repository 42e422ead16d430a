"""The web server of the preview: the pages of a folder, or why there are none.

It answers to this machine only and by its local names only, so that no page of the
internet can read drafts through a name that points here (DNS rebinding). What the
public server sends for security is sent here too; the only differences are that the
socket of livereload is allowed, and that nothing asks for HTTPS.
"""

from __future__ import annotations

import ipaddress
import json
import mimetypes
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from html import escape
from typing import Any

from livereload.handlers import (  # type: ignore[import-untyped]  # has no stubs
    LiveReloadJSHandler,
)
from tornado.httputil import split_host_and_port
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from microsite.pages import Html
from microsite.preview.shown import Answer, Preview
from microsite.publish import POLICY

_OWN_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
"""The Content-Security-Policy where the site has none."""
_NOT_HERE = frozenset(("Strict-Transport-Security", "Cache-Control", POLICY))
"""Headers of the site that the preview does not send as they are."""
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


def is_loopback(address: str) -> bool:
    """True for an IP address of this machine; false for any other text."""
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return False


def make_application(preview: Preview) -> Application:
    """The handlers of all addresses."""
    handlers: list[Any] = [
        (r"/preview/(\w+)/([\w-]*)/livereload", _Socket, {"preview": preview}),
        (r"/livereload\.js", _Script),
        (r"(/.*)", _File, {"preview": preview}),
    ]
    return Application(handlers, log_function=lambda _: None)


class _LocalHandler(RequestHandler):
    """Answers to the names of this machine only."""

    def prepare(self) -> None:
        name = split_host_and_port(self.request.host.lower())[0].strip("[]")
        if not (name == "localhost" or is_loopback(name)):
            raise HTTPError(421, "not a name of this machine")


class _Script(_LocalHandler, LiveReloadJSHandler):  # type: ignore[misc]  # untyped
    """The script of livereload."""


class _Socket(_LocalHandler, WebSocketHandler):
    """Tells a browser to load its page again (livereload.com, protocol 7).

    Its address holds the digest and the address of the page that the browser has, so
    that it is told of changes of that page alone, and of one that came before it was
    connected.
    """

    def initialize(self, preview: Preview) -> None:
        self.preview = preview
        self.address = self.digest = ""

    def open(self, digest: str, address: str) -> None:
        self.digest = digest
        self.address = _read_name(address)

    def on_message(self, message: str | bytes) -> None:
        match _read_command(message):
            case "hello":
                protocols = ["http://livereload.com/protocols/official-7"]
                hello = {"command": "hello", "protocols": protocols}
                self.tell({**hello, "serverName": "microsite"})
            case "info":
                self.preview.join(self)

    def on_close(self) -> None:
        self.preview.leave(self)

    def reload_if_stale(self) -> None:
        """Have the browser load its page again when another is shown there now."""
        if self.preview.answer(self.address).digest != self.digest:
            self.tell({"command": "reload", "path": "*", "liveCSS": False})

    def tell(self, said: Mapping[str, object]) -> None:
        """Send a command; a browser that is just leaving does not hear it."""
        try:
            self.write_message(json.dumps(said))
        except WebSocketClosedError:
            self.preview.leave(self)


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
        if self.request.method == "GET" and address.endswith(("/", ".html")):
            self.preview.look(address)
        await self.preview.is_ready.wait()
        answer = self.preview.answer(address)
        if answer.status == 404:
            await self.preview.is_settled.wait()
            answer = self.preview.answer(address)
        self._set_headers(answer.headers)
        self.set_status(answer.status)
        if answer.target:
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(f"{answer.target}{query}")
        elif answer.suffix == ".html":
            self._send_page(answer, address)
        else:
            self._send_file(answer)

    async def head(self, address: str) -> None:
        await self.get(address)

    def _send_file(self, answer: Answer) -> None:
        suffix = answer.suffix
        kind = _MORE_TYPES.get(suffix) or _TYPES.guess_type(f"file{suffix}")[0]
        kind = kind or "application/octet-stream"
        is_text = kind.startswith(_TEXT_TYPES)
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.finish(answer.content)

    def _send_page(self, answer: Answer, address: str) -> None:
        """Send a page with the script that keeps it fresh, at its end."""
        host, port = split_host_and_port(self.request.host)
        path = f"preview/{answer.digest}/{_write_name(address)}"
        source = f"/livereload.js?host={host}&port={port or 80}/{path}"
        script = f'<script src="{escape(source)}"></script>'
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(_add_script(answer.content.decode("utf-8"), script).encode())

    def _set_headers(self, headers: Mapping[str, str]) -> None:
        for name in headers.keys() - _NOT_HERE:
            self.set_header(name, headers[name])
        policy = _read_policy(headers.get(POLICY, "")) or _OWN_POLICY
        reload = {
            "script-src": policy.get("script-src", "'self'"),
            "connect-src": f"'self' ws://{self.request.host}",
        }
        text = "; ".join(
            f"{name} {value}" for name, value in ({**policy, **reload}).items()
        )
        self.set_header(POLICY, text)


# Addresses ----------------------------------------------------------------------------


def _write_name(address: str) -> str:
    """An address as one segment of another."""
    return urlsafe_b64encode(address.encode()).decode().rstrip("=")


def _read_name(name: str) -> str:
    """The address that `_write_name` wrote; nothing for any other text."""
    padding = "=" * (-len(name) % 4)
    try:
        return urlsafe_b64decode(f"{name}{padding}").decode()
    except ValueError:
        return ""


# Content ------------------------------------------------------------------------------


def _read_command(message: str | bytes) -> object:
    """The command of a message; None for what is none."""
    try:
        said = json.loads(message)
    except ValueError:
        return None
    return said.get("command") if isinstance(said, dict) else None


def _add_script(page: str, script: str) -> str:
    """A page with a script where its body ends, or at its end."""
    at = place = len(page)
    for token in reversed(tuple(Html(page).tokens())):
        at -= len(token.written)
        if token.kind == "closing" and token.name == "body":
            place = at
            break
    return f"{page[:place]}{script}{page[place:]}"


def _read_policy(text: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in text.split(";") if part.strip())
    return {name: value for name, _, value in parts}
