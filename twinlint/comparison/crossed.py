"""Links of one place whose words have changed their addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from twinlint.comparison.comparison import Comparison, LinkDifference
from twinlint.comparison.targets import fold_target
from twinlint.languages import read_language
from twinlint.mentions import Block, Link, Mentions, make_stems
from twinlint.source import Locale

_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"\d+|[A-Z]")
"""What tells things apart in any language: *page 2*, *annex B*."""
_MOST = 12
"""Links of one place that are held against each other."""
_Words = Mapping[str, frozenset[str]]
_Crossed = tuple[LinkDifference, LinkDifference]


def find_crossed(comparison: Comparison) -> Iterator[_Crossed]:
    """Two links whose words stand for each other's addresses, each with its twin.

    Their words have to tell: those of each are found in the other's twin, and none that
    its own twin shares tells it from the other.
    """
    here, there = comparison.reference, comparison.translation
    locales = comparison.locales
    for unit in comparison.units:
        first = _list_links(unit.reference, locales)
        second = _list_links(unit.translation, locales) if len(first) > 1 else {}
        shared = [target for target in first if target in second]
        if not 2 <= len(shared) <= _MOST:
            continue
        mine = _read_words(here, there.locale, first)
        theirs = _read_words(there, here.locale, second)
        for one, other in combinations(shared, 2):
            if _are_crossed(one, other, mine, theirs):
                yield (
                    LinkDifference(unit, first[one], second[other]),
                    LinkDifference(unit, first[other], second[one]),
                )


def _are_crossed(one: str, other: str, mine: _Words, theirs: _Words) -> bool:
    straight = mine[one] & theirs[one], mine[other] & theirs[other]
    crossed = mine[one] & theirs[other], mine[other] & theirs[one]
    own = frozenset().union(*straight)
    return all(each - own for each in crossed) and not own - frozenset().union(*crossed)


def _list_links(
    blocks: Sequence[Block], locales: tuple[Locale, Locale]
) -> dict[str, Link]:
    """The links in words to each address that only one of them leads to."""
    links = [
        (fold_target(link.target, locales), link)
        for block in blocks
        for link in block.links
        if not (link.is_image or link.is_bare)
    ]
    if not links:
        return {}
    times = Counter(target for target, _ in links)
    return {target: link for target, link in links if times[target] == 1}


def _read_words(
    mentions: Mentions, other: Locale, links: Mapping[str, Link]
) -> dict[str, frozenset[str]]:
    """What the words of each link are known by in the other language."""
    stems = make_stems(mentions.locale, other)
    marks = read_language(mentions.locale).marks
    words: dict[str, frozenset[str]] = {}
    for target, link in links.items():
        said = _WORD.findall(mentions.plain, link.label_start, link.label_end)
        told = [word for word in said if word.lower() not in marks]
        keys = (word if _SIGN.fullmatch(word) else stems[word] for word in told)
        words[target] = frozenset(keys) - {""}
    return words
