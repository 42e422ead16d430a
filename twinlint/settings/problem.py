"""The form in which settings, names and terms say what is wrong in them, and where."""

from __future__ import annotations

from twinlint.data import dataclass
from twinlint.finding import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file; lines and columns count from 1."""

    path: str
    line: int
    column: int
    said: Message
    help: Message | None = None
    """What to type, in the imperative."""
