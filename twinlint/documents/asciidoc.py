"""AsciiDoc, read as plain text: its words and links, not its attributes and macros."""

from __future__ import annotations

import re

from twinlint.documents.blank import hide_lines
from twinlint.documents.blocks import cut_typed_lines
from twinlint.documents.document import Content, Format
from twinlint.documents.markup import read_markup
from twinlint.finding import message
from twinlint.source import Text

_FOR_MACHINES = re.compile(
    r"^(?::!?[\w-]{1,60}!?:.*|\[[^\]\n]{0,200}\]|(?://.*)|(?:-{4,}|={4,}|\.{4,}|\*{4,}|_{4,})"
    r"|(?:include|image|video|toc|ifdef|ifndef|endif)::.*)[ \t]*$",
    re.M,
)
"""Attributes, comments, delimiters and macros, each on a line."""


def _read(text: Text) -> Content:
    markup = read_markup(hide_lines(text.value, _FOR_MACHINES))
    return Content(text, markup, cut_typed_lines(markup.plain))


asciidoc = Format(
    "asciidoc",
    (".adoc", ".asciidoc", ".asc"),
    _read,
    comment="//",
    note=message("AsciiDoc is read as plain text"),
)
