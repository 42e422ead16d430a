"""What corresponding sentences say the opposite of, and what one of them denies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from twinlint.comparison.comparison import Comparison
from twinlint.comparison.foreign import find_foreign
from twinlint.comparison.sentences import SentencePair, pair_sentences
from twinlint.languages import (
    FLIP,
    HIDDEN_NEGATION,
    NEGATION,
    WIDE,
    Meaning,
    list_rows,
    list_scoped,
)
from twinlint.mentions import (
    Block,
    Kind,
    Mentions,
    Sentence,
    Span,
    Value,
    Words,
    find_words,
    list_meanings,
    may_mean,
)
from twinlint.source import Cover

_DENIES, _MAY_DENY = Meaning(NEGATION, 0), Meaning(HIDDEN_NEGATION, 0)
_BESIDE = 3
"""Characters beside words that are the same when both versions quote them."""
_DENIALS = (NEGATION, HIDDEN_NEGATION, FLIP)
_SHORTEST = 4
"""Words of a sentence that says something."""
_TWICE = 2
_SCOPE = 3
"""Words beside one that denies which it may deny."""
_NAMED = re.compile(r"[A-ZÀ-Ý][\w’'-]{0,60}[ \u00a0][A-ZÀ-Ý][\w’'-]{0,60}$")
"""Two capitalised words in a row, up to an offset."""
_WINDOW = 24
"""Characters before a word in which another one begins."""

_Index = Mapping[Meaning, list[Words]]
"""The words by which a sentence says each thing, in order."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Words of two sentences that say the opposite of one another."""

    meanings: tuple[Meaning, Meaning]
    """Of the reference, and of the translation; of one row."""
    pair: SentencePair
    reference: Span
    translation: Span


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that deny what the other version says."""

    pair: SentencePair
    is_reference: bool
    """Whether the reference denies."""
    span: Span


@dataclass(frozen=True, slots=True)
class _Statement:
    """Two sentences that say the same, with what each says that has an opposite."""

    pair: SentencePair
    left: _Index
    right: _Index


def find_contrasts(comparison: Comparison) -> Iterator[Contrast]:
    """Opposite words of corresponding sentences, each without the other's word.

    Two words that stand for one another again are a habit of the translation; where one
    sentence denies, it may say the same by the opposite word.
    """
    scoped = frozenset().union(*map(list_scoped, comparison.locales))
    found = [
        contrast
        for statement in _read_statements(comparison)
        for contrast in _contrast(comparison, statement)
        if contrast.meanings[0].row not in scoped or not _is_narrowed(statement)
    ]
    times = Counter(contrast.meanings for contrast in found)
    return (each for each in found if times[each.meanings] == 1)


def _is_narrowed(statement: _Statement) -> bool:
    """Whether both sentences deny, or both say what may be a denial: `only`."""
    left, right = statement.left, statement.right
    if _DENIES in left and _DENIES in right:
        return True
    return _may_deny(left, right) and _may_deny(right, left)


def find_denials(comparison: Comparison) -> Iterator[Denial]:
    """Words that deny in a sentence where the other version does not."""
    if not all(NEGATION in list_rows(locale) for locale in comparison.locales):
        return
    statements = _read_statements(comparison)
    for at, statement in enumerate(statements):
        left, right = statement.left, statement.right
        if (_DENIES in left) is (_DENIES in right) or not _is_long(statement.pair):
            continue
        is_reference = _DENIES in left
        here, there = (left, right) if is_reference else (right, left)
        if _may_deny(there, here) or _is_explained(here, there):
            continue
        if _is_denied_beside(statements, at, is_reference=is_reference):
            continue
        mentions = comparison.reference if is_reference else comparison.translation
        spans = [find_words(mentions.plain, words) for words in here[_DENIES]]
        if _denies_twice(mentions, spans):
            continue
        denial = Denial(statement.pair, is_reference, spans[0])
        if not _is_quoted(comparison, denial):
            yield denial


@lru_cache(maxsize=1)
def _read_statements(comparison: Comparison) -> tuple[_Statement, ...]:
    """The sentences that may differ; two rules ask one after the other."""
    first, second = comparison.reference, comparison.translation
    foreign = [
        Cover((f.start, f.end) for f in find_foreign(comparison) if f.here is here)
        for here in (first, second)
    ]
    statements: list[_Statement] = []
    for pair in pair_sentences(comparison):
        if not _may_differ(comparison, pair):
            continue
        mine = _may_mean(first, pair.reference)
        theirs = _may_mean(second, pair.translation)
        rows = _list_rows(mine, theirs)
        if not any(s.start in foreign[0] for s in pair.reference) and not any(
            s.start in foreign[1] for s in pair.translation
        ):
            left = _find(first, pair.reference, rows)
            # What one side says in fact leaves less that the other one may contradict.
            if _list_rows(frozenset(left), theirs):
                right = _find(second, pair.translation, rows)
                statements.append(_Statement(pair, left, right))
    return tuple(statements)


def _may_differ(comparison: Comparison, pair: SentencePair) -> bool:
    """Whether two sentences have words that are sure to make a contrast or a denial."""
    mine = _may_mean(comparison.reference, pair.reference, are_sure=True)
    theirs = _may_mean(comparison.translation, pair.translation, are_sure=True)
    may_deny = _DENIES in mine or _DENIES in theirs
    return may_deny or bool(_find_opposed(mine, theirs, are_both_sure=True))


def _may_mean(
    mentions: Mentions, sentences: Iterable[Sentence], *, are_sure: bool = False
) -> frozenset[Meaning]:
    words = chain.from_iterable(sentence.words for sentence in sentences)
    return may_mean(words, mentions.locale, are_sure=are_sure)


def _list_rows(left: frozenset[Meaning], right: frozenset[Meaning]) -> Set[str]:
    """The rows of which the words of two sentences may make a contrast or a denial.

    For a contrast both words have to be sure; a denial is explained by other words too.
    """
    may_deny = _DENIES in left or _DENIES in right
    rows = _find_opposed(left, right, are_both_sure=not may_deny)
    if may_deny:
        rows |= _find_opposed(right, left, are_both_sure=False)
    if not rows and not may_deny:
        return rows
    if _MAY_DENY in left or _MAY_DENY in right:
        # What both say is no denial of what both say.
        rows |= {meaning.row for meaning in left} & {meaning.row for meaning in right}
    return rows | {NEGATION, HIDDEN_NEGATION}


def _find_opposed(
    sure: Iterable[Meaning], others: Iterable[Meaning], *, are_both_sure: bool
) -> set[str]:
    """The rows of sure words that have another meaning on the other side."""
    poles: dict[str, int] = {}
    """Of each row; -1 for several."""
    for row, pole, is_sure, _ in sure:
        if is_sure and poles.setdefault(row, pole) != pole:
            poles[row] = -1
    return {
        row
        for row, pole, is_sure, _ in others
        if poles.get(row, pole) != pole and (is_sure or not are_both_sure)
    }


def _find(mentions: Mentions, sentences: Iterable[Sentence], rows: Set[str]) -> _Index:
    index: dict[Meaning, list[Words]] = {}
    for sentence in sentences:
        for meaning, words in list_meanings(
            mentions.plain, sentence.start, sentence.end, mentions.locale, rows
        ):
            index.setdefault(meaning, []).append(words)
    return index


def _contrast(comparison: Comparison, statement: _Statement) -> Iterator[Contrast]:
    """The first words of each row that say the opposite; values are other rules'."""
    unit = statement.pair.unit
    here, there = comparison.reference.plain, comparison.translation.plain
    theirs = _find_alone(statement.right, statement.left)
    wide = list_scoped(comparison.reference.locale, WIDE)
    seen: set[tuple[Span, Span]] = set()
    for mine in _find_alone(statement.left, statement.right):
        for other in theirs:
            if other.row != mine.row:
                continue
            first = find_words(here, statement.left[mine][0])
            second = find_words(there, statement.right[other][0])
            are_values = _is_value(unit.reference, first) and _is_value(
                unit.translation, second
            )
            is_sure = not (
                are_values
                or _is_part_of_name(here, first, unit.reference)
                or _is_part_of_name(there, second, unit.translation)
                or _is_denied(statement, mine, other, wide)
            )
            if is_sure and (first, second) not in seen:
                seen.add((first, second))
                yield Contrast((mine, other), statement.pair, first, second)


