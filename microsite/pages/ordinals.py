"""Raises the letters after numbers where a language has them so: `15<sup>e</sup>`.

Only where people read them as text: attributes, titles, data and code stay as typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from microsite.pages.html import Html
from microsite.pages.names import NO_PROSE
from twinlint.source import Locale
from twinlint.typography import mark_raised

_TAGS = "<sup>", "</sup>"
_OUTSIDE = NO_PROSE | {"sub", "sup"}


def make_raiser(locales: Iterable[Locale]) -> Callable[[str], str]:
    """What raises them in one page after the other; `locales` are those of the site.

    Each passage is set as its own language wants it, which its page says.

    >>> make_raiser(["fr"])('<p lang="fr" title="15e">Le 15e</p><p lang="en">2nd</p>')
    '<p lang="fr" title="15e">Le 15<sup>e</sup></p><p lang="en">2nd</p>'
    """
    known = tuple(locales)

    def raise_letters(text: str, language: str) -> str:
        return mark_raised(text, Locale(language), _TAGS)

    def raise_in_page(source: str) -> str:
        # Reading a page takes longer than seeing that it has nothing to raise.
        if all(mark_raised(source, each, _TAGS) == source for each in known):
            return source
        return Html(source).change_text(raise_letters, outside=_OUTSIDE)

    return raise_in_page
