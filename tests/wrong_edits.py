"""A small site, and forty wrong edits of it as editors make them.

Each says where its first finding points, and words that its message and help have in
French and in English: what is wrong, and what to type.
"""

# ruff: noqa: E501 - one line for each edit keeps the table readable

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass

from PIL import Image
from support import SETTINGS, Files, list_records, minimal_site

SCEAUX = "content/communes/sceaux.yaml"
HEDGE = "content/solutions/hedge.yaml"
NEWS = "content/news/opening.yaml"
TIMELINE = "content/timeline.yaml"
PEOPLE = "content/people.yaml"
SITE = "content/site.yaml"
PICTURE = "assets/img/marche.jpg"

_COMMUNE = """\
name: Sceaux
edition: edition-1
code_insee: 92071
siren: 219200714
postal_codes: [92330]
department:
  code: 92
  name: Hauts-de-Seine
mayor:
  person: ada-martin
  title:
    fr: Maire de Sceaux
    en: Mayor of Sceaux
  from: 2020-07
  to: 2026-03
population:
  by_year:
    2025: 20004
website:
  url: https://www.sceaux.example
image:
  file: marche.jpg
  alt:
    fr: Le marché couvert
    en: The covered market
  credit: Ada Martin
summary:
  fr: Une commune au sud de Paris, avec un marché.
  en: A municipality south of Paris, with a market.
body:
  fr: |
    Deux solutions sont testées dans la rue du marché.

    - une haie devant les écoles
    - un banc devant la mairie
  en: |
    Two solutions are being tested in the market street.

    - a hedge in front of the schools
    - a bench in front of the town hall
"""


def _solution(french: str, english: str) -> str:
    return (
        f"name: {{fr: {french}, en: {english}}}\ncommunes: [sceaux]\n"
        "edition: edition-1\nthemes:\n  - shade\nstatus: testing\n"
        f"summary:\n  fr: {french} dans la rue.\n  en: {english} in the street.\n"
    )


def _picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(written, "JPEG")
    return written.getvalue()


_PICTURE = _picture()
_RIGHT: dict[str, str] = {
    SCEAUX: _COMMUNE,
    HEDGE: _solution("La haie", "The hedge"),
    "content/solutions/bench.yaml": _solution("Le banc", "The bench"),
    "content/themes.yaml": (
        "shade:\n  name: {fr: Ombre, en: Shade}\n"
        "  summary: {fr: Des rues fraîches., en: Cool streets.}\n"
    ),
    "content/glossary.yaml": (
        "commune:\n  term: {fr: commune, en: municipality}\n"
        "  variants: {fr: [communes], en: [municipalities]}\n"
        "solution:\n  term: {fr: solution, en: solution}\n"
        "  variants: {fr: [solutions], en: [solutions]}\n"
    ),
    TIMELINE: (
        "launch:\n  date: 2026-03-31\n  text:\n    fr: La première réunion\n"
        "    en: The first meeting\n"
    ),
    NEWS: (
        "title:\n  fr: La haie est ouverte\n  en: The hedge is open\n"
        "date: 2026-03-31\ncommunes: [sceaux]\nsummary:\n"
        "  fr: La haie de Sceaux est ouverte à tous.\n"
        "  en: The hedge in Sceaux is open to all.\n"
    ),
    PEOPLE: (
        "ada-martin:\n  name: Ada Martin\n  roles:\n"
        "    - title: {fr: Directrice, en: Director}\n"
    ),
    SITE: SETTINGS.replace("[home]", "\n  - home\n  - solutions"),
}
RIGHT: Files = minimal_site(
    {
        **list_records("solutions", "themes", "news", "timeline", "people", "glossary"),
        **_RIGHT,
        PICTURE: _PICTURE,
    }
)
"""The site before any edit: nothing is wrong with it."""


