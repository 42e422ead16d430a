"""Wrong edits of the site of `wrong_edits.py`, each with what its help says to type.

Typed as it stands there, nothing is wrong any more. What each is told stands in
`tests/golden/wrong-edits/mended-*.txt`.
"""

# ruff: noqa: E501 - one line for each edit keeps the table readable

from __future__ import annotations

from collections.abc import Iterator

from support import Files
from wrong_edits import HEDGE, NEWS, PEOPLE, RIGHT, SCEAUX, SITE, TIMELINE

GLOSSARY = "content/glossary.yaml"
ORGANISATIONS = "content/organisations.yaml"
EDITIONS = "content/editions.yaml"
QUOTATIONS = "content/quotations.yaml"
SOURCES = "content/sources.yaml"

_TOPICS = (
    "challenge:\n  text:\n    fr: Le défi.\n    en: The challenge.\n"
    "  topics:\n    - fr: Le sport\n      en: Sports\n"
)
_DISAGREEMENT = (
    "disagreements:\n  - summary: {fr: Le nombre., en: The number.}\n"
    "    reason: {fr: Le plus grand., en: The largest.}\n    values:\n"
)

Mended = tuple[str, Files, Files]
"""What is wrong, the files as they were edited, and as the help says to mend them."""


def _edit(name: str, path: str, old: str, wrong: str, typed: str) -> Mended:
    """A stretch of a file is written wrongly, then as the help has it."""
    text = str(RIGHT[path])
    assert old in text, (name, old)
    return (
        name,
        {path: text.replace(old, wrong, 1)},
        {path: text.replace(old, typed, 1)},
    )


def _edits(
    name: str, path: str, old: str, typed: str, wrong: tuple[str, ...]
) -> Iterator[Mended]:
    """The same mended alike from several slips."""
    for each in wrong:
        yield _edit(f"{name} {each.strip()!r}", path, old, each, typed)


_CITED = (
    "cp:\n  title:\n    fr: Le communiqué\n    en: The release\n"
    "  language: fr\n  read: full\n"
)


def _source(line: str, typed: str) -> Mended:
    """A source with an address, and a record that cites it."""
    cited = {HEDGE: f"{RIGHT[HEDGE]!s}sources: [cp]\n"}
    return (
        line,
        cited | {SOURCES: f"{_CITED}  {line}\n"},
        cited | {SOURCES: f"{_CITED}  {typed}\n"},
    )


def _cite(written: str) -> Files:
    """A record that cites two sources."""
    other = _CITED.replace("cp:", "other:", 1).replace("communiqué", "rapport")
    return {
        SOURCES: _CITED + other.replace("release", "report"),
        HEDGE: f"{RIGHT[HEDGE]!s}sources{written}\n",
    }


def _name_district(name: str) -> str:
    """A commune with a district of that name."""
    district = (
        f"district:\n  name: {name}\n  text: {{fr: Le centre., en: The centre.}}\n"
    )
    return str(RIGHT[SCEAUX]).replace("website:", f"{district}website:")


def _link(name: str, wrong: str, typed: str) -> Mended:
    """A link of the French text; that of the English one is right."""
    text = str(RIGHT[SCEAUX])
    for_both = text.replace(
        "the market street.", "the [market street](commune:sceaux)."
    )
    return (
        name,
        {SCEAUX: for_both.replace("la rue du marché.", wrong)},
        {SCEAUX: for_both.replace("la rue du marché.", typed)},
    )


def _quotation(speaker: str) -> Files:
    return {
        PEOPLE: f"{RIGHT[PEOPLE]!s}{speaker}",
        QUOTATIONS: (
            "trials:\n  speaker: luc-durand\n  date: 2025-02-13\n  language: fr\n  text:\n"
            "    fr: Les essais ont changé la rue.\n"
            "    en: The trials have changed the street.\n  sources: [cp]\n"
        ),
        SOURCES: _CITED,
    }


def _renamed(path: str, field: str, *others: str) -> Iterator[Mended]:
    """A field that is written by another name; its right one mends it."""
    for other in others:
        yield _edit(f"{other} for {field}", path, f"{field}:", f"{other}:", f"{field}:")


def _name_places(french: str, english: str, person: str = "Ada Martin") -> str:
    """A commune's record with a district, which the texts and a person are in."""
    district = (
        "district:\n  name: Val-en-Brie\n  text: {fr: Le centre., en: The centre.}\n"
    )
    return (
        str(RIGHT[SCEAUX])
        .replace("website:", f"{district}website:")
        .replace(
            f"    {_TEXT}", f"    {person} a ouvert un parc à {french}.\n    {_TEXT}"
        )
        .replace(
            "    Two sol", f"    {person} opened a park in {english}.\n    Two sol"
        )
    )


_ADA_SAYS = _quotation(
    "luc-durand:\n  name: Luc Durand\n  roles:\n"
    "    - title:\n        fr: Jardinier\n        en: Gardener\n"
)
_LAUNCH = str(RIGHT[TIMELINE])
_TITLE = "  fr: La haie est ouverte\n"
_BOTH = "title:\n  fr: La haie est ouverte\n  en: The hedge is open\n"
_TEXT = "Deux solutions sont testées dans la rue du marché."
_ENGLISH = "Two solutions are being tested in the market street."
_ITEMS = (
    "    - a hedge in front of the schools\n    - a bench in front of the town hall\n"
)


def _write_links(french: str, english: str) -> str:
    """A commune's record with a link in each language."""
    return (
        str(RIGHT[SCEAUX])
        .replace("Deux solutions", f"[Deux solutions](https://a.example/{french})")
        .replace("Two solutions", f"[Two solutions](https://a.example/{english})")
    )


