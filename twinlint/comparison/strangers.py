"""Names that no word of their text's language is, where the other version says another.

A language that writes names alone with a capital (French) shows them inside a sentence;
one whose words it does not have stays as it is in translation: `Red Hat`, `Reddit`. A
version that lacks it, and has one other name in its place, names another thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from twinlint.alignment import Unit
from twinlint.comparison.comparison import Comparison
from twinlint.data import dataclass
from twinlint.languages import Language, read_first_names, read_language, read_places
from twinlint.mentions import Block, Kind, Mentions, Span, make_stems
from twinlint.source import Locale
from twinlint.spelling import fold, is_slip

_CAPITALS = "A-ZÀ-ÖØ-Þ"
_REST = rf"[a-zß-öø-ÿ]{{2,29}}(?:[{_CAPITALS}][a-zß-öø-ÿ]{{1,29}})?"
_PART = rf"[{_CAPITALS}]{_REST}"
_BEGINNING = rf"[{_CAPITALS}](?<![\w./@#$_-].)"
"""The first capital, which a search goes by as fast as it can."""
_NAME = re.compile(
    rf"{_BEGINNING}{_REST}(?:[ \u00a0]{_PART}){{0,3}}(?![\w/@_-]|\.\w|[ \u00a0]"
    rf"[{_CAPITALS}])"
)
"""Capitalised words in a row; no acronym, which languages have each their own of."""
_INSIDE = re.compile(r"[^\W\d_],?[ \u00a0]$|[ \u00a0]\($|(?<!\w)[^\W\d_][’']$")
"""What stands before a capital inside a sentence."""
_WORD = re.compile(r"[^\W\d_]+")
_KINDS = (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTATION)
_LIKE = 0.4
"""Ratio of the lengths of two units, as a logarithm, up to which they say the same."""
_LONGEST = 120
"""Words of a block at most; in a longer one names stand for one another by chance."""
_STEM = 3
"""Letters that a name shares with its form in another language: Hawaï, Hawaii."""
_TITLE = 0.5
"""Share of the words with a capital from which on a text is a title, in which all have
one."""


@dataclass(frozen=True, slots=True)
class _Side:
    mentions: Mentions
    blocks: tuple[Block, ...]
    language: Language
    other: Locale

    @property
    def words(self) -> frozenset[str]:
        """The words of the unit, those of code too."""
        return frozenset(word for block in self.blocks for word in block.shown)

    @property
    def stems(self) -> frozenset[str]:
        """What the words of the unit are known by in the other language."""
        stems = make_stems(self.mentions.locale, self.other)
        found = {stems[word] for word in self.words}
        return frozenset(found - {""})


def find_replaced_strangers(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """A name in words of another language, and the only other one in its place."""
    first, second = comparison.reference, comparison.translation
    languages = read_language(first.locale), read_language(second.locale)
    if not all(language.words for language in languages):
        return
    for unit in comparison.paired:
        if not _may_tell(comparison, unit):
            continue
        left = _Side(first, unit.reference, languages[0], second.locale)
        right = _Side(second, unit.translation, languages[1], first.locale)
        for here, there in ((left, right), (right, left)):
            spans = _find_replaced(here, there)
            if spans:
                yield spans if here is left else spans[::-1]
                break


def _may_tell(comparison: Comparison, unit: Unit) -> bool:
    """Whether both sides have names, and neither has much to say, or more."""
    sides = unit.reference, unit.translation
    return (
        all(sum(len(b.words) for b in blocks) <= _LONGEST for blocks in sides)
        and all(any(block.names for block in blocks) for blocks in sides)
        and all(block.kind in _KINDS for blocks in sides for block in blocks)
        and abs(unit.log_ratio(comparison.alignment.ratio)) < _LIKE
    )


def _find_replaced(here: _Side, there: _Side) -> tuple[Span, Span] | None:
    if not here.language.capitals_mark_names:
        return None
    lost = [
        span
        for span in _read_names(here)
        if _is_stranger(here, span) and _lacks(here, span, there)
    ]
    if len(lost) != 1:
        return None
    others = [span for span in _read_names(there) if _is_other(there, span, here)]
    (name,) = lost
    if len(others) != 1 or _are_alike(here, name, there, others[0]):
        return None
    return name, others[0]


def _read_names(side: _Side) -> Iterator[Span]:
    """The capitalised words in a row inside sentences; none in a title.

    A function word before them has the capital of its sentence: `The`.
    """
    plain, marks = side.mentions.plain, side.language.marks
    for block in side.blocks:
        if len(block.names) > _TITLE * len(block.words):
            continue
        for match in _NAME.finditer(plain, block.start, block.end):
            start, end = match.span()
            first, space, _ = match[0].partition(" ")
            if _INSIDE.search(plain, max(block.start, start - 3), start):
                yield start, end
            elif space and first.lower() in marks:
                yield start + len(first) + 1, end


def _list_words(side: _Side, span: Span) -> list[str]:
    return _WORD.findall(side.mentions.plain, *span)


def _is_stranger(here: _Side, span: Span) -> bool:
    """Whether a name has no word of its text's language, and is no person or place."""
    words = _list_words(here, span)
    places = read_places(here.mentions.locale)
    return not any(
        here.language.knows(word) or word in places or word in read_first_names()
        for word in words
    )


def _lacks(here: _Side, span: Span, there: _Side) -> bool:
    """Whether the other side says no word of a name, in whatever spelling."""
    return not any(
        _is_form(word, other, there.language)
        for word in _list_words(here, span)
        for other in there.words
    )


def _is_form(word: str, other: str, language: Language) -> bool:
    """Whether a word of a language is what it makes of another one: Hawaii of Hawaï."""
    mine, theirs = fold(word), fold(other)
    is_alike = mine[:_STEM] == theirs[:_STEM] and language.knows(other)
    return is_alike or mine == theirs or is_slip(mine, theirs)


def _is_other(there: _Side, span: Span, here: _Side) -> bool:
    """Whether a name has nothing that the other version says, in whatever words."""
    known, stems = make_stems(there.mentions.locale, there.other), here.stems
    language = there.language
    return not any(
        (known[word] in stems and language.knows(word))
        or word.lower() in language.months
        or word.lower() in language.weekdays
        or any(
            _is_form(word, other, here.language) or _is_form(other, word, language)
            for other in here.words
        )
        for word in _list_words(there, span)
    )


def _are_alike(here: _Side, span: Span, there: _Side, other: Span) -> bool:
    """Whether two names are one: its initials, or a word in each language.

    `Superours` is `Superbear`.
    """
    words, others = _list_words(here, span), _list_words(there, other)
    name, twin = fold("".join(words)), fold("".join(others))
    initials = ["".join(word[0] for word in each).lower() for each in (words, others)]
    if name == initials[1] or twin == initials[0]:
        return True
    pairs = zip(name, twin, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    rest, rest_there = name[shared:], twin[shared:]
    return (
        shared >= _STEM
        and min(len(rest), len(rest_there)) >= _STEM
        and here.language.knows(rest)
        and there.language.knows(rest_there)
    )
