"""Two surnames behind titles where one person is meant: `M. Dubois`, `Mr Lambert`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from twinlint.alignment import Unit
from twinlint.comparison.comparison import Comparison
from twinlint.data import dataclass
from twinlint.languages import read_language, read_name_words
from twinlint.mentions import Kind, Mentions, Span
from twinlint.source import Locale
from twinlint.spelling import fold, fold_all, is_slip

_SPACE = "[ \u00a0\u202f]"
_NAME = (
    rf"(?P<initials>(?:[A-ZÀ-Ý]\.{_SPACE}?-?){{0,3}})"
    rf"(?P<surname>[A-ZÀ-Ý][^\W\d_]+(?:[’'-][^\W\d_]+){{0,3}})"
    r"(?![\w’'-])"
)
_FEWEST = 3
"""Letters of a surname."""


@dataclass(frozen=True, slots=True)
class _Titled:
    surname: str
    """Its letters, without accents, in lower case."""
    initials: str
    span: Span


def find_others_titled(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """Where each of two blocks has one titled person of its own.

    The surname of each is said nowhere in the other version; or both have one surname
    behind other initials.
    """
    first, second = comparison.reference, comparison.translation
    said: dict[Locale, frozenset[str]] = {}
    for unit in comparison.paired:
        left = _read_titled(first, unit, is_reference=True)
        right = _read_titled(second, unit, is_reference=False) if left else ()
        if not right:
            continue
        if not said:
            said = {
                m.locale: frozenset(fold_all(m.vocabulary)) for m in (first, second)
            }
        mine = [each for each in left if each.surname not in said[second.locale]]
        theirs = [each for each in right if each.surname not in said[first.locale]]
        if len(mine) == len(theirs) == 1:
            (a,), (b,) = mine, theirs
            if not is_slip(a.surname, b.surname):
                yield a.span, b.span
        yield from _find_other_initials(left, right)


def _find_other_initials(
    left: tuple[_Titled, ...], right: tuple[_Titled, ...]
) -> Iterator[tuple[Span, Span]]:
    if not len(left) == len(right) == 1:
        return
    (a,), (b,) = left, right
    has_both = bool(a.initials and b.initials)
    if has_both and a.surname == b.surname and a.initials[0] != b.initials[0]:
        yield a.span, b.span


def _read_titled(
    mentions: Mentions, unit: Unit, *, is_reference: bool
) -> tuple[_Titled, ...]:
    """The people of one side of a unit that stand behind a title, each surname once."""
    pattern = _compile(mentions.locale)
    if pattern is None:
        return ()
    found: dict[str, _Titled] = {}
    for block in unit.reference if is_reference else unit.translation:
        if block.kind is Kind.CODE:
            continue
        for match in pattern.finditer(mentions.plain, block.start, block.end):
            surname = fold(match["surname"])
            if len(surname) >= _FEWEST and not _is_role(mentions, match["surname"]):
                span = match.start("initials"), match.end("surname")
                initials = re.sub(r"[^A-Z]", "", fold(match["initials"]).upper())
                found.setdefault(surname, _Titled(surname, initials, span))
    return tuple(found.values())


def _is_role(mentions: Mentions, word: str) -> bool:
    language = read_language(mentions.locale)
    return word.lower() in language.roles or word.lower() in language.titles


@cache
def _compile(locale: Locale) -> re.Pattern[str] | None:
    """Finds a title of a language and the name behind it."""
    titles = {title.removesuffix(".") for title in read_language(locale).titles}
    if not titles:
        return None
    first = {title[0].upper() + title[1:] for title in titles} | titles
    written = "|".join(sorted(map(re.escape, first), key=len, reverse=True))
    # A name of several words is no surname alone.
    joined = "|".join(map(re.escape, read_name_words().particles)) or "(?!)"
    ends = rf"(?!{_SPACE}(?:[A-ZÀ-Ý]|(?:{joined})\b))"
    return re.compile(rf"(?<![\w.-])(?:{written})\.?{_SPACE}{_NAME}{ends}")
