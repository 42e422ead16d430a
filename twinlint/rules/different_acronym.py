"""An acronym has one other letter in the other language.

Why: one wrong letter names another body, or none.
Wrong:
    fr: La DINUM publie le guide. La DINUM répond.
    en: The DINUM publishes the guide. The DIMUM answers.
Right:
    fr: L'ONU et l'UE ont signé.
    en: The UN and the EU have signed.
Fix: look the acronym up and correct the wrong one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from twinlint.alignment import Unit
from twinlint.comparison import Comparison, make_finding
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.languages import read_acronyms, read_language
from twinlint.mentions import Block, Mentions
from twinlint.rule import pair_rule
from twinlint.spelling import find_slips

_ACRONYM = re.compile(r"[A-Z](?<![\w./-].)[A-Z]{1,5}(?![\w/-]|\.\w)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHOUTED = 0.6
"""Share of a text's words in capitals from which on capitals make no acronym."""
_NEAR = 40
"""Characters in which the words beside an acronym are looked for."""
_LONG = 5
"""Letters of an acronym from which on a word is likelier."""
_FEW = 3
"""Words that may all be acronyms, as in a list of them."""

_Place = tuple[str, int, int]


@pair_rule(Severity.WARNING)
def different_acronym(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Left-over acronyms of corresponding blocks that are one letter apart."""
    first, second = comparison.reference, comparison.translation
    pairs = [
        pair for unit in comparison.paired for pair in _find_near(comparison, unit)
    ]
    if not pairs:
        return
    here, there = _count(first), _count(second)
    times = Counter((place[0], other[0]) for place, other in pairs)
    for place, other in pairs:
        word, twin = place[0], other[0]
        if times[word, twin] > 1:
            continue  # A pair seen twice is a translation.
        if here[word] > 1 and there[twin] > 1 and not here[twin] and not there[word]:
            continue  # Each text has settled on its own acronym.
        advice = message("look the acronym up and correct the wrong one")
        yield make_finding(rule, comparison, place[1:], other[1:], advice)


def _find_near(comparison: Comparison, unit: Unit) -> Iterator[tuple[_Place, _Place]]:
    """Acronyms that one side lacks, with those that the other has too often."""
    if _capitals(unit.reference) == _capitals(unit.translation):
        return
    left = list(_read_acronyms(comparison.reference, unit.reference))
    right = list(_read_acronyms(comparison.translation, unit.translation))
    if not left or not right:
        return
    here = Counter(word for word, _, _ in left)
    there = Counter(word for word, _, _ in right)
    if here == there:
        return
    known = read_acronyms(comparison.reference.locale, comparison.translation.locale)
    for word, twin in known:
        if word != twin and here[word] and there[twin]:
            left = [place for place in left if place[0] != word]
            right = [place for place in right if place[0] != twin]
    places = {place[0]: place for place in reversed(left)}
    twins = {place[0]: place for place in reversed(right)}
    own, other = (read_language(each) for each in comparison.locales)
    for word, twin in find_slips(list(places), list(twins)):
        if sorted(word) == sorted(twin) and _is_spelt_out(unit, word, twin):
            continue  # The same words in the order of another language.
        pair = word.lower(), twin.lower()
        if pair[0] in own.marks and pair[1] in other.marks:
            continue  # Words that are stressed, as OR of logic is.
        if len(word) >= _LONG and pair[0] in own.words and pair[1] in other.words:
            continue  # The labels of a form: STATUS.
        is_alone = not there[word] or not here[twin]
        has_more = here[word] > there[word] and there[twin] > here[twin]
        if is_alone and has_more and len(word) == len(twin):
            yield places[word], twins[twin]
            here[word] -= 1
            there[twin] -= 1


def _is_spelt_out(unit: Unit, word: str, twin: str) -> bool:
    """Whether the name of a page that the unit links spells one of two acronyms out."""
    initials = {
        "".join(part[0] for part in re.split(r"[-_]", step) if part).upper()
        for block in (*unit.reference, *unit.translation)
        for link in block.links
        for step in link.target.rsplit(".", 1)[0].split("/")
    }
    return word in initials or twin in initials


def _capitals(blocks: tuple[Block, ...]) -> list[str]:
    """All words in capitals, sorted: equal lists have nothing left over."""
    return sorted(name for block in blocks for name in block.names if name.isupper())


def _count(mentions: Mentions) -> Counter[str]:
    return Counter(_ACRONYM.findall(mentions.plain))


def _read_acronyms(mentions: Mentions, blocks: tuple[Block, ...]) -> Iterator[_Place]:
    own = read_language(mentions.locale)
    for block in blocks:
        if _is_shouted(block):
            continue
        for match in _ACRONYM.finditer(mentions.plain, block.start, block.end):
            if not (own.knows(match[0]) and _is_beside(mentions, block, match)):
                yield match[0], match.start(), match.end()


def _is_beside(mentions: Mentions, block: Block, match: re.Match[str]) -> bool:
    """Whether another word in capitals stands beside: `EN PRATIQUE : la suite`."""
    before = mentions.plain[max(block.start, match.start() - _NEAR) : match.start()]
    after = mentions.plain[match.end() : min(block.end, match.end() + _NEAR)]
    beside = (_WORD.findall(before)[-1:], _WORD.findall(after)[:1])
    return any(word.isupper() for words in beside for word in words)


def _is_shouted(block: Block) -> bool:
    """Whether a text is written in capitals, so that they make no acronym."""
    words = [word for word in block.words if len(word) > 1]
    return len(words) > _FEW and sum(map(str.isupper, words)) > _SHOUTED * len(words)
