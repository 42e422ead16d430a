"""Documentation of what texts of records can have wrong; who finds it words it."""

from __future__ import annotations

from twinlint.finding import Rule, Severity, message

HIDDEN_TEXT = Rule(
    "hidden-text",
    Severity.WARNING,
    """A part of a text is taken for a comment, and is not published.

    Why: YAML passes over what follows `#`, on the line or above the text.
    Wrong: fr: Suivez le programme avec #QMI
    Right: fr: "Suivez le programme avec #QMI"
    Fix: put the text in quotes, or in a block after `|`; leave a space after the `#`
    of a comment.
    """,
)
CUT_TEXT = Rule(
    "cut-text",
    Severity.ERROR,
    """A comma ends a text between braces, and what follows is lost.

    Why: between `{` and `}` a comma parts fields, so that the rest of a sentence is
    taken for a field without a value.
    Wrong: alt: {fr: Un banc, sous un arbre, en: A bench under a tree}
    Right: alt: {fr: "Un banc, sous un arbre", en: A bench under a tree}
    Fix: put the text in straight quotes, or write each language on a line of its own.
    """,
)
CURLY_MARKS = Rule(
    "curly-marks",
    Severity.WARNING,
    """An item of a list stands between curly quotation marks.

    Why: YAML knows straight quotes alone, and takes curly ones for letters: no text
    of the site holds such an expression.
    Wrong: en: [“call for tenders”]
    Right: en: ["call for tenders"]
    Fix: write straight quotes, or none.
    """,
)
RAW_HTML = Rule(
    "raw-html",
    Severity.ERROR,
    """A text contains HTML.

    Why: prose is Markdown; HTML is not passed through, so readers would miss it.
    Wrong: <b>gratuit</b>
    Right: **gratuit**
    Fix: write it in Markdown, or delete the tag.
    """,
)
PICTURE_IN_TEXT = Rule(
    "picture-in-text",
    Severity.ERROR,
    """A text contains a picture.

    Why: a picture needs a text for those who do not see it, in each language; the page
    would not show this one.
    Wrong: ![le marché](marche.jpg)
    Right:
        image:
          file: marche.jpg
          alt: {fr: Le marché couvert, en: The covered market}
    Fix: name it in the field “image:” of the record.
    """,
)
OVERLONG_TEXT = Rule(
    "overlong-text",
    Severity.ERROR,
    """A text, or a paragraph of it, is far longer than people read.

    Why: such a text is a slip of copying, and making a page of it could take hours.
    Fix: divide paragraphs with blank lines, and long texts among several pages.
    """,
)
DOUBLED_MARKS = Rule(
    "doubled-marks",
    Severity.WARNING,
    """A quotation stands between quotation marks, which the site sets as well.

    Why: pages would show two pairs, and programs would read marks as words.
    Wrong: text: {fr: « Un banc pour tous. », en: “A bench for all.”}
    Right: text: {fr: Un banc pour tous., en: A bench for all.}
    Fix: delete the marks at both ends, or have “--fix” do so.
    """,
)
LOST_SIGN = Rule(
    "lost-sign",
    Severity.WARNING,
    """A sign of Markdown does nothing, and readers see it as it is typed.

    Why: `##` makes a heading and `-` an item only before a space, `**` bold type only
    as a pair, and none of them anything in a title or a summary; tabs make no table,
    and `[1]` is a note of the page that the words come from.
    Wrong: ##Les essais
    Right: ## Les essais
    Fix: type the space, or the sign that is missing; or delete the other.
    """,
)
BOLD_HEADING = Rule(
    "bold-heading",
    Severity.WARNING,
    """A line in bold stands alone in place of a heading.

    Why: who is read the page aloud finds no heading there, nor does the table of
    contents.
    Wrong: **Les essais**
    Right: ## Les essais
    Fix: write `##` and a space in front of the words, without `**`.
    """,
)
STRAY_HEADING = Rule(
    "stray-heading",
    Severity.ERROR,
    """A line behind one `#` stands below headings behind `##`.

    Why: inside a text `#` begins no comment: readers would see the note as a heading
    above all others.
    Wrong:
        ## Les essais

        # à revoir avec la mairie
    Right:
        ## Les essais
    Fix: delete the note, or put it into `note:`; write a heading behind `##`.
    """,
)
FILE_NAME_AS_TEXT = Rule(
    "file-name-as-text",
    Severity.WARNING,
    """A text for readers is the name of a file.

    Why: who does not see a picture is read its text, and hears a name of no use.
    Wrong: alt: {fr: IMG_2041.jpg, en: IMG_2041.jpg}
    Right: alt: {fr: Le marché couvert, en: The covered market}
    Fix: say in words what the picture shows, in each language.
    """,
)
TEXT_AS_NAME = Rule(
    "text-as-name",
    Severity.WARNING,
    """A whole sentence, or its full stop, stands where a name or a title does.

    Why: names and titles are read in lists, in links and in headings.
    Wrong: name: This district was chosen for the trials.
    Right: name: Meudon-la-Forêt
    Fix: write the name alone; a title ends without a full stop.
    """,
)
BROKEN_LINK = Rule(
    "broken-link",
    Severity.ERROR,
    """A link is not closed, is torn by a space, or stands in a text that takes none.

    Why: readers would see the brackets and the address, and could not click.
    Wrong: [Sceaux] (commune:sceaux)
    Right: [Sceaux](commune:sceaux)
    Fix: delete the space, or type the bracket. Outside “body:”, keep the words alone.
    """,
)
TRACKED_ADDRESS = Rule(
    "tracked-address",
    Severity.WARNING,
    """An address tells its host from where, or by whom, a link was sent.

    Why: it was copied from a newsletter or a network; every reader would be counted so.
    Wrong: https://www.sceaux.fr/?utm_source=newsletter&fbclid=IwAR0
    Right: https://www.sceaux.fr/
    Fix: delete the parameters; “--fix” does.
    """,
)
UNSAFE_LINK = Rule(
    "unsafe-link",
    Severity.ERROR,
    """A link leads to a script, to a file of the reader's machine, or hides its host.

    Why: https://www.sceaux.fr@example.org/ leads to example.org.
    Wrong: [cliquer ici](javascript:alert(1))
    Right: [cliquer ici](https://www.sceaux.fr)
    Fix: link to an https address or to a record, such as commune:sceaux.
    """,
)
FOLDED_TEXT = Rule(
    "folded-text",
    Severity.WARNING,
    """The lines of a text are joined, so that its list or its heading is lost.

    Why: below `>`, or without a sign, YAML makes one line of several.
    Wrong:
        fr: >
          Deux essais :
          - un banc
          - une haie
    Right:
        fr: |
          Deux essais :

          - un banc
          - une haie
    Fix: write `|` in place of `>`.
    """,
)
TRAILING_COMMA = Rule(
    "trailing-comma",
    Severity.ERROR,
    """A comma stands behind a value, and is a part of it.

    Why: other formats want one there; here it would be published.
    Wrong: name: Sceaux,
    Right: name: Sceaux
    Fix: delete the comma.
    """,
)
UNWRITTEN_TEXT = Rule(
    "unwritten-text",
    Severity.ERROR,
    """A text is three dots, or says that it or a part of it is still to be written.

    Why: readers would see the dots.
    Wrong: title: {fr: …, en: …}
    Right: title: {fr: La haie est ouverte, en: The hedge is open}
    Fix: write the text; or say `draft: true` until then.
    """,
)
WITHOUT_DISGUISE = message("type the address anew, as its owner gives it")
"""The help on an address that hides where it leads."""
