"""How one run of the command goes: folders, choices, the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run; those of the site are in `content/site.yaml`."""

    root: Path
    """The folder with content/, templates/, locales/ and assets/."""
    today: date
    """The day on which waivers are valid or not; nothing else depends on it."""
    with_drafts: bool = False
    is_preview: bool = False
    """A site for reviewers: search engines are told to leave it out."""
    cache: Path | None = None
    """The folder where slow results are kept; None keeps nothing."""
    base_url: str | None = None
    """Instead of the address in `content/site.yaml`."""
    jobs: int = 1
    """Processes that render pages."""
    rules: tuple[str, ...] = ()
    """Only these rules are reported; all when empty."""
