"""Sentences of one language version that are in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from twinlint.comparison.comparison import Comparison
from twinlint.comparison.targets import has_language
from twinlint.documents import BLANK
from twinlint.languages import read_language
from twinlint.mentions import Block, Kind, Link, Mentions, Sentence, weigh_language
from twinlint.source import Locale

_PROSE = re.compile(r"(?<![\w@#/.-])[^\W\d_]+(?:[’'-][^\W\d_]+)*(?![\w@/]|\.\w)")
"""Words that are not part of a file name, a code or an address."""
_ENOUGH = 3
"""Weight that makes a sentence foreign, and the least share against own words."""
_COPIED = 2
"""The same for a sentence that both versions have word for word."""
_PROPER = re.compile(
    r"(?:(?<![^\W\d_])[^\W\d_]+ )?"
    r"(?:(?:de|du|des|la|le|les|aux) |[dl]['’]){1,3}"
    r"[A-ZÀ-ÖØ-Þ][a-zà-ÿ][\w’'-]*(?: [A-ZÀ-ÖØ-Þ][\w’'-]*){0,4}"
)
"""A French name with the words that lead to it: `boulevard de la Liberté`."""
_GENERATED = re.compile(
    r"\bTOC\b[^.]{0,40}\bautomatically\b"
    r"|\b(?:replaced by|generated)[^.]{0,40}\bTOC\b"
)
_QUOTED = re.compile(r"\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|«[^»\n]{1,300}»")


@dataclass(frozen=True, slots=True)
class Foreign:
    """Sentences in a row of one block that are in the other language."""

    here: Mentions
    there: Mentions
    block: Block
    others: tuple[Block, ...]
    """The blocks of the other version that correspond; empty when there are none."""
    start: int
    end: int


@lru_cache(maxsize=1)
def find_foreign(comparison: Comparison) -> tuple[Foreign, ...]:
    """All foreign stretches of both versions; several rules ask one after the other."""
    return tuple(_find_foreign(comparison))


def _find_foreign(comparison: Comparison) -> Iterator[Foreign]:
    first, second = comparison.reference, comparison.translation
    for unit in comparison.units:
        for side in (
            _Side(first, second, unit.reference, unit.translation),
            _Side(second, first, unit.translation, unit.reference),
        ):
            for block in side.blocks:
                if block.kind is not Kind.CODE and not _is_for_machine(side, block):
                    for a, b in _foreign_stretches(side, block):
                        yield Foreign(side.here, side.there, block, side.others, a, b)


def _is_for_machine(side: _Side, block: Block) -> bool:
    """Whether a generator puts a table of contents in place of the block."""
    return _GENERATED.search(side.here.plain, block.start, block.end) is not None


@dataclass(slots=True)
class _Side:
    """One side of a unit; what the other side says is read when it is asked for."""

    here: Mentions
    there: Mentions
    blocks: tuple[Block, ...]
    others: tuple[Block, ...]
    _said: frozenset[tuple[str, ...]] | None = None
    _linked: frozenset[str] | None = None
    _labels: frozenset[tuple[str, ...]] | None = None
    _text: str | None = None

    def is_said_there(self, words: tuple[str, ...]) -> bool:
        """Whether the other side has a sentence with the very same words."""
        if self._said is None:
            self._said = frozenset(s.words for b in self.others for s in b.sentences)
        return words in self._said

    def words_there(self) -> str:
        """All that the other side says, in lower case."""
        if self._text is None:
            plain = self.there.plain
            texts = (plain[block.start : block.end] for block in self.others)
            self._text = "\n".join(texts).lower()
        return self._text

    def is_labelled_there(self, words: Sequence[str]) -> bool:
        """Whether the other side has a link with the very same words."""
        if self._labels is None:
            self._labels = frozenset(
                tuple(_PROSE.findall(self.there.text.value, a.label_start, a.label_end))
                for b in self.others
                for a in b.links
            )
        return tuple(words) in self._labels

    def may_keep_title(self, link: Link) -> bool:
        """Whether a link leads to one document in both versions, elsewhere."""
        return (
            link.target.startswith("http")
            and not has_language(link.target, (self.here.locale, self.there.locale))
            and self.is_linked_there(link.target)
        )

    def is_linked_there(self, target: str) -> bool:
        """Whether the other side links the same document."""
        if self._linked is None:
            self._linked = frozenset(
                link.target.partition("#")[0] for b in self.others for link in b.links
            )
        return target.partition("#")[0] in self._linked


def _foreign_stretches(side: _Side, block: Block) -> Iterator[tuple[int, int]]:
    """Stretches in the other language: sentences in a row, then words of links."""
    stretches = list(_foreign_sentences(side, block))
    yield from stretches
    for link in block.links:
        a, b = link.label_start, link.label_end
        is_said = any(start <= a < end for start, end in stretches)
        if not is_said and _is_foreign_label(side, link):
            yield a, b


def _is_foreign_label(side: _Side, link: Link) -> bool:
    """Whether the words of a link, or of a picture, are left from the other version."""
    if link.is_bare or (not link.is_image and side.may_keep_title(link)):
        return False
    own, other = side.here.locale, side.there.locale
    label = side.here.text.value[link.label_start : link.label_end]
    words = _PROSE.findall(label)
    return (
        "://" not in label
        and side.is_labelled_there(words)
        and _speaks_for_other(words, own, other, _COPIED)
    )


def _foreign_sentences(side: _Side, block: Block) -> Iterator[tuple[int, int]]:
    start = end = -1
    for sentence in block.sentences:
        if _is_foreign(side, block, sentence):
            start = sentence.start if start < 0 else start
            end = sentence.end
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _is_foreign(side: _Side, block: Block, sentence: Sentence) -> bool:
    own, other = side.here.locale, side.there.locale
    if not _speaks_for_other(sentence.words, own, other, _COPIED):
        return False
    is_copied = side.is_said_there(sentence.words)
    outside = _without_citations(side, block, sentence)
    words = [
        part for word in _PROSE.findall(outside) for part in re.split("[’']", word)
    ]
    name = read_language(other).name
    if len(words) < 5 and any(word.lower() == name for word in words):
        return False  # A link to the other version: "In English".
    if is_copied and len(words) == 1:  # What is left beside a name: `Les`
        return weigh_language([words[0].lower()], own, other) == (0, _COPIED)
    return _speaks_for_other(words, own, other, _COPIED if is_copied else _ENOUGH)


def _speaks_for_other(
    words: Sequence[str], own: Locale, other: Locale, enough: int
) -> bool:
    if len(words) < 2:
        return False
    for_own, for_other = weigh_language(words, own, other)
    return for_other >= enough and for_other >= enough * for_own


def _without_citations(side: _Side, block: Block, sentence: Sentence) -> str:
    """The sentence without what may stay in its language.

    That is the label of a link to a document that the other version links too, a name
    such as `rue de la Paix` that the other version has as well, and what quotation
    marks enclose, unless nothing else is left.
    """
    start, end = sentence.start, sentence.end
    text = side.here.plain[start:end]
    has_link = False
    for link in block.links:
        if link.start >= end or link.label_end <= start:
            continue
        has_link = True
        if link.label_start >= start and side.may_keep_title(link):
            a, b = link.label_start - start, link.label_end - start
            text = text[:a] + BLANK * (b - a) + text[b:]
    said = side.words_there()
    text = _PROPER.sub(
        lambda match: BLANK * len(match[0]) if match[0].lower() in said else match[0],
        text,
    )
    outside = _QUOTED.sub(lambda match: BLANK * len(match[0]), text)
    is_whole = not has_link and not _PROSE.search(outside)
    return text if is_whole else outside
