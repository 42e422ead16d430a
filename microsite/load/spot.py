"""Where the YAML parser gave up: its lines, and the words that several slips share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from microsite.records import Document
from twinlint.data import dataclass
from twinlint.finding import Message, Place, message, plural_message
from twinlint.source import Text

Compose = Callable[[Text], Document | None]
"""Gives the document of a text; None when it cannot be read."""
Known = tuple[Message, Message]
"""What the parser found, and what to type."""
QUOTE_NOT_CLOSED = (
    message("a quotation mark is opened and never closed"),
    message("close the quotation mark"),
)
TAB = (
    message("a tab stands where spaces are expected"),
    message("indent with spaces"),
)
INDENTATION = (
    message("this line is not indented like the lines around it"),
    message("give the fields of one record the same indentation"),
)
FIRST_INDENTED = (
    message("the first line is indented, and those below are not"),
    message("begin it without spaces"),
)
BESIDE_BAR = (
    message("a text follows “|” or “>” on the same line"),
    message("begin the text on the next line, indented"),
)
BRACKET = (
    message("a bracket is opened and not closed"),
    message('close the bracket, or put the text in straight quotes ("…")'),
)
REFERENCE_SIGN = (
    message("a text cannot begin with & or *"),
    message('put the text in straight quotes ("…")'),
)
WRONG_START = (
    message("a text cannot begin with this character"),
    message('put the text in straight quotes ("…")'),
)
COLON = (
    message("this text holds “:”, which looks like a new field"),
    message('put the text in straight quotes ("…"), or in a block after “|”'),
)
NO_COLON = (
    message("a field’s name stands here without “:”"),
    message("write “name: value”, and indent the lines of a text"),
)
AFTER_QUOTES = (
    message("a quotation mark closes here, and the text goes on"),
    message(
        "inside the text write ’ and the quotation marks of its language, or put it in"
        " a block after “|”"
    ),
)


def advise_spaces(lines: Sequence[str], spaces: int, line: int) -> Message:
    """With how many spaces a line begins that belongs beside the one with a number.

    That one may begin with fewer, and the hyphen of an item.
    """
    if not spaces:
        return message("begin it without spaces, like line {line}", line=line)
    if lines[line - 1][:spaces].strip():
        return plural_message(
            "begin it with {count} space, below “{word}” of line {line}",
            "begin it with {count} spaces, below “{word}” of line {line}",
            count=spaces,
            line=line,
            word=lines[line - 1][spaces:].split(" ")[0],
        )
    return plural_message(
        "begin it with {count} space, like line {line}",
        "begin it with {count} spaces, like line {line}",
        count=spaces,
        line=line,
    )


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the parser gave up, and the lines there."""

    text: Text
    at: int
    begun: int
    """Where what is wrong begins, as the parser sees it."""
    compose: Compose
    """What reads a text with a change, to see whether that would mend it."""

    @property
    def lines(self) -> list[str]:
        """The lines of the text; the first stands at 0."""
        return self.text.value.split("\n")

    def line_of(self, at: int) -> int:
        """The number of a line, from 1."""
        return self.text.value.count("\n", 0, at) + 1

    def line_above(self, line: int) -> int:
        """The nearest line above with something on it; 0 if there is none."""
        lines, numbers = self.lines, range(line - 1, 0, -1)
        return next((number for number in numbers if lines[number - 1].strip()), 0)

    def line_below(self, line: int) -> int:
        """The nearest line below with something on it; 0 if there is none."""
        lines = self.lines
        numbers = range(line + 1, len(lines) + 1)
        return next((number for number in numbers if lines[number - 1].strip()), 0)

    def find(self, pattern: re.Pattern[str], line: int) -> re.Match[str] | None:
        """What a pattern finds at the start of a line, in the whole text."""
        start = sum(len(above) + 1 for above in self.lines[: line - 1])
        return pattern.match(self.text.value, start) if line else None

    def place(self, found: re.Match[str], said: Message | None = None) -> Place:
        """The place of the first group of a match."""
        return Place(self.text.span(*found.span(1)), message=said)
