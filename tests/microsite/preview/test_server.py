"""Claims about what the preview serves, what it refuses, and whom it tells."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import PATIENCE, Answer, ask, greet, open_page
from support import write_tree
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from microsite.preview.server import make_application
from microsite.preview.shown import Preview, Version

NOTHING = Version()
"""The folder as it is."""

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

SHEET = '<link rel="stylesheet" href="/a.css"><body>accueil</body>'


def preview(
    folder: Path, scenario: Callable[[Preview, int], Any], version: Version = NOTHING
) -> Any:
    """The result of a scenario (preview, port) while a folder is shown."""

    async def run() -> Any:
        shown = Preview(folder)
        server = HTTPServer(make_application(shown))
        sockets = bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        shown.show(version)
        try:
            result = scenario(shown, sockets[0].getsockname()[1])
            return await asyncio.wait_for(result, PATIENCE)
        finally:
            server.stop()
            await server.close_all_connections()

    return asyncio.run(run())


def ask_once(
    folder: Path, address: str, version: Version = NOTHING, **options: Any
) -> Answer:
    async def scenario(_: Preview, port: int) -> Answer:
        return await asyncio.to_thread(ask, port, address, **options)

    answer: Answer = preview(folder, scenario, version)
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

    def test_question_of_an_address_is_kept_on_the_way(self, tmp_path: Path) -> None:
        answer = ask_once(write_tree(tmp_path, SITE), "/fr/communes?q=a&p=b")
        assert answer.headers["Location"] == "/fr/communes/?q=a&p=b"

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
        answer = ask_once(site, address, Version("/qmi"))
        assert (answer.status, text in answer.body) == (status, True)

    @pytest.mark.parametrize(
        ("address", "target"),
        [("/", "/qmi/"), ("/qmi", "/qmi/"), ("/qmi/fr", "/qmi/fr/")],
    )
    def test_the_way_to_a_site_below_a_path_is_shown(
        self, tmp_path: Path, address: str, target: str
    ) -> None:
        site = write_tree(tmp_path, SITE)
        answer = ask_once(site, address, Version("/qmi"))
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
        assert answer.page == "<body>choice</body>"
        assert re.fullmatch(
            r"ws://127\.0\.0\.1:\d+/preview/\w+/Lw/livereload", answer.socket
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

    def test_files_whose_names_change_with_their_content_are_kept(
        self, tmp_path: Path
    ) -> None:
        """A page that is loaded again does not ask for them."""
        forever = "public, max-age=31536000, immutable"
        rule = f"{SITE['_headers']}/assets/*\n  Cache-Control: {forever}\n"
        site = write_tree(tmp_path, {**SITE, "_headers": rule})
        asked = ("/assets/site.css", "/assets/none.css", "/fr/")
        found = [ask_once(site, address).headers["Cache-Control"] for address in asked]
        assert found == [forever, "no-store", "no-store"]

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
            *("/_headers", "/_redirects", "/_HEADERS", "/_headers.", "/_headers%20"),
            *("/secret.txt:stream", "/fr./", "/to-hidden", "/to-headers"),
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
        (folder / "to-hidden").symlink_to(folder / ".git/config")
        (folder / "to-headers").symlink_to(folder / "_headers")
        (folder / "secret.txt:stream").write_text("secret")
        (folder / "fr.").mkdir()
        (folder / "fr./index.html").write_text("secret")
        answer = ask_once(folder, address)
        assert (answer.status, "secret" in answer.body) == (404, False)

    @pytest.mark.parametrize(
        "address",
        ["/_headers", "/.hidden", "/fr/../secret", "//secret", "/x/.hidden/", "/fr//"],
    )
    def test_nor_are_they_shown_early(self, tmp_path: Path, address: str) -> None:
        hidden = ("_headers", ".hidden", "secret", "x/.hidden/index.html", "../secret")
        early = dict.fromkeys((*hidden, "fr//index.html", "/secret"), b"secret")
        answer = ask_once(write_tree(tmp_path, SITE), address, Version("", early))
        assert (answer.status, "secret" in answer.body) == (404, False)

    def test_nothing_outside_of_the_path_of_the_site_is_shown_early(
        self, tmp_path: Path
    ) -> None:
        version = Version("/qmi", {"index.html": b"choice"})
        assert ask_once(tmp_path, "/qmi/", version).page == "choice"
        assert ask_once(tmp_path, "/elsewhere/", version).status == 404

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


class TestPanel:
    TOLD = Version(describe=lambda at: f'{{"at": "{at}</script>"}}' if at else "")

    def test_page_comes_with_what_the_panel_tells(self, tmp_path: Path) -> None:
        site = write_tree(tmp_path, SITE)
        answer = ask_once(site, "/fr/communes/", self.TOLD)
        told = re.search(
            r'id="preview-panel" data-page="\w+">(.*?)</script>', answer.body
        )
        assert told
        assert json.loads(told[1]) == {"at": "/fr/communes/</script>"}
        assert '<script src="/preview/panel.js"></script>' in answer.body

    def test_page_may_be_framed_by_the_preview_alone(self, tmp_path: Path) -> None:
        site = write_tree(tmp_path, SITE)
        headers = ask_once(site, "/fr/communes/", self.TOLD).headers
        policy = headers["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in policy
        assert "script-src 'self' 'wasm-unsafe-eval'" in policy
        assert headers["X-Frame-Options"] == "SAMEORIGIN"

    @pytest.mark.parametrize("address", ["/assets/site.css", "/nowhere/"])
    def test_nothing_else_has_a_panel(self, tmp_path: Path, address: str) -> None:
        answer = ask_once(write_tree(tmp_path, SITE), address, self.TOLD)
        assert "preview-panel" not in answer.body

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("panel.js", "text/javascript"),
            ("panel.css", "text/css"),
            ("last.css", "text/css"),
        ],
    )
    def test_its_files_are_served(self, tmp_path: Path, name: str, kind: str) -> None:
        answer = ask_once(write_tree(tmp_path, SITE), f"/preview/{name}")
        assert (answer.status, answer.headers["Content-Type"]) == (
            200,
            f"{kind}; charset=utf-8",
        )

    def test_browser_is_told_when_the_panel_tells_something_else(
        self, tmp_path: Path
    ) -> None:
        async def scenario(shown: Preview, port: int) -> list[str]:
            browser = await open_page(port, "/fr/communes/")
            before = browser.answer.page
            shown.show(Version(describe=lambda _: '{"new": 1}'))
            return [before, (await browser.wait_for_reload()).page]

        pages = preview(write_tree(tmp_path, SITE), scenario, self.TOLD)
        assert ['{"new": 1}' in page for page in pages] == [False, True]


class TestForm:
    FORM = """/admin/*
  Content-Security-Policy: default-src 'none'; connect-src 'self' https://api.test
"""

    @pytest.mark.parametrize("failure", [None, "<p>broken</p>"])
    def test_it_is_never_loaded_again_and_stays_while_the_build_fails(
        self, tmp_path: Path, failure: str | None
    ) -> None:
        files = {**SITE, "admin/index.html": "<body>form</body>", "_headers": self.FORM}
        version = Version(failure=failure, describe=lambda _: "{}")
        answer = ask_once(write_tree(tmp_path, files), "/admin/", version)
        assert (answer.status, answer.body) == (200, "<body>form</body>")
        policy = answer.headers["Content-Security-Policy"]
        assert policy == "default-src 'none'; connect-src 'self' https://api.test"


class TestFailedBuild:
    @pytest.mark.parametrize("address", ["/", "/fr/communes/", "/nowhere", "/assets/x"])
    def test_every_address_shows_why(self, tmp_path: Path, address: str) -> None:
        answer = ask_once(
            write_tree(tmp_path, SITE), address, Version(failure="<p>broken</p>")
        )
        assert answer.status == 500
        assert answer.body.startswith("<p>broken</p><")
        policy = answer.headers["Content-Security-Policy"]
        assert "style-src 'self' 'unsafe-inline'" in policy
        has_last = address in ("/", "/fr/communes/")
        assert (f'src="/preview/last{address}"' in answer.body) is has_last

    def test_the_last_good_page_stands_behind_without_scripts_of_ours(
        self, tmp_path: Path
    ) -> None:
        site, failed = write_tree(tmp_path, SITE), Version(failure="<p>broken</p>")
        answer = ask_once(site, "/preview/last/fr/communes/", failed)
        assert (answer.status, answer.body) == (200, "<body>communes</body>")
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
        style = ask_once(site, "/assets/site.css", failed)
        assert (style.status, style.body) == (200, "a{}")
        for hidden in ("/_headers", "/.microsite-manifest.json", "/../x", "/nowhere/"):
            assert ask_once(site, f"/preview/last{hidden}", failed).status == 404

    def test_every_address_is_loaded_again_when_it_is_mended(
        self, tmp_path: Path
    ) -> None:
        async def scenario(shown: Preview, port: int) -> list[int]:
            browser = await open_page(port, "/nowhere")
            statuses = [browser.answer.status]
            shown.show(Version())
            statuses.append((await browser.wait_for_reload()).status)
            return statuses

        site = write_tree(tmp_path, SITE | {"404.html": "<body>not found</body>"})
        assert preview(site, scenario, Version(failure="<p>broken</p>")) == [500, 404]


async def is_waiting(answer: asyncio.Task[Answer]) -> bool:
    """True for a request that the server has, and has not answered."""
    done, _ = await asyncio.wait([answer], timeout=0.2)
    return not done


class TestWhatIsStillToCome:
    """What is shown while a build goes on."""

    def test_requests_wait_for_the_first_build(self, tmp_path: Path) -> None:
        async def scenario(shown: Preview, port: int) -> tuple[bool, int]:
            shown.is_ready.clear()
            answer = asyncio.create_task(asyncio.to_thread(ask, port, "/"))
            is_late = await is_waiting(answer)
            shown.show(Version())
            return is_late, (await answer).status

        assert preview(write_tree(tmp_path, SITE), scenario) == (True, 200)

    def test_files_are_shown_before_they_are_in_the_folder(
        self, tmp_path: Path
    ) -> None:
        early = {"fr/index.html": b"<body>early</body>", "assets/new.css": b"b{}"}
        site = write_tree(tmp_path, SITE)
        assert ask_once(site, "/fr/", Version("", early)).page == "<body>early</body>"
        answer = ask_once(site, "/assets/new.css", Version("", early))
        assert (answer.body, answer.headers["Content-Type"]) == (
            "b{}",
            "text/css; charset=utf-8",
        )
        assert ask_once(site, "/", Version("", early)).page == "<body>choice</body>"

    def test_missing_file_is_waited_for_until_the_build_has_ended(
        self, tmp_path: Path
    ) -> None:
        """A page that is shown early may name a picture that is still to be drawn."""
        site = write_tree(tmp_path, SITE)

        async def scenario(shown: Preview, port: int) -> Any:
            shown.begin()
            found, missing = (
                asyncio.create_task(asyncio.to_thread(ask, port, f"/{name}"))
                for name in ("new.svg", "never.svg")
            )
            is_late = await is_waiting(found)
            write_tree(site, {"new.svg": "<svg/>"})
            shown.settle()
            return is_late, (await found).body, (await missing).status

        assert preview(site, scenario) == (True, "<svg/>", 404)

    def test_first_page_has_the_headers_that_come_with_it(self, tmp_path: Path) -> None:
        early = {
            "index.html": b"early",
            "_headers": b"/*\n  Content-Security-Policy: img-src 'self'\n",
        }
        answer = ask_once(tmp_path, "/", Version("", early))
        assert "img-src 'self'" in answer.headers["Content-Security-Policy"]


class TestReload:
    def test_only_browsers_whose_page_is_another_load_it_again(
        self, tmp_path: Path
    ) -> None:
        site = write_tree(tmp_path, SITE)

        async def scenario(shown: Preview, port: int) -> Any:
            home, list_ = [
                await open_page(port, at) for at in ("/fr/", "/fr/communes/")
            ]
            write_tree(site, {"fr/index.html": "<body>new</body>"})
            shown.show(Version())
            fresh = await home.wait_for_reload()
            return fresh.page, await list_.hears_nothing()

        assert preview(site, scenario) == ("<body>new</body>", True)

    def test_page_that_is_published_as_it_was_shown_is_not_loaded_again(
        self, tmp_path: Path
    ) -> None:
        site = write_tree(tmp_path, SITE)
        new = "<body>new</body>"

        async def scenario(shown: Preview, port: int) -> Any:
            browser = await open_page(port, "/fr/")
            shown.show(Version("", {"fr/index.html": new.encode()}))
            early = await browser.wait_for_reload()
            write_tree(site, {"fr/index.html": new})
            shown.show(Version())
            return early.page, await browser.hears_nothing()

        assert preview(site, scenario) == (new, True)

    def test_page_that_is_published_with_other_headers_is_loaded_again(
        self, tmp_path: Path
    ) -> None:
        site = write_tree(tmp_path, SITE)

        async def scenario(shown: Preview, port: int) -> Any:
            browser = await open_page(port, "/fr/")
            headers = SITE["_headers"].replace("'self'", "'self'; img-src 'self'", 1)
            write_tree(site, {"_headers": headers})
            shown.show(Version())
            fresh = await browser.wait_for_reload()
            return "img-src 'self'" in fresh.headers["Content-Security-Policy"]

        assert preview(site, scenario) is True

    @pytest.mark.parametrize(
        ("page", "is_same"), [(SHEET.replace("a.css", "b.css"), True), ("new", False)]
    )
    def test_panel_is_told_whether_the_page_is_another_but_for_its_styles(
        self, tmp_path: Path, page: str, is_same: bool
    ) -> None:
        site = write_tree(tmp_path, {**SITE, "fr/index.html": SHEET})

        async def scenario(shown: Preview, port: int) -> Any:
            browser = await open_page(port, "/fr/")
            shown.show(Version("", {"fr/index.html": page.encode()}, describe=tell))
            said = json.loads(str(await browser.socket.read_message()))
            return f'data-page="{said["path"]}"' in browser.answer.body

        def tell(_: str) -> str:
            return "{}"

        assert preview(site, scenario, Version(describe=tell)) is is_same

    def test_browser_that_comes_late_with_an_old_page_loads_it_again(
        self, tmp_path: Path
    ) -> None:
        site = write_tree(tmp_path, SITE)

        async def scenario(shown: Preview, port: int) -> Any:
            old = await asyncio.to_thread(ask, port, "/fr/")
            write_tree(site, {"fr/index.html": "<body>new</body>"})
            shown.show(Version())
            socket = await greet(old.socket)
            return json.loads(str(await socket.read_message()))["command"]

        assert preview(site, scenario) == "reload"

    def test_browser_with_the_fresh_page_does_not(self, tmp_path: Path) -> None:
        async def scenario(shown: Preview, port: int) -> bool:
            return await (await open_page(port, "/fr/")).hears_nothing()

        assert preview(write_tree(tmp_path, SITE), scenario) is True

    @pytest.mark.parametrize("said", ["", "x", "[]", "1", '{"command": []}', "{}"])
    def test_what_no_script_of_ours_says_is_not_heard(
        self, tmp_path: Path, said: str
    ) -> None:
        async def scenario(shown: Preview, port: int) -> bool:
            browser = await open_page(port, "/fr/")
            await browser.socket.write_message(said)
            return await browser.hears_nothing()

        assert preview(write_tree(tmp_path, SITE), scenario) is True

    def test_pages_of_other_sites_cannot_listen(self, tmp_path: Path) -> None:
        async def scenario(shown: Preview, port: int) -> int:
            url = f"ws://127.0.0.1:{port}/preview/x/Lw/livereload"
            with pytest.raises(Exception, match="403") as refusal:
                await greet(url, Origin="http://example.org")
            return int(getattr(refusal.value, "code", 0))

        assert preview(write_tree(tmp_path, SITE), scenario) == 403

    def test_what_is_looked_at_is_what_was_asked_for_last_then_what_others_show(
        self, tmp_path: Path
    ) -> None:
        async def scenario(shown: Preview, port: int) -> Any:
            looks = [shown.looked_at]
            first = await open_page(port, "/fr/communes/")
            await open_page(port, "/fr/")
            await first.hears_nothing()
            await asyncio.to_thread(ask, port, "/assets/site.css")
            await asyncio.to_thread(ask, port, "/", method="HEAD")
            looks.append(shown.looked_at)
            first.socket.close()
            while "/fr/communes/" in shown.looked_at:
                await asyncio.sleep(0.01)
            return looks, shown.looked_at

        assert preview(write_tree(tmp_path, SITE), scenario) == (
            [(), ("/fr/", "/fr/communes/")],
            ("/fr/",),
        )
