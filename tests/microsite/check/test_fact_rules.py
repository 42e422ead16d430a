"""Each rule that holds prose against records points at the words, or stays silent.

In the texts ‹…› stands around what a finding points at.
"""

from __future__ import annotations

import re

import pytest
from conftest import Tree
from support import (
    COMMUNE,
    SOLUTION,
    Edited,
    Files,
    find_problems,
    list_records,
    minimal_site,
    show,
    translator,
)
from tables import every_row

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
        "solution:\n  term: {fr: solution, en: solution}\n"
        "  variants:\n    fr: [solutions]\n    en: [solutions]\n"
    ),
    "content/figures.yaml": (
        "a: {value: 70, label: {fr: participants, en: participants}}\n"
        "b: {value: 19, label: {fr: solutions retenues, en: solutions selected}}\n"
        "c:\n  value: 22\n"
        "  label: {fr: communes intéressées, en: municipalities interested}\n"
        "d: {value: 2, label: {fr: communes au total, en: municipalities in all}}\n"
    ),
    "content/editions.yaml": (
        "edition-1:\n  name: {fr: Première édition, en: First edition}\n  number: 1\n"
        "  status: closed\n  summary: {fr: Une édition, en: One edition}\n"
        "  disagreements:\n"
        "    - summary: {fr: Des communes prévues., en: The municipalities planned.}\n"
        "      values: [{value: '4'}, {value: '2'}]\n"
        "      chosen: '2'\n"
        "      reason: {fr: Ce sont elles., en: It is these.}\n"
    ),
}
"""Two communes, one mayor, one population, one day; figures; a disagreement."""

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
    # 70 people and 19 solutions make no count of communes right.
    ("contradicted-count", "Les ‹70 communes›.", "The ‹70 municipalities›."),
    ("contradicted-count", "Les ‹19 communes›.", "The ‹19 municipalities›."),
    # 22 are those interested, whom a text has to name so.
    ("contradicted-count", "Les ‹22 communes›.", "The ‹22 municipalities›."),
    ("contradicted-date", "Début le ‹7 février 2024›.", "Start: ‹7 February 2024›."),
    ("contradicted-date", "Le ‹6 mars 2024›, oui.", "On ‹March 6, 2024›, yes."),
    (
        "contradicted-department",
        "Sceaux, dans le ‹Val-d’Oise›, vote.",
        "Sceaux, in ‹Val-d’Oise›, votes.",
    ),
    (
        "contradicted-department",
        "À **Sceaux** (‹Yvelines›).",
        "Sceaux is in the ‹Yvelines›.",
    ),
    (
        "contradicted-department",
        "[Meudon](commune:meudon), en ‹Seine-Saint-Denis›.",
        "[Meudon](commune:meudon), in ‹Seine-Saint-Denis›.",
    ),
    (
        "contradicted-figure",
        "Sur ‹20› communes intéressées, deux sont là.",
        "Of ‹20› municipalities interested, two are here.",
    ),
    ("contradicted-figure", "‹18› solutions retenues.", "‹18› solutions selected."),
    (
        "contradicted-tense",
        "L’essai ‹a pris fin en décembre 2044›.",
        "The trial ‹ended in December 2044›.",
    ),
    (
        "contradicted-tense",
        "Les essais ‹commenceront le lundi 3 juillet 2023› ici.",
        "The trials ‹will start on Monday 3 July 2023› here.",
    ),
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
    (
        "contradicted-count",
        "Au départ, 22 communes s’étaient dites intéressées.",
        "At first, 22 municipalities had expressed interest.",
    ),
    ("contradicted-count", "Les quatre communes.", "The four municipalities."),
    ("contradicted-count", "Les 19 solutions.", "The 19 solutions."),
    ("contradicted-count", "Cinq communes sur dix.", "Five municipalities out of ten."),
    ("contradicted-count", "Cinq écoles.", "Five schools."),
    ("contradicted-date", "Début le 6 février 2024.", "Start: 6 February 2024."),
    ("contradicted-date", "Le 7 mars 2024.", "On 7 March 2024."),
    ("contradicted-date", "En février 2024.", "In February 2024."),
    (
        "contradicted-department",
        "Sceaux, dans les Hauts-de-Seine, et le Val-d’Oise.",
        "Sceaux, in Hauts-de-Seine, and Val-d’Oise.",
    ),
    (
        "contradicted-department",
        "De Sceaux au Val-d’Oise ; Sceaux-du-Gâtinais, dans le Loiret.",
        "From Sceaux to Val-d’Oise; Sceaux-du-Gâtinais, in Loiret.",
    ),
    (
        "contradicted-figure",
        "22 communes intéressées, 20 participants.",
        "22 municipalities interested, 20 participants.",
    ),
    (
        "contradicted-figure",
        "30 solutions ont été retenues.",
        "30 solutions were selected.",
    ),
    (
        "contradicted-tense",
        "L’essai a pris fin en mars 2024 et reprendra en mai 2044.",
        "The trial ended in March 2024 and will resume in May 2044.",
    ),
    (
        "contradicted-tense",
        "Il prendra fin en décembre 2044, et il a commencé après celui de 2044.",
        "It will end in December 2044, and started after the one of 2044.",
    ),
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
    edited: Edited,
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
    found = edited.check({"content/pages/home.yaml": page, **more})
    told = (f for each in found if each.rule == rule for f in each.occurrences)
    return [f.place.text for f in told if f.place]


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    """A site with the records that texts are held against."""
    return Edited(tmp_path_factory.mktemp("facts") / "site", minimal_site(RECORDS))


