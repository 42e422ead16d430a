"""The check of a whole site: which texts are compared, which findings are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pytest
from conftest import Tree
from support import (
    COMMUNE,
    SETTINGS,
    catalog,
    configure,
    find_problems,
    minimal_site,
    read_site,
    show,
)
from tables import every_row

from microsite.check.check import check_texts, select_rules
from microsite.check.knowledge import learn_register
from microsite.pipeline import check_site
from twinlint.finding import Finding
from twinlint.source import write_field

SCEAUX = "content/communes/sceaux.yaml"
WAIVERS = "content/waivers.yaml"
DIFFERENT = {
    SCEAUX: COMMUNE.replace("Une commune", "Une commune de 12 écoles").replace(
        "A municipality", "A municipality with 13 schools"
    )
}
FOUND = f"{SCEAUX}:10:27: French says 12, English says 13 [different-number]"


def waiver(
    rule: str = "different-number",
    path: str = SCEAUX,
    field: str | None = None,
    until: str = "2027-01",
) -> str:
    written = f"- rule: {rule}\n  path: {path}\n"
    written += f"  field: {field}\n" if field else ""
    return f"{written}  reason: The sources differ\n  until: {until}\n"


def check(tree: Tree, waivers: str) -> list[str]:
    return leave_loose(
        find_problems(tree(minimal_site({**DIFFERENT, WAIVERS: waivers})))
    )


def leave_loose(findings: Iterable[Finding]) -> list[str]:
    """What is found, without the notes on waivers that have no fingerprint."""
    return show(f for f in findings if f.rule != "loose-waiver")


def test_the_two_languages_of_a_field_are_compared(tree: Tree) -> None:
    (finding,) = find_problems(tree(minimal_site(DIFFERENT)))
    assert show([finding]) == [FOUND]
    assert finding.place
    assert (finding.place.locale, finding.place.field) == ("en", ("summary", "en"))
    (related,) = finding.related
    assert (related.span.line, related.field) == (9, ("summary", "fr"))


@pytest.mark.parametrize(
    "waivers",
    [
        waiver(),
        waiver(field="summary"),
        waiver(field="summary.en"),
        waiver(until="2026-11-22"),
        waiver(until="2026"),
    ],
    ids=["file", "field", "language", "last day", "year"],
)
def test_a_waiver_accepts_a_finding(waivers: str, tree: Tree) -> None:
    assert check(tree, waivers) == []


UNUSED = f"{WAIVERS}:1:9: this waiver accepts nothing [unused-waiver]"


@pytest.mark.parametrize(
    "waivers",
    [
        waiver(rule="different-date"),
        waiver(path="content/communes/meudon.yaml"),
        waiver(field="summ"),
        waiver(field="name"),
        waiver(field="summary.fr"),
    ],
    ids=["rule", "file", "part of a name", "field", "language"],
)
def test_a_waiver_for_something_else_is_unused(waivers: str, tree: Tree) -> None:
    assert check(tree, waivers) == [FOUND, UNUSED]


@pytest.mark.parametrize(
    ("waivers", "place", "said", "advice"),
    [
        (
            waiver(rule="diferent-number"),
            "1:9",
            "there is no rule “diferent-number”",
            "did you mean different-number",
        ),
        (
            waiver(rule="nombres"),
            "1:9",
            "there is no rule “nombres”",
            "copy the word in brackets after the finding",
        ),
        (
            waiver(path="communes/sceaux.yaml"),
            "2:9",
            "there is no file “communes/sceaux.yaml”",
            "write content/communes/sceaux.yaml",
        ),
    ],
)
def test_a_slip_in_a_waiver_is_named(
    waivers: str, place: str, said: str, advice: str, tree: Tree
) -> None:
    root = tree(minimal_site({**DIFFERENT, WAIVERS: waivers}))
    _, finding = find_problems(root)
    assert show([finding]) == [f"{WAIVERS}:{place}: {said} [unused-waiver]"]
    assert str(finding.help).startswith(advice)


DRAFT = "content/pages/trees.yaml"
TREES = (
    "title: {fr: Douze arbres, en: Eleven trees}\nkind: text\n"
    "summary: {fr: Un texte., en: A text.}\n"
)


@every_row(
    ("line", "path", "rule", "told"),
    [
        ("draft: true\n", DRAFT, "different-number", (False, False)),
        ("draft: true\n", SCEAUX, "different-date", (True, False)),
        ("publish_on: 2030-01-01\n", SCEAUX, "different-date", (True, False)),
        ("publish_on: 2030-01-01\n", DRAFT, "different-number", (False, False)),
        ("", SCEAUX, "different-date", (True, True)),
    ],
)
def test_a_waiver_is_unused_where_nothing_depends_on_drafts(
    line: str, path: str, rule: str, told: tuple[bool, bool], tree: Tree
) -> None:
    """`told` without drafts, and with them."""
    root = tree(minimal_site({DRAFT: TREES + line, WAIVERS: waiver(rule, path)}))
    for with_drafts, is_told in zip((False, True), told, strict=True):
        found = show(find_problems(root, with_drafts=with_drafts))
        assert (UNUSED in found) is is_told, found


def test_an_expired_waiver_accepts_nothing_and_is_reported(tree: Tree) -> None:
    assert check(tree, waiver(until="2026-11-21")) == [
        FOUND,
        f"{WAIVERS}:1:9: this waiver ended on 21 November 2026 [expired-waiver]",
    ]


def test_a_waiver_is_valid_to_the_end_of_its_last_day(tree: Tree) -> None:
    root = tree(minimal_site({**DIFFERENT, WAIVERS: waiver(until="2026-11")}))
    assert leave_loose(check_site(configure(root, date(2026, 11, 30))).findings) == []
    assert check_site(configure(root, date(2026, 12, 1))).has_errors


ERRORS: dict[str, tuple[str, dict[str, str]]] = {
    "yaml-syntax": (SCEAUX, {SCEAUX: "name: [Sceaux\n"}),
    "missing-translation": (
        SCEAUX,
        {SCEAUX: COMMUNE.replace("  en: A municipality\n", "")},
    ),
    "unknown-field": (SCEAUX, {SCEAUX: COMMUNE.replace("name: Sc", "nom: Sc")}),
    "unknown-reference": (SCEAUX, {SCEAUX: COMMUNE.replace("edition-1", "ed")}),
    "missing-field": (SCEAUX, {SCEAUX: COMMUNE.replace("code_insee: 92071\n", "")}),
    "raw-html": (SCEAUX, {SCEAUX: f"{COMMUNE}body: {{fr: <b>a</b>, en: <b>a</b>}}\n"}),
}
"""`{rule: (file of the error, what is changed)}`."""


@pytest.mark.parametrize("rule", ERRORS)
def test_an_error_is_accepted_by_no_waiver(rule: str, tree: Tree) -> None:
    path, changes = ERRORS[rule]
    alone = find_problems(tree(minimal_site(changes)))
    root = tree(minimal_site({**changes, WAIVERS: waiver(rule, path)}))
    built = check_site(configure(root))
    told = f"{WAIVERS}:1:9: {rule} is an error, and none is accepted [unused-waiver]"
    assert rule in [finding.rule for finding in alone]
    assert show(built.findings) == [*show(alone), told]
    assert (built.has_errors, built.pages) == (True, 0)


def test_a_waiver_of_an_error_that_is_mended_is_still_told(tree: Tree) -> None:
    waivers = waiver("missing-translation")
    (finding,) = find_problems(tree(minimal_site({WAIVERS: waivers})))
    assert show([finding]) == [
        f"{WAIVERS}:1:9: missing-translation is an error, and none is accepted"
        " [unused-waiver]"
    ]
    assert str(finding.help) == "mend what check tells, and delete this waiver"


@pytest.mark.parametrize(
    "changes",
    [
        {SCEAUX: DIFFERENT[SCEAUX].replace("name: Sc", "nom: Sc")},
        {SCEAUX: f"{DIFFERENT[SCEAUX]}- a\n"},
        {SCEAUX: DIFFERENT[SCEAUX].replace("edition-1", "ed")},
        {"content/people.yaml": "ada-martin:\n  nom: Ada\n"},
    ],
    ids=["in the record", "in its file", "a reference", "elsewhere"],
)
def test_beside_an_error_no_waiver_is_called_useless(
    changes: dict[str, str], tree: Tree
) -> None:
    """What was not looked for, or not found for the error, may still be there."""
    for waivers in (waiver(), f"{waiver()}  fingerprint: 0123456789abcdef\n"):
        root = tree(minimal_site({**DIFFERENT, **changes, WAIVERS: waivers}))
        told = find_problems(root)
        assert any(finding.severity == "error" for finding in told)
        assert "unused-waiver" not in [finding.rule for finding in told]


def test_only_the_rules_asked_for_are_reported(tree: Tree) -> None:
    findings = find_problems(
        tree(minimal_site({**DIFFERENT, WAIVERS: waiver("different-date")}))
    )
    assert show(select_rules(findings, ("unused-waiver",))) == [UNUSED]
    assert select_rules(findings, ()) == findings


def test_pairs_and_words_are_counted(tree: Tree) -> None:
    files = {
        "content/site.yaml": SETTINGS,
        "content/editions.yaml": (
            "edition-1:\n  name: Première\n  number: 1\n  status: closed\n"
            "  name: {fr: La première, en: The first}\n"
        ).replace("  name: Première\n", "")
        + "  summary: {fr: Une édition, en: One edition}\n",
    }
    site = read_site(tree(minimal_site(files)))
    checked = check_texts(site, learn_register(site))
    # tagline, title of Ada, role of Paris, edition (2), summary of Sceaux, pages (6)
    assert (checked.pairs, checked.words) == (12, 18)


def test_the_register_holds_the_names_of_the_site(tree: Tree) -> None:
    glossary = (
        "term:\n  term: {fr: commune, en: municipality}\n  forbidden: {en: [town]}\n"
    )
    files = {"content/glossary.yaml": glossary}
    register = learn_register(read_site(tree(minimal_site(files))))
    assert {name.forms["fr"] for name in register.names} == {
        "Ada Martin",
        "Paris",
        "Sceaux",
    }
    (term,) = register.terms
    assert (dict(term.words), dict(term.forbidden)) == (
        {"fr": "commune", "en": "municipality"},
        {"en": ("town",)},
    )


def test_a_language_without_dictionary_is_not_taken_for_another(tree: Tree) -> None:
    files = minimal_site({"locales/es/LC_MESSAGES/site.po": catalog("es")})
    text = "fr: {0}, en: {1}, es: {2}"
    words = ("Une place du marché", "A market place", "Una plaza de mercado")
    for path, content in files.items():
        if path.startswith("content/") and isinstance(content, str):
            pairs = re.sub(
                r"\{fr: .*?, en: .*?\}", f"{{{text.format(*words)}}}", content
            )
            lines = re.sub(r"(\n +)en: (?!\|).*", rf"\g<0>\g<1>es: {words[2]}", pairs)
            files[path] = lines.replace("[fr, en]", "[fr, en, es]")
    assert show(find_problems(tree(files))) == []


TIMELINE = """\
launch:
  date: 2024
  text: {fr: 12 communes, en: 13 municipalities}
