"""Shows the site while it is written: builds, watches, and reloads the browser.

A failed build is shown in place of every page until it is mended. Only this machine is
served: the preview shows drafts and asks nobody who they are. Colleagues are shown the
preview that the host makes of each proposed change.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from microsite.preview import problems
from microsite.preview.server import Preview, Version, is_loopback
from microsite.preview.watch import take_snapshot, wait_for_change
from twinlint.finding import Finding, Message, Severity, message
from twinlint.report import write_report
from twinlint.reporter import Report, Reporter

WATCHED = ("content", "templates", "locales", "assets")


class Built(Protocol):
    """What a build came to, as far as a preview asks."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """With an error among them nothing was written."""

    @property
    def base_path(self) -> str:
        """The path of its host that the site stands below: `/qmi`."""


class ServeError(Exception):
    """A preview that cannot begin, for a reason in the options."""

    def __init__(self, said: Message, option: str) -> None:
        """Keep what to tell, and which option it is about."""
        super().__init__(str(said))
        self.said = said
        self.option = option


def serve_site(
    root: Path,
    out: Path,
    build: Callable[[], Built],
    reporter: Reporter,
    say: Callable[[str], None],
    *,
    host: str,
    port: int,
) -> None:
    """Show the site that `build` makes in `out`, until the user interrupts.

    `build` is called now and whenever a file changes, in another thread, never twice at
    a time. `say` tells the user what happens. Port 0 takes any free one. ServeError
    when the host is not this machine, or the port is taken.
    """
    sockets = _bind(host, port)
    try:
        asyncio.run(_serve(root, out, build, reporter, say, sockets))
    except KeyboardInterrupt:
        say(reporter.translate(message("The preview has ended.")))
    finally:
        for each in sockets:
            each.close()


async def _serve(
    root: Path,
    out: Path,
    build: Callable[[], Built],
    reporter: Reporter,
    say: Callable[[str], None],
    sockets: list[socket.socket],
) -> None:
    folders = tuple(root / name for name in WATCHED)
    preview = Preview(out)
    server = HTTPServer(preview.application())
    server.add_sockets(sockets)
    said = message(
        "The preview is at {url} (to end it: Ctrl+C)", url=_write_url(sockets[0])
    )
    say(reporter.translate(said))
    try:
        seen = take_snapshot(folders)
        while True:
            findings, base_path = await asyncio.to_thread(_build, build, say)
            preview.show(_make_version(findings, reporter, base_path))
            say(_tell(findings, reporter))
            seen = await wait_for_change(folders, seen)
    finally:
        server.stop()
        await server.close_all_connections()


def _build(
    build: Callable[[], Built], say: Callable[[str], None]
) -> tuple[tuple[Finding, ...], str]:
    """The findings of a build, and the path that its site stands below.

    A defect of the generator is a finding, so that it is seen.
    """
    try:
        built = build()
    except Exception as error:  # the preview outlives whatever is edited, code included
        say(traceback.format_exc())
        said = message("the generator has a defect: {reason}", reason=repr(error))
        advice = message("undo the last change, and report this with what is above")
        return (problems.GENERATOR_DEFECT(said, help=advice),), ""
    return built.findings, built.base_path


def _make_version(
    findings: tuple[Finding, ...], reporter: Reporter, base_path: str
) -> Version:
    errors = _select_errors(findings)
    report = Report(errors, reporter, title=message("The site cannot be built"))
    failure = write_report(report, "html") if errors else None
    return Version(secrets.token_hex(8), failure, base_path)


def _tell(findings: tuple[Finding, ...], reporter: Reporter) -> str:
    errors = _select_errors(findings)
    text = reporter.write_text(errors)
    return f"{text}{reporter.write_summary(findings)}"


def _select_errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.severity == Severity.ERROR)


# Sockets ------------------------------------------------------------------------------


def _bind(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen, only to this machine."""
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
            reason=error.strerror or str(error),
        )
        raise ServeError(said, "--port") from None


def _write_url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
