"""Finds text that an editor wrote for readers and YAML takes for a comment."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from microsite.records import Document, shorten_text
from microsite.validate import problems
from twinlint.finding import Finding, Place, message
from twinlint.source import FieldPath

_AFTER_VALUE = re.compile(r"[ \t]+(#[^\s#].*)")
"""`#QMI …` at the end of a line; a comment has a space after its sign."""
_AFTER_TEXT = re.compile(r" (#.*\S.*)")
"""Anything behind a `#` in a text; two spaces stand in front of a comment."""
_ENDED = (".", "!", "?", "…", "»", "”", ")")
"""Ends of a text, behind which a comment is meant as one."""
_BEFORE_VALUE = re.compile(r"^[ \t]+(##.*|#[^\s#].*)", re.M)
"""A Markdown heading above a text that lacks its `|`."""


def find_hidden_text(
    document: Document, locales: Container[object]
) -> Iterator[Finding]:
    """A finding for each comment of a record that is probably a part of a text.

    `locales` are the languages of the site, below whose names texts stand.
    """
    source = document.source.value
    above = {path[:-1] for path in document.values}
    for path, stretch in document.values.items():
        if stretch.style or stretch.start == stretch.end or path in above:
            continue
        key = document.keys.get(path)
        if key:
            for found in _BEFORE_VALUE.finditer(source, key.end, stretch.start):
                yield _report(document, path, found)
        value = source[stretch.start : stretch.end]
        is_open = path[-1] in locales and not value.endswith(_ENDED)
        after = _AFTER_VALUE.match(source, stretch.end)
        if not after and is_open:
            after = _AFTER_TEXT.match(source, stretch.end)
        if after:
            line = f'{path[-1]}: "{value}{after.group().rstrip()}"'
            is_plain = isinstance(path[-1], str) and "\n" not in value
            is_ready = is_plain and '"' not in value + after.group()
            yield _report(document, path, after, line if is_ready else "")


def _report(
    document: Document, path: FieldPath, found: re.Match[str], right: str = ""
) -> Finding:
    words = found.group(1).rstrip()
    end = found.start(1) + len(words)
    span = document.source.span(found.start(1), end)
    return problems.HIDDEN_TEXT(
        message(
            "“{words}” is a comment and is not published", words=shorten_text(words)
        ),
        Place(span, text=words, field=path),
        help=message(
            "put the text in straight quotes: {written}; delete it if it is a note",
            written=right,
        )
        if right and words.startswith("# ")
        else message("put the text in straight quotes: {written}", written=right)
        if right
        else message("put the text in quotes, or in a block after “|”"),
    )
