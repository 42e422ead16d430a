"""Marks names in pages: those of another language, and those that no line breaks.

WCAG 2.2, success criterion 3.1.2: the language of each passage can be determined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from html import escape

from microsite.pages.html import Change, Html
from microsite.pages.spoken import write_language
from microsite.records import is_same_language
from twinlint.source import Locale

_NO_PROSE = frozenset("code math option pre script style svg textarea title".split())
"""Elements whose text is no prose, or that hold no other element."""
_LONGEST_UNBROKEN = 20
"""Letters that a line of a card has room for on the smallest phone."""


def mark_names(
    source: str, names: Mapping[str, Locale], compounds: Iterable[str] = ()
) -> str:
    """A page with a `span` around names of other languages, and around compounds.

    `names` is `{name: language}`; straight and curly apostrophes, and spaces of any
    width, count as the same. A name stays as it is where its language is already said,
    in code, in drawings, and in elements that hold no other. Attributes do not change.

    Compounds, names with a hyphen, are kept on one line by the style of their `span`:
    not by hyphens that do not break, since who copies such a name finds it nowhere. A
    long name stays as it is, since a phone has no room for it.

    >>> mark_names('<p lang="en">Take a taxi</p>', {"taxi": Locale("fr")})
    '<p lang="en">Take a <span lang="fr">taxi</span></p>'
    >>> mark_names("<p>At Athis-Mons</p>", {}, ["Athis-Mons"])
    '<p>At <span class="unbroken">Athis-Mons</span></p>'
    """
    changes: list[Change] = []
    if names:
        pattern, mark = _make_marker(tuple(names.items()))
        changes.append(lambda text, lang: pattern.sub(mark(lang), text))
    bound = {n for n in compounds if "-" in n and len(n) <= _LONGEST_UNBROKEN}
    if bound:
        binder = _make_binder(frozenset(bound))
        changes.append(
            lambda text, _: binder.sub(_UNBROKEN, text) if "-" in text else text
        )
    return Html(source).change_text(*changes, outside=_NO_PROSE)


_UNBROKEN = r'<span class="unbroken">\g<0></span>'


@lru_cache(maxsize=8)
def _make_binder(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(_make_pattern, longest_first))})(?![\w-])"
    )


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
