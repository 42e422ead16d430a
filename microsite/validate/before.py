"""Knows what a commit has: of two places, the one that was edited since."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from microsite.records import Data, Origin, follow
from twinlint.data import dataclass
from twinlint.source import FieldPath

ReadBefore = Callable[[str], Data]
"""Gives what a file held in a commit, by its path; nothing (`{}`) of one that is
new, and None where that is not known."""


def know_nothing(_: str) -> Data:
    """What is known of any file where there is no history."""
    return None


@dataclass(frozen=True, slots=True)
class Before:
    """The records as the last commit has them, or the one that a branch left.

    It is asked only where two contradict.
    """

    read: ReadBefore = know_nothing

    def find(self, origin: Origin, field: FieldPath) -> Data:
        """What a field said; None where there was none, or that is not known."""
        return _find(self.read(origin.document.path), origin.find_path(field))

    def has_changed(self, origin: Origin, fields: Iterable[FieldPath]) -> bool:
        """Whether any of some fields was edited since; False while not known."""
        if self.read(origin.document.path) is None:
            return False
        now = origin.document.data
        return any(
            self.find(origin, field) != _find(now, origin.find_path(field))
            for field in fields
        )


def _find(data: Data, path: FieldPath) -> Data:
    try:
        return follow(data, path)
    except (KeyError, IndexError, TypeError):
        return None
