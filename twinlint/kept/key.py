"""Short names for long things: the digest of what something is made from."""

from __future__ import annotations

import hashlib


def make_key(*parts: str | bytes) -> str:
    """A key for what is made from some texts and bytes, in this order: 64 hex digits.

    Texts with halves of a surrogate pair, as names of files may have, count too.
    """
    digest = hashlib.sha256()
    for part in parts:
        content = (
            part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        )
        digest.update(f"{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()
