"""What is left to do in a draft stops nobody, unless drafts are built."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import Tree
from support import (
    COMMUNE,
    LOCALES,
    configure,
    find_problems,
    list_records,
    minimal_site,
    show,
    translator,
)
from tables import every_row

from microsite.command.cli import main
from microsite.editors import write_record
from microsite.pages import plan_unfinished
from microsite.pipeline import Built, build_site
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
    built = build_site(configure(root, today), root / "dist")
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


TREES = "content/solutions/trees.yaml"
THEMES = {
    "content/themes.yaml": "sun: {name: {fr: Soleil, en: Sun}, summary: "
    "{fr: Le soleil, en: The sun}}\n",
    **list_records("solutions", "themes"),
}
BEGUN = {TREES: "draft: true\nname: {fr: Des arbres}\nslug: {en: some-trees}\n"}


def preview(root: Path, today: date, **more: bool) -> Built:
    """The site as reviewers see it."""
    config = configure(root, today, with_drafts=True, is_preview=True, **more)
    return build_site(config, root / "dist")


def test_an_unfinished_draft_takes_no_other_page_from_a_preview(
    tree: Tree, today: date
) -> None:
    root = tree(minimal_site({**THEMES, **BEGUN}))
    built = preview(root, today)
    assert built.written and built.site
    assert {f.severity for f in built.findings} == {Severity.INFO}
    assert built.site.unfinished == ("solution:trees",)
    assert list(plan_unfinished(built.site)) == [
        ("solution:trees", "fr", "/fr/solutions/trees/"),
        ("solution:trees", "en", "/en/solutions/some-trees/"),
    ]
    assert show(built.findings) == show(find_problems(root))
    asked = find_problems(root, with_drafts=True)
    assert {f.severity for f in asked} == {Severity.ERROR}


@every_row(
    "name",
    ("communes: [meudon]\n", "communes: [sceaux]\n{body}"),
    ids=("in a field", "in a text"),
)
def test_a_draft_that_names_an_unfinished_one_waits_with_it(
    tree: Tree, today: date, name: str
) -> None:
    body = "body: {fr: '[M](commune:meudon)', en: '[M](commune:meudon)'}\n"
    bench = "draft: true\n" + SOLUTION.replace(
        "communes: [meudon]\n", name.format(body=body)
    )
    changes = {
        **THEMES,
        "content/communes/meudon.yaml": "draft: true\nname: Meudon\n",
        "content/solutions/bench.yaml": bench,
    }
    built = preview(tree(minimal_site(changes)), today)
    assert built.written and built.site
    assert built.site.unfinished == ("commune:meudon", "solution:bench")
    assert [str(f.said) for f in built.findings if f.rule == "unfinished-draft"] == [
        "the preview leaves this draft out: it names “meudon”, which is unfinished"
    ]


def test_what_is_published_may_not_need_an_unfinished_draft_in_a_preview_either(
    tree: Tree, today: date
) -> None:
    changes = {
        **THEMES,
        "content/communes/meudon.yaml": "draft: true\n",
        "content/solutions/bench.yaml": SOLUTION,
    }
    built = preview(tree(minimal_site(changes)), today)
    errors = [f.rule for f in built.findings if f.severity is Severity.ERROR]
    assert errors == ["draft-reference"]


@every_row("locale", LOCALES)
def test_what_a_draft_lacks_stands_in_the_place_of_its_page(
    tree: Tree, locale: str
) -> None:
    root = tree(minimal_site({**THEMES, **BEGUN}))
    assert main(["build", "--root", str(root), "--preview", "--drafts"]) == 0
    address = {"fr": "fr/solutions/trees", "en": "en/solutions/some-trees"}[locale]
    page = (root / "dist" / address / "index.html").read_text(encoding="utf-8")
    for name in ("communes", "themes", "status"):
        assert name in page
    assert "<script" not in page
    assert (root / "dist" / address / "style.css").is_file()
