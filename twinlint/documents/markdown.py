"""Markdown, as CommonMark, Kramdown and the wikis near them write it.

What links, tables and footnotes are stands in `markup.py` and `blocks.py`. The fields
above it (front matter) that readers see are parts of their own.
"""

from __future__ import annotations

from twinlint.documents.blank import hide
from twinlint.documents.blocks import cut_blocks
from twinlint.documents.document import Content, Format, Part
from twinlint.documents.elements import find_declared
from twinlint.documents.front import find_body, read_fields
from twinlint.documents.markup import read_markup
from twinlint.source import Text


def read_prose(text: Text, value: str, *, has_indented_code: bool = True) -> Content:
    """What a text says whose characters are `value`, what is no prose being blank."""
    markup = read_markup(value)
    stretches = cut_blocks(markup.plain, has_indented_code=has_indented_code)
    return Content(text, markup, stretches, find_declared(markup.source))


def _read(text: Text) -> Content:
    return read_prose(text, hide(text.value, 0, find_body(text.value)))


def _split(text: Text) -> tuple[Part, ...]:
    fields = read_fields(text, find_body(text.value))
    return (*fields, Part("", _read(text)))


markdown = Format("markdown", (".md", ".markdown"), _read, split=_split)