@every_row(("rule", "french", "english"), WRONG)
def test_a_rule_points_at_the_words(
    rule: str, french: str, english: str, edited: Edited
) -> None:
    expected = [*_MARK.findall(french), *_MARK.findall(english)]
    plain = (_MARK.sub(r"\1", french), _MARK.sub(r"\1", english))
    assert find_words(edited, rule, *plain) == expected


@every_row(("rule", "french", "english"), RIGHT)
def test_a_rule_is_silent_on_what_only_looks_like_it(
    rule: str, french: str, english: str, edited: Edited
) -> None:
    assert find_words(edited, rule, french, english) == []


@every_row(
    ("rule", "french", "found"),
    [
        ("contradicted-code", "À Sceaux (92) et Sceaux (45).", []),
        ("contradicted-code", "À Sceaux (75).", ["75"]),
        ("contradicted-mayor", "Ada Martin, maire de Sceaux.", []),
        ("contradicted-population", "Sceaux compte 600 habitants.", []),
    ],
)
def test_what_is_true_of_one_of_two_communes_of_a_name_is_true(
    rule: str, french: str, found: list[str], edited: Edited
) -> None:
    other = COMMUNE.replace("92071", "45303").replace("code: 92", "code: 45")
    twin = {"content/communes/sceaux-du-gatinais.yaml": other}
    assert find_words(edited, rule, french, "Hello.", twin) == found


def test_every_rule_has_two_places_and_two_near_misses() -> None:
    for name in RULES:
        assert sum(rule == name for rule, _, _ in WRONG) >= 2, name
        assert sum(rule == name for rule, _, _ in RIGHT) >= 2, name


@every_row("rule", RULES)
def test_documentation_says_what_why_and_how_to_mend(rule: str) -> None:
    text = next(c.rule.documentation for c in FACT_RULES if c.rule.name == rule)
    headings = re.findall(r"^(Why|Wrong|Right|Fix):", text, re.MULTILINE)
    assert headings == ["Why", "Wrong", "Right", "Fix"]


def test_a_commune_more_makes_old_counts_of_texts_and_figures_wrong(
    edited: Edited,
) -> None:
    third = COMMUNE.replace("Sceaux", "Clamart").replace("92071", "92023")
    more = {"content/communes/clamart.yaml": third}
    found = find_words(
        edited,
        "contradicted-count",
        "Les deux communes.",
        "The two municipalities.",
        more,
    )
    assert found == ["2", "2 communes au total", "deux communes", "two municipalities"]


