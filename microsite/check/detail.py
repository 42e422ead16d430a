"""A number and its parts in one sentence: “seven solutions: four here, two there”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from microsite.check.fact import find_numbers_of
from twinlint.data import dataclass
from twinlint.documents import BLANK
from twinlint.languages import read_language
from twinlint.mentions import Mentions, Value
from twinlint.source import Locale


@dataclass(frozen=True, slots=True)
class Detail:
    """A number with the sum of the parts behind it, which is another one."""

    total: Value
    end: int
    """Offset after what the number counts."""
    sum: int


def find_details(mentions: Mentions, nouns: Sequence[str]) -> Iterator[Detail]:
    """The numbers of a text whose parts, all of them in their sentence, differ.

    Parts of `nouns`, which a site counts, may be told by any word: “four tested”.
    Other numbers have parts where nothing else can be counted: “four in Sceaux”.
    """
    for block in mentions.blocks:
        numbers = [each for each in find_numbers_of(block) if not each.is_ordinal]
        for sentence in block.sentences if len(numbers) > 2 else ():
            own = [n for n in numbers if sentence.start <= n.start < sentence.end]
            if 2 < len(own) < _MOST:
                yield from _find_in_sentence(mentions, sentence.end, own, nouns)


_MOST = 30
"""Numbers of a sentence that nobody adds up any more."""


def _find_in_sentence(
    mentions: Mentions, stop: int, numbers: Sequence[Value], nouns: Sequence[str]
) -> Iterator[Detail]:
    for total, follower in pairwise(numbers):
        noun = _NOUN.match(mentions.plain, total.end)
        if not noun or int(total.key) < 2 or total.bound or total.is_soft:
            continue
        opening = _OPENING.search(mentions.plain, noun.end(), follower.start + 1)
        if not opening:
            continue
        end = mentions.plain.find(_CLOSING[opening[1]], opening.end(), stop)
        tail = (opening.end(), stop if end < 0 else end)
        parts = [each for each in numbers if tail[0] <= each.start < tail[1]]
        word = noun[1].lower()
        sums = _add_parts(
            mentions, parts, tail, _Whole(int(total.key), word, word in nouns)
        )
        if sums and int(total.key) not in sums:
            yield Detail(total, noun.end(), sums[0])


@dataclass(frozen=True, slots=True)
class _Whole:
    """What has parts."""

    number: int
    noun: str
    is_counted: bool
    """Whether a site counts such things."""


def list_behind(mentions: Mentions, end: int) -> Iterator[Value]:
    """The numbers that count something in a sentence behind an offset in it."""
    for block in mentions.blocks:
        for sentence in block.sentences:
            if sentence.start < end <= sentence.end:
                for each in find_numbers_of(block):
                    if end <= each.start < sentence.end and not each.is_ordinal:
                        yield each


_NOUN = re.compile(r"[ \u00a0\u202f]([^\W\d_]+)")
_OPENING = re.compile(r"([:(–—])(?=[\s\w])")
_CLOSING = {":": "\n\n", "(": ")", "–": "–", "—": "—"}
_NEXT = re.compile(r"[ \u00a0\u202f]?([^\W\d_]+|.|\Z)", re.DOTALL)
_GAP = re.compile(rf"[\s{BLANK}]*")
_WORD = re.compile(r"[^\W\d_]+")


def _add_parts(
    mentions: Mentions, numbers: Sequence[Value], tail: tuple[int, int], whole: _Whole
) -> tuple[int, ...]:
    """What parts come to, and what they may come to as well; nothing if not all are."""
    language = read_language(mentions.locale)
    left = {each.start: each for each in numbers}
    parts: list[int] = []
    ones = 0
    for start in _list_starts(mentions, tail):
        number = left.pop(start, None)
        if number and _is_part(mentions, number, whole):
            parts.append(int(number.key))
            continue
        word = _WORD.match(mentions.plain, start)
        said = word[0].lower() if word else ""
        if said in language.one:
            ones += 1
        elif number or said not in language.links or said in language.articles:
            return ()
    if len(parts) < 2 or any(int(each.key) <= whole.number for each in left.values()):
        return ()
    # “Four here, two of them at school, and three there”: a part of another part.
    inside = parts[1:] if len(parts) > 2 else ()
    all_ = sum(parts)
    return (
        *range(all_, all_ + ones + 1),
        *(all_ - each for each in inside),
    )


def _is_part(mentions: Mentions, number: Value, whole: _Whole) -> bool:
    """Whether a number, by the word behind it, is one of the same things."""
    links = read_language(mentions.locale).links
    behind = _NEXT.match(mentions.plain, number.end)
    said = behind[1].lower() if behind else ""
    if said in links or said == whole.noun or not said[:1].isalpha():
        return True
    return whole.is_counted and int(number.key) <= whole.number


def _list_starts(mentions: Mentions, tail: tuple[int, int]) -> Iterator[int]:
    """Where the members of an enumeration begin, after a sign or an “and”."""
    begin, end = tail
    first = _GAP.match(mentions.plain, begin, end)
    yield first.end() if first else begin
    for found in _compile_break(mentions.locale).finditer(mentions.plain, begin, end):
        if found.end() < end:
            yield found.end()


@cache
def _compile_break(locale: Locale) -> re.Pattern[str]:
    joints = "|".join(map(re.escape, read_language(locale).joints)) or "(?!)"
    gap = _GAP.pattern
    return re.compile(
        rf"[,;](?=\s){gap}(?:(?:{joints})\s{gap})?|\s(?:{joints})\s{gap}",
        re.IGNORECASE,
    )
