"""What can be wrong with a site's files, addresses and output: rules of the stages.

The rules of the consistency check stand in `rules/`, one file each; those here are
found on the way from files to pages, by the stage named in each group.
"""

from __future__ import annotations

from twinlint.finding import Rule, Severity


def _rule(name: str, documentation: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(name, severity, documentation)


# Files: found by load ---------------------------------------------------------

UNREADABLE_FILE = _rule(
    "unreadable-file",
    """A file of the site cannot be opened.

    Why: what cannot be read cannot be published.
    Fix: give the file read permission, or remove it.
    """,
)
WRONG_ENCODING = _rule(
    "wrong-encoding",
    """A file is not written in UTF-8.

    Why: accents would be published as other characters.
    Fix: save the file again, with the encoding UTF-8.
    """,
)
BYTE_ORDER_MARK = _rule(
    "byte-order-mark",
    """A file begins with an invisible mark (BOM) that some editors add.

    Why: other programs take the mark for a part of the first word.
    Fix: save the file as UTF-8 without BOM.
    """,
)
WRONG_LINE_END = _rule(
    "wrong-line-end",
    """The lines of a file end in the Windows way (CRLF) or in both ways.

    Why: git would show every line as changed.
    Fix: save the file with the line ends LF.
    """,
)
UNMERGED_VERSIONS = _rule(
    "unmerged-versions",
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
CONTROL_CHARACTER = _rule(
    "control-character",
    """A file contains a character that is not text.

    Why: it comes from a broken copy and shows as nothing or as a box.
    Fix: delete the character.
    """,
)
FILE_TOO_LARGE = _rule(
    "file-too-large",
    """A content file has more than 5 MB.

    Why: no record and no outline is that long; a picture or the export of a whole
    country was probably put there.
    Fix: move the file out of content/, or split it.
    """,
)
EMPTY_FILE = _rule(
    "empty-file",
    """A record's file has nothing in it.

    Why: every record needs at least its name and its texts.
    Fix: fill the file, or delete it.
    """,
)
UNKNOWN_FILE = _rule(
    "unknown-file",
    """A file of content/ is not where any record is looked for.

    Why: its text would never be published, and nobody would notice.
    Wrong: content/comunes/sceaux.yaml
    Right: content/communes/sceaux.yaml
    Fix: move or rename the file.
    """,
)
LINK_OUT_OF_SITE = _rule(
    "link-out-of-site",
    """A file is a link to somewhere outside the site's folder.

    Why: it could publish a file that was never meant for the public.
    Fix: put the file itself there.
    """,
)
YAML_SYNTAX = _rule(
    "yaml-syntax",
    """A file is not correct YAML.

    Why: the record cannot be read.
    Wrong: title: Innovation : la suite
    Right: title: "Innovation : la suite"
    Fix: put a text that contains `: ` or `#` in quotes, or in a block after `|`.
    """,
)
DUPLICATE_KEY = _rule(
    "duplicate-key",
    """A field stands twice in the same record.

    Why: only one of the two would be published, without a word.
    Fix: delete one of the two.
    """,
)
SEVERAL_DOCUMENTS = _rule(
    "several-documents",
    """A file contains several YAML documents, separated by `---`.

    Why: one record per file; the second would be lost.
    Fix: delete the `---`, or move what follows to its own file.
    """,
)
TOO_MANY_ALIASES = _rule(
    "too-many-aliases",
    """The aliases (`*name`) of a file repeat more than a record can hold.

    Why: a few lines of aliases can grow to fill the whole memory.
    Fix: write the values out.
    """,
)
CYCLIC_ALIAS = _rule(
    "cyclic-alias",
    """An alias (`*name`) stands inside the value it repeats.

    Why: the value would contain itself for ever.
    Fix: write the value out.
    """,
)
TOO_DEEP = _rule(
    "too-deep",
    """Values stand inside one another more than 32 deep.

    Why: no record is that deep; a bracket is probably not closed.
    Fix: close the brackets, or correct the indentation.
    """,
)

# Outlines: found by trace --------------------------------------------------------

JSON_SYNTAX = _rule(
    "json-syntax",
    """A file is not correct JSON.

    Why: the outline cannot be read.
    Wrong: "coordinates": [NaN, 48.85]
    Right: "coordinates": [2.35, 48.85]
    Fix: export the file again as GeoJSON.
    """,
)
WRONG_GEOMETRY = _rule(
    "wrong-geometry",
    """A file of content/geo/ is not the outline of one commune.

    Why: the map draws surfaces; points and lines have no inside.
    Wrong: {"type": "Point", "coordinates": [2.29, 48.78]}
    Right: {"type": "Polygon", "coordinates": [[[2.27, 48.77], …]]}
    Fix: export the commune alone, as a Polygon or a MultiPolygon.
    """,
)
BROKEN_OUTLINE = _rule(
    "broken-outline",
    """The line of an outline is not closed, has too few positions or no inside.

    Why: an open line has been cut short, and the rest of the commune is missing.
    Fix: export the outline again; its last position is the first one again.
    """,
)
MISPLACED_OUTLINE = _rule(
    "misplaced-outline",
    """An outline does not lie around the position of its commune.

    Why: it is the outline of another commune, or the position is wrong.
    Fix: use the outline of this commune, or correct its `position:`.
    """,
)
UNSOURCED_OUTLINE = _rule(
    "unsourced-outline",
    """Nothing says where the outline of a commune is from.

    Why: whoever publishes an outline allows its use if it is named.
    Wrong:
        name: Sceaux
    Right:
        name: Sceaux
        outline: {sources: [etalab]}
    Fix: add the document to sources.yaml, and `outline:` to the commune's record.
    """,
)
MISSING_OUTLINE = _rule(
    "missing-outline",
    """A commune says where its outline is from, and content/geo/ does not hold it.

    Fix: put the file there, named after the commune, or delete `outline:`.
    """,
)

# Records: found by validate -----------------------------------------------------

UNKNOWN_FIELD = _rule(
    "unknown-field",
    """A record has a field that no template reads.

    Why: it is most often a misspelt name, and its text would not be published.
    Wrong: sumary: …
    Right: summary: …
    Fix: correct the name of the field, or delete the field.
    """,
)
MISSING_FIELD = _rule(
    "missing-field",
    """A record lacks a field that its page needs.

    Why: the page would have a hole.
    Fix: add the field.
    """,
)
MISSING_TRANSLATION = _rule(
    "missing-translation",
    """A text is not given in every language of the site.

    Why: there is no silent fallback to another language.
    Wrong: summary: {fr: Une navette électrique}
    Right: summary: {fr: Une navette électrique, en: An electric shuttle}
    Fix: add the text in the missing language.
    """,
)
UNKNOWN_LANGUAGE = _rule(
    "unknown-language",
    """A text is given in a language that the site does not have.

    Why: it would not be published; the name of the language is probably misspelt.
    Fix: use a language of `locales:` in content/site.yaml.
    """,
)
HIDDEN_TEXT = _rule(
    "hidden-text",
    """A part of a text is taken for a comment, and is not published.

    Why: YAML passes over what follows `#`, on the line or above the text.
    Wrong: fr: Suivez le programme avec #QMI
    Right: fr: "Suivez le programme avec #QMI"
    Fix: put the text in quotes, or in a block after `|`; leave a space after the `#`
    of a comment.
    """,
    Severity.WARNING,
)
EMPTY_VALUE = _rule(
    "empty-value",
    """A field is there with nothing in it.

    Why: an empty text would be published.
    Fix: write the value, or delete the field.
    """,
)
WRONG_TYPE = _rule(
    "wrong-type",
    """A field holds a text where a list is expected, or the other way round.

    Wrong: communes: sceaux
    Right: communes: [sceaux]
    Fix: write the value in the expected form.
    """,
)
WRONG_NUMBER = _rule(
    "wrong-number",
    """A number is not written with digits only.

    Why: each language writes numbers in its own way; the site does that.
    Wrong: value: 12 300 hab.
    Right: value: 12300
    Fix: write the digits without spaces, unit or separator.
    """,
)
NUMBER_OUT_OF_RANGE = _rule(
    "number-out-of-range",
    """A number cannot be true: a latitude beyond 90°, a longitude beyond 180°.

    Fix: check the number; latitude and longitude may be swapped.
    """,
)
WRONG_DATE = _rule(
    "wrong-date",
    """A date is not written year-month-day, or is no day of the calendar.

    Why: each language writes dates in its own way; the site does that.
    Wrong: date: 6 février 2024
    Right: date: 2024-02-06
    Fix: write 2024-02-06, 2024-02 or 2024.
    """,
)
WRONG_FORMAT = _rule(
    "wrong-format",
    """A code, an address or a file name does not have its form.

    Wrong: code_insee: 9300
    Right: code_insee: "93001"
    Fix: write it like the example.
    """,
)
WRONG_CHOICE = _rule(
    "wrong-choice",
    """A field holds a word that is not one of those it can have.

    Wrong: status: finished
    Right: status: tested
    Fix: use one of the words listed.
    """,
)
REPEATED_VALUE = _rule(
    "repeated-value",
    """A list holds the same thing twice where that has no meaning.

    Wrong: locales: [fr, fr]
    Right: locales: [fr, en]
    Fix: delete one of the two.
    """,
)
WRONG_ID = _rule(
    "wrong-id",
    """The name of a record has capitals, accents, spaces or underscores.

    Why: the name becomes a part of the page's address.
    Wrong: content/communes/Athis Mons.yaml
    Right: content/communes/athis-mons.yaml
    Fix: rename it with lower-case letters, digits and hyphens.
    """,
)
WRONG_SLUG = _rule(
    "wrong-slug",
    """The end of an address has characters that would leave the page's folder.

    Wrong: slug: ../accueil
    Right: slug: accueil
    Fix: use lower-case letters, digits and hyphens only.
    """,
)
UNKNOWN_REFERENCE = _rule(
    "unknown-reference",
    """A record names another record that does not exist.

    Wrong: communes: [seaux]
    Right: communes: [sceaux]
    Fix: correct the name, or create the record.
    """,
)
DRAFT_REFERENCE = _rule(
    "draft-reference",
    """A published record depends on a draft.

    Why: the draft is not published, so the page would point to nothing.
    Fix: publish the draft (remove `draft: true`), or remove the reference.
    """,
)
CYCLIC_REFERENCE = _rule(
    "cyclic-reference",
    """Pages stand above one another in a circle.

    Why: no way leads from the home page down to them.
    Wrong:
        parent: sources   # content/pages/glossary.yaml
        parent: glossary  # content/pages/sources.yaml
    Right:
        parent: sources   # content/pages/glossary.yaml
    Fix: remove one of the `parent:`.
    """,
)
CONTRADICTING_REFERENCE = _rule(
    "contradicting-reference",
    """Two records that name each other do not agree.

    Why: a solution of edition 2 cannot be tried in a commune of edition 1.
    Fix: correct the field that is wrong.
    """,
)
UNUSED_RECORD = _rule(
    "unused-record",
    """A source, theme or organisation is named by no record.

    Why: it is shown nowhere, or on an empty page.
    Fix: cite it where it belongs, or delete it.
    """,
    Severity.WARNING,
)
SWAPPED_DATES = _rule(
    "swapped-dates",
    """An office ends before it begins.

    Wrong:
        from: 2026
        to: 2020
    Right:
        from: 2020
        to: 2026
    Fix: correct one of the two dates, or swap them.
    """,
)
SWAPPED_COORDINATES = _rule(
    "swapped-coordinates",
    """A commune lies far from all others, and among them with its two numbers swapped.

    Why: the map would show it in another country, or not at all.
    Wrong: position: {latitude: 2.290, longitude: 48.778}
    Right: position: {latitude: 48.778, longitude: 2.290}
    Fix: swap the two numbers.
    """,
)
MISSING_FILE = _rule(
    "missing-file",
    """A file that the site cannot do without is not there.

    Fix: create the file.
    """,
)
MISSING_SETTING = _rule(
    "missing-setting",
    """A legal notice that only the owner can supply is still empty.

    Why: the law (LCEN, article 6 III) asks for it; nothing is invented here.
    Fix: fill the field in content/site.yaml.
    """,
    Severity.WARNING,
)
DIFFERING_SHARED_VALUE = _rule(
    "differing-shared-value",
    """A value that does not depend on the language differs between languages.

    Why: a name, a number or a date has one right form; one of the two is a slip.
    Wrong: name: {fr: Karine Francket, en: Karine Franclet}
    Right: name: Karine Franclet
    Fix: write the right value once.
    """,
)

# Prose: found by validate, once for each Markdown text ---------------------------

RAW_HTML = _rule(
    "raw-html",
    """A text contains HTML.

    Why: prose is Markdown; HTML is not passed through, so readers would miss it.
    Wrong: <b>gratuit</b>
    Right: **gratuit**
    Fix: write it in Markdown, or delete the tag.
    """,
)
PICTURE_IN_TEXT = _rule(
    "picture-in-text",
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
OVERLONG_TEXT = _rule(
    "overlong-text",
    """A text, or a paragraph of it, is far longer than people read.

    Why: such a text is a slip of copying, and making a page of it could take hours.
    Fix: divide paragraphs with blank lines, and long texts among several pages.
    """,
)
BROKEN_LINK = _rule(
    "broken-link",
    """A space stands between the words of a link and its address.

    Why: readers would see the brackets and the address, and could not click.
    Wrong: [Sceaux] (commune:sceaux)
    Right: [Sceaux](commune:sceaux)
    Fix: delete the space.
    """,
)
UNSAFE_LINK = _rule(
    "unsafe-link",
    """A link of a text leads to a script or to a file of the reader's machine.

    Wrong: [cliquer ici](javascript:alert(1))
    Right: [cliquer ici](https://www.sceaux.fr)
    Fix: link to an https address or to a record, such as commune:sceaux.
    """,
)

# Addresses: found by route --------------------------------------------------------

DUPLICATE_ADDRESS = _rule(
    "duplicate-address",
    """Two pages would have the same address.

    Why: one would overwrite the other.
    Fix: give one of them another slug.
    """,
)
MISSING_TWIN = _rule(
    "missing-twin",
    """A page is not there in every language.

    Fix: give the page a text in the missing language.
    """,
)

# Assets, templates, catalogs: found by bundle, catalog and render ------------------

MISSING_ASSET = _rule(
    "missing-asset",
    """A picture or style sheet that a page uses is not in assets/.

    Fix: add the file, or correct its name.
    """,
)
TEMPLATE_ERROR = _rule(
    "template-error",
    """A template cannot be read, or uses something that does not exist.

    Fix: correct the template at the line shown.
    """,
)
MISSING_TEMPLATE = _rule(
    "missing-template",
    """There is no template for a kind of page.

    Fix: add the template, or correct the page's `kind:`.
    """,
)
CATALOG_SYNTAX = _rule(
    "catalog-syntax",
    """A catalog (.po file) cannot be read.

    Fix: correct the line shown; each text stands in double quotes.
    """,
)

# Catalogs and waivers: found by check -----------------------------------------------

MISSING_MESSAGE = _rule(
    "missing-message",
    """A word of the site is not translated in a catalog.

    Why: there is no silent fallback to another language.
    Fix: run `python build.py messages`, then fill in the empty `msgstr`.
    """,
)
UNUSED_MESSAGE = _rule(
    "unused-message",
    """A catalog translates words that nothing says any more.

    Why: a translator would keep them up to date for nothing.
    Fix: run `python build.py messages`.
    """,
    Severity.WARNING,
)
STALE_MESSAGE = _rule(
    "stale-message",
    """A translation was made for an earlier wording, and is marked `fuzzy`.

    Fix: read the translation again, then delete the line `#, fuzzy`.
    """,
)
DIFFERING_PLACEHOLDER = _rule(
    "differing-placeholder",
    """A translation asks for other values than the message gives.

    Wrong: msgid "%(num)s solutions" msgstr "%(nombre)s solutions"
    Right: msgid "%(num)s solutions" msgstr "%(num)s solutions"
    Fix: use the placeholders of the message, letter for letter.
    """,
)
EXPIRED_WAIVER = _rule(
    "expired-waiver",
    """A waiver is past its last day.

    Why: accepted findings are looked at again from time to time.
    Fix: mend the finding, or argue a later date.
    """,
)
UNUSED_WAIVER = _rule(
    "unused-waiver",
    """A waiver accepts a finding that is no longer there.

    Fix: delete the waiver.
    """,
    Severity.WARNING,
)

# Pages: found by audit ----------------------------------------------------------------

DEAD_LINK = _rule(
    "dead-link",
    """A page links to a page, file or heading of the site that is not there.

    Fix: correct the link, or create what it leads to.
    """,
)
DUPLICATE_ANCHOR = _rule(
    "duplicate-anchor",
    """Two places of a page have the same name, so that links reach the first only.

    Fix: give one of them another heading or id.
    """,
)
WRONG_HEADING = _rule(
    "wrong-heading",
    """The headings of a page are empty, skip a level, or lack a first one.

    Why: people who listen to pages go from heading to heading.
    Fix: begin at `##` in records, and go down one level at a time.
    """,
)
WRONG_HEAD = _rule(
    "wrong-head",
    """A page does not say its title, language, address or twins.

    Why: search engines and screen readers rely on them.
    Fix: correct the template, or the title or summary of the record.
    """,
)
LEFTOVER_MARKER = _rule(
    "leftover-marker",
    """A sign of the template language is left in a page.

    Fix: correct the template, the catalog or the record that holds it.
    """,
)

# Output: found by write -----------------------------------------------------------

FOREIGN_OUTPUT = _rule(
    "foreign-output",
    """The output folder holds files that the generator did not write.

    Why: the generator replaces the whole folder and would destroy them.
    Fix: choose an empty or new folder with --out, or empty this one yourself.
    """,
)
UNWRITABLE_OUTPUT = _rule(
    "unwritable-output",
    """The site cannot be written: no permission, or no room on the disk.

    Fix: free the disk or choose another folder with --out; the last good site is
    still there.
    """,
)

# Pictures: found by image ---------------------------------------------------------

UNREADABLE_PICTURE = _rule(
    "unreadable-picture",
    """A picture is broken, cut short, or no picture at all.

    Fix: save it again with an image editor, as JPEG or PNG.
    """,
)
WRONG_PICTURE_ENDING = _rule(
    "wrong-picture-ending",
    """The name of a picture says another format than the file has.

    Why: a file that is not what it says is often not what it seems.
    Wrong: a WebP picture in sceaux.jpg
    Right: sceaux.webp
    Fix: save it again in the format that its name says.
    """,
)
PICTURE_TOO_LARGE = _rule(
    "picture-too-large",
    """A picture has more bytes or pixels than any page needs.

    Why: a small file can unfold to more than the memory of a machine.
    Fix: save the picture smaller: 3200 pixels wide are enough.
    """,
)
UNSAFE_PICTURE = _rule(
    "unsafe-picture",
    """A drawing (SVG) holds a script, or loads something from elsewhere.

    Why: it would run in the name of the site, or tell others who looks at it.
    Fix: save it again as plain SVG, without scripts and linked files.
    """,
)
UNUSED_PICTURE = _rule(
    "unused-picture",
    """No record shows a picture of assets/img/.

    Why: it is not published, as its file may say where and when it was taken.
    Fix: name it in the “image:” of a record, or delete it.
    """,
    Severity.WARNING,
)

# Search: found by search ----------------------------------------------------------

MISSING_SEARCH_INDEX = _rule(
    "missing-search-index",
    """The index that visitors search could not be made.

    Why: the search page then only narrows its list of pages.
    Fix: install the packages again; Pagefind exists for Linux, Windows and macOS.
    """,
    Severity.WARNING,
)

# The program itself: found by serve ---------------------------------------------------

GENERATOR_DEFECT = _rule(
    "generator-defect",
    """The generator itself failed, and no file of the site is to blame.

    Why: the preview stays open, so that the change that led there can be undone.
    Fix: undo the last change, and report what the terminal shows.
    """,
)

PROBLEMS: tuple[Rule, ...] = tuple(
    rule for name, rule in sorted(globals().items()) if isinstance(rule, Rule)
)
"""Every rule of the stages, by name."""
