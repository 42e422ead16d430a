"""Documentation of what keeps PDF from being printed; `printer` words it."""

from __future__ import annotations

from twinlint.finding import Rule, Severity

MISSING_PRINTER = Rule(
    "missing-printer",
    Severity.INFO,
    """The press kit is left out, since what makes PDF is not installed here.

    Why: the site is whole without it; the press page then offers no kit.
    Fix: `pip install weasyprint`; on Linux also Pango (`apt-get install
    libpango-1.0-0 libpangoft2-1.0-0`), on a Mac `brew install pango`.
    """,
)
PAPER_WITHOUT_FONT = Rule(
    "paper-without-font",
    Severity.ERROR,
    """A PDF holds no letters, or letters that are not those of its style sheet.

    Why: without fonts of its own a PDF looks different on every machine, and programs
    that read it aloud may find no words; letters of the machine that built it change
    its bytes from one machine to the next.
    Fix: name a font of assets/fonts in `@font-face` of the style sheet, with all the
    signs that the texts have.
    """,
)
UNPRINTABLE_PAPER = Rule(
    "unprintable-paper",
    Severity.ERROR,
    """A PDF cannot be made of its template.

    Fix: correct the template or the style sheet that is named.
    """,
)
