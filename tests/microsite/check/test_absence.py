"""Summaries, headings and first paragraphs that say what is missing."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, find_problems, minimal_site, show
from tables import every_row

from microsite.check import find_absences
from twinlint.languages import read_absences
from twinlint.source import Locale

SCEAUX = "content/communes/sceaux.yaml"
BODY = """\
body:
  fr: |
    ## Dans le programme

    {first}

    ## {heading}

    {later}
  en: |
    ## In the programme

    It is there.

    ## Its dates

    It goes on.
"""


def find(tree: Tree, commune: str) -> list[str]:
    findings = find_problems(tree(minimal_site({SCEAUX: commune})))
    return [line for line in show(findings) if "absence-in-summary" in line]


def test_a_summary_that_says_what_is_missing_is_a_warning(tree: Tree) -> None:
    commune = COMMUNE.replace("Une commune", "Une commune dont on ignore le quartier")
    assert find(tree, commune) == [
        f"{SCEAUX}:9:19: the summary says what is missing [absence-in-summary]"
    ]


def test_one_finding_is_enough_for_a_summary(tree: Tree) -> None:
    commune = COMMUNE.replace(
        "A municipality", "A municipality whose name is not known, nor is it stated"
    )
    assert len(find(tree, commune)) == 1


@pytest.mark.parametrize(
    ("part", "words", "said"),
    [
        ("first", "Les sources ne la nomment pas.", "the first paragraph"),
        ("heading", "Ce qui n’est pas connu", "the heading"),
    ],
)
def test_prose_is_read_where_readers_begin(
    tree: Tree, part: str, words: str, said: str
) -> None:
    texts = {"first": "Elle y est.", "heading": "Ses dates", "later": "La suite."}
    (line,) = find(tree, COMMUNE + BODY.format(**texts | {part: words}))
    assert f"{said} says what is missing" in line


def test_what_stands_further_down_is_left_to_the_writer(tree: Tree) -> None:
    texts = {"first": "Elle y est.", "heading": "Ses dates"}
    later = "Le nom n’est pas connu."
    assert find(tree, COMMUNE + BODY.format(**texts, later=later)) == []


@pytest.mark.parametrize("locale", ["fr", "en", "fr-CA"])
def test_a_language_has_forty_phrases_or_more(locale: str) -> None:
    phrases = read_absences(Locale(locale))
    assert len(phrases) >= 40
    assert len(set(phrases)) == len(phrases)
    assert [p for p in phrases if p != p.lower() or "’" in p] == []


@every_row(
    ("locale", "text", "words"),
    [
        ("fr", "Leurs noms ne\u00a0sont pas connus.", ["ne\u00a0sont pas connus"]),
        ("fr", "Ce fait n’est pas précisé ; on l’ignore.", ["n’est pas précisé"]),
        ("fr", "Une liste aux noms inconnus.", []),
        ("fr", "Une solution pas encore très connue.", ["pas encore très connue"]),
        ("en", "Its use\nis not\nknown.", ["is not\nknown"]),
        ("en", "The well-known knot.", []),
        ("de", "Der Name ist nicht bekannt.", []),
    ],
)  # fmt: skip
def test_phrases_are_found_in_any_spacing(
    locale: str, text: str, words: list[str]
) -> None:
    found = [text[start:end] for start, end in find_absences(text, Locale(locale))]
    assert found == words
