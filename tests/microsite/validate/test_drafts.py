"""What is left to do in a draft stops nobody, unless drafts are built."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import Tree
from support import COMMUNE, LOCALES, find_problems, minimal_site, show, translator

from microsite.editors import write_record
from microsite.pipeline import Config, build_site
from microsite.records import COLLECTIONS
from twinlint.finding import Severity
from twinlint.source import Locale

SOLUTION = """\
name: Banc
communes: [meudon]
edition: edition-1
themes: [sun]
status: tested
summary: {fr: Un banc, en: A bench}
"""
FOLDERS = [each.word for each in COLLECTIONS.values() if each.is_folder]


@pytest.mark.parametrize("word", FOLDERS)
def test_a_new_record_is_published_around(word: str, tree: Tree, today: date) -> None:
    root = tree(minimal_site())
    locales = tuple(map(Locale, LOCALES))
    write_record(root, word, "a-new-one", locales, translator("en"))
    built = build_site(Config(root, today), root / "dist")
    assert {f.severity for f in built.findings} <= {Severity.INFO}
    assert built.written


def test_what_is_left_are_notes_on_their_fields(tree: Tree) -> None:
    path = "content/communes/meudon.yaml"
    draft = "draft: true\nname: Meudon\ncode_insee:\nsummary: {fr: Une}\n"
    root = tree(minimal_site({path: draft}))
    notes = find_problems(root)
    assert {f.severity for f in notes} == {Severity.INFO}
    assert f"{path}:4:1: summary has no text in English [missing-translation]" in show(
        notes
    )
    found = find_problems(root, with_drafts=True)
    assert {f.severity for f in found} == {Severity.ERROR}
    assert show(found) == show(notes)


def test_a_draft_in_a_file_of_many_stops_nobody(tree: Tree) -> None:
    events = (
        "first: {date: 2024, text: {fr: Un, en: One}}\n"
        "second:\n  draft: true\n  date:\n  text: {fr: Deux, en: Two}\n"
    )
    (note,) = find_problems(tree(minimal_site({"content/timeline.yaml": events})))
    assert note.place
    assert (note.severity, note.place.span.line) == (Severity.INFO, 4)


def test_what_is_published_cannot_need_an_unfinished_draft(tree: Tree) -> None:
    changes = {
        "content/communes/meudon.yaml": "draft: true\n",
        "content/solutions/bench.yaml": SOLUTION,
        "content/themes.yaml": "sun: {name: {fr: Soleil, en: Sun}, summary: "
        "{fr: Le soleil, en: The sun}}\n",
    }
    errors = [
        finding
        for finding in find_problems(tree(minimal_site(changes)))
        if finding.severity is Severity.ERROR
    ]
    assert show(errors) == [
        "content/solutions/bench.yaml:2:12: “meudon” is a draft and is not published"
        " [draft-reference]"
    ]


def test_a_slip_in_a_draft_is_an_error_as_anywhere(tree: Tree) -> None:
    path = "content/communes/meudon.yaml"
    draft = f"draft: true\nnom: Meudon\n{COMMUNE.replace('92071', '9204')}"
    findings = find_problems(tree(minimal_site({path: draft})))
    assert {f.rule for f in findings} == {"unknown-field", "wrong-format"}


def test_a_published_record_beside_a_draft_is_still_stopped(tree: Tree) -> None:
    changes = {
        "content/communes/meudon.yaml": "draft: true\n",
        "content/communes/sceaux.yaml": COMMUNE.replace("92071", "9271"),
    }
    findings = find_problems(tree(minimal_site(changes)))
    errors = {f.rule for f in findings if f.severity is Severity.ERROR}
    assert errors == {"wrong-format"}


def test_an_empty_field_that_may_be_left_out_may_be_deleted(tree: Tree) -> None:
    path = "content/communes/sceaux.yaml"
    files = {path: f"{COMMUNE}body:\n  fr: |\n  en: |\n"}
    said = {str(each.help) for each in find_problems(tree(minimal_site(files)))}
    assert said == {
        f"write the text after “{locale}:”, or delete “body:” and what is under it"
        for locale in LOCALES
    }
    needed = COMMUNE.replace("  en: A municipality", "  en:")
    (found,) = find_problems(tree(minimal_site({path: needed})))
    assert str(found.help) == "write the text after “en:”"