_TWO = (
    str(RIGHT[PEOPLE])
    + "luc-durand:\n  name: Luc Durand\n  roles:\n    - title: {fr: Jardinier, en: Gardener}\n"
)
_LISTED = (
    str(RIGHT[SCEAUX])
    .replace(f"    {_TEXT}\n\n", "")
    .replace(f"    {_ENGLISH}\n\n", "")
)
_ROLE = "  kind: project-holder\n  role:\n    fr: Entreprise\n    en: Company\n"
_CITY = (
    f"{RIGHT[ORGANISATIONS]!s}ville-de-paris:\n  name: Ville de Paris\n{_ROLE}"
    + "".join(
        f"firm-{each}:\n  name: Firm {each.upper()}\n{_ROLE}"
        for each in "abcdefghijklmnop"
    )
)
_OFFICE = (
    "eve-petit:\n  name: Eve Petit\n  roles:\n    - title:\n        fr: Architecte\n"
    "        en: Architect\n      organisation: %s\n"
)
_PHONE = "    phone: 01 23 45 67 89\n"
_ADA = "luc-durand:\n  name: Luc Durand\n"
_COPY = str(RIGHT[NEWS]).replace("date:", "slug:\n  fr: haie\n  en: hedge\ndate:")
_OTHER_COPY = (
    _COPY.replace("La haie est ouverte\n", "Le banc est ouvert\n")
    .replace("The hedge is open\n", "The bench is open\n")
    .replace("fr: haie", "fr: banc")
    .replace("en: hedge", "en: bench")
    .replace("2026-03-31", "2026-04-30")
)
_LIST = "  variants: {fr: [communes], en: [municipalities]}\n"
_MANY = (
    "  variants:\n    fr: [communes]\n    en: [municipalities, townships, boroughs]\n"
)

_MANY_LINES = (
    "  variants:\n    fr: [communes]\n    en:\n      - municipalities\n      - towns\n"
)
RIGHT_PEOPLE = str(RIGHT[PEOPLE])
_BODY = str(RIGHT[SCEAUX]).partition("body:\n")[2]


_MANY_DAYS = "".join(
    f"{_LAUNCH}".replace("launch", f"day-{n}")
    .replace("03-31", f"03-{n}")
    .replace("première", f"{n}ᵉ")
    .replace("first", f"{n}th")
    for n in range(14, 17)
)


def _write_body(form: str) -> str:
    """The text of a commune in both languages, made alike."""
    french = form.format(
        "Le marché", "Deux solutions y sont testées.", "Une rue reste ouverte."
    )
    english = form.format(
        "The market", "Two solutions are being tested there.", "One street stays open."
    )
    return f"  fr: |\n    {french}\n  en: |\n    {english}\n"


def _nest(spaces: int) -> str:
    """Two people, the second of whom stands below the first."""
    first, second = _TWO.split("luc-durand:")
    lines = f"luc-durand:{second}".splitlines()
    return first + "".join(f"{' ' * spaces}{line}\n" for line in lines)


