"""One fault is one finding: at one place, at several, inside a larger one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinlint import compare
from twinlint.finding import Finding, Fix, Place, Severity, message
from twinlint.gather import gather_findings
from twinlint.register import Name, Register
from twinlint.source import Locale, Span

FR, EN = Locale("fr"), Locale("en")


def place(words: str, column: int = 1, locale: Locale = FR, line: int = 1) -> Place:
    span = Span(locale, line, column, line, column + len(words))
    return Place(span, locale, words)


def finding(
    rule: str, at: Place, *related: Place, said: str = "", fix: Fix | None = None
) -> Finding:
    return Finding(rule, Severity.WARNING, message(said or rule), at, related, fix=fix)


def test_the_surest_rule_speaks_and_the_other_is_its_related_place() -> None:
    known = finding("a-spelling", place("Anne Petti"), fix=Fix(place("").span, "Petit"))
    pair = finding("a-name", place("Petit", locale=EN), place("Petti", 6))
    (said,) = gather_findings([pair, known])
    assert (said.rule, said.fix) == ("a-spelling", known.fix)
    note = replace(place("Petit", locale=EN), message=message("a-name"))
    assert said.related == (note, place("Petti", 6)) or said.related == (note,)


def test_a_word_inside_a_sentence_is_another_place() -> None:
    long = finding("a-sentence", place("La maire signe le contrat."))
    assert len(gather_findings([long, finding("a-word", place("La"))])) == 2


@pytest.mark.parametrize(
    ("names", "numbers", "at", "count"),
    [
        (("Henri IV", "Henri VI"), ("IV", "VI"), 7, 1),
        (("IV Henri", "VI Henri"), ("IV", "VI"), 1, 1),
        # More than the number differs: two faults.
        (("Henri IV", "Louis VI"), ("IV", "VI"), 7, 2),
    ],
)
def test_all_that_differs_in_two_names_is_said_with_them(
    names: tuple[str, str], numbers: tuple[str, str], at: int, count: int
) -> None:
    whole = finding("a-name", place(names[1], locale=EN), place(names[0]))
    part = finding("a-number", place(numbers[1], at, EN), place(numbers[0], at))
    for findings in ([whole, part], [part, whole]):
        said = gather_findings(findings)
        assert len(said) == count
        notes = [str(each.message) for each in said[0].related]
        assert ("a-name" in notes or "a-number" in notes) is (count == 1)


def test_a_label_that_is_missing_too_is_said_once() -> None:
    label = finding("a-label", place("Published on"))
    lack = finding("a-heading", place("", locale=EN), place("Published on"))
    lack = replace(lack, several=message("in many places"))
    (said,) = gather_findings([lack, label])
    assert said.rule == "a-label"
    assert str(said.related[-1].message) == "a-heading"
    # Who says a spelling, or names another text, says another thing.
    spelt = replace(label, fix=Fix(place("").span, "Published"))
    assert len(gather_findings([lack, spelt])) == 2
    # A telephone number that is missing is a fault of its own.
    assert len(gather_findings([replace(lack, several=None), label])) == 2


def test_a_list_of_names_that_is_missing_at_one_place_is_one_fault() -> None:
    lacks = [
        finding("a-name", place("", locale=EN), place(name, line=line), said=name)
        for line, name in enumerate(("Anne", "Jean", "Luc"), start=1)
    ]
    (said,) = gather_findings(lacks)
    assert (str(said.message), [p.text for p in said.related]) == (
        "Anne",
        ["Anne", "Jean", "Luc"],
    )
    assert [str(p.message) for p in said.related[1:]] == ["Jean", "Luc"]
    assert len(gather_findings(lacks[:2])) == 2


def test_one_rule_may_say_two_things_of_one_place() -> None:
    both = [finding("a-rule", place("six"), said=said) for said in ("one", "two")]
    assert len(gather_findings(both)) == 2


def test_what_is_said_at_several_places_is_one_finding() -> None:
    places = [place("maire", line=line) for line in (1, 4, 2)]
    (said,) = gather_findings(finding("a-rule", each) for each in places)
    assert [each.place for each in said.occurrences] == [
        place("maire", line=line) for line in (1, 2, 4)
    ]


def test_what_is_missing_inside_a_missing_text_is_part_of_it() -> None:
    lack = place("", locale=EN)
    whole = finding("a-paragraph", lack, place("Appeler le 06 12 34 56 78."))
    part = finding("a-number", lack, place("06 12 34 56 78", 12))
    (said,) = gather_findings([part, whole])
    assert said.rule == "a-paragraph"
    assert [str(each.message) for each in said.related] == ["None", "a-number"]


def test_a_misspelt_name_of_the_register_is_one_finding() -> None:
    register = Register(names=(Name({FR: "Karine Franclet", EN: "Karine Franclet"}),))
    french = "La maire Karine FRANCKET ouvre le parc."
    english = "The mayor Karine FRANCLET opens the park."
    (said,) = compare(french, english, register=register)
    assert said.rule == "unregistered-spelling"
    assert {each.locale for each in said.related} == {EN}


@given(
    st.lists(
        st.builds(
            finding,
            st.sampled_from(["a", "b", "c"]),
            st.builds(
                place,
                st.sampled_from(["", "Petit", "Anne Petit"]),
                st.integers(1, 9),
                st.sampled_from([FR, EN]),
                st.integers(1, 3),
            ),
        )
    )
)
def test_every_place_is_still_told(findings: list[Finding]) -> None:
    told = {
        each.span
        for gathered in gather_findings(findings)
        for once in gathered.occurrences
        for each in (once.place, *once.related)
        if each
    }
    assert told == {each.place.span for each in findings if each.place}


def many(
    count: int, lacking: str = EN, several: str = "{count} lacks of {name}"
) -> list[Finding]:
    other = FR if lacking == EN else EN
    return [
        replace(
            finding(
                "a-lack",
                place("", line=line, locale=Locale(lacking)),
                place("words", line=line, locale=other),
                said=f"{lacking}{line}",
            ),
            several=message(several, name=lacking),
        )
        for line in range(1, count + 1)
    ]


def test_many_of_a_kind_are_one_finding_that_keeps_what_each_says() -> None:
    (said,) = gather_findings(many(3))
    assert str(said.said) == "3 lacks of en"
    assert [str(each.message) for each in said.occurrences] == ["en1", "en2", "en3"]


def test_a_few_of_a_kind_are_faults_of_their_own() -> None:
    assert [str(each.said) for each in gather_findings(many(2))] == ["en1", "en2"]


def test_what_each_version_lacks_is_told_apart_when_it_is_little() -> None:
    found = gather_findings([*many(1), *many(1, FR)])
    assert [len(each.occurrences) for each in found] == [1, 1]


def test_versions_that_have_grown_apart_are_one_finding() -> None:
    (said,) = gather_findings([*many(2), *many(1, FR)])
    assert str(said.said) == "in 3 places, one version has what the other has not"
    assert len(said.occurrences) == 3


def test_one_that_is_left_of_many_speaks_for_itself() -> None:
    """As on a branch that touched one of the places."""
    (said,) = gather_findings(many(4))
    assert str(replace(said, also=()).said) == "en1"
