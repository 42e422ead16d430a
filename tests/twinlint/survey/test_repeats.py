"""Claims about what many pages repeat."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twinlint.finding import Finding, Place, Rule, Severity, message
from twinlint.source import Span
from twinlint.survey import join_repeats

RULE = Rule("rule", Severity.WARNING, "")


def find(path: str, fingerprint: str, line: int = 1) -> Finding:
    found = RULE(message("wrong"), Place(Span(path, line, 1, line, 2)))
    return replace(found, fingerprint=fingerprint)


A1, B1, C1, C2 = find("a", "1"), find("b", "1"), find("c", "1"), find("c", "2")


def test_what_several_pages_say_alike_is_told_with_the_first() -> None:
    assert join_repeats([(A1,), (B1,), (C1, C2)]) == (
        (replace(A1, also=(B1, C1)),),
        (),
        (C2,),
    )


def test_places_on_the_same_page_come_along() -> None:
    twice = replace(B1, also=(find("b", "1", 9),))
    ((joined,), _) = join_repeats([(A1,), (twice,)])
    assert [each.place.span.line for each in joined.also if each.place] == [1, 9]
    assert all(each.also == () for each in joined.also)


def test_pages_without_repeats_stay_as_they_are() -> None:
    assert join_repeats([(A1,), (), (C2,)]) == ((A1,), (), (C2,))


def say(path: str, fingerprint: str, words: str) -> Finding:
    at = Place(Span(path, 1, 1, 1, 2), text=words)
    return replace(RULE(message("wrong"), at), fingerprint=fingerprint)


def test_one_word_is_one_fault_wherever_it_stands() -> None:
    pages = [(say("a", "1", "inode"),), (say("b", "2", "inode"),)]
    ((joined,), rest) = join_repeats(pages)
    assert [each.place.span.path for each in joined.occurrences if each.place] == [
        *"ab"
    ]
    assert rest == ()


def test_each_page_keeps_its_own_fingerprint() -> None:
    pages = [(say(path, path, "inode"),) for path in "abc"]
    joined = [join_repeats(pages[:count])[0][0] for count in (1, 2, 3)]
    prints = [[at.fingerprint for at in each.occurrences] for each in joined]
    assert prints == [["a"], ["a", "b"], ["a", "b", "c"]]
    assert len({each.mark for each in joined}) == 3


def test_one_figure_on_two_pages_may_be_two_faults() -> None:
    pages = [(say("a", "1", "18"),), (say("b", "2", "18"),)]
    assert join_repeats(pages) == tuple(pages)


@pytest.mark.parametrize(
    ("rule", "severity"),
    [("replaced-name", Severity.INFO), ("misspelt-name", Severity.WARNING)],
)
def test_names_that_several_pages_exchange_are_a_translation(
    rule: str, severity: Severity
) -> None:
    pages = [(replace(say(path, path, "Maj"), rule=rule),) for path in "ab"]
    (joined,) = join_repeats(pages)[0]
    assert {each.severity for each in joined.occurrences} == {severity}
    assert join_repeats(pages[:1])[0][0].severity is Severity.WARNING


def test_what_other_pages_have_too_is_taken_out_of_many_of_a_kind() -> None:
    several = message("{count} passages are wrong")
    notice, own, rest = (
        replace(say("a", "1", words), message=message(words), several=several)
        for words in ("notice", "own", "rest")
    )
    other = replace(say("b", "2", "notice"), message=message("notice"), several=several)
    ((kept, joined), ()) = join_repeats(
        [(replace(own, also=(rest, notice)),), (other,)]
    )
    assert str(kept.said) == "2 passages are wrong"
    assert str(joined.said) == "notice"
    assert [each.place.span.path for each in joined.occurrences if each.place] == [
        *"ab"
    ]


def test_what_the_same_pages_have_stays_together() -> None:
    several = message("{count} passages are wrong")

    def many(path: str, *words: str) -> Finding:
        first, *others = (
            replace(say(path, path, word), message=message(word), several=several)
            for word in words
        )
        return replace(first, also=tuple(others))

    pages = [
        (many("a", "notice", "licence", "own"),),
        (many("b", "notice", "licence"),),
    ]
    ((shared, own), ()) = join_repeats(pages)
    assert str(shared.said) == "4 passages are wrong"
    assert str(own.said) == "own"


def lack(path: str, words: str) -> Finding:
    several = message("{count} passages are missing")
    where, what = (Place(Span(path, 1, 1, 1, 1), text=text) for text in ("", words))
    found = RULE(message(words[:20]), where, related=(what,), several=several)
    return replace(found, fingerprint=path)


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("Run this command to see it: verify a", "Run this command to see it: b", True),
        ("Run this command to see it: verify a", "Run that command to see it", False),
        ("See also below", "See also below", False),
    ],
)
def test_a_template_that_several_pages_lack_is_one_fault(
    first: str, second: str, *, is_one: bool
) -> None:
    pages = join_repeats([(lack("a", first),), (lack("b", second),)])
    assert sum(map(len, pages)) == 2 - is_one
