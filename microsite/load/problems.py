"""Documentation of what files can have wrong; who finds it here words it."""

from __future__ import annotations

from twinlint.finding import Rule, Severity
from twinlint.rule import gather_rules

UNREADABLE_FILE = Rule(
    "unreadable-file",
    Severity.ERROR,
    """A file of the site cannot be opened.

    Why: what cannot be read cannot be published.
    Fix: give the file read permission, or remove it.
    """,
)
WRONG_ENCODING = Rule(
    "wrong-encoding",
    Severity.ERROR,
    """A file is not written in UTF-8.

    Why: accents would be published as other characters.
    Fix: save the file again, with the encoding UTF-8.
    """,
)
BYTE_ORDER_MARK = Rule(
    "byte-order-mark",
    Severity.ERROR,
    """A file begins with an invisible mark (BOM) that some editors add.

    Why: other programs take the mark for a part of the first word.
    Fix: save the file as UTF-8 without BOM.
    """,
)
WRONG_LINE_END = Rule(
    "wrong-line-end",
    Severity.ERROR,
    """The lines of a file end in the Windows way (CRLF) or in both ways.

    Why: git would show every line as changed.
    Fix: save the file with the line ends LF.
    """,
)
UNMERGED_VERSIONS = Rule(
    "unmerged-versions",
    Severity.ERROR,
    """Two versions of the same lines stand in a file, between the marks of git.

    Why: somebody else changed these lines too; git does not know which are right.
    Wrong:
        <<<<<<< HEAD
        date: 2024-02-06
        =======
        date: 2024-02-07
        >>>>>>> main
    Right:
        date: 2024-02-06
    Fix: keep the right lines, and delete the others with the three marks.
    """,
)
CONTROL_CHARACTER = Rule(
    "control-character",
    Severity.ERROR,
    """A file contains a character that is not text.

    Why: it comes from a broken copy and shows as nothing or as a box, or it makes
    people read other words than a browser does.
    Fix: delete the character.
    """,
)
FILE_TOO_LARGE = Rule(
    "file-too-large",
    Severity.ERROR,
    """A content file has more than 5 MB.

    Why: no record and no outline is that long; a picture or the export of a whole
    country was probably put there.
    Fix: move the file out of content/, or split it.
    """,
)
EMPTY_FILE = Rule(
    "empty-file",
    Severity.ERROR,
    """A record's file has nothing in it.

    Why: every record needs at least its name and its texts.
    Fix: fill the file, or delete it.
    """,
)
UNKNOWN_FILE = Rule(
    "unknown-file",
    Severity.ERROR,
    """A file of content/ is not where any record is looked for.

    Why: its text would never be published, and nobody would notice.
    Wrong: content/comunes/sceaux.yaml
    Right: content/communes/sceaux.yaml
    Fix: move or rename the file.
    """,
)
LINK_OUT_OF_SITE = Rule(
    "link-out-of-site",
    Severity.ERROR,
    """A file is a link to somewhere outside the site's folder.

    Why: it could publish a file that was never meant for the public.
    Fix: put the file itself there.
    """,
)
YAML_SYNTAX = Rule(
    "yaml-syntax",
    Severity.ERROR,
    """A file is not correct YAML.

    Why: the record cannot be read.
    Wrong: title: Innovation : la suite
    Right: title: "Innovation : la suite"
    Fix: put a text that contains `: ` or `#` in quotes, or in a block after `|`.
    """,
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    Severity.ERROR,
    """A field stands twice in the same record.

    Why: only one of the two would be published, without a word.
    Fix: delete one of the two.
    """,
)
SEVERAL_DOCUMENTS = Rule(
    "several-documents",
    Severity.ERROR,
    """A file contains several YAML documents, separated by `---`.

    Why: one record per file; the second would be lost.
    Fix: delete the `---`, or move what follows to its own file.
    """,
)
TOO_MANY_ALIASES = Rule(
    "too-many-aliases",
    Severity.ERROR,
    """The aliases (`*name`) of a file repeat more than a record can hold.

    Why: a few lines of aliases can grow to fill the whole memory.
    Fix: write the values out.
    """,
)
CYCLIC_ALIAS = Rule(
    "cyclic-alias",
    Severity.ERROR,
    """An alias (`*name`) stands inside the value it repeats.

    Why: the value would contain itself for ever.
    Fix: write the value out.
    """,
)
TOO_DEEP = Rule(
    "too-deep",
    Severity.ERROR,
    """Values, or lists in a text, stand inside one another more than 32 deep.

    Why: no record is that deep; a bracket is probably not closed.
    Fix: close the brackets, or correct the indentation.
    """,
)
MISSING_FILE = Rule(
    "missing-file",
    Severity.ERROR,
    """A file that the site cannot do without is not there.

    Fix: create the file.
    """,
)

STRAY_FILE = Rule(
    "stray-file",
    Severity.INFO,
    """A file of content/ belongs to a program, not to the site.

    Why: editors and systems keep copies and notes beside the files people write; they
    are passed over, so that nobody has to wait for them to go.
    Fix: nothing to do; delete it when no program uses it any more.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
