"""The web server of the preview: answers, headers, and the stream that tells of news.

It answers to this machine only and by its local names only, so that no page of the
internet can read drafts through a name that points here (DNS rebinding). What the
public server sends for security is sent here too; the only differences are that the
socket of livereload is allowed, and that nothing asks for HTTPS.
"""

from __future__ import annotations

import ipaddress
import json
import mimetypes
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import Any

from livereload.handlers import (
    LiveReloadJSHandler,
)
from tornado.httputil import split_host_and_port
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from microsite.digest import make_key
from microsite.pages import Html
from microsite.preview.shown import LAST, Answer, Preview
from microsite.publish import POLICY

_OWN_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
"""The Content-Security-Policy where the site has none."""
_FRAMED: Mapping[str, str] = {"frame-src": "'self'", "frame-ancestors": "'self'"}
"""What a page needs to show its twin beside it, or the last good page behind it."""
_OWN_TYPES = {
    "panel.js": "text/javascript",
    "panel.css": "text/css",
    "last.css": "text/css",
}
_CACHING = "Cache-Control"
_NOT_HERE = frozenset(("Strict-Transport-Security", _CACHING, POLICY))
"""Headers of the site that the preview does not send as they are."""
_KEPT = "immutable"
"""What hosts say of files whose names change with their content: a page that is loaded
again does not ask for those."""
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
        (r"/preview/(panel\.js|panel\.css|last\.css)", _Own),
        (rf"/{LAST}(/.*)", _Last, {"preview": preview}),
        (r"(/.*)", _File, {"preview": preview}),
    ]
    return Application(handlers, log_function=lambda _: None)


class _LocalHandler(RequestHandler):
    """Answers to the names of this machine only."""

    def prepare(self) -> None:
        name = split_host_and_port(self.request.host.lower())[0].strip("[]")
        if not (name == "localhost" or is_loopback(name)):
            raise HTTPError(421, "not a name of this machine")


class _Script(_LocalHandler, LiveReloadJSHandler):
    """The script of livereload."""


class _Own(_LocalHandler):
    """The script and the style of the panel."""

    def get(self, name: str) -> None:
        self.set_header("Content-Type", f"{_OWN_TYPES[name]}; charset=utf-8")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-store")
        self.finish((files(__package__) / name).read_bytes())


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
        answer = self.preview.answer(self.address)
        if answer.digest != self.digest:
            # By its path the panel knows whether it is the page that has changed.
            path = _identify(answer.content.decode("utf-8", "replace"))
            self.tell({"command": "reload", "path": path, "liveCSS": False})

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
        has_panel, is_alone = bool(answer.panel or answer.last), answer.is_left_alone
        self._set_headers(answer.headers, has_panel=has_panel, is_left_alone=is_alone)
        self.set_status(answer.status)
        if answer.status == 200 and _KEPT in answer.headers.get(_CACHING, ""):
            self.set_header(_CACHING, answer.headers[_CACHING])
        if answer.target:
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(f"{answer.target}{query}")
        elif answer.suffix == ".html" and not is_alone:
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
        """Send a page with the scripts that keep it fresh and tell of it."""
        host, port = split_host_and_port(self.request.host)
        path = f"preview/{answer.digest}/{_write_name(address)}"
        source = f"/livereload.js?host={host}&port={port or 80}/{path}"
        script = f'<script src="{escape(source)}"></script>'
        page = answer.content.decode("utf-8")
        if answer.panel:
            script = _write_panel(answer.panel, page) + script
        if answer.last:
            script = _write_last(answer.last) + script
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(_add_script(page, script).encode())

    def _set_headers(
        self,
        headers: Mapping[str, str],
        *,
        has_panel: bool = False,
        is_left_alone: bool = False,
    ) -> None:
        for name in headers.keys() - _NOT_HERE:
            self.set_header(name, headers[name])
        policy = _read_policy(headers.get(POLICY, "")) or _OWN_POLICY
        reload = {
            "script-src": policy.get("script-src", "'self'"),
            "connect-src": f"'self' ws://{self.request.host}",
        }
        if has_panel:
            reload |= {"style-src": policy.get("style-src", "'self'")}
            reload |= _FRAMED
            self.set_header("X-Frame-Options", "SAMEORIGIN")
        reload = {} if is_left_alone else reload
        self.set_header(POLICY, _write_policy({**policy, **reload}))


class _Last(_File):
    """The last good page, as it is seen behind what says why there is no newer one."""

    async def get(self, address: str) -> None:
        answer = self.preview.answer_last(address)
        self._set_headers(answer.headers, has_panel=True)
        self.set_status(answer.status)
        self._send_file(answer)


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

_SHEETS = re.compile(
    r"""<link\b(?=[^<>]*+>)[^<>]*?\brel=["']?stylesheet\b[^<>]*>""", re.IGNORECASE
)


def _identify(page: str) -> str:
    """The digest of a page without its styles.

    So the panel knows when nothing but those has changed, and puts the new ones in
    without loading the page.
    """
    return make_key(_SHEETS.sub("", page))


def _write_panel(told: str, page: str) -> str:
    """What the panel tells, and its script."""
    told = told.replace("<", "\\u003c")
    return (
        '<script type="application/json" id="preview-panel"'
        f' data-page="{_identify(page)}">{told}'
        '</script><script src="/preview/panel.js"></script>'
    )


def _write_last(address: str) -> str:
    return (
        f'<iframe class="last" src="{escape(address)}" title="" tabindex="-1"'
        ' aria-hidden="true" inert></iframe>'
        '<link rel="stylesheet" href="/preview/last.css">'
        '<script src="/preview/panel.js"></script>'
    )


def _read_command(message: str | bytes) -> object:
    """The command of a message; None for what is none."""
    try:
        said = json.loads(message)
    except ValueError:
        return None
    return said.get("command") if isinstance(said, dict) else None


_END = "</body>\n</html>"
"""How our own pages end."""


def _add_script(page: str, script: str) -> str:
    """A page with a script where its body ends, or at its end."""
    if page.endswith(_END):
        place = len(page) - len(_END)
        return f"{page[:place]}{script}{page[place:]}"
    at = place = len(page)
    for token in reversed(tuple(Html(page).tokens())):
        at -= len(token.written)
        if token.kind == "closing" and token.name == "body":
            place = at
            break
    return f"{page[:place]}{script}{page[place:]}"


def _write_policy(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def _read_policy(text: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in text.split(";") if part.strip())
    return {name: value for name, _, value in parts}
