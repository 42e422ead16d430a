"""The pages for editors on paper: the card is one page, the guide two a language."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from markdown import markdown
from pypdfium2 import PdfDocument
from support import PROJECT
from tabs import Tabs

CONTENT = PROJECT / "content"
PAPER = "<style>@page { size: A4; margin: 15mm } body { font: 10pt/1.35 sans-serif }"


def test_the_card_prints_on_one_page(tabs: Tabs) -> None:
    with tabs.open() as page:
        page.goto((CONTENT / "CARD.html").as_uri())
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert [each["id"] for each in found.response["violations"]] == []
        assert len(PdfDocument(page.pdf(prefer_css_page_size=True))) == 1


def test_the_guide_prints_on_two_pages_a_language(tabs: Tabs) -> None:
    text = (CONTENT / "README.md").read_text(encoding="utf-8")
    with tabs.open() as page:
        for half in text.split("\n---\n"):
            drawn = markdown(half, extensions=["tables", "fenced_code"])
            page.set_content(f"<!doctype html>{PAPER}</style>{drawn}")
            assert len(PdfDocument(page.pdf(prefer_css_page_size=True))) == 2
