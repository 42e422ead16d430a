"""What bad input gets: findings with their place and words, and nothing published.

Each case changes files of a site that is right, and lists what an editor then reads:
`line:column: message [rule]` of the first of these files, or of another one, named.
The whole reports, with excerpts and help, stand in `golden/bad-input/`.
"""

# ruff: noqa: E501 - one line for each case and each message keeps the table readable

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from conftest import Tree
from ground import GEO, OUTLINED, SQUARE, outline
from support import (
    COMMUNE,
    PROJECT,
    SETTINGS,
    TYPES,
    Edited,
    Files,
    catalog,
    find_problems,
    list_records,
    minimal_site,
    read_files,
    show,
    translator,
    write_tree,
)
from tables import every_row

from microsite import pipeline
from microsite.command.cli import main
from microsite.load import read_excerpt
from microsite.pages.template import limits
from microsite.pipeline import Built, Config, build_site
from twinlint.reporter import Reporter

SCEAUX = "content/communes/sceaux.yaml"
HOME = "content/pages/home.yaml"
SITE = "content/site.yaml"
TIMELINE = "content/timeline.yaml"
TEMPLATE = "templates/pages/commune.html"
FRENCH = "locales/fr/LC_MESSAGES/site.po"

PAGE = "title: {fr: Accueil, en: Home}\nsummary: {fr: Bienvenue, en: Welcome}\n"
OTHER_PAGE = PAGE.replace("Accueil", "Entrée").replace("Home", "Entrance")
EDITION = (
    "edition-1:\n  name: {fr: Première, en: First}\n  number: 1\n"
    "  status: closed\n  summary: {fr: Une édition, en: One edition}\n"
)


def commune(old: str, new: str) -> Files:
    """The commune of the small site with a change in its text."""
    assert old in COMMUNE
    return {SCEAUX: COMMUNE.replace(old, new)}


def commune_with(lines: str) -> Files:
    """The commune of the small site with more lines below."""
    return {SCEAUX: COMMUNE + lines}


def settings(old: str, new: str) -> Files:
    assert old in SETTINGS
    return {SITE: SETTINGS.replace(old, new)}


def prose(french: str, english: str) -> Files:
    """The home page with a text in both languages, from line 5 on."""
    body = f"body:\n  fr: |\n    {french}\n  en: |\n    {english}\n"
    return {HOME: f"kind: home\n{PAGE}{body}"}


def drawn(old: str, new: str) -> Files:
    """The outline of the commune of the small site with a change in its text."""
    assert old in SQUARE
    return outline(SQUARE.replace(old, new))


def event(date: str) -> Files:
    return {TIMELINE: f"launch:\n  date: {date}\n  text: {{fr: Début, en: Start}}\n"}


@dataclass(frozen=True)
class Case:
    name: str
    changes: Files
    expected: tuple[str, ...]


def case(name: str, changes: Files, *expected: str) -> Case:
    return Case(name, changes, expected)


FILES = (
    case(
        "not-utf-8",
        {SCEAUX: COMMUNE.replace("Une", "Ôtée").encode("latin-1")},
        "9:7: the file is not in UTF-8: “Ô” is written as in Windows-1252 [wrong-encoding]",
    ),
    case(
        "not-utf-8-after-two-characters-for-one",
        {SCEAUX: COMMUNE.replace("Une", "e\u0301tait").encode() + b"\r\n\r\nx: \xd4"},
        "13:4: the file is not in UTF-8: “Ô” is written as in Windows-1252"
        " [wrong-encoding]",
    ),
    case(
        "crlf-after-two-characters-for-one",
        {SCEAUX: "# e\u0301t\r\n" + COMMUNE},
        "1:5: lines end in the Windows way (CRLF) [wrong-line-end]",
    ),
    case(
        "no-encoding",
        {SCEAUX: COMMUNE.encode().replace(b"Une", b"\x81ne")},
        "9:7: the file is not in UTF-8: byte 134 is 0x81 [wrong-encoding]",
    ),
    case(
        "utf-16-with-mark",
        {SCEAUX: COMMUNE.encode("utf-16")},
        "1:1: the file is in UTF-16, not in UTF-8 [wrong-encoding]",
    ),
    case(
        "zero-width-space",
        commune("edition-1", "edition-1\u200b"),
        "2:19: an invisible character (U+200B) stands behind “edition-1” [control-character]",
    ),
    case(
        "utf-16",
        {SCEAUX: COMMUNE.encode("utf-16-le")},
        "1:1: the file is in UTF-16, not in UTF-8 [wrong-encoding]",
    ),
    case(
        "byte-order-mark",
        {SCEAUX: b"\xef\xbb\xbf" + COMMUNE.encode()},
        "1:1: the file begins with an invisible mark (BOM) [byte-order-mark]",
    ),
    case(
        "byte-order-mark-and-crlf",
        {SCEAUX: b"\xef\xbb\xbf" + COMMUNE.replace("\n", "\r\n").encode()},
        "1:1: the file begins with an invisible mark (BOM), and its lines end in the"
        " Windows way (CRLF) [byte-order-mark]",
    ),
    case(
        "byte-order-mark-not-utf-8",
        {SCEAUX: b"\xef\xbb\xbf" + COMMUNE.replace("Une", "Ôtée").encode("latin-1")},
        "9:7: the file is not in UTF-8: “Ô” is written as in Windows-1252 [wrong-encoding]",
    ),
    case(
        "crlf",
        {SCEAUX: COMMUNE.replace("\n", "\r\n")},
        "1:13: lines end in the Windows way (CRLF) [wrong-line-end]",
    ),
    case(
        "one-crlf",
        {SCEAUX: COMMUNE.replace("07\n", "07\r\n").replace("71\n", "71\r\n")},
        "3:18: lines end in the Windows way (CRLF) [wrong-line-end]",
    ),
    case(
        "cr",
        {SCEAUX: COMMUNE.replace("\n", "\r")},
        "1:13: lines end in the Windows way (CRLF) [wrong-line-end]",
    ),
    case(
        "control-character",
        commune("Une", "U\x07ne"),
        "9:8: the character U+0007 is not text [control-character]",
    ),
    case(
        "nul",
        commune("Une", "U\x00ne"),
        "9:8: the character U+0000 is not text [control-character]",
    ),
    case(
        "nul-by-escape",
        commune("Une commune", r'"\\ Une\x41 \0"'),
        "9:19: the character U+0000 is not text [control-character]",
    ),
    case(
        "escape-sequence-by-escape",
        commune("Sceaux", r'"Sceaux\u001b[2J"'),
        "1:14: the character U+001B is not text [control-character]",
    ),
    case(
        "zero-width-space-by-escape",
        commune("Sceaux", r'"Sceaux\U0000200B"'),
        "1:14: an invisible character (U+200B) stands behind “Sceaux” [control-character]",
    ),
    case(
        "words-shown-backwards",
        commune("Une commune", "Une \u202eenummoc\u202c"),
        "9:11: an invisible character (U+202E) shows the words in another order than they are written [control-character]",
    ),
    case(
        "letters-of-another-language-around-a-turn",
        commune("Une commune", "Une \u2067commune\u2069"),
        "9:11: an invisible character (U+2067) shows the words in another order than they are written [control-character]",
    ),
    case(
        "turn-that-does-not-end",
        commune_with("# بلدية \u2067Sceaux\n"),
        "11:9: an invisible character (U+2067) shows the words in another order than they are written [control-character]",
    ),
    case(
        "turn-that-ends-otherwise-than-it-began",
        commune_with("# بلدية \u2067Sceaux\u202c\n"),
        "11:9: an invisible character (U+2067) shows the words in another order than they are written [control-character]",
    ),
    case(
        "arabic-shown-backwards",
        commune_with("# بلدية \u202eSceaux\u202c\n"),
        "11:9: an invisible character (U+202E) shows the words in another order than they are written [control-character]",
    ),
    case(
        "nul-beside-a-turn-that-ends",
        commune_with("# بلدية \u2067Sceaux\u2069\0\n"),
        "11:17: the character U+0000 is not text [control-character]",
    ),
    case(
        "words-shown-backwards-by-escape",
        commune("Sceaux", r'"\u202eSceaux"'),
        "1:8: an invisible character (U+202E) shows the words in another order than they are written [control-character]",
    ),
    case(
        "more-than-5-mb",
        commune_with(f"# {'x' * 5_000_000}\n"),
        "1:1: the file has 5.1 MB, more than 5 MB [file-too-large]",
    ),
    case("empty-file", {SCEAUX: ""}, "1:1: the file is empty [empty-file]"),
    case("only-white-space", {SCEAUX: "\n  \n"}, "1:1: the file is empty [empty-file]"),
    case(
        "only-comments",
        {SCEAUX: "# rien\n"},
        "1:1: the file has nothing but comments [empty-file]",
    ),
    case(
        "wrong-suffix",
        {"content/communes/meudon.yml": COMMUNE},
        "1:1: the site does not read the file “communes/meudon.yml” [unknown-file]",
    ),
    case(
        "wrong-folder",
        {"content/comunes/meudon.yaml": COMMUNE},
        "1:1: the site does not read the file “comunes/meudon.yaml” [unknown-file]",
    ),
    case(
        "not-a-record",
        {"content/communes/notes.txt": "à faire\n"},
        "1:1: the site does not read the file “communes/notes.txt” [unknown-file]",
    ),
    case(
        "no-settings", {SITE: None}, "1:1: there is no content/site.yaml [missing-file]"
    ),
)

