"""Decides which sentences and labels of one version are in the other language."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from twinlint.comparison.comparison import Comparison
from twinlint.comparison.evidence import Evidence, weigh_evidence
from twinlint.comparison.known import KnownNames, find_known_names
from twinlint.comparison.targets import has_language
from twinlint.data import dataclass
from twinlint.documents import BLANK
from twinlint.languages import Language, list_languages, read_language
from twinlint.mentions import (
    Block,
    Kind,
    Link,
    Mentions,
    Sentence,
    find_led_names,
    is_notation,
    may_lead,
    weigh_language,
)
from twinlint.source import Cover

_PROSE = re.compile(r"(?<![\w@#/.-])[^\W\d_]+(?:[’'-][^\W\d_]+)*(?![\w@/]|\.\w)")
"""Words that are not part of a file name, a code or an address."""
_ENOUGH = 3
"""Strength of the other language, with what else speaks for it, that is foreign."""
_AGAINST_ALL = -1000
"""Outweighs any strength."""
_LIKELY = 2
"""Strength of a whole sentence, or of a label, from which on it is looked at."""
_MOST_AFTER = 2
"""Words in small that go on a name which begins with an article."""
_NOTICE = 12
"""Words of a line that says no more than who has the rights."""
_NEAR = 40
"""Characters between the words of a place where a program puts its contents."""
_EDGES = " \n\t\0.:;"
"""What may stand around the words of a line."""
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
            _Side(comparison, first, second, unit.reference, unit.translation),
            _Side(comparison, second, first, unit.translation, unit.reference),
        ):
            for block in side.blocks:
                if block.kind is Kind.CODE:
                    continue
                stretches = tuple(_foreign_stretches(side, block))
                if stretches and not _is_generated(side, block):
                    for a, b in stretches:
                        yield Foreign(side.here, side.there, block, side.others, a, b)


def _is_generated(side: _Side, block: Block) -> bool:
    """Whether a generator puts a table of contents in place of the block."""
    pattern = _compile_placeholder()
    return pattern.search(side.here.plain, block.start, block.end) is not None


@cache
def _compile_placeholder() -> re.Pattern[str]:
    """A table of contents, and what makes it: left in the language of the tool."""
    languages = [read_language(locale) for locale in list_languages()]
    contents = "|".join(w for own in languages for w in own.contents_words)
    made = "|".join(word for own in languages for word in own.generated_words)
    gap = rf"\b[^.]{{0,{_NEAR}}}\b"
    return re.compile(
        rf"\b(?:(?:{contents}){gap}(?:{made})|(?:{made}){gap}(?:{contents}))\b"
    )


@dataclass(slots=True)
class _Side:
    """One side of a unit; what the other side says is read when it is asked for."""

    comparison: Comparison
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

    def is_labelled_there(self, words: tuple[str, ...]) -> bool:
        """Whether the other side has a link with the very same words."""
        if self._labels is None:
            self._labels = frozenset(
                tuple(_PROSE.findall(self.there.text.value, a.label_start, a.label_end))
                for b in self.others
                for a in b.links
            )
        return words in self._labels

    def may_keep_title(self, link: Link) -> bool:
        """Whether a link leads to one document in both versions, elsewhere."""
        return (
            link.target.startswith("http")
            and not has_language(link.target, (self.here.locale, self.there.locale))
            and self.is_linked_there(link.target)
        )

    def is_registered(self, start: int, end: int) -> bool:
        """Whether a stretch is no more than a name that the register knows."""
        first, second = _read_known(self.comparison)
        known = first if self.here is self.comparison.reference else second
        return known.are_around((start, end))

    def is_linked_there(self, target: str) -> bool:
        """Whether the other side links the same document."""
        if self._linked is None:
            self._linked = frozenset(
                link.target.partition("#")[0] for b in self.others for link in b.links
            )
        return target.partition("#")[0] in self._linked


@lru_cache(maxsize=1)
def _read_known(comparison: Comparison) -> tuple[KnownNames, KnownNames]:
    """Where both versions say names of the register."""
    first, second = (
        find_known_names(mentions, comparison.register)
        for mentions in (comparison.reference, comparison.translation)
    )
    return first, second


def _foreign_stretches(side: _Side, block: Block) -> Iterator[tuple[int, int]]:
    """Stretches in the other language: sentences in a row, then words of links."""
    stretches = list(_foreign_sentences(side, block))
    yield from stretches
    if not block.links:
        return
    said = Cover(stretches)
    for link in block.links:
        a, b = link.label_start, link.label_end
        is_said = a in said or side.here.is_declared(a, b)
        if not is_said and _is_foreign_label(side, link):
            yield a, b


def _is_foreign_label(side: _Side, link: Link) -> bool:
    """Whether the words of a link, or of a picture, are left from the other version."""
    label = side.here.text.value[link.label_start : link.label_end]
    words = tuple(_PROSE.findall(label))
    strength = _measure_other(side, words)
    if len(words) < 2 or strength < _LIKELY:
        return False
    return strength + weigh_evidence(_Label(side, link, label, words), LABEL) >= _ENOUGH


@dataclass(frozen=True, slots=True)
class _Label:
    """The label of a link, with its words."""

    side: _Side
    link: Link
    text: str
    words: tuple[str, ...]


def _is_copied_label(label: _Label) -> bool:
    """Both versions have it word for word."""
    return label.side.is_labelled_there(label.words)


def _is_new_label(label: _Label) -> bool:
    """Nobody left it from the other version, which does not have it."""
    return not _is_copied_label(label)


def _is_address(label: _Label) -> bool:
    """The words of an address are in no language."""
    return label.link.is_bare or "://" in label.text


def _is_title(label: _Label) -> bool:
    """A document that both versions link may keep its title; a picture has none."""
    return not label.link.is_image and label.side.may_keep_title(label.link)


LABEL: tuple[Evidence[_Label], ...] = (
    Evidence(1, _is_copied_label),
    Evidence(_AGAINST_ALL, _is_new_label),
    Evidence(_AGAINST_ALL, _is_address),
    Evidence(_AGAINST_ALL, _is_title),
)
"""For the claim that a label is left in the other language, beside its strength."""


def _foreign_sentences(side: _Side, block: Block) -> Iterator[tuple[int, int]]:
    start = end = -1
    for sentence, links in _share_links(block):
        if _is_foreign(side, block, sentence, links):
            start = sentence.start if start < 0 else start
            end = sentence.end
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _share_links(block: Block) -> Iterator[tuple[Sentence, tuple[Link, ...]]]:
    """Each sentence of a block with the links that begin in it, or reach into it."""
    if not block.links:
        yield from ((sentence, ()) for sentence in block.sentences)
        return
    coming = deque(block.links)
    reaching: tuple[Link, ...] = ()
    for sentence in block.sentences:
        while coming and coming[0].start < sentence.end:
            reaching += (coming.popleft(),)
        reaching = tuple(a for a in reaching if a.label_end > sentence.start)
        yield sentence, reaching


def _is_foreign(
    side: _Side, block: Block, sentence: Sentence, links: tuple[Link, ...]
) -> bool:
    words = sentence.words
    own, other = side.here.locale, side.there.locale
    if len(words) < 2 or not may_lead(words, own, other, _LIKELY):
        return False
    is_heading = block.kind is Kind.HEADING
    if _measure_other(side, words, is_heading) < _LIKELY:
        return False
    outside = _PROSE.findall(_without_citations(side, sentence, links))
    kept = tuple(part for word in outside for part in re.split("[’']", word))
    text = side.here.text.value[sentence.start : sentence.end]
    said = _Said(side, words, kept, text)
    strength = _measure_other(side, kept, is_heading) + weigh_evidence(said, SENTENCE)
    trimmed = _trim(side.here.plain, sentence)
    return strength >= _ENOUGH and not side.is_registered(*trimmed)


def _trim(plain: str, sentence: Sentence) -> tuple[int, int]:
    """The first and the last letter of a sentence, without its markup."""
    text = plain[sentence.start : sentence.end]
    start = len(text) - len(text.lstrip(_EDGES))
    return sentence.start + start, sentence.start + len(text.rstrip(_EDGES))


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence by its words."""

    side: _Side
    words: tuple[str, ...]
    own: tuple[str, ...]
    """Those that are not cited from elsewhere, without the apostrophes in them."""
    text: str
    """As written, with its markup."""


