"""Web manifests of a site that stands below a path of its host."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"""
    (?P<member> "(?:id|start_url|scope|src|url|action)" \s* : \s* " )
    (?= /(?!/) )    # From the root of the host; `//` names another host.
    """,
    re.VERBOSE,
)
"""The members of a manifest that are addresses (W3C, "Web Application Manifest")."""


def mount_manifest(content: bytes, base_path: str) -> bytes:
    """A manifest whose addresses from the root stand below a path of the host.

    >>> mount_manifest(b'{"start_url": "/fr/", "name": "/"}', "/qmi")
    b'{"start_url": "/qmi/fr/", "name": "/"}'
    """
    if not base_path:
        return content
    text = content.decode("utf-8", errors="replace")
    return _ADDRESS.sub(rf"\g<member>{base_path}", text).encode()
