"""A word is misspelt.

Why: slips in common words make the whole page look careless.
Wrong:
    fr: Les nouveaux quartiers rejoignent les autres quartiers.
    en: The new disctricts join the other districts.
Right:
    fr: Les nouveaux quartiers rejoignent les autres.
    en: The new districts join the other ones.
Fix: correct the word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from twinlint.comparison import Comparison, find_foreign, make_place
from twinlint.finding import Finding, Rule, message
from twinlint.languages import Language, read_language
from twinlint.mentions import Kind, Mentions
from twinlint.rule import pair_rule
from twinlint.source import Locale
from twinlint.spelling import find_near_words, find_slips, fold
from twinlint.weight import Stake, weigh

_WORD = re.compile(r"[^\W\d_]+")
_TAG = r"</?(?:a|b|big|em|font|i|small|span|strong|sub|sup|tt|u)(?=[\s>])[^<>]*>|[*_]"
"""Markup that may stand inside a word."""
_MARKUP = re.compile(f"(?>(?:{_TAG})+)")
_MARKUP_BEFORE = re.compile(rf"[^\W\d_](?>(?:{_TAG})+)\Z")
_WINDOW = 200
"""Characters before a word in which such markup stands."""
_SHORTEST = 6
_LONG = 6
"""Letters of a word that is compared with everyday words too, not in the text."""
_PART = 4
"""Letters of a word that a prefix leaves, at least."""
_STEM = 3
"""Letters of a word that an ending leaves, at least."""
_MOST = 40
"""Unknown words of a text from which on it is not prose that a dictionary knows."""


@pair_rule(weigh(Stake.WRITTEN))
def misspelt_word(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Words that no dictionary knows, one slip from one of the text or of every day."""
    first, second = comparison.reference, comparison.translation
    foreign = {f.block.start for f in find_foreign(comparison)}
    for here, there in ((first, second), (second, first)):
        own, other = read_language(here.locale), read_language(there.locale)
        if not own.words:
            continue
        unknown = _find_unknown(here, there, own, other, foreign)
        if len(unknown) > _MOST:
            continue
        known = own.words if unknown else ()
        usual = [word for word in here.vocabulary if word in known]
        meant: dict[str, set[str]] = {}
        for word, right in find_slips(unknown, usual):
            if not _is_form(word, right):
                meant.setdefault(word, set()).add(right)
        for word in unknown:
            rights = meant.get(word) or _find_common(word, here.locale)
            if len(rights) == 1 and not _is_derived(word, own):
                yield from _report(rule, here, word, *rights)


@lru_cache(maxsize=4096)
def _find_common(word: str, locale: Locale) -> frozenset[str]:
    """The everyday words that a long word may be a slip of."""
    if len(word) < _LONG:
        return frozenset()
    language = read_language(locale)
    near = find_near_words(word, language.common, language.letters)
    return frozenset(right for right in near if not _is_form(word, right))


def _find_unknown(
    here: Mentions,
    there: Mentions,
    own: Language,
    other: Language,
    foreign: set[int],
) -> list[str]:
    """Lower-case words written once that neither language nor the other text knows."""
    times: Counter[str] = Counter()
    known, foreign_words = own.words, other.words
    unknown = {
        word
        for word in here.vocabulary
        if len(word) >= _SHORTEST and word not in known and word.islower()
    }
    for block in here.blocks:
        if block.kind is Kind.CODE or block.start in foreign:
            continue
        words: Iterable[str] = block.words
        if here.declared:
            words = _WORD.findall(here.read_own(block.start, block.end))
        if not unknown.isdisjoint(words):
            times.update(filter(unknown.__contains__, words))
    return [
        word
        for word, count in times.items()
        if count == 1
        and word not in foreign_words
        and word not in there.vocabulary
        and not own.knows(word)
    ]


def _is_form(word: str, other: str) -> bool:
    """Whether the words differ by their ending alone, as plurals and new words do."""
    word, other = fold(word), fold(other)
    return word[:-1] == other or word == other[:-1] or word[:-1] == other[:-1]


def _is_derived(word: str, own: Language) -> bool:
    """Whether another one makes the word: `recompress`, `réassembler`, `remerciiez`."""
    return any(
        word.startswith(prefix) and own.knows(word[len(prefix) :])
        for prefix in own.prefixes
        if len(word) - len(prefix) >= _PART
    ) or any(
        word.endswith(ending) and own.knows(word.removesuffix(ending) + base)
        for base, endings in own.inflections.items()
        for ending in endings
        if len(word) - len(ending) >= _STEM
    )


def _is_cut(text: str, match: re.Match[str]) -> bool:
    """Whether this is a piece of a word that has markup inside: `utilis<i>é</i>`."""
    before = _MARKUP_BEFORE.search(
        text[max(0, match.start() - _WINDOW) : match.start()]
    )
    after = _MARKUP.match(text, match.end())
    return before is not None or (
        after is not None and text[after.end() : after.end() + 1].isalpha()
    )


def _report(rule: Rule, here: Mentions, word: str, right: str) -> Iterator[Finding]:
    pattern = re.compile(rf"(?<![\w./@&-]){word}(?![\w/@-]|\.\w)")
    match = pattern.search(here.plain)
    if match is None or fold(word) == fold(right) or _is_cut(here.text.value, match):
        return
    place = make_place(here, *match.span())
    yield rule(
        message("“{word}” is not a word; “{right}” is", word=word, right=right),
        place,
        help=message("write “{right}”", right=right),
    )
