"""Finds well-known bodies of which each version names another: `OMS`, `UNESCO`.

Many bodies have an acronym in each language, and some have one name in all. Where one
of them is left over on each side, which the other side neither says nor spells out, the
two versions name two bodies.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from functools import cache, cached_property

from twinlint.comparison.comparison import Comparison
from twinlint.comparison.replacements import find_other_links
from twinlint.comparison.sentences import pair_sentences
from twinlint.data import dataclass
from twinlint.languages import read_acronyms, read_language
from twinlint.mentions import Block, Mentions, Sentence, Span
from twinlint.source import Locale

_NAME = re.compile(r"(?<![\w./@#_-])[A-Z][A-Za-z]{1,13}(?![\w/@_-]|\.\w)")
_WORD = re.compile(r"[^\W\d_]+")
_SHOUTED = 0.6
"""Share of the words in capitals from which on capitals make no acronym."""
_SHORTEST, _LONGEST = 3, 7
"""Letters of an acronym that a row of words with such initials stands for."""


@dataclass(frozen=True, slots=True)
class _Body:
    name: str
    span: Span


Known = Mapping[str, Set[str]]
"""`{what a language calls a body: what another one calls it}`."""


@cache
def _read_known(locale: Locale, other: Locale) -> Known:
    kept = read_language(locale).kept_names & read_language(other).kept_names
    known: dict[str, Set[str]] = {name: frozenset((name,)) for name in kept}
    for name, twin in read_acronyms(locale, other):
        known[name] = known.get(name, frozenset()) | {twin}
    return known


class _Whole:
    """All that the blocks of one side say, read when it is asked for."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words."""
        return frozenset(word for block in self._blocks for word in block.words)


@dataclass(frozen=True, slots=True)
class _Side:
    mentions: Mentions
    sentences: tuple[Sentence, ...]
    whole: _Whole
    known: Known

    @property
    def words(self) -> list[str]:
        """The words of its sentences."""
        return [word for sentence in self.sentences for word in sentence.words]


def find_replaced_bodies(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """The one body left over on each side of sentences that correspond."""
    first, second = comparison.reference, comparison.translation
    known = _read_known(first.locale, second.locale)
    known_there = _read_known(second.locale, first.locale)
    found: list[tuple[_Body, _Body]] = []
    elsewhere: frozenset[int] | None = None
    unit = None
    for pair in pair_sentences(comparison):
        if pair.unit is not unit:
            unit = pair.unit
            whole, whole_there = _Whole(unit.reference), _Whole(unit.translation)
        left = _Side(first, pair.reference, whole, known)
        right = _Side(second, pair.translation, whole_there, known_there)
        both = _find_replaced(left, right)
        if not both:
            continue
        elsewhere = find_other_links(comparison) if elsewhere is None else elsewhere
        if id(unit) not in elsewhere:
            found.append(both)
    times = Counter((name.name, other.name) for name, other in found)
    # Two that stand for one another again are a translation.
    yield from (
        (name.span, other.span)
        for name, other in found
        if times[name.name, other.name] == 1
    )


def _find_replaced(left: _Side, right: _Side) -> tuple[_Body, _Body] | None:
    mine, theirs = _list_lost(left, right), _list_lost(right, left)
    if (not mine and not theirs) or len(mine) > 1 or len(theirs) > 1:
        return None
    # Beside an acronym, the other version may have the words that one is short for.
    mine = mine or _list_spelt(left, right)
    theirs = theirs or _list_spelt(right, left)
    return (mine[0], theirs[0]) if len(mine) == len(theirs) == 1 else None


def _list_lost(here: _Side, there: _Side) -> list[_Body]:
    """The bodies of one side that the other one says in no way, each once."""
    words = here.words
    if here.known.keys().isdisjoint(words) or _is_shouted(words):
        return []
    start, end = here.sentences[0].start, here.sentences[-1].end
    names = {
        match[0]: _Body(match[0], match.span())
        for match in _NAME.finditer(here.mentions.plain, start, end)
        if match[0] in here.known
    }
    return [each for each in names.values() if not _is_said(each.name, here, there)]


def _is_shouted(words: list[str]) -> bool:
    return sum(map(str.isupper, words)) > _SHOUTED * len(words)


def _is_said(name: str, here: _Side, there: _Side) -> bool:
    """Whether a side says a name, a word of it (`European` for UE), or its words."""
    names = {name, *here.known[name]}
    if not names.isdisjoint(there.whole.words):
        return True
    beginnings = tuple(each.lower() for each in names)
    if any(word.lower().startswith(beginnings) for word in there.words):
        return True
    initials = "".join(word[0] for word in there.words if _has_initial(there, word))
    return any(
        each in initials.upper() if len(each) >= _SHORTEST else each in initials
        for each in names
    )


def _list_spelt(here: _Side, there: _Side) -> list[_Body]:
    """The names of one side that are long for an acronym the other does not say."""
    start, end = here.sentences[0].start, here.sentences[-1].end
    links = read_language(here.mentions.locale).links
    words = [
        match
        for match in _WORD.finditer(here.mentions.plain, start, end)
        if len(match[0]) > 1 and match[0].lower() not in links
    ]
    found: dict[str, _Body] = {}
    for at, word in enumerate(words):
        if not word[0][0].isupper():
            continue
        for several in range(_LONGEST, _SHORTEST - 1, -1):
            row = words[at : at + several]
            name = "".join(each[0][0] for each in row).upper()
            if name in here.known:
                found.setdefault(name, _Body(name, (word.start(), row[-1].end())))
                break
    return [each for each in found.values() if not _is_said(each.name, here, there)]


def _has_initial(side: _Side, word: str) -> bool:
    """Whether an acronym has a letter of a word of its name: not of `of`, or `l'`."""
    marks = read_language(side.mentions.locale).marks
    return len(word) > 1 and word.lower() not in marks