YAML = (
    case(
        "tab",
        commune("  fr", "\tfr"),
        "9:1: a tab stands in front of “fr:”, in place of 2 spaces [yaml-syntax]",
    ),
    case(
        "tab-below-spaces",
        commune("  name: Hauts", "\tname: Hauts"),
        "7:1: a tab stands in front of “name:”, in place of 2 spaces [yaml-syntax]",
    ),
    case(
        "colon-in-text",
        commune("Une commune", "Une commune : la suite"),
        "9:19: this text holds “:”, which looks like a new field [yaml-syntax]",
    ),
    case(
        "quote-not-closed",
        commune("Une commune", '"Une commune'),
        "9:7: a quotation mark is opened and never closed [yaml-syntax]",
    ),
    case(
        "quotes-inside-quotes",
        commune("Une commune", '"Une "vraie" commune"'),
        "9:12: a quotation mark closes here, and the text goes on [yaml-syntax]",
    ),
    case(
        "apostrophe-inside-quotes",
        commune("Une commune", "'L'une des communes'"),
        "9:9: a quotation mark closes here, and the text goes on [yaml-syntax]",
    ),
    case(
        "no-space-after-colon",
        commune("edition: edition-1", "edition:edition-1"),
        "2:1: no space follows the “:” of “edition” [yaml-syntax]",
    ),
    case(
        "no-break-space-after-colon",
        commune("edition: edition-1", "edition:\u00a0edition-1"),
        "2:1: a no-break space follows the “:” of “edition” [yaml-syntax]",
    ),
    case(
        "bracket-not-closed",
        commune("[92330]", "[92330"),
        "4:15: a bracket is opened and not closed [yaml-syntax]",
    ),
    case(
        "wrong-indentation",
        commune("  name: Hauts", " name: Hauts"),
        "7:2: this line is not indented like the lines around it [yaml-syntax]",
    ),
    case(
        "indentation-too-deep",
        commune("  name: Hauts", "    name: Hauts"),
        "7:5: this line is not indented like the lines around it [yaml-syntax]",
    ),
    case(
        "indentation-of-an-item",
        commune_with("context:\n  - text: {fr: Un, en: One}\n   sources: [a]\n"),
        "13:4: this line is not indented like the lines around it [yaml-syntax]",
    ),
    case(
        "indentation-of-a-dash",
        commune_with("sources:\n    - a\n   - b\n"),
        "13:4: this line is not indented like the lines around it [yaml-syntax]",
    ),
    case(
        "indentation-below-a-text",
        commune_with(
            "body:\n  fr: |\n    Note : un\n    texte\n   en: |\n    A text\n"
        ),
        "15:4: this line is not indented like the lines around it [yaml-syntax]",
    ),
    case(
        "indentation-of-the-first-line",
        {SCEAUX: f" {COMMUNE}"},
        "1:2: “name:” is indented, and “edition:” on line 2 is not [yaml-syntax]",
    ),
    case(
        "indentation-with-no-break-spaces",
        commune("  fr: Une", "\u00a0\u00a0fr: Une"),
        "9:1: no-break or wide spaces stand in front of “fr:”, in place of 2"
        " ordinary ones [yaml-syntax]",
    ),
    case(
        "text-not-indented",
        commune_with(
            "body:\n  fr: |\n    Un texte\n  et sa suite\n  en: |\n    A text\n"
        ),
        "14:3: this line has no “name:”, and is not indented like a text [yaml-syntax]",
    ),
    case(
        "colon-lost",
        commune("summary:", "summary"),
        "8:1: a field’s name stands here without “:” [yaml-syntax]",
    ),
    case(
        "equals-sign-for-colon",
        commune("name: Sceaux", "name = Sceaux"),
        "1:1: a field’s name stands here without “:” [yaml-syntax]",
    ),
    case(
        "colon-in-brackets",
        commune_with("note: {fr: Un : deux, en: One}\n"),
        "11:15: this text holds “:”, which looks like a new field [yaml-syntax]",
    ),
    case(
        "text-without-the-sign-of-a-block",
        commune_with(
            "body:\n  fr:\n    Un texte\n    sur deux : trois\n  en: |\n    A\n"
        ),
        "12:3: “|” is missing in front of the text below “fr:” [yaml-syntax]",
    ),
    case(
        "text-after-the-sign-of-a-block",
        commune("Une commune", "| Une commune"),
        "9:9: a text follows “|” or “>” on the same line [yaml-syntax]",
    ),
    case(
        "dash-before-a-text",
        commune("Une commune", "- Une commune"),
        "9:7: a “-” stands where no list can begin [yaml-syntax]",
    ),
    case(
        "comma-before-a-text",
        commune("Une commune", ", Une commune"),
        "9:7: a text cannot begin with this character [yaml-syntax]",
    ),
    case(
        "marks-of-git",
        commune(
            "name: Sceaux\n",
            "<<<<<<< HEAD\nname: Sceaux\n=======\nname: SCEAUX\n>>>>>>> main\n",
        ),
        "1:1: two versions of the same lines stand here, between marks (<<<, ===, >>>) [unmerged-versions]",
    ),
    case(
        "no-colon",
        commune("edition: edition-1", "edition edition-1"),
        "2:1: this line has no “name:”, and is not indented like a text [yaml-syntax]",
    ),
    case(
        "at-sign",
        commune("Une commune", "@sceaux"),
        "9:7: a text cannot begin with this character [yaml-syntax]",
    ),
    case(
        "unknown-alias",
        commune("Une commune", "*sceaux"),
        "9:7: a text cannot begin with & or * [yaml-syntax]",
    ),
    case(
        "tag",
        commune("Une commune", "!!python/object:os.system x"),
        "9:7: a text cannot begin with “!” [yaml-syntax]",
    ),
    case(
        "wrong-escape",
        commune("Une commune", r'"Une\ commune \q"'),
        "9:21: a “\\” in double quotes stands before the wrong letter [yaml-syntax]",
    ),
    case(
        "list-in-place-of-name",
        commune_with("? [a, b]\n: c\n"),
        "11:3: a list or a mapping stands where a field’s name is expected [yaml-syntax]",
    ),
    case(
        "duplicate-key",
        commune_with("name: Seaux\n"),
        "11:1: “name” stands twice here [duplicate-key]",
    ),
    case(
        "duplicate-key-with-fields",
        commune_with("department: {code: 92, name: Hauts-de-Seine}\n"),
        "11:1: “department” stands twice here [duplicate-key]",
    ),
    case(
        "two-documents",
        commune_with("---\nname: Meudon\n"),
        "11:1: a second document begins here, after “---” [several-documents]",
    ),
    case(
        "exploding-anchors",
        {
            SCEAUX: "".join(
                f"{name}: &{name} [{', '.join([value] * 10)}]\n"
                for name, value in zip(
                    "abcdef", ("x", "*a", "*b", "*c", "*d", "*e"), strict=True
                )
            )
        },
        "1:35: the file grows past 200,000 values [too-many-aliases]",
    ),
    case(
        "cyclic-alias",
        commune_with("context: &c\n  - *c\n"),
        "12:5: “*c” stands inside “&c” [cyclic-alias]",
    ),
    case(
        "nested-lists",
        {SCEAUX: f"note: {'[' * 40}{']' * 40}\n"},
        "1:38: values stand 32 deep or more [too-deep]",
    ),
    case(
        "nested-past-any-stack",
        {SCEAUX: f"note: {'[' * 50_000}\n"},
        "1:38: values stand 32 deep or more [too-deep]",
    ),
    case(
        "nested-mappings",
        {SCEAUX: "".join(f"{' ' * n}a:\n" for n in range(40))},
        "33:33: values stand 32 deep or more [too-deep]",
    ),
    case(
        "one-word",
        {SCEAUX: "bonjour\n"},
        "1:1: fields are expected here, such as “name: …” [wrong-type]",
    ),
    case(
        "list",
        {SCEAUX: "- bonjour\n"},
        "1:1: fields are expected here, such as “name: …” [wrong-type]",
    ),
    case(
        "null",
        {SCEAUX: "~\n"},
        "1:1: fields are expected here, such as “name: …” [wrong-type]",
    ),
)

