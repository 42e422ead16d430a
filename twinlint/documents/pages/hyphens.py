"""Joins lines to a text, and the words that were divided at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from twinlint.languages import list_languages, read_language

_LAST = re.compile(r"(?<![^\W\d_])([^\W\d_]+)([-\xad‐])$")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN = "\x02"
"""Stands at the end of a line that breaks a word without a hyphen."""
_SOFT = "\xad"
"""A hyphen that is one of a divided word and of no other."""


class Joiner:
    """Joins lines; knows which words its text has elsewhere."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take all lines of a text."""
        self._words = {
            word.lower() for line in lines for word in _WORD.findall(line.rstrip("-"))
        }

    def join(self, lines: Iterable[str]) -> str:
        """One text of the lines of a paragraph."""
        joined = ""
        for line in lines:
            words = line.strip()
            last, first = _LAST.search(joined), _FIRST.match(words)
            if not joined:
                joined = words
            elif joined.endswith(BROKEN):
                joined = joined[:-1] + words
            elif last and first and first[0][0].islower():
                if self.is_divided(last[1], last[2], first[0]):
                    joined = joined[: last.start(2)]
                joined += words
            else:
                joined += f" {words}"
        return joined.removesuffix(BROKEN)

    def is_divided(self, before: str, hyphen: str, after: str) -> bool:
        """Whether two halves of a word at a line end are one word without a hyphen.

        What the rest of the text says counts first, then what dictionaries know.
        """
        if hyphen == _SOFT:
            return True
        whole = (before + after).lower()
        if f"{before}-{after}".lower() in self._words:
            return False
        return whole in self._words or _is_word(whole)


@cache
def _is_word(word: str) -> bool:
    """Whether any language knows a word."""
    return any(word in read_language(each).words for each in list_languages())
