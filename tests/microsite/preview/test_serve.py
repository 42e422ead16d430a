"""Claims about the preview: what it serves, refuses, watches and says."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest
from support import PROJECT, write_tree
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.websocket import WebSocketClientConnection, websocket_connect

from microsite.command.cli import main
from microsite.preview.serve import ServeError, serve_site
from microsite.preview.server import Preview, Version
from microsite.preview.watch import take_snapshot, wait_for_change
from twinlint.catalog import Translator
from twinlint.reporter import Reporter
from twinlint.source import Locale

PATIENCE = 30
"""Seconds after which a test fails rather than waits."""


SITE = {
    "index.html": "<body>choice</body>",
    "fr/index.html": "<body>accueil</body>",
    "fr/404.html": "<body>introuvable</body>",
    "en/404.html": "<body>not found</body>",
    "fr/communes/index.html": "<body>communes</body>",
    "assets/site.css": "a{}",
    "assets/site.js": "1",
    "assets/map.geojson": "{}",
    "assets/font.woff2": "x",
    ".microsite-manifest.json": "{}",
    ".well-known/security.txt": "Contact:",
    "_headers": """/*
  Content-Security-Policy: default-src 'none'; style-src 'self'
  Strict-Transport-Security: max-age=31536000
  Cache-Control: max-age=60
  X-Frame-Options: DENY
/fr/communes/
  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'
""",
}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: str


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


def preview(
    folder: Path,
    scenario: Callable[[Preview, int], Any],
    *,
    failure: str | None = None,
    base_path: str = "",
) -> Any:
    """The result of a scenario (preview, port) while a folder is shown."""

    async def run() -> Any:
        shown = Preview(folder)
        server = HTTPServer(shown.application())
        sockets = bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        shown.show(Version("v1", failure, base_path))
        try:
            result = scenario(shown, sockets[0].getsockname()[1])
            return await asyncio.wait_for(result, PATIENCE)
        finally:
            server.stop()
            await server.close_all_connections()

    return asyncio.run(run())


def ask_once(folder: Path, address: str, **options: Any) -> Answer:
    failure = options.pop("failure", None)
    base_path = options.pop("base_path", "")

    async def scenario(_: Preview, port: int) -> Answer:
        return await asyncio.to_thread(ask, port, address, **options)

    answer: Answer = preview(folder, scenario, failure=failure, base_path=base_path)
    return answer


class TestFiles:
    @pytest.mark.parametrize(
        ("address", "status", "text"),
        [
            ("/", 200, "choice"),
            ("/index.html", 200, "choice"),
            ("/fr/", 200, "accueil"),
            ("/fr/?a=b", 200, "accueil"),
            ("/fr/communes/", 200, "communes"),
            ("/.well-known/security.txt", 200, "Contact:"),
            ("/fr/nowhere/", 404, "introuvable"),
            ("/en/nowhere/deep/file.html", 404, "not found"),
            ("/nowhere", 404, "404"),
            ("/de/", 404, "404"),
        ],
    )
    def test_addresses_are_answered_as_in_public(
        self, tmp_path: Path, address: str, status: int, text: str
    ) -> None:
        answer = ask_once(write_tree(tmp_path, SITE), address)
        assert (answer.status, text in answer.body) == (status, True)

    def test_folder_without_final_slash_leads_to_the_one_with(
        self, tmp_path: Path
    ) -> None:
        answer = ask_once(write_tree(tmp_path, SITE), "/fr/communes")
        assert (answer.status, answer.headers["Location"]) == (302, "/fr/communes/")

    @pytest.mark.parametrize(
        ("address", "status", "text"),
        [
            ("/qmi/", 200, "choice"),
            ("/qmi/fr/", 200, "accueil"),
            ("/qmi/assets/site.css", 200, "a{}"),
            ("/qmi/fr/nowhere/", 404, "introuvable"),
            ("/fr/", 404, "404"),
            ("/qmifr/", 404, "404"),
        ],
    )
    def test_a_site_below_a_path_of_its_host_stands_below_it_here(
        self, tmp_path: Path, address: str, status: int, text: str
    ) -> None:
        site = write_tree(tmp_path, SITE)
        answer = ask_once(site, address, base_path="/qmi")
        assert (answer.status, text in answer.body) == (status, True)

    @pytest.mark.parametrize(
        ("address", "target"),
        [("/", "/qmi/"), ("/qmi", "/qmi/"), ("/qmi/fr", "/qmi/fr/")],
    )
    def test_the_way_to_a_site_below_a_path_is_shown(
        self, tmp_path: Path, address: str, target: str
    ) -> None:
        site = write_tree(tmp_path, SITE)
        answer = ask_once(site, address, base_path="/qmi")
        assert (answer.status, answer.headers["Location"]) == (302, target)

    @pytest.mark.parametrize(
        ("address", "kind"),
        [
            ("/", "text/html; charset=utf-8"),
            ("/assets/site.css", "text/css; charset=utf-8"),
            ("/assets/site.js", "text/javascript; charset=utf-8"),
            ("/assets/map.geojson", "application/geo+json; charset=utf-8"),
            ("/assets/font.woff2", "font/woff2"),
        ],
    )
    def test_types_do_not_depend_on_the_machine(
        self, tmp_path: Path, address: str, kind: str
    ) -> None:
        assert (
            ask_once(write_tree(tmp_path, SITE), address).headers["Content-Type"]
            == kind
        )

    def test_files_other_than_pages_come_as_they_are(self, tmp_path: Path) -> None:
        assert ask_once(write_tree(tmp_path, SITE), "/assets/site.css").body == "a{}"

    @pytest.mark.parametrize(
        ("page", "expected"),
        [
            ("<body>a</body><!-- </body> -->", "<body>a#</body><!-- </body> -->"),
            ("<BODY>a</BODY\n>", "<BODY>a#</BODY\n>"),
            ("<p title='</body>'>a", "<p title='</body>'>a#"),
            ("<script>'</body>'</script>", "<script>'</body>'</script>#"),
        ],
    )
    def test_the_script_stands_where_browsers_see_the_end_of_a_page(
        self, page: str, expected: str, tmp_path: Path
    ) -> None:
        answer = ask_once(write_tree(tmp_path, {"index.html": page}), "/")
        shown = re.sub(r'<script src="/livereload[^>]*></script>', "#", answer.body)
        assert shown == expected

    def test_pages_end_with_the_script_that_reloads_them(self, tmp_path: Path) -> None:
        answer = ask_once(write_tree(tmp_path, SITE), "/")
        assert re.fullmatch(
            r'<body>choice<script src="/livereload\.js\?host=127\.0\.0\.1&amp;'
            r'port=\d+/preview/v1"></script></body>',
            answer.body,
        )

    def test_head_has_the_headers_and_no_body(self, tmp_path: Path) -> None:
        answer = ask_once(write_tree(tmp_path, SITE), "/fr/", method="HEAD")
        assert (answer.status, answer.body) == (200, "")

    @pytest.mark.parametrize("address", ["/fr/", "/assets/site.css", "/fr/nowhere"])
    def test_headers_are_those_of_the_public_site_and_nothing_is_kept(
        self, tmp_path: Path, address: str
    ) -> None:
        headers = dict(ask_once(write_tree(tmp_path, SITE), address).headers)
        for name in ("Content-Length", "Content-Type", "Date", "Etag"):
            headers.pop(name, None)
        policy = headers.pop("Content-Security-Policy")
        assert headers == {
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "X-Robots-Tag": "noindex",
        }
        assert re.sub(r":\d+$", ":port", policy) == (
            "default-src 'none'; style-src 'self'; script-src 'self'; "
            "connect-src 'self' ws://127.0.0.1:port"
        )

    def test_page_with_a_policy_of_its_own_keeps_it(self, tmp_path: Path) -> None:
        answer = ask_once(write_tree(tmp_path, SITE), "/fr/communes/")
        policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self' 'wasm-unsafe-eval';" in policy

    def test_site_without_headers_may_load_nothing(self, tmp_path: Path) -> None:
        site = write_tree(tmp_path, {**SITE, "_headers": None})
        policy = ask_once(site, "/").headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; base-uri 'none'; form-action")


class TestNothingElseIsServed:
    @pytest.mark.parametrize(
        "address",
        [
            *("/../secret", "/fr/../../secret", "/%2e%2e/secret", "/..%2fsecret"),
            *("//secret", "/fr//index.html", "/./index.html", "/..\\secret"),
            *("/..%5csecret", "/link", "/loop", "/linked/secret", "/a%00b"),
            *("/.microsite-manifest.json", "/.git/config", "/fr/%2e/index.html"),
            *("/_headers", "/_redirects"),
            *("/" + "x" * 300, "/fr/index.html/"),
        ],
    )
    def test_what_is_outside_or_hidden_is_not_found(
        self, tmp_path: Path, address: str
    ) -> None:
        (tmp_path / "secret").write_text("secret")
        folder = write_tree(tmp_path / "out", {**SITE, ".git/config": "secret"})
        (folder / "link").symlink_to(tmp_path / "secret")
        (folder / "linked").symlink_to(tmp_path)
        (folder / "loop").symlink_to(folder / "loop")
        answer = ask_once(folder, address)
        assert (answer.status, "secret" in answer.body) == (404, False)

    def test_link_inside_the_folder_is_served(self, tmp_path: Path) -> None:
        folder = write_tree(tmp_path, SITE)
        (folder / "link.css").symlink_to(folder / "assets/site.css")
        assert ask_once(folder, "/link.css").body == "a{}"

    @pytest.mark.parametrize(
        "host", ["localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "[::1]"]
    )
    def test_names_of_this_machine_are_answered(
        self, tmp_path: Path, host: str
    ) -> None:
        assert ask_once(write_tree(tmp_path, SITE), "/", host=host).status == 200

    @pytest.mark.parametrize(
        "host",
        ["example.org", "localhost.example.org", "192.168.1.2", "127.0.0.1.nip.io"],
    )
    @pytest.mark.parametrize("address", ["/", "/livereload.js"])
    def test_other_names_are_not(self, tmp_path: Path, host: str, address: str) -> None:
        answer = ask_once(write_tree(tmp_path, SITE), address, host=host)
        assert (answer.status, "choice" in answer.body) == (421, False)

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
    def test_nothing_can_be_changed(self, tmp_path: Path, method: str) -> None:
        assert ask_once(write_tree(tmp_path, SITE), "/", method=method).status == 405


class TestFailedBuild:
    @pytest.mark.parametrize("address", ["/", "/fr/communes/", "/nowhere", "/assets/x"])
    def test_every_address_shows_why(self, tmp_path: Path, address: str) -> None:
        answer = ask_once(write_tree(tmp_path, SITE), address, failure="<p>broken</p>")
        assert answer.status == 500
        assert answer.body.startswith("<p>broken</p><script")
        assert "style-src 'unsafe-inline'" in answer.headers["Content-Security-Policy"]

    def test_requests_wait_for_the_first_build(self, tmp_path: Path) -> None:
        async def scenario(shown: Preview, port: int) -> tuple[bool, int]:
            shown.is_ready.clear()
            answer = asyncio.create_task(asyncio.to_thread(ask, port, "/"))
            done, _ = await asyncio.wait([answer], timeout=0.2)
            shown.show(Version("v2"))
            return bool(done), (await answer).status

        assert preview(write_tree(tmp_path, SITE), scenario) == (False, 200)


async def greet(port: int, version: str, **headers: str) -> WebSocketClientConnection:
    """A browser that shows a version of a page."""
    from tornado.httpclient import HTTPRequest

    url = f"ws://127.0.0.1:{port}/preview/{version}/livereload"
    browser = await websocket_connect(HTTPRequest(url, headers=headers))
    await browser.write_message('{"command": "hello", "protocols": []}')
    assert json.loads(str(await browser.read_message()))["command"] == "hello"
    await browser.write_message('{"command": "info", "url": "x"}')
    return browser


RELOAD = {"command": "reload", "path": "*", "liveCSS": False}


class TestReload:
    def test_browsers_reload_when_another_version_is_shown(
        self, tmp_path: Path
    ) -> None:
        async def scenario(shown: Preview, port: int) -> Any:
            browser = await greet(port, "v1")
            await asyncio.to_thread(ask, port, "/")
            shown.show(Version("v2"))
            return json.loads(str(await browser.read_message()))

        assert preview(write_tree(tmp_path, SITE), scenario) == RELOAD

    def test_browser_that_comes_late_with_an_old_page_reloads_it(
        self, tmp_path: Path
    ) -> None:
        async def scenario(shown: Preview, port: int) -> Any:
            shown.show(Version("v2"))
            browser = await greet(port, "v1")
            return json.loads(str(await browser.read_message()))

        assert preview(write_tree(tmp_path, SITE), scenario) == RELOAD

    def test_browser_with_the_fresh_page_does_not_reload(self, tmp_path: Path) -> None:
        async def scenario(shown: Preview, port: int) -> bool:
            browser = await greet(port, "v1")
            await browser.write_message('{"command": "hello", "protocols": []}')
            answer = json.loads(str(await browser.read_message()))
            return bool(answer["command"] == "hello")

        assert preview(write_tree(tmp_path, SITE), scenario) is True

    def test_pages_of_other_sites_cannot_listen(self, tmp_path: Path) -> None:
        async def scenario(shown: Preview, port: int) -> int:
            with pytest.raises(Exception, match="403") as refusal:
                await greet(port, "v1", Origin="http://example.org")
            return int(getattr(refusal.value, "code", 0))

        assert preview(write_tree(tmp_path, SITE), scenario) == 403


class TestWatching:
    def see(self, folder: Path, change: Callable[[Path], object]) -> bool:
        before = take_snapshot([folder])
        change(folder)
        return take_snapshot([folder]) != before

    @pytest.mark.parametrize(
        "change",
        [
            lambda folder: (folder / "a/b.yaml").write_text("longer"),
            lambda folder: (folder / "a/b.yaml").unlink(),
            lambda folder: (folder / "new.yaml").write_text(""),
            lambda folder: (folder / "a/b.yaml").rename(folder / "c.yaml"),
            lambda folder: os.utime(folder / "a/b.yaml", ns=(1, 1)),
            lambda folder: (folder / "old").rename(folder / "a/b.yaml"),
        ],
        ids=["write", "delete", "create", "move", "touch", "replace-by-older"],
    )
    def test_change_is_seen(
        self, tmp_path: Path, change: Callable[[Path], object]
    ) -> None:
        write_tree(tmp_path, {"a/b.yaml": "text", "old": "text"})
        os.utime(tmp_path / "old", ns=(1, 1))
        assert self.see(tmp_path, change)

    @pytest.mark.parametrize("name", [".b.yaml.swp", "b.yaml~", ".git/index", "empty/"])
    def test_traces_of_editors_are_no_change(self, tmp_path: Path, name: str) -> None:
        def change(folder: Path) -> None:
            if name.endswith("/"):
                (folder / name).mkdir()
            else:
                write_tree(folder, {name: "x"})

        assert not self.see(write_tree(tmp_path, {"b.yaml": "text"}), change)

    def test_links_are_not_followed(self, tmp_path: Path) -> None:
        folder = write_tree(tmp_path / "content", {"a": ""})
        (folder / "loop").symlink_to(folder)
        assert len(take_snapshot([folder])) == 2

    def test_missing_folder_holds_nothing(self, tmp_path: Path) -> None:
        assert take_snapshot([tmp_path / "missing"]) == frozenset()

    @pytest.mark.parametrize(("written", "seen"), [(10, 10), (1000, 21)])
    def test_file_is_taken_when_it_rests_or_never_does(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int, seen: int
    ) -> None:
        """The clock is ours: whenever the watcher waits, a writer adds a line."""
        file = tmp_path / "a.yaml"
        lines = iter(range(written))

        async def write_on(_: float) -> None:
            if next(lines, None) is not None:
                with file.open("a") as writer:
                    writer.write("line\n")

        async def scenario() -> int:
            ((_, _, size, _),) = await wait_for_change(
                (tmp_path,), take_snapshot([tmp_path])
            )
            return size

        monkeypatch.setattr("microsite.preview.watch.asyncio.sleep", write_on)
        assert asyncio.run(scenario()) == len("line\n") * seen


# The whole, as the command starts it ------------------------------------------------

PROGRAM = """
import sys
from pathlib import Path
from types import SimpleNamespace
from twinlint.catalog import Translator
from twinlint.finding import Place, message
from microsite.pages.page import Output
from microsite.load.problems import YAML_SYNTAX
from twinlint.reporter import Reporter
from microsite.preview.serve import serve_site
from twinlint.source import Locale, Span
from microsite.publish.write import write_outputs

root = Path(sys.argv[1])
source = root / "content" / "page"

def build():
    text = source.read_text()
    if text == "defect":
        raise RuntimeError("a defect")
    if text == "broken":
        place = Place(Span("content/page", 1, 1, 1, 7))
        finding = YAML_SYNTAX(message("it is broken"), place)
        return SimpleNamespace(findings=(finding,), base_path="")
    page = Output("index.html", f"<body>{text}</body>".encode())
    findings = write_outputs([page], root / "out")[1]
    return SimpleNamespace(findings=findings, base_path="")

reporter = Reporter(
    Translator(Locale("en")), lambda path: (root / path).read_text().splitlines()
)
serve_site(
    root, root / "out", build, reporter, lambda text: print(text, flush=True),
    host="127.0.0.1", port=0,
)
"""


@dataclass(frozen=True)
class Served:
    """A running preview of a site with one page, `content/page`."""

    source: Path
    port: int
    process: subprocess.Popen[str]
    lines: queue.Queue[str]

    def hear(self, text: str) -> None:
        """Wait until the preview says a text."""
        while text not in self.lines.get(timeout=PATIENCE):
            pass

    def ask(self) -> Answer:
        return ask(self.port, "/")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    write_tree(tmp_path, {"content/page": "first"})
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", lines.get(timeout=PATIENCE))
        assert found
        yield Served(tmp_path / "content/page", int(found.group(1)), process, lines)
    finally:
        process.kill()
        process.wait()
        listener.join()
        assert process.stdout is not None
        process.stdout.close()


class TestServe:
    def test_change_is_built_failure_shown_and_mended(self, served: Served) -> None:
        assert "first" in served.ask().body
        served.hear("0 errors")
        served.source.write_text("second")
        served.hear("0 errors")
        assert "second" in served.ask().body
        served.source.write_text("broken")
        served.hear("1 error")
        failed = served.ask()
        assert failed.status == 500
        assert "it is broken" in failed.body
        assert "content/page:1:1" in failed.body
        served.source.write_text("third")
        served.hear("0 errors")
        mended = served.ask()
        assert (mended.status, "third" in mended.body) == (200, True)

    def test_defect_of_the_generator_is_shown_and_survived(
        self, served: Served
    ) -> None:
        served.hear("0 errors")
        served.source.write_text("defect")
        served.hear("Traceback")
        served.hear("1 error")
        assert "a defect" in served.ask().body
        served.source.write_text("again")
        served.hear("0 errors")
        assert "again" in served.ask().body

    def test_interrupt_ends_it_cleanly(self, served: Served) -> None:
        served.hear("0 errors")
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(timeout=PATIENCE) == 0
        served.hear("The preview has ended.")
        assert served.lines.empty()
        with pytest.raises(ConnectionError):
            served.ask()


def build_nothing() -> NoReturn:
    """What a preview that does not begin never asks for."""
    raise AssertionError


def start(tmp_path: Path, host: str, port: int) -> str:
    """Why a preview does not begin."""
    reporter = Reporter(Translator(Locale("en")), lambda path: ())
    with pytest.raises(ServeError) as refusal:
        serve_site(
            tmp_path,
            tmp_path,
            build_nothing,
            reporter,
            print,
            host=host,
            port=port,
        )
    return f"{refusal.value.option}: {refusal.value}"


class TestWhatDoesNotBegin:
    @pytest.mark.parametrize(
        "host",
        [
            "0.0.0.0",  # noqa: S104 - refused
            "::",
            "192.0.2.1",
            "",
            "no such name",
            "a" * 64,
            "a..b",
            "127.0.0.1\u202e",
            "\udcff",
        ],
    )
    def test_host_that_is_not_this_machine_is_refused(
        self, tmp_path: Path, host: str
    ) -> None:
        assert start(tmp_path, host, 0) == (
            f"--host: “{host}” is not this machine; "
            "the preview is shown on 127.0.0.1 only"
        )

    def test_command_names_the_option_and_ends_with_2(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["serve", "--lang", "en", "--host", "192.0.2.1"]) == 2
        assert "--host" in capsys.readouterr().err

    def test_port_that_is_taken_is_named(self, tmp_path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            assert start(tmp_path, "127.0.0.1", port) == (
                f"--port: port {port} cannot be used: Address already in use; "
                "choose another"
            )
