"""The parts of two documents side by side: which entry corresponds to which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from twinlint.data import dataclass
from twinlint.documents import Part
from twinlint.finding import Message, Place
from twinlint.source import Locale

_LONGEST = 60
"""Characters of a name in a message."""


@dataclass(frozen=True)
class Parts:
    """The parts of two versions of a document, in their order."""

    reference: tuple[Part, ...]
    translation: tuple[Part, ...]
    locales: tuple[Locale, Locale]

    @cached_property
    def by_key(self) -> tuple[Mapping[str, Part], Mapping[str, Part]]:
        """Of each version `{key: part}`.

        Of several with one key the last one counts, as for programs.
        """
        return (
            {part.key: part for part in self.reference},
            {part.key: part for part in self.translation},
        )

    @property
    def paired(self) -> Iterator[tuple[Part, Part]]:
        """The parts that both versions have, in the order of the reference."""
        here, there = self.by_key
        return ((part, there[key]) for key, part in here.items() if key in there)

    @property
    def sides(self) -> Iterator[PartSide]:
        """Each version beside the other."""
        here, there = self.by_key
        yield PartSide(self.reference, here, there, self.locales)
        yield PartSide(self.translation, there, here, self.locales[::-1])


@dataclass(frozen=True, slots=True)
class PartSide:
    """The parts of one version, and what it has to be held against."""

    parts: tuple[Part, ...]
    here: Mapping[str, Part]
    """Its parts by their keys."""
    there: Mapping[str, Part]
    """Those of the other version."""
    locales: tuple[Locale, Locale]
    """Its own language first."""


def make_part_place(
    part: Part, locale: Locale, message: Message | None = None
) -> Place:
    """The place of a part and its words."""
    text = part.content.text
    end = len(text.value.rstrip())
    return Place(text.span(0, end), locale, text.value[:end], message=message)


def name_part(part: Part) -> str:
    """What an entry is called in a message: its key, or its beginning."""
    if not part.name:
        return part.key
    line = " ".join(part.name.split())
    if len(line) > _LONGEST:
        line = line[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return f"“{line}”"
