"""The words of some sentences, with what stands beside them in an enumeration."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from twinlint.comparison.comparison import Comparison
from twinlint.languages import read_language
from twinlint.mentions import Mentions, Sentence, Span, make_stems
from twinlint.spelling import fold, is_slip

_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.:;!?()\[\]|«»“”\"–—]")
"""What no enumeration of words goes on behind."""

_SIGN = re.compile(r"[^\w\s\0’']")
"""What no name goes on behind."""
_LONG = 6
"""Letters of a word that languages may spell each in its way: fondation, foundation."""


class Enumerated:
    """The words of some sentences in a row, those that tell something by a key."""

    def __init__(
        self, comparison: Comparison, sentences: tuple[Sentence, ...], *, is_first: bool
    ) -> None:
        self.mentions: Mentions = (
            comparison.reference if is_first else comparison.translation
        )
        self._sentences = sentences
        own = self._own = read_language(self.mentions.locale)
        self._joints = frozenset((*own.joints, *own.choices))
        self._possessives = frozenset(e.strip("'’") for e in own.possessive_endings)
        plain = self.mentions.plain
        self.count = len(sentences)
        self.span = start, end = sentences[0].start, sentences[-1].end
        self._spans = [found.span() for found in _WORD.finditer(plain, start, end)]
        self.words = [plain[a:b] for a, b in self._spans]
        stems = make_stems(*comparison.locales[:: 1 if is_first else -1])
        self.keys = [
            "" if self.is_small(word) else stems[word] or fold(word)
            for word in self.words
        ]

    def is_small(self, word: str) -> bool:
        """Whether a word tells nothing by itself."""
        lower = word.lower()
        return len(word) == 1 or lower in self._own.marks or lower in self._own.links

    def find_words(self, span: Span) -> range:
        """The words of a stretch, by index."""
        inside = [
            at for at, (a, b) in enumerate(self._spans) if span[0] <= a and b <= span[1]
        ]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def count_words(self, span: Span) -> int:
        """How many words a stretch has that tell something."""
        return sum(not self.is_small(self.words[at]) for at in self.find_words(span))

    def extend(self, span: Span) -> Span:
        """A name with what it is the name of: `Banque` before `des Territoires`."""
        at = self.find_words(span)[0] - 1
        while at > 0 and self.is_small(self.words[at]):
            at -= 1
        between = self.mentions.plain[self._spans[at][1] : span[0]] if at > 0 else ","
        is_name = at > 0 and self.words[at][0].isupper() and not _SIGN.search(between)
        return (self._spans[at][0], span[1]) if is_name else span

    def gap(self, at: int) -> str:
        """What stands before a word and after another one."""
        plain = self.mentions.plain
        return plain[self._spans[at - 1][1] : self._spans[at][0]] if at else ""

    def find_neighbour(self, at: int, step: int) -> int | None:
        """The next word that tells something, if it is another member.

        A comma or a joint stands between the two, and what leads to the second may lead
        to the first: not so in `Grenoble, near Lyon`.
        """
        is_listed, end = False, at
        while 0 <= end + step < len(self.words):
            gap = self.gap(max(end, end + step))
            if _END.search(gap):
                return None
            end += step
            word = self.words[end]
            is_listed = is_listed or "," in gap or word.lower() in self._joints
            if not self.is_small(word):
                is_alike = self._lead_alike(*sorted((at, end)))
                return end if is_listed and is_alike else None
        return None

    def _lead_alike(self, first: int, second: int) -> bool:
        """Whether the words that lead to the second word are those before the first.

        Their first letters tell: `de`, `du`, `d'`.
        """
        before: set[str] = set()
        at = first - 1
        while at >= 0 and (
            self.is_small(self.words[at]) or self.words[at][0].isupper()
        ):
            before.add(fold(self.words[at])[0])
            at -= 1
        return self._read_leads(first + 1, second) <= before

    def _read_leads(self, start: int, end: int) -> set[str]:
        elided = {article.strip("'’") for article in self._own.articles}
        no_leads = self._joints | self._possessives | elided
        words = map(str.lower, self.words[start:end])
        return {fold(word)[0] for word in words if word not in no_leads}

    def has_lead(self, at: int, other: int) -> bool:
        """Whether an article or a preposition stands between two words of a list."""
        first, second = sorted((at, other))
        return any(
            w.lower() not in self._joints for w in self.words[first + 1 : second]
        )

    @cached_property
    def signs(self) -> int:
        """How many commas and joints there are; one for both together."""
        plain = self.mentions.plain
        count = sum(word.lower() in self._joints for word in self.words)
        for each in self._sentences:
            count += plain.count(",", each.start, each.end)
            count -= sum(
                plain.count(f", {joint} ", each.start, each.end)
                for joint in self._joints
            )
        return count

    def find(self, word: str, key: str) -> int | None:
        """Where a word of the other language is, by index."""
        folded = fold(word)
        for at, own in enumerate(self.words):
            is_long = len(own) >= _LONG
            if (
                fold(own) == folded
                or (key and self.keys[at] == key)
                or (is_long and is_slip(fold(own), folded))
            ):
                return at
        return None

    def is_strange(self, at: int, other: Enumerated) -> bool:
        """Whether a word is none of its language, and the other side has it as well."""
        word = self.words[at]
        return not self._own.knows(word) and word in other.words

    def are_small_between(self, places: Iterable[int]) -> bool:
        """Whether nothing that tells something stands between the first and last."""
        ordered = sorted(places)
        inner = self.words[ordered[0] + 1 : ordered[-1]] if ordered else []
        return all(map(self.is_small, inner))

    @property
    def length(self) -> int:
        """Letters of all words and the spaces between them."""
        return sum(map(len, self.words)) + len(self.words)
