"""Records that are published from a day on, or until one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from support import configure, list_records, minimal_site, show
from tables import every_row

from microsite.pipeline import build_site, check_site
from twinlint.finding import Finding

Tree = Callable[[Mapping[str, str | bytes | None]], Path]
SOLUTION = (
    "name: {fr: Ondoline, en: Ondoline}\ncommunes: [sceaux]\n"
    "edition: edition-1\nthemes: [shade]\n"
    "status: testing\nsummary: {fr: Un banc, en: A bench}\n"
)
THEMES = (
    "shade:\n  name: {fr: Ombre, en: Shade}\n"
    "  summary: {fr: De l’ombre, en: Some shade}\n"
)
NEWS = (
    "title: {fr: Vif-argent, en: Quicksilver}\ndate: 2026-12-01\n"
    "summary: {fr: Une annonce, en: An announcement}\n"
)
PATH = "content/solutions/ondoline.yaml"
BEFORE, FIRST, LAST, AFTER = (
    date(2026, 11, 30),
    date(2026, 12, 1),
    date(2026, 12, 31),
    date(2027, 1, 1),
)


def make_files(
    dates: str, more: Mapping[str, str] = {}
) -> dict[str, str | bytes | None]:
    return minimal_site(
        {
            **list_records("solutions", "news", "themes"),
            "content/themes.yaml": THEMES,
            PATH: SOLUTION + dates,
            "content/news/vif-argent.yaml": NEWS + dates,
            **more,
        }
    )


def names(root: Path, out: Path) -> bool:
    """Whether any file of the published site, or its name, knows of the records."""
    files = [path for path in out.rglob("*") if path.is_file()]
    assert files
    words = (b"ondoline", b"vif-argent", b"quicksilver")
    return any(
        word in content.lower()
        for path in files
        for content in (path.read_bytes(), str(path.relative_to(out)).encode())
        for word in words
    )


@pytest.mark.parametrize(
    ("day", "is_there"), [(BEFORE, False), (FIRST, True), (LAST, True), (AFTER, False)]
)
def test_nothing_of_a_record_is_published_on_other_days(
    tree: Tree, day: date, is_there: bool
) -> None:
    root = tree(make_files("publish_on: 2026-12-01\npublish_until: 2026-12-31\n"))
    built = build_site(configure(root, day), root / "dist")
    assert show(built.findings) == []
    assert names(root, root / "dist") is is_there


def test_a_preview_with_drafts_shows_records_of_all_days(tree: Tree) -> None:
    root = tree(make_files("publish_on: 2026-12-01\n"))
    build_site(configure(root, BEFORE, with_drafts=True), root / "dist")
    assert names(root, root / "dist")


def test_a_record_is_checked_before_its_day(tree: Tree) -> None:
    body = "body:\n  fr: |\n    Il coûte 18 euros.\n  en: |\n    It costs 16 euros.\n"
    root = tree(make_files(f"publish_on: 2026-12-01\n{body}"))
    rules = [each.rule for each in check_site(configure(root, BEFORE)).findings]
    assert rules == ["different-number"] * 2


def find(root: Path, rule: str) -> list[str]:
    found: Iterable[Finding] = check_site(configure(root)).findings
    return [line for line in show(found) if f"[{rule}]" in line]


def test_a_record_that_ends_before_it_begins_is_told(tree: Tree) -> None:
    root = tree(make_files("publish_on: 2026-12-31\npublish_until: 2026-12-01\n"))
    assert find(root, "swapped-dates")[1] == (
        f"{PATH}:8:16: the end, 1 December 2026, is before the start, 31 December 2026"
        " [swapped-dates]"
    )


SCEAUX = "content/communes/sceaux.yaml"


@pytest.mark.parametrize(
    ("own", "named", "said"),
    [
        (
            "",
            "publish_on: 2027-01-01\n",
            "“sceaux” is published from 1 January 2027 only",
        ),
        (
            "publish_on: 2026-12-01\n",
            "publish_on: 2027-01-01\n",
            "“sceaux” is published from 1 January 2027 only",
        ),
        (
            "",
            "publish_until: 2027-01-01\n",
            "“sceaux” is published until 1 January 2027 only",
        ),
        ("publish_on: 2027-01-01\n", "publish_on: 2026-12-01\n", ""),
        ("publish_until: 2026-12-01\n", "publish_until: 2027-01-01\n", ""),
    ],
)
def test_what_outlives_the_record_that_it_names_is_told_at_once(
    tree: Tree, own: str, named: str, said: str
) -> None:
    sceaux = f"{minimal_site()[SCEAUX]!s}{named}"
    files = make_files(own, {SCEAUX: sceaux})
    files["content/news/vif-argent.yaml"] = NEWS
    found = find(tree(files), "publication-gap")
    assert found == ([f"{PATH}:2:12: {said} [publication-gap]"] if said else [])


@every_row(
    ("own", "named", "advice"),
    [
        (
            "",
            "publish_on: 2027-01-01\n",
            "remove “sceaux” here until that day, or give “ondoline” the same:"
            " publish_on: 2027-01-01",
        ),
        (
            "",
            "publish_until: 2027-01-01\n",
            "remove “sceaux” here, or give “ondoline” the same:"
            " publish_until: 2027-01-01",
        ),
        (
            "",
            "publish_on: 2027-01-01\npublish_until: 2027-02-01\n",
            "remove “sceaux” here until that day, or give “ondoline” the same:"
            " publish_on: 2027-01-01, publish_until: 2027-02-01",
        ),
        (
            "publish_on: 2026-12-01\n",
            "publish_on: 2027-01-01\n",
            "remove “sceaux” here until that day, or change the date of this record to"
            " “publish_on: 2027-01-01”",
        ),
        (
            "publish_until: 2027-02-01\n",
            "publish_until: 2027-01-01\n",
            "remove “sceaux” here, or change the date of this record to"
            " “publish_until: 2027-01-01”",
        ),
        (
            "publish_on: 2027-03-01\n",
            "publish_until: 2027-01-01\n",
            "remove “sceaux” here",
        ),
        (
            "publish_on: 2027-03-01\npublish_until: 2027-04-01\n",
            "publish_until: 2027-01-01\n",
            "remove “sceaux” here",
        ),
        ("publish_until: 2026-12-24\npublish_on: 2026-12-25\n", "", ""),
        ("", "publish_on: 2027-01-01\npublish_until: 2026-12-31\n", ""),
        (
            "publish_on: 2026-12-25\npublish_until: 2026-12-24\n",
            "publish_on: 2027-01-01\n",
            "",
        ),
    ],
)
def test_the_advice_that_comes_first_takes_no_page_away(
    tree: Tree, own: str, named: str, advice: str
) -> None:
    """Dates come behind it, and none where two are swapped, which is told instead."""
    sceaux = f"{minimal_site()[SCEAUX]!s}{named}"
    files = make_files(own, {SCEAUX: sceaux})
    files["content/news/vif-argent.yaml"] = NEWS
    found = check_site(configure(tree(files))).findings
    gaps = [each for each in found if each.rule == "publication-gap"]
    here = [each for each in gaps if each.place and each.place.span.path == PATH]
    assert [str(each.help) for each in here] == ([advice] if advice else [])
    assert not any("9999" in line or "0001" in line for line in show(found))


def test_so_is_what_links_to_it(tree: Tree) -> None:
    body = (
        "body:\n  fr: |\n    Voir [ici](solution:ondoline).\n"
        "  en: |\n    See [it](solution:ondoline).\n"
    )
    home = "content/pages/home.yaml"
    files = make_files("publish_on: 2027-01-01\n")
    files[home] = f"{files[home]!s}{body}"
    found = check_site(configure(tree(files))).findings
    gaps = [each for each in found if each.rule == "publication-gap"]
    assert [line.partition(": ")[0] for line in show(gaps)] == [
        f"{home}:6:16",
        f"{home}:8:14",
    ]
    assert {str(each.help) for each in gaps} == {
        "remove the link until that day, and keep its words"
    }
    (there,) = gaps[0].related
    assert (there.span.path, there.span.line) == (PATH, 7)