@every_row(
    ("french", "english", "found"),
    [
        ("Ses 30 000 habitants votent.", "Its 30,000 residents vote.", 2),
        ("Avec ses 30 000 habitants, la ville vote.", "With its 30,000 residents.", 2),
        ("Près de Meudon. Ses 30 000 habitants.", "By it. Its 30,000 residents.", 2),
        ("Ses 20 004 habitants votent.", "Its 20,004 residents vote.", 0),
        ("Meudon vote avec ses 30 000 habitants.", "Meudon: its 30,000 people.", 0),
        ("Dans le parc, 300 habitants votent.", "Here 300 residents vote.", 0),
    ],
)
def test_a_commune_has_its_own_inhabitants_on_its_page(
    french: str, english: str, found: int, edited: Edited
) -> None:
    body = f"body:\n  fr: |\n    Oui.\n    {french}\n  en: |\n    Yes.\n    {english}\n"
    sceaux = "content/communes/sceaux.yaml"
    more = {sceaux: f"{RECORDS[sceaux]!s}{body}"}
    told = find_words(edited, "contradicted-population", "Oui.", "Yes.", more)
    assert len(told) == found


SOLUTIONS: Files = {
    **list_records("solutions", "themes", "programme", "editions"),
    "content/themes.yaml": (
        "air: {name: {fr: Air pur, en: Clean air}, summary: {fr: De l’air, en: Air}}\n"
        "water: {name: {fr: Hydrologie, en: Water}, summary: {fr: Eau, en: Water}}\n"
    ),
    "content/editions.yaml": (
        "edition-1:\n  name: {fr: Première édition, en: First edition}\n  number: 1\n"
        "  status: closed\n  summary: {fr: Une édition, en: One edition}\n"
        "edition-2:\n  name: {fr: Deuxième édition, en: Second edition}\n  number: 2\n"
        "  status: closed\n  summary: {fr: Une édition, en: One edition}\n"
    ),
    "content/programme.yaml": (
        "name: Quartiers\nname_language: fr\nacronym: QMI\n"
        "gloss: {fr: Des quartiers, en: Districts}\n"
        "summary: {fr: Un programme, en: A programme}\n"
        "lead: sceaux\noperator: sceaux\nduration_months: 18\n"
        "facts:\n  - id: plan\n    title: {fr: Un plan, en: A plan}\n    text:\n"
        "      fr: De quatre à huit solutions par commune sont prévues.\n"
        "      en: Four to eight solutions per municipality are planned.\n"
        "    sources: [article]\n"
    ),
    "content/communes/meudon.yaml": str(
        RECORDS["content/communes/meudon.yaml"]
    ).replace("edition-1", "edition-2"),
    **{
        f"content/solutions/bench-{number}.yaml": SOLUTION.replace(
            "Banc", f"Banc {number}"
        )
        .replace("Bench", f"Bench {number}")
        .replace("[sceaux]", "[meudon]" if number > 5 else "[sceaux]")
        .replace("edition-1", "edition-2" if number > 5 else "edition-1")
        .replace("[air]", "[water]" if number > 3 else "[air]")
        for number in range(1, 8)
    },
}
"""Seven: three about air, four about water; five here, in the first edition, two there,
in the second; a source plans four to eight for each commune."""


@every_row(
    "french, english",
    [
        ("Il y en a sept.", "There are seven."),
        ("Sept solutions ici.", "Seven solutions here."),
        ("À Sceaux, cinq solutions.", "In Sceaux, five solutions."),
        ("Cinq solutions de la première.", "Five solutions of the first one."),
        ("Pour un air pur, trois solutions.", "Three solutions for clean air."),
        ("Huit solutions par commune.", "Eight solutions in a municipality."),
        ("‹Six solutions› ici.", "‹Six solutions› here."),
        ("‹Huit solutions› ici.", "‹Eight solutions› here."),
        ("‹Cinq solutions› ici.", "‹Five solutions› here."),
        ("‹Quatre solutions› à Sceaux.", "‹Four solutions› in Sceaux."),
        (
            "Voici ‹cinq solutions› : cinq de la première édition.",
            "Here are ‹five solutions›: five from the first edition.",
        ),
    ],
)
def test_a_number_of_a_part_says_of_which_where_the_whole_site_speaks(
    french: str, english: str, edited: Edited
) -> None:
    plain = (_MARK.sub(r"\1", french), _MARK.sub(r"\1", english))
    found = find_words(edited, "contradicted-count", *plain, SOLUTIONS)
    assert found == [*_MARK.findall(french), *_MARK.findall(english)]


def test_the_sum_of_the_documentation_is_one(edited: Edited) -> None:
    name = "contradicted-count"
    text = next(c.rule.documentation for c in FACT_RULES if c.rule.name == name)
    wrong, right = re.findall(r"^(?:Wrong|Right):\n +(.*)$", text, re.MULTILINE)
    assert find_words(edited, name, wrong, "Yes.", SOLUTIONS) == ["Sept solutions"]
    assert find_words(edited, name, right, "Yes.", SOLUTIONS) == []


