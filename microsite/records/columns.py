"""Columns of the open data that several types of records have."""

from __future__ import annotations

from microsite.records.collection import PAGE_URL, Column
from twinlint.finding import message

ID = Column("id", "id", message("Identifier of the row; it does not change"))
EDITION = Column(
    "edition",
    "edition",
    message("Identifier of the edition of the programme; empty if unknown"),
)
PHASE = Column(
    "phase",
    "phase",
    message("Identifier of the phase of the edition; empty if unknown"),
)
COMMUNES = Column(
    "communes",
    "communes",
    message("Identifiers of the municipalities, separated by semicolons"),
)
SUMMARY = Column("summary", "summary", message("Summary, in {language}"))
URL = Column("url", PAGE_URL, message("Address of the page, in {language}"))
SOURCES = Column(
    "sources",
    "sources",
    message("Identifiers of the sources, separated by semicolons"),
)