RECORDS = (
    case(
        "unknown-field",
        commune_with("couleur: bleu\n"),
        "11:1: “couleur” is not a field here [unknown-field]",
    ),
    case(
        "misspelt-field",
        commune("summary:", "sumary:"),
        "8:1: “sumary” is not a field here [unknown-field]",
    ),
    case(
        "misspelt-nested-field",
        commune("  code: 92", "  cod: 92"),
        "6:3: “cod” is not a field here [unknown-field]",
    ),
    case(
        "id-in-the-record",
        commune_with("id: sceaux\n"),
        "11:1: “id” is not written in the record [unknown-field]",
    ),
    case(
        "missing-field",
        commune("code_insee: 92071\n", ""),
        "1:1: code_insee is missing [missing-field]",
    ),
    case(
        "missing-nested-field",
        commune("  code: 92\n", ""),
        "5:1: code is missing [missing-field]",
    ),
    case(
        "field-without-value",
        commune("code_insee: 92071", "code_insee:"),
        "3:1: code_insee is empty [missing-field]",
    ),
    case(
        "empty-value",
        commune("name: Sceaux", 'name: ""'),
        "1:7: name is empty [empty-value]",
    ),
    case(
        "empty-list",
        commune("[92330]", "[]"),
        "4:1: postal_codes is empty [missing-field]",
    ),
    case(
        "text-for-list",
        commune("[92330]", "92330"),
        "4:15: postal_codes must be a list [wrong-type]",
    ),
    case(
        "list-for-text",
        commune("name: Sceaux", "name: [Sceaux]"),
        "1:7: name is a list, and only one item is expected [wrong-type]",
    ),
    case(
        "mapping-for-text",
        commune("name: Sceaux", "name: {nom: Sceaux}"),
        "1:7: name has fields, and only a text or a number is expected [wrong-type]",
    ),
    case(
        "no-space-after-dash",
        commune("[92330]", "\n  -92330\n  -92331"),
        "5:3: no space follows the “-” of “92330” [yaml-syntax]",
    ),
    case(
        "dash-too-deep",
        commune_with("sources:\n  - a\n    - b\n"),
        "12:5: “a - b” is one text on several lines [unknown-reference]",
    ),
    case(
        "no-break-space-in-the-name-of-a-field",
        commune("edition:", "edition\u00a0:"),
        "2:1: a no-break space stands beside “edition” [unknown-field]",
    ),
    case(
        "sign-of-a-block-above-languages",
        commune("summary:", "summary: |"),
        "8:10: summary has one text for all languages [wrong-type]",
    ),
    case(
        "end-before-start",
        commune_with(
            "mayor:\n  person: ada-martin\n  title: {fr: Maire, en: Mayor}\n"
            "  from: 2026-05\n  to: 2020\n"
        ),
        "15:7: the end, 2020, is before the start, May 2026 [swapped-dates]",
    ),
    case(
        "text-for-mapping",
        commune(
            "department:\n  code: 92\n  name: Hauts-de-Seine",
            "department: Hauts-de-Seine",
        ),
        "5:13: department has fields of its own [wrong-type]",
    ),
    case(
        "list-for-number",
        commune_with("population:\n  by_year: {2023: [1]}\n"),
        "12:19: 2023 is a list, and only one item is expected [wrong-type]",
    ),
    case(
        "words-for-number",
        commune_with("population:\n  by_year: {2023: 12 300 hab.}\n"),
        "12:19: 2023 is “12 300 hab.” [wrong-number]",
    ),
    case(
        "english-thousands",
        commune_with('population:\n  by_year: {2023: "12,300"}\n'),
        "12:19: 2023 is “12,300” [wrong-number]",
    ),
    case(
        "fraction-for-integer",
        commune_with("population:\n  by_year: {2023: 12.5}\n"),
        "12:19: 2023 is “12.5” [wrong-number]",
    ),
    case(
        "decimal-comma",
        commune_with('position: {latitude: "48,77", longitude: 2.3}\n'),
        "11:22: latitude is “48,77” [wrong-number]",
    ),
    case(
        "not-a-number",
        commune_with("position: {latitude: nan, longitude: 2.3}\n"),
        "11:22: latitude is “nan” [wrong-number]",
    ),
    case(
        "latitude-too-large",
        commune_with("position: {latitude: 148.8, longitude: 2.3}\n"),
        "11:22: latitude is “148.8” [number-out-of-range]",
    ),
    case(
        "longitude-too-small",
        commune_with("position: {latitude: 48.8, longitude: -181}\n"),
        "11:39: longitude is “-181” [number-out-of-range]",
    ),
    case(
        "not-a-boolean",
        commune_with("draft: oui\n"),
        "11:8: draft is “oui” [wrong-choice]",
    ),
    case(
        "wrong-code",
        commune("92071", "9207"),
        "3:13: code_insee is “9207” [wrong-format]",
    ),
    case(
        "wrong-choice",
        {"content/editions.yaml": EDITION.replace("closed", "finished")},
        "4:11: status is “finished” [wrong-choice]",
    ),
    case(
        "date-in-words",
        event("6 février 2024"),
        "2:9: date is “6 février 2024” [wrong-date]",
    ),
    case("no-such-day", event("2023-02-29"), "2:9: date is “2023-02-29” [wrong-date]"),
    case("no-such-month", event("2023-13"), "2:9: date is “2023-13” [wrong-date]"),
    case(
        "french-order-of-date",
        event("06/02/2024"),
        "2:9: date is “06/02/2024” [wrong-date]",
    ),
    case(
        "empty-record",
        {"content/themes.yaml": "energy:\n"},
        "1:1: fields are expected here, such as “name: …” [wrong-type]",
    ),
    case(
        "list-for-records",
        {"content/themes.yaml": "- energy\n"},
        "1:1: the file is not made of records under their names [wrong-type]",
    ),
    case(
        "map-for-waivers",
        {"content/waivers.yaml": "rule: raw-html\n"},
        "1:1: the file is not a list of waivers [wrong-type]",
    ),
    case(
        "waiver-without-end",
        {"content/waivers.yaml": "- rule: raw-html\n  path: x\n  reason: y\n"},
        "1:3: until is missing [missing-field]",
    ),
    case(
        "capitals-in-file-name",
        {"content/communes/Athis Mons.yaml": COMMUNE.replace("Sceaux", "Athis-Mons")},
        "1:1: “Athis Mons” is the name of a file, which has no capital letters or spaces"
        " [wrong-id]",
    ),
    case(
        "accent-in-key",
        {"content/editions.yaml": EDITION.replace("edition-1", "édition-1")},
        "1:1: “édition-1” is a key, which has no accents [wrong-id]",
    ),
    case(
        "name-of-signs",
        {"content/communes/!.yaml": COMMUNE},
        "1:1: “!” is the name of a file, which has no signs such as “!” [wrong-id]",
    ),
    case(
        "name-of-a-device",
        {"content/communes/con.yaml": COMMUNE},
        "1:1: “con” is a name that Windows keeps for itself [wrong-id]",
    ),
    case(
        "name-of-a-device-as-key",
        {"content/editions.yaml": EDITION.replace("edition-1", "lpt1")},
        f"{SCEAUX}:2:10: “edition-1” is not in editions [unknown-reference]",
        "1:1: “lpt1” is a name that Windows keeps for itself [wrong-id]",
    ),
    case(
        "key-longer-than-a-file-name",
        {"content/editions.yaml": EDITION + EDITION.replace("edition-1", "a" * 201)},
        "6:1: this name has 201 characters: too many [wrong-id]",
    ),
)

