"""Wrong edits of `wrong_edits.py` on several files at once, as editors make them.

What each is told, in both languages, stands in `tests/golden/wrong-edits/`.
"""

# ruff: noqa: E501 - one line for each edit keeps the table readable

from __future__ import annotations

from support import Files
from wrong_edits import HEDGE, NEWS, PEOPLE, RIGHT, SCEAUX, SITE, TIMELINE

SOURCES = "content/sources.yaml"
WAIVERS = "content/waivers.yaml"


def _edit(path: str, old: str, new: str) -> Files:
    """A stretch of a file becomes another."""
    text = str(RIGHT[path])
    assert old in text, (path, old)
    return {path: text.replace(old, new, 1)}


def _source(text: str) -> Files:
    """A source, and a record that cites it."""
    return {SOURCES: text, HEDGE: f"{RIGHT[HEDGE]!s}sources: [cp]\n"}


def _waiver(text: str) -> Files:
    return {WAIVERS: text}


_TITLE = "fr: La haie est ouverte\n"
_PLACE = "la rue du marché."

OTHER_EDITS: dict[str, Files] = {
    "nbsp as indentation": _edit(
        SCEAUX, "  fr: Une commune", "\u00a0\u00a0fr: Une commune"
    ),
    "continuation at col 1": _edit(
        SCEAUX, "au sud de Paris, avec un marché.", "au sud de Paris,\navec un marché."
    ),
    "block line outdented": _edit(
        SCEAUX, "    - un banc devant la mairie", "- un banc devant la mairie"
    ),
    "single quotes apostrophe": _edit(NEWS, _TITLE, "fr: 'L'allée est ouverte'\n"),
    "double in double": _edit(NEWS, _TITLE, 'fr: "La "haie" est ouverte"\n'),
    "hash at start": _edit(NEWS, _TITLE, "fr: #LaHaie est ouverte\n"),
    "at sign": _edit(NEWS, _TITLE, "fr: @VilleDeSceaux ouvre la haie\n"),
    "star": _edit(NEWS, _TITLE, "fr: *La haie* est ouverte\n"),
    "percent": _edit(NEWS, _TITLE, "fr: % de haies\n"),
    "bracket text": _edit(NEWS, _TITLE, "fr: [Sceaux] La haie est ouverte\n"),
    "guillemet then colon": _edit(NEWS, _TITLE, "fr: « La haie » : ouverte\n"),
    "hash in both titles": {
        NEWS: str(RIGHT[NEWS])
        .replace("est ouverte\n", "est ouverte #QMI\n", 1)
        .replace("is open\n", "is open #QMI\n", 1)
    },
    "hyphen of an item as model": _edit(
        PEOPLE,
        "    - title: {fr: Directrice, en: Director}\n",
        "    - title: {fr: Directrice, en: Director}\n     organisation: paris\n",
    ),
    "hash in middle": _edit(NEWS, _TITLE, "fr: La haie #1 est ouverte\n"),
    "french month only": _edit(TIMELINE, "2026-03-31", "mars 2026"),
    "31-03-26": _edit(TIMELINE, "2026-03-31", "31-03-26"),
    "30 février": _edit(TIMELINE, "2026-03-31", "2026-02-30"),
    "date with time": _edit(TIMELINE, "2026-03-31", "2026-03-31 18h30"),
    "date range": _edit(TIMELINE, "2026-03-31", "2026-03-31 au 2026-04-02"),
    "population dot": _edit(SCEAUX, "20004", "20.004"),
    "title for reference": _edit(HEDGE, "- shade", "- Ombre"),
    "two in one text": _edit(HEDGE, "communes: [sceaux]", "communes: sceaux, meudon"),
    "semicolon list": _edit(HEDGE, "[sceaux]", "[sceaux; sceaux]"),
    "edition by number": _edit(HEDGE, "edition: edition-1", "edition: 1"),
    "edition by title": _edit(HEDGE, "edition: edition-1", "edition: Première"),
    "status in French": _edit(HEDGE, "status: testing", "status: en cours de test"),
    "Status capital": _edit(HEDGE, "status: testing", "status: Testing"),
    "status key capital": _edit(HEDGE, "status: testing", "Status: testing"),
    "path in file": _edit(SCEAUX, "file: marche.jpg", "file: assets/img/marche.jpg"),
    "no suffix": _edit(SCEAUX, "file: marche.jpg", "file: marche"),
    "windows path": _edit(
        SCEAUX, "file: marche.jpg", "file: C:\\Users\\ada\\marche.jpg"
    ),
    "image as text": _edit(
        SCEAUX,
        "image:\n  file: marche.jpg\n  alt:\n    fr: Le marché couvert\n    en: The covered market\n  credit: Ada Martin\n",
        "image: marche.jpg\n",
    ),
    "alt is file name": _edit(SCEAUX, "fr: Le marché couvert", "fr: marche.jpg"),
    "alt once": _edit(
        SCEAUX,
        "  alt:\n    fr: Le marché couvert\n    en: The covered market\n",
        "  alt: Le marché couvert\n",
    ),
    "email with name": _edit(
        SITE, "email: ada@example.org", "email: Ada Martin <ada@example.org>"
    ),
    "email mailto": _edit(
        SITE, "email: ada@example.org", "email: mailto:ada@example.org"
    ),
    "email at": _edit(SITE, "email: ada@example.org", "email: ada (at) example.org"),
    "address link": _edit(
        SCEAUX, "la rue du marché.", "la [rue du marché](/fr/communes/sceaux/)."
    ),
    "www link": _edit(
        SCEAUX, "la rue du marché.", "la [rue du marché](www.sceaux.fr)."
    ),
    "plural ref link": _edit(
        SCEAUX, "la rue du marché.", "la [rue du marché](communes:sceaux)."
    ),
    "space in link": _edit(
        SCEAUX, "la rue du marché.", "la [rue du marché] (commune:sceaux)."
    ),
    "empty link": _edit(SCEAUX, "la rue du marché.", "la [rue du marché]()."),
    "html b": _edit(SCEAUX, "Deux solutions", "<b>Deux</b> solutions"),
    "html br": _edit(SCEAUX, "la rue du marché.", "la rue du marché.<br>"),
    "#Titre": _edit(SCEAUX, "    Deux solutions", "    ##Essais\n\n    Deux solutions"),
    "bold open": _edit(SCEAUX, "Deux solutions", "**Deux solutions"),
    "dash list": _edit(SCEAUX, "    - une haie devant", "    – une haie devant"),
    "zwsp": _edit(SCEAUX, "Deux solutions", "Deux sol\u200butions"),
    "mark before a key": _edit(SCEAUX, "edition: e", "\ufeffedition: e"),
    "mark in a key": _edit(SCEAUX, "edition: e", "edi\u200dtion: e"),
    "mark on its own": _edit(SCEAUX, "du marché.\n\n", "du marché.\n\u200b\n"),
    "mark in a sentence": _edit(SCEAUX, "Deux solutions", "Deux \ufeffsolutions"),
    "mark behind a word": _edit(NEWS, "Sceaux est", "Sceaux\u2060 est"),
    "line separator": _edit(SCEAUX, "Deux solutions", "Deux\u2028solutions"),
    "key bold": _edit(SCEAUX, "name: Sceaux\n", "**name**: Sceaux\n"),
    "key equals": _edit(SCEAUX, "name: Sceaux\n", "name = Sceaux\n"),
    "FR: capital": _edit(NEWS, "  fr: La haie est", "  FR: La haie est"),
    "français:": _edit(NEWS, "  fr: La haie est", "  français: La haie est"),
    "insee is postal": _edit(SCEAUX, "92071", "92330"),
    "position comma": _edit(SCEAUX, "website:", "position: 48,77 2,29\nwebsite:"),
    "publish_on demain": _edit(
        SCEAUX, "name: Sceaux\n", "publish_on: 1er janvier 2027\nname: Sceaux\n"
    ),
    "two documents": {SCEAUX: str(RIGHT[SCEAUX]) + "---\nname: Meudon\n"},
    "md page": {"content/pages/contact.md": "# Contact\n"},
    "space in name": {"content/solutions/Ma Solution.yaml": str(RIGHT[HEDGE])},
    "wrong folder": {"content/solution/trees.yaml": str(RIGHT[HEDGE])},
    "yaml.txt": {"content/solutions/trees.yaml.txt": str(RIGHT[HEDGE])},
    "copy (1)": {"content/solutions/hedge (1).yaml": str(RIGHT[HEDGE])},
    "waiver mapping": _waiver(
        "rule: missing-sentence\npath: content/communes/sceaux.yaml\nreason: Voilà\nuntil: 2027-01-01\n"
    ),
    "waiver rule": _waiver(
        "- rule: missing-sentences\n  path: content/communes/sceaux.yaml\n  reason: Voilà\n  until: 2027-01-01\n"
    ),
    "waiver path": _waiver(
        "- rule: missing-sentence\n  path: sceaux.yaml\n  reason: Voilà\n  until: 2027-01-01\n"
    ),
    "waiver path line": _waiver(
        "- rule: missing-sentence\n  path: content/communes/sceaux.yaml:12\n  reason: Voilà\n  until: 2027-01-01\n"
    ),
    "waiver until": _waiver(
        "- rule: missing-sentence\n  path: content/communes/sceaux.yaml\n  reason: Voilà\n  until: fin 2027\n"
    ),
    "waiver reason": _waiver(
        "- rule: missing-sentence\n  path: content/communes/sceaux.yaml\n  until: 2027-01-01\n"
    ),
    "base no scheme": _edit(SITE, "https://ville.paris", "ville.paris"),
    "locales caps": _edit(SITE, "[fr, en]", "[FR, EN]"),
    "source lang": _source(
        "cp:\n  title:\n    fr: Le communiqué\n    en: The release\n  language: français\n  read: full\n"
    ),
    "source indented wrong": _source(
        "  cp:\n    title:\n      fr: Le communiqué\n      en: The release\n    language: fr\n    read: full\nbo:\n    title:\n      fr: Le communiqué\n      en: The release\n"
    ),
    "source as dash": _source(
        "- cp:\n    title:\n      fr: Le communiqué\n      en: The release\n    language: fr\n    read: full\n"
    ),
    "event id accents": _edit(TIMELINE, "launch:", "Première réunion:"),
    "people roles mapping": _edit(PEOPLE, "    - title:", "      title:"),
    "person by name": _edit(SCEAUX, "person: ada-martin", "person: Ada Martin"),
    "organisation id capitals": {
        "content/organisations.yaml": f"{RIGHT['content/organisations.yaml']!s}SoyPV:\n  name: SoyPV\n  kind: project-holder\n",
        HEDGE: f"{RIGHT[HEDGE]!s}organisations: [SoyPV]\n",
    },
    "event id underscore": _edit(TIMELINE, "launch:", "first_meeting:"),
    "en before fr list": _edit(
        NEWS, "  en: The hedge is open\n", "  - en: The hedge is open\n"
    ),
    "same indentation nested": _edit(
        NEWS,
        "title:\n  fr: La haie est ouverte\n  en: The hedge is open\n",
        "title:\nfr: La haie est ouverte\nen: The hedge is open\n",
    ),
    "en with 4 spaces": _edit(
        NEWS, "  en: The hedge is open\n", "    en: The hedge is open\n"
    ),
    "lorem": _edit(
        SCEAUX, "fr: Une commune au sud de Paris, avec un marché.", "fr: à compléter"
    ),
    "pipe on same line": _edit(
        SCEAUX,
        "  fr: |\n    Deux solutions sont testées dans la rue du marché.\n",
        "  fr: | Deux solutions sont testées dans la rue du marché.\n",
    ),
}
"""The files that each changes, by what it is."""
