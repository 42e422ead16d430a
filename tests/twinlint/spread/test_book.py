"""A page for each of many comparisons, and an index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from support import translator

from twinlint.documents.document import Document
from twinlint.documents.read import read_content
from twinlint.finding import Place, Rule, Severity, message
from twinlint.reporter import Report, Reporter
from twinlint.sheet import Passage, Sheet
from twinlint.source import Locale, Span, read_text
from twinlint.spread.book import Chapter, make_chapters, write_book
from twinlint.twins import Compared, Twins

REPORTER = Reporter(translator("en"), lambda _: ())
TWINS = Twins(
    "a",
    ("fr/a", "en/a"),
    (Locale("fr"), Locale("en")),
    (),
    lambda: (Document(read_text("a", "fr/a")), Document(read_text("a", "en/a"))),
)
RULE = Rule("a-rule", Severity.WARNING, "A defect.")


def chapter(name: str, *findings: str) -> Chapter:
    versions = tuple(
        (Locale(locale), read_content(Document(read_text("a", locale))))
        for locale in ("fr", "en")
    )
    sheets = (Sheet(name, (Passage(versions),)),)
    found = tuple(RULE(message("{x}", x=each)) for each in findings)
    return Chapter(name, Report(found, REPORTER, list_sheets=lambda: sheets))


def test_every_pair_has_a_page_that_the_index_links() -> None:
    chapters = (chapter("guide/Install"), chapter("guide/étape", "one", "two"))
    pages = dict(write_book(Report((), REPORTER), chapters))
    assert list(pages) == [
        "0001-guide-install.html",
        "0002-guide-etape.html",
        "index.html",
    ]
    index = pages["index.html"]
    assert re.findall('href="([^"]*)"', index) == list(pages)[:2]
    assert 'class="clean"><td><a href="0001-guide-install.html">' in index
    assert "<td>0<td>2<td>0" in index


def test_pages_are_written_as_pairs_come() -> None:
    taken = []

    def give() -> Iterator[Chapter]:
        for number in range(3):
            taken.append(number)
            yield chapter(f"{number}")

    pages = write_book(Report((), REPORTER), give())
    next(pages)
    assert taken == [0]
    assert len(list(pages)) == 3


def test_hostile_names_stay_in_the_folder_and_in_the_text() -> None:
    names = ("../../etc/passwd", "<script>", "", "x" * 500, "con\0\u202e")
    pages = dict(write_book(Report((), REPORTER), map(chapter, names)))
    assert all(re.fullmatch(r"[a-z0-9-]{1,80}\.html", name) for name in pages)
    assert len(pages) == len(names) + 1
    assert all("<script>" not in page for page in pages.values())


def test_findings_on_the_whole_stand_in_the_index() -> None:
    whole = Report((RULE(message("a page has no twin")),), REPORTER)
    pages = dict(write_book(whole, [chapter("a")]))
    assert "a page has no twin" in pages["index.html"]
    assert "a page has no twin" not in pages["0001-a.html"]


def test_the_index_counts_what_stands_on_its_pages() -> None:
    found = RULE(message("one"))
    book = replace(Report((found, found), REPORTER), compared=Compared((TWINS,)))
    pages = dict(write_book(book, [chapter("a", "one", "two")]))
    assert "<title>0 errors, 2 warnings</title>" in pages["index.html"]
    assert "<p>0 errors, 2 warnings</p>" in pages["index.html"]


def test_what_pages_share_is_told_on_each() -> None:
    other = replace(TWINS, paths=("fr/b", "en/b"), findings=())
    first, second = (
        replace(RULE(message("one")), place=Place(Span(f"en/{name}", 1, 1, 1, 2)))
        for name in ("a", "b")
    )
    shared = replace(first, also=(second,))
    twins = (replace(TWINS, findings=(shared,)), other)
    chapters = make_chapters(Report((shared,), REPORTER, compared=Compared(twins)))
    assert [each.report.findings for each in chapters] == [(first,), (second,)]
