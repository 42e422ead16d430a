"""What records say of one another: references, agreement, terms, positions, use."""

from __future__ import annotations

import re

import pytest
from conftest import Tree
from support import (
    COMMUNE,
    Files,
    check_records,
    configure,
    list_records,
    minimal_site,
    show,
)

from microsite.pipeline import check_site

RULE = ("swapped-coordinates",)


def communes(*positions: tuple[float, float]) -> Files:
    """A commune `c0`, `c1`… for each latitude and longitude."""
    files: dict[str, str | bytes | None] = {"content/communes/sceaux.yaml": None}
    for number, (latitude, longitude) in enumerate(positions):
        files[f"content/communes/c{number}.yaml"] = COMMUNE + (
            f"position:\n  latitude: {latitude}\n  longitude: {longitude}\n"
        )
    return minimal_site(files)


@pytest.mark.parametrize("east", [2.25, -4.5], ids=["Paris", "Brest"])
def test_coordinates_far_from_the_others_and_near_when_swapped_are_reported(
    tree: Tree, east: float
) -> None:
    root = tree(communes((48.8, east + 0.1), (48.9, east - 0.1), (east, 48.85)))
    (finding,) = check_records(root, rules=RULE)
    assert show([finding]) == [
        "content/communes/c2.yaml:12:13: latitude and longitude of c2 have changed "
        "places [swapped-coordinates]"
    ]
    assert str(finding.help) == f"write latitude: 48.85 and longitude: {east}"


@pytest.mark.parametrize(
    "positions",
    [
        ((48.8, 2.3), (48.9, 2.2), (48.7, 2.4)),
        ((48.8, 2.3), (2.25, 48.85)),
        ((48.8, 2.3), (48.9, 2.2), (-21.1, 55.5)),
        ((5.3, 5.4), (5.5, 5.2), (5.4, 5.6)),
        ((48.0, 2.0), (48.0, 2.0), (-3.0, 43.0)),
    ],
    ids=["all-near", "too-few", "overseas", "on-the-diagonal", "as-far-as-may-be"],
)
def test_other_positions_are_silent(
    tree: Tree, positions: tuple[tuple[float, float], ...]
) -> None:
    assert show(check_records(tree(communes(*positions)), rules=RULE)) == []


SCEAUX = "content/communes/sceaux.yaml"
THEMES = {
    "content/themes.yaml": (
        "shade:\n  name: {fr: Ombre, en: Shade}\n  summary: {fr: Frais, en: Cool}\n"
    )
}
EDITIONS = {
    "content/editions.yaml": (
        "edition-1:\n  name: {fr: Première, en: First}\n  number: 1\n"
        "  status: closed\n  summary: {fr: Une édition, en: One edition}\n"
        "edition-2:\n  name: {fr: Deuxième, en: Second}\n  number: 2\n"
        "  status: closed\n  summary: {fr: Une autre, en: Another}\n"
        "  phases:\n    - id: phase-1\n      name: {fr: Début, en: Start}\n"
    )
}


def solution(lines: str = "edition: edition-1\n", communes: str = "sceaux") -> Files:
    """A solution, with its theme and two editions, the second of which has a phase."""
    text = (
        f"name: Banc\ncommunes: [{communes}]\n{lines}themes: [shade]\nstatus: tested\n"
        "summary: {fr: Un banc, en: A bench}\n"
    )
    lists = list_records("solutions", "themes")
    return {**THEMES, **EDITIONS, **lists, "content/solutions/bench.yaml": text}


def pages(**parents: str) -> Files:
    """Pages with the page above each; none for an empty word."""
    return {
        f"content/pages/{id_}.yaml": (
            f"title: {{fr: Page {id_}, en: Sheet {id_}}}\n"
            f"summary: {{fr: Une page {id_}, en: A sheet {id_}}}\n"
            + (f"parent: {parent}\n" if parent else "")
        )
        for id_, parent in parents.items()
    }


def check(tree: Tree, changes: Files) -> list[str]:
    return show(check_records(tree(minimal_site(changes))))


@pytest.mark.parametrize(
    ("word", "expected", "advice"),
    [
        ("seaux", "“seaux” is not in communes", "did you mean sceaux?"),
        (
            "douarnenez",
            "“douarnenez” is not in communes",
            "write sceaux (Sceaux), or create content/communes/douarnenez.yaml",
        ),
    ],
)
def test_a_reference_to_no_record_is_named_with_what_may_be_meant(
    tree: Tree, word: str, expected: str, advice: str
) -> None:
    (finding,) = check_records(tree(minimal_site(solution(communes=word))))
    assert show([finding]) == [
        f"content/solutions/bench.yaml:2:12: {expected} [unknown-reference]"
    ]
    assert str(finding.help).startswith(advice.removesuffix("?"))


