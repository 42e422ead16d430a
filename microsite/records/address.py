"""Tells an address of the web from one that leads elsewhere than it seems.

What a reader sees of an address is its beginning; a browser reads it otherwise (URL
Standard): what stands before an “@” is a name to log in with, and letters of several
alphabets look alike (Unicode Technical Standard 39, "Restriction-Level Detection").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from twinlint.finding import Message, message

_AUTHORITY = re.compile(r"https?:/*([^/?#]*)", re.I | re.ASCII)
_ALIKE = frozenset(("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC"))
"""Alphabets with letters that nobody tells apart; names of Unicode begin with them."""
_HIDDEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"))
"""Categories of characters that nobody sees."""


def find_disguise(address: str) -> Message | None:
    """How an address with `https:` hides where it leads; None when it does not.

    >>> str(find_disguise("https://example.org@evil.example/"))
    'it leads to evil.example, and not to what stands before “@”'
    >>> find_disguise("https://example.org/@person")
    """
    found = _AUTHORITY.match(address)
    if found is None:
        return None
    # Nearly all addresses are plain, and letters take long to look up one by one.
    is_plain = address.isascii() and address.isprintable() and " " not in address
    if not is_plain and any(unicodedata.category(c) in _HIDDEN for c in address):
        return message("an invisible character stands in it")
    _, sign, host = found[1].rpartition("@")
    if sign:
        return message(
            "it leads to {host}, and not to what stands before “@”", host=host
        )
    if "%" in host or "\\" in found[0]:
        return message("browsers read another host than stands there")
    is_latin = host.isascii() and "xn--" not in host.lower()
    if not is_latin and len(set(_find_alphabets(_read_host(host)))) > 1:
        return message("its host mixes letters of several alphabets")
    try:
        urlsplit(address).port  # noqa: B018 - reads the host and its port
    except ValueError:
        return message("nobody can find its host or its port")
    return None


def _read_host(host: str) -> str:
    """A host as browsers show it, the labels that stand for other letters decoded."""
    labels = host.lower().split(".")
    return ".".join(map(_read_label, labels))


def _read_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except ValueError:
        return label


def _find_alphabets(text: str) -> Iterator[str]:
    """The alphabet of each letter that looks like one of another alphabet."""
    for letter in text:
        alphabet = unicodedata.name(letter, "").partition(" ")[0]
        if alphabet in _ALIKE:
            yield alphabet
