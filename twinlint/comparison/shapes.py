"""Names of a register that a text says letter by letter, and shapes otherwise.

`Fontenay sous Bois` for `Fontenay-sous-Bois`: a reader knows what is meant, a search
for the name does not find it. Names in capitals throughout, as in addresses and
headings, are shaped as capitals are. A name that begins in small has a capital where a
sentence begins, and where its first word is an elided article: `l’Agence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from itertools import pairwise

from twinlint.comparison.known import (
    BEGINNING,
    KnownNames,
    cut_words,
    find_windows,
)
from twinlint.data import dataclass
from twinlint.documents import BLANK
from twinlint.kept import ask_once
from twinlint.languages import read_language, read_name_words
from twinlint.mentions import Mentions, Span
from twinlint.register import WORD, Name, Register, learn_once, reduce_name

_PROPER = frozenset({"person", "commune", "place"})
"""Kinds of names that no text says without meaning them."""
_MANY = 3
"""Words of a name that nobody puts side by side without meaning it."""
_HUMPS = re.compile(r"(?<=[^\W_A-Z])(?=[A-Z])")
"""Where a new word begins inside one: `SoyPV`."""
_BEFORE = re.compile(r"[@/_#\\.:~-]$")
_BEHIND = re.compile(r"[@/_#\\-]|\.\w")
"""What stands beside a word that belongs to an address, a path or a tag."""
_OPENING = frozenset(':|«»“„‘"([{•–—…')
"""Characters behind which something begins: a quotation, a cell of a table."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A stretch of a text that says a name in another shape than the register's."""

    span: Span
    right: str
    """The name as the register has it."""
    names: tuple[int, ...]
    """The places of the names in the register that are shaped so."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The names of a register that a text says, in whatever shape."""

    said: Mapping[int, Span]
    """Where each is said first, by its place in the register."""
    wrong: tuple[Shape, ...]
    """What is not shaped as it should be; nothing inside another name."""


@ask_once
def read_shapes(mentions: Mentions, register: Register) -> Shapes:
    """The names that a text says, letter by letter."""
    if not register.names:
        return Shapes({}, ())
    known, lengths, beginnings = _index_names(register)
    windows = find_windows(mentions, lengths, beginnings)
    places = {key: windows[key] for key in windows.keys() & known.keys()}
    for key, span in _find_small(mentions, register):
        places.setdefault(key, []).append(span)
    right: list[tuple[Span, _Spellings]] = []
    wrong: list[Shape] = []
    starts = _read_starts(mentions)
    for key, spans in places.items():
        for span in spans:
            written = mentions.plain[slice(*span)]
            if _is_joined(mentions.plain, span):
                continue
            is_first = span[0] in starts or _is_opened(mentions.plain, span[0])
            if any(
                _are_alike(written, spelling, is_first=is_first)
                for _, spelling in known[key]
            ):
                right.append((span, known[key]))
            else:
                shape = _judge(mentions, register, span, known[key])
                wrong += [shape] if shape else []
    kept = tuple(_leave_out_inner(wrong, KnownNames(span for span, _ in right)))
    said: dict[int, Span] = {}
    for span, spellings in right:
        said.update((name, min(span, said.get(name, span))) for name, _ in spellings)
    for shape in kept:
        said.update((n, min(shape.span, said.get(n, shape.span))) for n in shape.names)
    return Shapes(said, kept)


def _leave_out_inner(shapes: list[Shape], right: KnownNames) -> Iterator[Shape]:
    """The shapes that neither stand in a longer one nor in a right name, nor cut it.

    Of `L’Agence des Ports` the words `Agence des Ports` are the name, if it is one.
    """
    reached = 0
    for shape in sorted(shapes, key=lambda each: (each.span[0], -each.span[1])):
        is_named = right.are_around(shape.span) or right.are_cut(shape.span)
        if shape.span[0] >= reached and not is_named:
            reached = shape.span[1]
            yield shape


_Spellings = tuple[tuple[int, str], ...]
"""Spellings with the places of their names in the register."""


@learn_once
def _index_names(
    register: Register,
) -> tuple[dict[str, _Spellings], tuple[int, ...], frozenset[str]]:
    """All right spellings by their letters; how many words may say one; beginnings."""
    known: dict[str, _Spellings] = {}
    longest = 0
    for place, name in enumerate(register.names):
        for spelling in name.spellings():
            key = reduce_name(spelling)
            known[key] = (*known.get(key, ()), (place, spelling))
            longest = max(longest, len(WORD.findall(spelling)))
    beginnings = frozenset(key[:BEGINNING] for key in known)
    return known, tuple(range(1, longest + 1)), beginnings


@learn_once
def _index_starts(register: Register) -> dict[str, frozenset[tuple[int, str]]]:
    """How many words and which letters names have, by their first word in small."""
    starts: dict[str, frozenset[tuple[int, str]]] = {}
    for name in register.names:
        if name.kind not in _PROPER:
            continue
        for spelling in name.spellings():
            words = WORD.findall(spelling)
            if words and words[0][0].isupper():
                told = (len(words), reduce_name(spelling))
                first = words[0].lower()
                starts[first] = starts.get(first, frozenset()) | {told}
    return starts


