"""What corresponding sentences say the opposite of, and what one of them denies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from twinlint.comparison.closeness import share_words
from twinlint.comparison.comparison import Comparison
from twinlint.comparison.sentences import SentencePair
from twinlint.comparison.statements import (
    DENIES,
    MAY_DENY,
    Index,
    Statement,
    read_statements,
)
from twinlint.data import dataclass
from twinlint.languages import (
    FLIP,
    HIDDEN_NEGATION,
    NEGATION,
    WIDE,
    Meaning,
    list_rows,
    list_scoped,
    read_language,
)
from twinlint.mentions import (
    Block,
    Kind,
    Mentions,
    Span,
    Value,
    find_words,
)

_BESIDE = 3
"""Characters beside words that are the same when both versions quote them."""
_DENIALS = (NEGATION, HIDDEN_NEGATION, FLIP)
_SHORTEST = 4
"""Words of a sentence that says something whatever they are."""
_SHORT = 2
"""Words of one that does so when it shares some of them: `Delete this file.`"""
_TWICE = 2
_SCOPE = 3
"""Words beside one that denies which it may deny."""
_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-Ý][\w’'-]{0,60}[ \u00a0]$")
"""A capitalised word just before an offset."""
_WINDOW = 24
"""Characters before a word in which another one begins."""


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


def find_contrasts(comparison: Comparison) -> Iterator[Contrast]:
    """Opposite words of corresponding sentences, each without the other's word.

    Two words that stand for one another again are a habit of the translation; where one
    sentence denies, it may say the same by the opposite word.
    """
    scoped = frozenset().union(*map(list_scoped, comparison.locales))
    found = [
        contrast
        for statement in read_statements(comparison)
        for contrast in _contrast(comparison, statement)
        if contrast.meanings[0].row not in scoped or not _is_narrowed(statement)
    ]
    times = Counter(contrast.meanings for contrast in found)
    return (each for each in found if times[each.meanings] == 1)


def _is_narrowed(statement: Statement) -> bool:
    """Whether both sentences deny, or both say what may be a denial: `only`."""
    left, right = statement.left, statement.right
    if DENIES in left and DENIES in right:
        return True
    return _may_deny(left, right) and _may_deny(right, left)


def find_denials(comparison: Comparison) -> Iterator[Denial]:
    """Words that deny in a sentence where the other version does not."""
    if not all(NEGATION in list_rows(locale) for locale in comparison.locales):
        return
    statements = read_statements(comparison)
    for at, statement in enumerate(statements):
        left, right = statement.left, statement.right
        if (DENIES in left) is (DENIES in right):
            continue
        if not _says_something(comparison, statement.pair):
            continue
        is_reference = DENIES in left
        here, there = (left, right) if is_reference else (right, left)
        if _may_deny(there, here) or _is_explained(here, there):
            continue
        if _is_denied_beside(statements, at, is_reference=is_reference):
            continue
        mentions = comparison.reference if is_reference else comparison.translation
        spans = [find_words(mentions.plain, words) for words in here[DENIES]]
        if _denies_twice(mentions, spans):
            continue
        denial = Denial(statement.pair, is_reference, spans[0])
        if not _is_quoted(comparison, denial):
            yield denial


def _contrast(comparison: Comparison, statement: Statement) -> Iterator[Contrast]:
    """The first words of each row that say the opposite; values are other rules'."""
    unit = statement.pair.unit
    here, there = comparison.reference.plain, comparison.translation.plain
    theirs = _find_alone(statement.right, statement.left)
    wide = list_scoped(comparison.reference.locale, WIDE)
    seen: set[tuple[Span, Span]] = set()
    for mine in _find_alone(statement.left, statement.right):
        for other in theirs:
            if other.row != mine.row or _are_own_tongues(comparison, mine, other):
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


def _are_own_tongues(comparison: Comparison, mine: Meaning, other: Meaning) -> bool:
    """Whether a row whose words are tags of languages names those of both versions.

    `Aussi en anglais` is `Also in French` there.
    """
    names = mine.row.split()
    tongues = {read_language(locale).base for locale in comparison.locales}
    return mine.pole < len(names) > other.pole and tongues == {
        names[mine.pole],
        names[other.pole],
    }


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
        and plain[start : start + 1].isupper()
        and _CAPITAL_BEFORE.search(plain, max(0, start - _WINDOW), start) is not None
    )


def _is_denied(
    statement: Statement, mine: Meaning, other: Meaning, wide: Set[str]
) -> bool:
    """Whether only one side denies, and near the word that has an opposite.

    It may say the same by the opposite word; what it denies elsewhere is another thing.
    """
    left, right = statement.left, statement.right
    if (DENIES in left) is (DENIES in right):
        return False
    here, there, meaning = (left, right, mine)
    if DENIES in right:
        here, there, meaning = right, left, other
    if here[DENIES] == here[meaning]:
        return _may_deny(there, here)  # It denies by that word alone: `aucun`.
    if mine.row in wide:
        return True
    start, _, first, last = here[meaning][0]
    return any(
        begin == start and first - _SCOPE <= at <= last + _SCOPE
        for begin, _, at, _ in here[DENIES]
    )


def _find_alone(here: Index, there: Index) -> list[Meaning]:
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


def _may_deny(here: Index, there: Index) -> bool:
    """Whether words may deny for which the other side has no word that says the same.

    `supprimer` may stand for "not keep", but not beside `delete`.
    """
    doubtful = here.get(MAY_DENY, ())
    if not doubtful:
        return False
    said = {(m.row, m.pole) for m in there if m.is_sure or m.is_flipped}
    # What may deny on both sides is the same word: a limit, `une limite`.
    doubtful_there = frozenset(there.get(MAY_DENY, ()))
    alike = {
        (meaning.row, meaning.pole)
        for meaning, several in there.items()
        if not doubtful_there.isdisjoint(several)
    }
    same = {
        words
        for meaning, several in here.items()
        if meaning.row not in _DENIALS
        and (meaning.row, meaning.pole) in (said if meaning.is_sure else alike)
        for words in several
    }
    return not same.issuperset(doubtful)


def _is_denied_beside(
    statements: Sequence[Statement], at: int, *, is_reference: bool
) -> bool:
    """Whether only the other version denies in the sentence before or after.

    Translators move the end of one sentence to the next.
    """
    for near in (*statements[max(0, at - 1) : at], *statements[at + 1 : at + 2]):
        here, there = near.left, near.right
        if not is_reference:
            here, there = there, here
        is_same_unit = near.pair.unit is statements[at].pair.unit
        if is_same_unit and DENIES in there and DENIES not in here:
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


def _is_explained(here: Index, there: Index) -> bool:
    """Whether one side denies a word of which the other says the opposite."""
    denied = {meaning.row: meaning.pole for meaning in here if meaning.is_flipped}
    said = {(meaning.row, meaning.pole) for meaning in here if not meaning.is_flipped}
    opposite = any(
        denied.get(each.row, each.pole) != each.pole
        for each in there
        if (each.row, each.pole) not in said
    )
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


def _says_something(comparison: Comparison, pair: SentencePair) -> bool:
    """Whether both sides are long enough, or short with the same words."""
    shortest = min(
        sum(len(sentence.words) for sentence in sentences)
        for sentences in (pair.reference, pair.translation)
    )
    if shortest >= _SHORTEST:
        return True
    return shortest >= _SHORT and share_words(comparison, pair)
