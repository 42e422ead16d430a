"""Markdown, as CommonMark, Kramdown and the wikis near them write it."""

from __future__ import annotations

from twinlint.documents.blocks import cut_blocks
from twinlint.documents.document import Content, Format
from twinlint.documents.elements import find_declared
from twinlint.documents.markup import read_markup
from twinlint.source import Text


def _read(text: Text) -> Content:
    markup = read_markup(text.value)
    stretches = cut_blocks(markup.plain, has_indented_code=True)
    return Content(text, markup, stretches, find_declared(markup.source))


markdown = Format("markdown", (".md", ".markdown"), _read)
