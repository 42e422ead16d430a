"""The pages for editors on paper: the card is one page, the guide two a language."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from markdown_it import MarkdownIt
from pypdfium2 import PdfDocument
from support import PROJECT
from tabs import Tabs

CONTENT = PROJECT / "content"
PAPER = """<!doctype html><style>
@page { size: A4; margin: 12mm }
body { font: 9pt/1.25 sans-serif }
pre, code { font-size: 8pt }
pre { line-height: 1.15 }
p, ul, ol, pre { margin-block: 3pt }
h1, h2 { margin-block: 6pt 2pt }
table { border-spacing: 4pt 0 }
td { padding: 0; vertical-align: top }
</style>"""
"""A page of small print, as nobody prints the guide but to have it at hand."""


def test_the_card_prints_on_one_page(tabs: Tabs) -> None:
    with tabs.open() as page:
        page.goto((CONTENT / "CARD.html").as_uri())
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert [each["id"] for each in found.response["violations"]] == []
        assert len(PdfDocument(page.pdf(prefer_css_page_size=True))) == 1


def test_the_guide_prints_on_two_pages_a_language(tabs: Tabs) -> None:
    read = MarkdownIt("commonmark").enable("table").render
    text = (CONTENT / "README.md").read_text(encoding="utf-8")
    with tabs.open() as page:
        for half in text.split("\n---\n"):
            page.set_content(PAPER + read(half))
            assert len(PdfDocument(page.pdf(prefer_css_page_size=True))) == 2
