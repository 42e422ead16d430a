"""Finds every pattern that the program compiles, and prints those that may explode.

What compiles is listened to, while all modules are imported and the program does what
it does: so a pattern inside a function is found as well as one that is a constant. In a
process of its own (`python -m fuzz.patterns`), since a module is imported once.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path
from typing import Any

from twinlint.settings.ambiguity import is_ambiguous

PROJECT = Path(__file__).resolve().parent.parent.parent
HOUSES = ("twinlint", "microsite")
_FOLDERS = tuple(str(PROJECT / house) for house in HOUSES)
_FRENCH = "Le 3 mai, 12,5 € à [x](y). M. Jean Dupont, deux cents fois.\n\n- a"
_ENGLISH = "On 3 May, €12.50 at [x](y). Mr Jean Dupont, 200 times.\n\n- a"

Patterns = dict[str, re.Pattern[str]]
"""`{module and pattern: compiled}`."""


@contextmanager
def listen() -> Iterator[Patterns]:
    """The patterns of both houses that are compiled meanwhile."""
    found: Patterns = {}
    compiler: Any = importlib.import_module(
        "re._compiler"
    )  # private, and without types
    compile_now: Callable[..., Any] = compiler.compile

    def compile_heard(pattern: Any, flags: int = 0) -> Any:
        compiled = compile_now(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back and Path(frame.f_code.co_filename).parent.name == "re":
            frame = frame.f_back
        file = frame.f_code.co_filename
        if file.startswith(_FOLDERS) and isinstance(compiled.pattern, str):
            found[f"{Path(file).relative_to(PROJECT)}: {compiled.pattern}"] = compiled
        return compiled

    re.purge()
    compiler.compile = compile_heard
    try:
        yield found
    finally:
        compiler.compile = compile_now


def find_patterns() -> Patterns:
    """What is compiled while all is imported, languages compared, a site checked."""
    with listen() as found:
        for house in HOUSES:
            package = importlib.import_module(house)
            for info in pkgutil.walk_packages(package.__path__, f"{house}."):
                if not info.name.endswith("__main__"):
                    importlib.import_module(info.name)
        from support import copy_showcase, find_problems

        from twinlint import compare
        from twinlint.languages import list_languages

        for languages in permutations(list_languages(), 2):
            compare(_FRENCH, _ENGLISH, languages)
        with tempfile.TemporaryDirectory() as folder:
            find_problems(copy_showcase(Path(folder) / "site"))
    return found


def main() -> int:
    """Print how many patterns there are, and each that may explode."""
    found = find_patterns()
    print(f"{len(found)} patterns")
    for name, pattern in found.items():
        if is_ambiguous(pattern):
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
