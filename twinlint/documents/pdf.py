"""PDF: the text of each page, its lines put together again, its links read.

Headers, footers and page numbers are left out. The text is taken from the file by
pypdfium2, the reader of Chromium; a page that is only a picture has none.
"""

from __future__ import annotations

from typing import Any

from twinlint.documents.document import (
    Content,
    Document,
    Format,
    Kind,
    UnreadableError,
)
from twinlint.documents.extra import load_extra
from twinlint.documents.passage import read_passage
from twinlint.finding import message
from twinlint.source import Text

_MAX_PAGES = 3000


def _unpack(content: bytes, path: str) -> Document:
    library: Any = load_extra("pypdfium2")
    from twinlint.documents.pages.layout import lay_out
    from twinlint.documents.pages.paper import Paper, require_length
    from twinlint.documents.pages.pdfium import read_page

    try:
        pdf = library.PdfDocument(content)
    except library.PdfiumError as error:
        if "password" in str(error).lower():
            said = message("it is encrypted: save it without a password")
            raise UnreadableError(said) from None
        raise UnreadableError(message("it is no PDF, or a broken one")) from None
    try:
        if len(pdf) > _MAX_PAGES:
            raise UnreadableError(
                message("it has more than {limit} pages", limit=_MAX_PAGES)
            )
        heights = [pdf.get_page_size(at)[1] for at in range(len(pdf))]
        pages = []
        length = 0
        for page in pdf:
            pages.append(list(read_page(page)))
            length += sum(len(line.text) for line in pages[-1])
            require_length(length)
    except library.PdfiumError:
        raise UnreadableError(message("it is no PDF, or a broken one")) from None
    finally:
        pdf.close()
    if not any(pages):
        raise UnreadableError(
            message("there is no text in it: its pages are pictures, maybe scans")
        )
    paper = Paper(path, has_pages=True)
    number = 0
    for block in lay_out(pages, heights):
        while number < block.page:
            paper.turn_page()
            number += 1
        if block.kind is Kind.ROW:
            paper.add_row(list(block.cells))
        else:
            paper.add(block.kind, block.text, block.level)
    return paper.finish("pdf")


def _read(text: Text) -> Content:
    return read_passage(text)


pdf = Format(
    "pdf",
    (".pdf",),
    _read,
    unpack=_unpack,
    holds=lambda content: content[:1024].lstrip().startswith(b"%PDF-"),
)
