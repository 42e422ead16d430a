"""Where a text says names that its register knows, which no correction may change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Set

from twinlint.kept import ask_once
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
        """Whether a stretch begins or ends between two letters of a name as long.

        Of two that overlap, the longer is meant: `Agence du Port` in
        `L’Agence du Port`, where `L’Agence` is a name as well.
        """
        size = span[1] - span[0]
        return any(
            self._ends[name] - self._starts[name] >= size
            for at in span
            for name in range(
                bisect_right(self._ends, at), bisect_left(self._starts, at)
            )
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


BEGINNING = 3
"""Letters of a name by which most words are told to begin none."""


def find_windows(
    mentions: Mentions,
    lengths: tuple[int, ...],
    beginnings: Set[str] = frozenset(),
) -> dict[str, list[Span]]:
    """`{reduced words: places}` of all that has a capital and the length of a name.

    `lengths` are numbers of words, the smallest first. Where `beginnings` are given,
    words whose first letters are none of them may be left out.
    """
    longest = max(lengths, default=0)
    windows: dict[str, list[Span]] = {}
    for words in cut_words(mentions):
        for at, (written, start, end) in enumerate(words):
            if not written[0].isupper():
                continue
            begun = written[:BEGINNING].lower()
            if beginnings and len(begun) == BEGINNING and begun not in beginnings:
                continue
            phrase, last = written, end
            if 1 in lengths:
                windows.setdefault(phrase.lower(), []).append((start, last))
            for length, word in enumerate(words[at + 1 : at + longest], 2):
                if not goes_on(mentions.plain, last, word[1]):
                    break
                phrase, last = phrase + word[0], word[2]
                if length in lengths:
                    windows.setdefault(phrase.lower(), []).append((start, last))
    return windows


def goes_on(plain: str, end: int, start: int) -> bool:
    """Whether no more than spaces, hyphens and apostrophes stands between two words."""
    return not plain[end:start].strip(" \u00a0\u202f-’'&\n")


Word = tuple[str, int, int]
"""A word of a text, and where it begins and ends."""


@ask_once
def cut_words(mentions: Mentions) -> tuple[tuple[Word, ...], ...]:
    """The words of each block that is no code, which several rules read."""
    return tuple(
        tuple(
            (found[0], found.start(), found.end())
            for found in WORD.finditer(mentions.plain, block.start, block.end)
        )
        for block in mentions.blocks
        if block.kind is not Kind.CODE
    )


@learn_once
def _read_accepted(register: Register) -> tuple[frozenset[str], tuple[int, ...]]:
    """The reduced names of a register, and the numbers of words that they have."""
    spellings = {s for name in register.names for s in name.spellings()}
    lengths = {len(WORD.findall(spelling)) for spelling in spellings}
    return frozenset(map(reduce_name, spellings)), tuple(sorted(lengths))
