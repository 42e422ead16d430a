"""Claims about the steps of a build that somebody looks at."""

from __future__ import annotations

import gc
import os
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Tree
from support import COMMUNE, TODAY, minimal_site, read_files

from microsite.incremental import Kept, StaleError
from microsite.pipeline import Built, Config, Glimpse, build_in_steps, build_site
from microsite.publish import find_headers, read_headers

PAGE = "/fr/communes/sceaux/"
FILE = "fr/communes/sceaux/index.html"
SEARCH = {
    "content/pages/search.yaml": (
        "kind: search\ntitle: {fr: Recherche, en: Search}\n"
        "summary: {fr: Chercher, en: To search}\n"
    ),
    "templates/pages/search.html": '{% extends "layouts/page.html" %}\n',
}


class Preview:
    """A site, the folder it is shown from, and all that is kept of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.out = root.parent / "out"
        self.kept = Kept(root.parent / "kept")
        self.looked_at: tuple[str, ...] = (PAGE,)

    @property
    def config(self) -> Config:
        return Config(self.root, TODAY, with_drafts=True, is_preview=True)

    def save(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def steps(self) -> Iterator[Glimpse | Built]:
        return build_in_steps(self.config, self.out, self.kept, lambda: self.looked_at)

    def build(self) -> list[Glimpse | Built]:
        return list(self.steps())

    def read(self, path: str = FILE) -> str:
        return (self.out / path).read_text("utf-8")


@pytest.fixture
def preview(tree: Tree) -> Iterator[Preview]:
    made = Preview(tree(minimal_site(SEARCH)))
    made.build()
    yield made
    made.kept.close()


def look(step: Glimpse | Built, path: str = FILE) -> str:
    assert isinstance(step, Glimpse)
    return next(o.content.decode() for o in step.outputs if o.path == path)


RECORD = "content/communes/sceaux.yaml"


def test_page_is_shown_then_found_fault_with_then_published(preview: Preview) -> None:
    before = read_files(preview.out)
    preview.save(RECORD, "Une commune", "Une ville")
    steps = preview.steps()
    assert "Une ville" in look(next(steps))
    found = next(steps)
    assert isinstance(found, Built)
    assert (found.findings, found.written) == ((), None)
    assert read_files(preview.out) == before
    published = next(steps)
    assert isinstance(published, Built)
    assert published.written is not None
    assert "Une ville" in preview.read()


def test_page_is_shown_though_a_check_finds_fault_with_it(preview: Preview) -> None:
    preview.save(RECORD, "Une commune", "Sceaux (93)")
    preview.save(RECORD, "A municipality", "Sceaux (93)")
    shown, found = preview.build()
    assert "(93)" in look(shown)
    assert isinstance(found, Built)
    assert found.has_errors
    assert "(93)" not in preview.read()


def test_what_is_shown_is_what_is_published(preview: Preview) -> None:
    preview.save(RECORD, "Une commune", "Une ville")
    shown = preview.build()[0]
    assert look(shown) == preview.read()


def test_steps_end_where_one_build_ends(preview: Preview, tmp_path: Path) -> None:
    preview.save(RECORD, "Une commune", "Une ville")
    preview.build()
    again = preview.build()[-1]
    assert isinstance(again, Built)
    whole = build_site(preview.config, tmp_path / "whole", kept=Kept(None))
    assert again.findings == whole.findings
    assert read_files(preview.out) == read_files(tmp_path / "whole")


def test_each_page_that_is_looked_at_is_shown_and_written_once(
    preview: Preview,
) -> None:
    other = "/en/communes/sceaux/"
    preview.looked_at = (other, PAGE, "/nowhere/", "")
    preview.save(RECORD, "A municipality", "A town")
    preview.save(RECORD, "Une commune", "Une ville")
    first, second, *_ = preview.build()
    assert "A town" in look(first, "en/communes/sceaux/index.html")
    assert "Une ville" in look(second)
    before = preview.kept.memo.made["page"]
    preview.looked_at = ()
    preview.save(RECORD, "A town", "A city")
    preview.save(RECORD, "Une ville", "Une cité")
    preview.build()
    assert preview.kept.memo.made["page"] == before


def test_page_that_has_not_changed_is_shown_as_it_is(preview: Preview) -> None:
    assert look(preview.build()[0]) == preview.read()
    assert preview.kept.memo.made["page"] == 0


def test_page_comes_with_what_browsers_load_beside_it(tree: Tree) -> None:
    made = Preview(tree(minimal_site({"assets/css/site.css": "a{}"})))
    (shown, *_) = made.build()
    assert isinstance(shown, Glimpse)
    styles = [o for o in shown.outputs if o.path.endswith(".css")]
    assert [o.content for o in styles] == [b"a{}\n"]
    early, late = look(shown, "_headers"), made.read("_headers")
    headers = find_headers(read_headers(early), PAGE)
    assert "style-src 'self'" in headers["Content-Security-Policy"]
    assert headers == find_headers(read_headers(late), PAGE)
    made.kept.close()


def test_what_is_found_in_texts_is_told_before_other_pages_are_written(
    preview: Preview,
) -> None:
    preview.save(RECORD, "name: Sceaux", "name: Bourg")
    preview.looked_at = ()
    steps = preview.steps()
    found = next(steps)
    assert isinstance(found, Built)
    assert (found.outputs, preview.kept.memo.made["page"]) == ((), 0)
    published = next(steps)
    assert isinstance(published, Built)
    assert published.written is not None
    assert preview.kept.memo.made["page"] > 0


def test_what_is_found_is_told_as_a_whole_where_pages_had_faults(
    preview: Preview,
) -> None:
    """Else a fault of a page would go, and come again a moment later."""
    preview.looked_at = ()
    preview.save("templates/layouts/page.html", "</body>", "<h6>far below</h6></body>")

    def list_told() -> list[bool]:
        told = [each for each in preview.build() if isinstance(each, Built)]
        return ["wrong-heading" in {f.rule for f in each.findings} for each in told]

    assert list_told() == [False, True]
    preview.save(RECORD, "name: Sceaux", "name: Bourg")
    assert list_told() == [True]


@pytest.mark.parametrize("template", ["{{ nothing.at.all }}", "{% if %}"])
def test_page_that_cannot_be_made_is_not_shown(preview: Preview, template: str) -> None:
    (preview.root / "templates/pages/commune.html").write_text(template)
    (found,) = preview.build()
    assert isinstance(found, Built)
    assert found.has_errors


def test_site_below_a_path_shows_the_page_below_it(tree: Tree) -> None:
    settings = minimal_site()["content/site.yaml"]
    assert isinstance(settings, str)
    below = settings.replace("https://ville.paris", "https://ville.paris/qmi")
    made = Preview(tree(minimal_site({"content/site.yaml": below})))
    made.looked_at = (f"/qmi{PAGE}",)
    shown = made.build()[0]
    assert isinstance(shown, Glimpse)
    assert shown.base_path == "/qmi"
    assert "Une commune" in look(shown)
    made.kept.close()


class TestStale:
    """A build that is in vain, since something has changed again."""

    @pytest.mark.parametrize("moment", [0, 1, 2, 3])
    def test_ends_and_the_next_is_whole(
        self, preview: Preview, tmp_path: Path, moment: int
    ) -> None:
        is_stale = threading.Event()
        preview.kept.stop_when(is_stale.is_set)
        preview.save(RECORD, "name: Sceaux", "name: Bourg")
        steps = preview.steps()
        for _ in range(moment):
            next(steps)
        is_stale.set()
        preview.save(RECORD, "name: Bourg", "name: Ville")
        with pytest.raises(StaleError):
            for _ in steps:
                pass
        is_stale.clear()
        shown = preview.build()[0]
        assert "<h1>Ville</h1>" in look(shown)
        whole = build_site(preview.config, tmp_path / "whole", kept=Kept(None))
        assert not whole.has_errors
        preview.build()
        assert read_files(preview.out) == read_files(tmp_path / "whole")

    def test_does_not_wait_for_the_search(
        self, preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Pagefind, here a program without end, is stopped."""
        endless = tmp_path / "endless"
        endless.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/id\nexec sleep 1000\n")
        endless.chmod(0o755)
        monkeypatch.setattr("pagefind_bin.get_executable", lambda: endless)
        started = tmp_path / "id"
        preview.kept.stop_when(lambda: started.exists() and bool(started.read_text()))
        preview.save(RECORD, "name: Sceaux", "name: Bourg")
        steps = preview.steps()
        for _ in range(3):
            next(steps)
        assert "<h1>Bourg</h1>" in preview.read()
        with pytest.raises(StaleError):
            next(steps)
        with pytest.raises(ProcessLookupError):
            os.kill(int(started.read_text()), 0)


