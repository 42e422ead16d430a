"""Has Python look for garbage less often: a command makes much that lasts to its end.

Objects that nothing holds go at once, by their counts; the search is for those that
hold each other, which few of ours do. Its usual rhythm, each 700 new objects, takes
one tenth to one sixth of a build. Only the commands set it: a library has no say in how
those who use it run.
"""

from __future__ import annotations

import atexit
import gc

_EACH = 500_000
"""New objects between two searches of the youngest."""


def search_rarely() -> None:
    """Search the youngest objects more rarely, and the older ones in proportion.

    When the command ends, nothing is searched at all: Python would look through all
    that it made, several times, before the system takes it back as a whole.
    """
    gc.set_threshold(_EACH, 5, 25)
    atexit.unregister(_leave_all)
    atexit.register(_leave_all)


def _leave_all() -> None:
    gc.disable()
    gc.freeze()
