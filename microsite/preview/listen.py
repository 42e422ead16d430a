"""Listens on `--host` and `--port`: on this machine alone; words a port in use."""

from __future__ import annotations

import socket

from tornado.netutil import bind_sockets

from microsite.folder import find_reason
from microsite.preview.server import is_loopback
from twinlint.finding import Message, message


class ServeError(Exception):
    """A preview that cannot begin, for a reason in the options."""

    def __init__(self, said: Message, option: str) -> None:
        """Keep what to tell, and which option it is about."""
        super().__init__(str(said))
        self.said = said
        self.option = option


def open_sockets(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen, only to this machine; ServeError where there are none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError):  # a name that cannot be one is a UnicodeError
        found = []
    if not found or not all(is_loopback(str(entry[4][0])) for entry in found):
        raise ServeError(
            message(
                "“{host}” is not this machine; the preview is shown on 127.0.0.1 only",
                host=host,
            ),
            "--host",
        )
    try:
        return bind_sockets(port, host)
    except OSError as error:
        said = message(
            "port {port} cannot be used: {reason}; choose another",
            port=str(port),
            reason=find_reason(error),
        )
        raise ServeError(said, "--port") from None


def write_url(listening: socket.socket) -> str:
    """The address by which a browser reaches a socket."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
