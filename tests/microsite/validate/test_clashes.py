"""Records held against one another: the one that was edited last is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from commits import Repository
from conftest import Tree
from support import (
    COMMUNE,
    TODAY,
    Files,
    check_records,
    configure,
    list_records,
    minimal_site,
    show,
    write_tree,
)
from tables import every_row

from microsite.load import load_content
from microsite.pipeline import check_site
from microsite.records import Data
from microsite.validate import validate_content
from twinlint.finding import Finding

SCEAUX = "content/communes/sceaux.yaml"
MEUDON = "content/communes/meudon.yaml"
ANTONY = "content/communes/antony.yaml"
PEOPLE = "content/people.yaml"
SOURCES = "content/sources.yaml"
EDITIONS = "content/editions.yaml"
MAYOR = "mayor:\n  person: {}\n  title: {{fr: Maire de {}, en: Mayor of {}}}\n{}"
EPT = "ept: {{name: {}, siren: {}}}\n"
MEUDON_TEXT = COMMUNE.replace("Sceaux", "Meudon").replace("92071", "92048")
ANTONY_TEXT = COMMUNE.replace("Sceaux", "Antony").replace("92071", "92002")


def name_people(*ids: str, sources: str = "") -> str:
    return "".join(
        f"{each}:\n  name: {each.replace('-', ' ').title()}\n{sources}" for each in ids
    )


def list_sources(*ids: str) -> str:
    return "".join(
        f"{each}:\n  title: {{fr: Un {each}, en: A {each}}}\n"
        f"  url: https://{each}.example\n  language: fr\n  read: full\n"
        for each in ids
    )


def edit(root: Path, files: Files, changes: Files) -> tuple[Finding, ...]:
    """What is found when records are edited that were committed as they should be."""
    Repository(write_tree(root, minimal_site(files))).commit()
    write_tree(root, changes)
    return check_site(configure(root, repository=root)).findings


def tell(found: tuple[Finding, ...], rule: str) -> list[str]:
    """What is told by a rule, with the places beside it, and the advice."""
    return [
        " | ".join(
            (
                *show([each]),
                *(f"{p.span.path}:{p.span.line}" for p in each.related),
                str(each.help),
            )
        )
        for each in found
        if each.rule == rule
    ]


# Offices ------------------------------------------------------------------------------


def hold(first: str, second: str, more: tuple[str, str] = ("", "")) -> Files:
    return {
        **list_records("people", "sources"),
        PEOPLE: f"{minimal_site()[PEOPLE]!s}"
        + name_people("luc-petit", "eva-durand", sources="  sources: [a]\n"),
        SOURCES: list_sources("a"),
        SCEAUX: COMMUNE + MAYOR.format(first, "Sceaux", "Sceaux", more[0]),
        MEUDON: MEUDON_TEXT + MAYOR.format(second, "Meudon", "Meudon", more[1]),
    }


@pytest.mark.parametrize("edited", [SCEAUX, MEUDON])
def test_the_office_that_was_edited_last_names_the_wrong_person(
    tmp_path: Path, edited: str
) -> None:
    right = hold("luc-petit", "eva-durand")
    old, new = ("luc-petit", "eva-durand")
    if edited == MEUDON:
        old, new = new, old
    changed = {edited: str(right[edited]).replace(f"person: {old}", f"person: {new}")}
    found = edit(tmp_path, right, changed)
    town, other = ("Sceaux", MEUDON) if edited == SCEAUX else ("Meudon", SCEAUX)
    elsewhere = "Meudon" if town == "Sceaux" else "Sceaux"
    name = new.replace("-", " ").title()
    line = 5 if old == "luc-petit" else 8
    assert tell(found, "office-held-twice") == [
        f"{edited}:12:11: {name} already has the office “Mayor of {elsewhere}” at that"
        f" time [office-held-twice] | {other}:12 | {PEOPLE}:{line} | write {old} here;"
        " or write “to:” with the last day of the office that has ended"
    ]
    assert not [each for each in show(found) if "unused-record" in each]


def test_two_who_have_taken_each_others_office_are_told(tmp_path: Path) -> None:
    sources = ("  sources: [a]\n", "  sources: [a]\n")
    right = hold("luc-petit", "eva-durand", sources)
    found = edit(tmp_path, right, hold("eva-durand", "luc-petit", sources))
    assert tell(found, "exchanged-name") == [
        f"{MEUDON}:12:11: Luc Petit and Eva Durand have taken each other’s office"
        f" [exchanged-name] | {SCEAUX}:12 | write eva-durand here, and luc-petit at the"
        " other place"
    ]


def test_who_follows_whom_is_no_exchange(tmp_path: Path) -> None:
    sources = ("  sources: [a]\n", "  sources: [a]\n")
    right = hold("luc-petit", "eva-durand", sources)
    found = edit(tmp_path, right, hold("eva-durand", "ada-martin", sources))
    assert tell(found, "exchanged-name") == []


def test_without_a_history_the_sources_tell_whose_office_it_is(tree: Tree) -> None:
    files = hold("luc-petit", "luc-petit", ("  sources: [a]\n", "  sources: [b]\n"))
    files |= {
        SOURCES: list_sources("a", "b"),
        PEOPLE: f"{minimal_site()[PEOPLE]!s}"
        + name_people("luc-petit", sources="  sources: [a]\n")
        + name_people("eva-durand", sources="  sources: [b]\n"),
    }
    found = check_records(tree(minimal_site(files)), rules=("office-held-twice",))
    (finding,) = found
    assert finding.place
    assert (finding.place.span.path, finding.place.span.line) == (MEUDON, 12)
    assert "write eva-durand here" in str(finding.help)


@every_row(
    ("first", "second", "is_told"),
    [
        ("", "", True),
        ("  to: 2020-07\n", "  from: 2020-07\n", False),
        ("  to: 2020\n", "  from: 2020-07-04\n", False),
        ("  from: 2020-07-04\n", "  to: 2020-07-03\n", False),
        ("  from: 2014\n", "  from: 2020\n", True),
        ("  from: 2014\n  to: 2026\n", "  from: 2020\n  to: 2024\n", True),
        ("  office: deputy\n", "", False),
    ],
)
def test_one_office_after_the_other_is_no_contradiction(
    tree: Tree, first: str, second: str, *, is_told: bool
) -> None:
    files = hold("luc-petit", "luc-petit", (first, second))
    found = check_records(tree(minimal_site(files)), rules=("office-held-twice",))
    assert len(found) == is_told


def test_many_offices_of_one_person_are_one_finding_each(tree: Tree) -> None:
    files = hold("luc-petit", "luc-petit")
    for n in range(8):
        town = COMMUNE.replace("Sceaux", f"Town{n}").replace("92071", f"9210{n}")
        mayor = MAYOR.format("luc-petit", f"Town{n}", f"Town{n}", "")
        files[f"content/communes/t{n}.yaml"] = town + mayor
    found = check_records(tree(minimal_site(files)), rules=("office-held-twice",))
    assert len(found) == 9


# Names and numbers --------------------------------------------------------------------


def place_communes(sceaux: str, meudon: str, antony: str) -> Files:
    return {
        SCEAUX: COMMUNE + sceaux,
        MEUDON: MEUDON_TEXT + meudon,
        ANTONY: ANTONY_TEXT + antony,
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "siren: 200057966",
            "siren: 200057967",
            "elsewhere “Vallée Sud” has siren 200057966, and here 200057967",
        ),
        (
            "Vallée Sud",
            "Plaine Commune",
            "elsewhere siren 200057966 is that of Vallée Sud, and here of Plaine"
            " Commune",
        ),
        (
            "name: Hauts-de-Seine",
            "name: Essonne",
            "elsewhere code 92 is that of Hauts-de-Seine, and here of Essonne",
        ),
        (
            "code: 92",
            "code: 91",
            "elsewhere “Hauts-de-Seine” has code 92, and here 91",
        ),
    ],
)
@pytest.mark.parametrize("is_committed", [True, False])
def test_a_name_has_one_number_and_a_number_one_name(
    tmp_path: Path, old: str, new: str, said: str, *, is_committed: bool
) -> None:
    right = place_communes(*[EPT.format("Vallée Sud", 200057966)] * 3)
    changed = {MEUDON: str(right[MEUDON]).replace(old, new)}
    before = right | changed if is_committed else right
    found = edit(tmp_path, before, changed)
    told = [each for each in show(found) if "contradicting-code" in each]
    assert len(told) == 1, show(found)
    assert told[0].startswith(MEUDON)
    assert said in told[0]


def test_what_was_edited_is_wrong_even_where_it_is_more(tmp_path: Path) -> None:
    right = place_communes(EPT.format("Vallée Sud", 200057966), "", "")
    organisation = (
        "paris:\n  name: Paris\n  kind: lead\n  role: {fr: Pilote, en: Lead}\n"
        "vallee-sud:\n  name: Vallée Sud\n  kind: intercommunality\n"
        "  role: {fr: Un EPT, en: An EPT}\n  siren: 200057966\n"
    )
    path = "content/organisations.yaml"
    right |= {path: organisation}
    wrong = organisation.replace("siren: 200057966", "siren: 200057960")
    found = edit(tmp_path, right, {path: wrong})
    (told,) = tell(found, "contradicting-code")
    assert told.startswith(f"{path}:9:10: ")
    assert "write “siren: 200057966” here" in told


def test_a_full_name_and_a_short_one_may_have_one_number(tree: Tree) -> None:
    names = ("Vallée Sud – Grand Paris", "EPT Vallée Sud-Grand Paris", "vallée sud")
    files = place_communes(*(EPT.format(name, 200057966) for name in names))
    assert check_records(tree(minimal_site(files)), rules=("contradicting-code",)) == ()


def test_the_last_commit_is_not_asked_where_nothing_contradicts(tree: Tree) -> None:
    names = ("Vallée Sud – Grand Paris", "vallée sud", "Plaine Commune")
    for name, asked in ((names[1], set()), (names[2], {SCEAUX, MEUDON, ANTONY})):
        parts = (EPT.format(each, 200057966) for each in (*names[:2], name))
        content, _ = load_content(tree(minimal_site(place_communes(*parts))))
        read: list[str] = []

        def look(path: str, read: list[str] = read) -> Data:
            read.append(path)
            return {}

        files = (content.documents, content.broken)
        validate_content(*files, with_drafts=False, today=TODAY, before=look)
        assert {*read} == asked


@every_row(
    ("old", "new", "wanted"),
    [
        ("[92330]", "[94190]", ["94190"]),
        ("[92330]", "[92330, 75014]", ["75014"]),
        ("92071", "2A004", []),
    ],
)
def test_a_postcode_is_one_of_its_departement(
    tree: Tree, old: str, new: str, wanted: list[str]
) -> None:
    files = {SCEAUX: COMMUNE.replace(old, new)}
    found = check_records(tree(minimal_site(files)), rules=("contradicting-code",))
    told = [each for each in found if "postcode" in str(each.message)]
    assert [each.place.text for each in told if each.place] == wanted


@every_row(
    ("code", "department", "name", "postcode"),
    [
        ("2A004", "2A", "Corse-du-Sud", "20000"),
        ("97411", "974", "La Réunion", "97400"),
        ("91479", "91", "Essonne", "94390"),
    ],
)
def test_some_postcodes_begin_otherwise_than_their_departement(
    tree: Tree, code: str, department: str, name: str, postcode: str
) -> None:
    text = COMMUNE.replace("92071", code).replace("[92330]", f"[{postcode}]")
    text = text.replace("code: 92\n", f"code: {department}\n")
    files = {SCEAUX: text.replace("Hauts-de-Seine", name)}
    assert check_records(tree(minimal_site(files)), rules=("contradicting-code",)) == ()


# Numbers of years ---------------------------------------------------------------------


@every_row(
    ("numbers", "said"),
    [
        ("2024: 89489, 2025: 88365, 2026: 88365", ""),
        ("2026: 883650", ""),
        ("1968: 20000, 2025: 30000", ""),
        ("2024: 89489, 2025: 88365, 2026: 883650", "883,650 is ten times the number"),
        ("2025: 88365, 2026: 883650", "883,650 is ten times the number of 2025"),
        ("2024: 89489, 2025: 8836, 2026: 88365", "8,836 is a tenth of the number"),
        ("2024: 89489, 2025: 188365, 2026: 88365", "188,365 is far from the number"),
        ("2024: 89489, 2025: 88365, 2062: 88365", "the year 2062 is still to come"),
        ("2024: 89489, 2025: 88365, 2099: 88365", "the year 2099 is still to come"),
    ],
)
def test_numbers_of_neighbouring_years_are_near(
    tree: Tree, numbers: str, said: str
) -> None:
    text = f"{COMMUNE}population: {{by_year: {{{numbers}}}}}\n"
    rules = ("unlikely-number", "future-year")
    found = show(check_records(tree(minimal_site({SCEAUX: text})), rules=rules))
    assert len(found) == bool(said)
    assert said in "".join(found)


def test_a_year_with_its_digits_mixed_up_is_guessed(tree: Tree) -> None:
    text = f"{COMMUNE}population: {{by_year: {{2025: 46334, 2062: 46334}}}}\n"
    found = check_records(tree(minimal_site({SCEAUX: text})), rules=("future-year",))
    assert [str(each.help) for each in found] == ["did you mean 2026?"]


def test_of_two_numbers_the_one_that_was_edited_is_unlikely(tmp_path: Path) -> None:
    text = f"{COMMUNE}population: {{by_year: {{2025: 46334, 2026: 46334}}}}\n"
    changed = {SCEAUX: text.replace("2025: 46334", "2025: 463340")}
    found = edit(tmp_path, {SCEAUX: text}, changed)
    (told,) = tell(found, "unlikely-number")
    assert "463,340 is ten times the number of 2026 (46,334)" in told


# Links --------------------------------------------------------------------------------


@every_row(
    ("link", "right"),
    [
        ("[Meudon](commune:meudon)", ""),
        ("[Meudon](commune:sceaux)", "commune:meudon"),
        ("[meudon](commune:sceaux#map)", "commune:meudon"),
        ("[**Meudon**](commune:sceaux)", "commune:meudon"),
        ("[Meudon](edition:edition-1)", "commune:meudon"),
        ("[meudon](edition:edition-1)", ""),
        ("[la ville de Meudon](commune:sceaux)", ""),
        ("[Première](commune:sceaux)", ""),
        ("[Meudon](https://www.meudon.example)", ""),
    ],
)
def test_a_link_leads_to_the_record_that_it_names(
    tree: Tree, link: str, right: str
) -> None:
    body = f"body:\n  fr: |\n    Voir {link}.\n  en: |\n    See {link}.\n"
    files = {MEUDON: MEUDON_TEXT, SCEAUX: COMMUNE + body}
    found = check_records(tree(minimal_site(files)), rules=("misnamed-link",))
    lines = [each.place.span.line for each in found if each.place]
    assert lines == ([13, 15] if right else [])
    assert all(f"write {right} in place of" in str(each.help) for each in found)


# Copies -------------------------------------------------------------------------------

NEWS = (
    "title: {{fr: {0}, en: The {0}}}\ndate: {1}\n"
    "summary:\n  fr: {2}\n  en: The council has {0} a new round of trials today.\n"
)
LONG = (
    "Le conseil a voté ce matin le renouvellement du programme pour trois ans, et les"
    " communes ont jusqu’au printemps pour répondre."
)


@pytest.mark.parametrize(
    ("summary", "is_told"), [(LONG, True), (f"{LONG} Ensuite.", False), ("Un.", False)]
)
def test_a_summary_that_is_that_of_another_record_is_told_at_its_line(
    tmp_path: Path, summary: str, *, is_told: bool
) -> None:
    first, copy = "content/news/vote.yaml", "content/news/appeal.yaml"
    text = summary if summary == "Un." else LONG
    right = {**list_records("news"), first: NEWS.format("vote", "2026-01-02", text)}
    found = edit(tmp_path, right, {copy: NEWS.format("appeal", "2026-02-03", summary)})
    said = (
        f"{copy}:4:3: summary says word for word what “vote” says [copied-text] |"
        f" {first}:4 | say here what is new in “appeal”, or delete it"
    )
    assert tell(found, "copied-text") == ([said] if is_told else [])


@pytest.mark.parametrize("edited", ["a", "b"])
def test_the_source_that_was_edited_has_the_address_of_the_other(
    tmp_path: Path, edited: str
) -> None:
    right = {**list_records("sources"), SOURCES: list_sources("a", "b")}
    right[SCEAUX] = f"{COMMUNE}sources: [a, b]\n"
    other = "b" if edited == "a" else "a"
    addresses = (f"https://{edited}.example", f"https://{other}.example")
    changed = {SOURCES: str(right[SOURCES]).replace(*addresses)}
    lines = {"a": 3, "b": 8}
    assert tell(edit(tmp_path, right, changed), "duplicate-record") == [
        f"{SOURCES}:{lines[edited]}:8: “{edited}” has the same url as “{other}”"
        f" [duplicate-record] | {SOURCES}:{lines[other]} | write here again what the"
        f" last commit has, {addresses[0]}, or what is right for “{edited}” now"
    ]


def test_where_nothing_tells_which_is_wrong_nobody_is_accused(tree: Tree) -> None:
    text = list_sources("a", "b").replace("https://b", "https://a")
    files = {**list_records("sources"), SOURCES: text}
    files[SCEAUX] = f"{COMMUNE}sources: [a, b]\n"
    (found,) = check_records(tree(minimal_site(files)), rules=("duplicate-record",))
    assert str(found.help).startswith("one of the two is wrong")


@every_row(
    ("path", "text", "said"),
    [
        (
            EDITIONS,
            "".join(
                f"edition-{n}:\n  name: {{fr: La {n}, en: The {n}}}\n  number: 1\n"
                f"  status: closed\n  summary: {{fr: La {n}e, en: No. {n}}}\n"
                for n in "12"
            ),
            "the same number as “edition-",
        ),
        (
            MEUDON,
            f"{MEUDON_TEXT}website: {{url: https://www.sceaux.example}}\n",
            "the same website.url as “",
        ),
        (
            MEUDON,
            f"{MEUDON_TEXT}position: {{latitude: 48.778, longitude: 2.29}}\n",
            "the same position as “",
        ),
    ],
)
def test_a_number_an_address_and_a_place_are_those_of_one_record(
    tree: Tree, path: str, text: str, said: str
) -> None:
    sceaux = (
        f"{COMMUNE}website: {{url: https://www.sceaux.example}}\n"
        "position: {latitude: 48.778, longitude: 2.29}\n"
    )
    files = minimal_site({SCEAUX: sceaux, path: text})
    found = show(check_records(tree(files), rules=("duplicate-record",)))
    assert len(found) == 1
    assert said in found[0]


# What follows from a value that cannot be read ----------------------------------------


def test_an_edition_that_is_not_there_contradicts_no_call(tree: Tree) -> None:
    call = (
        "title: {fr: Appel, en: Call}\nopens: 2026-03-01\ncloses: 2026-04-01\n"
        "audience: {fr: associations, en: associations}\nedition: edition-1\n"
        "communes: [sceaux]\nsummary: {fr: Un appel à idées., en: A call for ideas.}\n"
    )
    files = minimal_site(
        {
            "content/calls/a.yaml": call,
            SCEAUX: COMMUNE.replace("edition-1", "Première"),
        }
    )
    rules = ("contradicting-reference", "unknown-reference")
    (found,) = show(check_records(tree(files), rules=rules))
    assert found.startswith(f"{SCEAUX}:2:10: “Première” is not in editions")