def _is_copied(said: _Said) -> bool:
    """Both versions have it word for word."""
    return said.side.is_said_there(said.words)


def _is_link_to_other(said: _Said) -> bool:
    """A link to the other version is in the language of those who want it."""
    name = read_language(said.side.there.locale).name
    return len(said.own) < 5 and any(word.lower() == name for word in said.own)


def _is_name(said: _Said) -> bool:
    """Where only names have capitals, words with capitals and what joins them are one.

    Organisations and places keep theirs in other languages: `Grand Paris Grand Est`.
    """
    other = read_language(said.side.there.locale)
    if other.capitals_mark_names and _is_titled(said, other):
        return True
    capitals = sum(word[0].isupper() for word in said.words)
    joints = sum(word in other.links for word in said.words)
    return (
        other.capitals_mark_names
        and capitals >= 2
        and capitals + joints == len(said.words)
        and not any(word.isupper() for word in said.words)
    )


def _is_titled(said: _Said, other: Language) -> bool:
    """Whether an article leads to a capital that no office has: `La Cité fertile`."""
    article, name, *rest = said.words
    return (
        len(rest) <= _MOST_AFTER
        and article.lower() in other.articles
        and name.istitle()
        and name.lower() not in other.offices
        and _is_copied(said)
    )


def _is_for_machine(said: _Said) -> bool:
    """Commands, declarations and names of manual pages are in no language."""
    return is_notation(said.text, read_language(said.side.there.locale).marks)


