"""A figure, a date or a time stands in one language only.

Why: readers of one language are not told the price, the year or the share.
Wrong:
    fr: Le projet coûte 3 M€ et dure 18 mois.
    en: The project lasts 18 months.
Right:
    fr: Le projet coûte 3 M€ et dure 18 mois.
    en: The project lasts 18 months and costs €3m.
Fix: add the value in the other language, or take it out of both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from twinlint.comparison import (
    Comparison,
    SentencePair,
    find_foreign,
    find_sentence_pair,
    make_place,
)
from twinlint.data import dataclass
from twinlint.finding import (
    Every,
    Finding,
    LanguageName,
    Place,
    Rule,
    message,
)
from twinlint.languages import Language, read_language
from twinlint.mentions import (
    Block,
    Kind,
    Link,
    Measure,
    Mentions,
    Sentence,
    Value,
    make_stems,
)
from twinlint.rule import pair_rule
from twinlint.spelling import fold, is_slip
from twinlint.weight import Stake, weigh

_MEASURES = (Measure.NUMBER, Measure.MONTH, Measure.TIME, Measure.CODE)
_VERSION = re.compile(r"[\d.]+")
"""The code of a version, which is a value; others are names of things."""
_ALONE = ("0", "1")
"""Numbers that languages write or leave out: `one of`, `entre 0 et 1`."""
_PAIR = "2"
"""A number that goes without saying in words: both, a pair, every other week."""
_LIKE = 0.3
"""Ratio of the lengths of two sentences, as a logarithm, up to which they say the same
but for a value."""
_TELLING = 4
"""Digits of a number that counts the same thing wherever it stands: a year."""
_ADDRESS = re.compile(r"://|@|\w/\w")
_NEAR = 60
"""Characters around a value among which its address is looked for."""
_LABEL = re.compile(r"[.)]\s")
"""What follows the number of a heading or of an item."""
_CALLED = re.compile(r"\w\(\d\)")
"""The end of the name of a manual page with its section: `stat(2)`."""
_PART_OF_NAME = re.compile(r"[\W\d_]*+[^\W\d_].*[.-]$")
"""What stands before the number of a standard: `POSIX.1-2001`, `X.25`."""
_TO_NUMBER = re.compile(r"[\s\0]{0,99}(?:([^\W\d_]{1,30})[ \u00a0])?\0{0,99}")
"""What stands between the beginning of a link and the number of its heading."""
_ACRONYM_BEFORE = re.compile(r"(?<!\w)[A-Z]{2,9}[ \u00a0]$")
"""What a number belongs to that is part of a name: `WCAG 2`."""
_ELIDED = (
    re.compile(r"(?:\.\.\.|…)[\s,;]{0,3}$"),
    re.compile(r"[\s,;]{0,3}(?:\.\.\.|…)"),
)
"""Dots before or after a member of a series, whose other members go without saying."""
_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,30})[ \u00a0]$")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_LONG = 5
"""Letters of a month that is like no other word."""
_NEXT = re.compile(r"[ \u00a0-]([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class _Side:
    """One version of the two."""

    here: Mentions
    there: Mentions
    is_reference: bool
    said: Counter[str]
    """How often this version says each value, whatever it measures."""
    said_there: Counter[str]
    starts: tuple[int, ...]
    """Where the blocks of this version begin."""

    def block_of(self, value: Value) -> Block:
        """The block that a value is in."""
        return self.here.blocks[bisect_right(self.starts, value.start) - 1]


@dataclass(slots=True)
class _Sentences:
    """The left-over values of two sentences that say the same."""

    pair: SentencePair
    left: list[Value]
    right: list[Value]
    differ: bool = False
    """Whether some of them stand for one another, so that the sentences differ."""


@pair_rule(weigh(Stake.TOLD))
def missing_value(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Values left over in a sentence whose other values agree.

    The other version says them nowhere, or less often in sentences of equal length.
    """
    waiting = [each for each in _gather(comparison) if not each.differ]
    if not waiting:
        return
    first, second = comparison.reference, comparison.translation
    here, there = _count(first), _count(second)
    left = _Side(first, second, True, here, there, _read_starts(first))
    right = _Side(second, first, False, there, here, _read_starts(second))
    usual = comparison.alignment.ratio
    for each in waiting:
        side = left if each.left else right
        is_like = abs(each.pair.log_ratio(usual)) < _LIKE
        missing = [v for v in each.left or each.right if _is_missing(side, v, is_like)]
        if missing:
            yield _make_finding(rule, side, missing, each.pair)


