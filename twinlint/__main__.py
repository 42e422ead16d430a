"""`python -m twinlint`: the same as the command `twinlint`."""

import sys

from twinlint.command import main

if __name__ == "__main__":
    sys.exit(main())
