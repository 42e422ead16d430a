"""The types of what a comparison of files gives: twins, and pages that stand alone.

Any report can be made of these values; they know no folder and no terminal.
"""

from __future__ import annotations

from collections.abc import Callable

from twinlint.data import dataclass
from twinlint.documents import Document
from twinlint.finding import Finding
from twinlint.source import Locale


@dataclass(frozen=True, slots=True)
class Twins:
    """Two language versions of one document, with what was found in them."""

    name: str
    """What both are called: `guide/install.md`, the path of the second when alone."""
    paths: tuple[str, str]
    """Those of the two files, with `/`, as the places of findings have them."""
    locales: tuple[Locale, Locale]
    findings: tuple[Finding, ...]
    read: Callable[[], tuple[Document, Document]]
    """Gives both documents, for who shows their texts; a tree does not hold them all.

    Raises `DocumentError` for a file that has changed and can no longer be read.
    """
    words: int = 0
    """How many words the first version has."""


@dataclass(frozen=True, slots=True)
class Lone:
    """A page that one language has and another lacks."""

    path: str
    locale: Locale
    """The language that it is in."""
    missing: Locale
    """The language that has no such page."""
    lost: str = ""
    """Its version that a branch has deleted, if that is why it stands alone."""


@dataclass(frozen=True, slots=True)
class Compared:
    """All that was compared in one run, by name and languages."""

    twins: tuple[Twins, ...]
    lone: tuple[Lone, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of all pairs, pair by pair."""
        return tuple(found for each in self.twins for found in each.findings)
