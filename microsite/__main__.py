"""`python -m microsite`, and the command `microsite`."""

import sys


def start() -> int:
    """The exit code of the command; 130 for one that is ended while it still loads."""
    try:
        from microsite.command import start as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(start())
