"""reStructuredText, read as plain text: its words and links, not its directives."""

from __future__ import annotations

import re

from twinlint.documents.blank import hide_lines
from twinlint.documents.blocks import cut_typed_lines
from twinlint.documents.document import Content, Format
from twinlint.documents.markup import read_markup
from twinlint.finding import message
from twinlint.source import Text

_FOR_MACHINES = re.compile(r"^[ \t]*(?:\.\.(?:[ \t].*)?|:[\w -]{1,60}:.*)$", re.M)
"""Directives, comments, targets and options, each on a line."""


def _read(text: Text) -> Content:
    markup = read_markup(hide_lines(text.value, _FOR_MACHINES))
    return Content(text, markup, cut_typed_lines(markup.plain))


rst = Format(
    "rst",
    (".rst", ".rest"),
    _read,
    comment="..",
    note=message("reStructuredText is read as plain text"),
)
