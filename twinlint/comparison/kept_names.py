"""Finds names both versions keep elsewhere, and one replaces here by another name.

An acronym is often translated (`RNCan`, `NRCan`), and so is a name of several words;
but one that both versions have elsewhere is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set

from twinlint.alignment import Unit
from twinlint.comparison.comparison import Comparison
from twinlint.data import dataclass
from twinlint.languages import Language, read_acronyms, read_language
from twinlint.mentions import Block, Kind, Mentions, Span
from twinlint.source import Locale
from twinlint.spelling import fold, fold_all, is_slip

_CAPITALS = r"A-ZÀ-ÖØ-Þ"
_REST = r"\w{1,30}"
_PART = rf"[{_CAPITALS}]{_REST}"
_BEGINNING = rf"[{_CAPITALS}](?<![\w./@#$_-].)"
"""The first capital, which a search goes by as fast as it can."""
_NAME = re.compile(
    rf"{_BEGINNING}{_REST}(?:[ \u00a0]{_PART}){{0,4}}"
    r"(?![\w/@_-]|\.\w)"
)
"""Capitalised words in a row."""
_WORD = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(rf"[^\W{_CAPITALS}\d]*+[{_CAPITALS}\d]\w*")
"""What has a capital or a figure inside: `W3C`, `GitHub`."""
_INSIDE = re.compile(r"[\w,][ \u00a0]$|\w['’]$|[ \u00a0]\($")
"""What stands before a capital inside a sentence."""
_OFTEN = 2
"""Times that the other version says a name which is no chance, and no translation."""
_ALIKE = 3
"""Letters at the beginning of a name that its form in another language shares."""
_LIKE = 0.4
"""Ratio of the lengths of two units, as a logarithm, up to which they say the same."""


@dataclass(frozen=True, slots=True)
class _Name:
    key: str
    span: Span
    is_acronym: bool
    """Whether it is in capitals, so that it may be translated."""
    is_plain: bool
    """Whether it has one capital, so that languages may spell it each in its way."""


def find_replaced_kept(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """A kept name of one side of a unit, and the only other name of the other side."""
    first, second = comparison.reference, comparison.translation
    words = fold_all(first.vocabulary), fold_all(second.vocabulary)
    alone = [
        found
        for unit in comparison.paired
        if _may_keep(unit, *words)
        for found in (_find_alone(comparison, unit),)
        if found
    ]
    if not alone:
        return
    here, there = _count(first, second.locale), _count(second, first.locale)
    known = read_acronyms(first.locale, second.locale)
    found: list[tuple[_Name, _Name]] = []
    for left, right in alone:
        mine = [name for name in left if _may_be_kept(name, here, there)]
        theirs = [name for name in right if _may_be_kept(name, there, here)]
        if len(mine) != 1 or len(theirs) != 1:
            continue
        (name,), (other,) = mine, theirs
        is_kept = _is_kept(name, there) or _is_kept(other, here)
        if is_kept and _are_two(name, other, known):
            found.append((name, other))
    times = Counter((name.key, other.key) for name, other in found)
    # Two names that stand for one another again are a translation.
    yield from (
        (name.span, other.span)
        for name, other in found
        if times[name.key, other.key] == 1
    )


def _is_kept(name: _Name, there: Counter[str]) -> bool:
    """Whether the other version says a name elsewhere; an acronym more than once."""
    return there[name.key] >= (_OFTEN if name.is_acronym else 1)


def _may_be_kept(name: _Name, here: Counter[str], there: Counter[str]) -> bool:
    """Whether both versions say a name as often but for once.

    Of names of several words only one that both have is sure to be no translation.
    """
    is_one = " " not in name.key or there[name.key] > 0
    return is_one and here[name.key] == there[name.key] + 1


def _are_two(name: _Name, other: _Name, known: Set[tuple[str, str]]) -> bool:
    """Whether two names are no forms of one: EU, UE."""
    pair = name.key.upper(), other.key.upper()
    is_turned = sorted(name.key) == sorted(other.key)
    is_form = name.is_plain and other.is_plain and _begin_alike(name, other)
    return (
        pair not in known
        and not (is_turned or is_form)
        and not is_slip(name.key, other.key)
    )


def _begin_alike(name: _Name, other: _Name) -> bool:
    return name.key[:_ALIKE] == other.key[:_ALIKE]


def _may_keep(unit: Unit, here: Set[str], there: Set[str]) -> bool:
    """Whether each side has a name of its own, one of which the other version says.

    Quick, for most units are left: no text is searched. The sets are all words of both
    versions, without their accents.
    """
    names, others = _fold_names(unit.reference), _fold_names(unit.translation)
    if not names or not others:
        return False
    mine = names - _fold_words(unit.translation)
    theirs = others - _fold_words(unit.reference) if mine else mine
    return bool(theirs) and not (mine.isdisjoint(there) and theirs.isdisjoint(here))


def _fold_names(blocks: Iterable[Block]) -> set[str]:
    """The names of some blocks; a part of what hyphens join is none."""
    return fold_all(n for block in blocks for n in block.names if "-" not in n)


def _fold_words(blocks: Iterable[Block]) -> set[str]:
    return fold_all(word for block in blocks for word in block.shown)


def _find_alone(
    comparison: Comparison, unit: Unit
) -> tuple[list[_Name], list[_Name]] | None:
    """The names that each side of a unit has more often; None where one has none."""
    if abs(unit.log_ratio(comparison.alignment.ratio)) > _LIKE:
        return None
    first, second = comparison.reference, comparison.translation
    left = list(_read_names(first, unit.reference, second.locale))
    right = list(_read_names(second, unit.translation, first.locale)) if left else []
    mine = _leave_out(left, unit.translation)
    theirs = _leave_out(right, unit.reference)
    return (mine, theirs) if mine and theirs else None


def _leave_out(names: Iterable[_Name], blocks: Iterable[Block]) -> list[_Name]:
    """The names without those of which some blocks have a word, each once."""
    said = _fold_words(blocks)
    return list(
        {
            name.key: name for name in names if said.isdisjoint(_WORD.findall(name.key))
        }.values()
    )


def _count(mentions: Mentions, other: Locale) -> Counter[str]:
    return Counter(name.key for name in _read_names(mentions, mentions.blocks, other))


def _read_names(
    mentions: Mentions, blocks: Iterable[Block], other: Locale
) -> Iterator[_Name]:
    """Acronyms, words in a row with capitals, and words no dictionary has."""
    own, theirs = read_language(mentions.locale), read_language(other)
    plain = mentions.plain
    for block in blocks:
        if block.kind is Kind.CODE or not block.names:
            continue
        for match in _NAME.finditer(plain, block.start, block.end):
            start, end = match.span()
            words = match[0]
            first, space, rest = words.partition(" ")
            if not space and _is_known(words, own, theirs):
                continue
            is_inside = _INSIDE.search(plain, max(0, start - 2), start) is not None
            if space and not is_inside and first.lower() in own.words:
                # It has the capital of its sentence.
                words, start, is_inside = rest, start + len(first) + 1, True
            is_acronym = _ACRONYM.fullmatch(words, 1) is not None
            is_kind = words[:-1].isupper() and words[-1].islower()
            if " " not in words and (is_kind or not (is_inside or is_acronym)):
                continue  # Several of a kind, as `URLs`, have no name.
            if not _is_known(words, own, theirs):
                is_plain = words.istitle()
                yield _Name(fold(words), (start, end), words.isupper(), is_plain)


def _is_known(words: str, own: Language, other: Language) -> bool:
    """Whether a dictionary has the word; none has several in one."""
    lower = words.lower()
    return lower in own.words or lower in other.words
