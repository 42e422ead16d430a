"""Tells an address of the web from one that leads elsewhere than it seems.

What a reader sees of an address is its beginning; a browser reads it otherwise (URL
Standard): what stands before an “@” is a name to log in with, and letters of several
alphabets look alike (Unicode Technical Standard 39, "Restriction-Level Detection").
A host is a name of labels, none empty, none longer than 63 bytes, 253 in all (RFC 1035,
2.3.4; the bytes are those that programs send).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address
from urllib.parse import urlsplit

from twinlint.finding import Message, message

_AUTHORITY = re.compile(r"https?:/*([^/?#]*)", re.I | re.ASCII)
_ALIKE = frozenset(("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC"))
"""Alphabets with letters that nobody tells apart; names of Unicode begin with them."""
_HIDDEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"))
"""Categories of characters that nobody sees."""
_LONGEST_LABEL = 63
_LONGEST_HOST = 253


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
    if "%" in host or "\\" in found[0] or _is_read_otherwise(host):
        return message("browsers read another host than stands there")
    if not _can_be_found(address):
        return message("nobody can find its host or its port")
    is_latin = host.isascii() and "xn--" not in host.lower()
    if not is_latin and len(set(_find_alphabets(_read_host(host)))) > 1:
        return message("its host mixes letters of several alphabets")
    return None


def _is_read_otherwise(host: str) -> bool:
    """True for a host with signs that browsers take for others, as `。` for a dot.

    They do so with all that Unicode calls compatible (Unicode Technical Standard 46).
    """
    small = host.lower()
    return not host.isascii() and (
        "\u3002" in host or unicodedata.normalize("NFKC", small) != small
    )


def _can_be_found(address: str) -> bool:
    """True for an address whose host and port have the form of such.

    >>> _can_be_found("https://a..fr"), _can_be_found("https://a.fr:80")
    (False, True)
    """
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - reads the port, and refuses what is none
    except ValueError:
        return False
    host = parts.hostname or ""
    if not host or ":" in host:  # No host is another fault; an address in brackets.
        return True
    labels = host.removesuffix(".").split(".")
    sizes = [_count_bytes(label) for label in labels]
    if not all(0 < size <= _LONGEST_LABEL for size in sizes):
        return False
    if sum(sizes) + len(sizes) - 1 > _LONGEST_HOST:
        return False
    return not labels[-1].isdecimal() or _is_number(".".join(labels))


def _count_bytes(label: str) -> int:
    """The length of a label as programs send it (RFC 3492), if it is not overlong."""
    if label.isascii() or len(label) > _LONGEST_LABEL:
        return len(label)
    return len("xn--") + len(label.encode("punycode"))


def _is_number(host: str) -> bool:
    """True for an address of version 4; what ends in a number can be no other host."""
    try:
        IPv4Address(host)
    except AddressValueError:
        return False
    return True


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
