"""Documentation of what pictures, assets can have wrong; who finds it words it."""

from __future__ import annotations

from microsite.media.paper.problems import MISSING_PRINTER as MISSING_PRINTER
from microsite.media.paper.problems import PAPER_WITHOUT_FONT as PAPER_WITHOUT_FONT
from microsite.media.paper.problems import UNPRINTABLE_PAPER as UNPRINTABLE_PAPER
from twinlint.finding import Rule, Severity
from twinlint.rule import gather_rules

MISSING_ASSET = Rule(
    "missing-asset",
    Severity.ERROR,
    """A picture or style sheet that a page uses is not in assets/.

    Fix: add the file, or correct its name.
    """,
)
BROKEN_STYLE = Rule(
    "broken-style",
    Severity.ERROR,
    """A style sheet says something that browsers leave out, or read otherwise.

    Why: they tell nobody, and with what is not closed they leave out all that follows.
    Wrong: p { color: red
    Right: p { color: red }
    Fix: correct the style sheet at the place shown.
    """,
)
UNREADABLE_PICTURE = Rule(
    "unreadable-picture",
    Severity.ERROR,
    """A picture is broken, cut short, or no picture at all.

    Fix: save it again with an image editor, as JPEG or PNG.
    """,
)
WRONG_PICTURE_ENDING = Rule(
    "wrong-picture-ending",
    Severity.ERROR,
    """The name of a picture says another format than the file has.

    Why: a file that is not what it says is often not what it seems.
    Wrong: a WebP picture in sceaux.jpg
    Right: sceaux.webp
    Fix: save it again in the format that its name says.
    """,
)
PICTURE_TOO_LARGE = Rule(
    "picture-too-large",
    Severity.ERROR,
    """A picture has more bytes or pixels than any page needs.

    Why: a small file can unfold to more than the memory of a machine.
    Fix: save the picture smaller: 3200 pixels wide are enough.
    """,
)
UNSAFE_PICTURE = Rule(
    "unsafe-picture",
    Severity.ERROR,
    """A drawing (SVG) holds a script, or loads something from elsewhere.

    Why: it would run in the name of the site, or tell others who looks at it.
    Fix: save it again as plain SVG, without scripts and linked files.
    """,
)
UNUSED_PICTURE = Rule(
    "unused-picture",
    Severity.WARNING,
    """No record shows a picture of assets/img/.

    Why: it is not published, as its file may say where and when it was taken.
    Fix: name it in the “image:” of a record, or delete it.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