close:
  date: 2025
  text: {fr: 15 communes, en: 16 municipalities}
"""


@pytest.mark.parametrize(
    ("field", "left"),
    [
        ("launch", ["6:31: French says 15, English says 16 [different-number]"]),
        ("close.text", ["3:31: French says 12, English says 13 [different-number]"]),
        ("close.text.en", ["3:31: French says 12, English says 13 [different-number]"]),
    ],
)
def test_a_waiver_accepts_the_findings_of_one_record_of_a_file(
    field: str, left: list[str], tree: Tree
) -> None:
    waivers = waiver(path="content/timeline.yaml", field=field)
    files = minimal_site({"content/timeline.yaml": TIMELINE, WAIVERS: waivers})
    shown = leave_loose(find_problems(tree(files)))
    assert [line.partition("timeline.yaml:")[2] for line in shown] == left


def test_findings_name_the_field_from_the_top_of_the_file(tree: Tree) -> None:
    timeline = TIMELINE.replace("date: 2024", "date: 2024\n  edition: none")
    timeline = timeline.replace("date: 2025", "date: hier").replace("16", "15")
    files = minimal_site({"content/timeline.yaml": timeline})
    found = find_problems(tree(files))
    fields = {f.rule: write_field(f.place.field) for f in found if f.place}
    assert fields == {
        "different-number": "launch.text.en",
        "unknown-reference": "launch.edition",
        "wrong-date": "close.date",
    }
