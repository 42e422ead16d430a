"""Claims about the preview as a whole: what it builds, shows, says, and how it ends."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Served, ask, open_page, serve
from support import SETTINGS, minimal_site, write_tree

from microsite.command.cli import main
from microsite.preview.listen import ServeError
from microsite.preview.serve import serve_site
from twinlint.catalog import Translator
from twinlint.reporter import Reporter
from twinlint.source import Locale

PROGRAM = """
import sys, time
from pathlib import Path
from twinlint.catalog import Translator
from twinlint.finding import Place, message
from microsite.pages.page import Output
from microsite.load.problems import YAML_SYNTAX
from twinlint.reporter import Reporter
from microsite.preview.serve import Shown, Superseded, serve_site
from twinlint.source import Locale, Span
from microsite.publish.write import write_outputs

root = Path(sys.argv[1])
source = root / "content" / "page"

def say(text):
    print(text, flush=True)

def build(out, looked_at, is_stale):
    text = source.read_text() if source.exists() else "nothing"
    say(f"builds {text} for {looked_at()}")
    if text == "defect":
        raise RuntimeError("a defect")
    page = f"<body>{text}</body>"
    yield Shown("", {"index.html": page.encode()})
    say(f"shown {text}")
    if text == "endless":
        while not is_stale():
            time.sleep(0.005)
        say("gives up")
        raise Superseded
    if text == "broken":
        place = Place(Span("content/page", 1, 1, 1, 7))
        yield Shown("", findings=(YAML_SYNTAX(message("it is broken"), place),))
        return
    yield Shown("", findings=())
    outputs = (Output("index.html", page.encode()), Output("other.html", b"other"))
    findings = write_outputs(outputs, out)[1]
    yield Shown("", findings=findings, is_published=True)
    say(f"published {text}")