def test_a_text_about_a_part_may_say_its_number_alone(edited: Edited) -> None:
    body = "body:\n  fr: Les cinq solutions.\n  en: The five solutions.\n"
    sceaux = "content/communes/sceaux.yaml"
    more = {**SOLUTIONS, sceaux: f"{RECORDS[sceaux]!s}{body}"}
    assert find_words(edited, "contradicted-count", "Oui.", "Yes.", more) == []


@every_row(
    "french, english, advice",
    [
        ("Six solutions ici.", "Six here.", "Sept solutions »"),
        ("Les 6 solutions ici.", "Six here.", "7 solutions »"),
        ("Ces six belles solutions.", "Six here.", "sept belles solutions »"),
        (
            "Voici six solutions : quatre ici, et deux là.",
            "Here.",
            "sept solutions », et",
        ),
        ("Voici six solutions, dont quatre ici.", "Here.", "sept solutions », et"),
        (
            "Voici six solutions : quatre de la première édition, et deux de la"
            " deuxième phase de la deuxième, en 2026.",
            "Here.",
            "sept solutions », et corrigez",
        ),
        (
            "Voici huit solutions : cinq de la deuxième édition, et trois ailleurs.",
            "Here.",
            "sept solutions » et corrigez le détail qui suit, ou ajoutez",
        ),
        ("Voici six solutions : quatre, et trois.", "Here.", "sept solutions »"),
        ("Voici six solutions. Quatre sont ici.", "Here.", "sept solutions »"),
        ("Voici six solutions, en 2026.", "Here.", "sept solutions »"),
        ("Vingt solutions.", "Twenty.", "Sept solutions », ou ajoutez"),
        ("Neuf solutions, en deux éditions.", "Nine.", "Sept solutions », ou ajoutez"),
    ],
)
def test_a_count_is_corrected_in_the_words_of_its_text(
    french: str, english: str, advice: str, edited: Edited
) -> None:
    """And with the detail that follows: else a sentence would belie itself."""
    page = (
        "kind: home\ntitle: {fr: Accueil, en: Home}\n"
        "summary: {fr: Bienvenue, en: Welcome}\n"
        f'body: {{fr: "{french}", en: "{english}"}}\n'
    )
    found = edited.check({"content/pages/home.yaml": page, **SOLUTIONS})
    (told,) = (each for each in found if each.rule == "contradicted-count")
    said = translator("fr")(told.help).replace("\u00a0", " ").replace("\u202f", " ")
    assert f"« {advice}" in said
    assert said.endswith(advice) or advice[-1] != "»"


@every_row(
    "french, english, sum_",
    [
        (
            "Les ‹sept solutions› : quatre là, et deux ici.",
            "‹Seven solutions›: four, two.",
            6,
        ),
        (
            "Voici ‹sept solutions› : quatre de la première édition, à Sceaux, et deux"
            " de la deuxième phase de la deuxième édition, en 2026.",
            "Here are ‹seven solutions›: four from the first edition, in Sceaux, and"
            " two from the second phase of the second edition, in 2026.",
            6,
        ),
        (
            "Les ‹sept solutions› (six à l’est, deux à l’ouest).",
            "The ‹seven solutions› (six in the east, two in the west).",
            8,
        ),
        (
            "Les ‹7 solutions› – 4 à Sceaux et 2 à Meudon – sont là.",
            "The ‹7 solutions› – 4 in Sceaux and 2 in Meudon – are here.",
            6,
        ),
        (
            "Les ‹sept solutions› retenues sont connues : quatre testées et deux"
            " annoncées.",
            "The ‹seven solutions› selected are known: four tested and two announced.",
            6,
        ),
        (
            "Voici ‹douze écoles› : six à Sceaux, cinq à Meudon.",
            "Here are ‹twelve schools›: six in Sceaux, five in Meudon.",
            11,
        ),
    ],
)
def test_parts_come_to_the_number_that_they_are_parts_of(
    french: str, english: str, sum_: int, edited: Edited
) -> None:
    """In each language by itself: both may have been made wrong together."""
    plain = [_MARK.sub(r"\1", french), _MARK.sub(r"\1", english)]
    page = (
        "kind: home\ntitle: {fr: Accueil, en: Home}\n"
        "summary: {fr: Bienvenue, en: Welcome}\n"
        f'body: {{fr: "{plain[0]}", en: "{plain[1]}"}}\n'
    )
    found = edited.check({"content/pages/home.yaml": page, **SOLUTIONS})
    told = [f for f in found if f.rule == "contradicted-count"]
    places = [each.place for f in told for each in f.occurrences]
    assert [p.text for p in places if p] == [
        *_MARK.findall(french),
        *_MARK.findall(english),
    ]
    assert all(f" {sum_}" in str(f.message) for f in told)