@dataclass(frozen=True)
class Edit:
    """A wrong edit, and what an editor has to be told."""

    name: str
    changes: Files
    place: str
    """`path:line:column` of the first finding."""
    french: tuple[str, ...]
    english: tuple[str, ...]
    others: int = 0
    """Findings beside the first: the same fault in the other language."""


def _edit(
    name: str,
    path: str,
    old: str,
    new: str,
    at: str,
    french: tuple[str, ...],
    english: tuple[str, ...],
    others: int = 0,
) -> Edit:
    """An edit of one file: a stretch of it becomes another, wherever it stands."""
    assert old in _RIGHT[path], (name, old)
    changes = {path: _RIGHT[path].replace(old, new)}
    return Edit(name, changes, f"{path}:{at}", french, english, others)


def _renamed(name: str, french: tuple[str, ...], english: tuple[str, ...]) -> Edit:
    """A picture that is called otherwise, in its record and on the disk."""
    changes = {
        SCEAUX: _COMMUNE.replace("marche.jpg", name),
        PICTURE: None,
        f"assets/img/{name}": _PICTURE,
    }
    return Edit(f"picture {name}", changes, f"{SCEAUX}:22:9", french, english)


_RENAME_FR, _RENAME_EN = "donnez aussi ce nom au fichier", "give the file this name too"
EDITS: tuple[Edit, ...] = (
    # What YAML cannot read.
    _edit(
        "tab",
        SCEAUX,
        "  fr: Une",
        "\tfr: Une",
        "28:1",
        ("tabulation", "tapez 2 espaces devant « fr: »"),
        ("a tab", "type 2 spaces in front of “fr:”"),
    ),
    _edit(
        "missing quote",
        NEWS,
        "fr: La haie est",
        'fr: "La haie est',
        "2:7",
        ("ne se ferme jamais", 'tapez " après le dernier mot'),
        ("never closed", 'type " after the last word'),
    ),
    _edit(
        "colon in a title",
        NEWS,
        "fr: La haie est ouverte\n",
        "fr: La haie : une visite\n",
        "2:15",
        ("ce texte contient « : »", 'fr: "La haie : une visite"'),
        ("this text holds “:”", 'fr: "La haie : une visite"'),
    ),
    _edit(
        "curly quotes as YAML quotes",
        NEWS,
        "fr: La haie est ouverte\n",
        "fr: “La haie : une visite”\n",
        "2:7",
        ("ces guillemets ne suffisent pas", 'fr: "La haie : une visite"'),
        ("these quotation marks do not hold", 'fr: "La haie : une visite"'),
    ),
    _edit(
        "wrong indentation",
        SCEAUX,
        "  name: Hauts",
        "   name: Hauts",
        "8:4",
        ("le retrait", "mettez 2 espaces au début, comme à la ligne 7"),
        ("not indented", "begin it with 2 spaces, like line 7"),
    ),
    _edit(
        "a field at column 1",
        SCEAUX,
        "  code: 92\n",
        "code: 92\n",
        "7:1",
        ("le retrait", "mettez 2 espaces au début, comme à la ligne 8"),
        ("not indented", "begin it with 2 spaces, like line 8"),
    ),
    _edit(
        "bracket left open",
        SCEAUX,
        "[92330]",
        "[92330",
        "5:15",
        ("crochet", "tapez « ] » après le dernier élément : [92330]"),
        ("a bracket is opened", "type “]” after the last item: [92330]"),
    ),
    _edit(
        "an item without a space",
        SITE,
        "  - solutions",
        "  -solutions",
        "10:3",
        ("il manque une espace", "écrivez « - solutions »"),
        ("no space follows", "write “- solutions”"),
    ),
    _edit(
        "no space after the colon",
        SCEAUX,
        "name: Sceaux",
        "name:Sceaux",
        "1:1",
        ("aucune espace ne suit « name: »", "écrivez « name: Sceaux »"),
        ("no space follows the “:” of “name”", "write “name: Sceaux”"),
    ),
    _edit(
        "merge markers",
        SCEAUX,
        "name: Sceaux\n",
        "<<<<<<< HEAD\nname: Sceaux\n=======\nname: Sceau\n>>>>>>> autre\n",
        "1:1",
        (
            "deux versions",
            "gardez la ligne 2 ou la ligne 4 ; supprimez l’autre version, et les lignes 1, 3 et 5",
        ),
        (
            "two versions",
            "keep line 2, or line 4; delete the other version, and lines 1, 3 and 5",
        ),
    ),
    # Files.
    Edit(
        "BOM",
        {SCEAUX: b"\xef\xbb\xbf" + _COMMUNE.encode()},
        f"{SCEAUX}:1:1",
        ("BOM", "« Encodage : UTF-8 », et non « UTF-8 avec BOM »"),
        ("BOM", "“Encoding: UTF-8”, not “UTF-8 with BOM”"),
    ),
    Edit(
        "Latin-1",
        {SCEAUX: _COMMUNE.encode("latin-1")},
        f"{SCEAUX}:24:17",
        ("n’est pas en UTF-8", "enregistrez"),
        ("not in UTF-8", "save the file again"),
    ),
    Edit(
        "empty file",
        {SCEAUX: ""},
        f"{SCEAUX}:1:1",
        ("vide", "ou supprimez le fichier ; « python build.py new commune sceaux »"),
        ("empty", "or delete the file; “python build.py new commune sceaux” then"),
    ),
    Edit(
        ".yml",
        {SCEAUX: None, SCEAUX.replace(".yaml", ".yml"): _COMMUNE},
        f"{SCEAUX.replace('.yaml', '.yml')}:1:1",
        ("ne lit pas le fichier", "renommez le fichier : sceaux.yaml"),
        ("the site does not read the file", "rename the file: sceaux.yaml"),
    ),
    Edit(
        "a commune file copied",
        {"content/communes/meudon.yaml": _COMMUNE},
        "content/communes/meudon.yaml:1:7",
        ("name, code_insee, siren et website.url", "écrivez ici ceux de « meudon »"),
        (
            "the same name, code_insee, siren and website.url",
            "write those of “meudon” here",
        ),
    ),
    # Names of pictures.
    _renamed(
        "marche.JPG",
        ("écrivez marche.jpg", f"{_RENAME_FR} : sans majuscules"),
        ("write marche.jpg", f"{_RENAME_EN}: without capital letters"),
    ),
    _renamed(
        "marché.jpg",
        ("écrivez marche.jpg", f"{_RENAME_FR} : sans accents"),
        ("write marche.jpg", f"{_RENAME_EN}: without accents"),
    ),
    _renamed(
        "le marche.jpg",
        ("écrivez le-marche.jpg", f"{_RENAME_FR} : sans espaces"),
        ("write le-marche.jpg", f"{_RENAME_EN}: without spaces"),
    ),
    _renamed(
        "Marché (2).jpg",
        (
            "écrivez marche-2.jpg",
            f"{_RENAME_FR} : sans majuscules, ni accents, ni espaces, ni signes comme « ( »",
        ),
        (
            "write marche-2.jpg",
            f"{_RENAME_EN}: without capital letters, accents, spaces or signs such as “(”",
        ),
    ),
    _renamed(
        unicodedata.normalize("NFD", "marché.jpg"),
        ("écrivez marche.jpg", f"{_RENAME_FR} : sans accents"),
        ("write marche.jpg", f"{_RENAME_EN}: without accents"),
    ),
    Edit(
        "a wrong picture name",
        {SCEAUX: _COMMUNE.replace("marche.jpg", "halle.jpg")},
        f"{SCEAUX}:22:9",
        (
            "assets/img/halle.jpg n’existe pas",
            "ou nommez une image qui s’y trouve : marche.jpg",
        ),
        (
            "there is no assets/img/halle.jpg",
            "or name one that is there: marche.jpg",
        ),
    ),
    # Fields.
    _edit(
        "a deleted key",
        SCEAUX,
        "edition: edition-1\n",
        "",
        "1:1",
        ("le champ edition manque", "ajoutez « edition: … » ici"),
        ("edition is missing", "add “edition: …” here"),
    ),
    _edit(
        "nom: for name:",
        SCEAUX,
        "name: Sceaux",
        "nom: Sceaux",
        "1:1",
        ("« nom » n’est pas un champ", "name ?"),
        ("“nom” is not a field", "did you mean name?"),
    ),
    _edit(
        "an empty field",
        SCEAUX,
        "edition: edition-1",
        "edition:",
        "2:1",
        ("edition est vide", "« edition: »"),
        ("edition is empty", "write the value after “edition:”"),
    ),
    _edit(
        "en: left empty",
        NEWS,
        "en: The hedge is open\n",
        "en:\n",
        "3:3",
        ("title est vide en anglais", "écrivez le texte après « en: »"),
        ("title is empty in English", "write the text after “en:”"),
    ),
    _edit(
        "forgotten en",
        NEWS,
        "  en: The hedge is open\n",
        "",
        "1:1",
        (
            "title n’a pas de texte en anglais",
            "ajoutez « en: … » sous « title: », avec 2 espaces devant",
        ),
        (
            "title has no text in English",
            "add “en: …” under “title:”, with 2 spaces in front",
        ),
    ),
    _edit(
        "en: at column 1",
        SCEAUX,
        "  en: A municipality",
        "en: A municipality",
        "29:1",
        ("« en » n’est pas un champ", "2 espaces, pour la mettre sous « summary: »"),
        ("“en” is not a field here", "2 spaces, to put it under “summary:”"),
    ),
    Edit(
        "a record copied with its id",
        {PEOPLE: _RIGHT[PEOPLE] * 2},
        f"{PEOPLE}:5:1",
        ("« ada-martin » figure deux fois", "écrivez « ada-martin-2: » à la ligne 5"),
        ("“ada-martin” stands twice", "write “ada-martin-2:” on line 5"),
    ),
    # Values.
    _edit(
        "31 mars 2026",
        TIMELINE,
        "2026-03-31",
        "31 mars 2026",
        "2:9",
        ("« 31 mars 2026 »", "2026-03-31"),
        ("“31 mars 2026”", "year-month-day: 2026-03-31"),
    ),
    _edit(
        "31/03/2026",
        TIMELINE,
        "2026-03-31",
        "31/03/2026",
        "2:9",
        ("« 31/03/2026 »", "2026-03-31"),
        ("“31/03/2026”", "year-month-day: 2026-03-31"),
    ),
    _edit(
        "2026-3-5",
        TIMELINE,
        "2026-03-31",
        "2026-3-5",
        "2:9",
        ("« 2026-3-5 »", "2026-03-05"),
        ("“2026-3-5”", "year-month-day: 2026-03-05"),
    ),
    _edit(
        "12 300 hab.",
        SCEAUX,
        "20004",
        "20 004 hab.",
        "18:11",
        ("« 20 004 hab. »", "seulement des chiffres : 20004"),
        ("“20 004 hab.”", "digits only: 20004"),
    ),
    _edit(
        "an address without scheme",
        SCEAUX,
        "https://www.sceaux.example",
        "www.sceaux.example",
        "20:8",
        ("« www.sceaux.example »", "écrivez https://www.sceaux.example"),
        ("“www.sceaux.example”", "write https://www.sceaux.example"),
    ),
    _edit(
        "oui",
        SCEAUX,
        "name: Sceaux\n",
        "name: Sceaux\ndraft: oui\n",
        "2:8",
        ("draft vaut « oui »", "écrivez true"),
        ("draft is “oui”", "write true"),
    ),
    _edit(
        "a trailing comma",
        SCEAUX,
        "name: Sceaux",
        "name: Sceaux,",
        "1:13",
        ("une virgule suit la valeur", "supprimez-la : Sceaux"),
        ("a comma stands after the value", "delete it: Sceaux"),
    ),
    _edit(
        "a list for a text",
        HEDGE,
        "status: testing",
        "status: [testing]",
        "6:9",
        ("status", "status: testing"),
        ("status is a list, and only one item is expected", "status: testing"),
    ),
    _edit(
        "a text for a list",
        HEDGE,
        "communes: [sceaux]",
        "communes: sceaux",
        "2:11",
        ("communes attend une liste", "[sceaux]"),
        ("communes must be a list", "write [sceaux]"),
    ),
    _edit(
        "an unknown reference",
        HEDGE,
        "[sceaux]",
        "[seaux]",
        "2:12",
        ("« seaux » n’est pas dans communes", "sceaux ?"),
        ("“seaux” is not in communes", "did you mean sceaux?"),
    ),
    Edit(
        "an unknown theme beside an unknown status",
        {
            HEDGE: _RIGHT[HEDGE]
            .replace("- shade", "- sun")
            .replace("testing", "finished")
        },
        f"{HEDGE}:5:5",
        (
            "« sun » n’est pas dans themes",
            "écrivez shade (Ombre), ou ajoutez « sun: » dans content/themes.yaml avec « python build.py new theme sun »",
        ),
        (
            "“sun” is not in themes",
            "write shade (Shade), or add “sun:” to content/themes.yaml with “python build.py new theme sun”",
        ),
        1,
    ),
    _edit(
        "the code of another département",
        SCEAUX,
        "92071",
        "75056",
        "3:13",
        (
            "75056 est une commune du département 75",
            "écrivez ici son code INSEE, que contient son SIREN : 92071",
        ),
        (
            "75056 is a commune of département 75",
            "write its INSEE code here, which its SIREN has: 92071",
        ),
    ),
    _edit(
        "a code of no commune",
        SCEAUX,
        "92071",
        "01000",
        "3:13",
        (
            "aucune commune n’a le code INSEE 01000",
            "écrivez ici son code INSEE, que contient son SIREN : 92071",
        ),
        (
            "no commune has the INSEE code 01000",
            "write its INSEE code here, which its SIREN has: 92071",
        ),
    ),
    # Texts.
    _edit(
        "English under fr",
        SCEAUX,
        "fr: Une commune au sud de Paris, avec un marché.",
        "fr: A municipality south of Paris, with a market.",
        "28:7",
        ("en anglais", "traduisez"),
        ("is in English", "translate it into French"),
    ),
    _edit(
        "the same text twice",
        SCEAUX,
        "en: A municipality south of Paris, with a market.",
        "en: Une commune au sud de Paris, avec un marché.",
        "29:7",
        ("en français", "traduisez"),
        ("is in French", "translate it into English"),
    ),
    Edit(
        "languages swapped",
        {
            SCEAUX: _COMMUNE.replace(
                "  fr: Une commune au sud de Paris, avec un marché.\n  en: A municipality south of Paris, with a market.",
                "  fr: A municipality south of Paris, with a market.\n  en: Une commune au sud de Paris, avec un marché.",
            )
        },
        f"{SCEAUX}:28:7",
        ("ont changé de place", "échangez-les"),
        ("have changed places", "swap them"),
    ),
    _edit(
        "> for |",
        SCEAUX,
        "  fr: |\n",
        "  fr: >\n",
        "31:7",
        ("les lignes de ce texte sont réunies", "« | » à la place de « > »"),
        ("the lines of this text are joined", "“|” in place of “>”"),
    ),
    _edit(
        "soft hyphens from Word",
        SCEAUX,
        "Deux solutions",
        "Deux solu\u00adtions",
        "32:10",
        ("césure cachée se trouve dans « solutions »", "retapez-le : solutions"),
        ("a hidden hyphen stands in “solutions”", "type it again: solutions"),
    ),
    _edit(
        "bullets from Word",
        SCEAUX,
        "    - une haie",
        "    • une haie",
        "34:5",
        ("puce", "commencez chaque élément par « - »"),
        ("a typed bullet", "begin each item with “- ”"),
    ),
    *(
        Edit(
            f"list from Word, {bullet!r}",
            {
                SCEAUX: _COMMUNE.replace(
                    "    - une haie devant les écoles\n    - un banc devant la mairie",
                    f"    {bullet}une haie devant les éco\u00adles ma\u00adter\u00adnelles\n    {bullet}un banc devant la mai\u00adrie",
                ).replace("schools", "nursery schools")
            },
            f"{SCEAUX}:34:5",
            ("puce", "césure cachée se trouve dans « écoles »", "« mairie »"),
            ("a typed bullet", "a hidden hyphen stands in “maternelles”"),
            1,
        )
        for bullet in ("• ", "•\t", "•\u00a0", "•", "▪ ", "\uf0b7\u00a0", "o\t")
    ),
    _edit(
        "quotes from Word",
        SCEAUX,
        "la rue du marché",
        "la “rue du marché”",
        "32:41",
        ("ces guillemets", "écrivez « rue du marché »"),
        ("these are not the quotation marks of French", "write « rue du marché »"),
    ),
    _edit(
        "a space forgotten",
        SCEAUX,
        "la rue du marché.",
        "la rue du marché.Elles y restent.",
        "32:48",
        ("il manque une espace", "tapez une espace devant « Elles »"),
        ("a space is missing", "type a space in front of “Elles”"),
    ),
    Edit(
        "the mayor misspelt in prose",
        {
            SCEAUX: _COMMUNE.replace(
                "    Deux solutions",
                "    Le maire, Ada Martine, est venu. Deux solutions",
            ).replace(
                "    Two solutions", "    The mayor, Ada Martine, came. Two solutions"
            )
        },
        f"{SCEAUX}:32:15",
        ("Ada Martine", "écrivez Ada Martin, ou corrigez la fiche"),
        ("Ada Martine", "write Ada Martin, or correct the record"),
    ),
    Edit(
        "the mayor misspelt in a solution of the commune",
        {
            HEDGE: str(_RIGHT[HEDGE])
            + "body:\n  fr: Le maire, Eva Martin, est venu.\n  en: The mayor, Eva Martin, came.\n"
        },
        f"{HEDGE}:11:17",
        (
            "d’après ce texte, le maire (Sceaux) s’appelle Eva Martin ; d’après la fiche, Ada Martin",
            "aussi à content/solutions/hedge.yaml:12:18",
        ),
        (
            "the mayor of Sceaux is called Eva Martin here",
            "also at content/solutions/hedge.yaml:12:18",
        ),
    ),
    Edit(
        "another population in prose",
        {
            SCEAUX: _COMMUNE.replace(
                "    Deux solutions",
                "    La commune compte 35 000 habitants. Deux solutions",
            ).replace(
                "    Two solutions",
                "    The municipality has 35,000 inhabitants. Two solutions",
            )
        },
        f"{SCEAUX}:32:23",
        (
            "« 35 000 habitants »",
            "écrivez 20 004 dans ce texte français",
            "écrivez 20,004 dans ce texte anglais",
        ),
        (
            "“35 000 habitants”",
            "write 20 004 in this French text",
            "write 20,004 in this English text",
        ),
        1,
    ),
    Edit(
        "another count in prose",
        {
            SCEAUX: _COMMUNE.replace(
                "    Deux solutions",
                "    Le programme réunit 70 communes. Deux solutions",
            ).replace(
                "    Two solutions",
                "    The programme unites 70 municipalities. Two solutions",
            )
        },
        f"{SCEAUX}:32:25",
        (
            "« 70 communes » : il y en a 1",
            "écrivez « 1 commune »",
            "écrivez « 1 municipality »",
        ),
        ("“70 communes”: there is 1", "write “1 commune”", "write “1 municipality”"),
        1,
    ),
)