def test_a_record_that_is_wrong_in_itself_may_be_referred_to(tree: Tree) -> None:
    broken = {SCEAUX: COMMUNE.replace("92071", "x")}
    found = check(tree, {**solution(), **broken})
    assert [line.rpartition(" ")[2] for line in found] == ["[wrong-format]"]


DRAFT = {SCEAUX: "draft: true\n" + COMMUNE}


def test_what_is_published_refers_to_no_draft(tree: Tree) -> None:
    assert check(tree, {**solution(), **DRAFT}) == [
        "content/solutions/bench.yaml:2:12: “sceaux” is a draft and is not published "
        "[draft-reference]"
    ]


def test_a_draft_may_refer_to_a_draft(tree: Tree) -> None:
    assert check(tree, {**solution("draft: true\nedition: edition-1\n"), **DRAFT}) == []


def test_a_preview_with_drafts_may_refer_to_them(tree: Tree) -> None:
    root = tree(minimal_site({**solution(), **DRAFT}))
    assert show(check_site(configure(root, with_drafts=True)).findings) == []


def test_pages_above_one_another_are_a_circle_reported_once(tree: Tree) -> None:
    changes = pages(alpha="beta", beta="gamma", gamma="alpha")
    (finding,) = check_records(tree(minimal_site(changes)), rules=("cyclic-reference",))
    assert show([finding]) == [
        "content/pages/alpha.yaml:3:9: “alpha” stands above itself: "
        "alpha → gamma → beta → alpha [cyclic-reference]"
    ]
    assert sorted(place.span.path for place in finding.related) == [
        "content/pages/beta.yaml",
        "content/pages/gamma.yaml",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        pages(alpha="beta", beta="gamma", gamma=""),
        pages(alpha="gamma", beta="gamma", gamma=""),
    ],
    ids=["a line", "two below one"],
)
def test_pages_that_stand_below_others_are_no_circle(
    tree: Tree, changes: Files
) -> None:
    root = tree(minimal_site(changes))
    assert show(check_records(root, rules=("cyclic-reference",))) == []


def test_a_solution_is_of_the_edition_of_its_commune(tree: Tree) -> None:
    (finding,) = check_records(tree(minimal_site(solution("edition: edition-2\n"))))
    assert show([finding]) == [
        "content/solutions/bench.yaml:3:10: the solution is of edition-2, Sceaux is of "
        "edition-1 [contradicting-reference]"
    ]
    (related,) = finding.related
    assert (related.span.path, related.span.line) == (SCEAUX, 2)
    assert check(tree, solution()) == []


SECOND = COMMUNE.replace("edition-1", "edition-2")


@pytest.mark.parametrize(
    ("commune", "expected", "advice"),
    [
        (
            SECOND + "phase: phase-2\n",
            "11:8: “phase-2” is not a phase of edition-2",
            "use phase-1",
        ),
        (
            COMMUNE + "phase: phase-1\n",
            "11:8: “phase-1” is not a phase of edition-1",
            "delete “phase:”: the edition has none",
        ),
    ],
)
def test_a_phase_is_one_of_the_edition(
    tree: Tree, commune: str, expected: str, advice: str
) -> None:
    root = tree(minimal_site({**EDITIONS, SCEAUX: commune}))
    (finding,) = check_records(root, rules=("unknown-reference",))
    assert show([finding]) == [f"{SCEAUX}:{expected} [unknown-reference]"]
    assert str(finding.help) == advice


def test_a_phase_of_the_edition_is_silent(tree: Tree) -> None:
    changes = {**EDITIONS, SCEAUX: SECOND + "phase: phase-1\n"}
    assert check(tree, changes) == []


def mayor(*lines: str) -> Files:
    office = ("mayor:", "person: ada-martin", "title: {fr: Maire, en: Mayor}", *lines)
    return {SCEAUX: COMMUNE + "\n  ".join(office) + "\n"}


def test_an_office_ends_after_it_begins(tree: Tree) -> None:
    changes = mayor("from: 2020-07", "to: 2020-06-28")
    (finding,) = check_records(tree(minimal_site(changes)))
    line = COMMUNE.count("\n")
    assert show([finding]) == [
        f"{SCEAUX}:{line + 5}:7: the end, 28 June 2020, is before the start, July 2020 "
        "[swapped-dates]"
    ]
    assert [place.span.line for place in finding.related] == [line + 4]


def test_an_office_of_one_day_is_silent(tree: Tree) -> None:
    assert check(tree, mayor("from: 2020-07-01", "to: 2020-07-01")) == []


@pytest.mark.parametrize(
    "lines",
    [("from: 2020-07", "to: 2020-07"), ("from: 2020", "to: 2020-01"), ("to: 2019",)],
    ids=["in one month", "perhaps in order", "no start"],
)
def test_dates_that_may_be_in_order_are_silent(
    tree: Tree, lines: tuple[str, ...]
) -> None:
    assert check(tree, mayor(*lines)) == []