@every_row(
    "french, english",
    [
        ("Sept solutions : quatre là, et trois ici.", "Seven: four, and three."),
        (
            "Sept solutions, dont quatre à Sceaux et deux à Meudon.",
            "Seven solutions, of which four in Sceaux and two in Meudon.",
        ),
        (
            "Sept solutions : quatre à Sceaux, deux à Meudon et une ailleurs.",
            "Seven solutions: four in Sceaux, two in Meudon and one elsewhere.",
        ),
        (
            "Sept solutions : quatre à Sceaux, deux à Meudon, les autres ailleurs.",
            "Seven solutions: four in Sceaux, two in Meudon, the others elsewhere.",
        ),
        (
            "Sept solutions : quatre à Sceaux, deux à Meudon, et la dernière ailleurs.",
            "Seven solutions: four in Sceaux, two in Meudon, and a last one elsewhere.",
        ),
        (
            "Les sept solutions : un budget de 2 millions, en 3 ans.",
            "The seven solutions: a budget of 2 million, in 3 years.",
        ),
        (
            "Sept solutions : quatre à Sceaux, dont deux à l’école.",
            "Seven solutions: four in Sceaux, two of them at school, three in Meudon.",
        ),
        (
            "Plus de neuf écoles : quatre à Sceaux, deux à Meudon.",
            "More than nine schools: four in Sceaux, two in Meudon.",
        ),
        (
            "Deux communes : 3 départements, 500 000 habitants.",
            "Two municipalities: 3 départements, 500,000 inhabitants.",
        ),
        ("Neuf écoles : le 4 mai, le 3 juin.", "Nine schools: on 4 May, 3 June."),
        (
            "Sept solutions : quatre de 2 ans, trois de 4 ans.",
            "Seven solutions: four of 2 years, three of 4 years.",
        ),
        (
            "Dix enfants : trois de six ans, et sept de huit ans.",
            "Ten children: three aged six, and seven aged eight.",
        ),
    ],
)
def test_numbers_that_are_no_parts_are_not_added(
    french: str, english: str, edited: Edited
) -> None:
    assert find_words(edited, "contradicted-count", french, english, SOLUTIONS) == []


@every_row("ahead", ["draft: true\n", "publish_on: 2099-01-01\n"])
def test_a_preview_counts_what_is_published(tree: Tree, ahead: str) -> None:
    """Who obeyed a number of the preview would make the published site wrong."""
    for number, wrong in (("Sept", 0), ("Huit", 1)):
        page = (
            "kind: home\ntitle: {fr: Accueil, en: Home}\n"
            "summary: {fr: Bienvenue, en: Welcome}\n"
            f"body: {{fr: {number} solutions ici., en: Seven solutions here.}}\n"
        )
        more = {
            **SOLUTIONS,
            "content/pages/home.yaml": page,
            "content/solutions/above.yaml": ahead
            + SOLUTION.replace("Banc", "Haut").replace("Bench", "High"),
        }
        root = tree(minimal_site({**RECORDS, **more}))
        for with_drafts in (False, True):
            found = find_problems(root, with_drafts=with_drafts)
            told = [each for each in found if each.rule == "contradicted-count"]
            assert len(told) == wrong
            for each in told:
                assert "7" in show([each])[0]
                assert each.related[0].span.path.endswith("bench-1.yaml")


def test_a_figure_of_an_edition_is_held_against_the_communes_of_it(
    edited: Edited,
) -> None:
    figure = (
        "a:\n  value: 3\n  edition: edition-1\n  label:\n"
        "    fr: communes dans la première édition\n"
        "    en: municipalities in the first edition\n"
    )
    more = {"content/figures.yaml": figure}
    found = find_words(edited, "contradicted-count", "Oui.", "Yes.", more)
    assert found == ["3 communes dans la première édition"]