MENDED_EDITS: tuple[Mended, ...] = (
    # What YAML cannot read.
    _edit(
        "tab below an item",
        PEOPLE,
        "    - title: {fr: Directrice, en: Director}\n",
        "    - title:\n\t\tfr: Directrice\n        en: Director\n",
        "    - title:\n        fr: Directrice\n        en: Director\n",
    ),
    _edit(
        "quote left open above a quoted line",
        NEWS,
        _BOTH,
        'title:\n  fr: "La haie : ouverte\n  en: "The hedge: open"\n',
        'title:\n  fr: "La haie : ouverte"\n  en: "The hedge: open"\n',
    ),
    _edit(
        "single quote left open above a quoted line",
        NEWS,
        _BOTH,
        "title:\n  fr: 'La haie\n  en: 'The hedge'\n",
        "title:\n  fr: 'La haie'\n  en: 'The hedge'\n",
    ),
    _edit(
        "quote at the end alone",
        NEWS,
        _TITLE,
        '  fr: La haie : une visite"\n',
        '  fr: "La haie : une visite"\n',
    ),
    _edit("two commas", HEDGE, "[sceaux]", "[sceaux,, sceaux]", "[sceaux, sceaux]"),
    _edit("a comma in front", HEDGE, "[sceaux]", "[, sceaux]", "[ sceaux]"),
    _edit("bracket closed by a parenthesis", HEDGE, "[sceaux]", "[sceaux)", "[sceaux]"),
    _edit("bracket closed by a brace", SCEAUX, "[92330]", "[92330}", "[92330]"),
    _edit(
        "brace closed by a bracket",
        HEDGE,
        "{fr: La haie, en: The hedge}",
        "{fr: La haie, en: The hedge]",
        "{fr: La haie, en: The hedge}",
    ),
    _edit(
        "exclamation mark",
        NEWS,
        _TITLE,
        "  fr: !Nouveau La haie\n",
        '  fr: "!Nouveau La haie"\n',
    ),
    _edit(
        "exclamation mark alone",
        NEWS,
        _TITLE,
        "  fr: ! La haie\n",
        '  fr: "! La haie"\n',
    ),
    _edit("more than", NEWS, _TITLE, "  fr: > la haie\n", '  fr: "> la haie"\n'),
    _edit("more than, crammed", NEWS, _TITLE, "  fr: >la haie\n", '  fr: ">la haie"\n'),
    _edit(
        "star", NEWS, _TITLE, "  fr: *La haie* ouverte\n", '  fr: "La haie ouverte"\n'
    ),
    _edit(
        "mark of a merge",
        SCEAUX,
        "edition: edition-1\n",
        "edition: edition-1\n=======\n",
        "edition: edition-1\n",
    ),
    _edit(
        "last mark of a merge",
        SCEAUX,
        "edition: edition-1\n",
        "edition: edition-1\n>>>>>>> main\n",
        "edition: edition-1\n",
    ),
    # Signs at the start of lines that look like others.
    *(
        _edit(
            f"three lines begin with {sign!r}",
            NEWS,
            _BOTH,
            _BOTH.replace("\n  ", f"\n{sign}"),
            _BOTH,
        )
        for sign in (
            "\u00a0\u00a0",
            " \u00a0",
            "\u2003",
            "\u3000",
            "\t",
            "\u202f\u202f",
        )
    ),
    _edit(
        "a line of three begins with no-break spaces",
        NEWS,
        _BOTH,
        _BOTH.replace("  en", "\u00a0\u00a0en"),
        _BOTH,
    ),
    _edit(
        "a field and all below it begin with no-break spaces",
        TIMELINE,
        "  text:\n    fr: La première réunion\n    en: The",
        "\u00a0\u00a0text:\n\u00a0\u00a0\u00a0\u00a0fr: La première réunion\n"
        "\u00a0\u00a0\u00a0\u00a0en: The",
        "  text:\n    fr: La première réunion\n    en: The",
    ),
    *(
        _edit(
            f"a list with {sign!r}",
            GLOSSARY,
            _LIST,
            _MANY_LINES.replace("- ", sign),
            _MANY_LINES,
        )
        for sign in ("– ", "— ", "• ", "·\t", "−\u00a0", "-\u00a0", "* ", "–")
    ),
    _edit(
        "one item with a dash",
        GLOSSARY,
        _LIST,
        _MANY_LINES.replace("- towns", "– towns"),
        _MANY_LINES,
    ),
    _edit(
        "references with bullets",
        HEDGE,
        "themes:\n  - shade\n",
        "themes:\n  • shade\n",
        "themes:\n  - shade\n",
    ),
    _edit(
        "roles with dashes",
        PEOPLE,
        "    - title: {fr: Directrice, en: Director}\n",
        "    – title: {fr: Directrice, en: Director}\n",
        "    - title: {fr: Directrice, en: Director}\n",
    ),
    *(
        _edit(f"{line!r} between two records", PEOPLE, RIGHT_PEOPLE, wrong, _TWO)
        for line in ("---\n", "...\n", "-----\n", "*****\n")
        for wrong in [_TWO.replace("luc-durand:", f"{line}luc-durand:")]
    ),
    _edit("--- behind the last record", PEOPLE, RIGHT_PEOPLE, f"{_TWO}---\n", _TWO),
    _edit(
        "--- between the fields of a record",
        SCEAUX,
        "population:\n",
        "---\npopulation:\n",
        "population:\n",
    ),
    *(
        _edit(f"no | above {form!r}", SCEAUX, _BODY, wrong, _write_body(form))
        for form in (
            "## {0}\n\n    {1}",
            "{1}\n\n    ## {0}\n\n    {2}",
            "{1}\n\n    ## {0}",
            "[Sceaux](commune:sceaux) {0}\n\n    {1}",
            "**{0}** {1}\n\n    {2}",
            "- {0}\n    - {1}\n\n    {2}",
            "- {0}\n    - {1}",
        )
        for wrong in [_write_body(form).replace("fr: |", "fr:")]
    ),
    (
        "no-break spaces below many records",
        {TIMELINE: _MANY_DAYS.replace("  ", "\u00a0\u00a0")},
        {TIMELINE: _MANY_DAYS},
    ),
    _edit(
        "no | in both languages",
        SCEAUX,
        _BODY,
        _write_body("## {0}\n\n    {1}\n\n    - {0}").replace(" |", ""),
        _write_body("## {0}\n\n    {1}\n\n    - {0}"),
    ),
    *(
        _edit(
            f"a record below another, with {spaces} more spaces",
            PEOPLE,
            RIGHT_PEOPLE,
            _nest(spaces),
            _TWO,
        )
        for spaces in (1, 2, 3, 4)
    ),
    # Lists whose items nothing parts.
    *(
        (
            f"two sources, {wrong!r}",
            _cite(wrong),
            _cite(": [cp, other]" if "[" in wrong else ":\n  - cp\n  - other"),
        )
        for wrong in (
            ": [cp other]",
            ": [cp; other]",
            ": [cp / other]",
            ":\n  - cp other",
            ":\n  - cp, other",
        )
    ),
    # Sentences in the place of names.
    _edit(
        "a full stop ends a title", NEWS, "ouverte\n", "ouverte à tous.\n", "ouverte\n"
    ),
    (
        "a sentence for a name",
        {SCEAUX: _name_district("Ce quartier a été choisi pour les essais.")},
        {SCEAUX: _name_district("Val-en-Brie")},
    ),
    # Lines that have left their place.
    *(
        _edit(f"{line.strip()} moved to {moved!r}", TIMELINE, line, moved, line)
        for line, moved in (
            ("    fr: ", "fr: "),
            ("    en: ", "en: "),
            ("    fr: ", "  fr: "),
            ("    en: ", " en: "),
            ("    en: ", "      en: "),
            ("  date: ", "date: "),
            ("  date: ", "   date: "),
            ("  text:\n", "text:\n"),
            ("  text:\n", "    text:\n"),
            (
                "    fr: La première réunion\n    en: The",
                "fr: La première réunion\nen: The",
            ),
        )
    ),
    _edit(
        "the last field of a record in column 1",
        ORGANISATIONS,
        "  kind: lead\n",
        "kind: lead\n",
        "  kind: lead\n",
    ),
    *_edits(
        "a field among those of another",
        SCEAUX,
        "siren: 219200714\npostal_codes: [92330]\ndepartment:\n",
        "postal_codes: [92330]\nsiren: 219200714\ndepartment:\n",
        tuple(
            f"postal_codes: [92330]\ndepartment:\n{spaces}siren: 219200714\n"
            for spaces in ("", "  ")
        ),
    ),
    _edit(
        "a part between a field and its texts",
        SCEAUX,
        "image:\n  file: marche.jpg\n  alt:\n    fr: Le marché couvert\n    en: The covered market\n  credit: Ada Martin\nsummary:\n",
        "summary:\nimage:\n  file: marche.jpg\n  alt:\n    fr: Le marché couvert\n    en: The covered market\n  credit: Ada Martin\n",
        "image:\n  file: marche.jpg\n  alt:\n    fr: Le marché couvert\n    en: The covered market\n  credit: Ada Martin\nsummary:\n",
    ),
    _edit(
        "a picture that does not say who made it",
        SCEAUX,
        "  credit: Ada Martin\n",
        "",
        "  credit: Ada Martin\n",
    ),
    _edit(
        "a picture on one line that does not say who made it",
        SCEAUX,
        "image:\n  file: marche.jpg\n  alt:\n    fr: Le marché couvert\n    en: The covered market\n  credit: Ada Martin\n",
        "image: {file: marche.jpg, alt: {fr: Le marché couvert, en: The covered market}}\n",
        "image: {credit: Ada Martin, file: marche.jpg, alt: {fr: Le marché couvert, en: The covered market}}\n",
    ),
    # Fields on one line.
    _edit(
        "two fields on a line",
        SCEAUX,
        "siren: 219200714\npostal_codes:",
        "siren: 219200714 postal_codes:",
        "siren: 219200714\npostal_codes:",
    ),
    _edit(
        "three fields on a line",
        SCEAUX,
        "edition: edition-1\ncode_insee: 92071\nsiren:",
        "edition: edition-1 code_insee: 92071 siren:",
        "edition: edition-1\ncode_insee: 92071\nsiren:",
    ),
    _edit(
        "two fields on a line with a comma",
        NEWS,
        "date: 2026-03-31\ncommunes:",
        "date: 2026-03-31, communes:",
        "date: 2026-03-31\ncommunes:",
    ),
    *_edits(
        "two languages on a line",
        NEWS,
        _BOTH,
        _BOTH,
        (
            "title:\n  fr: La haie est ouverte en: The hedge is open\n",
            'title:\n  fr: "La haie est ouverte" en: "The hedge is open"\n',
        ),
    ),
    *_edits(
        "no comma in braces",
        HEDGE,
        "{fr: La haie, en: The hedge}",
        "{fr: La haie, en: The hedge}",
        (
            "{fr: La haie en: The hedge}",
            "{fr: La haie; en: The hedge}",
            '{fr: "La haie" en: "The hedge"}',
        ),
    ),
    # Quotation marks of the text inside those of YAML.
    _edit(
        "a quotation at the start",
        NEWS,
        "  en: The hedge is open\n",
        '  en: "The hedge" is open\n',
        "  en: “The hedge” is open\n",
    ),
    _edit(
        "a quotation at the start, in French",
        NEWS,
        _TITLE,
        '  fr: "La haie" est ouverte\n',
        "  fr: « La haie » est ouverte\n",
    ),
    _edit(
        "a quotation and a colon",
        NEWS,
        _TITLE,
        '  fr: "La haie" : ouverte\n',
        '  fr: "« La haie » : ouverte"\n',
    ),
    _edit(
        "a quotation in a long text",
        NEWS,
        "La haie de Sceaux est ouverte à tous.",
        '"La haie de Sceaux est ouverte : une "première"."',
        '"La haie de Sceaux est ouverte : une « première »."',
    ),
    _edit(
        "a link where none can stand",
        NEWS,
        "La haie de Sceaux est",
        "[Sceaux](commune:sceaux) : la haie est",
        '"Sceaux : la haie est ouverte à tous."\n# ',
    ),
    # Curly quotes and hashes.
    _edit(
        "curly quotes around a whole text",
        NEWS,
        _TITLE,
        "  fr: “La haie est ouverte”\n",
        _TITLE,
    ),
    _edit(
        "French quotes around a whole English text",
        NEWS,
        "  en: The hedge is open\n",
        "  en: « The hedge is open »\n",
        "  en: The hedge is open\n",
    ),
    *_edits(
        "date in curly quotes",
        TIMELINE,
        "2026-03-31",
        "2026-03-31",
        ("“2026-03-31”", "« 2026-03-31 »", "“31 mars 2026”"),
    ),
    _edit("number in curly quotes", SCEAUX, "20004", "“20004”", "20004"),
    _edit("choice in curly quotes", HEDGE, "testing", "“testing”", "testing"),
    _edit(
        "items in curly quotes",
        GLOSSARY,
        _LIST,
        _MANY.replace("townships", "“townships”"),
        _MANY.replace("townships", '"townships"'),
    ),
    _edit(
        "item with a colon in curly quotes",
        GLOSSARY,
        _LIST,
        _MANY.replace("townships", "“townships: all”"),
        _MANY.replace("townships", '"townships: all"'),
    ),
    _edit(
        "hash in a text",
        NEWS,
        _TITLE,
        "  fr: La haie # ouverte\n",
        '  fr: "La haie # ouverte"\n',
    ),
    _edit(
        "hash behind a comma",
        NEWS,
        _TITLE,
        "  fr: La haie, # ouverte\n",
        '  fr: "La haie, # ouverte"\n',
    ),
    # What is missing.
    _edit("empty title", NEWS, _BOTH, "title:\n", _BOTH),
    _edit(
        "empty text of a part",
        HEDGE,
        "status: testing\n",
        "status: testing\nresults:\n  text:\n",
        "status: testing\nresults:\n  text:\n    fr: Deux haies tiennent.\n    en: Two hedges hold.\n",
    ),
    _edit(
        "no description",
        SCEAUX,
        "  alt:\n    fr: Le marché couvert\n    en: The covered market\n",
        "",
        "  alt:\n    fr: Le marché couvert\n    en: The covered market\n",
    ),
    _edit(
        "no summary",
        NEWS,
        "summary:\n  fr: La haie de Sceaux est ouverte à tous.\n  en: The hedge in Sceaux is open to all.\n",
        "",
        "summary:\n  fr: La haie de Sceaux est ouverte à tous.\n  en: The hedge in Sceaux is open to all.\n",
    ),
    _edit("no kind in a list", ORGANISATIONS, "  kind: lead\n", "", "  kind: lead\n"),
    _edit("empty kind", ORGANISATIONS, "kind: lead", "kind:", "kind: lead"),
    _edit("no status", HEDGE, "status: testing\n", "", "status: testing\n"),
    _edit(
        "no date",
        NEWS,
        "date: 2026-03-31\n",
        "",
        "date: 2024-09-10\n",
    ),
    _edit("empty date", TIMELINE, "2026-03-31", "", "2024-09-10"),
    _edit(
        "no date in a list",
        TIMELINE,
        "  date: 2026-03-31\n",
        "",
        "  date: 2024-09-10\n",
    ),
    _edit(
        "no date below a comment",
        NEWS,
        str(RIGHT[NEWS]),
        "# Note\n" + str(RIGHT[NEWS]).replace("date: 2026-03-31\n", ""),
        "# Note\n" + str(RIGHT[NEWS]).replace("2026-03-31", "2024-09-10"),
    ),
    *_edits(
        "nothing but",
        NEWS,
        _BOTH,
        _BOTH,
        tuple(
            f"title:\n  fr: {fr}\n  en: {en}\n"
            for fr, en in (
                ("…", "…"),
                ('"..."', "The hedge is open"),
                ("La haie est ouverte", "TODO"),
                ("À compléter", '"[to be completed]"'),
            )
        ),
    ),
    _edit("a name of dots", SCEAUX, "name: Sceaux", "name: …", "name: Sceaux"),
    _edit("no department", SCEAUX, "  code: 92\n", "", "  code: 92\n"),
    _edit(
        "one language between braces",
        HEDGE,
        "{fr: La haie, en: The hedge}",
        "{fr: La haie}",
        "{fr: La haie, en: The hedge}",
    ),
    (
        "somebody without office",
        _quotation(_ADA),
        _quotation(
            f"{_ADA}  roles:\n    - title:\n        fr: Jardinier\n        en: Gardener\n"
        ),
    ),
    # Fields by another name.
    *(
        (
            f"{other} for speaker",
            _ADA_SAYS
            | {QUOTATIONS: str(_ADA_SAYS[QUOTATIONS]).replace("speaker:", f"{other}:")},
            _ADA_SAYS,
        )
        for other in ("person", "personne", "auteur", "said_by")
    ),
    *_renamed(NEWS, "summary", "chapô", "description", "resume"),
    *_renamed(NEWS, "title", "headline", "titre", "intitulé"),
    *_renamed(NEWS, "date", "jour", "when"),
    *_renamed(ORGANISATIONS, "kind", "type", "catégorie"),
    *_renamed(HEDGE, "status", "état", "statut"),
    *_renamed(SCEAUX, "postal_codes", "code_postal"),
    *_renamed(SCEAUX, "website", "site_web"),
    # Values.
    *_edits("telephone", SITE, _PHONE, _PHONE, ("    phone: 01 23 45 67\n",)),
    *_edits("telephone", SITE, _PHONE, '    phone: ""\n', ("    phone: à demander\n",)),
    *_edits(
        "e-mail",
        SITE,
        "contact_email: a@example.org",
        "contact_email: contact@metropole.fr",
        (
            "contact_email: contact@metropole",
            "contact_email: contact@metropole,fr",
            "contact_email: contàct@metropole.fr",
            "contact_email: contact @ metropole.fr",
            "contact_email: contact.metropole.fr",
            "contact_email: contact metropole.fr",
        ),
    ),
    *_edits(
        "address of the host",
        SITE,
        "    address: 2 rue du Port\n",
        '    address: ""\n',
        ("    address: à demander\n",),
    ),
    *_edits(
        "director",
        SITE,
        "publication_director: Ada Martin",
        'publication_director: ""',
        ("publication_director: à demander",),
    ),
    *_edits(
        "year",
        SCEAUX,
        "    2025: 20004",
        "    2025: 20004",
        ("    en 2025: 20004", "    année 2025: 20004"),
    ),
    *_edits(
        "area",
        SCEAUX,
        "website:",
        "district:\n  name: {fr: Centre, en: Centre}\n  text: {fr: Le centre., en: The centre.}\n  area_ha: 75\nwebsite:",
        (
            "district:\n  name: {fr: Centre, en: Centre}\n  text: {fr: Le centre., en: The centre.}\n  area_ha: 0,75 km²\nwebsite:",
            "district:\n  name: {fr: Centre, en: Centre}\n  text: {fr: Le centre., en: The centre.}\n  area_ha: 750 000 m²\nwebsite:",
            "district:\n  name: {fr: Centre, en: Centre}\n  text: {fr: Le centre., en: The centre.}\n  area_ha: 75 hectares\nwebsite:",
        ),
    ),
    *_edits(
        "scheme",
        SCEAUX,
        "https://www.sceaux.example",
        "https://www.sceaux.example",
        (
            "https//www.sceaux.example",
            "https:/www.sceaux.example",
            "htps://www.sceaux.example",
            "https://https://www.sceaux.example",
            "HTTPS://www.sceaux.example",
        ),
    ),
    _link(
        "scheme in a text",
        "la [rue](https//www.sceaux.example).",
        "la [rue](https://www.sceaux.example).",
    ),
    _source("url: http//www.sceaux.example", "url: http://www.sceaux.example"),
    _edit("no such day", TIMELINE, "2026-03-31", "31/02/2026", "2026-02-28"),
    _edit(
        "no such day in words",
        TIMELINE,
        "2026-03-31",
        "31 septembre 2026",
        "2026-09-30",
    ),
    _edit(
        "kind in French",
        ORGANISATIONS,
        "kind: lead",
        "kind: partenaire",
        "kind: partner",
    ),
    _edit(
        "kind nearly", ORGANISATIONS, "kind: lead", "kind: opérateurs", "kind: operator"
    ),
    _edit(
        "status of an edition in French",
        EDITIONS,
        "status: closed",
        "status: terminée",
        "status: closed",
    ),
    _edit(
        "status of a draft",
        HEDGE,
        "status: testing\n",
        "status: brouillon\n",
        "status: testing\n",
    ),
    _edit(
        "two of a choice",
        ORGANISATIONS,
        "kind: lead",
        "kind: [operator, partner]",
        "kind: operator",
    ),
    # References.
    _edit(
        "part of a file twice",
        EDITIONS,
        "status: closed\n",
        "status: closed\n  phases:\n    - id: one\n      name: {fr: Une, en: One}\n    - id: one\n      name: {fr: Deux, en: Two}\n",
        "status: closed\n  phases:\n    - id: one\n      name: {fr: Une, en: One}\n    - id: two\n      name: {fr: Deux, en: Two}\n",
    ),
    (
        "a news file copied",
        {NEWS: _COPY, "content/news/bench.yaml": _COPY},
        {NEWS: _COPY, "content/news/bench.yaml": _OTHER_COPY},
    ),
    _link(
        "plural word of a link",
        "la [rue](communes:sceau).",
        "la [rue](commune:sceaux).",
    ),
    # Commas as other formats have them.
    _edit(
        "comma behind a list",
        SCEAUX,
        "name: Sceaux\n",
        "name: Sceaux\nsources: [],\n",
        "name: Sceaux\nsources: []\n",
    ),
    _edit(
        "comma behind a quotation mark",
        SCEAUX,
        "name: Sceaux\n",
        'name: "Sceaux",\n',
        'name: "Sceaux"\n',
    ),
    # Texts.
    _link(
        "link left open",
        "la [rue](commune:sceaux du marché.",
        "la [rue](commune:sceaux) du marché.",
    ),
    _link(
        "words of a link left open",
        "la [rue(commune:sceaux) du marché.",
        "la [rue](commune:sceaux) du marché.",
    ),
    (
        "a line in bold",
        {
            SCEAUX: str(RIGHT[SCEAUX])
            .replace(f"    {_TEXT}", f"    **Les essais**\n\n    {_TEXT}")
            .replace("    Two sol", "    **The trials**\n\n    Two sol")
        },
        {
            SCEAUX: str(RIGHT[SCEAUX])
            .replace(f"    {_TEXT}", f"    ## Les essais\n\n    {_TEXT}")
            .replace("    Two sol", "    ## The trials\n\n    Two sol")
        },
    ),
    (
        "a note in a text",
        {
            SCEAUX: str(RIGHT[SCEAUX])
            .replace(
                f"    {_TEXT}", f"    ## Les essais\n\n    # à revoir\n    {_TEXT}"
            )
            .replace("    Two sol", "    ## The trials\n\n    Two sol")
        },
        {
            SCEAUX: str(RIGHT[SCEAUX])
            .replace(f"    {_TEXT}", f"    ## Les essais\n\n    {_TEXT}")
            .replace("    Two sol", "    ## The trials\n\n    Two sol")
        },
    ),
    *(
        (
            f"a name as {wrong[0]} and {wrong[1]}",
            {SCEAUX: _name_places(*wrong)},
            {SCEAUX: _name_places("Val-en-Brie", "Val-en-Brie")},
        )
        for wrong in (
            ("Val en Brie", "Val-en-Brie"),
            ("Val-en-Brie", "Val en Brie"),
            ("Val en Brie", "Val en Brie"),
            ("Val-En-Brie", "Val-en-brie"),
            ("val-en-Brie", "val en brie"),
            ("Val-en Brie", "Valen-Brie"),
        )
    ),
    *(
        (
            f"a person as {wrong}",
            {SCEAUX: _name_places("Val-en-Brie", "Val-en-Brie", wrong)},
            {SCEAUX: _name_places("Val-en-Brie", "Val-en-Brie", "Ada Martin")},
        )
        for wrong in ("Ada-Martin", "ada Martin", "Ada martin")
    ),
    *(
        (
            f"{left!r} left in a text",
            {SCEAUX: str(RIGHT[SCEAUX]).replace(_TEXT, wrong)},
            {},
        )
        for left, wrong in (
            ("[À COMPLÉTER]", f"{_TEXT} [À COMPLÉTER]"),
            ("[TBC : la date]", f"[TBC : la date] {_TEXT}"),
            ("TODO", f"TODO : à compléter. {_TEXT}"),
            ("À COMPLETER", f"À COMPLETER. {_TEXT}"),
            ("???", f"{_TEXT[:-1]}, le ??? mars 2025."),
        )
    ),
    *(
        (
            f"an organisation as {wrong}",
            {ORGANISATIONS: _CITY, PEOPLE: f"{RIGHT[PEOPLE]!s}{_OFFICE % wrong}"},
            {
                ORGANISATIONS: _CITY,
                PEOPLE: f"{RIGHT[PEOPLE]!s}{_OFFICE % 'ville-de-paris'}",
            },
        )
        for wrong in ("mairie-de-paris", "la-ville-lumiere-de-paris")
    ),
    (
        "a summary to be completed",
        {
            SCEAUX: str(RIGHT[SCEAUX])
            .replace("fr: Une commune", 'fr: "[À COMPLÉTER] Une commune')
            .replace("un marché.\n", 'un marché."\n')
        },
        {},
    ),
    (
        "lorem ipsum in both languages",
        {
            SCEAUX: str(RIGHT[SCEAUX])
            .replace(_TEXT, "Lorem ipsum dolor sit amet, consectetur adipiscing elit.")
            .replace(
                "Two solutions are being tested in the market street.",
                "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
            )
        },
        {},
    ),
    _edit("XXX in a title", NEWS, _TITLE, "  fr: XXX à compléter\n", _TITLE),
    *(
        (
            f"an item of texts written as {wrong!r}",
            {SCEAUX: f"{RIGHT[SCEAUX]!s}{_TOPICS}{wrong}"},
            {SCEAUX: f"{RIGHT[SCEAUX]!s}{_TOPICS}{typed}"},
        )
        for wrong, typed in (
            ("    - fr: Le quai\n", "    - fr: Le quai\n      en: The quay\n"),
            ("    - en: The quay\n", "    - en: The quay\n      fr: Le quai\n"),
            (
                "    - fr: Le quai\n      en:\n",
                "    - fr: Le quai\n      en: The quay\n",
            ),
            ("    - {fr: Le quai}\n", "    - {fr: Le quai, en: The quay}\n"),
            ("    - Le quai\n", "    - {fr: Le quai, en: The quay}\n"),
            ("    - [Le quai]\n", "    - {fr: Le quai, en: The quay}\n"),
            ("    -\n", ""),
        )
    ),
    *(
        (
            f"an item of {part} written as {wrong!r}",
            {SCEAUX: f"{RIGHT[SCEAUX]!s}{_DISAGREEMENT}{wrong}"},
            {SCEAUX: f"{RIGHT[SCEAUX]!s}{_DISAGREEMENT}{typed}"},
        )
        for part, wrong, typed in (
            ("parts", "      - value: 3\n      -\n", "      - value: 3\n"),
            (
                "parts",
                "      - sources: []\n",
                "      - sources: []\n        value: 3\n",
            ),
            (
                "parts",
                "      - value: {fr: trois}\n",
                "      - value: {fr: trois, en: three}\n",
            ),
            (
                "texts",
                "      - value: 3\n        sources: [[x]]\n",
                "      - value: 3\n        sources: []\n",
            ),
        )
    ),
    *(
        _edit(
            f"{old.strip()} of {path} is lost",
            path,
            f"{old}{first}",
            first,
            f"{old}{first}",
        )
        for path, old, first in (
            (SCEAUX, "summary:\n", "  fr: Une commune"),
            (SCEAUX, "body:\n", "  fr: |"),
            (SCEAUX, "department:\n", "  code: 92"),
            (SCEAUX, "  title:\n", "    fr: Maire"),
            (SCEAUX, "  alt:\n", "    fr: Le"),
            (NEWS, "title:\n", "  fr: La haie"),
            (NEWS, "summary:\n", "  fr: La haie de"),
            (HEDGE, "themes:\n", "  - shade"),
            (HEDGE, "summary:\n", "  fr: La haie"),
            (TIMELINE, "  text:\n", "    fr: La"),
            (PEOPLE, "  roles:\n", "    - title"),
            (SITE, "press:\n", "  person"),
            (PEOPLE, "ada-martin:\n", "  name"),
        )
    ),
    *(
        (
            f"pasted twice {name}",
            {path: str(RIGHT[path]).replace(old, f"{old}{between}{old}")},
            {path: RIGHT[path]},
        )
        for name, path, old, between in (
            ("as a line", SCEAUX, f"    {_TEXT}\n", ""),
            ("as a paragraph", SCEAUX, f"    {_TEXT}\n", "\n"),
            ("as an item", SCEAUX, "    - une haie devant les écoles\n", ""),
            ("as items", SCEAUX, _ITEMS, ""),
            (
                "in a summary",
                SCEAUX,
                "Une commune au sud de Paris, avec un marché.",
                " ",
            ),
            ("as a summary of news", NEWS, "The hedge in Sceaux is open to all.", " "),
        )
    ),
    *(
        _edit(f"a list for the text {old.strip()!r}", path, old, wrong, typed)
        for path, old, wrong, typed in (
            (
                TIMELINE,
                "    fr: La première réunion\n",
                "    fr:\n      - La première\n      - réunion\n",
                "    fr: La première, réunion\n",
            ),
            (
                NEWS,
                _TITLE,
                "  fr: [La haie est ouverte, le banc]\n",
                "  fr: La haie est ouverte, le banc\n",
            ),
            (
                NEWS,
                "  fr: La haie de Sceaux est ouverte à tous.\n",
                "  fr:\n    - La haie de Sceaux est ouverte.\n    - À tous.\n",
                "  fr: La haie de Sceaux est ouverte. À tous.\n",
            ),
            (
                PEOPLE,
                "  name: Ada Martin\n",
                "  name:\n    - Ada Martin\n",
                "  name: Ada Martin\n",
            ),
        )
    ),
    (
        "lists for texts of several paragraphs",
        {SCEAUX: _LISTED.replace("fr: |", "fr:").replace("en: |", "en:")},
        {SCEAUX: _LISTED},
    ),
    _edit(
        "the address of a commune with what counts clicks",
        SCEAUX,
        "https://www.sceaux.example",
        "https://www.sceaux.example/?utm_source=f&fbclid=Iw",
        "https://www.sceaux.example/",
    ),
    (
        "links with what counts clicks",
        {SCEAUX: _write_links("b?id=3&utm_medium=email#c", "b?fbclid=a&id=3#c")},
        {SCEAUX: _write_links("b?id=3#c", "b?id=3#c")},
    ),
    _source(
        "url: https://a.example/b?id=3&utm_medium=email&xtor=1",
        "url: https://a.example/b?id=3",
    ),
    (
        "the names of two people exchanged",
        {
            PEOPLE: _TWO.replace("Ada Martin", "X")
            .replace("Luc Durand", "Ada Martin")
            .replace("X", "Luc Durand")
        },
        {PEOPLE: _TWO},
    ),
    (
        "pasted twice in both languages",
        {
            SCEAUX: str(RIGHT[SCEAUX])
            .replace(_TEXT, f"{_TEXT}\n    {_TEXT}")
            .replace(_ENGLISH, f"{_ENGLISH}\n\n    {_ENGLISH}")
        },
        {SCEAUX: RIGHT[SCEAUX]},
    ),
    (
        "a day that does not exist",
        {
            SCEAUX: str(RIGHT[SCEAUX])
            .replace(_TEXT, "Deux solutions sont testées le 31 septembre 2025.")
            .replace("in the market street", "on 31 September 2025")
        },
        {
            SCEAUX: str(RIGHT[SCEAUX])
            .replace(_TEXT, "Deux solutions sont testées le 30 septembre 2025.")
            .replace("in the market street", "on 30 September 2025")
        },
    ),
    *(
        _edit(f"a hyphen that touches {wrong.strip()!r}", path, old, wrong, typed)
        for path, old, wrong, typed in (
            (
                PEOPLE,
                "    - title: {fr: Directrice, en: Director}\n",
                "    - title: {fr: Maire, en: Mayor}\n      from: 2020\n    -title:\n        fr: Directrice\n        en: Director\n",
                "    - title: {fr: Maire, en: Mayor}\n      from: 2020\n    - title:\n        fr: Directrice\n        en: Director\n",
            ),
            (
                PEOPLE,
                "    - title: {fr: Directrice, en: Director}\n",
                "    -title: {fr: Directrice, en: Director}\n      from: 2020\n",
                "    - title: {fr: Directrice, en: Director}\n      from: 2020\n",
            ),
            (
                PEOPLE,
                "    - title: {fr: Directrice, en: Director}\n",
                "    -title: {fr: Directrice, en: Director}\n",
                "    - title: {fr: Directrice, en: Director}\n",
            ),
            (HEDGE, "  - shade\n", "  -shade\n", "  - shade\n"),
        )
    ),
    (
        "the versions of a merge with what stood there before",
        {
            SCEAUX: str(RIGHT[SCEAUX]).replace(
                "name: Sceaux\n",
                "<<<<<<< HEAD\nname: Sceaux\n||||||| 1a2b3c4\nname: Sceau\n=======\nname: Seau\n>>>>>>> autre\n",
                1,
            )
        },
        {SCEAUX: RIGHT[SCEAUX]},
    ),
    *(
        (
            f"{sign} and a tab in front of items",
            {
                SCEAUX: str(RIGHT[SCEAUX]).replace("    - ", f"    {sign}\t"),
            },
            {SCEAUX: RIGHT[SCEAUX]},
        )
        for sign in "•·o–▪"
    ),
    *(
        _edit(f"a colon in an item {wrong!r}", GLOSSARY, old, wrong, typed)
        for old, wrong, typed in (
            (
                "  variants: {fr: [communes], en: [municipalities]}\n",
                f"  variants:\n    fr:\n      - communes\n      - {text}\n    en: [municipalities]\n",
                f'  variants:\n    fr:\n      - communes\n      - "{text}"\n    en: [municipalities]\n',
            )
            for text in ("La commune : CT", "Villes: cités")
        )
    ),
    _edit(
        "a colon in a list between brackets",
        GLOSSARY,
        "[communes]",
        "[communes, La commune : CT]",
        '[communes, "La commune : CT"]',
    ),
    _edit(
        "the name of a field in French, and its English forgotten",
        SCEAUX,
        "summary:\n  fr: Une commune au sud de Paris, avec un marché.\n  en: A municipality south of Paris, with a market.\n",
        "résumé:\n  fr: Une commune au sud de Paris, avec un marché.\n",
        "summary:\n  fr: Une commune au sud de Paris, avec un marché.\n  en: A municipality south of Paris, with a market.\n",
    ),
)
"""Each as an editor makes it, and as the help says to mend it."""
