"""The smallest site is a fair start for other tests: it has no finding at all."""

from __future__ import annotations

from conftest import Tree
from support import find_problems, minimal_site, show


def test_the_smallest_site_has_no_finding(tree: Tree) -> None:
    assert show(find_problems(tree(minimal_site()))) == []
