"""Where a text says names that its register knows, which no correction may change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from re import Match

from twinlint.mentions import Kind, Mentions, Span
from twinlint.register import WORD, Register, learn_once, reduce_name


class KnownNames:
    """Places of names that are right, those inside longer ones left out."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not self._ends or end > self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)

    def are_cut(self, span: Span) -> bool:
        """Whether a stretch begins or ends between two letters of a name."""
        return any(
            self._has_end_after(bisect_left(self._starts, at), at) for at in span
        )

    def are_around(self, span: Span) -> bool:
        """Whether a stretch stands inside a name."""
        count = bisect_right(self._starts, span[0])
        return count > 0 and span[1] <= self._ends[count - 1]

    def are_changed(self, plain: str, span: Span, right: str) -> bool:
        """Whether other words for a stretch of the text change those of a name."""
        old = tuple(WORD.finditer(plain, *span))
        new = WORD.findall(right)
        is_alike = len(old) == len(new)
        return any(
            self._has_end_after(bisect_right(self._starts, word.start()), word.start())
            for at, word in enumerate(old)
            if not is_alike or word[0].lower() != new[at].lower()
        )

    def _has_end_after(self, count: int, place: int) -> bool:
        """Whether the last of the first names ends after a place."""
        return count > 0 and place < self._ends[count - 1]


def find_known_names(mentions: Mentions, register: Register) -> KnownNames:
    """The places of a register's names in a text, letter by letter."""
    if not register.names:
        return KnownNames(())
    accepted, lengths = _read_accepted(register)
    windows = find_windows(mentions, lengths)
    return KnownNames(
        span for key in windows.keys() & accepted for span in windows[key]
    )


def find_windows(mentions: Mentions, lengths: tuple[int, ...]) -> dict[str, list[Span]]:
    """`{reduced words: places}` of all that has a capital and the length of a name.

    `lengths` are numbers of words, the smallest first.
    """
    longest = max(lengths, default=0)
    windows: dict[str, list[Span]] = {}
    for block in mentions.blocks:
        if block.kind is Kind.CODE:
            continue
        tokens = list(WORD.finditer(mentions.plain, block.start, block.end))
        for at, token in enumerate(tokens):
            if not token[0][0].isupper():
                continue
            phrase = _read_phrase(mentions.plain, tokens[at : at + longest])
            for length in filter(None, lengths):  # A name may have no word.
                if length > len(phrase):
                    break
                key = "".join(word[0] for word in phrase[:length]).lower()
                span = token.start(), phrase[length - 1].end()
                windows.setdefault(key, []).append(span)
    return windows


def _read_phrase(plain: str, words: list[Match[str]]) -> list[Match[str]]:
    """Words until more than spaces, hyphens and apostrophes stands between two."""
    for at, (word, next_one) in enumerate(pairwise(words)):
        if plain[word.end() : next_one.start()].strip(" \u00a0\u202f-’'&\n"):
            return words[: at + 1]
    return words


@learn_once
def _read_accepted(register: Register) -> tuple[frozenset[str], tuple[int, ...]]:
    """The reduced names of a register, and the numbers of words that they have."""
    spellings = {s for name in register.names for s in name.spellings()}
    lengths = {len(WORD.findall(spelling)) for spelling in spellings}
    return frozenset(map(reduce_name, spellings)), tuple(sorted(lengths))
