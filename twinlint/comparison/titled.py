"""Surnames behind a title that are one slip from that of somebody in a register.

`M. Larguero`, where the register has Denis Larghero: nobody of that name is known, and
of those who are, one alone is called nearly so.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from twinlint.comparison.known import Word, cut_words, goes_on
from twinlint.data import dataclass
from twinlint.languages import read_language
from twinlint.mentions import Mentions, Span
from twinlint.register import WORD, Register, learn_once, list_surnames, reduce_name
from twinlint.source import Locale
from twinlint.spelling import SlipIndex

_SHORTEST = 5
"""Letters of a surname of which a slip can be told from another one."""
_SPACES = " \u00a0\u202f\n"


@dataclass(frozen=True, slots=True)
class _Surnames:
    """What people of a register are called behind a title."""

    right: Mapping[str, tuple[str, frozenset[str]]]
    """Each surname, and the full names of who has it, by its letters."""
    slips: SlipIndex
    longest: int
    """The most words that a surname has."""


def find_titled(mentions: Mentions, register: Register) -> Iterator[tuple[Span, str]]:
    """Surnames that are misspelt behind a title, each with the right one.

    Of several people who are called nearly so, the one is meant whom the text calls by
    the full name.
    """
    surnames = _read_surnames(register, mentions.locale)
    titles = read_language(mentions.locale).titles
    if not surnames.right or not titles:
        return
    for words in cut_words(mentions):
        for at, word in enumerate(words[:-1]):
            end = _end_title(mentions.plain, word, titles)
            if end is None or mentions.plain[end : words[at + 1][1]].strip(_SPACES):
                continue
            span = _end_name(mentions.plain, words[at + 1 : at + 2 + surnames.longest])
            right = span and _find_right(mentions, span, surnames, register)
            if span and right:
                yield span, right


def _end_title(plain: str, word: Word, titles: Container[str]) -> int | None:
    """The offset after a title that a word is, with its full stop; else None."""
    written, _, end = word
    lower = written.lower()
    if plain.startswith(".", end) and written[0].isupper() and f"{lower}." in titles:
        return end + 1
    return end if lower in titles else None


def _end_name(plain: str, words: Sequence[Word]) -> Span | None:
    """The surname that words begin with: up to the last of them with a capital."""
    last = None
    for at, (written, start, end) in enumerate(words):
        if at and not goes_on(plain, words[at - 1][2], start):
            break
        if written[0].isupper():
            last = end
        elif last is not None:
            break
    return None if last is None else (words[0][1], last)


def _find_right(
    mentions: Mentions, span: Span, surnames: _Surnames, register: Register
) -> str:
    """The one surname that a misspelt one is nearly; nothing for any other."""
    written = mentions.plain[slice(*span)]
    key = reduce_name(written)
    is_word = read_language(mentions.locale).knows(written)
    if len(key) < _SHORTEST or is_word or register.knows(written):
        return ""
    near = [surnames.right[each] for each in surnames.slips.find(key)]
    if len(near) > 1:
        said = reduce_name(mentions.plain)
        near = [each for each in near if any(name in said for name in each[1])]
    return near[0][0] if len(near) == 1 else ""


@learn_once
def _read_surnames(register: Register, locale: Locale) -> _Surnames:
    right: dict[str, tuple[str, frozenset[str]]] = {}
    for name in register.names:
        form = name.forms.get(locale) or next(iter(name.forms.values()))
        for surname in list_surnames(name, form):
            key = reduce_name(surname)
            said, people = right.get(key, (surname, frozenset()))
            right[key] = said, people | {reduce_name(form)}
    longest = max((len(WORD.findall(each)) for each, _ in right.values()), default=0)
    return _Surnames(right, SlipIndex(right), longest)
