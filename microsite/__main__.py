"""`python -m microsite`: the same as the command `microsite`."""

import sys

from microsite.command import start

if __name__ == "__main__":
    sys.exit(start())
