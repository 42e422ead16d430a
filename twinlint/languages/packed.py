"""A long list of words in a quarter of its room, looked up where it stands.

A line is some words that follow one another. The first is written out; of each other
one stand a capital, which says how many letters to take off the word before it (`A`
none, `B` one), and what to add then: `abriAsBter` is *abri*, *abris*, *abriter*. What
`pip` unpacks is no smaller for it, but what it downloads: half.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

_A_LINE = 96
"""Words of a line: as many are spelt out to look one up. More make the packed lists
little smaller: with twice as many, 1 %."""
_MARK = re.compile("([A-Z])")
_FIRST, _LAST = ord("A"), ord("Z")


class PackedFile:
    """The sorted words of a packed text."""

    def __init__(self, text: bytes) -> None:
        """Take a text in UTF-8 in, as `pack_words` writes it."""
        self._lines = text.decode().splitlines()
        self._heads = [_MARK.split(line, maxsplit=1)[0] for line in self._lines]
        """The first word of each line."""

    def holds(self, word: str) -> bool:
        """Whether it is among the words."""
        at = bisect_right(self._heads, word) - 1
        if at < 0:
            return False
        return word == self._heads[at] or word in _spell_out(self._lines[at])

    def read(self) -> list[str]:
        """All words, in order."""
        return [word for line in self._lines for word in _spell_out(line)]


def _spell_out(line: str) -> Iterator[str]:
    word, *steps = _MARK.split(line)
    yield word
    for mark, added in zip(steps[::2], steps[1::2], strict=True):
        word = word[: len(word) + _FIRST - ord(mark)] + added
        yield word


def pack_words(words: Iterable[str]) -> bytes:
    r"""The text of some words, which have no capital.

    >>> pack_words({"abri", "abriter", "abris", "île"}).decode()
    'abriAsBter\nîle\n'
    """
    lines: list[list[str]] = []
    before = ""
    for word in sorted(words):
        same = _count_same(before, word)
        mark = _FIRST + len(before) - same
        if same == 0 or mark > _LAST or len(lines[-1]) == _A_LINE:
            lines.append([word])
        else:
            lines[-1].append(chr(mark) + word[same:])
        before = word
    return "".join(f"{''.join(line)}\n" for line in lines).encode()


def _count_same(first: str, second: str) -> int:
    """With how many same letters two words begin."""
    pairs = enumerate(zip(first, second, strict=False))
    ends = (at for at, (one, other) in pairs if one != other)
    return next(ends, min(len(first), len(second)))
