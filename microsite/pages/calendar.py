"""Writes texts and lines as calendars read them: iCalendar, RFC 5545."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from twinlint.source import Locale

SUFFIX = ".ics"
_MOST = 75
"""Octets of a line, its end left aside (RFC 5545, section 3.1)."""
_SIGN = re.compile(r"[\\;,]")
_BREAK = re.compile(r"\r\n?|\n")


def write_calendar_text(_: Locale, text: str) -> Markup:
    r"""A text as the value of a property (RFC 5545, section 3.3.11).

    >>> print(write_calendar_text(Locale("fr"), "Paris, 15e"))
    Paris\, 15e
    """
    plain = text.unescape() if isinstance(text, Markup) else str(text)
    escaped = _BREAK.sub(r"\\n", _SIGN.sub(r"\\\g<0>", plain))
    return Markup(escaped)  # noqa: S704 - no HTML: a calendar shows it as it stands


def fold_calendar(text: str) -> str:
    """A calendar with the line ends and the length of lines that the standard asks."""
    lines = (line for line in text.splitlines() if line)
    return "".join(f"{part}\r\n" for line in lines for part in _fold(line))


def _fold(line: str) -> Iterator[str]:
    """The parts of a line, each after the first set in; no sign is cut in two."""
    part, size = "", 0
    for sign in line:
        length = len(sign.encode())
        if size + length > _MOST:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + length
    yield part
