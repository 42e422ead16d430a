"""The digest of some texts and bytes, as a key; who keeps something says which."""

from __future__ import annotations

import hashlib


def make_key(*parts: str | bytes) -> str:
    """A key for what is made from some texts and bytes, in this order: 64 hex digits.

    Texts with halves of a surrogate pair, as names of files may have, count too.
    """
    pieces: list[bytes] = []
    for part in parts:
        content = (
            part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        )
        pieces += (b"%d:" % len(content), content)
    return hashlib.sha256(b"".join(pieces)).hexdigest()
