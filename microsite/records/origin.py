"""Where a record is written, and how a finding names the place: item 2 of `events`."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.records.document import Data, Document, follow
from microsite.records.suggest import shorten_text
from twinlint.data import dataclass
from twinlint.finding import Message, Place, message
from twinlint.source import FieldPath, Locale, Span, Text, write_field


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record is written."""

    document: Document
    prefix: FieldPath = ()
    """The way to the record in its document; empty when it has a file of its own."""

    def data(self) -> Data:
        """The plain data of the record."""
        return follow(self.document.data, self.prefix)

    @property
    def is_draft(self) -> bool:
        """True for a record that says so, whatever else it lacks."""
        data = self.data()
        return isinstance(data, dict) and data.get("draft") == "true"

    def words(self, field: FieldPath) -> str:
        """The text of a field of the record, without places, which take longer."""
        value = follow(self.document.data, self.find_path(field))
        return value if isinstance(value, str) else ""

    def text(self, field: FieldPath) -> Text:
        """The text of a field of the record, with the place of every character."""
        return self.document.text(self.find_path(field))

    def span(self, field: FieldPath) -> Span:
        """The stretch of a field of the record."""
        return self.document.span(self.find_path(field))

    def place(
        self,
        field: FieldPath,
        *,
        locale: Locale | None = None,
        text: str = "",
        said: Message | None = None,
    ) -> Place:
        """The place of a field of the record, for a finding."""
        return Place(self.span(field), locale, text, self.find_path(field), said)

    def key_place(
        self, field: FieldPath, *, locale: Locale | None = None, text: str = ""
    ) -> Place:
        """The place of the name of a field of the record, for a finding.

        An item of a list has no name: its place is that of what is written of it. A
        field that is not there has the place of what it belongs to.
        """
        path = self.find_path(field)
        there = field
        while there and self.find_path(there) not in self.document.keys:
            if self.is_item(there) and self.find_path(there) in self.document.values:
                return Place(self.span(there), locale, text, path)
            there = there[:-1]
        return Place(self.document.key_span(path), locale, text, path)

    def is_item(self, field: FieldPath) -> bool:
        """True for an item of a list, which has no name of its own."""
        return bool(field) and isinstance(field[-1], int)

    def name(self, field: FieldPath) -> Message | str:
        """What messages call a field: an item of a list by its words, or its number.

        Items count from 1, as people do.
        """
        items = (at for at, step in enumerate(field) if isinstance(step, int))
        at = max(items, default=0)
        if not at:
            return write_field(field)
        place = {"list": str(field[at - 1]), "number": int(field[at]) + 1}
        if field[at + 1 :]:
            inside = write_field(field[at + 1 :])
            return message("{field} ({list}, item {number})", field=inside, **place)
        words = next(self._list_words(field), "")
        if words:
            return message("“{words}”", words=shorten_text(words))
        return message("item {number} of {list}", **place)

    def _list_words(self, field: FieldPath) -> Iterator[str]:
        """The texts of a field, in order."""
        value = follow(self.document.data, self.find_path(field))
        if isinstance(value, dict):
            for name in value:
                yield from self._list_words((*field, name))
        elif isinstance(value, str) and value.strip():
            yield value

    def find_path(self, field: FieldPath) -> FieldPath:
        """The way to a field of the record from the top of its document."""
        return (*self.prefix, *field)