LANGUAGES = (
    case(
        "missing-language",
        commune("  en: A municipality\n", ""),
        "8:1: summary has no text in English [missing-translation]",
    ),
    case(
        "language-without-text",
        commune("  en: A municipality\n", "  en:\n"),
        "10:3: summary is empty in English [missing-translation]",
    ),
    case(
        "language-with-empty-text",
        commune("  en: A municipality\n", '  en: ""\n'),
        "10:3: summary is empty in English [missing-translation]",
    ),
    case(
        "no-language",
        commune("  fr: Une commune\n  en: A municipality\n", ""),
        "8:1: summary is empty [missing-field]",
    ),
    case(
        "shared-text-for-localized",
        commune(
            "summary:\n  fr: Une commune\n  en: A municipality\n",
            "summary: Une commune\n",
        ),
        "8:10: summary has one text for all languages [wrong-type]",
    ),
    case(
        "unknown-language",
        commune_with("  de: Ein Ort\n"),
        "11:3: “de” is not a language of this site [unknown-language]",
    ),
    case(
        "shared-value-differs",
        commune("name: Sceaux\n", "name: {fr: Sceaux, en: Seaux}\n"),
        "1:24: name is “Sceaux” in French, “Seaux” in English [differing-shared-value]",
    ),
    case(
        "no-languages",
        settings("locales: [fr, en]\n", ""),
        "1:1: locales is missing [missing-field]",
    ),
    case(
        "empty-languages",
        settings("locales: [fr, en]\n", "locales: []\n"),
        "2:1: locales is empty [missing-field]",
    ),
    case(
        "language-twice",
        settings("locales: [fr, en]\n", "locales: [fr, en, fr]\n"),
        "2:10: “fr” stands there twice [repeated-value]",
    ),
    case(
        "language-leaves-the-site",
        settings("locales: [fr, en]\n", "locales: [fr, en, ../x]\n"),
        "2:19: “../x” stands in locales [wrong-format]",
    ),
    case(
        "no-such-language",
        settings("locales: [fr, en]\n", "locales: [fr, en, zz]\n"),
        "2:19: “zz” is not the code of a language [unknown-language]",
    ),
)

REFERENCES = (
    case(
        "unknown-reference",
        commune("edition-1", "edition-2"),
        "2:10: “edition-2” is not in editions [unknown-reference]",
    ),
    case(
        "unknown-reference-without-guess",
        commune_with("sources: [zzz]\n"),
        "11:11: “zzz” is not in sources [unknown-reference]",
    ),
    case(
        "unknown-record-in-prose",
        prose("Voir [Sceaux](commune:seaux).", "See [Sceaux](commune:seaux)."),
        "6:19: “seaux” is not in communes [unknown-reference]",
    ),
    case(
        "phase-of-no-edition",
        commune_with("phase: appel\n"),
        "11:8: “appel” is not a phase of edition-1 [unknown-reference]",
    ),
    case(
        "draft-reference",
        {"content/editions.yaml": EDITION.replace("\n", "\n  draft: true\n", 1)},
        "content/communes/sceaux.yaml:2:10: “edition-1” is a draft and is not published [draft-reference]",
    ),
    case(
        "contradicting-editions",
        {
            "content/editions.yaml": EDITION
            + EDITION.replace("edition-1", "edition-2")
            .replace("number: 1", "number: 2")
            .replace("Première, en: First", "Deuxième, en: Second"),
            "content/themes.yaml": "energy:\n  name: {fr: Énergie, en: Energy}\n  summary: {fr: Une, en: One}\n",
            "content/solutions/lamp.yaml": (
                "name: Lampe\ncommunes: [sceaux]\nedition: edition-2\nthemes: [energy]\n"
                "status: tested\nsummary: {fr: Une lampe, en: A lamp}\n"
            ),
            **list_records("solutions", "themes"),
        },
        "content/solutions/lamp.yaml:3:10: the solution is of edition-2, Sceaux is of edition-1 [contradicting-reference]",
    ),
    case(
        "page-above-itself",
        {"content/pages/a.yaml": f"parent: a\n{PAGE}"},
        "1:9: “a” stands above itself: a → a [cyclic-reference]",
    ),
    case(
        "pages-above-one-another",
        {
            f"content/pages/{page}.yaml": f"parent: {parent}\n{PAGE}"
            for page, parent in (("a", "b"), ("b", "c"), ("c", "a"))
        },
        "1:9: “a” stands above itself: a → c → b → a [cyclic-reference]",
    ),
    case(
        "duplicate-id",
        {"content/editions.yaml": EDITION + EDITION},
        "6:1: “edition-1” stands twice here [duplicate-key]",
    ),
    case(
        "duplicate-slug",
        {
            "content/pages/a.yaml": f"slug: x\n{PAGE}",
            "content/pages/b.yaml": f"slug: x\n{PAGE}",
        },
        "content/pages/b.yaml:1:1: “b” has the same slug and title as “a” [duplicate-record]",
    ),
    case(
        "duplicate-slug-in-one-language",
        {
            "content/pages/a.yaml": f"{PAGE}",
            "content/pages/b.yaml": f"slug: {{fr: a, en: b}}\n{OTHER_PAGE}",
        },
        "content/pages/b.yaml:1:12: 2 records give /fr/a/ [duplicate-address]",
    ),
    case(
        "two-home-pages",
        {"content/pages/a.yaml": f"kind: home\n{OTHER_PAGE}"},
        "content/pages/home.yaml:1:1: 2 records give /en/ [duplicate-address]",
        "content/pages/home.yaml:1:1: 2 records give /fr/ [duplicate-address]",
    ),
    case(
        "slug-leaves-the-site",
        commune_with("slug: ../../etc\n"),
        "11:7: slug is “../../etc” [wrong-slug]",
    ),
    case(
        "slug-of-one-language-leaves-the-site",
        commune_with("slug: {fr: sceaux, en: a/b}\n"),
        "11:24: slug is “a/b” [wrong-slug]",
    ),
    case(
        "slug-is-the-folder-above",
        commune_with('slug: ".."\n'),
        "11:7: slug is “..” [wrong-slug]",
    ),
    case(
        "image-leaves-the-site",
        commune_with("image: {file: ../../secret.jpg, alt: {fr: Un, en: A}}\n"),
        "11:15: file is “../../secret.jpg” [wrong-format]",
    ),
)