reporter = Reporter(
    Translator(Locale("en")), lambda path: (root / path).read_text().splitlines()
)
serve_site(root, root / "room", build, reporter, say, host="127.0.0.1", port=0)
"""
"""A preview of a site with one page, `content/page`, that tells what it does."""


def source_of(served: Served) -> Path:
    """The file that the page of the made-up site is made from."""
    return served.root / "content/page"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root = write_tree(tmp_path, {"content/page": "first"})
    with serve(root, "-c", PROGRAM, str(root)) as preview:
        yield preview


@pytest.fixture(scope="class")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = write_tree(tmp_path_factory.mktemp("served"), {"content/page": "rest"})
    with serve(root, "-c", PROGRAM, str(root)) as preview:
        yield preview


class TestBuilds:
    """One preview, that begins anew for each test with the first text."""

    @pytest.fixture
    def served(self, running: Served, request: pytest.FixtureRequest) -> Served:
        # What was said of the test before is heard before the name of this one.
        source_of(running).write_text(request.node.name)
        running.hear(f"published {request.node.name}")
        source_of(running).write_text("first")
        running.hear("shown first")
        return running

    def test_change_is_built_failure_shown_and_mended(self, served: Served) -> None:
        assert served.ask().page == "<body>first</body>"
        served.hear("published first")
        source_of(served).write_text("second")
        served.hear("published second")
        assert served.ask().page == "<body>second</body>"
        source_of(served).write_text("broken")
        served.hear("1 error")
        failed = served.ask("/other.html")
        assert failed.status == 500
        assert "it is broken" in failed.body
        assert "content/page:1:1" in failed.body
        source_of(served).write_text("third")
        served.hear("published third")
        mended = served.ask()
        assert (mended.status, mended.page) == (200, "<body>third</body>")

    def test_what_was_found_is_told_once_for_each_build(self, served: Served) -> None:
        said = "".join(served.hear("published first"))
        assert said.count("0 errors") == 1

    def test_page_is_shown_before_it_is_published(self, served: Served) -> None:
        served.hear("published first")
        source_of(served).write_text("endless")
        served.hear("shown endless")
        assert served.ask().page == "<body>endless</body>"
        assert served.ask("/other.html").page == "other"

    def test_change_ends_the_build_of_what_was_before(self, served: Served) -> None:
        served.hear("published first")
        source_of(served).write_text("endless")
        served.hear("shown endless")
        source_of(served).write_text("second")
        assert "gives up\n" in served.hear("published second")
        assert served.ask().page == "<body>second</body>"

    def test_page_that_was_shown_early_does_not_become_the_old_one_again(
        self, served: Served
    ) -> None:
        """A build that was ended has shown what is newer than the folder."""
        served.hear("published first")
        source_of(served).write_text("endless")
        served.hear("shown endless")
        write_tree(served.root, {"content/beside": "x"})
        served.hear("gives up")
        served.hear("shown endless")
        assert served.ask().page == "<body>endless</body>"

    def test_defect_of_the_generator_is_shown_and_survived(
        self, served: Served
    ) -> None:
        served.hear("published first")
        source_of(served).write_text("defect")
        served.hear("Traceback")
        served.hear("1 error")
        assert "a defect" in served.ask().body
        source_of(served).write_text("again")
        served.hear("published again")
        assert "again" in served.ask().body

    def test_folder_may_go_and_come_back(self, served: Served) -> None:
        served.hear("published first")
        (served.root / "content").rename(served.root / "aside")
        served.hear("published nothing")
        (served.root / "aside").rename(served.root / "content")
        served.hear("published first")

    def test_save_every_few_milliseconds_ends_with_the_last(
        self, served: Served
    ) -> None:
        served.hear("published first")
        for number in range(100):
            source_of(served).write_text(f"number {number}")
            time.sleep(0.02)  # how fast somebody saves, and not how long anybody waits
        served.hear("published number 99")
        assert served.ask().page == "<body>number 99</body>"

    def test_browsers_are_told_of_their_pages_and_the_build_of_both(
        self, served: Served
    ) -> None:
        async def scenario() -> Any:
            home = await open_page(served.port, "/")
            other = await open_page(served.port, "/other.html")
            assert await other.hears_nothing()
            source_of(served).write_text("second")
            fresh = await home.wait_for("second")
            said = await asyncio.to_thread(served.hear, "published second")
            asked = next(line for line in said if "builds second" in line)
            return fresh.page, asked, await other.hears_nothing()

        served.hear("published first")
        assert asyncio.run(scenario()) == (
            "<body>second</body>",
            "builds second for ('/other.html', '/')\n",
            True,
        )


class TestEnd:
    """Ctrl+C ends it at any moment, and nothing is left."""

    def check(self, served: Served) -> None:
        assert "Traceback" not in "".join(served.end())
        assert served.lines.empty()
        assert list(served.root.glob("room/*")) == []
        with pytest.raises(ConnectionError):
            served.ask()

    def test_at_rest(self, served: Served) -> None:
        served.hear("published first")
        self.check(served)

    def test_as_soon_as_it_has_begun(self, served: Served) -> None:
        self.check(served)

    def test_while_it_builds(self, served: Served) -> None:
        served.hear("published first")
        source_of(served).write_text("endless")
        served.hear("shown endless")
        self.check(served)

    def test_while_browsers_listen_and_wait(self, served: Served) -> None:
        async def scenario() -> None:
            await open_page(served.port, "/")
            source_of(served).write_text("endless")
            await asyncio.to_thread(served.hear, "shown endless")
            waiting = asyncio.to_thread(ask, served.port, "/never.html")
            asked = asyncio.create_task(waiting)
            await asyncio.wait([asked], timeout=0.2)
            await asyncio.to_thread(self.check, served)
            with pytest.raises((ConnectionError, OSError)):
                await asked

        served.hear("published first")
        asyncio.run(scenario())


class TestCommand:
    """`build.py serve` with a site."""

    @pytest.fixture
    def served(self, tmp_path: Path) -> Iterator[Served]:
        root = write_tree(tmp_path / "site", minimal_site())
        command = ("build.py", "serve", "--root", str(root), "--port", "0")
        kept = ("--cache", str(tmp_path / "kept"), "--lang", "en")
        with serve(root, *command, *kept) as preview:
            yield preview

    def test_save_is_shown_broken_and_mended(self, served: Served) -> None:
        record = served.root / "content/communes/sceaux.yaml"
        text = record.read_text()

        async def scenario() -> list[int]:
            browser = await open_page(served.port, "/fr/communes/sceaux/")
            assert "<h1>Sceaux</h1>" in browser.answer.body
            statuses = []
            for new, shown in (
                (text.replace("name: Sceaux", "name: Bourg"), "<h1>Bourg</h1>"),
                (text.replace("name: Sceaux", "nom: Bourg"), "nom: Bourg"),
                (text.replace("name: Sceaux", "name: Ville"), "<h1>Ville</h1>"),
            ):
                record.write_text(new)
                statuses.append((await browser.wait_for(shown)).status)
            return statuses

        assert asyncio.run(scenario()) == [200, 500, 200]

    def test_new_record_has_a_page_that_can_be_asked_for_at_once(
        self, served: Served
    ) -> None:
        served.hear("0 errors")
        record = (served.root / "content/communes/sceaux.yaml").read_text()
        new = record.replace("Sceaux", "Autre").replace("92071", "92072")
        (served.root / "content/communes/autre.yaml").write_text(new)
        while (answer := served.ask("/fr/communes/autre/")).status == 404:
            pass
        assert "<h1>Autre</h1>" in answer.body

    def test_an_unfinished_draft_is_told_in_its_place_and_all_else_is_shown(
        self, served: Served
    ) -> None:
        served.hear("0 errors")
        draft = served.root / "content/communes/autre.yaml"
        draft.write_text("draft: true\nname: Autre\n")
        while (answer := served.ask("/fr/communes/autre/")).status == 404:
            pass
        assert (answer.status, "code_insee is missing" in answer.body) == (200, True)
        assert served.ask("/fr/communes/sceaux/").status == 200
        record = (served.root / "content/communes/sceaux.yaml").read_text()
        new = record.replace("Sceaux", "Autre").replace("92071", "92072")
        draft.write_text(f"draft: true\n{new}")
        while "<h1>Autre</h1>" not in served.ask("/fr/communes/autre/").body:
            pass

    def test_nothing_is_left_but_what_is_kept(self, served: Served) -> None:
        served.hear("0 errors")
        assert served.ask("/fr/").status == 200
        assert "Traceback" not in "".join(served.end())
        left = {path.name for path in (served.root.parent / "kept").glob("*/*")}
        assert left == {"made"}


def test_the_form_is_there_though_the_site_cannot_be_built(tmp_path: Path) -> None:
    changes = {
        "content/site.yaml": f"{SETTINGS}form: {{saves_to: computer}}\n",
        "content/communes/sceaux.yaml": "nom: Sceaux\n",
        "assets/form/sveltia-cms.js": "program",
    }
    root = write_tree(tmp_path / "site", minimal_site(changes))
    command = ("build.py", "serve", "--root", str(root), "--port", "0")
    with serve(root, *command, "--cache", str(tmp_path / "kept")) as preview:
        assert preview.ask("/fr/").status == 500
        form = preview.ask("/admin/")
        assert form.status == 200
        assert "script-src 'self'" in form.headers["Content-Security-Policy"]
        assert preview.ask("/admin/sveltia-cms.js").status == 200


def start(tmp_path: Path, host: str, port: int) -> str:
    """Why a preview does not begin."""
    reporter = Reporter(Translator(Locale("en")), lambda path: ())

    def build(*_: object) -> Any:
        raise AssertionError

    with pytest.raises(ServeError) as refusal:
        serve_site(tmp_path, tmp_path, build, reporter, print, host=host, port=port)
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
