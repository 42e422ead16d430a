"""Decides whether what seems to be missing stands elsewhere in the other version.

It does where some sentence of that version is nearer to it than to all else that is
said here; or where that sentence says it together with another one: both of them, put
together, are much nearer to it than the other one alone; or where that sentence has a
clause that says it. What is near is always measured against all else that is said in
the same text: a text about one thing is near to itself all over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from heapq import nlargest

from twinlint.comparison import Comparison, make_place, quote
from twinlint.data import dataclass
from twinlint.deep.encoder import Likeness, Texts, make_likeness
from twinlint.finding import Finding, LanguageName, Severity, message
from twinlint.mentions import Block, Mentions, Sentence

_SENTENCES = "missing-sentence"
_PROSE = frozenset((_SENTENCES, "missing-paragraph"))
"""Rules that say of what people tell in sentences that it has no counterpart."""
_LABELS = frozenset(("missing-heading", "missing-item", "missing-row"))
"""The same of what may name a thing alone, as any clause on that thing does."""

# Found by reading 238 such warnings on 512 pairs, 34 of which were false, and by taking
# 600 sentences, paragraphs, items and headings out of texts.
_LIKE, _NEARER = 0.5, 0.03
"""How near a sentence is, and by how much more than to all else that is said."""
_LIKE_BOTH, _GAIN = 0.6, 0.1
"""How near two sentences are together, and by how much more than one of them alone; or
how near a clause is, and by how much more than to all else."""
_SHARE = 0.7
"""Of the words of a passage, how many have to stand elsewhere."""
_FEWEST = 3
"""Words from which on a text says something that can be told from a label."""
_MOST = 40
"""Sentences of a passage up to which it may be told in other words."""
_ASKED = 200
"""Findings of one pair that are looked at: texts with more are two editions, and each
look takes as long as both texts."""
_LONGEST = 2000
"""Characters of a sentence that are read; people write fewer, an encoder needs room."""
_TRIED = 4
"""Sentences of the other version that may say the same, the nearest ones."""
_CUT = re.compile(r"(?<=\w[,;:)]) | [–—] | (?=\()")
_CLAUSES, _LEAST = 8, 4
"""Parts of a sentence up to which it has clauses, and words from which on it is one."""


def look_again(
    findings: Iterable[Finding],
    comparison: Comparison,
    likeness: Likeness | None = None,
) -> Iterator[Finding]:
    """The findings of one comparison; what stands elsewhere is a note that says where.

    The encoder is loaded for the first that seems to be missing, not before.
    """
    look: _Look | None = None
    asked = 0
    for finding in findings:
        is_lack = finding.rule in _PROSE or finding.rule in _LABELS
        if finding.severity is Severity.INFO or not is_lack or asked >= _ASKED:
            yield finding
            continue
        asked += 1
        look = look or _Look(comparison, likeness or make_likeness())
        yield look.judge(finding)


@dataclass(slots=True)
class _Said:
    """A sentence of one version, with the block that it stands in."""

    block: Block
    sentence: Sentence
    text: str

    @property
    def figures(self) -> frozenset[str]:
        """What it says in figures, which another wording keeps."""
        return _read_figures(self.block, self.sentence.start, self.sentence.end)

    @property
    def block_figures(self) -> frozenset[str]:
        """What is said in figures around it, too."""
        return _read_figures(self.block, self.block.start, self.block.end)


def _read_figures(block: Block, start: int, end: int) -> frozenset[str]:
    return frozenset(
        value.key
        for value in block.values
        if start <= value.start < end and not (value.is_soft or value.in_words)
    )


class _Side:
    """All that one version says, sentence by sentence."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions

    @cached_property
    def said(self) -> tuple[_Said, ...]:
        plain = self.mentions.plain
        return tuple(
            _Said(block, each, _clean(plain[each.start : each.end])[:_LONGEST])
            for block in self.mentions.blocks
            for each in block.sentences
            if each.words
        )

    @cached_property
    def texts(self) -> Texts:
        return tuple(each.text for each in self.said)

    def find(self, finding: Finding) -> list[int]:
        """The sentences that a finding is about, by their numbers."""
        text = self.mentions.text
        spans = [place.span for place in finding.related]
        stretches = [
            (text.find(s.line, s.column), text.find(s.end_line, s.end_column))
            for s in spans
        ]
        return [
            at
            for at, each in enumerate(self.said)
            if any(
                start is not None and end is not None and start <= middle < end
                for start, end in stretches
                for middle in ((each.sentence.start + each.sentence.end) // 2,)
            )
        ]


_MARKS = re.compile("[\0-\x1f]+")


def _clean(plain: str) -> str:
    """Words without markup and breaks of lines."""
    return " ".join(_MARKS.sub(" ", plain).split())


def _list_clauses(text: str) -> tuple[str, ...]:
    """What a sentence says before, between and after its commas."""
    parts = _CUT.split(text)
    if not 1 < len(parts) <= _CLAUSES:
        return ()
    cuts = range(1, len(parts))
    heads = (" ".join(parts[:at]) for at in cuts)
    tails = (" ".join(parts[at:]) for at in cuts)
    clauses = dict.fromkeys((*parts, *heads, *tails))
    return tuple(each for each in clauses if len(each.split()) >= _LEAST)


class _Look:
    """Looks at what one version lacks in all that it says."""

    def __init__(self, comparison: Comparison, likeness: Likeness) -> None:
        self.sides = _Side(comparison.reference), _Side(comparison.translation)
        self.likeness = likeness

    def judge(self, finding: Finding) -> Finding:
        """The finding, or a note of where the text stands."""
        here, there = self.sides
        if finding.related[0].locale != here.mentions.locale:
            here, there = there, here
        missing = here.find(finding)
        words = [len(here.said[at].sentence.words) for at in missing]
        if not there.said or len(missing) > _MOST or sum(words) < _FEWEST:
            return finding
        search = _Search(here, there, frozenset(missing), self.likeness)
        has_clauses = finding.rule in _PROSE
        found = [search.find(at, has_clauses=has_clauses) for at in missing]
        told = sum(
            count for count, at in zip(words, found, strict=True) if at is not None
        )
        share = 1.0 if finding.rule == _SENTENCES else _SHARE
        if told < share * sum(words):
            return finding
        first = next(at for at in found if at is not None)
        return _lower(finding, here, there, missing, there.said[first].sentence)


@dataclass(slots=True)
class _Search:
    """Looks for what some sentences of one version say in the other version."""

    here: _Side
    there: _Side
    missing: frozenset[int]
    likeness: Likeness

    def find(self, at: int, *, has_clauses: bool) -> int | None:
        """The sentence of the other version that says what a sentence says, if any."""
        here, there = self.here, self.there
        (row,) = self.likeness((here.texts[at],), there.texts)
        figures = here.said[at].figures
        near = [
            to
            for to in nlargest(_TRIED, range(len(row)), key=row.__getitem__)
            if figures <= there.said[to].block_figures
        ]
        if not near:
            return None
        rivals = self._find_rivals(tuple(there.texts[to] for to in near))
        if row[near[0]] >= max(_LIKE, rivals[0][0] + _NEARER):
            return near[0]
        for to, (usual, rival) in zip(near, rivals, strict=True):
            if rival is not None and self._measure_both(at, rival, to) >= max(
                _LIKE_BOTH, usual + _GAIN
            ):
                return to
        return self._find_clause(at, near) if has_clauses else None

    def _find_rivals(self, texts: Texts) -> list[tuple[float, int | None]]:
        """What else is said here that is nearest to some texts, and how near."""
        rows = self.likeness(self.here.texts, texts)
        rest = [at for at in range(len(rows)) if at not in self.missing]
        if not rest:
            return [(0.0, None)] * len(texts)
        return [
            max((rows[at][number], at) for at in rest) for number in range(len(texts))
        ]

    def _measure_both(self, at: int, rival: int, to: int) -> float:
        """How near two sentences are together to one of the other version."""
        both = " ".join(self.here.texts[each] for each in sorted((rival, at)))
        return self.likeness((both,), (self.there.texts[to],))[0][0]

    def _find_clause(self, at: int, near: Sequence[int]) -> int | None:
        """The sentence that has a clause which says what a sentence says, if any."""
        clauses = [(to, c) for to in near for c in _list_clauses(self.there.texts[to])]
        if not clauses:
            return None
        texts = tuple(text for _, text in clauses)
        (row,) = self.likeness((self.here.texts[at],), texts)
        rivals = self._find_rivals(texts)
        for (to, _), value, (usual, _) in zip(clauses, row, rivals, strict=True):
            if value >= max(_LIKE_BOTH, usual + _GAIN):
                return to
        return None


def _lower(
    finding: Finding,
    here: _Side,
    there: _Side,
    missing: Sequence[int],
    sentence: Sentence,
) -> Finding:
    """The note of what probably stands where a sentence does."""
    first, last = here.said[missing[0]].sentence, here.said[missing[-1]].sentence
    place = make_place(there.mentions, sentence.start, sentence.end)
    return replace(
        finding,
        severity=Severity.INFO,
        message=message(
            "“{words}” probably stands in {other_language}, in other words, at {place}:"
            " “{found}”",
            words=quote(here.mentions, first.start, last.end),
            other_language=LanguageName(there.mentions.locale),
            place=place.span,
            found=quote(there.mentions, sentence.start, sentence.end),
        ),
        help=message("read both; what does not say the same is missing"),
        several=message(
            "in {count} places, one version probably says in other words what the other"
            " one says"
        ),
    )
