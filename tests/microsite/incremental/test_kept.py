"""The claim on which all that is kept rests: it changes nothing, whatever is edited."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from edits import Edits
from hypothesis import given, settings
from hypothesis import strategies as st
from support import TODAY, copy_showcase, minimal_site, write_tree

from microsite.incremental import Kept
from microsite.pipeline import Built, Config, check_site
from twinlint.finding import Finding

SEQUENCES = int(os.environ.get("MICROSITE_SEQUENCES", "1"))
"""Of edits; many hundreds have been run."""
EDIT = st.tuples(*[st.integers(0, 10**6)] * 3)


def build(root: Path, kept: Kept) -> Built:
    return check_site(Config(root, TODAY), kept=kept)


@dataclass(frozen=True)
class Begun:
    """A site that was built once from nothing, and what that has kept."""

    root: Path
    made: Path
    kept: Kept
    """What made it, alive."""
    built: Built

    def copy(self, folder: Path) -> tuple[Path, Path]:
        """The site and the folder of what was kept, for a test that edits it."""
        copied = folder / "site", folder / "made"
        shutil.copytree(self.root, copied[0])
        shutil.copytree(self.made, copied[1])
        return copied


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Begun]:
    folder = tmp_path_factory.mktemp("begun")
    root = copy_showcase(folder / "site")
    kept = Kept(folder / "made")
    yield Begun(root, folder / "made", kept, build(root, kept))
    kept.close()


def differ(one: Built, other: Built) -> list[str]:
    """The files that are not the same, and the findings."""
    first, second = ({o.path: o.content for o in each.outputs} for each in (one, other))
    paths = first.keys() | second.keys()
    found: set[Finding] = set(one.findings) ^ set(other.findings)
    return sorted(
        [path for path in paths if first.get(path) != second.get(path)]
        + [str(each) for each in found]
    )


@pytest.mark.campaign
@given(st.lists(st.lists(EDIT, min_size=1, max_size=3), min_size=4, max_size=4))
@settings(max_examples=SEQUENCES)
def test_a_kept_build_is_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory,
    saves: list[list[tuple[int, int, int]]],
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    root = copy_showcase(folder / "site")
    edits = Edits(root)
    living = Kept(folder / "made")
    build(root, living)
    for save in saves:
        done = [edits.make(*each) for each in save]
        clean = build(root, Kept(None))
        assert differ(build(root, living), clean) == [], done
        reopened = Kept(folder / "made")
        again = build(root, reopened)
        reopened.close()
        assert differ(again, clean) == [], done
        assert again == clean
    living.close()
    shutil.rmtree(folder)


PAGE = "content/pages/home.yaml"
COMMUNE = "content/communes/sceaux.yaml"


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_has_not_changed_is_not_made_again(begun: Begun) -> None:
    assert build(begun.root, begun.kept) == begun.built
    assert not +begun.kept.memo.made
    again = Kept(begun.made)
    assert build(begun.root, again) == begun.built
    assert not +again.memo.made
    again.close()


def test_any_number_of_processes_makes_the_same(begun: Begun, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "made", jobs=3)
    assert build(begun.root, kept) == begun.built
    assert +kept.memo.made
    kept.close()
    again = Kept(tmp_path / "made", jobs=3)
    assert build(begun.root, again) == begun.built
    assert not +again.memo.made


@pytest.mark.campaign
def test_a_change_makes_the_pages_that_read_it_and_few_others(tmp_path: Path) -> None:
    root = copy_showcase(tmp_path / "site")
    kept = Kept(None)
    after = build(root, kept)
    changes = (
        ("content/communes/meudon.yaml", "bancs de", "tables de"),
        ("content/communes/meudon.yaml", "46123", "46124"),
        ("content/communes/meudon.yaml", "name:", "\n# said\nname:"),
        ("content/communes/meudon.yaml", "48.813", "48.814"),
        ("content/pages/method.yaml", "fr: ", "fr: Encore. "),
        ("locales/fr/LC_MESSAGES/site.po", "Toutes les solutions", "Chaque solution"),
        ("content/news/first-two.yaml", "title:", "# said\ntitle:"),
        (
            "templates/pages/glossary.html",
            "{% block content %}",
            "{% block content %}!",
        ),
    )
    for name, old, new in changes:
        before = {each.path: each.content for each in after.outputs}
        change(root, name, old, new)
        after = build(root, kept)
        made = kept.memo.made["page"]
        pages = {
            e.path for e in after.outputs if e.path.endswith((".html", ".ics", ".xml"))
        }
        other = {e.path for e in after.outputs if before.get(e.path) != e.content}
        assert pages, name
        # Both languages of what was read, and files that tell of the whole site, such
        # as the page of the documents that any record cites.
        assert made <= 2 * len(other & pages) + len(pages) // 5, name
    # What was not made again would still be old.
    assert differ(after, build(root, Kept(None))) == []


def test_a_template_that_comes_or_goes_is_seen(tmp_path: Path) -> None:
    files = minimal_site({"templates/pages/commune.html": None})
    files["templates/pages/record.html"] = '{% extends "layouts/page.html" %}\n'
    root = write_tree(tmp_path / "site", files)
    kept = Kept(None)
    own = root / "templates/pages/commune.html"
    build(root, kept)
    own.write_text("mine", encoding="utf-8")
    after = build(root, kept)
    assert b"mine" in {each.content for each in after.outputs}
    own.unlink()
    for name in ("own template", "kept"):
        assert differ(build(root, kept), build(root, Kept(None))) == [], name


def test_a_finding_moves_with_its_text(tmp_path: Path) -> None:
    body = (
        "body:\n  fr: |\n    Le jury siège 18 fois.\n  en: |\n    It meets 16 times.\n"
    )
    files = minimal_site()
    files[PAGE] = f"{files[PAGE]!s}{body}"
    root = write_tree(tmp_path / "site", files)
    kept = Kept(None)
    (before,) = (f for f in build(root, kept).findings if f.rule == "different-number")
    change(root, PAGE, "kind: home\n", "# one\n# two\nkind: home\n")
    (after,) = (f for f in build(root, kept).findings if f.rule == "different-number")
    assert before.place
    assert after.place
    assert after.place.span.line == before.place.span.line + 2
    assert after.place.span.column == before.place.span.column
    assert kept.memo.made["pair"] == 0


def test_no_list_of_pages_keeps_a_record_that_becomes_a_draft(
    begun: Begun, tmp_path: Path
) -> None:
    root, made = begun.copy(tmp_path)
    kept = Kept(made)
    build(root, kept)
    for record in ("solutions/hedge.yaml", "news/first-two.yaml"):
        path = root / "content" / record
        path.write_text(f"draft: true\n{path.read_text(encoding='utf-8')}", "utf-8")
    assert differ(build(root, kept), build(root, Kept(None))) == []


def test_what_a_page_shows_of_a_record_comes_and_goes_with_its_days(
    begun: Begun, tmp_path: Path
) -> None:
    root, made = begun.copy(tmp_path)
    name = "content/news/first-two.yaml"
    text = (root / name).read_text(encoding="utf-8")
    (root / name).write_text(f"{text}publish_on: {TODAY}\n", encoding="utf-8")
    yesterday = TODAY - timedelta(1)
    clean = {
        day: check_site(Config(root, day), kept=Kept(None))
        for day in (yesterday, TODAY)
    }
    for day in (yesterday, TODAY, yesterday):
        kept = Kept(made)
        assert check_site(Config(root, day), kept=kept) == clean[day]
        kept.close()


def test_a_text_is_nothing_to_a_page_that_reads_what_records_refer_to(
    begun: Begun, tmp_path: Path
) -> None:
    root, made = begun.copy(tmp_path)
    kept = Kept(made)
    build(root, kept)
    change(root, COMMUNE, "in March 2023", "in the March of 2023")
    build(root, kept)
    assert kept.memo.made["page"] == 2
    change(root, COMMUNE, "[register, leaflet]", "[register, article]")
    assert differ(build(root, kept), build(root, Kept(None))) == []
    assert kept.memo.made["page"] > 2


def test_a_site_may_go_below_a_path_of_its_host_and_come_back(tmp_path: Path) -> None:
    root = write_tree(tmp_path / "site", minimal_site())
    kept = Kept(tmp_path / "made")
    above, below = "base_url: https://ville.paris", "base_url: https://ville.paris/qmi"
    for old, new in ((above, below), (below, above), (above, below)):
        change(root, "content/site.yaml", f"{old}\n", f"{new}\n")
        built = build(root, kept)
        assert differ(built, build(root, Kept(None))) == []
        # As another process finds it, by what is on the disk alone.
        with closing(Kept(tmp_path / "made", "another")) as again:
            assert build(root, again) == built
