"""The list of addresses that were published: how it is read and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from microsite.folder import read_file
from twinlint.data import dataclass
from twinlint.source import read_text

ADDRESSES = "content/addresses.txt"
GONE = "gone"
"""Behind an address of the list: no page is to be there any more, and that is meant."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list."""

    number: int
    """From 1."""
    address: str
    is_gone: bool


def read_list(root: Path) -> tuple[Line, ...]:
    """The lines of the list; none where there is no list."""
    try:
        text = read_file(root / ADDRESSES).decode("utf-8", "replace")
    except OSError:
        return ()
    return tuple(_read_lines(text))


def _read_lines(text: str) -> Iterator[Line]:
    lines = read_text(text, ADDRESSES).value.split("\n")
    for number, line in enumerate(lines, 1):
        address, _, behind = line.strip().partition(" ")
        if address:
            yield Line(number, address, behind.strip() == GONE)


def write_lines(lines: Mapping[str, bool]) -> str:
    """The text of a list: `{address: whether it is gone}`."""
    return "".join(
        f"{address} {GONE}\n" if lines[address] else f"{address}\n"
        for address in sorted(lines)
    )


def note_gone(text: str, addresses: Iterable[str]) -> str:
    r"""A list of addresses where some are noted to be gone for good.

    >>> note_gone("/fr/\n/fr/parc/\n", ["/fr/parc/", "/fr/banc/"])
    '/fr/\n/fr/banc/ gone\n/fr/parc/ gone\n'
    """
    lines = {line.address: line.is_gone for line in _read_lines(text)}
    return write_lines({**lines, **dict.fromkeys(addresses, True)})
