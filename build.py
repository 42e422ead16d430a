"""Builds, checks and previews the site of this folder: `python build.py --help`."""

import os
import sys

from microsite.unchanged import repeat

ROOT = os.path.dirname(os.path.abspath(__file__))


def run() -> int:
    """The exit code of the command; 2 also where its packages are not installed.

    130 for one that is ended while it still loads.
    """
    try:
        code = repeat(sys.argv[1:], ROOT)
        if code is not None:
            return code
        from pathlib import Path

        from twinlint.garbage import search_rarely

        search_rarely()
        from microsite.command import main

        return main(program="build.py", root=Path(ROOT))
    except ImportError as error:
        if (error.name or "microsite").startswith(("microsite", "twinlint")):
            raise
        sys.stderr.write(f"{_write_hint(str(error))}\n")
        return 2
    except KeyboardInterrupt:
        return 130


def _write_hint(reason: str) -> str:
    from microsite.words import choose_translator
    from twinlint.finding import message
    from twinlint.speak import find_language

    python = (".venv", "Scripts") if os.name == "nt" else (".venv", "bin")
    said = message(
        "The packages of the program are missing here ({reason}): "
        "run `make site`, or use the Python of its environment: {python} build.py",
        reason=reason,
        python=os.path.join(*python, "python"),
    )
    return choose_translator(find_language(sys.argv[1:]))(said)


if __name__ == "__main__":
    sys.exit(run())
