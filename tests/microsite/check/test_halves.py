"""Records that are not right: their texts are checked in the same run."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import COMMUNE, Files, configure, find_problems, minimal_site, show

from microsite.pipeline import check_site

SCEAUX = "content/communes/sceaux.yaml"
DIFFERENT = COMMUNE.replace("Une commune", "Une commune, 12 écoles").replace(
    "A municipality", "A municipality, 13 schools"
)
PEOPLE = """\
ada-martin:
  name: Ada Martin
  roles:
    - title: {fr: Directrice, en: Director}
denis-larghero:
  name: Denis Larghero
  roles:
    - title: {fr: Maire, en: Mayor}
"""
OF_MAYOR = """\
mayor:
  person: denis-larghero
context:
  - text: {fr: 'Le maire, Denis Largero.', en: 'The mayor, Denis Largero.'}
    sources: [insee]
"""
SOURCES = """\
insee:
  title: {fr: Populations, en: Populations}
  publisher: INSEE
  url: https://www.insee.fr
  consulted: 2026-01-01
"""


def find(tree: Tree, files: Files) -> set[str]:
    """The rules of what is found in a small site, and what is changed in it."""
    found = find_problems(tree(minimal_site(files)))
    return {each.rule for each in found}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("name: Sceaux", "name: Sceaux\nupdated: 2026-02-31", "wrong-date"),
        ("name: Sceaux", "name: Sceaux\ntitel: Sceaux", "unknown-field"),
        ("code_insee: 92071", "code_insee: 9207", "wrong-format"),
        ("code_insee: 92071\n", "", "missing-field"),
        ("edition: edition-1", "edition: {a: b}", "wrong-type"),
        ("  code: 92\n", "", "missing-field"),
        (
            "name: Sceaux",
            "name: Sceaux\nimage: {file: a.jpg, alt: {fr: Une}}",
            "missing-translation",
        ),
    ],
)
def test_the_texts_of_a_broken_record_are_compared(
    old: str, new: str, rule: str, tree: Tree
) -> None:
    assert {rule, "different-number"} <= find(
        tree, {SCEAUX: DIFFERENT.replace(old, new)}
    )


def test_the_texts_of_its_parts_are_compared_at_their_places(tree: Tree) -> None:
    context = (
        "context:\n"
        "  - text: {fr: Il y a 3 parcs, en: There are 3 parks}\n    sources: 5\n"
        "  - text: {fr: Il y a 4 parcs, en: There are 5 parks}\n    sources: [a, a]\n"
    )
    files = minimal_site({SCEAUX: COMMUNE + context})
    shown = show(f for f in find_problems(tree(files)) if f.rule == "different-number")
    assert shown == [
        f"{SCEAUX}:14:46: French says 4, English says 5 [different-number]"
    ]


def test_its_texts_are_held_against_the_records(tree: Tree) -> None:
    files = {
        "content/people.yaml": PEOPLE,
        "content/sources.yaml": SOURCES,
        SCEAUX: COMMUNE.replace("92071", "9207") + OF_MAYOR,
    }
    assert {"wrong-format", "contradicted-mayor"} <= find(tree, files)


@pytest.mark.parametrize("person", ["roles: none", "kind: none", "note: [a]"])
def test_what_a_broken_record_states_is_known(person: str, tree: Tree) -> None:
    people = PEOPLE.replace("name: Denis Larghero", f"name: Denis Larghero\n  {person}")
    if "roles" in person:
        people = people.rpartition("  roles:\n")[0]
    files = {
        "content/people.yaml": people,
        "content/sources.yaml": SOURCES,
        SCEAUX: COMMUNE + OF_MAYOR,
    }
    assert "contradicted-mayor" in find(tree, files)


@pytest.mark.parametrize(
    "fault",
    ["updated: 2026-02-31", "postal_code: 92330", "population: [20 000]"],
)
def test_nothing_follows_from_a_record_that_is_broken(fault: str, tree: Tree) -> None:
    solution = (
        "name: Arbres\ncommunes: [sceaux]\nedition: edition-1\nthemes: [nature]\n"
        "status: planned\nsummary: {fr: Des arbres de Sceaux, en: Trees in Sceaux}\n"
    )
    files = {
        "content/solutions/arbres.yaml": solution,
        "content/themes.yaml": (
            "nature:\n  name: {fr: Nature, en: Nature}\n"
            "  summary: {fr: La nature, en: Nature}\n"
        ),
    }
    before = find(tree, files)
    after = find(tree, files | {SCEAUX: f"{COMMUNE}{fault}\n"})
    assert len(after - before) == 1


def test_a_text_that_a_comma_cuts_is_not_compared(tree: Tree) -> None:
    cut = COMMUNE.partition("summary:")[0]
    cut += "summary: {fr: 'Une commune, 3 parcs', en: A municipality, 3 parks}\n"
    assert find(tree, {SCEAUX: cut}) == {"cut-text"}


def test_those_that_are_added_are_counted(tree: Tree) -> None:
    glossary = (
        "commune:\n  term: {fr: commune, en: municipality}\n"
        "  variants:\n    fr: [communes]\n    en: [municipalities]\n"
    )
    summary = "{fr: Les trois communes, en: The three municipalities}"
    files: Files = {
        "content/glossary.yaml": glossary,
        "content/pages/home.yaml": (
            f"kind: home\ntitle: {{fr: Accueil, en: Home}}\nsummary: {summary}\n"
        ),
        "content/communes/antony.yaml": COMMUNE.replace("Sceaux", "Antony").replace(
            "92071", "92002"
        )
        + "updated: 2026-02-31\n",
    }
    assert {"wrong-date", "contradicted-count"} <= find(tree, files)


def test_drafts_are_left_alone_unless_they_are_asked_for(tree: Tree) -> None:
    draft = f"draft: true\nupdated: 2026-02-31\n{DIFFERENT}"
    root = tree(minimal_site({SCEAUX: draft, "content/communes/other.yaml": COMMUNE}))
    found = {
        is_asked: {
            f.rule for f in check_site(configure(root, with_drafts=is_asked)).findings
        }
        for is_asked in (False, True)
    }
    assert "different-number" not in found[False]
    assert "different-number" in found[True]


# Files of which nothing is read -------------------------------------------------------

PROGRAMME_NAME = "Quartiers Métropolitains d’Innovation"
PROGRAMME = f"""\
name: {PROGRAMME_NAME}
acronym: QMI
gloss: {{fr: Un programme, en: A programme}}
summary: {{fr: Un programme, en: A programme}}
"""
FOUR = COMMUNE.replace("Une commune", "Une des quatre communes du programme").replace(
    "A municipality", "One of the four municipalities in the programme"
)
GLOSSARY = """\
commune:
  term: {fr: commune, en: municipality}
  variants: {fr: [communes], en: [municipalities]}
