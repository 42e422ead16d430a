"""Keeps what templates compile to, in memory and on the disk."""

from __future__ import annotations

from types import CodeType

import jinja2

from microsite.digest import make_key
from microsite.incremental.memo import Memo


class Bytecode(jinja2.BytecodeCache):
    """Compiled templates, each kept under its name and all that its code depends on."""

    def __init__(self, memo: Memo) -> None:
        """The newest code of each template stays in memory."""
        self.store = memo.store
        self.code = memo.code
        self._loaded: dict[str, tuple[str, CodeType]] = {}
        """`{name of a template: what its code depends on, that code}`."""

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Give a template its code, where that is kept."""
        source, code = self._loaded.get(bucket.key, ("", None))
        if source == _describe(bucket):
            bucket.code = code
            return
        stored = self.store.get(self._find_key(bucket))
        if stored is not None:
            bucket.bytecode_from_string(stored)
            self._remember(bucket)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep the code of a template."""
        self.store.put(self._find_key(bucket), bucket.bytecode_to_string())
        self._remember(bucket)

    def _remember(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.code:
            self._loaded[bucket.key] = _describe(bucket), bucket.code

    def _find_key(self, bucket: jinja2.bccache.Bucket) -> str:
        return make_key("bytecode", self.code, bucket.key, _describe(bucket))


def _describe(bucket: jinja2.bccache.Bucket) -> str:
    """The source of a template, and whether what it writes is changed afterwards.

    Jinja compiles that in: addresses below a path of the host are another code.
    """
    return f"{bucket.checksum} {bucket.environment.finalize is not None}"
