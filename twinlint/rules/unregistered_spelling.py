"""A name is not spelt as the site has settled on.

Why: the programme, its partners and the people have one right name each.
Wrong:
    register: Quartiers Métropolitains d'Innovation
    en: The Quartiers Métropolitains d'Innovations programme begins.
Right:
    register: Quartiers Métropolitains d'Innovation
    en: The Quartiers Métropolitains d'Innovation programme begins.
Fix: write the name as the register of the site does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from twinlint.comparison import make_place
from twinlint.finding import Finding, Fix, Rule, Severity, message
from twinlint.languages import read_language
from twinlint.mentions import Kind, Mentions
from twinlint.register import Register
from twinlint.rule import text_rule
from twinlint.source import Locale
from twinlint.spelling import find_slips

_TOKEN = re.compile(r"[^\W_]+|&")
_SHORTEST = 5
"""Letters of a name of which a slip can be told from another name."""


@dataclass(frozen=True, slots=True)
class _Names:
    """A register as this rule searches it, names reduced to their letters."""

    accepted: frozenset[str]
    right: dict[str, str]
    """The right spelling of each reduced name in a language."""
    wrong: dict[str, str]
    """The right spelling for each reduced mistake."""
    lengths: tuple[int, ...]
    """Numbers of words that names and mistakes have."""


@text_rule(Severity.WARNING)
def unregistered_spelling(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Capitalised words that are a known mistake or one slip from a known name."""
    if not register.names:
        return
    names = _read_names(register, mentions.locale)
    windows: dict[str, list[tuple[int, int]]] = {}
    for block in mentions.blocks:
        if block.kind is Kind.CODE:
            continue
        tokens = list(_TOKEN.finditer(mentions.plain, block.start, block.end))
        for at, token in enumerate(tokens):
            if not token[0][0].isupper():
                continue
            for length in names.lengths:
                words = tokens[at : at + length]
                if len(words) == length and _is_phrase(mentions.plain, words):
                    key = _reduce(" ".join(word[0] for word in words))
                    windows.setdefault(key, []).append((token.start(), words[-1].end()))
    corrections = {key: names.wrong[key] for key in windows if key in names.wrong}
    own = read_language(mentions.locale)
    unknown = [
        key
        for key in windows
        if key not in names.accepted
        and key not in names.wrong
        and len(key) >= _SHORTEST
        and not own.knows(key)
    ]
    for key, right in find_slips(unknown, list(names.right)):
        start, end = windows[key][0]
        count = len(_TOKEN.findall(mentions.plain[start:end]))
        if key != right and count == len(_TOKEN.findall(names.right[right])):
            corrections.setdefault(key, names.right[right])
    done: list[tuple[int, int]] = []
    for key, right in corrections.items():
        for start, end in windows[key]:
            if not any(a <= start and end <= b for a, b in done):
                done.append((start, end))
                yield _make_finding(rule, mentions, (start, end), right)


def _is_phrase(plain: str, words: list[re.Match[str]]) -> bool:
    """Whether nothing but spaces, hyphens and apostrophes stands between the words."""
    between = (plain[a.end() : b.start()] for a, b in pairwise(words))
    return all(not gap.strip(" \u00a0\u202f-’'&\n") for gap in between)


def _reduce(name: str) -> str:
    """A name without spaces, hyphens, apostrophes and capitals."""
    return "".join(_TOKEN.findall(name)).lower()


@lru_cache(maxsize=8)
def _read_names(register: Register, locale: Locale) -> _Names:
    right: dict[str, str] = {}
    wrong: dict[str, str] = {}
    accepted: set[str] = set()
    lengths: set[int] = set()
    for name in register.names:
        form = name.forms.get(locale) or next(iter(name.forms.values()))
        for spelling in name.spellings():
            accepted.add(_reduce(spelling))
            lengths.add(len(_TOKEN.findall(spelling)))
        right.setdefault(_reduce(form), form)
        for mistake in name.mistakes:
            wrong.setdefault(_reduce(mistake), form)
            lengths.add(len(_TOKEN.findall(mistake)))
    wrong = {key: form for key, form in wrong.items() if key not in accepted}
    # A longer window first, so that a name is not found inside a longer mistake.
    return _Names(
        frozenset(accepted), right, wrong, tuple(sorted(lengths, reverse=True))
    )


def _make_finding(
    rule: Rule, mentions: Mentions, span: tuple[int, int], right: str
) -> Finding:
    place = make_place(mentions, *span)
    return rule(
        message("“{words}” is spelt “{right}”", words=place.text, right=right),
        place,
        help=message("write “{right}”", right=right),
        fix=Fix(place.span, right),
    )
