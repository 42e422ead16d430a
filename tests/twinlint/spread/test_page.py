"""The page that shows texts side by side."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from support import translator

from twinlint.documents.document import Document
from twinlint.documents.read import read_content
from twinlint.finding import Finding, Place, Rule, Severity, message
from twinlint.pipeline import compare
from twinlint.reporter import Report, Reporter
from twinlint.sheet import Note, Passage, Sheet
from twinlint.source import Locale, Span, Text, read_text
from twinlint.spread.page import draw_page

RULE = Rule("a-rule", Severity.WARNING, "A defect.")
OTHER = Rule("other-rule", Severity.ERROR, "Another.")
HOSTILE = "<script>alert(1)</script>\"'&\u202e\0"


def passage(fr: str, en: str, name: str = "", line: int = 1, **more: Any) -> Passage:
    """A field of a record: the French on a line, the English on the next."""
    versions = tuple(
        (
            Locale(locale),
            read_content(Document(Text(text, "r.yaml", (0,), ((at, 5),)))),
        )
        for locale, text, at in (("fr", fr, line), ("en", en, line + 1))
    )
    return Passage(versions, name, **more)


def place(line: int, column: int, end_column: int, path: str = "r.yaml") -> Place:
    return Place(Span(path, line, column, line, end_column))


def draw(*findings: Finding, sheets: tuple[Sheet, ...] = (), lang: str = "en") -> str:
    reporter = Reporter(translator(lang), lambda _: ["the line of the file"])
    report = Report(findings, reporter, list_sheets=lambda: sheets)
    return draw_page(report).write()


def read_text_of(page: str) -> str:
    """What a reader of the page sees of it."""

    class Reader(HTMLParser):
        words = ""
        is_style = False

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.is_style = tag == "style"

        def handle_endtag(self, tag: str) -> None:
            self.is_style = False

        def handle_data(self, data: str) -> None:
            self.words += "" if self.is_style else data

    reader = Reader()
    reader.feed(page)
    return reader.words


def test_each_side_says_its_language() -> None:
    page = draw(sheets=(Sheet("Sceaux", (passage("Une gare", "A station"),)),))
    assert '<div lang="fr">Une gare</div><div lang="en">A station</div>' in page
    assert page.startswith('<!doctype html>\n<html lang="en">')


def test_words_are_marked_in_both_texts_and_the_finding_stands_beside_them() -> None:
    finding = RULE(
        message("something"),
        place(2, 5, 6),
        related=(place(1, 5, 8),),
        help=message("do"),
    )
    page = draw(finding, sheets=(Sheet("S", (passage("Une gare", "A station"),)),))
    row = next(line for line in page.split("\n") if line.startswith('<div class="row'))
    assert row.startswith('<div class="row warning r0">')
    assert '<mark class="warning r0">Une<sup>1</sup></mark> gare' in row
    assert '<mark class="warning r0">A<sup>1</sup></mark> station' in row
    assert "<b>warning 1</b> something <code>a-rule</code>" in row
    assert "r.yaml:2:5" in row
    assert "<b>help:</b> do" in row


def test_a_place_without_words_is_a_gap() -> None:
    finding = RULE(message("something"), place(2, 6, 6))
    page = draw(finding, sheets=(Sheet("S", (passage("Une gare", "A station"),)),))
    assert 'A<mark class="warning r0 gap"><sup>1</sup></mark> station' in page


def test_words_of_several_findings_are_shown_once() -> None:
    findings = (
        RULE(message("one"), place(2, 5, 14)),
        OTHER(message("two"), place(2, 7, 14)),
    )
    page = draw(*findings, sheets=(Sheet("S", (passage("Une gare", "A station"),)),))
    assert (
        '<mark class="warning r0">A </mark>'
        '<mark class="warning r0 error r1">station<sup>1</sup><sup>2</sup></mark>'
    ) in page


def test_a_finding_at_several_places_is_told_once_in_full() -> None:
    again = RULE(message("something"), place(12, 5, 6))
    finding = Finding(
        "a-rule", Severity.WARNING, message("something"), place(2, 5, 6), also=(again,)
    )
    sheets = (
        Sheet("S", (passage("Une gare", "A station"),)),
        Sheet("T", (passage("Un parc", "A park", line=11),)),
    )
    page = draw(finding, sheets=sheets)
    assert page.count("<sup>1</sup></mark>") == 2
    assert page.count("<b>warning 1</b>") == 2
    assert page.count("also at 12:5") == 1


def test_findings_are_numbered_in_the_order_in_which_the_page_shows_them() -> None:
    findings = (
        RULE(message("nowhere"), place(1, 1, 2, "other.yaml")),
        OTHER(message("in the second"), place(2, 5, 6)),
        RULE(message("of the second"), place(3, 1, 1)),
        OTHER(message("in the first"), place(12, 5, 6)),
        RULE(message("there too"), place(12, 5, 6)),
    )
    second = Sheet("T", (passage("Une gare", "A station"),))
    sheets = (
        Sheet("S", (passage("Un parc", "A park", line=11),)),
        replace(second, span=Span("r.yaml", 1, 1, 4, 1)),
    )
    page = draw(*findings, sheets=sheets)
    shown = re.findall(r"<b>(?:warning|error) (\d)</b> ([a-z ]+?) <code>", page)
    assert shown == [
        ("1", "in the first"),
        ("2", "there too"),
        ("3", "of the second"),
        ("4", "in the second"),
        ("5", "nowhere"),
    ]
    assert "A<sup>1</sup><sup>2</sup></mark> park" in page
    assert '<mark class="error r1">A<sup>4</sup></mark> station' in page


def test_what_is_wrong_at_a_place_stands_beside_it() -> None:
    others = (
        OTHER(message("wrong here"), place(2, 5, 6)),
        OTHER(message("wrong there"), place(12, 5, 6)),
    )
    finding = replace(RULE(message("all over"), place(1, 5, 5)), also=others)
    sheets = (
        Sheet("S", (passage("Une gare", "A station"),)),
        Sheet("T", (passage("Un parc", "A park", line=11),)),
    )
    rows = re.findall('<div class="row.*', draw(finding, sheets=sheets))
    assert [
        [
            said in row
            for said in (
                ">warning 1</b> all over",
                "</b> wrong here",
                "</b> wrong there",
            )
        ]
        for row in rows
    ] == [[True, True, False], [False, False, True]]
    assert "<b>error 1</b> wrong there <code>other-rule</code>" in rows[1]


def test_a_finding_on_a_field_without_text_stands_at_its_record() -> None:
    finding = RULE(message("something"), place(3, 1, 4))
    sheets = (
        Sheet(
            "S", (passage("Une gare", "A station"),), span=Span("r.yaml", 1, 1, 5, 1)
        ),
        Sheet("T", (passage("Un parc", "A park", line=11),)),
    )
    page = draw(finding, sheets=sheets)
    sheet = page[page.index('<article class="sheet') : page.index("</article>")]
    assert "something" in sheet
    assert "the line of the file" not in sheet
    assert "Elsewhere" not in page


def test_a_finding_on_no_text_stands_elsewhere_with_its_excerpt() -> None:
    finding = RULE(message("something"), place(1, 1, 4, "other.html"))
    page = draw(finding, sheets=(Sheet("S", (passage("Une gare", "A station"),)),))
    elsewhere = page[page.index("<h2>Elsewhere</h2>") :]
    assert "other.html:1:1" in elsewhere
    assert "the line of the file" in elsewhere


@pytest.mark.parametrize("column", [-5, 0, 4, 400, 10**9])
def test_a_place_outside_of_every_text_breaks_nothing(column: int) -> None:
    finding = RULE(message("something"), place(1, column, column + 3))
    page = draw(finding, sheets=(Sheet("S", (passage("Une gare", "A station"),)),))
    assert "something" in page
    assert "Une gare" in page


def test_whatever_is_shown_is_shown_as_text() -> None:
    finding = Finding(
        HOSTILE,
        Severity.ERROR,
        message("{x}", x=HOSTILE),
        place(2, 5, 9),
        (),
        message("{x}", x=HOSTILE),
    )
    lost = Finding(
        HOSTILE, Severity.INFO, message("{x}", x=HOSTILE), place(1, 1, 2, HOSTILE)
    )
    notes = (Note(message("{x}", x=HOSTILE), (message("{x}", x=HOSTILE),)),)
    sheet = Sheet(
        HOSTILE,
        (passage(HOSTILE, HOSTILE, HOSTILE, notes=notes),),
        HOSTILE,
        Span(HOSTILE, 1, 1, 1, 1),
        HOSTILE,
        notes,
        is_draft=True,
    )
    page = draw(finding, lost, sheets=(sheet, sheet))
    assert "<script" not in page
    assert "\u202e" not in page
    assert "\0" not in page
    assert page.count("&lt;script&gt;") >= 12
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(set(ids)) == len(ids)
    assert not [each for each in ids if re.search(r"\s", each)]
    page.encode("utf-8")


def test_a_lone_surrogate_can_be_written() -> None:
    page = draw(sheets=(Sheet("\udcff", (passage("\ud800", "a"),)),))
    assert b"\\udcff" in page.encode("utf-8")


def test_the_page_allows_its_own_style_and_nothing_else() -> None:
    page = draw(RULE(message("x")), sheets=(Sheet("S", (passage("a", "b"),)),))
    style = re.search("<style>(.*)</style>", page, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'"
    assert f'http-equiv="Content-Security-Policy" content="{policy}"' in page
    assert not re.search(r"\bstyle=|\bon\w+=|<script|\bsrc=", page)


def test_only_what_there_is_to_choose_can_be_chosen() -> None:
    texts = (Sheet("S", (passage("Une gare", "A station"),)),)
    assert "<form" not in draw(sheets=texts)
    one = draw(RULE(message("x")), sheets=texts)
    assert 'id="found"' in one
    assert 'name="rule"' not in one
    two = draw(RULE(message("x")), OTHER(message("y")), sheets=texts)
    assert "a-rule (1)" in two
    assert "errors (1)" in two
    assert 'id="touched"' not in two
    touched = (Sheet("S", (passage("a", "b"),), is_touched=True),)
    assert 'id="touched"' in draw(sheets=touched)


def test_sections_say_how_many_texts_each_language_has() -> None:
    sheets = (
        Sheet("A", (passage("Une gare", "A station"),), section="Communes"),
        Sheet("B", (passage("Un parc", "", line=11),), section="Communes"),
        Sheet("C", (), section="Pages"),
    )
    page = draw(sheets=sheets)
    assert "<h2>Communes</h2>" in page
    assert "French: 2 of 2 · English: 1 of 2" in page
    assert "<h3>A" in page


def test_markup_is_left_out_unless_it_is_what_is_marked() -> None:
    finding = RULE(message("x"), place(2, 16, 25))
    fields = passage("**Une** gare &amp; `x`", "A [station](https://a.b) mail@a.org")
    page = draw(finding, sheets=(Sheet("S", (fields,)),))
    assert "Une gare &amp; x" in page
    assert re.search(r"station<mark[^>]*>\(https://", page)
    assert "mail@a.org" in page


def test_code_in_a_sentence_is_shown_in_every_format() -> None:
    page = "<main><p>Run <code>make all</code> &amp; <b>wait</b>.</main>"
    text = "Run `make all` & **wait**."
    versions = tuple(
        (Locale(form), read_content(Document(read_text(value, form), form)))
        for form, value in (("html", page), ("markdown", text))
    )
    drawn = draw(sheets=(Sheet("S", (Passage(versions),)),))
    assert drawn.count("Run make all &amp; wait.") == 2


def test_a_comparison_of_two_texts_marks_what_it_found() -> None:
    texts = ("Le jury siège 18 fois.", "The jury meets 16 times.")
    findings = compare(*texts)
    versions = tuple(
        (Locale(locale), read_content(Document(read_text(text, locale))))
        for locale, text in zip(("fr", "en"), texts, strict=True)
    )
    page = draw(*findings, sheets=(Sheet("fr · en", (Passage(versions),)),), lang="fr")
    assert re.search(r"siège <mark[^>]*>18<sup>1</sup></mark> fois", page)
    assert re.search(r"meets <mark[^>]*>16<sup>1</sup></mark> times", page)
    assert "avertissement 1</b>" in page or "erreur 1</b>" in page
    assert "règle" not in read_text_of(page).lower()


def test_an_empty_report_is_a_page() -> None:
    assert "0 errors, 0 warnings" in draw()
