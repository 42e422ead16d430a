"""What one version says to its own readers alone: that it is a translation."""

from __future__ import annotations

import re

from twinlint.languages import read_language
from twinlint.mentions import Mentions

_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 70
"""Words of a passage that says no more; a longer one says something else too."""


def is_about_translation(mentions: Mentions, start: int, end: int) -> bool:
    """Whether a passage speaks of translations into the language it is in.

    The other version has none to speak of: "A French version is available".
    """
    own = read_language(mentions.locale)
    words = [word.lower() for word in _WORD.findall(mentions.plain, start, end)]
    if len(words) > _MOST_WORDS:
        return False
    if not own.translator_notes.isdisjoint(words):
        return True
    name = own.name.lower()
    is_named = any(word.startswith(name) for word in words)
    return is_named and not own.translation_words.isdisjoint(words)