PROSE = (
    case(
        "html",
        prose("Une <b>commune</b>.", "A <b>municipality</b>."),
        "6:9: “<b>” is HTML [raw-html]",
        "8:7: “<b>” is HTML [raw-html]",
    ),
    case(
        "script",
        prose("<script>alert(1)</script>", "<script>alert(1)</script>"),
        "6:5: “<script>” is HTML [raw-html]",
        "6:21: “</script>” is HTML [raw-html]",
        "8:5: “<script>” is HTML [raw-html]",
        "8:21: “</script>” is HTML [raw-html]",
    ),
    case(
        "html-comment",
        prose("Une <!-- note --> commune.", "A <!-- note --> municipality."),
        "6:9: “<!--” is HTML [raw-html]",
        "8:7: “<!--” is HTML [raw-html]",
    ),
    case(
        "javascript-link",
        prose("[clic](javascript:alert(1))", "[click](javascript:alert(1))"),
        "6:12: a link cannot lead to “javascript:alert(1)” [unsafe-link]",
        "8:13: a link cannot lead to “javascript:alert(1)” [unsafe-link]",
    ),
    case(
        "javascript-link-in-capitals",
        prose("[clic](JavaScript&#58;alert)", "[click](JavaScript&#58;alert)"),
        "6:12: a link cannot lead to “JavaScript&#58;alert” [unsafe-link]",
        "8:13: a link cannot lead to “JavaScript&#58;alert” [unsafe-link]",
    ),
    case(
        "javascript-link-by-reference",
        prose(
            "[clic][a]\n\n    [a]: javascript:x", "[click][a]\n\n    [a]: javascript:x"
        ),
        "8:10: a link cannot lead to “javascript:x” [unsafe-link]",
        "12:10: a link cannot lead to “javascript:x” [unsafe-link]",
    ),
    case(
        "data-link",
        prose("[clic](data:text/html,x)", "[click](data:text/html,x)"),
        "6:12: a link cannot lead to “data:text/html,x” [unsafe-link]",
        "8:13: a link cannot lead to “data:text/html,x” [unsafe-link]",
    ),
    case(
        "file-link",
        prose("<file:///etc/passwd>", "<file:///etc/passwd>"),
        "6:6: a link cannot lead to “file:///etc/passwd” [unsafe-link]",
        "8:6: a link cannot lead to “file:///etc/passwd” [unsafe-link]",
    ),
    case(
        "relative-link",
        prose("[clic](../x/)", "[click](../x/)"),
        "6:12: a link cannot lead to “../x/” [unsafe-link]",
        "8:13: a link cannot lead to “../x/” [unsafe-link]",
    ),
    case(
        "link-with-escapes",
        prose(r"[clic](/\evil.example)", r"[click](/\evil.example)"),
        r"6:12: a link cannot lead to “/\evil.example” [unsafe-link]",
        r"8:13: a link cannot lead to “/\evil.example” [unsafe-link]",
    ),
    case(
        "link-without-host",
        prose("[clic](https:///evil.example)", r"[click](https:\\evil.example)"),
        "6:12: a link cannot lead to “https:///evil.example” [unsafe-link]",
        r"8:13: “https:\\evil.example”: browsers read another host than stands there [unsafe-link]",
    ),
    case(
        "link-with-another-host-in-front",
        prose(
            "[clic](https://sceaux.fr@evil.example/)",
            "[click](https://sceaux.fr@evil.example/)",
        ),
        "6:12: “https://sceaux.fr@evil.example/”: it leads to evil.example, and not to what stands before “@” [unsafe-link]",
        "8:13: “https://sceaux.fr@evil.example/”: it leads to evil.example, and not to what stands before “@” [unsafe-link]",
    ),
    case(
        "link-to-a-host-of-two-alphabets",
        prose("[clic](https://sceаux.fr/)", "[click](https://xn--sceux-5nf.fr/)"),
        "6:12: “https://sceаux.fr/”: its host mixes letters of several alphabets [unsafe-link]",
        "8:13: “https://xn--sceux-5nf.fr/”: its host mixes letters of several alphabets [unsafe-link]",
    ),
    case(
        "link-to-no-host",
        prose("[clic](https://[::1/)", "[click](https://sceaux.fr:99999/)"),
        "6:12: “https://[::1/”: nobody can find its host or its port [unsafe-link]",
        "8:13: “https://sceaux.fr:99999/”: nobody can find its host or its port [unsafe-link]",
    ),
    case(
        "lists-in-lists-without-end",
        prose("- " * 5000 + "a", "> " * 5000 + "a"),
        "6:69: lists and quotations stand inside one another more than 32 deep [too-deep]",
        "8:69: lists and quotations stand inside one another more than 32 deep [too-deep]",
    ),
    case(
        "link-to-a-host-with-an-empty-label",
        prose("[clic](https://sceaux..fr/)", "[click](https://.sceaux.fr:80)"),
        "6:12: “https://sceaux..fr/”: nobody can find its host or its port [unsafe-link]",
        "8:13: “https://.sceaux.fr:80”: nobody can find its host or its port [unsafe-link]",
    ),
    case(
        "link-to-no-number",
        prose("[clic](https://256.1.1.1/)", "[click](https://sceaux.1)"),
        "6:12: “https://256.1.1.1/”: nobody can find its host or its port [unsafe-link]",
        "8:13: “https://sceaux.1”: nobody can find its host or its port [unsafe-link]",
    ),
    case(
        "site-at-a-host-with-an-empty-label",
        settings("https://ville.paris", "https://ville..paris"),
        "1:11: base_url: nobody can find its host or its port [unsafe-link]",
    ),
    case(
        "site-at-a-host-with-an-overlong-label",
        settings("https://ville.paris", f"https://{'a' * 64}.paris"),
        "1:11: base_url: nobody can find its host or its port [unsafe-link]",
    ),
    case(
        "website-at-an-overlong-host",
        commune_with(f"website:\n  url: https://{'ville.' * 43}paris/\n"),
        "12:8: url: nobody can find its host or its port [unsafe-link]",
    ),
    case(
        "site-at-no-host",
        settings("https://ville.paris", "https://[::1"),
        "1:11: base_url: nobody can find its host or its port [unsafe-link]",
    ),
    case(
        "link-written-backwards",
        prose(
            "[clic](https://a.example/\u200fgpj.x)", "[click](https://a.example/%62)"
        ),
        "6:12: “https://a.example/\u200fgpj.x”: an invisible character stands in it [unsafe-link]",
    ),
    case(
        "website-with-another-host-in-front",
        commune_with("website:\n  url: https://sceaux.fr@evil.example/\n"),
        "12:8: url: it leads to evil.example, and not to what stands before “@” [unsafe-link]",
    ),
    case(
        "website-of-any-protocol",
        commune_with("website:\n  url: //evil.example/\n"),
        "12:8: url is “//evil.example/” [wrong-format]",
    ),
    case(
        "site-with-another-host-in-front",
        settings("https://ville.paris", "https://ville.paris@evil.example"),
        "1:11: base_url is “https://ville.paris@evil.example” [wrong-format]",
    ),
)

