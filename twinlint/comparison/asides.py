"""What one version says to its own readers alone: that it is a translation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twinlint.languages import Language, read_language
from twinlint.mentions import Mentions

_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 70
"""Words of a passage that says no more; a longer one says something else too."""


def is_about_translation(mentions: Mentions, start: int, end: int) -> bool:
    """Whether a passage speaks of translations into the language it is in.

    The other version has none to speak of: "A French version is available". Nor does it
    say what language something is in, when that is its own: "In French".
    """
    own = read_language(mentions.locale)
    words = [word.lower() for word in _WORD.findall(mentions.plain, start, end)]
    if len(words) > _MOST_WORDS:
        return False
    if _is_language(own, [word for word in words if word not in own.marks]):
        return True
    if not own.translator_notes.isdisjoint(words):
        return True
    name = own.name.lower()
    is_named = any(word.startswith(name) for word in words)
    return is_named and not own.translation_words.isdisjoint(words)


def _is_language(own: Language, words: Sequence[str]) -> bool:
    """Whether no more than a language is named: `in French`."""
    return len(words) == 1 and words[0] in map(str.lower, own.language_names.values())
