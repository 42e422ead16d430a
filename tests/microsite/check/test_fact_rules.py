"""Each rule that holds prose against records points at the words, or stays silent.

In the texts ‹…› stands around what a finding points at.
"""

from __future__ import annotations

import re

import pytest
from conftest import Tree
from support import COMMUNE, Files, find_problems, minimal_site

from microsite.check.rules import FACT_RULES

RULES = [check.rule.name for check in FACT_RULES]
_MARK = re.compile("‹([^‹›]*)›")

RECORDS: Files = {
    "content/communes/sceaux.yaml": COMMUNE
    + """\
mayor:
  person: ada-martin
  title: {fr: Maire de Sceaux, en: Mayor of Sceaux}
population:
  by_year: {2021: 20004}
""",
    "content/communes/meudon.yaml": COMMUNE.replace("Sceaux", "Meudon").replace(
        "92071", "92048"
    ),
    "content/people.yaml": (
        "ada-martin:\n  name: Ada Martin\n  roles:\n"
        "    - title: {fr: Directrice, en: Director}\n"
    ),
    "content/timeline.yaml": (
        "launch:\n  date: 2024-02-06\n  text: {fr: Début, en: Start}\n"
    ),
    "content/glossary.yaml": (
        "commune:\n  term: {fr: commune, en: municipality}\n"
        "  variants:\n    fr: [communes]\n    en: [municipalities]\n"
    ),
}
"""Two communes, one mayor, one population, one day."""

Case = tuple[str, str, str]
"""A rule, a French text and an English text."""

WRONG: list[Case] = [
    ("contradicted-code", "À Sceaux (‹94›), oui.", "In Sceaux (‹94›), yes."),
    ("contradicted-code", "À Meudon et **Sceaux** (‹75›).", "Meudon and Sceaux (92)."),
    ("contradicted-count", "Les ‹douze communes›.", "The ‹twelve municipalities›."),
    ("contradicted-count", "Les ‹3 communes› du nord.", "The ‹3 municipalities› here."),
    (
        "contradicted-count",
        "Les ‹cinq nouvelles communes›.",
        "The ‹five further municipalities›.",
    ),
    ("contradicted-date", "Début le ‹7 février 2024›.", "Start: ‹7 February 2024›."),
    ("contradicted-date", "Le ‹6 mars 2024›, oui.", "On ‹March 6, 2024›, yes."),
    (
        "contradicted-mayor",
        "‹Ada Martine›, maire de Sceaux.",
        "‹Ada Martine›, Mayor of Sceaux.",
    ),
    (
        "contradicted-mayor",
        "La maire de Sceaux, ‹Inès Roy›.",
        "The mayor of Sceaux, ‹Inès Roy›.",
    ),
    (
        "contradicted-mayor",
        "‹Inès Roy›, maire de **Sceaux**.",
        "‹Inès Roy›, Mayor of **Sceaux**.",
    ),
    (
        "contradicted-population",
        "Sceaux compte ‹21 004 habitants›.",
        "Sceaux has ‹21,004 inhabitants›.",
    ),
    (
        "contradicted-population",
        "À Sceaux vivent ‹20 000 habitants›.",
        "Sceaux has ‹20,000 residents›.",
    ),
]
RIGHT: list[Case] = [
    ("contradicted-code", "À Sceaux (92), oui.", "In Sceaux (92), yes."),
    ("contradicted-code", "Sceaux-du-Gâtinais (45).", "Sceaux-du-Gâtinais (45)."),
    ("contradicted-code", "Versailles (78).", "Versailles (78)."),
    ("contradicted-code", "Bourg-Sceaux (21).", "Bourg-Sceaux (21)."),
    ("contradicted-count", "Les deux communes.", "The two municipalities."),
    ("contradicted-count", "Une commune.", "One municipality."),
    ("contradicted-count", "Cinq communes sur dix.", "Five municipalities out of ten."),
    ("contradicted-count", "Cinq écoles.", "Five schools."),
    ("contradicted-date", "Début le 6 février 2024.", "Start: 6 February 2024."),
    ("contradicted-date", "Le 7 mars 2024.", "On 7 March 2024."),
    ("contradicted-date", "En février 2024.", "In February 2024."),
    (
        "contradicted-mayor",
        "Ada Martin, maire de Sceaux.",
        "Ada Martin, Mayor of Sceaux.",
    ),
    (
        "contradicted-mayor",
        "ADA MARTIN, maire de Sceaux.",
        "ADA MARTIN, Mayor of Sceaux.",
    ),
    ("contradicted-mayor", "Inès Roy, maire de Meudon.", "Inès Roy, Mayor of Meudon."),
    (
        "contradicted-mayor",
        "Inès Roy, maire de Sceaux-du-Gâtinais.",
        "Inès Roy, Mayor of Sceaux-du-Gâtinais.",
    ),
    ("contradicted-mayor", "Inès Roy visite Sceaux.", "Inès Roy visits Sceaux."),
    (
        "contradicted-population",
        "Sceaux compte 20 004 habitants.",
        "Sceaux has 20,004 inhabitants.",
    ),
    (
        "contradicted-population",
        "Sceaux et Meudon : 70 000 habitants.",
        "Sceaux and Meudon: 70,000 inhabitants.",
    ),
    ("contradicted-population", "Sceaux a 300 arbres.", "Sceaux has 300 trees."),
    (
        "contradicted-population",
        "Sceaux-du-Gâtinais compte 600 habitants.",
        "Sceaux-du-Gâtinais has 600 inhabitants.",
    ),
]


