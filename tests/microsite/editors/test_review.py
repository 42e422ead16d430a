"""The records of a site side by side: in reports, in previews, and never in public."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from browsing import serve
from conftest import Tree
from support import COMMUNE, minimal_site, read_files, read_site

from microsite.command.cli import main
from microsite.editors.review import list_sheets
from twinlint.finding import message
from twinlint.sheet import Note, Sheet
from twinlint.source import Locale

SCEAUX = "content/communes/sceaux.yaml"
DIFFERING = COMMUNE + (
    "body:\n  fr: |\n    # Le jury\n\n    Le jury siège 18 fois.\n"
    "  en: |\n    # The jury\n\n    The jury meets 16 times.\n"
)


def sheets(root: Path, reader: str = "en", **settings: Any) -> Mapping[str, Sheet]:
    site = read_site(root, with_drafts=True)
    listed = list_sheets(site, Locale(reader), **settings)
    return {sheet.key: sheet for sheet in listed}


def communes(count: int, text: str = COMMUNE) -> dict[str, str]:
    """Records that differ in what may not be the same twice."""
    return {
        f"content/communes/c{n}.yaml": text.replace("Sceaux", f"Commune{n}").replace(
            "92071", f"{92100 + n}"
        )
        for n in range(count)
    }


def read_texts(sheet: Sheet) -> list[tuple[str, ...]]:
    """The name and the versions of each text of a sheet."""
    return [
        (p.name, *(f"{locale}: {c.text.value}" for locale, c in p.versions))
        for p in sheet.passages
    ]


def test_every_record_is_a_sheet_with_its_texts_in_each_language(tree: Tree) -> None:
    listed = sheets(tree(minimal_site()))
    assert list(listed)[:1] == ["site"]
    assert read_texts(listed["commune:sceaux"]) == [
        ("summary", "fr: Une commune", "en: A municipality")
    ]
    assert read_texts(listed["person:ada-martin"]) == [
        ("roles.1.title", "fr: Directrice", "en: Director")
    ]


def test_a_record_is_called_as_on_its_page_and_its_texts_stay_as_typed(
    tree: Tree,
) -> None:
    named = COMMUNE.replace("name: Sceaux", 'name: "Val-d\'Oise"').replace(
        "fr: Une commune", "fr: L'été"
    )
    sheet = sheets(tree(minimal_site({SCEAUX: named})))["commune:sceaux"]
    assert sheet.title == "Val-d’Oise"
    assert read_texts(sheet)[0][1] == "fr: L'été"


def test_sections_are_named_as_the_pages_that_list_their_records(tree: Tree) -> None:
    root = tree(minimal_site())
    assert sheets(root, "en")["commune:sceaux"].section == "All"
    assert sheets(root, "fr")["commune:sceaux"].section == "Toutes"
    assert sheets(root, "de")["commune:sceaux"].section == "Toutes"
    assert sheets(root)["person:ada-martin"].section == "people"


def test_a_site_in_three_languages_has_three_texts_beside_one_another() -> None:
    root = Path(__file__).parents[2] / "sites" / "three-languages"
    passage = sheets(root)["commune:sceaux"].passages[0]
    assert [locale for locale, _ in passage.versions] == ["fr", "en", "es"]


def test_texts_stand_in_the_order_of_their_file(tree: Tree) -> None:
    listed = sheets(tree(minimal_site({SCEAUX: DIFFERING})))
    assert [name for name, *_ in read_texts(listed["commune:sceaux"])] == [
        "summary",
        "body",
    ]


def test_a_record_of_a_list_has_the_lines_that_it_stands_in(tree: Tree) -> None:
    people = (
        "ada-martin:\n  name: Ada Martin\n  roles:\n"
        "    - title: {fr: Directrice, en: Director}\n"
        "bo-li:\n  name: Bo Li\n  roles:\n    - title: {fr: Maire, en: Mayor}\n"
    )
    listed = sheets(tree(minimal_site({"content/people.yaml": people})))
    spans = [listed[f"person:{name}"].span for name in ("ada-martin", "bo-li")]
    assert [(s.line, s.end_line) for s in spans if s] == [(1, 4), (5, 8)]


def test_a_draft_is_marked(tree: Tree) -> None:
    root = tree(minimal_site({SCEAUX: f"draft: true\n{COMMUNE}"}))
    listed = sheets(root)
    assert [key for key, sheet in listed.items() if sheet.is_draft] == [
        "commune:sceaux"
    ]


def test_what_is_known_of_a_field_and_of_a_change_stands_there(tree: Tree) -> None:
    note = Note(message("older than the French"))
    listed = sheets(
        tree(minimal_site()),
        notes={("commune:sceaux", ("summary",)): (note,)},
        touched={"page:home"},
    )
    assert listed["commune:sceaux"].passages[0].notes == (note,)
    assert [key for key, sheet in listed.items() if sheet.is_touched] == ["page:home"]


def test_a_text_that_records_of_the_type_usually_have_is_missed(tree: Tree) -> None:
    with_body = COMMUNE + "body: {fr: Un texte, en: A text}\n"
    files = communes(9, with_body)
    listed = sheets(tree(minimal_site({**files, SCEAUX: COMMUNE})))
    lack = listed["commune:sceaux"].passages[-1]
    assert (lack.name, str(lack.notes[0].message)) == (
        "body",
        "nothing is written here; 9 of 10 records of this type have it",
    )
    assert not any(p.notes for p in listed["commune:c1"].passages)


def test_a_text_that_many_records_do_without_is_not_missed(tree: Tree) -> None:
    files = communes(2, COMMUNE + "body: {fr: Un texte, en: A text}\n")
    listed = sheets(tree(minimal_site({**files, SCEAUX: COMMUNE})))
    assert not any(p.notes for sheet in listed.values() for p in sheet.passages)


# The report -------------------------------------------------------------------------


def test_the_report_shows_every_record_and_marks_what_differs(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(minimal_site({SCEAUX: DIFFERING}))
    main(["check", "--root", str(root), "--format", "html", "--lang", "en"])
    page = capsys.readouterr().out
    assert "siège <mark" in page
    assert "meets <mark" in page
    assert page.count('<article class="sheet') == len(sheets(root))
    assert '<p class="name">body</p>' in page


def test_details_that_only_the_owner_knows_are_counted(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = str(minimal_site()["content/site.yaml"])
    settings = settings.replace(
        "publication_director: Ada Martin", 'publication_director: ""'
    )
    root = tree(minimal_site({"content/site.yaml": settings}))
    main(["check", "--root", str(root), "--format", "html", "--lang", "en"])
    said = capsys.readouterr().out
    assert "1 detail is left for the owner of the site" in said


def test_settings_that_cannot_be_read_leave_the_list_of_what_was_found(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(minimal_site({"content/site.yaml": "locales: [fr\n"}))
    main(["check", "--root", str(root), "--format", "html", "--lang", "en"])
    page = capsys.readouterr().out
    assert "content/site.yaml" in page
    assert "<article" not in page


def test_a_hostile_name_is_shown_as_it_is(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    name = '"</title><script>alert(1)</script>"'
    root = tree(
        minimal_site({SCEAUX: COMMUNE.replace("name: Sceaux", f"name: {name}")})
    )
    main(["check", "--root", str(root), "--format", "html", "--lang", "en"])
    page = capsys.readouterr().out
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.campaign
def test_two_thousand_records_are_all_there(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = "".join(
        f"t{n}:\n  term: {{fr: Mot {n}, en: Word {n}}}\n" for n in range(2000)
    )
    root = tree(minimal_site({"content/glossary.yaml": terms}))
    main(["check", "--root", str(root), "--format", "html", "--lang", "en"])
    assert capsys.readouterr().out.count('<article class="sheet') > 2000


# Previews ---------------------------------------------------------------------------


def build(root: Path, out: Path, *options: str) -> dict[str, bytes]:
    where = ["--root", str(root), "--out", str(out), "--no-cache"]
    assert main(["build", *where, *options]) == 0
    return read_files(out)


def test_a_published_site_has_no_review_page(tree: Tree, tmp_path: Path) -> None:
    root = tree(minimal_site())
    for options in ((), ("--drafts",), ("--format", "html")):
        assert [
            p for p in build(root, tmp_path / "out", *options) if "review" in p
        ] == []


def test_a_preview_has_it_in_every_language_that_the_program_speaks(
    tree: Tree, tmp_path: Path
) -> None:
    files = build(tree(minimal_site()), tmp_path / "out", "--preview")
    assert [path for path in files if path.startswith("_review/")] == [
        "_review/en/index.html",
        "_review/en/style.css",
        "_review/index.html",
        "_review/style.css",
    ]
    page = files["_review/index.html"].decode()
    assert '<html lang="fr">' in page
    assert "Une commune" in page
    assert "style-src 'self'" in page
    assert '<meta name="robots" content="noindex">' in page
    assert b"X-Robots-Tag: noindex" in files["_headers"]


def test_a_preview_that_becomes_a_site_loses_it(tree: Tree, tmp_path: Path) -> None:
    root, out = tree(minimal_site()), tmp_path / "out"
    assert "_review/index.html" in build(root, out, "--preview")
    assert "_review/index.html" not in build(root, out)


def test_the_local_preview_shows_it_as_the_texts_are_now(
    tree: Tree, tmp_path: Path
) -> None:
    root = tree(minimal_site())
    command = ("build.py", "serve", "--root", str(root), "--port", "0", "--lang", "en")
    with serve(root, *command, "--cache", str(tmp_path / "kept")) as served:
        served.hear("0 errors")
        page = served.ask("/_review/")
        assert page.status == 200
        assert '<div lang="fr">' in page.body
        assert (
            "style-src 'self' 'unsafe-inline'"
            in page.headers["Content-Security-Policy"]
        )
        record = root / SCEAUX
        text = record.read_text(encoding="utf-8")
        record.write_text(text.replace("name: Sceaux", "nom: Sceaux"), encoding="utf-8")
        served.hear("nom: Sceaux")
        served.hear(" error")
        broken = served.ask("/_review/")
        assert broken.status == 200
        assert "nom: Sceaux" in broken.body
        assert served.ask("/fr/").status == 500
        served.end()
