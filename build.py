"""Builds, checks and previews the site of this folder: `python build.py --help`."""

import os
import sys
from pathlib import Path

from microsite.words import choose_translator
from twinlint.finding import message
from twinlint.speak import find_language


def run() -> int:
    """The exit code of the command; 2 also where its packages are not installed."""
    try:
        from microsite.command import main

        return main(program="build.py", root=Path(__file__).resolve().parent)
    except ImportError as error:
        if (error.name or "microsite").startswith(("microsite", "twinlint")):
            raise
        sys.stderr.write(f"{_write_hint(str(error))}\n")
        return 2


def _write_hint(reason: str) -> str:
    said = message(
        "The packages of the program are missing here ({reason}): "
        "run `make site`, or use the Python of its environment: {python} build.py",
        reason=reason,
        python=str(Path(".venv", "Scripts" if os.name == "nt" else "bin", "python")),
    )
    return choose_translator(find_language(sys.argv[1:]))(said)


if __name__ == "__main__":
    sys.exit(run())
