"""Says what keeps a site from going public: what its owner has not said, and doubts."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from microsite.publish.problems import NOT_READY, PLACEHOLDER_ADDRESS
from microsite.records import Site
from twinlint.finding import Every, Finding, Severity, message, plural_message
from twinlint.source import count_field

_RESERVED = ("test", "example", "invalid", "localhost", "local")
"""Names of the top level that lead nowhere (RFC 2606, RFC 6762)."""
_EXAMPLES = ("example.com", "example.net", "example.org")
"""Those that stand for any name in documents (RFC 2606)."""


def is_placeholder(base_url: str) -> bool:
    """Whether an address can be nobody's public site.

    >>> is_placeholder("https://qmi.example"), is_placeholder("https://qmi.fr")
    (True, False)
    """
    host = (urlsplit(base_url).hostname or "").rstrip(".").lower()
    if host.rpartition(".")[2] in _RESERVED:
        return True
    if any(host == name or host.endswith(f".{name}") for name in _EXAMPLES):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host


def check_address(base_url: str, site: Site) -> tuple[Finding, ...]:
    """What is wrong with the address that a site is published at."""
    if not is_placeholder(base_url):
        return ()
    finding = PLACEHOLDER_ADDRESS(
        message("{address} is no address of a public site", address=base_url),
        site.origins["site"].place(("base_url",)),
        help=message("write the address that the site will have"),
    )
    return (finding,)


def list_matters(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings on what only the owner of a site can say."""
    return tuple(each for each in findings if each.rule in _OWNERS)


_OWNERS = frozenset((PLACEHOLDER_ADDRESS.name, "missing-setting"))


def close_gate(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What keeps a site with these findings from the public: one short list each."""
    findings = tuple(findings)
    matters = list_matters(findings)
    if matters:
        yield NOT_READY(
            plural_message(
                "one detail is left for the owner of the site: {fields}",
                "{count} details are left for the owner of the site: {fields}",
                count=len(matters),
                fields=Every(dict.fromkeys(map(_name_field, matters))),
            ),
            matters[0].place,
            help=message("fill them in, or build a preview: make site"),
        )
    doubts = [
        finding
        for finding in findings
        if finding.severity is Severity.WARNING and finding not in matters
    ]
    if doubts:
        yield NOT_READY(
            plural_message(
                "a warning is left", "{count} warnings are left", count=len(doubts)
            ),
            doubts[0].place,
            help=message("correct what it says, or waive it with a reason"),
        )


def _name_field(finding: Finding) -> str:
    return count_field(finding.place.field) if finding.place else "--base-url"