def _gather(comparison: Comparison) -> list[_Sentences]:
    """The sentences with left-over values, those of both sides among them."""
    if all(each.reference and each.translation for each in comparison.values):
        return []
    gone = _find_gone(comparison)
    found: dict[int, _Sentences] = {}
    for difference in comparison.values:
        sides = (difference.reference, difference.translation)
        for value, in_reference in zip(sides, (True, False), strict=True):
            if not value or (in_reference, value.start) in gone:
                continue
            pair = find_sentence_pair(
                comparison, value.start, in_reference=in_reference
            )
            if pair:
                each = found.setdefault(id(pair), _Sentences(pair, [], []))
                (each.left if in_reference else each.right).append(value)
    for each in found.values():
        each.differ = bool(each.left and each.right)
    return list(found.values())


def _find_gone(comparison: Comparison) -> set[tuple[bool, int]]:
    """The values of sentences that are missing, or foreign, as a whole."""
    first = comparison.reference
    gone = {
        (gap.is_reference, value.start)
        for gap in comparison.alignment.gaps
        for value in gap.block.values
    }
    blocks: dict[tuple[bool, int], Block] = {}
    for foreign in find_foreign(comparison):
        is_reference = foreign.here is first
        blocks[is_reference, foreign.block.start] = foreign.block
        for block in foreign.others:
            blocks[not is_reference, block.start] = block
    for (is_reference, _), block in blocks.items():
        gone |= {(is_reference, value.start) for value in block.values}
    return gone


def _read_starts(mentions: Mentions) -> tuple[int, ...]:
    return tuple(block.start for block in mentions.blocks)


def _count(mentions: Mentions) -> Counter[str]:
    return Counter(_name(v) for block in mentions.blocks for v in block.values)


def _name(value: Value) -> str:
    return value.key.lstrip("~")


def _is_missing(side: _Side, value: Value, is_like: bool) -> bool:
    """Whether the other version does not say a value that tells something."""
    name = _name(value)
    there = side.said_there[name]
    if value.measure not in _MEASURES or side.said[name] <= there:
        return False
    if there and not is_like:
        return False
    if value.in_words and not value.part:
        reads_words = bool(read_language(side.there.locale).numbers)
        return reads_words and _is_counted(side.here, value)
    return _tells(value) and not _is_label(side, value)


def _tells(value: Value) -> bool:
    """Whether a value tells how many, how much or when."""
    if value.measure is Measure.CODE:
        return _VERSION.fullmatch(value.key) is not None
    return bool(value.key not in _ALONE or value.unit or value.part)


def _is_counted(mentions: Mentions, value: Value) -> bool:
    """Whether a number in words stands before what it counts, and is no rank."""
    follows = _NEXT.match(mentions.plain, value.end)
    own = read_language(mentions.locale)
    is_noun = follows is not None and follows[1].lower() not in own.marks
    return is_noun and not value.is_ordinal


def _is_label(side: _Side, value: Value) -> bool:
    """Whether a number only names: a heading, an item, a picture, an address."""
    plain, block = side.here.plain, side.block_of(value)
    if value.start == block.start and _LABEL.match(plain, value.end):
        return True
    if block.kind is Kind.CODE or _is_in_image(block, value):
        return True
    if any(_is_reference(side.here, link, value) for link in block.links):
        return True
    if _CALLED.fullmatch(plain, max(0, value.start - 2), value.end + 1):
        return True
    if not value.unit and _is_elided(plain, value):
        return True
    before = re.search(r"\S*$", plain[max(0, value.start - _NEAR) : value.start])
    if before and _PART_OF_NAME.match(before[0]):
        return True
    after = re.match(r"\S*", plain[value.end : value.end + _NEAR])
    joined = (before[0] if before else "") + " " + (after[0] if after else "")
    return _ADDRESS.search(joined) is not None


def _is_elided(plain: str, value: Value) -> bool:
    """Whether a number is a member of a series that is not written in full."""
    before = plain[max(0, value.start - _NEAR) : value.start]
    after = plain[value.end : value.end + _NEAR]
    opened, closed = _ELIDED
    return opened.search(before) is not None or closed.match(after) is not None


def _is_reference(mentions: Mentions, link: Link, value: Value) -> bool:
    """Whether a link begins with the number of what it leads to: `Section 2.3, …`."""
    start = link.label_start if link.label_start < link.label_end else link.end
    if value.start < start:
        return False
    match = _TO_NUMBER.fullmatch(mentions.plain, start, value.start)
    leads = read_language(mentions.locale).roman_leads
    return match is not None and ("." in value.key or (match[1] or "").lower() in leads)


