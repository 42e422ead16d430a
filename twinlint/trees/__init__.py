"""Folders in; pairs of files that say the same, and pages without a twin, out."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.trees.pairing import pair_folders as pair_folders
    from twinlint.trees.pairing import pair_tree as pair_tree
    from twinlint.trees.pattern import PatternError as PatternError
    from twinlint.trees.pattern import Way as Way
    from twinlint.trees.pattern import read_way as read_way
    from twinlint.trees.pattern import require_few_wildcards as require_few_wildcards
    from twinlint.trees.tags import choose_locales as choose_locales
    from twinlint.trees.tags import find_locale as find_locale
    from twinlint.trees.tags import find_tag as find_tag
    from twinlint.trees.tags import read_catalog_tag as read_catalog_tag
    from twinlint.trees.tags import read_locales as read_locales
    from twinlint.trees.tree import Pair as Pair
    from twinlint.trees.tree import Pairing as Pairing
    from twinlint.trees.walk import choose_files as choose_files
    from twinlint.trees.walk import list_files as list_files
else:
    __getattr__, __dir__ = open_door(__name__)