def test_a_figure_that_only_a_source_knows_is_not_judged(edited: Edited) -> None:
    label = "{fr: communes candidates, en: municipalities applying}"
    for said in ("", "date: 2024, ", "qualifier: more-than, ", "percent: true, "):
        figure = f"a: {{value: 9, {said}label: {label}}}\n"
        more = {"content/figures.yaml": figure}
        assert find_words(edited, "contradicted-count", "Oui.", "Yes.", more) == []


OWN_PAGE: list[Case] = [
    (
        "contradicted-population",
        "La commune compte ‹35 000 habitants›.",
        "The municipality has ‹35,000 inhabitants›.",
    ),
    (
        "contradicted-population",
        "Elle compte ‹35 000 habitants›.",
        "It has ‹35,000 residents›.",
    ),
    (
        "contradicted-population",
        "Ville de ‹35 000 habitants› au sud.",
        "A town of ‹35,000 inhabitants› in the south.",
    ),
    ("contradicted-population", "La commune a 20 004 habitants.", "It has 20,004."),
    ("contradicted-population", "Le quartier a 900 habitants.", "900 residents live."),
    (
        "contradicted-population",
        "Meudon est une ville de 45 000 habitants.",
        "Meudon is a town of 45,000 inhabitants.",
    ),
    ("contradicted-mayor", "Le maire, ‹Inès Roy›, vient.", "The mayor, ‹Inès Roy›."),
    ("contradicted-mayor", "Son maire ‹Inès Roy› vient.", "Its mayor ‹Inès Roy› came."),
    ("contradicted-mayor", "La maire, Ada Martin.", "The mayor, Ada Martin, came."),
    (
        "contradicted-mayor",
        "L’ancienne maire, Inès Roy.",
        "The former mayor, Inès Roy.",
    ),
    ("contradicted-mayor", "Le maire de Meudon, Inès Roy.", "The mayor of Meudon."),
    ("contradicted-mayor", "Le maire a dit oui.", "The mayor said yes."),
    (
        "contradicted-mayor",
        "‹Ada Martine›, maire de la commune, vient.",
        "‹Ada Martine›, mayor of the municipality, came.",
    ),
    (
        "contradicted-mayor",
        "Le maire de la ville, ‹Inès Roy›, vient.",
        "The mayor of the town, ‹Inès Roy›, came.",
    ),
    (
        "contradicted-mayor",
        "Le maire de la commune de Meudon, Inès Roy, vient.",
        "The mayor of the town of Meudon, Inès Roy, came.",
    ),
    # Another commune that the block names is meant only where it may be its mayor.
    (
        "contradicted-mayor",
        "Elle agit avec Meudon. Le maire, ‹Ada Martine›, vient.",
        "It acts with Meudon. The mayor, ‹Ada Martine›, came.",
    ),
    (
        "contradicted-mayor",
        "Elle agit avec Meudon. Le maire, Inès Roy, vient.",
        "It acts with Meudon. The mayor, Inès Roy, came.",
    ),
    (
        "contradicted-mayor",
        "À Meudon, le maire, Inès Roy, vient.",
        "In Meudon, the mayor, Inès Roy, came.",
    ),
    (
        "contradicted-mayor",
        "Elle agit avec Bagneux. Le maire, ‹Inès Roy›, vient.",
        "It acts with Bagneux. The mayor, ‹Inès Roy›, came.",
    ),
    (
        "contradicted-mayor",
        "Elle agit avec Bagneux. Le maire, Ana Kaya, vient.",
        "It acts with Bagneux. The mayor, Ana Kaya, came.",
    ),
    (
        "contradicted-mayor",
        "Elle agit avec Meudon. Le maire, ‹Ana Kaya›, vient.",
        "It acts with Meudon. The mayor, ‹Ana Kaya›, came.",
    ),
]
_BAGNEUX: Files = {
    "content/communes/bagneux.yaml": COMMUNE.replace("Sceaux", "Bagneux").replace(
        "92071", "92007"
    )
    + "mayor:\n  person: ana-kaya\n  title: {fr: Maire, en: Mayor}\n",
    "content/people.yaml": f"{RECORDS['content/people.yaml']!s}"
    "ana-kaya:\n  name: Ana Kaya\n",
}
"""Another commune with a mayor."""


