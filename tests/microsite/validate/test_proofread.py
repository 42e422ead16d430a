"""What is reported in prose, with its place, and what must stay silent."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import check_records, count_calls, minimal_site, show, translator
from tables import every_row

from microsite.load.files import load_content
from microsite.pages.prose import convert_prose
from microsite.validate.validate import validate_content

HOME = "content/pages/home.yaml"


def write_home(text: str) -> str:
    return (
        "kind: home\ntitle: {fr: Accueil, en: Home}\n"
        "summary: {fr: Bienvenue, en: Welcome}\n"
        f"body:\n  fr: |\n    {text}\n  en: |\n    {text}\n"
    )


def check(tree: Tree, line: str) -> list[str]:
    """Findings in the French text of the home page; its line is the sixth."""
    found = show(check_records(tree(minimal_site({HOME: write_home(line)}))))
    start = f"{HOME}:6:"
    wanted = (
        "[raw-html]",
        "[unsafe-link]",
        "[unknown-reference]",
        "[picture-in-text]",
        "[overlong-text]",
        "[broken-link]",
    )
    return [
        t.removeprefix(start)
        for t in found
        if t.startswith(start) and t.endswith(wanted)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "5 < 6 et 7 > 3",
        "<3",
        "a <- b -> c",
        "`<b>` et ``<i>``",
        r"\<b>",
        "[Sceaux](https://sceaux.fr)",
        "[Sceaux](https://fr.wikipedia.org/wiki/Sceaux_(Hauts-de-Seine))",
        "[Sceaux](HTTPS://SCEAUX.FR)",
        "[Ada](mailto:ada@example.org)",
        "<ada@example.org>",
        "<https://sceaux.fr>",
        "[plus bas](#ici)",
        "[Sceaux](commune:sceaux)",
        "[Sceaux](commune:sceaux#carte)",
        "[l'accueil](page:home)",
        "[note] sans lien (javascript:x)",
        "[note] (entre parenthèses : ici)",
        "`[x](javascript:y)`",
        "`![x](y.png)`",
        "Vraiment ! [sic]",
    ],
)
def test_what_is_right_stays_silent(line: str, tree: Tree) -> None:
    assert check(tree, line) == []


SPACED = "a space keeps this from being a link [broken-link]"
PICTURE = "a picture inside a text is not shown [picture-in-text]"
EMPTY = "this link leads nowhere: its brackets are empty [unsafe-link]"
LINK = "a link cannot lead to “{}” [unsafe-link]"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("un <br> deux", ["8: “<br>” is HTML [raw-html]"]),
        ("un <br/> deux", ["8: “<br/>” is HTML [raw-html]"]),
        ("un </p> deux", ["8: “</p>” is HTML [raw-html]"]),
        (
            '<img src=x onerror="a">',
            ['5: “<img src=x onerror="a">” is HTML [raw-html]'],
        ),
        ("<svg/onload=x>", ["5: “<svg/onload=x>” is HTML [raw-html]"]),
        ("<!-- note -->", ["5: “<!--” is HTML [raw-html]"]),
        ("`<b>` <b>", ["11: “<b>” is HTML [raw-html]"]),
        ("[x](javascript:y)", ["9: " + LINK.format("javascript:y")]),
        ("[x](/fr/)", ["9: " + LINK.format("/fr/")]),
        ("[x](sceaux)", ["9: " + LINK.format("sceaux")]),
        ("[x](person:ada)", ["9: " + LINK.format("person:ada")]),
        ("[x](http:sceaux.fr)", ["9: " + LINK.format("http:sceaux.fr")]),
        ("[x](<javascript:y>)", ["10: " + LINK.format("javascript:y")]),
        ("un ![plan](plan.png) ici", ["8: " + PICTURE]),
        ("![plan]", ["5: " + PICTURE]),
        ("[ici] (commune:sceaux)", ["9: " + SPACED]),
        ("[ici] (https://sceaux.fr)", ["9: " + SPACED]),
        ("![plan][1]", ["5: " + PICTURE]),
        ("[x](commune:no)", ["9: “no” is not in communes [unknown-reference]"]),
        ("[x]()", ["9: " + EMPTY]),
        ("[x](", ["9: " + EMPTY]),
    ],
)
def test_what_is_wrong_is_reported_at_its_place(
    line: str, expected: list[str], tree: Tree
) -> None:
    assert check(tree, line) == expected


def check_lists(tree: Tree, lines: str) -> list[str]:
    """What is said of lists in the French text of the home page."""
    text = lines.replace("\n", "\n    ")
    found = check_records(tree(minimal_site({HOME: write_home(text)})))
    say = translator("en")
    return [
        f"{f.place.span.line}:{f.place.span.column} {say(f.help)}"
        for f in found
        if f.rule == "lost-sign" and f.place and f.place.locale == "fr" and f.help
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "- la température ;\n- le vent.",
        "* la température ;\n* le vent.",
        "*Cette saison* compte.\n*Nature* aussi.",
        "*Un titre en\nitalique* ici.",
        "**Gras** ici.",
        "-5 °C cette nuit,\n-12 demain.",
        "---",
        "| a | b |\n|---|:-:|\n| 1 | 2 |",
        "1. Le vent.\n2. La pluie.",
        "1.5 km plus loin,\n12.30 ici.",
        "`-la`",
        "\\\\-la",
        "Porte-\nvoix",
    ],
)
def test_what_is_a_list_or_no_list_stays_silent(lines: str, tree: Tree) -> None:
    assert check_lists(tree, lines) == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "On mesure :\n\n-la température ;\n-le vent.",
            ["8:5 write “- la”", "9:5 write “- le”"],
        ),
        ("- la température ;\n-le vent.", ["7:5 write “- le”"]),
        ("*la température ;\n*le vent.", ["6:5 write “* la”", "7:5 write “* le”"]),
        ("-à Sceaux ;", ["6:5 write “- à”"]),
        ("-**Eau** : oui.", ["6:5 write “- **Eau**”"]),
        ("-[Sceaux](commune:sceaux).", ["6:5 write “- [Sceaux](commune:sceaux).”"]),
        ("-« Ici »", ["6:5 write “- « Ici”"]),
        ("1.Le vent.\n2)La pluie.", ["6:5 write “1. Le”", "7:5 write “2) La”"]),
    ],
)
def test_an_item_without_its_space_is_told_at_its_place(
    lines: str, told: list[str], tree: Tree
) -> None:
    """Else readers see one paragraph, with the signs in it as they were typed."""
    assert check_lists(tree, lines) == told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "Voici :\n\nThème\tBancs\nEau\t4\nBois\t3\n\nFin",
            [
                "8:10 write a table: “| Thème | Bancs |”, below it “|---|---|”,"
                " then lines such as “| Eau | 4 |”"
            ],
        ),
        ("Un\tbanc", ["6:7 type a space in place of the tab"]),
        ("-\tun banc\n-\tune haie", []),
        ("- \tun banc\n- \tune haie", []),
        ("1.\tun banc\n2.\tune haie", []),
        ("- Eau\t4\n- Bois\t3", ["6:10 type a space in place of the tab"]),
        (
            "Le parc[^1] ouvre.\n\n[^1]: Depuis 1990.",
            ["6:12 write the note into the text, in brackets, and delete the number"],
        ),
        (
            "Le ~~vieux~~ parc ==neuf== `~~a~~`",
            ["6:8 write “vieux” alone", "6:23 write “neuf” alone"],
        ),
        ("- [ ] un banc\n- [x] une haie", ["6:7 delete “[ ]”", "7:7 delete “[x]”"]),
        ("a == b, c == d ~ e ~~ f", []),
        ("Fin[1].", ["6:8 delete it; where it comes from stands in “sources:”"]),
        ("Voir[1].\n\n[1]: https://sceaux.fr", []),
        ("Voir [1](https://sceaux.fr) et `a[1]`, a\\[1].", []),
        ("Voici :\n\n    a\tb", []),
    ],
)
def test_what_is_pasted_from_a_table_or_with_notes_is_told(
    lines: str, told: list[str], tree: Tree
) -> None:
    assert check_lists(tree, lines) == told


def test_a_sign_of_code_masks_nothing_in_the_next_paragraph(tree: Tree) -> None:
    line = "un accent ` seul\n\n    <b>gras</b> ` ici"
    found = show(check_records(tree(minimal_site({HOME: write_home(line)}))))
    assert f"{HOME}:8:5: “<b>” is HTML [raw-html]" in found


# Length -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[" * 500, []),
        ("[" * 501, ["505: the paragraph has 501 “[”, more than 500 [overlong-text]"]),
        (
            "![" * 501,
            ["1006: the paragraph has 501 “[”, more than 500 [overlong-text]"],
        ),
        ("* _ ` < ! & " * 1600 + "* " * 300, []),
        *(
            (
                f"a{sign} " * 5001,
                [f"15006: the paragraph has 5,001 “{sign}”, more than 5,000"],
            )
            for sign in "*_`<!&"
        ),
        (
            "mot " * 5001 + "fin",
            ["20005: the paragraph has 20,007 characters, more than 20,000"],
        ),
    ],
)
def test_a_paragraph_far_longer_than_people_read_is_reported(
    line: str, expected: list[str], tree: Tree
) -> None:
    found = [t.removesuffix(" [overlong-text]") for t in check(tree, line)]
    assert found == [t.removesuffix(" [overlong-text]") for t in expected]


def test_brackets_of_several_paragraphs_are_not_added_up(tree: Tree) -> None:
    assert check(tree, f"{'[' * 400}\n\n    {'[' * 400}") == []


def test_a_text_longer_than_any_page_is_reported(tree: Tree) -> None:
    text = "mot\n\n    " * 50_001 + "fin"
    root = tree(minimal_site({HOME: write_home(text)}))
    content, _ = load_content(root)
    _, found = validate_content(content.documents, content.broken, with_drafts=True)
    assert show(found) == [
        f"{HOME}:{line}:5: the text has 250,009 characters, more than 200,000"
        " [overlong-text]"
        for line in (80006, 180010)
    ]


def test_a_text_with_more_links_or_headings_than_any_page_is_reported(
    tree: Tree,
) -> None:
    paragraph = "[" * 500
    cases = (
        ("\n\n    ".join([paragraph] * 10), []),
        (
            "\n\n    ".join([*[paragraph] * 10, "a [b"]),
            ["26:7: the text has 5,001 “[”, more than 5,000 [overlong-text]"],
        ),
        ("\n    ".join(["# a", "b", "=", "> ---"] * 333), []),
        (
            "\n    ".join(["# a", "b", "=", "> ---"] * 334),
            [
                "1340:5: the text has 1,002 headings and rules, more than 1,000"
                " [overlong-text]"
            ],
        ),
    )
    for text, expected in cases:
        found = show(check_records(tree(minimal_site({HOME: write_home(text)}))))
        first = next((t for t in found if t.endswith("[overlong-text]")), None)
        assert first == (f"{HOME}:{expected[0]}" if expected else None)


HOSTILE = {
    "open brackets": "[" * 100,
    "open pictures": "![" * 100,
    "open links": "[a](" * 100,
    "open references": "[a][b " * 100,
    "nested brackets": "[" * 100 + "]" * 100,
    "underlined headings": "a\n===\n" * 100,
    "headings": "# a\n" * 100,
    "stars": "*a" * 200,
    "underscores": "_a" * 200,
    "backticks": "`a" * 200,
    "entities": "&a;" * 200,
    "addresses": "<http://a.b> " * 100,
    "definitions": "[a]: b\n" * 100,
    "quotations": "> " * 200,
    "nested lists": "".join("    " * depth + "- a\n" for depth in range(40)),
    "pipes": "|" + "a|" * 200 + "\n|" + "-|" * 200,
    "code": "    a",
}


@pytest.mark.campaign
@every_row("paragraph", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_paragraphs_take_about_twice_the_calls(paragraph: str) -> None:
    def convert(count: int) -> int:
        source = "\n\n".join([paragraph] * count)
        return count_calls(
            lambda: convert_prose(source, level=2, resolve_link=lambda target: target)
        )

    convert(1)  # What is read once is read now.
    assert convert(4) < 2.2 * convert(2)
