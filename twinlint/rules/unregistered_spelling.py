"""A name is not spelt as the site has settled on.

Why: the programme, its partners and the people have one right name each.
Wrong:
    register: Quartiers Métropolitains d'Innovation
    en: The Quartiers Métropolitains d'Innovations programme begins.
Right:
    register: Quartiers Métropolitains d'Innovation
    en: The Quartiers Métropolitains d'Innovation programme begins.
Fix: write the name as the register of the site does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from twinlint.comparison import (
    KnownNames,
    find_titled,
    find_windows,
    make_place,
    read_shapes,
)
from twinlint.data import dataclass
from twinlint.finding import Finding, Fix, Rule, Severity, message
from twinlint.languages import read_language, read_name_words
from twinlint.mentions import Mentions, is_in_full_name
from twinlint.register import WORD, Register, learn_once, reduce_name
from twinlint.rule import text_rule
from twinlint.source import Locale
from twinlint.spelling import SlipIndex, fold

_SHORTEST = 5
"""Letters of a name of which a slip can be told from another name."""
_PLACE = "place"
_WINDOW = 24
"""Characters before a name in which another word stands."""
_LARGEST = 16_384
"""Words of which it is known what they are one slip from."""


@dataclass(frozen=True, slots=True)
class _Names:
    """A register as this rule searches it, names reduced to their letters."""

    accepted: frozenset[str]
    wrong: dict[str, str]
    """The right spelling for each reduced mistake."""
    foreign: dict[str, str]
    """What this language calls a place, by what only another one does."""
    lengths: tuple[int, ...]
    """Numbers of words that names and mistakes have."""
    near: _Near
    """The right spellings of the names that a slip sets apart from reduced words."""
    sizes: frozenset[tuple[int, int]]
    """Words and letters of what a slip may set apart from one, accents left out."""


class _Near(dict[str, tuple[tuple[str, int], ...]]):
    """Right spellings, with the numbers of their words, by what is one slip from them.

    Found out once for all texts, which have many words in common; none for words that
    are a name themselves, or words of the language.
    """

    def __init__(self, right: dict[str, str], knows: Callable[[str], bool]) -> None:
        super().__init__()
        self._right = right
        self._slips = SlipIndex(right)
        self._knows = knows

    def __missing__(self, key: str) -> tuple[tuple[str, int], ...]:
        if len(self) > _LARGEST:
            self.clear()
        names = () if self._knows(key) else self._slips.find(key)
        forms = (self._right[near] for near in names if near != key)
        self[key] = found = tuple((form, len(WORD.findall(form))) for form in forms)
        return found


@text_rule(Severity.WARNING)
def unregistered_spelling(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Words that are a known mistake, a slip from a name, or shaped otherwise.

    So is a place by what only another language calls it, and a surname behind a title.
    """
    if not register.names:
        return
    names = _read_names(register, mentions.locale)
    windows = find_windows(mentions, names.lengths)
    corrections = {key: names.wrong[key] for key in windows if key in names.wrong}
    for key, spans in windows.items():
        if key in names.wrong or len(key) < _SHORTEST:
            continue
        count = len(WORD.findall(mentions.plain, *spans[0]))
        if (count, len(fold(key))) in names.sizes:
            for right, words in names.near[key]:
                if count == words:
                    corrections.setdefault(key, right)
    known = KnownNames(
        span for key in windows.keys() & names.accepted for span in windows[key]
    )
    found = [
        (span, right)
        for key, right in corrections.items()
        for span in windows[key]
        if not (
            # A known mistake is changed as a whole; a right name may stand inside.
            known.are_cut(span)
            if key in names.wrong
            else known.are_changed(mentions.plain, span, right)
        )
    ]
    found += [(each.span, each.right) for each in read_shapes(mentions, register).wrong]
    found += find_titled(mentions, register)
    found += [
        (span, names.foreign[key])
        for key in windows.keys() & names.foreign.keys()
        for span in windows[key]
        if not _is_in_longer_name(mentions, span)
    ]
    reached = 0
    for span, right in sorted(found, key=lambda each: (each[0][0], -each[0][1])):
        if span[1] > reached:  # not inside a longer one
            reached = span[1]
            yield _make_finding(rule, mentions, span, right)


@learn_once
def _read_names(register: Register, locale: Locale) -> _Names:
    right: dict[str, str] = {}
    wrong: dict[str, str] = {}
    foreign: dict[str, str] = {}
    accepted: set[str] = set()
    lengths: set[int] = set()
    for name in register.names:
        form = name.forms.get(locale) or next(iter(name.forms.values()))
        for spelling in name.spellings():
            accepted.add(reduce_name(spelling))
            lengths.add(len(WORD.findall(spelling)))
        right.setdefault(reduce_name(form), form)
        if name.kind == _PLACE and locale in name.forms:
            kept = {reduce_name(each) for each in (form, *name.variants)}
            foreign |= {
                key: form
                for key in map(reduce_name, name.forms.values())
                if key not in kept
            }
        for mistake in name.mistakes:
            wrong.setdefault(reduce_name(mistake), form)
            lengths.add(len(WORD.findall(mistake)))
    wrong = {key: form for key, form in wrong.items() if key not in accepted}
    sizes = frozenset(
        (len(WORD.findall(form)), len(fold(key)) + more)
        for key, form in right.items()
        for more in (-1, 0, 1)
    )
    own = read_language(locale)
    near = _Near(right, lambda key: register.knows(key) or own.knows(key))
    lengths_in_order = tuple(sorted(lengths))
    return _Names(frozenset(accepted), wrong, foreign, lengths_in_order, near, sizes)


def _is_in_longer_name(mentions: Mentions, span: tuple[int, int]) -> bool:
    """Whether a name stands beside another, or after a word of another language.

    `Université de Bretagne` is the name of a body, whatever the place is called.
    """
    if is_in_full_name(mentions.plain, *span):
        return True
    before = WORD.findall(mentions.plain, max(0, span[0] - _WINDOW), span[0])[-1:]
    foreign = frozenset(read_name_words().leads) - read_language(mentions.locale).marks
    return not foreign.isdisjoint(before)


def _make_finding(
    rule: Rule, mentions: Mentions, span: tuple[int, int], right: str
) -> Finding:
    place = make_place(mentions, *span)
    return rule(
        message("“{words}” is spelt “{right}”", words=place.text, right=right),
        place,
        help=message("write “{right}”", right=right),
        fix=Fix(place.span, right),
    )
