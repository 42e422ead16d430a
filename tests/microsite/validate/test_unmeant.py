"""What YAML accepts and nobody means is found, and mended."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import Tree
from support import COMMUNE, configure, find_problems, list_records, minimal_site, show
from tables import every_row

from microsite.editors import apply_fixes
from microsite.pipeline import check_site

SCEAUX = "content/communes/sceaux.yaml"
FOLDED = """\
body:
  fr: >
    Deux essais :
    - un banc
    - une haie
  en: >
    Two trials:
    - a bench
    - a hedge
"""


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("name: Sceaux", "name: Sceaux,", "1:13"),
        ("edition: edition-1", "edition: edition-1,", "2:19"),
        ("92071", "92071,  # INSEE", "3:18"),
        ("fr: Une commune", "fr: Une commune,", "9:18"),
    ],
)
def test_a_comma_behind_a_value_is_the_only_finding(
    tree: Tree, old: str, new: str, place: str, today: date
) -> None:
    root = tree(minimal_site({SCEAUX: COMMUNE.replace(old, new)}))
    built = check_site(configure(root, today))
    assert show(built.findings) == [
        f"{SCEAUX}:{place}: a comma stands after the value [trailing-comma]"
    ]
    apply_fixes(root, built.findings, built.read)
    assert (root / SCEAUX).read_text() == COMMUNE.replace(old, new.replace(",", ""))


def test_commas_inside_texts_and_lists_are_meant(tree: Tree) -> None:
    text = COMMUNE.replace("Une commune", "Une commune, ici").replace(
        "[92330]", "[92330, 92331]"
    )
    block = "body:\n  fr: |\n    Ici,\n    là\n  en: |\n    Here,\n    there\n"
    assert find_problems(tree(minimal_site({SCEAUX: text + block}))) == ()


def test_a_list_in_a_folded_text_is_lost(tree: Tree, today: date) -> None:
    root = tree(minimal_site({SCEAUX: COMMUNE + FOLDED}))
    built = check_site(configure(root, today))
    assert [line.partition(": ")[0] for line in show(built.findings)] == [
        f"{SCEAUX}:12:7",
        f"{SCEAUX}:16:7",
    ]
    assert {f.rule for f in built.findings} == {"folded-text"}
    apply_fixes(root, built.findings, built.read)
    assert (root / SCEAUX).read_text() == COMMUNE + FOLDED.replace(">", "|")


def test_folded_paragraphs_are_as_good_as_others(tree: Tree) -> None:
    body = "".join(
        f"  {locale}: >\n    {text}\n\n    - {item}\n\n"
        for locale, text, item in (
            ("fr", "Un\n    texte.", "Un banc"),
            ("en", "A\n    text.", "A bench"),
        )
    )
    body = f"body:\n{body}"
    assert find_problems(tree(minimal_site({SCEAUX: COMMUNE + body}))) == ()


CUT = (
    (
        "summary: {fr: Un banc, le matin, en: A bench}",
        "8:24: the comma ends the text, and “le matin” is lost [cut-text]",
        'put the text in straight quotes: fr: "Un banc, le matin"',
    ),
    (
        "summary: {fr: Un banc, en: A bench, in the street, in the morning}",
        "8:37: the comma ends the text, and “in the street, in the morning” is lost"
        " [cut-text]",
        'put the text in straight quotes: en: "A bench, in the street, in the morning"',
    ),
    (
        "summary: {fr: Un banc, pour tous : le matin, en: A bench}",
        "8:24: the comma ends the text, and “pour tous : le matin” is lost [cut-text]",
        'put the text in straight quotes: fr: "Un banc, pour tous : le matin"',
    ),
    (
        'summary: {fr: "Un banc", le matin, en: A bench}',
        "8:26: the comma ends the text, and “le matin” is lost [cut-text]",
        "put the whole text in straight quotes, or delete this part",
    ),
    (
        "summary: {le matin, fr: Un banc, en: A bench}",
        "8:11: the comma ends the text, and “le matin” is lost [cut-text]",
        "put the whole text in straight quotes, or delete this part",
    ),
    (
        "summary: {fr: Un banc, en: A bench}\n"
        "mayor: {person: ada-martin, title: {fr: Un, deux, en: One}}",
        "9:45: the comma ends the text, and “deux” is lost [cut-text]",
        'put the text in straight quotes: fr: "Un, deux"',
    ),
    (
        "summary: {fr: Un banc, en: A bench}\n"
        "siren: 219200714\nposition: {latitude: 48.77, longitude: 2.29, à peu près}",
        "10:46: the comma ends the text, and “à peu près” is lost [cut-text]",
        "put the whole text in straight quotes, or delete this part",
    ),
)


@every_row(("lines", "said", "advice"), CUT)
def test_what_a_comma_cuts_from_a_text_in_braces_is_told(
    tree: Tree, lines: str, said: str, advice: str
) -> None:
    text = COMMUNE.partition("summary:\n")[0]
    (finding, *others) = find_problems(tree(minimal_site({SCEAUX: text + lines})))
    assert not others
    assert show([finding]) == [f"{SCEAUX}:{said}"]
    assert finding.help and str(finding.help) == advice


@every_row("empty", ("de:", '"de":'))
def test_a_language_that_the_site_lacks_is_told_though_it_is_empty(
    tree: Tree, empty: str
) -> None:
    text = COMMUNE.replace("summary:\n", f"summary:\n  {empty}\n")
    (finding,) = find_problems(tree(minimal_site({SCEAUX: text})))
    assert finding.rule == "unknown-language"


def test_a_text_that_a_comma_cuts_is_put_in_quotes(tree: Tree, today: date) -> None:
    text = COMMUNE.partition("summary:\n")[0]
    root = tree(
        minimal_site({SCEAUX: f"{text}summary: {{fr: Un, deux, en: One, two}}\n"})
    )
    built = check_site(configure(root, today))
    apply_fixes(root, built.findings, built.read)
    assert (root / SCEAUX).read_text() == (
        f'{text}summary: {{fr: "Un, deux", en: "One, two"}}\n'
    )


ADVICE = (
    (
        "image: {file: a.jpg}",
        'add “, alt: {fr: "…", en: "…"}” in front of “}”',
    ),
    (
        "postal_codes: []",
        "write the value between the brackets: postal_codes: […]",
    ),
    (
        "mayor: {title: {fr: Maire, en: Mayor}}",
        "add “person: …, ” in front of “title:”; “…” is a key of content/people.yaml",
    ),
)


@every_row(("line", "advice"), ADVICE)
def test_what_is_lacking_between_brackets_is_written_between_them(
    tree: Tree, line: str, advice: str
) -> None:
    text = COMMUNE.replace("postal_codes: [92330]\n", "") if "[]" in line else COMMUNE
    said = {
        str(f.help) for f in find_problems(tree(minimal_site({SCEAUX: text + line})))
    }
    assert advice in said


def test_an_empty_list_of_references_says_where_their_names_are(tree: Tree) -> None:
    solution = (
        "name: Banc\ncommunes: []\nedition: edition-1\nthemes: []\nstatus: tested\n"
        "summary: {fr: Un banc, en: A bench}\n"
    )
    files = {"content/solutions/bench.yaml": solution, **list_records("solutions")}
    said = [str(each.help) for each in find_problems(tree(minimal_site(files)))]
    assert (
        "write the name of a file of content/communes/, without .yaml, between the"
        " brackets: communes: […]"
    ) in said
    assert (
        "write a key of content/themes.yaml between the brackets: themes: […]" in said
    )
