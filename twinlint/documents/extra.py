"""Loads a package that a format needs, and says which extra brings it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from twinlint.documents.document import UnreadableError
from twinlint.finding import message


def load_extra(name: str) -> ModuleType:
    """A package by the name of its module; raises UnreadableError without it."""
    try:
        return import_module(name)
    except ImportError:
        said = message(
            "this format needs a package: pip install '{extra}'",
            extra="twinlint[documents]",
        )
        raise UnreadableError(said) from None
