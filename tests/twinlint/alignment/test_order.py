"""Lists that each language sorts by its own alphabet are compared entry by entry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import every_row

from twinlint import compare
from twinlint.alignment import align_versions
from twinlint.alignment.order import order_alike
from twinlint.mentions import read_mentions
from twinlint.source import Locale, read_text

FR, EN = Locale("fr"), Locale("en")

TERMS = [
    ("Budget", "La somme votée pour 2024.", "Budget", "The sum voted for 2024."),
    ("Commune", "Une des 10 du programme.", "Municipality", "One of the 10 involved."),
    ("Diagnostic", "Un état des lieux en 3 jours.", "Diagnosis", "A 3-day survey."),
    ("Lauréat", "Un des 25 projets.", "Award winner", "One of the 25 projects."),
]


def sort_lists(form: str) -> tuple[str, str]:
    french = [form.format(term, text) for term, text, _, _ in sorted(TERMS)]
    english = [form.format(*pair) for pair in sorted((c, d) for _, _, c, d in TERMS)]
    return "".join(french), "".join(english)


@pytest.mark.parametrize(
    ("format_", "form"),
    [
        ("markdown", "- {} : {}\n"),
        ("markdown", "## {}\n\n{}\n\n"),
        ("html", "<li>{}<p>{}</p></li>"),
        ("html", "<dt>{}</dt><dd>{}</dd>"),
        ("html", "<tr><td>{}</td><td>{}</td></tr>"),
    ],
)
def test_a_list_sorted_in_each_language_is_one_list(format_: str, form: str) -> None:
    fr, en = sort_lists(form)
    assert compare(fr, en, format=format_) == ()


def test_a_difference_in_a_sorted_list_is_that_of_its_entry() -> None:
    fr, en = sort_lists("- {}: {}\n")
    (found,) = compare(fr, en.replace("25 projects", "26 projects"))
    assert str(found.message) == "fr says 25, en says 26"


def test_a_list_that_is_not_sorted_keeps_its_order() -> None:
    fr = "- le 3 mai\n- le 9 juin\n- le 6 mars\n"
    en = "- 9 June\n- 3 May\n- 6 March\n"
    assert compare(fr, en) != ()


def test_an_index_has_other_initials_in_each_language() -> None:
    fr = (
        "## A\n\n- Accueil 1\n\n## B\n\n- Bilan 2\n\n## C\n\n- Communes 3\n\n"
        "## D\n\n- Diagnostic 4\n"
    )
    en = (
        "## D\n\n- Diagnosis 4\n\n## H\n\n- Home 1\n\n## M\n\n- Municipalities 3\n\n"
        "## R\n\n- Results 2\n"
    )
    rules = {finding.rule for finding in compare(fr, en)}
    assert "missing-heading" not in rules


@given(st.lists(st.sampled_from(["- a 12\n", "- b 13\n", "  - c\n", "# d\n", "e\n\n"])))
def test_each_block_of_both_sides_is_in_one_unit(lines: list[str]) -> None:
    here = read_mentions(read_text("".join(lines), "fr"), FR)
    there = read_mentions(read_text("".join(lines[::-1]), "en"), EN)
    units = align_versions(here, there).units
    left = [block.start for unit in units for block in unit.reference]
    right = [block.start for unit in units for block in unit.translation]
    assert sorted(left) == [block.start for block in here.blocks]
    assert sorted(right) == [block.start for block in there.blocks]


def test_a_table_that_is_numbered_keeps_its_order() -> None:
    form = "<tr><td>{}. {}</td><td>{}</td></tr>"
    fr = [form.format(at, *row[:2]) for at, row in enumerate(TERMS)]
    en = [form.format(at, *row[2:]) for at, row in enumerate((TERMS[1], TERMS[0]))]
    assert compare("".join(fr[:2]), "".join(en), format="html") != ()


def write_list(entries: list[tuple[str, str]], form: str = "<li>{}: {}</li>") -> str:
    return "".join(form.format(*entry) for entry in sorted(entries))


def test_two_lists_side_by_side_are_two() -> None:
    """Each is in order; one after the other, they are in none."""
    fr, en = (
        "".join(
            f"<ul>{write_list([row[at : at + 2] for row in rows])}</ul>"
            for rows in (TERMS[2:], TERMS[:2])
        )
        for at in (0, 2)
    )
    assert compare(fr, en, format="html") == ()


def test_an_index_may_be_a_list_for_each_letter() -> None:
    form = "<h2>{0[0]}</h2><ul><li>{0}: {1}</li></ul>"
    fr, en = (write_list([row[at : at + 2] for row in TERMS], form) for at in (0, 2))
    assert compare(fr, en, format="html") == ()


@pytest.mark.parametrize(
    "before",
    [
        # Lists inside one that has its order already.
        (
            "- Accueil 71\n  - a 81\n  - b 82\n- Bilan 72\n  - c 83\n  - d 84\n",
            "- Assessment 72\n  - c 83\n  - d 84\n- Home 71\n  - a 81\n  - b 82\n",
        ),
        # A table that is in no order.
        (
            "| Zone | 71 |\n|---|---|\n| Aire | 72 |\n",
            "| Zone | 71 |\n|---|---|\n| Area | 72 |\n",
        ),
    ],
    ids=["lists inside", "a table"],
)
def test_what_stands_before_a_list_leaves_it_its_order(before: tuple[str, str]) -> None:
    fr, en = sort_lists("- {} : {}\n")
    between = "\n\nKerbihan.\n\n"
    assert compare(before[0] + between + fr, before[1] + between + en) == ()


def test_a_list_is_one_of_those_behind_the_last_one() -> None:
    """Of two lists of as many entries, with one between them that is not translated."""
    more = [(f"{term} 2", text.replace("2", "7"), *_) for term, text, *_ in TERMS]
    fr, en = sort_lists("- {} : {}\n")
    other_fr = write_list([row[:2] for row in more], "- {} : {}\n")
    other_en = write_list(
        [(f"{c} 2", d.replace("2", "7")) for _, _, c, d in TERMS], "- {}: {}\n"
    )
    lost = "Kerbihan 61.\n\n- Kervella 62\n- Guivarch 63\n\nKerlann 64.\n\n"
    last = "\nKerlann 65.\n\n- Tavolo 66\n- Penfeld 67\n- Camaret 68\n"
    here = read_mentions(read_text(f"{fr}\n{lost}{other_fr}{last}", "fr"), FR)
    there = f"{en}\nKerlann 64.\n\n{other_en}{last}"
    ordered = order_alike(here, read_mentions(read_text(there, "en"), EN))
    said = {block.start: there[block.start : block.end] for block in ordered.right}
    places = [ordered.right[at].start for _, at in ordered.anchors]
    first = [said[at].partition(" 2")[0] for at in places]
    assert [words.partition(" :")[0].partition(":")[0] for words in first] == [
        *("Budget", "Municipality", "Diagnosis", "Award winner"),
        *("Budget", "Municipality", "Diagnosis", "Award winner"),
    ]


@every_row(
    ("numbered", "others", "is_sorted"),
    [(0, 4, True), (2, 4, True), (3, 3, True), (3, 2, False), (4, 2, False)],
)
def test_a_list_of_which_most_is_numbered_means_its_order(
    numbered: int, others: int, is_sorted: bool
) -> None:
    fr_terms, en_terms = ("Accueil", "Bilan", "Cave", "Dune"), ("Home", "Audit")
    fr = [f"{at + 2} ports {at + 31}" for at in range(numbered)]
    en = [f"{at + 2} harbours {at + 31}" for at in range(numbered)]
    fr += [f"{fr_terms[at]} {at + 51}" for at in range(others)]
    en += sorted(f"{(*en_terms, *fr_terms[2:])[at]} {at + 51}" for at in range(others))
    found = compare(*("".join(f"- {each}\n" for each in side) for side in (fr, en)))
    assert (found == ()) is is_sorted
