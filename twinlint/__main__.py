"""`python -m twinlint`, and the command `twinlint`."""

import sys


def start() -> int:
    """The exit code of the command; 130 for one that is ended while it still loads."""
    try:
        from twinlint.command import main

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(start())