def _find_small(mentions: Mentions, register: Register) -> Iterator[tuple[str, Span]]:
    """Where names that have a capital begin without one; not what are words as well."""
    starts = _index_starts(register)
    own = read_language(mentions.locale)
    for tokens in cut_words(mentions):
        for at, token in enumerate(tokens):
            for count, key in starts.get(token[0], ()):
                words = [each for each, _, _ in tokens[at : at + count]]
                span = token[1], tokens[at : at + count][-1][2]
                if "".join(words).lower() != key or _is_address(mentions.plain, span):
                    continue
                if count >= _MANY or any(w.lower() not in own.words for w in words):
                    yield key, span


def _judge(
    mentions: Mentions, register: Register, span: Span, known: _Spellings
) -> Shape | None:
    """What is wrong with words that no spelling is like; None where they may stand."""
    written = mentions.plain[slice(*span)]
    words, joints = WORD.findall(written), _read_joints(written)
    place, spelling = min(
        known,
        key=lambda each: (
            _read_joints(each[1]) != joints,
            register.names[each[0]].forms.get(mentions.locale) != each[1],
        ),
    )
    right = WORD.findall(spelling)
    if len(words) != len(right):
        is_wrong = _is_cut_otherwise(words, spelling)
        is_wrong = is_wrong and not _is_address(mentions.plain, span)
    elif joints != _read_joints(spelling):
        is_wrong = True
    else:
        small = read_language(mentions.locale).words
        is_wrong = _has_wrong_capitals(words, right, register.names[place], small)
    names = tuple(dict.fromkeys(name for name, _ in known))
    return Shape(span, spelling, names) if is_wrong else None


def _are_alike(written: str, spelling: str, *, is_first: bool) -> bool:
    """Whether a name is shaped as it should be, or all in capitals.

    `is_first` where it begins a sentence, or what is written like one.
    """
    if written.isupper() and sum(map(str.isalpha, written)) > 1:
        return True
    words, right = WORD.findall(written), WORD.findall(spelling)
    if is_first or _read_elided().match(spelling):
        right[0] = _capitalise(right[0], words[0])
    return (
        len(words) == len(right)
        and all(_is_like(*pair) for pair in zip(words, right, strict=True))
        and _read_joints(written) == _read_joints(spelling)
    )


def _capitalise(right: str, word: str) -> str:
    """A word of a name, its first letter a capital where that of another word is."""
    return right[0].upper() + right[1:] if word[0].isupper() else right


def _is_like(word: str, right: str) -> bool:
    """Whether a word is written as it should be, or in capitals: `FRANCLET`."""
    return word == right or (len(word) > 1 and word == right.upper())


@cache
def _read_elided() -> re.Pattern[str]:
    """What a name begins with when its first word is an elided article: `l’`."""
    leads = (word for word in read_name_words().leads if word[-1] == "'")
    words = "|".join(re.escape(word[:-1]) for word in leads) or r"(?!)"
    return re.compile(rf"(?:{words})['’]", re.I)


def _read_starts(mentions: Mentions) -> frozenset[int]:
    """Where the first word of each sentence and of each block stands."""
    spans = [(each.start, each.end) for each in mentions.blocks]
    spans += [
        (each.start, each.end) for block in mentions.blocks for each in block.sentences
    ]
    found = (WORD.search(mentions.plain, *span) for span in spans)
    return frozenset(word.start() for word in found if word)


def _is_opened(plain: str, start: int) -> bool:
    """Whether a quotation, a cell or the like begins with the words at `start`."""
    at = start - 1
    while at >= 0 and (plain[at].isspace() or plain[at] == BLANK):
        at -= 1
    return at >= 0 and plain[at] in _OPENING


def _read_joints(name: str) -> list[str]:
    """What joins the words of a name, whatever kind of space it is."""
    words = list(WORD.finditer(name))
    return [_read_joint(name[a.end() : b.start()]) for a, b in pairwise(words)]


def _read_joint(between: str) -> str:
    bare = "".join(between.split()).replace("’", "'")
    if bare and ("\n" in between or bare == between.replace("’", "'")):
        return bare  # A line may end behind a hyphen.
    return " ".join(("", *between.split(), "")) if bare else " " * bool(between)


def _is_cut_otherwise(words: list[str], spelling: str) -> bool:
    """Whether words that are cut otherwise still are the name, and no other word.

    A surname may be `Legrand`, a commune `Le Grand`.
    """
    right = WORD.findall(spelling)
    if len(words) > len(right):
        humps = [part for word in right for part in _HUMPS.split(word)]
        return [w.lower() for w in words] == [part.lower() for part in humps]
    has_hump = any(_HUMPS.search(word) for word in words)
    return has_hump or len(right) >= _MANY or " " not in spelling


def _has_wrong_capitals(
    words: list[str], right: list[str], name: Name, small: Set[str]
) -> bool:
    """Whether capitals are lost or added where the same words mean nothing else."""
    if name.kind in _PROPER:
        return True
    pairs = zip(words, right, strict=True)
    lost = [r.lower() for w, r in pairs if w[0].islower() and r[0].isupper()]
    if lost:
        return len(right) >= _MANY or any(word not in small for word in lost)
    return any(map(str.isupper, "".join(right)[1:]))


def _is_joined(plain: str, span: Span) -> bool:
    """Whether a hyphen joins the words to others: then they are a part of a name."""
    return plain[: span[0]].endswith("-") or plain[span[1] :][:1] == "-"


def _is_address(plain: str, span: Span) -> bool:
    """Whether words stand in an address, a path or a tag, which have no capitals."""
    before, after = plain[max(0, span[0] - 1) : span[0]], plain[span[1] : span[1] + 2]
    return bool(_BEFORE.search(before) or _BEHIND.match(after))
