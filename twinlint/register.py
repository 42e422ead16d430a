"""The names and words a site has settled on, as a check needs them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from twinlint.phrases import Phrases
from twinlint.source import Locale

Others = TypeVarTuple("Others")
T = TypeVar("T")

WORD = re.compile(r"[^\W_]+|&")
"""What names are made of; all between is spaces, hyphens and apostrophes."""
_MOST_WORDS = 12
"""Of a name that is also said in part."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organisation, commune, solution or place with one right spelling."""

    forms: Mapping[Locale, str] | Mapping[str, str]
    """The right spelling by language; the same text when languages agree."""
    kind: str = ""
    """`person`, `organisation`, `commune`, `solution`, `place` or `programme`."""
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


@learn_once
def _read_known(register: Register) -> frozenset[str]:
    """Every right name and every run of its words, reduced to their letters."""
    known: set[str] = set()
    for name in register.names:
        for spelling in name.spellings():
            words = WORD.findall(spelling.lower())
            known.add("".join(words))
            if len(words) <= _MOST_WORDS:
                starts = range(len(words))
                known.update(
                    "".join(words[a : b + 1]) for a in starts for b in starts[a:]
                )
    return frozenset(known)


EMPTY_REGISTER = Register()
