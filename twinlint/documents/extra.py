"""Loads a package that a format needs, and says what brings it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from twinlint.documents.document import UnreadableError
from twinlint.finding import message

_OWN = "twinlint"
_PACKAGES = {"yaml": "pyyaml"}
"""Packages that are called otherwise than their module."""


def load_extra(name: str) -> ModuleType:
    """A module of a package by its name; raises UnreadableError without it."""
    try:
        return import_module(name)
    except ImportError:
        said = message(
            "this format needs a package that is not installed: type {command}",
            command=write_install("documents", name.partition(".")[0]),
        )
        raise UnreadableError(said) from None


def write_install(extra: str, module: str) -> str:
    """The command that installs what a module is in.

    Where this program is installed, pip knows its extras and asks no index for it;
    where it runs from its folder, an index may have another program of the name.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        version(_OWN)
    except PackageNotFoundError:
        return f"pip install {_PACKAGES.get(module, module)}"
    return f"pip install '{_OWN}[{extra}]'"