TEMPLATES = (
    case(
        "template-in-another-order-than-it-reads",
        {"templates/pages/home.html": "<p>\n{# \u202efin #}\n"},
        "2:4: an invisible character (U+202E) shows the words in another order than they"
        " are written [control-character]",
    ),
    case(
        "catalog-in-another-order-than-it-reads",
        {FRENCH: catalog("fr", 'msgid "a"\nmsgstr "b\u2066c"\n')},
        "8:10: an invisible character (U+2066) shows the words in another order than"
        " they are written [control-character]",
    ),
    case(
        "style-in-another-order-than-it-reads",
        {"assets/css/site.css": "/* a */\n.b\u202e { color: red }\n"},
        "2:3: an invisible character (U+202E) shows the words in another order than they"
        " are written [control-character]",
    ),
    case(
        "asset-whose-name-reads-in-another-order",
        {"assets/a\u202egpj.txt": "a"},
        "1:1: an invisible character (U+202E) shows the words in another order than they"
        " are written [control-character]",
    ),
    case(
        "template-syntax",
        {TEMPLATE: "<p>\n{% if %}\n"},
        "2:1: the template stops here: Expected an expression, got 'end of statement block' [template-error]",
    ),
    case(
        "template-not-closed",
        {TEMPLATE: "<p>\n{% if record %}\n<p>\n"},
        "3:1: the template stops here: Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'. [template-error]",
    ),
    case(
        "unknown-filter",
        {TEMPLATE: "<p>\n{{ record|shine }}\n"},
        "2:1: the template stops here: no filter is called “shine” [template-error]",
    ),
    case(
        "undefined-name",
        {TEMPLATE: "<p>\n{{ nothing }}\n"},
        "2:1: the template stops here: nothing is called “nothing” here [template-error]",
    ),
    case(
        "undefined-attribute",
        {TEMPLATE: "<p>\n\n{{ record.nothing }}\n"},
        "3:1: the template stops here: commune has no field “nothing” [template-error]",
    ),
    case(
        "missing-include",
        {TEMPLATE: "<p>\n{% include 'components/no.html' %}\n"},
        "2:1: there is no templates/components/no.html [missing-template]",
    ),
    case(
        "missing-asset",
        {TEMPLATE: "<p>\n{{ asset('css/no.css') }}\n"},
        "2:1: the template stops here: there is no assets/css/no.css [template-error]",
    ),
    case(
        "link-to-no-page",
        {TEMPLATE: "<p>\n{{ url('commune:meudon') }}\n"},
        "2:1: the template stops here: there is no page “commune:meudon” [template-error]",
    ),
    case(
        "division-by-zero",
        {TEMPLATE: "\n\n{{ 1 / 0 }}\n"},
        "3:1: the template stops here: division by zero [template-error]",
    ),
    case(
        "template-includes-itself",
        {TEMPLATE: "{% include 'pages/commune.html' %}\n"},
        "1:1: the template stops here: templates take one another in without end: pages/commune.html → pages/commune.html [template-error]",
    ),
    case(
        "templates-include-one-another",
        {
            TEMPLATE: "<p>\n{% include 'a.html' %}\n",
            "templates/a.html": "{% include 'b.html' %}\n",
            "templates/b.html": "\n\n{% include 'a.html' %}{% include 'a.html' %}\n",
        },
        "templates/b.html:3:1: the template stops here: templates take one another in without end: a.html → b.html → a.html [template-error]",
    ),
    case(
        "templates-extend-one-another",
        {
            TEMPLATE: "{% extends 'a.html' %}\n",
            "templates/a.html": "\n{% extends 'pages/commune.html' %}\n",
        },
        "templates/a.html:2:1: the template stops here: templates take one another in without end: pages/commune.html → a.html → pages/commune.html [template-error]",
    ),
    case(
        "templates-import-one-another",
        {
            TEMPLATE: "{% import 'a.html' as a %}\n",
            "templates/a.html": "\n{% from 'pages/commune.html' import a with context %}",
        },
        "templates/a.html:2:1: the template stops here: templates take one another in without end: pages/commune.html → a.html → pages/commune.html [template-error]",
    ),
    case(
        "templates-include-one-another-by-a-name-that-is-made",
        {
            TEMPLATE: "<p>\n{% set name = 'a' %}{% include name ~ '.html' %}\n",
            "templates/a.html": "\n{% if page %}{% include 'b.html' %}{% endif %}\n",
            "templates/b.html": "{% set name = 'a' %}\n{% include name ~ '.html' %}\n",
        },
        "templates/a.html:2:1: the template stops here: templates take one another in without end: b.html → a.html → b.html [template-error]",
    ),
    case(
        "macro-calls-itself",
        {
            TEMPLATE: "{% macro a() %}\n{{ b() }}{% endmacro %}\n"
            "{% macro b() %}\n{{ a() }}{% endmacro %}\n{{ a() }}\n"
        },
        "2:1: the template stops here: something calls itself here without end [template-error]",
    ),
    case(
        "template-without-end",
        {TEMPLATE: "<p>\n{% for each in range(10000000000) %}{% endfor %}\n"},
        "2:1: the template stops here: the page takes more than 20,000 steps [template-error]",
    ),
    case(
        "template-that-doubles-without-end",
        {
            TEMPLATE: "{% macro twice(n) %}\n{% for each in range(n) %}{{ twice(n) }}"
            "{% endfor %}{% endmacro %}\n{{ twice(0) }}{% for a in range(9999) %}"
            "{% for b in range(9999) %}{{ twice(0) }}{% endfor %}{% endfor %}\n"
        },
        "1:1: the template stops here: the page takes more than 20,000 steps [template-error]",
    ),
    case(
        "template-too-deep",
        {TEMPLATE: "{% if record %}\n" * 2000 + "{% endif %}" * 2000},
        "61:1: the template stops here: more than 60 things, or 16 loops, stand inside one another [template-error]",
    ),
    case(
        "template-with-too-many-loops",
        {TEMPLATE: "{% for a in [] %}\n" * 17 + "{% endfor %}" * 17},
        "17:1: the template stops here: more than 60 things, or 16 loops, stand inside one another [template-error]",
    ),
    case(
        "template-with-too-many-branches",
        {TEMPLATE: "{% if 1 %}" + "{% elif 1 %}" * 3000 + "{% endif %}"},
        "1:1: the template stops here: more than 60 things, or 16 loops, stand inside one another [template-error]",
    ),
    case(
        "template-with-a-power",
        {TEMPLATE: "\n{{ 9 ** 9 ** 9 }}\n"},
        "2:1: the template stops here: a power may be larger than the memory [template-error]",
    ),
    case(
        "template-with-too-many-digits",
        {TEMPLATE: "\n{{ " + "9" * 5000 + " }}\n"},
        "2:1: the template stops here: a number has too many digits [template-error]",
    ),
    case(
        "template-not-utf-8",
        {TEMPLATE: b"<p>\n<p>\xe9\n"},
        "2:4: the file is not in UTF-8: byte 8 is 0xE9 [wrong-encoding]",
    ),
    case(  # for a reader of the file, a lone CR ends a line, too
        "template-not-utf-8-behind-a-carriage-return",
        {TEMPLATE: b"\r\xed\xa0\x80"},
        "2:1: the file is not in UTF-8: byte 2 is 0xED [wrong-encoding]",
    ),
    case(
        "no-template",
        {TEMPLATE: None},
        "content/communes/sceaux.yaml:1:1: there is no templates/pages/commune.html [missing-template]",
    ),
    case(
        "no-template-of-a-kind",
        {"templates/pages/communes.html": None},
        "content/pages/communes.yaml:1:7: there is no templates/pages/communes.html [missing-template]",
    ),
    case(
        "css-imports-nothing",
        {"assets/css/a.css": '@import "no.css";\na{background:url(no.png)}\n'},
        "1:10: there is no “no.css” [missing-asset]",
        "2:18: there is no “no.png” [missing-asset]",
    ),
    case(
        "css-imports-itself",
        {"assets/a.css": '@import "b.css";\n', "assets/b.css": '@import "a.css";\n'},
        "assets/b.css:1:10: “a.css” imports this file [missing-asset]",
    ),
)

CATALOGS = (
    case(
        "quote-not-closed-in-catalog",
        {FRENCH: catalog("fr", 'msgid "A\nmsgstr ""\n')},
        "7:1: this line is not one of a catalog [catalog-syntax]",
    ),
    case(
        "garbage-in-catalog",
        {FRENCH: "bonjour\n"},
        "1:1: this line is not one of a catalog [catalog-syntax]",
    ),
    case(
        "catalog-as-xgettext-leaves-it",
        {FRENCH: catalog("fr").replace("utf-8", "CHARSET")},
        "4:1: the header says “charset=CHARSET” [catalog-syntax]",
    ),
    case(
        "catalog-in-another-charset",
        {FRENCH: catalog("fr").replace("utf-8", "latin9")},
        "4:1: the header says “charset=latin9” [catalog-syntax]",
    ),
    case(
        "catalog-with-a-million-plurals",
        {FRENCH: catalog("fr").replace("nplurals=2", "nplurals=999999")},
        "5:1: the header says “nplurals=999999”: this language has 2 forms [catalog-syntax]",
    ),
    *(
        case(
            f"catalog-whose-plurals-are-{name}",
            {FRENCH: catalog("fr").replace("(n > 1)", rule)},
            f"5:1: “{rule[:40]}” does not say which form is which [catalog-syntax]",
        )
        for name, rule in (
            ("no-rule", "n is 1"),
            ("code", "__import__('os')"),
            ("of-another-language", "n % 100 + 7"),
            ("divided-by-nothing", "1 / n"),
            ("without-end", "(" * 100),
        )
    ),
    case(
        "two-plurals-of-one-message",
        {
            FRENCH: catalog(
                "fr", 'msgid "A"\nmsgid_plural "B"\nmsgid_plural "C"\nmsgstr[0] ""\n'
            )
        },
        "9:1: “msgid_plural” stands here twice [catalog-syntax]",
    ),
    case(
        "message-translated-twice",
        {FRENCH: catalog("fr", 'msgid "A"\nmsgstr "B"\n\nmsgid "A"\nmsgstr "C"\n')},
        "10:1: line 7 translates the same text [catalog-syntax]",
    ),
    case(
        "message-without-translation-line",
        {FRENCH: catalog("fr", 'msgid "A"\n\nmsgid "B"\nmsgstr "C"\n')},
        "7:1: this is not a catalog: missing msgstr for msgid 'A' [catalog-syntax]",
    ),
    case(
        "catalog-not-utf-8",
        {FRENCH: catalog("fr", 'msgid "A"\nmsgstr "é"\n').encode("latin-1")},
        "8:9: the file is not in UTF-8: byte 146 is 0xE9 [wrong-encoding]",
    ),
    case(
        "catalog-not-utf-8-behind-a-carriage-return",
        {FRENCH: b'msgid ""\r\nmsgstr ""\r"\xe9"\n'},
        "3:2: the file is not in UTF-8: byte 22 is 0xE9 [wrong-encoding]",
    ),
    case(
        "no-catalog", {FRENCH: None}, "1:1: there is no French catalog [missing-file]"
    ),
    case(
        "missing-message",
        {TEMPLATE: '{% extends "layouts/page.html" %}\n{% set a = _("Skip") %}\n'},
        "locales/en/LC_MESSAGES/site.po:1:1: “Skip” is not translated into English [missing-message]",
        "locales/fr/LC_MESSAGES/site.po:1:1: “Skip” is not translated into French [missing-message]",
    ),
    case(
        "stale-message",
        {
            TEMPLATE: '{% extends "layouts/page.html" %}\n{% set a = _("Skip") %}\n',
            FRENCH: catalog("fr", '#, fuzzy\nmsgid "Skip"\nmsgstr "Passer"\n'),
            "locales/en/LC_MESSAGES/site.po": catalog(
                "en", 'msgid "Skip"\nmsgstr "Skip"\n'
            ),
        },
        "locales/fr/LC_MESSAGES/site.po:8:1: the translation of “Skip” is marked fuzzy [stale-message]",
    ),
    case(
        "differing-placeholder",
        {
            TEMPLATE: '{% extends "layouts/page.html" %}\n{% set a = _("By %(name)s", name=1) %}\n',
            FRENCH: catalog("fr", 'msgid "By %(name)s"\nmsgstr "Par %(nom)s"\n'),
            "locales/en/LC_MESSAGES/site.po": catalog(
                "en", 'msgid "By %(name)s"\nmsgstr "By %(name)s"\n'
            ),
        },
        "locales/fr/LC_MESSAGES/site.po:7:1: the translation of “By %(name)s” has other placeholders [differing-placeholder]",
    ),
)