SOURCE = (
    "leaflet:\n  title: {fr: Dépliant, en: Leaflet}\n  language: fr\n  read: full\n"
)


def test_a_source_that_no_record_cites_is_reported(tree: Tree) -> None:
    sources = {"content/sources.yaml": SOURCE}
    assert check(tree, sources) == [
        "content/sources.yaml:1:1: no record names “leaflet” [unused-record]"
    ]
    cited = {**sources, SCEAUX: COMMUNE + "sources: [leaflet]\n"}
    assert check(tree, cited) == []
    poster = SOURCE.replace("leaflet", "poster").replace("D", "Autre d")
    other = {"content/sources.yaml": SOURCE + poster.replace("Leaflet", "Poster")}
    assert check(tree, {**cited, **other}) == [
        "content/sources.yaml:5:1: no record names “poster” [unused-record]"
    ]


def test_a_source_that_an_unknown_name_seems_to_mean_is_not_called_unused(
    tree: Tree,
) -> None:
    slip = {SCEAUX: COMMUNE + "sources: [leafelt]\n", "content/sources.yaml": SOURCE}
    found = check(tree, slip)
    assert [line.rpartition(" ")[2] for line in found] == ["[unknown-reference]"]


@pytest.mark.parametrize(
    ("old", "new", "help_"),
    [
        (
            "name: Sceaux",
            "name: Sceaux\nmayor:\n  since: 2020",
            "add “person: …” under “mayor:”, with 2 spaces in front; “…” is a key of"
            " content/people.yaml",
        ),
        (
            "edition: edition-1\n",
            "",
            "add “edition: …” here; “…” is a key of content/editions.yaml",
        ),
    ],
)
def test_what_a_missing_field_names_is_told(
    old: str, new: str, help_: str, tree: Tree
) -> None:
    found = check_records(tree(minimal_site({SCEAUX: COMMUNE.replace(old, new)})))
    assert help_ in [str(each.help) for each in found]


def test_where_a_file_cannot_be_read_nothing_is_called_unused(tree: Tree) -> None:
    broken = {"content/sources.yaml": SOURCE, "content/timeline.yaml": "a: ["}
    found = check(tree, broken)
    assert [line.rpartition(" ")[2] for line in found] == ["[yaml-syntax]"]


# Lists --------------------------------------------------------------------------------


LIST = "content/pages/communes.yaml"


def test_records_that_no_page_lists_are_reported_at_the_page_to_add(tree: Tree) -> None:
    (finding,) = check_records(tree(minimal_site({LIST: None})))
    assert show([finding]) == [
        f"{LIST}:1:1: no page lists the records of content/communes [missing-list]"
    ]
    assert str(finding.help) == f"add {LIST} with “kind: communes”"


def test_a_list_that_is_a_draft_is_missing_once_it_is_published(tree: Tree) -> None:
    draft = {LIST: f"draft: true\n{list_records('communes')[LIST]}"}
    root = tree(minimal_site(draft))
    (finding,) = check_records(root)
    assert show([finding]) == [
        f"{LIST}:1:8: no page lists the records of content/communes [missing-list]"
    ]
    assert str(finding.help) == "remove “draft: true”"
    assert check_records(root, with_drafts=True) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {LIST: "kind: communes\n"},
        {LIST: ""},
        {LIST: None, SCEAUX: None},
        {LIST: None, SCEAUX: f"draft: true\n{COMMUNE}"},
    ],
    ids=["a wrong list", "an empty file", "no records", "drafts"],
)
def test_where_a_list_may_be_there_or_lists_nothing_none_is_missing(
    tree: Tree, changes: Files
) -> None:
    found = check_records(tree(minimal_site(changes)), rules=("missing-list",))
    assert show(found) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("updated: soon", "updated: 2026-11-01"),
        ("locales: []", "locales: [fr, en]"),
        ("locales: [fr, en, xx yy]", "locales: [fr, en]"),
        ("base_url: here", "base_url: https://quartiers.example"),
    ],
)
def test_settings_that_are_wrong_twice_are_told_so_at_once(
    wrong: str, right: str, tree: Tree
) -> None:
    path = "content/site.yaml"
    text = re.sub(
        rf"(?m)^{right.partition(':')[0]}:.*$", wrong, str(minimal_site()[path])
    )
    assert wrong in text
    alone = check_records(tree(minimal_site({path: text})))
    more = re.sub(r"(?m)^navigation: \[.*$", "navigation: [home, comunes]", text)
    assert more != text
    both = check_records(tree(minimal_site({path: more})))
    assert set(show(alone)) < set(show(both))
    (added,) = (each for each in both if each.rule == "unknown-reference")
    assert str(added.help) == "did you mean communes?"
