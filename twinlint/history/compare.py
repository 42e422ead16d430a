"""Says word by word what changed between two wordings of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from twinlint.data import dataclass
from twinlint.history.words import Word, read_words

_MARKUP = re.compile(r"\]\([^()]*\)|[*`\[\]]|(?<!\w)_|_(?!\w)|^#+ |^[-+] ", re.M)
_ELISION = ("'", "’")
"""What a word that it ends is shown with."""
_LENGTH = 80
"""Letters of a wording that are shown."""
_NEAR = 1
"""Words that stayed between two changes, which are then told as one."""
_MOST = 1500
"""Words of one side beyond which a change is told as a whole: the comparison grows
with their square."""

_Stretch = tuple[int, int, int, int]
"""First and last words of a change, in both wordings."""


@dataclass(frozen=True, slots=True)
class Alteration:
    """One change: what was written, and what is written now."""

    before: str
    """Empty for words that are new."""
    after: str
    """Empty for words that are gone."""
    start: int
    """Where it stands in the text as it is now, in characters."""
    end: int


def find_alterations(before: str, after: str) -> tuple[Alteration, ...]:
    """What changed, in the order of the text as it is now.

    `after` is in normal form C, so that places in it count as it does. A number is
    shown with the word after it.

    >>> find_alterations("Il dure 18 mois.", "Il dure 24 mois.")
    (Alteration(before='18 mois', after='24 mois', start=8, end=15),)
    """
    before = unicodedata.normalize("NFC", before)
    old, new = tuple(read_words(before)), tuple(read_words(after))
    return tuple(
        _describe(before, after, old, new, each)
        for each in _join_near(_find_changes(old, new), old, new)
    )


def _find_changes(old: Sequence[Word], new: Sequence[Word]) -> list[_Stretch]:
    first = [word.fold for word in old]
    second = [word.fold for word in new]
    start = 0
    while start < min(len(old), len(new)) and first[start] == second[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    first = first[start : len(first) - end]
    second = second[start : len(second) - end]
    if max(len(first), len(second)) > _MOST:
        return [(start, start + len(first), start, start + len(second))]
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return [
        (a + start, b + start, c + start, d + start)
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]


def _join_near(
    changes: Sequence[_Stretch], old: Sequence[Word], new: Sequence[Word]
) -> list[_Stretch]:
    """Changes with few words between them as one, and numbers with what they count."""
    joined: list[_Stretch] = []
    for change in changes:
        if joined and change[0] - joined[-1][1] <= _NEAR:
            change = (joined[-1][0], change[1], joined[-1][2], change[3])
            joined.pop()
        joined.append(change)
    return [_take_next(each, old, new) for each in joined]


def _take_next(change: _Stretch, old: Sequence[Word], new: Sequence[Word]) -> _Stretch:
    a, b, c, d = change
    shown = (*old[a:b], *new[c:d])
    is_bare = a < b and c < d and all(word.fold[-1:].isdigit() for word in shown)
    has_next = b < len(old) and d < len(new)
    return (a, b + 1, c, d + 1) if is_bare and has_next else change


def _describe(
    before: str,
    after: str,
    old: Sequence[Word],
    new: Sequence[Word],
    change: _Stretch,
) -> Alteration:
    a, b, c, d = change
    if c < d:
        start, end = new[c].start, new[d - 1].end
        end += after[end : end + 1] in _ELISION
    else:
        start = end = new[c - 1].end if c else 0
    was = ""
    if a < b:
        last = old[b - 1].end
        was = before[old[a].start : last + (before[last : last + 1] in _ELISION)]
    return Alteration(_show(was), _show(after[start:end]), start, end)


def _show(words: str) -> str:
    """Words as people read them, on one line and not too many."""
    plain = " ".join(_MARKUP.sub("", words).split(" "))
    plain = re.sub(r"\s*\n\s*", " ", plain).strip()
    if len(plain) <= _LENGTH:
        return plain
    return plain[:_LENGTH].rsplit(" ", 1)[0] + "…"