OUTLINES = (
    case(
        "outline-not-json",
        drawn('"type":', "type:"),
        "2:3: from here on, this is not JSON [json-syntax]",
    ),
    case(
        "outline-cut-short",
        outline(SQUARE[:90]),
        "6:20: the file ends before its last bracket is closed [json-syntax]",
    ),
    case(
        "outline-twice-in-one-file",
        outline(SQUARE * 2),
        "12:1: from here on, this is not JSON [json-syntax]",
    ),
    case(
        "outline-of-text",
        outline('"Sceaux"\n'),
        "1:1: this is not GeoJSON: it has no “type” [wrong-geometry]",
    ),
    case("outline-empty", outline("\n"), "1:1: the file is empty [empty-file]"),
    case(
        "outline-not-utf-8",
        outline(SQUARE.replace("Poly", "Pôly").encode("latin-1")),
        "2:13: the file is not in UTF-8: “ô” is written as in Windows-1252 [wrong-encoding]",
    ),
    case(
        "outline-more-than-5-mb",
        outline(" " * 5_000_001),
        "1:1: the file has 5.1 MB, more than 5 MB [file-too-large]",
    ),
    case(
        "outline-too-deep",
        outline('{"type": "Polygon", "coordinates": ' + "[" * 50_000),
        "1:67: values stand 32 deep or more [too-deep]",
    ),
    case(
        "outline-not-a-number",
        drawn("2.31, 48.77", "NaN, 48.77"),
        "6:8: “NaN” is not a number [json-syntax]",
    ),
    case(
        "outline-infinite",
        drawn("2.31, 48.77", "-Infinity, 48.77"),
        "6:8: “-Infinity” is not a number [json-syntax]",
    ),
    case(
        "outline-type-twice",
        drawn('"type": "Polygon",', '"type": "Polygon", "type": "Point",'),
        "2:22: “type” stands twice here [duplicate-key]",
    ),
    case(
        "outline-of-a-point",
        outline('{"type": "Point", "coordinates": [2.29, 48.78]}\n'),
        "1:10: a Point is not an outline [wrong-geometry]",
    ),
    case(
        "outline-of-a-line",
        outline(
            '{"type": "Feature", "properties": {"a": [1, "b"]}, "geometry":'
            ' {"type": "LineString", "coordinates": [[2.29, 48.78], [2.3, 48.78]]}}\n'
        ),
        "1:73: a LineString is not an outline [wrong-geometry]",
    ),
    case(
        "outline-of-an-unknown-type",
        drawn('"Polygon"', '"\\ud800<script>"'),
        "2:11: GeoJSON has no such type [wrong-geometry]",
    ),
    case(
        "outline-without-shape",
        outline('{"type": "Feature", "geometry": null}\n'),
        "1:1: this Feature has no shape [wrong-geometry]",
    ),
    case(
        "outline-of-two-communes",
        outline('{"type": "FeatureCollection", "features": [{}, {}]}\n'),
        "1:43: the file holds 2 shapes, not that of one commune [wrong-geometry]",
    ),
    case(
        "outline-without-coordinates",
        outline('{"type": "MultiPolygon"}\n'),
        "1:1: coordinates is missing [wrong-geometry]",
    ),
    case(
        "outline-without-position",
        outline('{"type": "MultiPolygon", "coordinates": []}\n'),
        "1:41: there is no position here [wrong-geometry]",
    ),
    case(
        "outline-of-points-in-place-of-lines",
        outline('{"type": "Polygon", "coordinates": [[2.27, 48.77]]}\n'),
        "1:38: this is not a position [wrong-geometry]",
    ),
    case(
        "outline-of-words",
        drawn("2.31, 48.77", '"2.31", "48.77"'),
        "6:7: this is not a position [wrong-geometry]",
    ),
    case(
        "outline-open",
        drawn("2.27, 48.77]\n    ]", "2.27, 48.79]\n    ]"),
        "8:7: the line does not end where it begins [broken-outline]",
    ),
    case(
        "outline-of-three-positions",
        drawn("      [2.31, 48.77],\n", ""),
        "4:5: the line has 3 positions, fewer than 4 [broken-outline]",
    ),
    case(
        "outline-without-inside",
        drawn("2.31, 48.79", "2.29, 48.77"),
        "5:7: the line surrounds nothing [broken-outline]",
    ),
    case(
        "outline-out-of-range",
        drawn("2.31, 48.77", "2.31, 4877"),
        "6:14: no latitude is beyond 90 degrees [number-out-of-range]",
    ),
    case(
        "outline-past-any-number",
        drawn("2.31, 48.77", "1e999, 48.77"),
        "6:8: no longitude is beyond 180 degrees [number-out-of-range]",
    ),
    case(
        "outline-in-metres",
        drawn("2.27, 48.77],\n", "648000.5, 6854000.25],\n"),
        "5:8: these are metres, of a map, and no degrees [number-out-of-range]",
    ),
    case(
        "outline-swapped",
        outline(re.sub(r"\[(2.\d+), (48.\d+)\]", r"[\2, \1]", SQUARE)),
        "5:7: latitude and longitude of sceaux have changed places [swapped-coordinates]",
    ),
    case(
        "outline-with-one-far-corner",
        drawn("2.31, 48.79", "3.31, 48.79"),
        "7:7: the outline reaches 75 km from the position of Sceaux [misplaced-outline]",
    ),
    case(
        "outline-of-the-next-commune",
        outline(SQUARE.replace("2.", "2.1")),
        "5:7: the position of Sceaux lies 11.7 km outside this outline [misplaced-outline]",
    ),
    case(
        "outline-of-no-commune",
        outline(
            SQUARE,
            record=OUTLINED.partition("outline")[0],
            file="content/geo/Seaux.geojson",
            sourced=False,
        ),
        "1:1: no commune has the name of this file: “Seaux” [unknown-file]",
    ),
    case(
        "outline-of-a-commune-with-another-ending",
        outline(
            SQUARE,
            record=OUTLINED.partition("outline")[0],
            file="content/geo/sceaux.json",
            sourced=False,
        ),
        "1:1: the site does not read the file “geo/sceaux.json” [unknown-file]",
    ),
    case(
        "outline-without-source",
        outline(SQUARE, record=OUTLINED.partition("outline")[0], sourced=False),
        "content/communes/sceaux.yaml:1:1: nothing says where the outline of Sceaux is from [unsourced-outline]",
    ),
    case(
        "outline-with-an-empty-list-of-sources",
        outline(SQUARE, record=OUTLINED.replace("[map]", "[]"), sourced=False),
        "content/communes/sceaux.yaml:15:3: sources is empty [missing-field]",
    ),
    case(
        "outline-without-file",
        {**outline(SQUARE), GEO: None},
        "content/communes/sceaux.yaml:14:1: there is no content/geo/sceaux.geojson [missing-outline]",
    ),
    case(
        "outline-of-a-commune-without-position",
        outline(SQUARE, record=COMMUNE + "outline: {sources: [map]}\n"),
        "content/communes/sceaux.yaml:1:1: position is missing [missing-field]",
    ),
)

GROUPS = {
    "files": FILES,
    "yaml": YAML,
    "records": RECORDS,
    "languages": LANGUAGES,
    "references": REFERENCES,
    "prose": PROSE,
    "templates": TEMPLATES,
    "catalogs": CATALOGS,
    "outlines": OUTLINES,
}
CASES = tuple(case for group in GROUPS.values() for case in group)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    """The small site, published before anything is broken."""
    site = Edited(tmp_path_factory.mktemp("broken"), minimal_site())
    assert main(["build", "--root", str(site.root)]) == 0
    return site


@pytest.fixture(scope="module")
def good(site: Edited) -> Mapping[str, bytes]:
    """The files that were published, which whatever is broken leaves as they are."""
    return read_files(site.root / "dist")


@dataclass(frozen=True)
class Outcome:
    """What the command did with a broken site."""

    code: int
    out: str
    err: str
    reports: Mapping[str, str]
    """What `out` says, for people, by language."""
    published: Mapping[str, bytes]


Build = Callable[[Case], Outcome]


