"""Finds addresses with what tells their host where a link was met: `?utm_source=…`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.records import Document
from microsite.validate import problems
from twinlint.finding import Finding, Fix, Place, message

_PARAMETER = re.compile(
    r"(?:utm_|pk_|mtm_|hsa_|_hs|mc_)\w+|[gy]clid|fbclid|gbraid|wbraid|dclid|msclkid"
    r"|igshid|igsh|mkt_tok|vero_id|xtor|ref_src",
    re.IGNORECASE,
)
"""Names of parameters by which newsletters, networks and advertisers count readers."""
_ADDRESS = re.compile(r"""https?://[^\s<>()\[\]"'#]+(?<![.,;:!?])""", re.IGNORECASE)


def find_tracked(document: Document) -> Iterator[Finding]:
    """Addresses of a file from which something is to be deleted."""
    raw = document.source.value
    if "?" not in raw:
        return
    for found in _ADDRESS.finditer(raw):
        short = _shorten(found[0])
        is_comment = (
            raw[raw.rfind("\n", 0, found.start()) + 1 :].lstrip().startswith("#")
        )
        if short == found[0] or is_comment:
            continue
        span = document.source.span(*found.span())
        yield problems.TRACKED_ADDRESS(
            message("this address holds what counts clicks, and is no part of it"),
            Place(span, text=found[0]),
            help=message("write {url}", url=short),
            fix=Fix(span, short),
        )


def _shorten(address: str) -> str:
    """An address without the parameters that follow readers."""
    path, mark, query = address.partition("?")
    kept = [
        each
        for each in query.split("&")
        if not _PARAMETER.fullmatch(each.partition("=")[0])
    ]
    if not mark or len(kept) == len(query.split("&")):
        return address
    return f"{path}?{'&'.join(kept)}" if kept else path
