"""What GitHub hands to a workflow, as it was recorded, and a server that answers it."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PULL_REQUEST = {
    "action": "synchronize",
    "number": 7,
    "pull_request": {
        "number": 7,
        "title": "Translate `rm -rf`\n$(touch stolen)",
        "user": {"login": "someone", "type": "User"},
        "head": {"ref": "fix;touch stolen;$(touch stolen)", "sha": "", "repo": {}},
        "base": {"ref": "main", "sha": "", "repo": {"full_name": "team/docs"}},
    },
    "repository": {"full_name": "team/docs", "default_branch": "main"},
    "sender": {"login": "someone"},
}
"""`pull_request` (GitHub, "Webhook events and payloads"), cut to what matters."""
PUSH = {
    "ref": "refs/heads/main",
    "before": "0" * 40,
    "after": "1" * 40,
    "repository": {"full_name": "team/docs"},
    "commits": [],
}


@dataclass
class Host:
    """A server with the comments of one pull request."""

    url: str = ""
    comments: list[dict[str, Any]] = field(default_factory=list)
    uploads: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    status: int = 200
    """What is answered to every attempt to write."""

    def add(self, body: str, kind: str = "Bot") -> None:
        number = len(self.comments) + 1
        self.comments.append({"id": number, "body": body, "user": {"type": kind}})


@contextmanager
def serve() -> Iterator[Host]:
    """The host while it answers."""
    host = Host()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            content = json.loads(self.rfile.read(size) or b"null")
            host.asked.append(f"{self.command} {self.path}")
            host.tokens.add(self.headers.get("Authorization", ""))
            status, data = _reply(host, self.command, self.path, content)
            body = json.dumps(data).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 - names of the library

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


def _reply(host: Host, method: str, path: str, content: Any) -> tuple[int, Any]:
    if method != "GET" and host.status != 200:
        return host.status, {"message": "Resource not accessible by integration"}
    listing = re.fullmatch(r"/repos/team/docs/issues/7/comments\?.*page=(\d+)", path)
    if method == "GET" and listing:
        first = 100 * (int(listing[1]) - 1)
        return 200, host.comments[first : first + 100]
    if method == "POST" and path == "/repos/team/docs/issues/7/comments":
        host.add(content["body"])
        return 201, host.comments[-1]
    own = re.fullmatch(r"/repos/team/docs/issues/comments/(\d+)", path)
    if method == "PATCH" and own:
        host.comments[int(own[1]) - 1]["body"] = content["body"]
        return 200, {}
    if method == "POST" and path == "/repos/team/docs/code-scanning/sarifs":
        host.uploads.append(content)
        return 202, {}
    return 404, {"message": "Not Found"}
