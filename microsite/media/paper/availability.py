"""Whether this machine can make PDF, without loading what makes it."""

from __future__ import annotations

from ctypes.util import find_library
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from microsite.media.paper import problems
from microsite.records import PageKind, Site
from twinlint.documents import write_install
from twinlint.finding import Finding, Place, message
from twinlint.source import Span

TEMPLATE = "templates/feeds/press-kit.html"
_LIBRARY = ("pangoft2-1.0", "pangoft2-1.0-0", "libpangoft2-1.0-0")
"""What sets lines of text, under its name on a Mac and Linux, and twice on Windows.

It needs all others that WeasyPrint loads: Pango itself, GObject, HarfBuzz, Fontconfig.
To look for each would start a program each time.
"""


@cache
def has_printer() -> bool:
    """True when WeasyPrint is installed, and Pango, by which it sets lines of text."""
    return find_spec("weasyprint") is not None and any(map(find_library, _LIBRARY))


def check_printer(root: Path, site: Site) -> tuple[bool, tuple[Finding, ...]]:
    """Whether a site has papers that can be printed here, and a note when they cannot.

    It has none without the template of the press kit, or without a press page.
    """
    if not (root / TEMPLATE).is_file() or not site.page_of_kind(PageKind.PRESS):
        return False, ()
    if has_printer():
        return True, ()
    found = problems.MISSING_PRINTER(
        message("the press kit is left out: WeasyPrint or Pango is missing"),
        Place(Span(TEMPLATE, 1, 1, 1, 1)),
        help=message("type {command}", command=write_install("press", "weasyprint")),
    )
    return False, (found,)