"""
FIGURES = """\
communes:
  value: 10
  label: {fr: communes du programme, en: municipalities in the programme}
"""


@pytest.mark.parametrize(
    "glossary",
    [
        "\ufeff" + GLOSSARY,
        "a: [\n",
        GLOSSARY + "  note: [\n",
        GLOSSARY + "  terme: a\n",
    ],
)
def test_no_figure_is_held_against_texts_while_counts_are_not_known(
    glossary: str, tree: Tree
) -> None:
    files = {SCEAUX: FOUR, "content/figures.yaml": FIGURES}
    told = find(tree, files | {"content/glossary.yaml": glossary})
    assert told
    assert "contradicted-figure" not in told


def test_a_text_in_both_languages_may_be_a_name_that_is_not_read(tree: Tree) -> None:
    title = f"{{fr: {PROGRAMME_NAME}, en: {PROGRAMME_NAME}}}"
    home = f"kind: home\ntitle: {title}\nsummary: {{fr: Bienvenue, en: Welcome}}\n"
    files = {"content/pages/home.yaml": home}
    assert "untranslated-text" in find(tree, files)
    broken = {"content/programme.yaml": f'{PROGRAMME}note: "a\n'}
    assert "untranslated-text" not in find(tree, files | broken)


def test_a_day_may_be_that_of_a_record_that_is_not_read(tree: Tree) -> None:
    dated = COMMUNE.replace("Une commune", "Une commune, le 9 janvier 2026").replace(
        "A municipality", "A municipality, 9 January 2026"
    )
    launch = "launch:\n  date: 2026-01-08\n  text: {fr: Début, en: Start}\n"
    files = {SCEAUX: dated, "content/timeline.yaml": launch}
    assert "contradicted-date" in find(tree, files)
    files["content/sources.yaml"] = "a: [\n"
    assert "contradicted-date" not in find(tree, files)
