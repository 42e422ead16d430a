"""A count in a text about one edition is held against that, and news to their day."""

from __future__ import annotations

import pytest
from support import COMMUNE, Edited, Files, list_records, minimal_site
from tables import every_row

CODES = {
    "Meudon": ("edition-1", 92048),
    "Antony": ("edition-2", 92002),
    "Bagneux": ("edition-2", 92007),
    "Clamart": ("edition-2", 92023),
    "Malakoff": ("edition-2", 92046),
    "Vanves": ("edition-2", 92075),
}
FIRST = """\
edition-1:
  name: {fr: Première édition, en: First edition}
  number: 1
  status: closed
  summary: {fr: Une édition, en: An edition}
"""
SECOND = """\
edition-2:
  name: {fr: Deuxième édition, en: Second edition}
  number: 2
  status: under-way
"""
NEWS = """\
title: {fr: Une nouvelle, en: News}
date: 2024-02-06
communes: [antony, bagneux, clamart, malakoff]
editions: [edition-2]
sources: []
"""
SITE: Files = {
    **list_records("news"),
    "content/glossary.yaml": (
        "commune:\n  term: {fr: commune, en: municipality}\n"
        "  variants: {fr: [communes], en: [municipalities]}\n"
    ),
    "content/editions.yaml": f"{FIRST}{SECOND}  summary: {{fr: Une, en: One}}\n",
    **{
        f"content/communes/{name.lower()}.yaml": COMMUNE.replace("Sceaux", name)
        .replace("92071", str(code))
        .replace("edition-1", edition)
        for name, (edition, code) in CODES.items()
    },
}
"""Two communes, then five; news of four of these, before the fifth was added."""


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    return Edited(tmp_path_factory.mktemp("editions") / "site", minimal_site(SITE))


ANTONY = COMMUNE.replace("Sceaux", "Antony").replace("92071", "92002")
OTHERS = {
    "content/communes/antony.yaml": ANTONY.replace("edition-1", "edition-2").replace(
        "summary:\n  fr: Une commune\n  en: A municipality\n", ""
    ),
    "content/editions.yaml": FIRST + SECOND + "  ",
    "content/news/join.yaml": NEWS,
    "content/communes/sceaux.yaml": COMMUNE.replace(
        "summary:\n  fr: Une commune\n  en: A municipality\n", ""
    ),
}


@every_row(
    ("record", "french", "english", "right"),
    [
        ("communes/antony", "Une des quatre communes.", "Of four municipalities.", 5),
        ("communes/antony", "Une des cinq communes.", "Of five municipalities.", None),
        ("communes/antony", "Une des huit communes.", "Of eight municipalities.", 7),
        ("editions", "Quatre communes.", "Four municipalities.", 5),
        ("communes/sceaux", "Une des trois communes.", "Of three municipalities.", 2),
        (
            "communes/sceaux",
            "La deuxième édition a quatre communes.",
            "The second edition has four municipalities.",
            5,
        ),
        ("news/join", "De deux à six communes.", "To six municipalities.", None),
        ("news/join", "Quatre communes.", "Four municipalities.", None),
        ("news/join", "Trois communes.", "Three municipalities.", 4),
    ],
)
def test_a_text_about_an_edition_counts_that(
    record: str, french: str, english: str, right: int | None, edited: Edited
) -> None:
    path = f"content/{record}.yaml"
    text = f'{OTHERS[path]}summary: {{fr: "{french}", en: "{english}"}}\n'
    found = edited.check({path: text})
    told = [each for each in found if each.rule == "contradicted-count"]
    counts = {int(str(dict(each.message.values)["count"])) for each in told}
    assert counts == ({right} if right else set())
    of_edition = {"this edition has" in str(each.message) for each in told}
    assert of_edition <= {right in (2, 5)}


@every_row(
    ("name", "code", "is_told"),
    [("Antony", "92002", False), ("Sceaux", "92002", False), ("Issy", "92040", True)],
)
def test_nothing_is_counted_while_a_record_may_be_a_copy(
    name: str, code: str, is_told: bool, edited: Edited
) -> None:
    commune = COMMUNE.replace("Sceaux", name).replace("92071", code)
    text = f'{FIRST}{SECOND}  summary: {{fr: "Cinq communes.", en: "Five."}}\n'
    more = commune.replace("edition-1", "edition-2")
    found = edited.check(
        {"content/communes/more.yaml": more, "content/editions.yaml": text}
    )
    rules = {each.rule for each in found}
    assert ("contradicted-count" in rules) is is_told
    assert ("duplicate-record" in rules) is not is_told
