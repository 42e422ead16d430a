"""Lists of two versions, each in the order of its language, and damaged by small steps.

Glossaries, tables, definitions, sections and an index, whose entries share a number, a
name or a link, or nothing. The same damage each time; how the versions are aligned is
kept as a golden file.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

Entry = tuple[str, str, str, str]
"""A term and what is said of it, in French; the same in English."""

ENTRIES: list[Entry] = [
    ("Amarrage", "Les 42 anneaux du quai.", "Mooring", "The 42 rings of the quay."),
    ("Balise", "Un feu vert à Penfeld.", "Beacon", "A green light at Penfeld."),
    ("Chenal", "Il a 9 mètres de fond.", "Fairway", "It is 9 metres deep."),
    ("Digue", "Celle de Kerlann tient.", "Breakwater", "That of Kerlann holds."),
    (
        "Écluse",
        "Voir [les horaires](https://port.example/12).",
        "Lock",
        "See [the hours](https://port.example/12).",
    ),
    ("Flotte", "Des bateaux de pêche.", "Fleet", "Boats that fish."),
    ("Grue", "Une grue de 12 tonnes.", "Crane", "A crane of 12 tonnes."),
    ("Halle", "On y vend le poisson.", "Market hall", "Where fish is sold."),
    (
        "Jetée",
        "Bâtie en 1987 par Odile Kerbrat.",
        "Pier",
        "Built in 1987 by Odile Kerbrat.",
    ),
    ("Phare", "Il éclaire à 31 milles.", "Lighthouse", "It is seen for 31 miles."),
    ("Quai", "Le quai Sainte-Marie.", "Quay", "The Sainte-Marie quay."),
    ("Vasière", "Des oiseaux y nichent.", "Mudflat", "Birds nest there."),
]
FORMS: dict[str, tuple[str, str, str]] = {
    "items": ("markdown", "- {0} : {1}\n", ""),
    "items below items": ("markdown", "- {0}\n  - {1}\n", ""),
    "sections": ("markdown", "## {0}\n\n{1}\n\n", ""),
    "sections of sections": ("markdown", "## {0}\n\n### {0} 2\n\n{1}\n\n", ""),
    "paragraphs": ("markdown", "{0} : {1}\n\n", ""),
    "index": ("markdown", "- {0} : {1}\n", "## {0}\n\n"),
    "index of lists": (
        "html",
        "<li>{0} : {1}</li>\n",
        "</ul>\n<h2>{0}</h2>\n<ul>\n",
    ),
    "rows": ("html", "<tr><td>{0}</td><td>{1}</td></tr>\n", ""),
    "definitions": ("html", "<dt>{0}</dt><dd>{1}</dd>\n", ""),
    "li": ("html", "<li>{0}<p>{1}</p></li>\n", ""),
    "numbered": ("markdown", "- {2}. {0} : {1}\n", ""),
}
"""`{what it is: (format, an entry, what stands before those of a letter)}`."""


def damage_lists(count: int) -> Iterator[tuple[str, str, str, str]]:
    """What was done to a list, its format, and both versions of it."""
    chance = random.Random(1)  # noqa: S311 - the same each time
    for _ in range(count):
        form = chance.choice(("markdown", "markdown", "html"))
        done: list[str] = []
        fr = en = ""
        for _ in range(chance.choice((1, 1, 2, 3))):
            names = [name for name, (each, _, _) in FORMS.items() if each == form]
            what = chance.choice(names)
            entries = chance.sample(ENTRIES, chance.randint(2, len(ENTRIES)))
            french = [entry[:2] for entry in entries]
            english = [entry[2:] for entry in entries]
            done.append(what)
            if chance.random() < 0.7:
                french, english = sorted(french), sorted(english)
                done.append("sorted")
            for _ in range(chance.randint(0, 3)):
                done.append(_damage_once(chance.choice((french, english)), chance))
            lost = chance.random()
            fr += _join(form, fr, "" if lost < 0.1 else _write(what, french))
            en += _join(form, en, "" if lost > 0.9 else _write(what, english))
        if chance.random() < 0.4 and form == "markdown":
            fr = f"# Le port\n\nIl a 240 bateaux.\n\n{fr}\n\nVoir Kerbihan, 1988.\n"
            en = f"# The harbour\n\nIt has 240 boats.\n\n{en}\n\nSee Kerbihan, 1988.\n"
            done.append("in a text")
        yield ", ".join(filter(None, done)), form, fr, en


def _join(form: str, before: str, after: str) -> str:
    between = "\n<p>Kerbihan</p>\n" if form == "html" else "\n\nKerbihan\n\n"
    return f"{between if before and after else ''}{after}"


def _write(what: str, side: list[tuple[str, str]]) -> str:
    _, entry, initial = FORMS[what]
    written, before = "", ""
    for number, (term, text) in enumerate(side, start=1):
        if initial and term[0] != before:
            written += initial.format(term[0])
        before = term[0]
        written += entry.format(term, text, number)
    return written


def _damage_once(side: list[tuple[str, str]], chance: random.Random) -> str:
    at = chance.randrange(len(side))
    term, text = side[at]
    what = chance.choice(("lose", "move", "swap", "double", "retell", "bare"))
    if what == "lose" and len(side) > 2:
        del side[at]
    elif what == "move":
        side.insert(chance.randrange(len(side)), side.pop(at))
    elif what == "swap":
        side[at - 1], side[at] = side[at], side[at - 1]
    elif what == "double":
        side.insert(at, (term, text))
    elif what == "retell":
        side[at] = (term, "Kerbihan 77.")
    elif what == "bare":
        side[at] = (term, "…")
    else:
        return ""
    return f"{what} {at + 1}"
