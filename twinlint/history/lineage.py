"""What is known of a text from its history: what each translation was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from twinlint.data import dataclass
from twinlint.history.words import fold_words
from twinlint.kept import make_key
from twinlint.source import Locale

Key = tuple[str | int, ...]
"""The way to a text: folders, file and fields, `("communes", "sceaux", "summary")`."""
RECORD = 2
"""Steps to a record: a folder or file of many, and a file or key in it."""
_DIGITS = 16
"""Of the digest of a former wording."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text in the languages in which it is written."""

    key: Key
    texts: Mapping[Locale, str]


@dataclass(frozen=True, slots=True)
class Lineage:
    """A text as it is, with what its translations were made from."""

    texts: Mapping[Locale, str]
    bases: Mapping[Locale, tuple[str, ...]] = field(default_factory=dict)
    """Wordings of the reference that the translation was written beside, the last one
    last: several where branches came together."""
    past: Mapping[tuple[Locale, str], tuple[str, ...]] = field(default_factory=dict)
    """The same of former translations, by their digests."""
    unknown: frozenset[Locale] = frozenset()
    """Translations that were there where the history is cut off."""

    def find_base(self, locale: Locale, reference: Locale) -> str | None:
        """What a translation was made from, when the reference means something else.

        None for a translation that still says what the reference says.
        """
        now = self.texts.get(reference)
        bases = self.bases.get(locale, ())
        if now is None or not bases or locale not in self.texts or now in bases:
            return None
        fold = fold_words(now)
        return None if any(fold_words(each) == fold for each in bases) else bases[-1]


File = Mapping[Key, Lineage]
"""The texts of one file."""
Folded = tuple[tuple[Locale, str], ...]
"""The words of a text in each language."""


def fold_texts(texts: Mapping[Locale, str]) -> Folded:
    """What a text says in each language, however it is dressed."""
    return tuple(sorted((locale, fold_words(text)) for locale, text in texts.items()))


@dataclass(frozen=True, slots=True)
class History:
    """What is known of all texts of a folder."""

    files: Mapping[str, File] = field(default_factory=dict)
    buried: File = field(default_factory=dict)
    """Texts that were taken out, as they were last."""
    by_words: Mapping[Folded, Lineage] = field(default_factory=dict)
    """Those of them that are long enough to be told by what they say."""
    moved: Mapping[Key, Key] = field(default_factory=dict)
    """Records that are gone while most of their texts stand in another one that is new:
    `{("communes", "sceau"): ("communes", "sceaux")}`."""

    def find(self, path: str, key: Key) -> Lineage | None:
        """What is known of a text; None for one that is not there."""
        return self.files.get(path, {}).get(key)

    def find_former(self) -> dict[Key, Key]:
        """Records that once were: what each is now, an empty way for one that is gone.

        A record is the first two steps of the way to a text.
        """
        there = {key[:RECORD] for file in self.files.values() for key in file}
        gone = {key[:RECORD] for key in self.buried if len(key) > RECORD}
        former: dict[Key, Key] = {}
        for name in (*gone, *self.moved):
            now, seen = name, set()
            while now in self.moved and now not in there and now not in seen:
                seen.add(now)
                now = self.moved[now]
            if name not in there:
                former[name] = now if now in there else ()
        return former


def grow_lineage(
    former: Lineage | None, entry: Entry, reference: Locale, *, is_known: bool = True
) -> Lineage:
    """What is known of a text after a change; `former` is None for a new one.

    `is_known` is false where the history is cut off: what is there is not new.

    A translation whose words stay was made from what it was made from. One that goes
    back to former words while the reference stays is a change taken back: it says again
    what it said. Any other that is written was made from the reference beside it.
    """
    now = entry.texts.get(reference)
    before = former or Lineage({})
    is_same = _is_same(before.texts.get(reference), now)
    bases: dict[Locale, tuple[str, ...]] = {}
    past = dict(before.past)
    unknown: set[Locale] = set()
    for locale, text in entry.texts.items():
        if locale == reference:
            continue
        digest = (locale, make_key(fold_words(text))[:_DIGITS])
        known = before.bases.get(locale, ())
        if known and _is_same(before.texts.get(locale), text):
            unknown.update(before.unknown & {locale})
        else:
            unknown.update(() if is_known else (locale,))
            known = past.get(digest, ())
            if now is not None and not (known and is_same):
                known = _add(known, now)
        if known:
            bases[locale] = past[digest] = known
    return Lineage(entry.texts, bases, past, frozenset(unknown))


def join_lineages(
    parents: tuple[Lineage | None, ...], entry: Entry, reference: Locale
) -> Lineage:
    """What is known of a text where branches come together.

    A translation that is that of a branch was made from what it was made from there.
    """
    found = tuple(each for each in parents if each is not None)
    grown = grow_lineage(found[0] if found else None, entry, reference)
    if len(found) < 2:
        return grown
    bases, past = dict(grown.bases), dict(grown.past)
    for each in found[1:]:
        for digest, known in each.past.items():
            past[digest] = _add(past.get(digest, ()), *known)
    for locale, text in entry.texts.items():
        same = [each for each in found if _is_same(each.texts.get(locale), text)]
        known = tuple(base for each in same for base in each.bases.get(locale, ()))
        if locale != reference and known:
            bases[locale] = _add((), *known)
    unknown = frozenset().union(*(each.unknown for each in found))
    return Lineage(entry.texts, bases, past, unknown & bases.keys())


def _is_same(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return first is second
    return first == second or fold_words(first) == fold_words(second)


def _add(known: tuple[str, ...], *more: str) -> tuple[str, ...]:
    """Wordings, those that mean the same once."""
    folds = {fold_words(each): each for each in (*known, *more)}
    return tuple(folds.values())
