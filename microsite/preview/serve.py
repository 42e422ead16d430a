"""The loop of `serve`: builds at each change, shows each step, or what failed.

A failed build is shown in place of every page until it is mended. Only this machine is
served: the preview shows drafts and asks nobody who they are. Colleagues are shown the
preview that the host makes of each proposed change.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from functools import cache
from pathlib import Path

from tornado.httpserver import HTTPServer

from microsite.preview import problems
from microsite.preview.listen import open_sockets, write_url
from microsite.preview.server import make_application
from microsite.preview.shown import Preview, Version
from microsite.preview.watch import watch_folders
from twinlint.data import dataclass
from twinlint.finding import Finding, Severity, message
from twinlint.reporter import Report, Reporter
from twinlint.spread import draw_page

WATCHED = frozenset(("content", "templates", "locales", "assets"))
_SWITCH_SECONDS = 0.0005
"""After which a build lets the server answer. A tenth of what Python has it be: a page
of ten files is then sent in about 15 milliseconds instead of 40 while a build goes on.
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a build can show, at one of its steps."""

    base_path: str
    """The path of its host that the site stands below: `/qmi`."""
    early: Mapping[str, bytes] = field(default_factory=dict)
    """`{path: content}` of files to show until a build is published."""
    findings: tuple[Finding, ...] | None = None
    """None while nothing is known; with an error among them nothing is published."""
    is_published: bool = False
    """True when the folder holds all that was early before."""
    review: Callable[[], str] | None = None
    """Writes the page that shows all records side by side; None while none is known."""
    describe: Callable[[str], str] | None = None
    """Says what the panel of a page tells, by its address inside of the site, as JSON;
    None while nothing new is known."""


Build = Callable[
    [Path, Callable[[], tuple[str, ...]], Callable[[], bool]], Iterator[Shown]
]
"""Begins a build, step by step. It is told into which folder, how to ask which pages
are looked at (their addresses, the most wanted first), and how to ask whether the build
is in vain, since another is wanted."""


class Superseded(Exception):  # noqa: N818 - no error: another build is wanted instead
    """A build that came to no end, since another is wanted."""


def serve_site(
    root: Path,
    room: Path,
    build: Build,
    reporter: Reporter,
    say: Callable[[str], None],
    *,
    host: str,
    port: int,
) -> None:
    """Show the site that `build` makes in a folder below `room`, until interrupted.

    `build` is called now and whenever a file changes, in another thread, never twice at
    a time; a change while it builds ends it. `say` tells the user what happens. Port 0
    takes any free one. ServeError when the host is not this machine, or the port is
    taken.
    """
    sockets = open_sockets(host, port)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        with _open_folder(room, sockets[0]) as folder:
            desk = _Desk(folder, build, reporter, say)
            asyncio.run(_serve(desk, root, sockets))
    except KeyboardInterrupt:
        say(reporter.translate(message("The preview has ended.")))
    finally:
        sys.setswitchinterval(interval)
        for each in sockets:
            each.close()


@contextmanager
def _open_folder(room: Path, listening: socket.socket) -> Iterator[Path]:
    """A new folder of this preview alone, since nobody else has its address."""
    host, port = listening.getsockname()[:2]
    folder = room / re.sub(r"\W", "-", f"preview-{host}-{port}")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where a preview is made, and who is told of it."""

    folder: Path
    build: Build
    reporter: Reporter
    say: Callable[[str], None]

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """Tell the errors, and how many findings there are."""
        errors = self.reporter.write_text(_select_errors(findings))
        self.say(f"{errors}{self.reporter.write_summary(findings)}")


async def _serve(desk: _Desk, root: Path, sockets: list[socket.socket]) -> None:
    """Answer browsers, and build at each change, until cancelled."""
    preview = Preview(desk.folder)
    server = HTTPServer(make_application(preview))
    server.add_sockets(sockets)
    url = write_url(sockets[0])
    said = message("The preview is at {url} (to end it: Ctrl+C)", url=url)
    desk.say(desk.reporter.translate(said))
    is_wanted = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(watch_folders(root, WATCHED, is_wanted.set))
            while True:
                await is_wanted.wait()
                is_wanted.clear()
                await _build(desk, preview, is_wanted.is_set)
    finally:
        is_wanted.set()  # ends a build that goes on in its thread
        server.stop()
        await server.close_all_connections()


async def _build(desk: _Desk, preview: Preview, is_stale: Callable[[], bool]) -> None:
    """Build once, and show what comes of it."""
    loop = asyncio.get_running_loop()

    def show(shown: Shown) -> None:
        failure = _write_failure(shown, desk.reporter)
        loop.call_soon_threadsafe(_show, preview, shown, failure)

    steps = desk.build(desk.folder, lambda: preview.looked_at, is_stale)
    preview.begin()
    await asyncio.to_thread(_follow, steps, show, desk)
    if not is_stale():
        preview.settle()


def _show(preview: Preview, shown: Shown, failure: str | None) -> None:
    before = {} if shown.is_published else preview.version.early
    review = cache(shown.review) if shown.review else preview.version.review
    early = {**before, **shown.early}
    base_path = shown.base_path or preview.version.base_path
    describe = shown.describe or preview.version.describe
    preview.show(Version(base_path, early, failure, review, describe))
    if shown.is_published:
        preview.settle()


def _follow(steps: Iterator[Shown], show: Callable[[Shown], None], desk: _Desk) -> None:
    """Show what each step of a build gives, and tell what it found.

    A defect of the generator is a finding, so that it is seen.
    """
    told: tuple[Finding, ...] | None = None
    try:
        for shown in steps:
            show(shown)
            if shown.findings is not None and shown.findings != told:
                told = shown.findings
                desk.tell(told)
    except Superseded:
        return
    except Exception as error:  # the preview outlives whatever is edited, code included
        desk.say(traceback.format_exc())
        said = message("the generator has a defect: {reason}", reason=repr(error))
        advice = message("undo the last change, and report this with what is above")
        defect = problems.GENERATOR_DEFECT(said, help=advice)
        show(Shown("", findings=(defect,)))
        desk.tell((defect,))


def _write_failure(shown: Shown, reporter: Reporter) -> str | None:
    """The page to show instead of the site; None without an error."""
    errors = _select_errors(shown.findings or ())
    report = Report(errors, reporter, title=message("The site cannot be built"))
    return draw_page(report).write(is_served=True) if errors else None


def _select_errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.severity == Severity.ERROR)