def find_words(
    tree: Tree,
    rule: str,
    french: str,
    english: str,
    more: Files = {},  # noqa: B006 - read only
) -> list[str]:
    """What the rule points at in a text of both languages, in order."""
    body = f"body:\n  fr: |\n    {french}\n  en: |\n    {english}\n"
    page = (
        "kind: home\ntitle: {fr: Accueil, en: Home}\n"
        f"summary: {{fr: Bienvenue, en: Welcome}}\n{body}"
    )
    root = tree(minimal_site({**RECORDS, "content/pages/home.yaml": page, **more}))
    return [f.place.text for f in find_problems(root) if f.rule == rule and f.place]


@pytest.mark.parametrize(("rule", "french", "english"), WRONG)
def test_a_rule_points_at_the_words(
    rule: str, french: str, english: str, tree: Tree
) -> None:
    expected = [*_MARK.findall(french), *_MARK.findall(english)]
    plain = (_MARK.sub(r"\1", french), _MARK.sub(r"\1", english))
    assert find_words(tree, rule, *plain) == expected


@pytest.mark.parametrize(("rule", "french", "english"), RIGHT)
def test_a_rule_is_silent_on_what_only_looks_like_it(
    rule: str, french: str, english: str, tree: Tree
) -> None:
    assert find_words(tree, rule, french, english) == []


@pytest.mark.parametrize(
    ("rule", "french", "found"),
    [
        ("contradicted-code", "À Sceaux (92) et Sceaux (45).", []),
        ("contradicted-code", "À Sceaux (75).", ["75"]),
        ("contradicted-mayor", "Ada Martin, maire de Sceaux.", []),
        ("contradicted-population", "Sceaux compte 600 habitants.", []),
    ],
)
def test_what_is_true_of_one_of_two_communes_of_a_name_is_true(
    rule: str, french: str, found: list[str], tree: Tree
) -> None:
    other = COMMUNE.replace("92071", "45303").replace("code: 92", "code: 45")
    twin = {"content/communes/sceaux-du-gatinais.yaml": other}
    assert find_words(tree, rule, french, "Hello.", twin) == found


def test_every_rule_has_two_places_and_two_near_misses() -> None:
    for name in RULES:
        assert sum(rule == name for rule, _, _ in WRONG) >= 2, name
        assert sum(rule == name for rule, _, _ in RIGHT) >= 2, name


@pytest.mark.parametrize("rule", RULES)
def test_documentation_says_what_why_and_how_to_mend(rule: str) -> None:
    text = next(c.rule.documentation for c in FACT_RULES if c.rule.name == rule)
    headings = re.findall(r"^(Why|Wrong|Right|Fix):", text, re.MULTILINE)
    assert headings == ["Why", "Wrong", "Right", "Fix"]
