"""A photograph before it is drawn, and the error by which a picture is refused."""

from __future__ import annotations

from pathlib import Path

from microsite.pages import Picture
from twinlint.data import dataclass
from twinlint.finding import Message, Rule

Fault = tuple[Rule, Message, Message]
"""The rule, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture made of pixels, before it is drawn in every format and width."""

    path: Path
    key: str
    """Changes with the file and with how it is treated."""
    picture: Picture


class PictureFaultError(Exception):
    """A picture that cannot be used."""

    def __init__(
        self,
        rule: Rule,
        said: Message,
        advice: Message,
        at: tuple[int, int] | None = None,
    ) -> None:
        """Keep what to report at the field that names the picture.

        `at` are the line and the column in the picture itself, where it has any.
        """
        super().__init__(str(said))
        self.at = at
        self.fault: Fault = (rule, said, advice)