@every_row(("rule", "french", "english"), OWN_PAGE)
def test_the_page_of_a_commune_speaks_of_that_commune(
    rule: str, french: str, english: str, edited: Edited
) -> None:
    texts = [_MARK.sub(r"\1", text) for text in (french, english)]
    body = f"body:\n  fr: {texts[0]}\n  en: {texts[1]}\n"
    sceaux = "content/communes/sceaux.yaml"
    more = {**_BAGNEUX, sceaux: f"{RECORDS[sceaux]!s}{body}"}
    found = find_words(edited, rule, "Oui.", "Yes.", more)
    assert found == [*_MARK.findall(french), *_MARK.findall(english)]
    if found:
        assert find_words(edited, rule, texts[0], texts[1], _BAGNEUX) == []


OF_A_PERIOD: list[tuple[str, str, str]] = [
    ("2026-07-15", "Depuis le ‹15 juin 2026›.", "Since ‹15 June 2026›."),
    ("2026-06-14", "Depuis le ‹15 juin 2026›.", "Since ‹15 June 2026›."),
    ("2026-06-15", "Depuis le 15 juin 2026.", "Since 15 June 2026."),
    # The day of a document may be told beside that of the trial, and far from it.
    (
        "2026-06-20",
        "Annoncé le 15 juin 2026, l’essai commence le 20 juin 2026.",
        "Announced on 15 June 2026, the trial begins on 20 June 2026.",
    ),
    ("2025-11-02", "Un article du 15 juin 2026.", "An article of 15 June 2026."),
    ("2026-07", "Depuis le 15 juin 2026.", "Since 15 June 2026."),
    ("2026-07-16", "Depuis le 6 février 2024.", "Since 6 February 2024."),
]


@every_row(("start", "french", "english"), OF_A_PERIOD)
def test_the_day_of_a_document_is_not_that_of_a_record_which_says_another(
    start: str, french: str, english: str, edited: Edited
) -> None:
    texts = [_MARK.sub(r"\1", text) for text in (french, english)]
    bench = f"{SOLUTION}period: {{from: {start}}}\n" + (
        f"body:\n  fr: {texts[0]}\n  en: {texts[1]}\n"
    )
    more = {
        **SOLUTIONS,
        "content/solutions/bench-1.yaml": bench,
        "content/sources.yaml": (
            "article:\n  title: {fr: Un article, en: An article}\n"
            "  date: 2026-06-15\n  language: fr\n  read: full\n"
        ),
    }
    found = find_words(edited, "contradicted-date", "Oui.", "Yes.", more)
    assert found == [*_MARK.findall(french), *_MARK.findall(english)]


OF_ITS_DAY: list[tuple[str, str, str]] = [
    # The day of the record is another year's, and nothing else gives it.
    ("2025-02-06", "Ce vote du ‹6 février 2024›.", "This vote of ‹6 February 2024›."),
    ("2032-02-06", "Voté le ‹6 février 2024›.", "Voted on ‹6 February 2024›."),
    ("2024-02-06", "Ce vote du 6 février 2024.", "This vote of 6 February 2024."),
    ("2024-02-26", "Depuis le 6 février 2024.", "Since 6 February 2024."),
    ("2024-02", "Depuis le 6 février 2024.", "Since 6 February 2024."),
    # An anniversary says both, or another record has the day.
    (
        "2025-02-06",
        "Le 6 février 2025, un an après le 6 février 2024.",
        "On 6 February 2025, a year after 6 February 2024.",
    ),
    ("2026-02-06", "Deux ans après le 6 février 2024.", "After 6 February 2024."),
]


@every_row(("day", "french", "english"), OF_ITS_DAY)
def test_the_day_of_a_record_is_not_that_of_its_text_in_another_year(
    day: str, french: str, english: str, edited: Edited
) -> None:
    texts = [_MARK.sub(r"\1", text) for text in (french, english)]
    news = (
        f"title: {{fr: Vote, en: Vote}}\ndate: {day}\n"
        "summary: {fr: Un vote, en: A vote}\n"
        f"body:\n  fr: {texts[0]}\n  en: {texts[1]}\n"
    )
    timeline = (
        f"{RECORDS['content/timeline.yaml']!s}"
        "party:\n  date: 2026-02-06\n  text: {fr: Fête, en: Party}\n"
    )
    more = {
        **list_records("news"),
        "templates/pages/news-item.html": '{% extends "layouts/page.html" %}\n',
        "content/news/vote.yaml": news,
        "content/timeline.yaml": timeline,
    }
    found = find_words(edited, "contradicted-date", "Oui.", "Yes.", more)
    assert found == [*_MARK.findall(french), *_MARK.findall(english)]


