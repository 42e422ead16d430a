"""The targets of links, compared without what tells their language."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

_LANGUAGE = frozenset(
    "fr en fra eng f e french english francais anglais".split()
    + "fr-ca en-ca fr-fr en-us en-gb".split()
)
"""Steps of an address that tell its language."""
_STEP = re.compile(r"([/._=?&#-]+)")


@lru_cache(maxsize=4096)
def fold_target(target: str) -> str:
    """A target without what tells its language, its scheme and its last slash.

    >>> fold_target("https://www.example.org/fr/page-fra.html")
    'example.org/page.html'
    """
    target = unquote(target).strip().lower()
    target = re.sub(r"^(?:https?:)?//(?:www\.)?", "", target)
    parts = _STEP.split(target)
    kept = [parts[0] if parts[0] not in _LANGUAGE else ""]
    for separator, step in zip(parts[1::2], parts[2::2], strict=True):
        if step not in _LANGUAGE:
            kept.append(separator[-1] + step)
    folded = "".join(kept).strip("/._?&#-")
    return folded.removesuffix("/index.html").removesuffix("/index.htm")


def has_language(target: str) -> bool:
    """Whether a target tells its language, as `/en/` does."""
    return not _LANGUAGE.isdisjoint(_STEP.split(target.lower()))
