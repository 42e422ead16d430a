"""Reads YAML that is not nested too deep, which is known before it costs anything.

PyYAML looks at each bracket that is open for every sign it reads, and builds what is
nested by functions that call themselves. So the scanner counts, and stops at the place
where one more bracket or indentation is too much.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Any

from twinlint.documents.document import UnreadableError
from twinlint.finding import message

MAX_DEPTH = 100
"""Brackets and indentations inside one another; catalogs of messages have up to ten."""


@cache
def make_loader(library: ModuleType) -> Any:
    """The safe loader of PyYAML, with a bound; the package is given, as it may lack.

    The loader raises UnreadableError at the place where its text goes too deep.
    """

    class BoundLoader(library.SafeLoader):  # type: ignore[name-defined,misc]
        def add_indent(self, column: int) -> bool:
            is_deeper: bool = super().add_indent(column)
            self._check_depth(len(self.indents), column)
            return is_deeper

        def fetch_flow_collection_start(self, token: Any) -> None:
            self._check_depth(len(self.indents) + self.flow_level + 1, self.column)
            super().fetch_flow_collection_start(token)

        def _check_depth(self, depth: int, column: int) -> None:
            if depth > MAX_DEPTH:
                said = message("its entries are nested too deep")
                raise UnreadableError(said, self.line + 1, column + 1)

    return BoundLoader
