"""Finds what holds the place of a text, as all of it or among its words.

The words are data: `twinlint/languages/<tag>/placeholders.txt`. Editors write them in
whatever language, so that those of all languages count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from twinlint.languages import list_languages, read_placeholders
from twinlint.spelling import fold

_BLANKS = re.compile(
    r"[\s\[\]()«»“”]*+(?:[.…]++|\?{2,}+|_{2,}+|x{3,}+)[\s\[\]()«»“”]*+", re.I
)
"""Signs that hold the place of a whole text."""
_SPACES = " \u00a0\u202f"
_AROUND = f".…!:[]()«»“”\n{_SPACES}"
_PLAIN = {
    ord(letter): fold(letter)
    for letter in map(chr, range(0xC0, 0x180))
    if len(fold(letter)) == 1
} | str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'"})
"""Letters without their accents: as many as before, so that places hold."""
_SIGNS = r"x{3,}+|\?{3,}+"
_SHORT = 3
"""Letters up to which a word in capitals may be an acronym."""
_CODE = r"`[^`\n]++`|https?://[^\s)]++"
"""What programs read."""
_BRACKETED = re.compile(r"[^\[\]\n]*+\](?![(:\[])")
"""The end of a bracket that is no link."""
_SENTENCE_END = re.compile(
    rf"[»”\"{_SPACES}]*+(?:[.…!]++(?:\s|\Z)|\Z|\n[ ]*+(?:\n|[-*#]|\Z))"
)
_COLON = re.compile(rf"[{_SPACES}]?:\s")
_FIRST_WORD = re.compile(r"[ \n]*+([^\W\d_]++)")
_NEAR = 80
"""Characters in front of a phrase that tell how it stands there."""
_ITEMS = ("-", "*", "+")
_LONGEST = 40
"""Letters of a text up to which it may only hold a place."""


def is_unwritten(text: str) -> bool:
    """True for a text that only holds the place of one.

    >>> is_unwritten("…"), is_unwritten("[à compléter]"), is_unwritten("TODO")
    (True, True, True)
    >>> is_unwritten("À compléter par la commune"), is_unwritten("%")
    (False, False)
    """
    if is_blank(text):
        return True
    return len(text) < _LONGEST and fold(text.strip(_AROUND)) in _list_phrases()


def is_blank(text: str) -> bool:
    """True for signs that hold the place of a text: three dots."""
    return _BLANKS.fullmatch(text) is not None


def find_placeholders(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that were left in the place of words.

    What sentences say as well counts in square brackets, in capitals, as a sentence,
    or at the start of one in front of a colon.

    >>> [*find_placeholders("La haie pousse. [À COMPLÉTER]")]
    [(16, 29)]
    >>> [*find_placeholders("Un formulaire à compléter est en ligne.")]
    []
    """
    plain = text.translate(_PLAIN).lower()
    runs = [run for run in _compile_run().finditer(plain) if run["run"] is not None]
    found = list(_choose_runs(text, plain, runs))
    if found:  # Then what stands in round brackets is no word of the sentence either.
        found += [
            run.span()
            for run in runs
            if _is_aside(text, *run.span())
            and not any(a <= run.start() < b for a, b in found)
        ]
    yield from sorted(found)


def _choose_runs(
    text: str, plain: str, runs: list[re.Match[str]]
) -> Iterator[tuple[int, int]]:
    """The stretches of phrases that hold a place, whatever else the text has."""
    for run in runs:
        start, end = run.span()
        bracket = _find_bracket(text, start, end)
        if bracket:
            yield bracket
        elif (_is_sentence(text, start, end) and not _is_doubtful(run[0])) or any(
            _stands_out(text, *each.span())
            for each in _compile_one().finditer(plain, start, end)
        ):
            yield start, end


@cache
def _list_phrases() -> Mapping[str, str]:
    """All phrases without their accents, each with the sign of its list."""
    lists = map(read_placeholders, list_languages())
    return {fold(each): sign for said in lists for each, sign in said.items()}


def _is_doubtful(phrase: str) -> bool:
    return _list_phrases().get(phrase) == "~"


@cache
def _write_one() -> str:
    longest_first = sorted(_list_phrases(), key=lambda each: (-len(each), each))
    words = ("[ \\n]".join(map(re.escape, each.split())) for each in longest_first)
    return rf"(?:{'|'.join(words)}|{_SIGNS})"


@cache
def _compile_one() -> re.Pattern[str]:
    return re.compile(rf"{_write_one()}(?!\w)")


@cache
def _compile_run() -> re.Pattern[str]:
    """One phrase or several, as in `TODO: to be written`; or code, without `run`."""
    one = rf"{_write_one()}(?![\w/`-])"
    run = rf"(?<![\w/.`?-]){one}(?:(?: ?: ?| ){one})*"
    return re.compile(rf"{_CODE}|(?P<run>{run})")


def _find_bracket(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The bracket that a phrase begins: `[to be completed: the date]`."""
    before = text[max(0, start - _NEAR) : start].rstrip(_SPACES)
    closed = _BRACKETED.match(text, end) if before.endswith("[") else None
    if closed:
        return text.rindex("[", 0, start), closed.end()
    is_left = _is_aside(text, start, end) and text[start:end].isupper()
    return (start - 1, end + 1) if is_left else None


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether a phrase is all that round brackets hold."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether a phrase is a sentence, or begins one in front of a colon."""
    before = text[:start].rstrip(f'{_SPACES}«“"')
    above, _, line = before.rpartition("\n")
    is_item = line.strip() in _ITEMS
    begins = (
        is_item
        or before.endswith((".", "!", "?", "…"))
        or not (line or above.rpartition("\n")[2].strip())
    )
    if not begins:
        return False
    has_colon = not is_item and _COLON.match(text, end) is not None
    return has_colon or _SENTENCE_END.match(text, end) is not None


def _stands_out(text: str, start: int, end: int) -> bool:
    """Whether a phrase can be no part of a sentence, as it is written."""
    words = text[start:end]
    near = max(0, start - _NEAR)
    after = _FIRST_WORD.match(text, end)
    # The word before it, from its end to its beginning.
    before = _FIRST_WORD.match(text[near:start][::-1])
    if words.startswith("?"):
        return before is None or after is not None
    plain = " ".join(words.translate(_PLAIN).lower().split())
    sign = _list_phrases().get(plain)
    if sign == "!":
        return True
    if not words.isupper() or sign == "~":
        return False
    if sign is None:  # signs alone, no phrase of a list
        return True
    if len(words) <= _SHORT:
        return before is None
    beside = (each[1] for each in (before, after) if each and len(each[1]) > 1)
    return not any(word.isupper() for word in beside)
