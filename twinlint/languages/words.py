"""Reads word lists as large as a dictionary, for `Language.knows`."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Set
from functools import cache, cached_property

from twinlint.languages.packed import PackedFile

_STRIDE = 4096
"""Bytes between two words that a search goes by."""
_MANY = 6_000
"""Different words beyond which a whole list is read: 60 milliseconds for 120,000 packed
words, of which as many take 80 one by one, and half of that the first thousand."""


@cache
def _list_accented() -> dict[str, str]:
    """The letters with an accent that are each plain letter without it."""
    found: dict[str, str] = {}
    for letter in map(chr, range(0xC0, 0x180)):
        parts = unicodedata.normalize("NFD", letter)
        plain = parts[0]
        if len(parts) > 1 and plain.isascii():
            found[plain] = found.get(plain, "") + letter
    return found


class WordFile:
    """The sorted words of a text, one a line, found where they stand."""

    def __init__(self, text: bytes) -> None:
        """Take a text in UTF-8 in; its lines are sorted by code points."""
        if b"\r" in text[:_STRIDE]:
            text = text.replace(b"\r\n", b"\n")
        self._text = text if text.endswith(b"\n") else text + b"\n"
        last = len(self._text) - 1
        ends = (self._text.find(b"\n", at) for at in range(_STRIDE, last, _STRIDE))
        self._starts = [0, *dict.fromkeys(end + 1 for end in ends if end < last)]
        """Offsets of some words to begin a search at."""
        self._words = [self._text[a : self._text.find(b"\n", a)] for a in self._starts]
        """The words there."""

    def holds(self, word: str) -> bool:
        """Whether a line is the word."""
        return self._holds(word.encode(errors="surrogatepass"))

    def list_letters(self) -> frozenset[str]:
        """All letters of the words."""
        return frozenset(self._text.decode()) - {"\n"}

    def begins(self, letters: str) -> bool:
        """Whether a line begins with some letters."""
        start = letters.encode(errors="surrogatepass")
        if b"\n" in start:
            return False
        after = bisect_left(self._words, start)
        if after < len(self._words) and self._words[after].startswith(start):
            return True
        end = self._starts[after] if after < len(self._starts) else None
        return self._text.find(b"\n" + start, self._starts[after - 1], end) >= 0

    def _holds(self, word: bytes) -> bool:
        at = bisect_right(self._words, word) - 1
        if at < 0 or b"\n" in word:
            return False
        if word == self._words[at]:
            return word != b""
        end = self._starts[at + 1] if at + 1 < len(self._starts) else None
        return self._text.find(b"\n%b\n" % word, self._starts[at], end) >= 0

    def read(self) -> list[str]:
        """All words, in order."""
        return self._text.decode().split()


class WordList(Set[str]):
    r"""The words of some files, looked up where they stand.

    To make a set of 100,000 words takes longer than to compare two pages, which ask for
    a hundredth of them. `settle` gives one as soon as it pays.

    >>> words = WordList(WordFile(b"abri\nport\n"), WordFile(b"quai\n"))
    >>> "port" in words, "quai" in words, "por" in words
    (True, True, False)
    """

    def __init__(self, *files: WordFile | PackedFile) -> None:
        """Take files of words in."""
        self._files = files
        self._known: dict[object, bool] = {}
        """What has been asked for, and whether it is there."""

    def settle(self) -> Set[str]:
        """The same words, in a set once many have been asked for."""
        return self if len(self._known) < _MANY else self._whole

    def __contains__(self, word: object) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._holds(str(word))
        return known

    def _holds(self, word: str) -> bool:
        for file in self._files:  # noqa: SIM110 - `any` would take as long again
            if file.holds(word):
                return True
        return False

    def has_with_accents(self, word: str) -> bool:
        r"""Whether a word is there with accents on some of its plain letters.

        Letter by letter, as long as some word begins so.

        >>> WordList(WordFile("abri\nété\n".encode())).has_with_accents("ete")
        True
        """
        ways = [""]
        for letter in word:
            forms = (letter, *_list_accented().get(letter, ""))
            ways = [
                longer
                for way in ways
                for longer in (way + form for form in forms)
                if any(file.begins(longer) for file in self._files)
            ]
        return any(way != word and way in self for way in ways)

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)

    def __bool__(self) -> bool:
        return bool(self._files)

    @cached_property
    def letters(self) -> frozenset[str]:
        """All letters of the words."""
        return frozenset().union(*(file.list_letters() for file in self._files))

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset().union(*(file.read() for file in self._files))

    @classmethod
    def _from_iterable(cls, words: Iterable[str]) -> frozenset[str]:  # type: ignore[override]  # of a few
        return frozenset(words)
