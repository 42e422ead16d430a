"""What a document is made of: kinds of blocks, links and images."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    ROW = "row"
    """A line of a table."""
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image."""

    target: str
    start: int
    end: int
    label_start: int
    label_end: int
    """Offsets of the words of the link, or of the image's alternative text."""
    is_image: bool = False
    is_bare: bool = False
    """The address itself is what readers see."""
