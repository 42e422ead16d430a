"""Finds the small change with which a file is whole: what its editor meant."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.load.bars import find_lost_bars
from microsite.load.blanks import find_blanks
from microsite.load.dashes import find_dashes, find_parting
from microsite.load.nested import find_nested
from microsite.load.spot import Compose
from microsite.records import Document
from twinlint.finding import Finding
from twinlint.source import Text


def find_meant(text: Text, compose: Compose) -> Iterator[Finding]:
    """Signs in a file that cannot be read with them."""
    yield from find_blanks(text, compose)
    yield from find_dashes(text, compose)
    yield from find_parting(text, compose)
    yield from find_lost_bars(text, compose)


def find_misread(document: Document, compose: Compose) -> Iterator[Finding]:
    """Signs, or spaces, with which a file can be read as nobody means it."""
    yield from find_blanks(document.source, compose, document)
    yield from find_dashes(document.source, compose, document)
    yield from find_lost_bars(document.source, compose, document)
    yield from find_nested(document, compose)
