"""The type of a block of a printed page, as it stands there."""

from __future__ import annotations

from twinlint.data import dataclass
from twinlint.documents.document import Kind


@dataclass(frozen=True, slots=True)
class Laid:
    """A block of a page."""

    kind: Kind
    text: str
    page: int
    """From 0."""
    level: int = 0
    cells: tuple[str, ...] = ()
    size: float = 0.0
