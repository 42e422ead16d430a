"""Finds texts again after a change: moved, renamed, in another order, rewritten."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from twinlint.history.lineage import Entry, Folded, Key, Lineage, fold_texts
from twinlint.history.words import fold_words
from twinlint.source import Locale

_LIKE = 0.5
"""Share of words that two wordings of one text have in common. In the history of the
programme's site 83 % of 233 rewritten texts have as many, and 5 % of 3,890 pairs of
different texts in fields of the same name."""
_MOST = 250_000
"""Pairs of texts that are weighed in one change; beyond it texts keep their places."""
Texts = Mapping[Key, Lineage]


def match_texts(old: Texts, new: Iterable[Entry]) -> dict[Key, Lineage]:
    """What each text was before a change; those that are new are left out.

    `old` and `new` are all texts of the files that changed.
    """
    return {entry.key: old[key] for entry, key in _match(old, tuple(new))}


def _match(old: Texts, new: tuple[Entry, ...]) -> Iterator[tuple[Entry, Key]]:
    left = dict.fromkeys(old)
    rest: list[Entry] = []
    for entry in new:
        known = old.get(entry.key)
        is_left = known is not None and entry.key in left
        if known and is_left and fold_texts(known.texts) == fold_texts(entry.texts):
            del left[entry.key]
            yield entry, entry.key
        else:
            rest.append(entry)
    for matched in (_match_same, _match_field, _match_like, _match_place):
        if not rest or not left:
            return
        found = {entry.key: (entry, key) for entry, key in matched(old, left, rest)}
        rest = [entry for entry in rest if entry.key not in found]
        yield from found.values()


_Left = dict[Key, None]


def _match_same(
    old: Texts, left: _Left, rest: Iterable[Entry]
) -> Iterator[tuple[Entry, Key]]:
    """Texts that stand elsewhere now, word for word; first in a field of that name."""
    places: dict[Folded, list[Key]] = defaultdict(list)
    for key in left:
        places[fold_texts(old[key].texts)].append(key)
    for entry in rest:
        keys = [key for key in places[fold_texts(entry.texts)] if key in left]
        if keys:
            key = min(keys, key=lambda each: _shape(each) != _shape(entry.key))
            del left[key]
            yield entry, key


def _match_field(
    _: Texts, left: _Left, rest: Iterable[Entry]
) -> Iterator[tuple[Entry, Key]]:
    """Fields of the same record; items of a list may have changed places."""
    for entry in rest:
        if entry.key in left and not any(isinstance(s, int) for s in entry.key):
            del left[entry.key]
            yield entry, entry.key


def _match_like(
    old: Texts, left: _Left, rest: Iterable[Entry]
) -> Iterator[tuple[Entry, Key]]:
    """Texts in fields of the same name with many words in common, the likest first."""
    shapes: dict[Key, list[Key]] = defaultdict(list)
    for key in left:
        shapes[_shape(key)].append(key)
    pairs = [(entry, key) for entry in rest for key in shapes[_shape(entry.key)]]
    if len(pairs) > _MOST:
        return
    bags = {key: _count(old[key].texts) for _, key in pairs}
    own = {entry.key: _count(entry.texts) for entry, _ in pairs}
    weighed = [
        (_weigh(bags[key], own[entry.key]), key == entry.key, index)
        for index, (entry, key) in enumerate(pairs)
    ]
    taken: set[Key] = set()
    for weight, _, index in sorted(weighed, key=lambda w: (-w[0], not w[1], w[2])):
        entry, key = pairs[index]
        if weight >= _LIKE and key in left and entry.key not in taken:
            taken.add(entry.key)
            del left[key]
            yield entry, key


def _match_place(
    _: Texts, left: _Left, rest: Iterable[Entry]
) -> Iterator[tuple[Entry, Key]]:
    """Items of lists that were written anew where they stand."""
    for entry in rest:
        if entry.key in left:
            del left[entry.key]
            yield entry, entry.key


def _shape(key: Key) -> Key:
    """The names of the fields of a key, without the record and places in lists."""
    names = tuple(step for step in key if isinstance(step, str))
    return names[2:] or names[-1:]


_Bags = Mapping[Locale, Counter[str]]


def _count(texts: Mapping[Locale, str]) -> _Bags:
    return {locale: Counter(fold_words(text).split()) for locale, text in texts.items()}


def _weigh(first: _Bags, second: _Bags) -> float:
    """How much two texts have in common, in the language in which that is most."""
    return max(
        (_share(first[locale], second[locale]) for locale in first if locale in second),
        default=0.0,
    )


def _share(first: Counter[str], second: Counter[str]) -> float:
    size = first.total() + second.total()
    return 2 * (first & second).total() / size if size else 0.0