def _is_in_image(block: Block, value: Value) -> bool:
    at = bisect_right(block.links, value.start, key=lambda link: link.start) - 1
    return at >= 0 and block.links[at].is_image and value.start < block.links[at].end


def _make_finding(
    rule: Rule, side: _Side, values: list[Value], pair: SentencePair
) -> Finding:
    theirs = pair.translation if side.is_reference else pair.reference
    places = tuple(dict.fromkeys(_place(side.here, value, values) for value in values))
    goes_without = all(_goes_without_saying(side.here, value) for value in values)
    if goes_without and any(_is_one(side, value, theirs) for value in values):
        goes_without = False
    is_seen = not goes_without and any(not _is_told(side, value) for value in values)
    is_written = all(_is_written(side, value, theirs) for value in values)
    return rule(
        message(
            "{language} says {words}, {other_language} does not",
            language=LanguageName(side.here.locale),
            words=Every(place.text for place in places),
            other_language=LanguageName(side.there.locale),
        ),
        make_place(side.there, theirs[0].start, theirs[0].start),
        related=places,
        help=message("add it here, or remove it there"),
        severity=weigh(Stake.WRITTEN if is_written else Stake.TOLD, is_seen=is_seen),
        several=message(
            "{language} says figures in {count} places, {other_language} does not",
            language=LanguageName(side.here.locale),
            other_language=LanguageName(side.there.locale),
        ),
    )


def _goes_without_saying(mentions: Mentions, value: Value) -> bool:
    """Whether a number in words tells nothing new: a pair, these three."""
    if not value.in_words or value.unit:
        return False
    before = _BEFORE.search(mentions.plain, max(0, value.start - _NEAR), value.start)
    these = read_language(mentions.locale).demonstratives
    return value.key == _PAIR or (before is not None and before[1].lower() in these)


def _is_one(side: _Side, value: Value, theirs: Iterable[Sentence]) -> bool:
    """Whether the other version has one of what this one has two of: a school."""
    follows = _NEXT.match(side.here.plain, value.end)
    if follows is None:
        return False
    here, there = side.here.locale, side.there.locale
    noun, nouns = make_stems(here, there)[follows[1]], make_stems(there, here)
    ones = read_language(there).one
    return noun != "" and any(
        word.lower() in ones and nouns[after] == noun
        for sentence in theirs
        for word, after in pairwise(sentence.words)
    )


def _is_told(side: _Side, value: Value) -> bool:
    """Whether the other version tells the same thing in another place.

    Of a date or an amount each place counts, and a small number may count something
    else there; a year or a version that stands alone is known.
    """
    if value.unit or value.part or value.in_words:
        return False
    if value.measure is Measure.NUMBER and len(value.key) < _TELLING:
        before = side.here.plain[max(0, value.start - _NEAR) : value.start]
        if not _ACRONYM_BEFORE.search(before):
            return False
    return side.said_there[_name(value)] > 0


def _is_written(side: _Side, value: Value, theirs: Iterable[Sentence]) -> bool:
    """Whether the other version says a date, but for the spelling of its month.

    It has a slip in it, or is that of the other language.
    """
    own, other = read_language(side.here.locale), read_language(side.there.locale)
    end = max(value.end, value.unit_end)
    words = _WORD.findall(side.here.plain.lower(), value.start, end)
    months = [(word, own.months[word]) for word in words if word in own.months]
    said: set[str] = set()
    for sentence in theirs:
        said.update(map(fold, sentence.words))
        said.update(_NUMBER.findall(side.there.plain, sentence.start, sentence.end))
    digits = value.key if value.part in ("day", "year") else ""
    return (
        len(months) == 1
        and said.issuperset(_NUMBER.findall(digits))
        and any(_names_month(other, *months[0], each) for each in said)
    )


def _names_month(language: Language, foreign: str, month: int, word: str) -> bool:
    """Whether a word is a month in another language, or has a slip in it."""
    if word == fold(foreign):
        return True
    return len(word) >= _LONG and any(
        number == month and is_slip(fold(name), word)
        for name, number in language.months.items()
    )


def _place(mentions: Mentions, value: Value, values: Iterable[Value]) -> Place:
    """Where a value stands, its unit included; of a date, what is missing of it."""
    start, end = value.start, max(value.end, value.unit_end)
    missing = {other.part for other in values if other.start == start}
    if value.part in ("day", "year") and "month" not in missing:
        part = re.search(rf"(?<!\d)0?{value.key}", mentions.plain[start:end])
        if part:
            return make_place(mentions, start + part.start(), start + part.end())
    return make_place(mentions, start, end)
