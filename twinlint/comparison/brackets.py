"""Finds the words in brackets that one version of a sentence lacks.

Translators keep brackets: where one sentence has a pair more, and says nothing of what
stands between them, it is an addition, or the other version has lost it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from twinlint.comparison.telling import TellingWords

_BRACKETS = re.compile(r"\(([^()]{1,300})\)")
_OPENED = re.compile(r"\(\W{0,5}$")
_FEWEST = 2
"""Words in brackets that tell something; one alone may be said in any way."""


def find_lost_brackets(
    here: TellingWords, there: TellingWords, said: Set[str]
) -> tuple[int, int] | None:
    """The words of the only brackets that the other sentence lacks, if it lacks any.

    `said` has the keys of the other version's block.
    """
    mine, theirs = list(_read(here)), list(_read(there))
    if len(mine) != len(theirs) + 1:
        return None
    lost = [
        (start, end)
        for start, end in mine
        for keys in ([word.key for word in here.words[start:end] if word.key],)
        if len(keys) >= _FEWEST and said.isdisjoint(keys)
        if not is_gloss(here, there, start, end)
    ]
    return lost[0] if len(lost) == 1 else None


def is_gloss(here: TellingWords, there: TellingWords, start: int, end: int) -> bool:
    """Whether words explain others that this version leaves in the other language.

    Those stand before brackets, or in brackets behind; the readers of that language
    need no such words: `the Défenseur des droits (France's ombudsman)`. Nor do they
    need what an acronym is short for: `Anru (the urban renewal agency)`.
    """
    said = {there.text(at).lower() for at in range(len(there.words))}
    if start and _OPENED.search(here.gap(start)):
        word = here.text(start - 1)
        is_foreign = there.language.knows(word) and not here.language.knows(word)
        is_short = word in here.language.kept_names
        if (is_foreign or is_short) and word.lower() in said:
            return True
    at = end
    while at < len(here.words) and (at > end or _OPENED.search(here.gap(at))):
        if here.text(at).lower() not in said or here.language.knows(here.text(at)):
            return False
        at += 1
        if at == len(here.words) or ")" in here.gap(at):
            break
    return at > end


def _read(sentence: TellingWords) -> Iterator[tuple[int, int]]:
    """The words in each pair of brackets, by index."""
    words = sentence.words
    at = 0
    for match in _BRACKETS.finditer(
        sentence.plain, sentence.sentence.start, sentence.sentence.end
    ):
        while at < len(words) and words[at].start < match.start():
            at += 1
        end = at
        while end < len(words) and words[end].end <= match.end():
            end += 1
        yield at, end
        at = end
