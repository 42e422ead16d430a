"""Streets of which each version names another one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from twinlint.comparison.comparison import Comparison
from twinlint.languages import read_language
from twinlint.mentions import Block, Kind, Mentions, Span
from twinlint.source import Locale
from twinlint.spelling import fold, is_slip

_NAME = r"[^\W\d_a-zà-öø-ÿ][\w’'-]{0,60}"
_NAMES = rf"{_NAME}(?:[ \u00a0]{_NAME}){{0,5}}"
"""A word, with its hyphens, and a few more: no street is called by ten."""
_Locales = tuple[Locale, Locale]
_Named = dict[tuple[str, str], Span]
"""`{(kind of street, its name): the first place of the name}`, both folded."""


def find_replaced_streets(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """The only street left over on each side of a unit, of one kind in one language.

    Who leaves `rue` as it is leaves the name too, whatever its words mean.
    """
    first, second = comparison.reference, comparison.translation
    _, words = _make_pattern(comparison.locales)
    if words.isdisjoint(first.vocabulary) or words.isdisjoint(second.vocabulary):
        return
    for unit in comparison.paired:
        left = _read_streets(first, unit.reference, comparison.locales)
        if not left:
            continue
        right = _read_streets(second, unit.translation, comparison.locales)
        mine = [key for key in left if key not in right]
        theirs = [key for key in right if key not in left]
        if len(mine) != 1 or len(theirs) != 1:
            continue
        (kind, name), (other_kind, other) = mine[0], theirs[0]
        if kind == other_kind and not (is_slip(name, other) or fold(name) == other):
            yield left[mine[0]], right[theirs[0]]


def _read_streets(
    mentions: Mentions, blocks: Iterable[Block], locales: _Locales
) -> _Named:
    """The streets that some blocks name in the way of either language."""
    pattern, words = _make_pattern(locales)
    streets: _Named = {}
    for block in blocks:
        # Most blocks name no street: a look at their words is quick.
        if block.kind is Kind.CODE or words.isdisjoint(map(str.lower, block.words)):
            continue
        for match in pattern.finditer(mentions.plain, block.start, block.end):
            kind = match["lead"] or match["tail"]
            which = "name" if match["lead"] else "own"
            key = (kind.lower(), fold(match[which]))
            streets.setdefault(key, match.span(which))
    return streets


@cache
def _make_pattern(locales: _Locales) -> tuple[re.Pattern[str], frozenset[str]]:
    """A street as one of some languages writes it, and the words that may be one."""
    own = [read_language(locale) for locale in locales]
    before = [word for each in own for word in each.streets_before]
    after = [word for each in own for word in each.streets_after]
    small = "|".join(re.escape(word) for each in own for word in each.street_links)
    pattern = re.compile(
        rf"(?<!\w)(?i:(?P<lead>{'|'.join(before) or '(?!)'}))[ \u00a0]"
        rf"(?:(?:{small or '(?!)'})[ \u00a0]?){{0,3}}(?P<name>{_NAMES})"
        rf"|(?<!\w)(?P<own>{_NAMES})[ \u00a0](?P<tail>{'|'.join(after) or '(?!)'})"
        r"(?!\w)"
    )
    return pattern, frozenset(map(str.lower, (*before, *after)))
