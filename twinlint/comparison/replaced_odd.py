"""Bodies of several words, or of an acronym, of which each version names another one.

The words of such a name may be translated; but no translation makes a name that is no
word of either: `Banque des Territoires`, `Bpifrance`. An acronym may stand for words of
any language, but not for a name that stays as it is: `Île-de-France Mobilités`, `RATP`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from twinlint.comparison.capitals import Capital
from twinlint.comparison.comparison import Comparison
from twinlint.comparison.enumerations import Enumerated
from twinlint.comparison.odd_names import SaidName, find_odd_names
from twinlint.data import dataclass
from twinlint.languages import read_language
from twinlint.mentions import Span
from twinlint.spelling import fold

_LIKE = 0.4
"""Ratio of the lengths of two sentences, as a logarithm, up to which they are one."""
_LONG = 30
"""Words from which on a sentence may say anything."""
_SHARED = 0.35
"""Part of the other words of the shorter sentence that both have at least."""


@dataclass(frozen=True, slots=True)
class _Side:
    name: SaidName
    words: Enumerated

    @property
    def span(self) -> Span:
        """Where the name stands, with the body that it is the name of."""
        return self.words.extend(self.name.span)

    @property
    def key(self) -> str:
        """Its words, in small letters and without accents."""
        return fold("".join(self.name.words))

    @property
    def is_acronym(self) -> bool:
        """Whether each of its words has two capitals."""
        return all(sum(map(str.isupper, word)) > 1 for word in self.name.words)

    @property
    def is_kept(self) -> bool:
        """Whether no translation changes it, as it is no word of its language."""
        return self.name.capital is Capital.NAME and not self.name.is_place

    @property
    def marks_names(self) -> bool:
        """Whether a capital makes a name of a word in its language."""
        return read_language(self.words.mentions.locale).capitals_mark_names


def find_replaced_odd(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """The only odd name of each of two sentences that say the same."""
    found: list[tuple[_Side, _Side]] = []
    for odd in find_odd_names(comparison):
        pair = odd.pair
        is_one = len(pair.reference) == len(pair.translation) == 1
        if not all(odd.are_odd) or not odd.are_few or not is_one:
            continue
        words = max(len(pair.reference[0].words), len(pair.translation[0].words))
        off = pair.log_ratio(comparison.alignment.ratio)
        if words > _LONG or abs(off) > _LIKE:
            continue
        mine = [name for name in odd.reference if name.is_odd]
        theirs = [name for name in odd.translation if name.is_odd]
        if len(mine) != 1 or len(theirs) != 1:
            continue
        left = _Side(mine[0], Enumerated(comparison, pair.reference, is_first=True))
        right = _Side(
            theirs[0], Enumerated(comparison, pair.translation, is_first=False)
        )
        if (_may_be(left, right) or _may_be(right, left)) and _are_close(left, right):
            found.append((left, right))
    times = Counter((left.key, right.key) for left, right in found)
    # Two that stand for one another again are a translation.
    yield from (
        (left.span, right.span)
        for left, right in found
        if times[left.key, right.key] == 1
    )


def _may_be(name: _Side, other: _Side) -> bool:
    """Whether a name that is no word stands for another one, of which it is no form.

    Names of one word are the concern of other rules. What begins alike may be short.
    """
    if not name.is_kept or other.name.is_place or name.key[0] == other.key[0]:
        return False
    are_several = other.words.count_words(other.span) > 1
    if name.is_acronym:
        return are_several and other.is_kept and not other.is_acronym
    if other.is_kept:
        return not other.is_acronym and (are_several or len(name.name.words) > 1)
    return are_several and other.marks_names


def _are_close(left: _Side, right: _Side) -> bool:
    """Whether the sentences say the same around the names, which stand alike."""
    mine, theirs = (_list_keys(side) for side in (left, right))
    shared = len(mine & theirs)
    return shared > 0 and shared >= _SHARED * min(len(mine), len(theirs))


def _list_keys(side: _Side) -> frozenset[str]:
    """What tells something in a sentence, but for the name."""
    own = side.words.find_words(side.span)
    keys = enumerate(side.words.keys)
    return frozenset(key for at, key in keys if key and at not in own)
