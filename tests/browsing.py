"""Stands for those who use the preview: who begins it, and browsers that look at it."""

from __future__ import annotations

import asyncio
import http.client
import json
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from support import PROJECT
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE = 60
"""Seconds after which a test fails rather than waits."""
_SCRIPT = re.compile(r'<script src="/livereload\.js\?([^"]*)"></script>')


@dataclass(frozen=True)
class Answer:
    """What the server gave."""

    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def page(self) -> str:
        """The page without the script that keeps it fresh."""
        return _SCRIPT.sub("", self.body)

    @property
    def socket(self) -> str:
        """The address that the script of the page listens to."""
        found = _SCRIPT.search(self.body)
        assert found, self.body
        asked = dict(part.split("=", 1) for part in unescape(found[1]).split("&"))
        return f"ws://{asked['host']}:{asked['port']}/livereload"


def ask(
    port: int, address: str, host: str = "127.0.0.1", method: str = "GET"
) -> Answer:
    """What the server answers, the address sent as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.putrequest(method, address, skip_host=True)
        connection.putheader("Host", f"{host}:{port}")
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        return Answer(answer.status, dict(answer.headers), body)
    finally:
        connection.close()


@dataclass
class Browser:
    """A browser with a page, which listens as the script of the page does."""

    port: int
    address: str
    answer: Answer
    socket: WebSocketClientConnection

    async def wait_for_reload(self) -> Answer:
        """Wait until the browser is to load its page again, and load it."""
        said = await asyncio.wait_for(self.socket.read_message(), PATIENCE)
        assert json.loads(str(said))["command"] == "reload"
        self.socket.close()
        fresh = await open_page(self.port, self.address)
        self.answer, self.socket = fresh.answer, fresh.socket
        return self.answer

    async def wait_for(self, text: str) -> Answer:
        """Load the page again as told, until it shows a text."""
        while text not in self.answer.body:
            await self.wait_for_reload()
        return self.answer

    async def hears_nothing(self) -> bool:
        """True when no reload was told before a question that is asked now."""
        await self.socket.write_message('{"command": "hello", "protocols": []}')
        said = json.loads(str(await self.socket.read_message()))
        return bool(said["command"] == "hello")


async def open_page(port: int, address: str) -> Browser:
    """A browser that has just loaded a page."""
    answer = await asyncio.to_thread(ask, port, address)
    return Browser(port, address, answer, await greet(answer.socket))


async def greet(url: str, **headers: str) -> WebSocketClientConnection:
    """Connect as the script of a page does."""
    socket = await websocket_connect(HTTPRequest(url, headers=headers))
    await socket.write_message('{"command": "hello", "protocols": []}')
    assert json.loads(str(await socket.read_message()))["command"] == "hello"
    await socket.write_message('{"command": "info", "url": "x"}')
    return socket


@dataclass(frozen=True)
class Served:
    """A running preview."""

    root: Path
    port: int
    process: subprocess.Popen[str]
    lines: queue.Queue[tuple[float, str]]
    """What it says, and when, in seconds."""

    def hear(self, text: str) -> list[str]:
        """Wait until the preview says a text; all that it says until then."""
        heard: list[str] = []
        while not heard or text not in heard[-1]:
            heard.append(self.lines.get(timeout=PATIENCE)[1])
        return heard

    def hear_when(self, text: str) -> float:
        """Wait until the preview says a text; the second when it did."""
        while True:
            when, said = self.lines.get(timeout=PATIENCE)
            if text in said:
                return when

    def ask(self, address: str = "/") -> Answer:
        return ask(self.port, address)

    def end(self) -> list[str]:
        """Interrupt it, as Ctrl+C does; what it says until it has ended."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(timeout=PATIENCE) == 0
        return self.hear("The preview has ended.")


@contextmanager
def serve(root: Path, *command: str) -> Iterator[Served]:
    """The preview of a site, by a command of Python that begins one."""
    # Where tests run in the background, an interrupt is ignored by all they begin.
    begin = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
        "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    )
    process = subprocess.Popen(
        [sys.executable, "-IS", "-c", begin, *command],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines: queue.Queue[tuple[float, str]] = queue.Queue()

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put((time.monotonic(), line))

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", lines.get(timeout=PATIENCE)[1])
        assert found
        yield Served(root, int(found.group(1)), process, lines)
    finally:
        process.kill()
        process.wait()
        listener.join()
        assert process.stdout is not None
        process.stdout.close()