@every_row(
    ("opens", "closes", "event", "wanted"),
    [
        ("2026-06-01", "2026-06-30", "2026-06-01", []),
        ("2026-06-01", "2026-06-30", "2026-06-30", []),
        ("2026-06-01", "2026-06-30", "2026-06", []),
        ("2026-06", "2026-06-30", "2026-06-01", []),
        ("2027-06-01", "2027-06-30", "2026-06-01", ["2027-06-01"]),
        ("2027-06-01", "2027-06-30", "2026-06-30", ["2027-06-30"]),
        ("2026-06-02", "2026-06-30", "2026-06-01", ["2026-06-02"]),
        ("2026-06-01", "2026-06-28", "2026-06-30", ["2026-06-28"]),
    ],
)
def test_the_day_of_a_call_is_that_of_the_event_that_opens_or_closes_it(
    opens: str, closes: str, event: str, wanted: list[str], edited: Edited
) -> None:
    more = {
        **list_records("calls"),
        "templates/pages/call.html": '{% extends "layouts/page.html" %}\n',
        "content/calls/bench.yaml": (
            "title: {fr: Appel, en: Call}\naudience: {fr: Tous, en: All}\n"
            f"opens: {opens}\ncloses: {closes}\nsummary: {{fr: Un, en: A}}\n"
        ),
        "content/timeline.yaml": (
            f"{RECORDS['content/timeline.yaml']!s}"
            f"e:\n  date: {event}\n  text: {{fr: Fin, en: End}}\n  call: bench\n"
        ),
    }
    assert find_words(edited, "contradicted-date", "Oui.", "Yes.", more) == wanted


@every_row(
    "days",
    [
        "publish_until: 2026-01-01\n",
        "publish_on: 2099-01-01\n",
    ],
)
def test_a_record_of_other_days_still_states_its_facts(tree: Tree, days: str) -> None:
    """Its own texts are checked on all days, so what it states holds on all days."""
    call = (
        "title: {fr: Appel, en: Call}\naudience: {fr: Tous, en: All}\n"
        "opens: 2026-06-01\ncloses: 2026-06-30\n"
        "summary:\n  fr: Répondez avant le 30 juin 2026.\n"
        "  en: Answer before 30 June 2026.\n"
    )
    bagneux = COMMUNE.replace("Sceaux", "Bagneux").replace("92071", "92007")
    population = "population: {by_year: {2021: 41234}}\n"
    body = (
        "body:\n  fr: |\n    Bagneux compte 41 234 habitants.\n"
        "  en: |\n    Bagneux has 41,234 inhabitants.\n"
    )
    files = {
        **RECORDS,
        "content/timeline.yaml": (
            "launch:\n  date: 2026-06-15\n  text: {fr: Début, en: Start}\n"
        ),
        "content/calls/bancs.yaml": call + days,
        "content/communes/bagneux.yaml": bagneux + population + body + days,
    }
    found = find_problems(
        tree(minimal_site({**list_records("calls", "timeline", "glossary"), **files}))
    )
    assert show(found) == []


def test_a_date_that_may_be_right_is_told_what_to_type(edited: Edited) -> None:
    body = "body: {fr: Le 7 février 2024., en: On 7 February 2024.}\n"
    page = (
        "kind: home\ntitle: {fr: Accueil, en: Home}\n"
        f"summary: {{fr: Bienvenue, en: Welcome}}\n{body}"
    )
    home = "content/pages/home.yaml"
    found = edited.check({home: page})
    told = next(each for each in found if each.rule == "contradicted-date")
    assert f"python build.py waive {home}:4”" in translator("en")(told.help)
    event = "fair:\n  date: 2024-02-07\n  text: {fr: Foire, en: Fair}\n"
    timeline = f"{RECORDS['content/timeline.yaml']!s}{event}"
    found = edited.check({home: page, "content/timeline.yaml": timeline})
    assert not [each for each in found if each.rule == "contradicted-date"]
