"""The names and words a site has settled on, as a check needs them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from twinlint.data import dataclass
from twinlint.phrases import Phrases
from twinlint.source import Locale
from twinlint.spelling import fold, is_slip

Others = TypeVarTuple("Others")
T = TypeVar("T")

WORD = re.compile(r"[^\W_]+|&")
"""What names are made of; all between is spaces, hyphens and apostrophes."""
_MOST_WORDS = 12
"""Of a name that is also said in part."""


_PERSON = "person"
KINDS = (_PERSON, "organisation", "commune", "solution", "place", "programme")
"""What a name is the name of, where a rule minds."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organisation, commune, solution or place with one right spelling."""

    forms: Mapping[Locale, str] | Mapping[str, str]
    """The right spelling by language; the same text when languages agree."""
    kind: str = ""
    """One of `KINDS`, or a word of somebody's own."""
    variants: tuple[str, ...] = ()
    """Other spellings that are accepted: `Soy PV` for `SoyPV`, an acronym."""
    mistakes: tuple[str, ...] = ()
    """Spellings known to be wrong: `Quartiers Métropolitains d'Innovations`."""

    def spellings(self) -> tuple[str, ...]:
        """All accepted spellings, each once."""
        return tuple(dict.fromkeys((*self.forms.values(), *self.variants)))


@dataclass(frozen=True, slots=True)
class Term:
    """A concept with one word in each language."""

    words: Mapping[Locale, str]
    forbidden: Mapping[Locale, tuple[str, ...]] = field(default_factory=dict)
    """Words not to use for it, by language."""
    variants: Mapping[Locale, tuple[str, ...]] = field(default_factory=dict)
    """Other accepted forms: plurals, feminines, short forms."""


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """All that a site has settled on; an empty one knows nothing.

    Each register is its own. What rules learn from it, they learn once: an index of its
    names costs as much as they are many, and texts are more.
    """

    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()
    _learnt: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)
    """What `learn_once` keeps."""

    def knows(self, words: str) -> bool:
        """Whether words are a right name, or stand one after the other in one.

        Who has said “Mayenne-sur-Loire” goes on to say “Mayenne”, and means the same.
        """
        return reduce_name(words) in _read_known(self)


def learn_once(
    read: Callable[[Register, *Others], T],
) -> Callable[[Register, *Others], T]:
    """Keep what a function makes of a register, and of other arguments, with it."""

    @wraps(read)
    def ask(register: Register, *others: *Others) -> T:
        key = (read, *others)
        if key not in register._learnt:
            register._learnt[key] = read(register, *others)
        learnt: T = register._learnt[key]
        return learnt

    return ask


@learn_once
def index_spellings(register: Register) -> Phrases[int]:
    """All accepted spellings; each stands for the place of its name in the register."""
    return Phrases(
        (spelling, place)
        for place, name in enumerate(register.names)
        for spelling in name.spellings()
    )


def reduce_name(name: str) -> str:
    """A name without spaces, hyphens, apostrophes and capitals.

    >>> reduce_name("Val-d’Oise"), reduce_name("VAL D'OISE")
    ('valdoise', 'valdoise')
    """
    return "".join(WORD.findall(name)).lower()


def list_surnames(name: Name, spelling: str) -> Iterator[str]:
    """What a spelling of a person's name may be behind a title, the longest first.

    It begins with a first name; other names have none.

    >>> ana = Name({}, "person")
    >>> list(list_surnames(ana, "Ana de la Vega"))
    ['de la Vega', 'la Vega', 'Vega']
    """
    words = spelling.split() if name.kind == _PERSON else []
    return (" ".join(words[at:]) for at in range(1, min(len(words), _MOST_WORDS)))


@learn_once
def _read_known(register: Register) -> frozenset[str]:
    """Every right name and every run of its words, reduced to their letters."""
    return frozenset(
        run
        for name in register.names
        for spelling in name.spellings()
        for run in _list_runs(WORD.findall(spelling.lower()))
    )


def _list_runs(words: list[str]) -> Iterator[str]:
    """All words of a name as one, and those of its parts unless there are too many."""
    yield "".join(words)
    if len(words) <= _MOST_WORDS:
        starts = range(len(words))
        yield from ("".join(words[a : b + 1]) for a in starts for b in starts[a:])


class Reach:
    """What texts have to say for some names to make a difference to them.

    Rules ask a register which phrases a text says; which runs of its words are a name,
    or stand in one; and which names are one slip from a run that begins with a capital.
    A text of which nothing is so is judged alike with these names and without them, as
    long as the register has names of as many words (`count_words`).
    """

    def __init__(self, names: Iterable[Name], longest: int) -> None:
        """`longest` is the most words that a name of the whole register has."""
        self._longest = longest
        self._starts: set[str] = set()
        self._runs: set[str] = set()
        self._folded: set[str] = set()
        self._forms: dict[int, set[str]] = {}
        self.is_everywhere = False
        """Whether one of the names has no word that could be looked for."""
        for name in names:
            for spelling in (*name.spellings(), *name.mistakes):
                self._add(WORD.findall(spelling.lower()))
                for surname in list_surnames(name, spelling):
                    self._add_form(WORD.findall(surname.lower()))

    def _add(self, words: list[str]) -> None:
        if not words:
            self.is_everywhere = True
            return
        is_doubled = len(set(words)) < len(words)  # As small words of a text may be.
        self._starts.update(words if is_doubled else words[:1])
        self._runs.update(_list_runs(words))
        self._add_form(words)

    def _add_form(self, words: list[str]) -> None:
        """What a text may say with a slip."""
        form = "".join(words)
        self._folded.add(fold(form))
        self._forms.setdefault(len(form), set()).add(form)

    def meets(self, plain: str) -> bool:
        """Whether a stretch of a text, without its markup, says anything of that."""
        words = WORD.findall(plain)
        if self.is_everywhere or not self._starts.isdisjoint(map(str.lower, words)):
            return True
        return any(
            self._is_near("".join(words[at:end]).lower())
            for at, word in enumerate(words)
            if word[0].isupper()
            for end in range(at + 1, min(at + self._longest, len(words)) + 1)
        )

    def _is_near(self, run: str) -> bool:
        if run in self._runs or fold(run) in self._folded:
            return True
        size = len(run)
        return any(
            is_slip(run, form)
            for length in (size - 1, size, size + 1)
            for form in self._forms.get(length, ())
        )


def count_words(register: Register) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of words that the names of a register have, and their mistakes."""
    names = register.names
    return (
        frozenset(len(WORD.findall(s)) for name in names for s in name.spellings()),
        frozenset(len(WORD.findall(s)) for name in names for s in name.mistakes),
    )


EMPTY_REGISTER = Register()
