"""Marks names in HTML: those of another language, and those that no line breaks.

WCAG 2.2, success criterion 3.1.2: the language of each passage can be determined.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from html import escape

from microsite.pages.html import Html
from microsite.pages.spoken import write_language
from microsite.records import is_same_language
from twinlint.source import Locale

NO_PROSE = frozenset("code math option pre script style svg textarea title".split())
"""Elements whose text is no prose, or that hold no other element."""
_LONGEST_UNBROKEN = 20
"""Letters that a line of a card has room for on the smallest phone."""


Mark = Callable[[str], str]
"""Gives a page with its names marked."""


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
    return make_marker(names, compounds)(source)


def make_marker(names: Mapping[str, Locale], compounds: Iterable[str]) -> Mark:
    """What marks the same names in one page after the other, as `mark_names` does."""
    bound = {n for n in compounds if "-" in n and len(n) <= _LONGEST_UNBROKEN}
    spoken, unbroken = _Index(names, _WORD), _Index(bound, _COMPOUND)

    def mark_languages(text: str, lang: str) -> str:
        there = spoken.find(text)
        if not there:
            return text
        pattern, mark = _make_marker(tuple((name, names[name]) for name in there))
        return pattern.sub(mark(lang), text)

    def bind(text: str, _: str) -> str:
        there = unbroken.find(text) if "-" in text else ()
        return _make_binder(there).sub(_UNBROKEN, text) if there else text

    def mark_page(source: str) -> str:
        if not spoken.find(source) and not unbroken.find(source):
            return source
        return Html(source).change_text(mark_languages, bind, outside=NO_PROSE)

    return mark_page


_WORD = re.compile(r"\w++")
_COMPOUND = re.compile(r"[\w-]++")


class _Index:
    """Names by a word that stands wherever the name does, the rarest of its words.

    A text is searched for its own words, and then for the few names that have one of
    them: not for every name at each of its letters.
    """

    def __init__(self, names: Iterable[str], word: re.Pattern[str]) -> None:
        """`word` finds the words that names are looked up by, whole ones only."""
        self._word = word
        self._names: dict[str, list[str]] = defaultdict(list)
        words = {n: word.findall(escape(n, quote=False)) for n in sorted(names)}
        uses = Counter(each for own in words.values() for each in own)
        for name, own in words.items():
            self._names[min(own, key=uses.__getitem__, default="")].append(name)

    def find(self, text: str) -> tuple[str, ...]:
        """The names that may stand in a text; no other does."""
        if not self._names:
            return ()
        keys = self._names.keys() & {"", *self._word.findall(text)}
        return tuple(name for key in sorted(keys) for name in self._names[key])


_UNBROKEN = r'<span class="unbroken">\g<0></span>'


@lru_cache(maxsize=256)
def _make_binder(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(_make_pattern, longest_first))})(?![\w-])"
    )


@lru_cache(maxsize=256)
def _make_marker(
    names: tuple[tuple[str, Locale], ...],
) -> tuple[re.Pattern[str], Callable[[str], Callable[[re.Match[str]], str]]]:
    """What finds the names, the longest first, and what marks one in a language."""
    longest_first = sorted(names, key=lambda name: (-len(name[0]), name))
    languages = tuple(language for _, language in longest_first)
    groups = "|".join(f"({_make_pattern(name)})" for name, _ in longest_first)

    def mark_in(lang: str) -> Callable[[re.Match[str]], str]:
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
