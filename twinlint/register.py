"""The names and words a site has settled on, as a check needs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from twinlint.source import Locale


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

    Each register is its own: what rules learn from it is kept by identity.
    """

    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()


EMPTY_REGISTER = Register()