class TestSearch:
    def test_index_comes_last_and_is_in_the_folder_the_next_time(
        self, preview: Preview
    ) -> None:
        preview.save(RECORD, "name: Sceaux", "name: Bourg")
        *_, published, index = preview.build()
        assert isinstance(published, Built)
        assert isinstance(index, Glimpse)
        assert {o.path.partition("/")[0] for o in index.outputs} == {"pagefind"}
        preview.save(RECORD, "name: Bourg", "name: Ville")
        preview.build()
        files = read_files(preview.out)
        assert {o.path: o.content for o in index.outputs}.items() <= files.items()

    @pytest.mark.parametrize(
        ("path", "old", "new"),
        [
            ("templates/layouts/page.html", "<nav>", '<nav class="menu">'),
            ("templates/layouts/page.html", "<meta ch", '<meta name="a"><meta ch'),
            ("content/pages/search.yaml", "Chercher", "Trouver"),
        ],
    )
    def test_what_is_not_searched_is_no_reason_for_an_index(
        self, preview: Preview, path: str, old: str, new: str
    ) -> None:
        preview.save(path, old, new)
        steps = preview.build()
        assert isinstance(steps[-1], Built)
        assert preview.kept.memo.made["search"] == 0
        assert preview.kept.memo.kept["search"] == 2  # An index for each language.


def count_ours() -> Counter[str]:
    """How many things of the program there are, by their class."""
    gc.collect()
    kinds = Counter(map(type, gc.get_objects()))
    named = {f"{k.__module__}.{k.__qualname__}": n for k, n in kinds.items()}
    houses = ("microsite.", "twinlint.", "jinja2.")
    return Counter({name: n for name, n in named.items() if name.startswith(houses)})


@pytest.mark.campaign
def test_memory_is_flat_over_many_saves(tree: Tree) -> None:
    made = Preview(tree(minimal_site()))
    file = made.root / RECORD

    def save(first: int, last: int) -> None:
        for number in range(first, last):
            text = COMMUNE.replace("Une commune", f"Une commune {number}")
            text = text.replace("A municipality", f"A municipality {number}")
            file.write_text(text, "utf-8")
            if number % 5 == 0:  # one of them broken
                file.write_text(text.replace("name:", "nom:"), "utf-8")
            made.build()

    def count_kept() -> tuple[int, ...]:
        memo = made.kept.memo
        return len(memo._now), len(memo._before), len(made.kept.pages._texts)

    save(0, 30)  # what is kept of the last files, at most so many, is full by then
    things, kept = count_ours(), count_kept()
    save(30, 90)
    more = count_ours() - things
    assert {kind: count for kind, count in more.items() if count > 5} == {}
    assert count_kept() == kept
    made.kept.close()
