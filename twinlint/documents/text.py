"""Plain text, as people type it: lines wrapped or not, headings on lines of their own.

Its links, and what it has of markup, are read as those of Markdown. A text with form
feeds was taken from a PDF, and is put together again.
"""

from __future__ import annotations

from twinlint.documents.blocks import cut_typed_lines
from twinlint.documents.document import Content, Format
from twinlint.documents.markup import read_markup
from twinlint.source import Text

_PAGE_END = "\f"


def _read(text: Text) -> Content:
    if _PAGE_END in text.value:
        from twinlint.documents.pages.printed import rebuild

        text = rebuild(text)
    markup = read_markup(text.value)
    return Content(text, markup, cut_typed_lines(markup.plain))


text = Format("text", (".txt",), _read)
