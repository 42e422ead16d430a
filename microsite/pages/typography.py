"""Finds where HTML is text, and has `twinlint.typography` set it; tags stay as is."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from microsite.pages.html import Html, Token
from twinlint.source import Locale
from twinlint.typography import CLOSED, OPENED, typeset

_VERBATIM = frozenset("code kbd math pre samp script style svg textarea".split())
_BLOCKS = frozenset(
    "p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote table tr td th div br hr".split()
)
"""Tags between which text is set; through all others it runs on."""


def typeset_html(source: str, locale: Locale) -> str:
    r"""A piece of HTML as readers of a language expect it.

    >>> typeset_html('<p title="a ?">Vraiment ?</p>', Locale("fr"))
    '<p title="a ?">Vraiment\u202f?</p>'
    """
    written: list[str] = []
    block: list[tuple[str, str]] = []
    verbatim = ""
    for token, _, is_inside in Html(source).walk(_VERBATIM):
        if is_inside:
            verbatim += token.written
            continue
        if verbatim:
            block.append((OPENED, verbatim))
            verbatim = ""
        if token.name in _BLOCKS:
            written += (*_typeset_block(block, locale), token.written)
            block = []
        else:
            block.append((_stand_for(token), token.written))
    if verbatim:
        block.append((OPENED, verbatim))
    return "".join((*written, *_typeset_block(block, locale)))


def _stand_for(token: Token) -> str:
    """What stands for a token while the text around it is set."""
    if token.kind == "text":
        return token.text.replace(OPENED, "").replace(CLOSED, "")
    return CLOSED if token.kind == "closing" else OPENED


def _typeset_block(block: list[tuple[str, str]], locale: Locale) -> Iterator[str]:
    """Set text that runs through inline tags as one, so that quotes find mates."""
    marked = "".join(mark for mark, _ in block)
    changed = typeset(marked, locale)
    if changed == marked:
        yield from (written for _, written in block)
        return
    tags = (written for mark, written in block if mark in (OPENED, CLOSED))
    start = 0
    for end, letter in enumerate(changed):
        if letter in (OPENED, CLOSED):
            yield escape(changed[start:end], quote=False)
            yield next(tags)
            start = end + 1
    yield escape(changed[start:], quote=False)