def _is_part_of_name(plain: str, span: Span, blocks: tuple[Block, ...]) -> bool:
    """Whether a word is joined to the one before it, or named with it.

    `de-install`, `apt-cache`; `Policy Manual`.
    """
    start = span[0]
    if plain[start - 1 : start] == "-":
        return True
    is_title = any(block.kind is Kind.HEADING for block in blocks)
    return (
        not is_title
        and _NAMED.search(plain, max(0, start - _WINDOW), span[1]) is not None
    )


def _is_denied(
    statement: _Statement, mine: Meaning, other: Meaning, wide: Set[str]
) -> bool:
    """Whether only one side denies, and near the word that has an opposite.

    It may say the same by the opposite word; what it denies elsewhere is another thing.
    """
    left, right = statement.left, statement.right
    if (_DENIES in left) is (_DENIES in right):
        return False
    if mine.row in wide:
        return True
    here, meaning = (left, mine) if _DENIES in left else (right, other)
    start, _, first, last = here[meaning][0]
    return any(
        begin == start and first - _SCOPE <= at <= last + _SCOPE
        for begin, _, at, _ in here[_DENIES]
    )


def _find_alone(here: _Index, there: _Index) -> list[Meaning]:
    """What is surely said here, and by no word there."""
    said = {(meaning.row, meaning.pole) for meaning in there if not meaning.is_flipped}
    flipped = {meaning.row for meaning in there if meaning.is_flipped}
    return sorted(
        meaning
        for meaning in here
        if meaning.is_sure
        and meaning.row not in (NEGATION, HIDDEN_NEGATION)
        and (meaning.row, meaning.pole) not in said
        and meaning.row not in flipped
    )


