"""Names of records that were deleted or renamed, and are still named elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from commits import Repository
from conftest import Tree
from support import configure, list_records, minimal_site

from microsite.pipeline import check_site
from twinlint.finding import Finding

NEWS = "title: {fr: %s, en: %s}\ndate: 2026-03-12\nsummary: {fr: %s, en: %s}\n"
CLOSING, FOUR = "content/news/first-closes.yaml", "content/news/first-four.yaml"
SOURCE = (
    "%s:\n  title: {fr: Un arrêté du maire, en: An order of the mayor}\n"
    "  date: 2026-02-01\n  language: fr\n  read: full\n"
)
LINK = (
    "body:\n  fr: |\n    Voir [la rencontre](news:first-closes).\n"
    "  en: |\n    See [the meeting](news:first-closes).\n"
)


def make_news(fr: str, en: str) -> str:
    return NEWS % (fr, en, f"{fr} de nouveau", f"{en} again")


def advise(root: Path) -> list[str]:
    """What is told of names that lead to nothing, where, each with its advice."""
    findings = check_site(configure(root, repository=root)).findings
    return [
        f"{list_lines(each)} {each.message} → {each.help}"
        for each in findings
        if each.rule == "unknown-reference"
    ]


def list_lines(finding: Finding) -> str:
    places = (each.place for each in finding.occurrences)
    return ", ".join(str(place.span.line) for place in places if place)


@pytest.mark.parametrize("is_committed", [False, True])
def test_another_story_is_never_offered_for_one_that_is_gone(
    tree: Tree, is_committed: bool
) -> None:
    sources = SOURCE % "first-order" + SOURCE.replace("arrêté", "avis") % "first-ordeal"
    home = f"{minimal_site()['content/pages/home.yaml']!s}{LINK}"
    root = tree(
        minimal_site(
            {
                **list_records("news"),
                CLOSING: make_news("La clôture", "The closing meeting"),
                FOUR: make_news("Quatre villes", "Four towns join"),
                "content/pages/home.yaml": f"{home}sources: [first-order]\n",
                "content/sources.yaml": sources,
            }
        )
    )
    repository = Repository(root)
    repository.commit()
    assert advise(root) == []
    (root / CLOSING).unlink()
    left = SOURCE.replace("arrêté", "avis") % "first-ordeal"
    (root / "content/sources.yaml").write_text(left, encoding="utf-8")
    if is_committed:
        repository.commit()
    gone = "that record was deleted: put"
    assert advise(root) == [
        f"6, 8 “first-closes” is not in news → {gone} {CLOSING} back, which the history"
        " keeps; or remove these 2 links, and keep their words",
        f"9 “first-order” is not in sources → {gone} “first-order:” back into"
        " content/sources.yaml, whose history keeps it; or remove “first-order” here,"
        " and name another source, as it is the only one",
    ]


def test_a_source_that_is_gone_is_told_once_wherever_it_is_cited(tree: Tree) -> None:
    both = SOURCE % "first-order" + SOURCE.replace("arrêté", "avis") % "an-opinion"
    cited = ["[first-order]", "[first-order, an-opinion]"] * 5
    facts = "".join(
        f"  - text: {{fr: La rue {n}., en: Street {n}.}}\n    sources: {sources}\n"
        for n, sources in enumerate(cited)
    )
    edition = minimal_site()["content/editions.yaml"]
    files = {
        "content/sources.yaml": both,
        "content/editions.yaml": f"{edition!s}  context:\n{facts}",
    }
    root = tree(minimal_site(files))
    Repository(root).commit()
    assert advise(root) == []
    left = SOURCE.replace("arrêté", "avis") % "an-opinion"
    (root / "content/sources.yaml").write_text(left, encoding="utf-8")
    (told,) = advise(root)
    assert told.endswith(
        "; or remove “first-order” from these 10 places, and name another source where"
        " it is the only one (5 places)"
    )


@pytest.mark.parametrize("is_committed", [False, True])
def test_a_record_of_another_name_is_offered_by_the_new_one(
    tree: Tree, is_committed: bool
) -> None:
    home = f"{minimal_site()['content/pages/home.yaml']!s}{LINK}"
    files = {CLOSING: make_news("La clôture", "The closing"), **list_records("news")}
    root = tree(minimal_site({**files, "content/pages/home.yaml": home}))
    repository = Repository(root)
    repository.commit()
    (root / CLOSING).rename(root / "content/news/zenith.yaml")
    if is_committed:
        repository.commit()
    said = "“first-closes” is not in news → that record is called zenith now"
    right = "write news:zenith"  # What takes the place of all that is marked.
    assert advise(root) == [f"6, 8 {said}: {right}"]


def test_a_slip_in_a_folder_with_a_history_is_still_a_slip(tree: Tree) -> None:
    home = f"{minimal_site()['content/pages/home.yaml']!s}{LINK}"
    near = "content/news/first-close.yaml"
    files = {near: make_news("La clôture", "The closing"), **list_records("news")}
    root = tree(minimal_site({**files, "content/pages/home.yaml": home}))
    Repository(root).commit()
    assert advise(root)[0].endswith("did you mean news:first-close?")
