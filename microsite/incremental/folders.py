"""Remembers what was read from folders, while every file in them is as it was.

For builds that follow one another in one process: most change a record, and neither a
template nor a style sheet. Results that hold for longer are those of the memo, which
tells files by what they hold.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from microsite.unchanged import Look

P = ParamSpec("P")
R = TypeVar("R")


def remember_folders(
    function: Callable[Concatenate[Path, P], R], *names: str
) -> Callable[Concatenate[Path, P], R]:
    """The function, which is asked anew when a file or an argument is another one.

    It reads nothing but what is below some folders of the path that it is given.
    """
    last: tuple[object, Look, Any] | None = None

    def ask(root: Path, /, *args: P.args, **kwargs: P.kwargs) -> R:
        nonlocal last
        look = Look([str(root / name) for name in names])
        asked = (root, args, kwargs)
        if last is None or last[0] != asked or not look.is_as(last[1]):
            last = asked, look, function(root, *args, **kwargs)
        result: R = last[2]
        return result

    return ask
