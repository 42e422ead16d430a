"""Documents become a site: types, shared values, references, drafts."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import (
    COMMUNE,
    SETTINGS,
    check_records,
    list_records,
    minimal_site,
    read_site,
    show,
    translator,
)

from microsite.records.types.solution import Status
from microsite.records.value import PartialDate

SCEAUX = "content/communes/sceaux.yaml"
THEMES = (
    "energy:\n  name: {fr: Énergie, en: Energy}\n"
    "  summary: {fr: Un thème, en: A theme}\n"
)
SOLUTION = (
    "name: Lampe\ncommunes: [sceaux]\nedition: edition-1\nthemes: [energy]\n"
    "status: tested\nsummary: {fr: Une lampe, en: A lamp}\n"
)
LAMP = {
    "content/themes.yaml": THEMES,
    "content/solutions/lamp.yaml": SOLUTION,
    **list_records("solutions", "themes"),
}


# Values -------------------------------------------------------------------------------


def test_the_schema_types_what_yaml_gives_as_text(tree: Tree) -> None:
    lines = (
        "draft: true\nposition: {latitude: 48.77, longitude: 2.29}\n"
        "population: {by_year: {2023: 20359, 2024: 20740}}\n"
        "mayor: {person: ada-martin, title: {fr: Maire, en: Mayor}, from: 2020-07}\n"
    )
    site = read_site(tree(minimal_site({SCEAUX: COMMUNE + lines})), with_drafts=True)
    commune = site.communes["sceaux"]
    assert commune.position and commune.population and commune.mayor
    assert (
        commune.id,
        commune.draft,
        commune.code_insee,
        commune.position.latitude,
        commune.population.value,
        commune.population.year,
        commune.mayor.start,
    ) == ("sceaux", True, "92071", 48.77, 20740, "2024", PartialDate(2020, 7))


def test_a_choice_is_one_of_its_words(tree: Tree) -> None:
    site = read_site(tree(minimal_site(LAMP)))
    assert site.solutions["lamp"].status is Status.TESTED


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("name: {fr: Sceaux, en: Sceaux}", "Sceaux"),
        ("name: {en: Sceaux}", "Sceaux"),
        ("name: Sceaux", "Sceaux"),
    ],
)
def test_a_shared_value_may_be_given_per_language(
    written: str, expected: str, tree: Tree
) -> None:
    files = minimal_site({SCEAUX: COMMUNE.replace("name: Sceaux", written)})
    assert read_site(tree(files)).communes["sceaux"].name == expected


def test_a_shared_list_that_differs_is_reported(tree: Tree) -> None:
    files = minimal_site(
        {SCEAUX: COMMUNE.replace("[92330]", "{fr: [92330], en: [92331]}")}
    )
    assert show(check_records(tree(files))) == [
        f"{SCEAUX}:4:33: postal_codes is “” in French, “” in English"
        " [differing-shared-value]"
    ]


def test_a_shared_part_that_differs_is_reported(tree: Tree) -> None:
    old = "  code: 92\n  name: Hauts-de-Seine\n"
    new = "  code: {fr: 92, en: 93}\n  name: Hauts-de-Seine\n"
    files = minimal_site({SCEAUX: COMMUNE.replace(old, new)})
    assert show(check_records(tree(files))) == [
        f"{SCEAUX}:6:22: department.code is “92” in French, “93” in English"
        " [differing-shared-value]"
    ]


# References ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[sceaux]", "[seaux]", "2:12: “seaux” is not in communes"),
        ("edition-1", "edition-3", "3:10: “edition-3” is not in editions"),
        ("[energy]", "[energie]", "4:10: “energie” is not in themes"),
        (
            "tested\n",
            "tested\norganisations: [pari]\n",
            "6:17: “pari” is not in organisations",
        ),
        ("tested\n", "tested\nsources: [press]\n", "6:11: “press” is not in sources"),
        ("tested\n", "tested\nphase: one\n", "6:8: “one” is not a phase of edition-1"),
    ],
)
def test_a_solution_names_records_that_exist(
    old: str, new: str, expected: str, tree: Tree
) -> None:
    changed = SOLUTION.replace(old, new)
    files = minimal_site({**LAMP, "content/solutions/lamp.yaml": changed})
    found = [s for s in show(check_records(tree(files))) if "unused" not in s]
    assert found == [f"content/solutions/lamp.yaml:{expected} [unknown-reference]"]


def test_a_record_that_is_wrong_itself_can_be_named(tree: Tree) -> None:
    wrong = {SCEAUX: COMMUNE.replace("92071", "x")}
    assert show(check_records(tree(minimal_site({**LAMP, **wrong})))) == [
        f"{SCEAUX}:3:13: code_insee is “x” [wrong-format]"
    ]


def test_a_record_of_a_file_that_cannot_be_read_can_be_named(tree: Tree) -> None:
    broken = {"content/themes.yaml": "energy: [a\n"}
    assert show(check_records(tree(minimal_site({**LAMP, **broken})))) == [
        "content/themes.yaml:1:9: a bracket is opened and not closed [yaml-syntax]"
    ]


def test_a_source_that_nothing_names_is_a_warning(tree: Tree) -> None:
    source = "press:\n  title: {fr: Un, en: A}\n  language: fr\n  read: full\n"
    files = minimal_site({"content/sources.yaml": source})
    assert show(check_records(tree(files))) == [
        "content/sources.yaml:1:1: no record names “press” [unused-record]"
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", []),
        ("pt-BR", []),
        ("es-419", []),
        ("zh-Hant", []),
        ("xx", ["“xx” is not the code of a language [unknown-language]"]),
        ("German", ["language is “German” [wrong-format]"]),
    ],
)
def test_a_source_may_be_in_any_language_that_there_is(
    language: str, expected: list[str], tree: Tree
) -> None:
    source = f"press:\n  title: {{fr: Un, en: A}}\n  language: {language}\n"
    files = {"content/sources.yaml": f"{source}  read: full\n"}
    cited = f"{COMMUNE}sources: [press]\n"
    found = show(check_records(tree(minimal_site({**files, SCEAUX: cited}))))
    assert found == [f"content/sources.yaml:3:13: {said}" for said in expected]


def test_guesses_are_at_most_three_and_the_nearest_first(tree: Tree) -> None:
    themes = "".join(THEMES.replace("energy", f"energy-{n}") for n in "abcde")
    files = minimal_site({**LAMP, "content/themes.yaml": themes})
    (finding,) = (
        f for f in check_records(tree(files)) if f.rule == "unknown-reference"
    )
    assert finding.help
    assert str(finding.help) == "did you mean energy-a, energy-b, energy-c?"


# Drafts -------------------------------------------------------------------------------

DRAFT = {**LAMP, "content/solutions/lamp.yaml": f"draft: true\n{SOLUTION}"}


def test_a_draft_is_left_out(tree: Tree) -> None:
    assert dict(read_site(tree(minimal_site(DRAFT))).solutions) == {}


def test_a_draft_is_shown_in_a_preview(tree: Tree) -> None:
    site = read_site(tree(minimal_site(DRAFT)), with_drafts=True)
    assert list(site.solutions) == ["lamp"]


def test_a_draft_is_checked_like_any_record(tree: Tree) -> None:
    wrong = {"content/solutions/lamp.yaml": f"draft: true\n{SOLUTION}statu: x\n"}
    assert show(check_records(tree(minimal_site({**DRAFT, **wrong})))) == [
        "content/solutions/lamp.yaml:8:1: “statu” is not a field here [unknown-field]"
    ]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("statu:", "7:1: “statu”"),
        ("nom: ''", "7:1: “nom”"),
        ("image:\n  file: a.jpg\n  legende:", "9:3: “legende”"),
    ],
)
def test_an_unknown_field_is_told_though_it_is_empty(
    line: str, place: str, tree: Tree
) -> None:
    """Whoever fills it in later would find that it was never a field."""
    files = {**LAMP, "content/solutions/lamp.yaml": f"{SOLUTION}{line}\n"}
    told = show(check_records(tree(minimal_site(files))))
    said = f"content/solutions/lamp.yaml:{place} is not a field here [unknown-field]"
    assert [each for each in told if "unknown-field" in each] == [said]


def test_a_source_that_has_only_the_year_in_common_is_not_meant(tree: Tree) -> None:
    sources = "affiches-2022:\n  title: {fr: A, en: A}\n  language: fr\n  read: full\n"
    helps = []
    for cited in ("bancs-2026", "affiche-2022", "affiches-2024"):
        files = {"content/sources.yaml": sources}
        files[SCEAUX] = f"{COMMUNE}sources: [{cited}]\n"
        found = check_records(tree(minimal_site(files)))
        helps += [str(f.help) for f in found if f.rule == "unknown-reference"]
    assert helps == [helps[0], *["did you mean affiches-2022?"] * 2]
    assert not helps[0].startswith("did you mean")


def test_of_a_name_that_resembles_another_it_is_said_how_to_begin_its_record(
    tree: Tree,
) -> None:
    """A slip of one letter, or the title of a record, is hardly another record."""
    sources = "bancs-2026:\n  title: {fr: A, en: A}\n  language: fr\n  read: full\n"
    helps = []
    for cited in ("communique-bancs", "communique-bancs-2026", "bncs-2026", "A"):
        files = {"content/sources.yaml": sources}
        files[SCEAUX] = f"{COMMUNE}sources: [{cited}]\n"
        found = check_records(tree(minimal_site(files)))
        (told,) = (f for f in found if f.rule == "unknown-reference")
        helps.append(translator("en")(told.help))
    create = "add “{0}:” to content/sources.yaml with “python build.py new source {0}”"
    mean = "did you mean bancs-2026?"
    assert helps[1] == f"{mean} If not, {create.format('communique-bancs-2026')}"
    assert create.format("communique-bancs") in helps[0]
    assert helps[2:] == [mean, mean]


# Order --------------------------------------------------------------------------------


def test_events_are_in_the_order_of_time(tree: Tree) -> None:
    events = "".join(
        f"{id_}:\n  date: {date}\n  text: {{fr: Fait {id_}, en: Fact {id_}}}\n"
        for id_, date in (("c", "2024"), ("b", "2023-06"), ("a", "2023-06-30"))
    )
    site = read_site(tree(minimal_site({"content/timeline.yaml": events})))
    assert list(site.timeline) == ["b", "a", "c"]


def test_what_the_owner_has_not_supplied_is_a_warning(tree: Tree) -> None:
    settings = SETTINGS.replace(
        "publication_director: Ada Martin", 'publication_director: ""'
    )
    assert show(check_records(tree(minimal_site({"content/site.yaml": settings})))) == [
        "content/site.yaml:16:3: legal.publication_director is empty [missing-setting]"
    ]