def _is_legal_notice(said: _Said) -> bool:
    """Who has the rights is said in the language of the notice everywhere: `© 2024`."""
    return "©" in said.text and len(said.words) <= _NOTICE


SENTENCE: tuple[Evidence[_Said], ...] = (
    Evidence(1, _is_copied),
    Evidence(_AGAINST_ALL, _is_for_machine),
    Evidence(_AGAINST_ALL, _is_name),
    Evidence(_AGAINST_ALL, _is_legal_notice),
    Evidence(_AGAINST_ALL, _is_link_to_other),
)
"""For the claim that a sentence is in the other language, beside its strength."""


def _measure_other(
    side: _Side, words: Sequence[str], is_heading: bool = False
) -> float:
    """How strongly some words speak for the other language.

    Their weight for it, as a multiple of their weight for their own language if they
    have any. A word alone, all that is left beside a name, has the capital of its
    sentence: `Les`. So has the first of a heading, which has few others, unless it
    may begin a name: `Les solutions retenues`, and not `Le Monde diplomatique`.
    """
    is_free = len(words) == 1 or (is_heading and words[1:2] and words[1].islower())
    said = [words[0].lower(), *words[1:]] if is_free else words
    for_own, for_other = weigh_language(said, side.here.locale, side.there.locale)
    return for_other / max(for_own, 1)


def _without_citations(side: _Side, sentence: Sentence, links: tuple[Link, ...]) -> str:
    """The sentence without what may stay in its language.

    That is what says to be in another language, the label of a link to a document that
    the other version links too, a name such as `prix de la Paix` that the other version
    has as well, any street, and what quotation marks enclose, unless nothing else is
    left.
    """
    start, end = sentence.start, sentence.end
    text = side.here.read_own(start, end)
    for link in links:
        if link.label_start >= start and side.may_keep_title(link):
            a, b = link.label_start - start, link.label_end - start
            text = text[:a] + BLANK * (b - a) + text[b:]
    said = side.words_there()
    streets = read_language(side.there.locale).streets_before
    for a, b in find_led_names(text, side.there.locale):
        name = text[a:b].lower()
        if name in said or name.partition(" ")[0] in streets:
            text = text[:a] + BLANK * (b - a) + text[b:]
    outside = _QUOTED.sub(lambda match: BLANK * len(match[0]), text)
    is_whole = not links and not _PROSE.search(outside)
    return text if is_whole else outside
