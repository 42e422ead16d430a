"""A long list of words in a quarter of its room, looked up where it stands.

A line is some words that follow one another. The first is written out; of each other
one stand a mark, which says how many letters to take off the word before it (`0` none,
`1` one), and what to add then: `abri0s1ter` is *abri*, *abris*, *abriter*. The very
first line has what stands often, each piece behind the sign that is written for it:
after `!0s`, that is `abri!1ter`. What `pip` unpacks is no smaller for it, but what it
downloads: half.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

_A_LINE = 96
"""Words of a line: as many are spelt out to look one up. More make the packed lists
little smaller: with twice as many, 1 %."""
_FIRST, _LAST = ord("0"), ord("@")
_CUTS = {chr(mark): _FIRST - mark or None for mark in range(_FIRST, _LAST + 1)}
"""Where a word ends of which a mark takes letters off."""
_MARK = re.compile("([0-@])")
SIGNS = r'!"#$%&()*+,/[\]^_`{|}~'
"""What may stand for a piece. No word has one, and none has a mark."""
_SIGN = re.compile(f"([{re.escape(SIGNS)}])")
_END = re.compile(f"[0-@{re.escape(SIGNS)}]")


class PackedFile:
    """The sorted words of a packed text."""

    def __init__(self, text: bytes) -> None:
        """Take a text in UTF-8 in, as `pack_words` writes it."""
        pieces, *self._lines = text.decode().splitlines()
        written = _SIGN.split(pieces)[1:]
        self.pieces = dict(zip(written[::2], written[1::2], strict=True))
        """What each sign stands for."""
        self._heads = [_END.split(line, maxsplit=1)[0] for line in self._lines]
        """The first word of each line."""
        self._spelt: dict[int, tuple[str, ...]] = {}
        """The words of the lines that were asked for."""

    def holds(self, word: str) -> bool:
        """Whether it is among the words."""
        at = bisect_right(self._heads, word) - 1
        return at >= 0 and (word == self._heads[at] or word in self._read_line(at))

    def begins(self, letters: str) -> bool:
        """Whether a word begins with some letters."""
        after = bisect_right(self._heads, letters)
        if after < len(self._heads) and self._heads[after].startswith(letters):
            return True
        return after > 0 and any(
            word.startswith(letters) for word in self._read_line(after - 1)
        )

    def list_letters(self) -> frozenset[str]:
        """All letters of the words, which no mark is among."""
        text = self._write_out("".join(self._lines))
        return frozenset(text).difference(map(chr, range(_FIRST, _LAST + 1)))

    def _read_line(self, at: int) -> tuple[str, ...]:
        """The words of a line; who asks for one often asks for its neighbours."""
        words = self._spelt.get(at)
        if words is None:
            words = self._spelt[at] = tuple(self._spell_out(self._lines[at]))
        return words

    def _write_out(self, line: str) -> str:
        """A line with each piece for its sign."""
        for sign, piece in self.pieces.items():
            line = line.replace(sign, piece)
        return line

    def read(self) -> list[str]:
        """All words, in order."""
        return [word for line in self._lines for word in self._spell_out(line)]

    def _spell_out(self, line: str) -> list[str]:
        steps = iter(_MARK.split(self._write_out(line)))
        word = next(steps)
        words = [word]
        for mark, added in zip(steps, steps, strict=True):
            word = word[: _CUTS[mark]] + added
            words.append(word)
        return words


def pack_words(words: Iterable[str], pieces: Mapping[str, str] | None = None) -> bytes:
    r"""The text of some words, which have neither marks nor signs.

    >>> pack_words({"abri", "abriter", "abris", "île"}, {"!": "0s"}).decode()
    '!0s\nabri!1ter\nîle\n'
    """
    pieces = pieces or {}
    longest = sorted(pieces.items(), key=lambda each: -len(each[1]))
    lines = ["".join(map("".join, pieces.items()))]
    for first, *others in _write_steps(words):
        rest = "".join(others)
        for sign, piece in longest:
            rest = rest.replace(piece, sign)
        lines.append(first + rest)
    return "".join(f"{line}\n" for line in lines).encode()


def _write_steps(words: Iterable[str]) -> list[list[str]]:
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
    return lines


def _count_same(first: str, second: str) -> int:
    """With how many same letters two words begin."""
    pairs = enumerate(zip(first, second, strict=False))
    ends = (at for at, (one, other) in pairs if one != other)
    return next(ends, min(len(first), len(second)))
