"""Tells which of two records that contradict each other has to change."""

from __future__ import annotations

from collections.abc import Iterable

from microsite.records import Record, Site, find_type, suggest_id
from microsite.validate.before import Before, ReadBefore
from microsite.validate.renamed import Used
from twinlint.source import FieldPath


class Suspects:
    """What speaks for one of two records: that it was edited last, above all."""

    def __init__(self, site: Site, read: ReadBefore, used: Used) -> None:
        """`read` gives files of the last commit, `used` is what records name."""
        self.before = Before(read)
        self.used = used
        self.told: set[frozenset[str]] = set()
        """Records that are copies of each other: of the two nothing else is said."""
        self._site = site

    def order(
        self, refs: tuple[str, str], fields: Iterable[FieldPath]
    ) -> tuple[tuple[str, str], bool]:
        """Both references, first the one that has to change; whether that is known."""
        asked = tuple(fields)
        first, second = (self.rank(ref, asked) for ref in refs)
        ordered = refs if first <= second else (refs[1], refs[0])
        return ordered, first != second

    def rank(self, ref: str, fields: Iterable[FieldPath]) -> tuple[bool, ...]:
        """The lower, the more a record has something that is not its own.

        It was edited since the last commit, is not called as its name is spelt, is a
        draft, or nothing names it.
        """
        declared = find_type(self._site.types, ref)
        id_ = ref.partition(":")[2]
        name = declared.name if declared else ""
        record = self._site.collection(name).get(id_)
        return (
            not self.before.has_changed(self._site.origins[ref], fields),
            record is not None and _is_called(record),
            record is not None and not record.draft,
            (name, id_) in self.used,
        )


def _is_called(record: Record) -> bool:
    """True for a record whose name is made of its title, as a copy's is not."""
    return suggest_id(str(getattr(record, "name", ""))) == record.id
