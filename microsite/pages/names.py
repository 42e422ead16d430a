"""Marks names in pages: those of another language, and those that no line breaks.

WCAG 2.2, success criterion 3.1.2: the language of each passage can be determined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from microsite.pages.spoken import write_language
from microsite.records import is_same_language
from twinlint.source import Locale

_PIECE = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+|<", re.S)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_LANG = re.compile(r'\slang="([^"]*)"')
_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()
)
_CLOSED = frozenset("code option pre script style svg textarea title".split())
"""Elements whose text is no prose, or that hold no other element."""


@dataclass(frozen=True, slots=True)
class _Element:
    """An element that is open where the text stands."""

    tag: str
    lang: str
    is_closed: bool


def mark_names(html: str, names: Mapping[str, Locale]) -> str:
    """A page with every name of another language in a `span` that says which.

    `names` is `{name: language}`; straight and curly apostrophes, and spaces of any
    width, count as the same. A name stays as it is where its language is already said,
    in code, in drawings, and in elements that hold no other. Attributes do not change.

    >>> mark_names('<p lang="en">Take a taxi</p>', {"taxi": Locale("fr")})
    '<p lang="en">Take a <span lang="fr">taxi</span></p>'
    """
    if not names:
        return html
    pattern, mark = _make_marker(tuple(names.items()))
    return _change_text(html, lambda text, lang: pattern.sub(mark(lang), text))


_LONGEST_UNBROKEN = 20
"""Letters that a line of a card has room for on the smallest phone."""


def bind_names(html: str, names: Iterable[str]) -> str:
    """A page with every name that has a hyphen in a `span` that keeps it on one line.

    Not with hyphens that do not break: who copies such a name finds it nowhere. A long
    name stays as it is, since a phone has no room for it.

    >>> bind_names("<p>At Athis-Mons</p>", ["Athis-Mons"])
    '<p>At <span class="unbroken">Athis-Mons</span></p>'
    """
    bound = {n for n in names if "-" in n and len(n) <= _LONGEST_UNBROKEN}
    if not bound:
        return html
    pattern = _make_binder(frozenset(bound))
    return _change_text(
        html, lambda text, _: pattern.sub(r'<span class="unbroken">\g<0></span>', text)
    )


@lru_cache(maxsize=8)
def _make_binder(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(_make_pattern, longest_first))})(?![\w-])"
    )


def _change_text(html: str, change: Callable[[str, str], str]) -> str:
    """A page whose text, given with its language, is changed; attributes are not."""
    open_elements = [_Element("", "", is_closed=False)]
    written: list[str] = []
    for piece in _PIECE.findall(html):
        if piece.startswith("<"):
            _follow(piece, open_elements)
        elif not open_elements[-1].is_closed:
            piece = change(piece, open_elements[-1].lang)
        written.append(piece)
    return "".join(written)


_Mark = Callable[[re.Match[str]], str]


@lru_cache(maxsize=8)
def _make_marker(
    names: tuple[tuple[str, Locale], ...],
) -> tuple[re.Pattern[str], Callable[[str], _Mark]]:
    """What finds the names, the longest first, and what marks one in a language."""
    longest_first = sorted(names, key=lambda name: (-len(name[0]), name))
    languages = tuple(language for _, language in longest_first)
    groups = "|".join(f"({_make_pattern(name)})" for name, _ in longest_first)

    def mark_in(lang: str) -> _Mark:
        def mark(found: re.Match[str]) -> str:
            language = languages[(found.lastindex or 1) - 1]
            if is_same_language(language, lang):
                return found.group()
            attributes = write_language(language, Locale(lang))
            return f"<span {attributes}>{found.group()}</span>"

        return mark

    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)"), mark_in


def _make_pattern(name: str) -> str:
    words = (re.escape(escape(word, quote=False)) for word in name.split())
    return r"\s+".join(re.sub(r"['’]", "(?:['’]|&#39;)", word) for word in words)


def _follow(piece: str, open_elements: list[_Element]) -> None:
    """Open or close the element that a tag begins or ends."""
    found = _TAG.match(piece)
    if found is None:
        return
    tag = found.group(2).lower()
    if found.group(1):
        while len(open_elements) > 1 and open_elements.pop().tag != tag:
            pass
    elif tag not in _VOID and not piece.endswith("/>"):
        parent = open_elements[-1]
        said = _LANG.search(piece)
        lang = said.group(1) if said else parent.lang
        open_elements.append(_Element(tag, lang, parent.is_closed or tag in _CLOSED))
