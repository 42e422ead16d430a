"""A folder and its cache in; the stages out, none of which does anything twice."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.incremental.history import NOTHING_ASKED as NOTHING_ASKED
    from microsite.incremental.history import Freshness as Freshness
    from microsite.incremental.history import Past as Past
    from microsite.incremental.kept import Kept as Kept
    from microsite.incremental.kept import open_kept as open_kept
    from microsite.incremental.memo import StaleError as StaleError
    from microsite.incremental.names import read_register_once as read_register_once
    from microsite.incremental.place import find_folder as find_folder
    from microsite.incremental.timings import Stage as Stage
else:
    __getattr__, __dir__ = open_door(__name__)
