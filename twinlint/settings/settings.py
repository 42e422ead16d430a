"""What a team writes down for all its comparisons, and how each setting is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from twinlint.data import dataclass
from twinlint.finding import Message, Severity, message
from twinlint.source import Locale


class Kind(StrEnum):
    """What a setting is written as."""

    TEXT = "text"
    TEXTS = "texts"
    SEVERITIES = "severities"
    """A table with the name of a rule for each key."""


@dataclass(frozen=True, slots=True)
class Key:
    """A setting by its name."""

    name: str
    kind: Kind
    said: Message
    """What it is for; editors show it."""


KEYS = (
    Key("languages", Kind.TEXTS, message("Languages, the reference first.")),
    Key("pairs", Kind.TEXTS, message("Patterns of file names, with the language.")),
    Key("exclude", Kind.TEXTS, message("Files and folders that are not compared.")),
    Key(
        "ignore-sections",
        Kind.TEXTS,
        message("Headings of sections that are not compared."),
    ),
    Key(
        "ignore-words",
        Kind.TEXTS,
        message("Words that are not compared, as regular expressions."),
    ),
    Key(
        "register",
        Kind.TEXTS,
        message("Files with names of people, organisations and places (YAML, CSV)."),
    ),
    Key("terms", Kind.TEXTS, message("Files with terms (YAML, CSV, TBX).")),
    Key("baseline", Kind.TEXT, message("File with the findings that are accepted.")),
    Key(
        "rules",
        Kind.SEVERITIES,
        message("How serious a rule is: off, note, warning or error."),
    ),
)
"""All settings, in the order of help."""

SEVERITIES: Mapping[str, Severity | None] = {
    "off": None,
    "note": Severity.INFO,
    "warning": Severity.WARNING,
    "error": Severity.ERROR,
}
"""The words for how serious a rule is."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a file of settings says; without one, nothing."""

    path: str = ""
    """The file; empty without one."""
    languages: tuple[Locale, ...] = ()
    pairs: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    register: tuple[Path, ...] = ()
    terms: tuple[Path, ...] = ()
    baseline: Path | None = None
    severities: Mapping[str, Severity | None] = field(default_factory=dict)

    @property
    def top(self) -> Path | None:
        """The folder that paths are in; None without a file."""
        return Path(self.path).parent if self.path else None


NO_SETTINGS = Settings()