def _may_deny(here: _Index, there: _Index) -> bool:
    """Whether words may deny for which the other side has no word that says the same.

    `supprimer` may stand for "not keep", but not beside `delete`.
    """
    doubtful = here.get(_MAY_DENY, ())
    if not doubtful:
        return False
    said = {(m.row, m.pole) for m in there if m.is_sure or m.is_flipped}
    same = {
        words
        for meaning, several in here.items()
        if meaning.is_sure
        and meaning.row not in _DENIALS
        and (meaning.row, meaning.pole) in said
        for words in several
    }
    return not same.issuperset(doubtful)


def _is_denied_beside(
    statements: Sequence[_Statement], at: int, *, is_reference: bool
) -> bool:
    """Whether only the other version denies in the sentence before or after.

    Translators move the end of one sentence to the next.
    """
    for near in (*statements[max(0, at - 1) : at], *statements[at + 1 : at + 2]):
        here, there = near.left, near.right
        if not is_reference:
            here, there = there, here
        is_same_unit = near.pair.unit is statements[at].pair.unit
        if is_same_unit and _DENIES in there and _DENIES not in here:
            return True
    return False


def _denies_twice(mentions: Mentions, spans: Iterable[Span]) -> bool:
    """Whether two words deny, so that they affirm: `pas possible sans`.

    The same word again goes on: `ni l'un ni l'autre`.
    """
    return len({mentions.plain[start:end].lower() for start, end in spans}) == _TWICE


def _is_quoted(comparison: Comparison, denial: Denial) -> bool:
    """Whether the other version has the very words: both quote a third language."""
    mine, theirs = comparison.reference, comparison.translation
    sentences = denial.pair.translation
    if not denial.is_reference:
        mine, theirs, sentences = theirs, mine, denial.pair.reference
    start, end = denial.span
    words = mine.plain[max(0, start - _BESIDE) : end + _BESIDE]
    first, last = sentences[0].start, sentences[-1].end
    if words in theirs.plain[first:last]:
        return True
    # It may be code there, as `none` and `never` often are.
    word = re.compile(rf"(?<!\w){re.escape(mine.plain[start:end])}(?!\w)")
    return word.search(theirs.text.value, first, last) is not None


def _is_explained(here: _Index, there: _Index) -> bool:
    """Whether one side denies a word of which the other says the opposite."""
    denied = {meaning.row: meaning.pole for meaning in here if meaning.is_flipped}
    opposite = any(denied.get(each.row, each.pole) != each.pole for each in there)
    alone = {meaning.row for meaning in _find_alone(here, there)}
    return opposite or any(each.row in alone for each in _find_alone(there, here))


def _is_value(blocks: tuple[Block, ...], span: Span) -> bool:
    """Whether words are part of a number with its unit and its bound.

    One that is never missed, as `doubled`, is told by its opposite.
    """
    at = bisect_right(blocks, span[0], key=lambda block: block.start) - 1
    values = blocks[at].values if at >= 0 else ()
    # The bound stands before its value or after it, the unit after it.
    next_one = bisect_right(values, span[0], key=lambda value: value.start)
    return any(
        (value.unit or not value.is_soft) and _begin(value) <= span[0] < _end(value)
        for value in values[max(0, next_one - 1) : next_one + 1]
    )


def _begin(value: Value) -> int:
    return min(value.start, value.bound.start) if value.bound else value.start


def _end(value: Value) -> int:
    return max(value.end, value.unit_end, value.bound.end if value.bound else 0)


def _is_long(pair: SentencePair) -> bool:
    """Whether both sides are long enough to say something."""
    return all(
        sum(len(sentence.words) for sentence in sentences) >= _SHORTEST
        for sentences in (pair.reference, pair.translation)
    )
