"""Tells what is written for a machine from what is written for people."""

from __future__ import annotations

import re
from collections.abc import Set

_LONE, _PATTERN = 2, 4
"""Words beside each piece of code, at most, where there is one piece, and more."""
_TOKEN = re.compile(r"[^\s\0]+")
_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile(
    r"""
    \w\((?>(?:(?!\w\()[^)])*)\) # name(1), stat(path)
    | [\[\]{}<>|=$\\_*~^]   # [n|y], <name>, size_t, $HOME
    | ^-{1,2}\w             # -f, --follow
    | \w(?:::|->|\.)\w      # APT::Get, sa.family
    | ^(?:/\*|\*/|//|[+&])  # a comment, an address, what joins keys
    | ^/\w                  # /etc
    | %\w{1,40}%            # %NAME%
    """,
    re.VERBOSE,
)


def is_notation(text: str, function_words: Set[str] = frozenset()) -> bool:
    """Whether a sentence is a command, a declaration, or a list of names of such.

    Prose that mentions some of it has other words between, and some of the
    `function_words`, in lower case, that join them.

    >>> is_notation("cat(1), rev(1)"), is_notation("See cat(1) for all the rest.")
    (True, False)
    >>> is_notation("tail -f access.log | cut -d ' ' -f1 | uniq")
    True
    >>> is_notation("ip link add <p1> type veth peer name <p2>")
    True
    >>> is_notation("npm view %NAME%")
    True
    >>> is_notation("Use --foo or --bar", {"or"})
    False
    """
    tokens = _TOKEN.findall(text)
    code = sum(_CODE.search(token) is not None for token in tokens)
    if not code:
        return False
    prose = [t.lower() for t in tokens if _LETTER.search(t) and not _CODE.search(t)]
    if any(word.strip(".,;:!?()\"'«»“”’") in function_words for word in prose):
        return False
    # Two names in brackets are those of a pattern of a command.
    return (_PATTERN if code > 1 else _LONE) * code >= len(prose)
