"""Builds, checks and previews the site: `python build.py --help`."""

import os
import sys
from itertools import pairwise
from pathlib import Path

_HINTS = {
    "en": "The packages of the program are missing here ({reason}): "
    "run `make site`, or use the Python of its environment: {python} build.py",
    "fr": "Les paquets du programme manquent ici ({reason}) : "
    "lancez `make site`, ou prenez le Python de son environnement : {python} build.py",
}
"""Not in the catalogs, which a package reads."""


def run() -> int:
    """The exit code of the command; 2 also where its packages are not installed."""
    try:
        from microsite.command.cli import main

        return main()
    except ImportError as error:
        if (error.name or "microsite").startswith(("microsite", "twinlint")):
            raise
        sys.stderr.write(f"{_write_hint(str(error))}\n")
        return 2


def _write_hint(reason: str) -> str:
    words = [word for argument in sys.argv for word in argument.split("=", 1)]
    asked = next((b for a, b in pairwise(words) if a == "--lang"), "")
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    found = next(filter(None, (asked, *named)), "en")[:2]
    python = Path(".venv", "Scripts" if os.name == "nt" else "bin", "python")
    return _HINTS.get(found, _HINTS["en"]).format(reason=reason, python=python)


if __name__ == "__main__":
    sys.exit(run())