@pytest.fixture(scope="module")
def build(site: Edited, good: Mapping[str, bytes]) -> Iterator[Build]:
    """Builds the site of a case where the good one is published; once for all tests.

    It is one site, broken and mended again: what is not broken is not compared anew.
    """
    outcomes: dict[str, Outcome] = {}
    found: list[Built] = []

    def listen(config: Config, out: Path) -> Built:
        found.append(build_site(config, out, TYPES))
        return found[-1]

    def build_once(case: Case) -> Outcome:
        if case.name not in outcomes:
            with site.change(case.changes):
                outcomes[case.name] = build(site.root)
        return outcomes[case.name]

    def build(root: Path) -> Outcome:
        arguments = ["build", "--root", str(root), "--format", "json"]
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            code = main([*arguments, "--lang", "en"])
        findings, read = found[-1].findings, partial(read_excerpt, root)
        reports = {
            lang: Reporter(translator(lang), read).write_text(findings)
            for lang in ("en", "fr")
        }
        published = read_files(root / "dist")
        if published != good:  # The next case is not to blame.
            shutil.rmtree(root / "dist")
            write_tree(root / "dist", good)
        return Outcome(code, out.getvalue(), err.getvalue(), reports, published)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "build_site", listen)
        patch.setattr(limits, "MAX_STEPS", 20_000)  # What runs without end takes long.
        yield build_once


@every_row("case", CASES, ids=lambda case: case.name)
def test_bad_input_is_reported_and_nothing_is_published(
    case: Case, build: Build, good: Mapping[str, bytes]
) -> None:
    outcome = build(case)
    findings = json.loads(outcome.out)["findings"]
    assert [describe(finding, case) for finding in findings] == list(case.expected)
    assert outcome.code == 1
    assert outcome.err == "Nothing was published; the last good site stays.\n"
    assert outcome.published == good


def describe(finding: dict[str, object], case: Case) -> str:
    where = "{line}:{column}".format_map(finding)
    if finding["path"] != next(iter(case.changes)):
        where = f"{finding['path']}:{where}"
    return f"{where}: {finding['message']} [{finding['rule']}]"


@pytest.mark.parametrize("group", GROUPS)
def test_reports_read_well_in_both_languages(
    group: str, build: Build, expect_golden: Callable[[str, str], None]
) -> None:
    reports: dict[str, list[str]] = {"en": [], "fr": []}
    for case in GROUPS[group]:
        outcome = build(case)
        for lang, written in reports.items():
            written.append(f"# {case.name}\n\n{outcome.reports[lang]}\n")
    for lang, written in reports.items():
        expect_golden(f"bad-input/{group}.{lang}.txt", "".join(written))


# What cannot be said with the text of files --------------------------------------------


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


@pytest.mark.parametrize(
    ("name", "make", "expected"),
    [
        (
            "content/communes/meudon.yaml",
            Path.mkdir,
            "1:1: error: this is not a file [unreadable-file]",
        ),
        (
            "content/communes/meudon.yaml",
            os.mkfifo,
            "1:1: error: this is not a file [unreadable-file]",
        ),
        (
            "content/communes/meudon.yaml",
            link("meudon.yaml"),
            "1:1: error: the file cannot be read: Too many levels of symbolic links [unreadable-file]",
        ),
        (
            "content/communes/meudon.yaml",
            link("no.yaml"),
            "1:1: error: the file cannot be read: No such file or directory [unreadable-file]",
        ),
        (
            "content/communes/meudon.yaml",
            link("/etc/passwd"),
            "1:1: error: this is a link to a file outside the site’s folder [link-out-of-site]",
        ),
        (
            GEO,
            link("/etc/passwd"),
            "1:1: error: this is a link to a file outside the site’s folder [link-out-of-site]",
        ),
        (
            GEO,
            os.mkfifo,
            "1:1: error: this is not a file [unreadable-file]",
        ),
        (
            "content/news",
            link("/etc"),
            "1:1: error: this is a link to a file outside the site’s folder [link-out-of-site]",
        ),
        (
            "assets/a.css",
            link("/etc/passwd"),
            "1:1: error: this leads to a file outside the folder assets/ [link-out-of-site]",
        ),
        (
            "assets/img",
            link("/etc"),
            "1:1: error: this leads to a file outside the folder assets/ [link-out-of-site]",
        ),
        (
            "assets/a.css",
            link("a.css"),
            "1:1: error: the file cannot be read: Too many levels of symbolic links [unreadable-file]",
        ),
        (
            "templates/pages/text.html",
            link("/etc/passwd"),
            "1:1: error: this leads to a file outside the folder templates/ [link-out-of-site]",
        ),
        *(
            (
                name,
                os.mkfifo,
                "1:1: error: the file cannot be read: not a regular file [unreadable-file]",
            )
            for name in (
                "assets/a.txt",
                "assets/a.css",
                "assets/img/a.svg",
                "assets/site.webmanifest",
                "locales/fr/LC_MESSAGES/site.po",
                "templates/extra.html",
            )
        ),
        (
            "locales/fr/LC_MESSAGES/site.po",
            Path.mkdir,
            "1:1: error: the file cannot be read: Is a directory [unreadable-file]",
        ),
    ],
)
def test_what_is_no_file_of_the_site_is_reported(
    name: str,
    make: Callable[[Path], None],
    expected: str,
    tree: Tree,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = tree(minimal_site({name: None} if "." in name else {}))
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    make(root / name)
    assert main(["build", "--root", str(root), "--lang", "en"]) == 1
    where, _, _ = capsys.readouterr().out.partition("\n")
    assert where == f"{name}:{expected}"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such name")
@pytest.mark.parametrize("ending", ["txt", "css", "png", "svg", "webmanifest"])
def test_an_asset_whose_name_is_not_utf_8_is_reported(ending: str, tree: Tree) -> None:
    name = os.fsdecode(b"\xff." + ending.encode())
    root = tree(minimal_site({f"assets/{name}": ""}))
    assert show(find_problems(root)) == [
        rf"assets/\udcff.{ending}:1:1: the name of this file is not in UTF-8"
        " [unreadable-file]"
    ]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Make the superuser, who reads everything, a user without rights for a while."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no modes")
def test_a_file_without_read_permission_is_reported() -> None:
    with tempfile.TemporaryDirectory() as name:  # `tmp_path` lies in a private folder
        root = Path(name)
        root.chmod(0o755)
        write_tree(root, minimal_site())
        find_problems(root)  # imports what a check needs, which nobody may not read
        (root / SCEAUX).chmod(0)
        with as_nobody():
            found = show(find_problems(root))
    assert found == [
        f"{SCEAUX}:1:1: the file cannot be read: Permission denied [unreadable-file]"
    ]


def test_an_output_folder_that_is_not_ours_is_refused(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(minimal_site({"dist/letter.txt": "mine"}))
    assert main(["build", "--root", str(root), "--lang", "en"]) == 1
    assert (
        "holds a file the generator did not write: letter.txt"
        in capsys.readouterr().out
    )
    assert read_files(root / "dist") == {"letter.txt": b"mine"}


def test_an_output_folder_that_cannot_be_written_is_reported(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(minimal_site({"file": "a file where a folder is needed"}))
    out = root / "file" / "dist"
    code = main(["build", "--root", str(root), "--out", str(out), "--lang", "en"])
    assert code == 1
    assert f"{out} cannot be written: " in capsys.readouterr().out


def test_a_full_disk_is_reported(tree: Tree) -> None:
    root = tree(minimal_site())
    limit = "import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (600, 600))"
    ignore = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"
    run = "import sys; from microsite.command.cli import main; sys.exit(main(sys.argv[1:]))"
    # What measures coverage would find no room on the disk either.
    unmeasured = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", f"{limit}; {ignore}; {run}", "build", "--root", root],
        cwd=PROJECT,
        env={**unmeasured, "LC_ALL": "en_GB.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "cannot be written: File too large [unwritable-output]" in done.stdout
    assert "Traceback" not in done.stderr
    assert not (root / "dist").exists()


def test_the_command_reports_bad_input_as_the_library_does(tree: Tree) -> None:
    root = tree(minimal_site(commune_with("name: Seaux\n")))
    done = subprocess.run(
        [sys.executable, PROJECT / "build.py", "build", "--root", root, "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        f"""\
{SCEAUX}:11:1: error: “name” stands twice here [duplicate-key]
   11 │ name: Seaux
      │ ^^^^
  {SCEAUX}:1:1: it stands here first
    1 │ name: Sceaux
      │ ^^^^
  help: delete one of the two

1 error, 0 warnings
""",
        f"What depends on {SCEAUX} is checked once that file can be read\n"
        "Nothing was published; the last good site stays.\n",
    )
