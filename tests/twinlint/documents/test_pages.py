"""Claims about pages of paper: what stands on many, and letters of old fonts."""

from __future__ import annotations

import io
from pathlib import Path

from tables import every_row

from twinlint.documents import read_document
from twinlint.documents.pages.running import find_running

TEXT = ["the harbour", "the boats", "the quays", "the cranes"]


def write_pages(heads: list[str]) -> list[list[str]]:
    """Pages with a line above their text."""
    return [
        [head, *(f"{words} of {chr(ord('a') + at) * 3}" for words in TEXT)]
        for at, head in enumerate(heads)
    ]


@every_row(
    ("heads", "left_out"),
    [
        # A chapter of a long book, on each page or on each left one.
        (["Intro"] * 3 + [f"page about {at}x" for at in "abcdefghijklm"], [0, 1, 2]),
        (["Intro", "a1b", "Intro", "c2d", "Intro", *"efghijklmnopq"], [0, 2, 4]),
        (["Intro", "a1b", "c1d", "Intro", "e1f", "g1h", "Intro", *"ijklmnop"], []),
        (["Intro"] * 2 + list("abcdefghijklm"), []),
        # A title that counts the pages.
        (["2.1 Start 7", "2.1 Start 8", *"abcdefghijklm"], [0, 1]),
        (["2.1 Start 7", "2.1 Start 9", *"abcdefghijklm"], []),
        (["Book 1.2 of 3 May 2024 ix", "Book 1.2 of 3 May 2024 x", *"abcdefg"], [0, 1]),
        # A number alone, as of the pages before the first chapter.
        (["xlix", "l", "li", *"abcdefghkm"], [0, 1, 2]),
        (["xlix", "li", "l", *"abcdefghkm"], []),
        # What a program types, and a text repeats.
        (["}", "}", "}", *"abcdefghkm"], []),
    ],
)
def test_what_stands_on_pages_near_one_another_is_no_text(
    heads: list[str], left_out: list[int]
) -> None:
    found = find_running(write_pages(heads))
    assert sorted(found) == [(page, 0) for page in left_out]


def draw(operators: str) -> bytes:
    """A page with what the operators of a text show."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file)
    text = canvas.beginText(72, 700)
    text.setFont("Helvetica", 12)
    text._code.append(operators)  # It has no way to move back.
    canvas.drawText(text)
    canvas.save()
    return file.getvalue()


@every_row(
    ("operators", "read"),
    [
        (r"[(Le f) -111 (\264) 444 (evrier)] TJ", "Le février"),
        (r"[(re\270) 416 (c) -83 (u)] TJ", "reçu"),
        (r"[(rec) 416 (\270) -83 (u)] TJ", "reçu"),
        (r"(le `a b` ici) Tj", "le `a b` ici"),
    ],
)
def test_an_accent_that_is_drawn_over_a_letter_belongs_to_it(
    operators: str, read: str, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(draw(operators))
    assert read_document(tmp_path / "a.pdf").text.value.strip() == read


def test_a_document_that_everybody_may_read_is_read(tmp_path: Path) -> None:
    """Its password is that of who may change it."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    lock = StandardEncryption("", ownerPassword="secret", canPrint=0, strength=128)
    canvas = Canvas(str(tmp_path / "a.pdf"), encrypt=lock)
    canvas.drawString(72, 700, "Bonjour")
    canvas.save()
    assert read_document(tmp_path / "a.pdf").text.value.strip() == "Bonjour"
