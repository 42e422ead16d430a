"""Finds what both versions set as code and spell otherwise: `--from`, `--form`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from twinlint.comparison.comparison import Comparison
from twinlint.documents import BLANK
from twinlint.languages import Language, read_language
from twinlint.mentions import Block, Kind, Mentions, Span
from twinlint.spelling import is_slip

_CODE = re.compile(r"`([^`\n]{3,120})`")
_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"\S+")
_SHORTEST = 4
"""Characters of a piece; shorter ones are one slip from many."""
_MOST = 50
"""Left-over pieces of a block that are compared."""

_Pieces = dict[str, Span]


def find_misspelt_code(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """The places of two pieces of code, one slip apart, that only one version has each.

    Pieces stand between spaces. What languages translate, as `resultats.csv`, differs
    in a word of each.
    """
    first, second = comparison.reference, comparison.translation
    own, other = map(read_language, comparison.locales)
    for unit in comparison.paired:
        here = _read_pieces(first, unit.reference)
        if not here:
            continue
        there = _read_pieces(second, unit.translation)
        left = [piece for piece in here if piece not in there]
        right = [piece for piece in there if piece not in here]
        pairs = [(a, b) for a in left[:_MOST] for b in right[:_MOST] if is_slip(a, b)]
        times = Counter(piece for pair in pairs for piece in pair)
        for piece, twin in pairs:
            is_only = times[piece] == times[twin] == 1
            if is_only and not _are_words(piece, twin, own, other):
                yield here[piece], there[twin]


def _read_pieces(mentions: Mentions, blocks: Iterable[Block]) -> _Pieces:
    """The pieces of code in the lines of some blocks, each with its first place."""
    pieces: _Pieces = {}
    text, plain = mentions.text.value, mentions.plain
    for block in blocks:
        if block.kind is Kind.CODE:
            continue
        for code in _CODE.finditer(text, block.start, block.end):
            if plain[code.start(1)] != BLANK:
                continue
            for piece in _PIECE.finditer(text, *code.span(1)):
                if len(piece[0]) >= _SHORTEST:
                    pieces.setdefault(piece[0], piece.span())
    return pieces


def _are_words(piece: str, twin: str, own: Language, other: Language) -> bool:
    """Whether the pieces differ in a word that each language has: `note`, `notes`."""
    mine = Counter(_WORD.findall(piece.lower()))
    theirs = Counter(_WORD.findall(twin.lower()))
    left, right = list(mine - theirs), list(theirs - mine)
    if not (left or right):
        return False
    return all(word in own.words and word not in other.words for word in left) and all(
        word in other.words and word not in own.words for word in right
    )
