"""What came of the comparison of two files."""

from __future__ import annotations

from twinlint.data import dataclass
from twinlint.finding import Finding, Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings of a pair, or why there are none."""

    findings: tuple[Finding, ...] = ()
    words: int = 0
    """How many words the first version has."""
    is_swapped: bool = False
    """Each version is in the language of the other."""
    notes: tuple[Message, ...] = ()
    """What to tell of how the files were read."""
    problem: Message | None = None
    """Why the pair was not compared."""
