"""The words of sentences about communes, which a site holds against its records."""

from __future__ import annotations

from twinlint.data import dataclass


@dataclass(frozen=True, slots=True)
class FactWords:
    """Words of sentences about communes, which a site holds against its records."""

    inhabitants: tuple[str, ...] = ()
    mayors: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    """Between an office and its place: `maire de`, `mayor of`."""
    articles: tuple[str, ...] = ()
    """Before an office: `the mayor`."""
    out_of: tuple[str, ...] = ()
    """Between some and all: `seven municipalities out of ten`."""
    in_all: tuple[str, ...] = ()
    """Words of labels that say no more than that all are counted: `ten in all`."""
    here: tuple[str, ...] = ()
    """What its own page calls a commune, in lower case: `municipality`, `town`."""
    it: tuple[str, ...] = ()
    """Pronouns for it, which begin a sentence about it."""
    its: tuple[str, ...] = ()
    """Words before what is its own: `its mayor`, `its 20,000 inhabitants`."""
    within: tuple[str, ...] = ()
    """Between a commune and the area that it is in: `Sceaux, in Hauts-de-Seine`."""
    past: tuple[str, ...] = ()
    """Verbs before a date that has passed, with straight apostrophes: `ended`."""
    future: tuple[str, ...] = ()
    """The same before a date that is still to come: `will end`."""
