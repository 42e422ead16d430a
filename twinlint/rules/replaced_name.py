"""One place stands where the other language names another.

Why: the bus, the court or the exhibition is in the wrong town, for half of the readers.
Wrong:
    fr: Le bus dessert Fontenay-aux-Roses.
    en: The bus serves Bourg-la-Reine.
Right:
    fr: Le bus dessert Fontenay-aux-Roses, puis Londres.
    en: The bus serves Fontenay-aux-Roses, then London.
Fix: find out which of the two is right and correct the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from twinlint.comparison import Comparison, make_finding
from twinlint.finding import Finding, Rule, Severity
from twinlint.languages import read_first_names, read_language
from twinlint.mentions import NAME, Block, Kind, Mentions
from twinlint.rule import pair_rule
from twinlint.source import Locale
from twinlint.spelling import fold, is_slip

_COMPOUND = re.compile(
    r"[A-ZÀ-Þ][^\W\d_]+(?:-[^\W\d_]+)*"
    r"-(?:sur|sous|en|lès|les|la|le|l|de|du|des|aux|au|et)(?:-[^\W\d_]+)+"
)
"""A French commune: `Fontenay-aux-Roses`; such names are the same in all languages."""

_SHORT = 3
"""Letters of a part that tells nothing: `les`, `W-A-I`."""
_Named = tuple[str, int, int]


@pair_rule(Severity.WARNING)
def replaced_name(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """One name left over on each side, which both languages spell alike."""
    first, second = comparison.reference, comparison.translation
    known: dict[Locale, frozenset[str]] = {}
    for unit in comparison.paired:
        left = _read_names(first, unit.reference, second)
        right = _read_names(second, unit.translation, first) if left else []
        if not right:
            continue
        if not known:
            known = {m.locale: _fold_words(m) for m in (first, second)}
        mine = [name for name in left if not _is_said(name[0], known[second.locale])]
        theirs = [name for name in right if not _is_said(name[0], known[first.locale])]
        if len(mine) == len(theirs) == 1 and not is_slip(mine[0][0], theirs[0][0]):
            yield make_finding(rule, comparison, mine[0][1:], theirs[0][1:])


def _read_names(
    here: Mentions, blocks: tuple[Block, ...], there: Mentions
) -> list[_Named]:
    """The names of blocks that stay the same in translation."""
    return [
        (match[0], *match.span())
        for block in blocks
        if block.kind is not Kind.CODE
        and any(_is_shared(name, here.locale, there.locale) for name in block.names)
        for match in NAME.finditer(here.plain, block.start, block.end)
        if _is_shared(match[0], here.locale, there.locale)
    ]


def _fold_words(mentions: Mentions) -> frozenset[str]:
    return frozenset(map(fold, mentions.vocabulary))


@lru_cache(maxsize=8192)
def _is_shared(name: str, here: Locale, there: Locale) -> bool:
    """Whether both languages call it so: not `Londres`, which is London."""
    if _COMPOUND.fullmatch(name):
        return not name.startswith("Saint")  # Saint-Jacques-de-Compostelle
    own, other = read_language(here), read_language(there)
    parts = name.split("-")
    lower = tuple(map(str.lower, parts))
    if any(part in own.words or part in other.words for part in lower):
        return False  # Saint-Laurent, Colombie-Britannique
    if len(parts) > 1:
        return all(part.istitle() and len(part) > _SHORT for part in parts)
    is_known = name in own.names and name in other.names
    return is_known and name not in read_first_names()


def _is_said(name: str, known: frozenset[str]) -> bool:
    """Whether some words have the name, or the first long part of it."""
    parts = re.findall(r"[^\W\d_]+", name)
    long = next((part for part in parts if len(part) > _SHORT), name)
    return fold(long) in known
