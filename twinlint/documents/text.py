"""Plain text, as people type it: lines wrapped or not, headings on lines of their own.

Its links, and what it has of markup, are read as those of Markdown.
"""

from __future__ import annotations

from twinlint.documents.blocks import cut_typed_lines
from twinlint.documents.document import Content, Format
from twinlint.documents.markup import read_markup
from twinlint.source import Text


def _read(text: Text) -> Content:
    markup = read_markup(text.value)
    return Content(text, markup, cut_typed_lines(markup.plain))


text = Format("text", (".txt",), _read)
