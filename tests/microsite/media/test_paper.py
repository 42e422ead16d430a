"""The press kit: tagged PDF, with the site's own letters, the same in every build."""

from __future__ import annotations

import ctypes
import os
import re
import zlib
from collections.abc import Mapping

import pypdfium2
import pytest
from PIL import ImageFile
from pypdfium2 import raw
from support import PROJECT, read_site, show

from microsite.media.paper import availability, check_printer, print_papers
from microsite.pages import Output

BASE = "https://ville.paris"
FONT = (PROJECT / "assets/fonts/montserrat-500.woff2").read_bytes()
STYLE = (
    "@font-face{font-family:Own;src:url(/assets/fonts/a.woff2)}html{font-family:Own}"
)
HTML = (
    '<!doctype html><html lang="fr"><head><title>Dossier</title>'
    '<link rel="stylesheet" href="https://ville.paris/assets/kit.css"></head>'
    "<body><h1>Un</h1><p>{}</p></body></html>"
)

FILES = (
    Output("assets/kit.css", STYLE.encode()),
    Output("assets/fonts/a.woff2", FONT),
)


@pytest.fixture(autouse=True)
def printer(request: pytest.FixtureRequest) -> None:
    """Skip what needs Pango where there is none; fail where it is required."""
    if availability.has_printer() or "monkeypatch" in request.fixturenames:
        return
    reason = "no printer: install Pango (Debian: libpangoft2-1.0-0)"
    if os.environ.get("MICROSITE_PRINTER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def make(text: str = "Deux", style: str = STYLE) -> tuple[bytes, list[str]]:
    """What is printed of a page of one text, and what is wrong with it."""
    paper = Output("fr/press-kit.pdf", HTML.format(text).encode())
    files = (Output("assets/kit.css", style.encode()), *FILES[1:])
    outputs, findings = print_papers((paper, *files), BASE)
    return outputs[0].content, show(findings)


def test_a_paper_is_tagged_has_its_language_and_is_the_same_again() -> None:
    content, findings = make("Deux ; trois\u202f!")
    assert findings == []
    assert content.startswith(b"%PDF-")
    pdf = pypdfium2.PdfDocument(content)
    assert pdf.get_metadata_dict()["Title"] == "Dossier"
    assert raw.FPDFCatalog_IsTagged(pdf)
    assert read_language(pdf) == "fr"
    streams = re.findall(rb"stream\n(.*?)\nendstream", content, re.S)
    inside = b"".join(
        zlib.decompress(each) if each[:1] == b"\x78" else each for each in streams
    )
    assert b"pdfuaid:part" in inside
    assert make("Deux ; trois\u202f!")[0] == content


def test_papers_that_are_printed_together_are_as_each_alone() -> None:
    texts = {"fr/press-kit.pdf": "Deux", "en/press-kit.pdf": "Trois"}
    papers = (Output(path, HTML.format(t).encode()) for path, t in texts.items())
    outputs, _ = print_papers((*papers, *FILES), BASE)
    printed = [output.content for output in outputs[: len(texts)]]
    assert printed == [make(text)[0] for text in texts.values()]


def test_printing_leaves_pictures_that_are_cut_short_a_finding() -> None:
    make()
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


def read_language(pdf: pypdfium2.PdfDocument) -> str:
    size = raw.FPDFCatalog_GetLanguage(pdf, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(
        pdf, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
    )
    return buffer.raw.decode("utf-16-le").rstrip("\0")


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("html{font-family:serif}", "it is set in"),
        (STYLE + "p{font-family:monospace}", "it is set in"),
        ("html{display:none}", "it has no letters"),
    ],
)
def test_a_paper_without_letters_of_the_site_is_not_published(
    style: str, said: str
) -> None:
    content, (finding,) = make(style=style)
    assert not content.startswith(b"%PDF-")
    assert finding.startswith("templates/feeds/press-kit.html:1:1: fr/press-kit.pdf: ")
    assert said in finding
    assert finding.endswith("[paper-without-font]")


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "https://elsewhere.example/a.svg", "/a.svg"]
)
def test_a_paper_takes_nothing_from_elsewhere(address: str) -> None:
    _, (finding,) = make(f'<img src="{address}" alt="">')
    assert finding.endswith("is no file of the site [unprintable-paper]")


def test_without_a_printer_the_site_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = read_site(PROJECT)
    monkeypatch.setattr(availability, "has_printer", lambda: True)
    assert check_printer(PROJECT, site) == (True, ())
    assert check_printer(PROJECT / "tests", site) == (False, ())  # without a template
    monkeypatch.setattr(availability, "has_printer", lambda: False)
    can_print, findings = check_printer(PROJECT, site)
    assert not can_print
    assert show(findings) == [
        "templates/feeds/press-kit.html:1:1: the press kit is left out: WeasyPrint or"
        " Pango is missing [missing-printer]"
    ]


def test_a_printer_without_a_part_of_it_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(availability, "find_library", lambda name: name)
    assert availability.has_printer.__wrapped__()
    monkeypatch.setattr(
        availability, "find_library", lambda name: None if "ft2" in name else name
    )
    assert not availability.has_printer.__wrapped__()


def test_the_kit_of_each_language_is_there_and_the_press_page_leads_to_it(
    showcase: Mapping[str, bytes],
) -> None:
    for locale, path, words in (
        ("fr", "fr/presse", ("Dossier de presse", "L’ombre est un service public")),
        ("en", "en/press", ("Press kit", "Shade is a public service")),
    ):
        page = showcase[f"{path}/index.html"].decode()
        assert f'href="/{locale}/press-kit.pdf"' in page
        pdf = pypdfium2.PdfDocument(showcase[f"{locale}/press-kit.pdf"])
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
        for each in words:
            assert each in " ".join(text.split())


def test_a_site_that_is_not_printed_offers_no_kit(
    real_site: Mapping[str, bytes],
) -> None:
    assert not [path for path in real_site if path.endswith(".pdf")]
    assert b"press-kit" not in real_site["fr/presse/index.html"]
