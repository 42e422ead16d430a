"""Findings in; a report in one of the formats out.

A file of this folder is a format: its function `write` gives the text of a report, and
`is_own` tells by the beginning of a text whether it is one.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from twinlint.reporter import Report

FORMATS = ("text", *sorted({i.name for i in pkgutil.iter_modules(__path__)} - {"text"}))
"""The names of all formats, by the files that there are; the usual one first."""


def write_report(report: Report, format: str) -> str:  # noqa: A002 - the word of the interface
    """A report in one of the formats."""
    written: str = import_module(f"{__name__}.{format}").write(report)
    return written


def is_report(head: str) -> bool:
    """Whether a text begins as reports do in one of the formats."""
    return any(import_module(f"{__name__}.{each}").is_own(head) for each in FORMATS)
