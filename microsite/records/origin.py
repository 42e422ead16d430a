"""Where a record is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from microsite.records.document import Data, Document
from twinlint.finding import Message, Place
from twinlint.source import FieldPath, Locale, Span, Text


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record is written."""

    document: Document
    prefix: FieldPath = ()
    """The way to the record in its document; empty when it has a file of its own."""

    def data(self) -> Data:
        """The plain data of the record."""
        data: Any = self.document.data
        for step in self.prefix:
            data = data[step]
        return cast(Data, data)

    def words(self, field: FieldPath) -> str:
        """The text of a field of the record, without places, which take longer."""
        value: Any = self.document.data
        for step in self.find_path(field):
            value = value[step]
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
        """The place of the name of a field of the record, for a finding."""
        path = self.find_path(field)
        return Place(self.document.key_span(path), locale, text, path)

    def find_path(self, field: FieldPath) -> FieldPath:
        """The way to a field of the record from the top of its document."""
        return (*self.prefix, *field)
