"""Claims about trees whose translation is behind."""

from __future__ import annotations

from dataclasses import replace

from tables import every_row

from twinlint.documents import Document
from twinlint.finding import Finding, LanguageName, Place, Severity, message
from twinlint.source import Locale, Span
from twinlint.survey import join_backlog
from twinlint.twins import Twins

FR, EN = Locale("fr"), Locale("en")
FOREIGN = message(
    "{count} passages of the {language} version are in English",
    language=LanguageName("fr"),
)
LACKING = message("{language} lacks {count} passages", language=LanguageName("fr"))
OTHER = message("{language} lacks {count} passages", language=LanguageName("en"))


def find(page: int, rule: str = "untranslated-text", line: int = 1) -> Finding:
    """What a rule finds on a page."""
    several = FOREIGN if rule == "untranslated-text" else LACKING
    place = Place(Span(f"fr/{page}.md", line, 1, line, 9), FR, "Text")
    said = message("page {page}, line {line}", page=page, line=line)
    found = Finding(rule, Severity.WARNING, said, place, several=several)
    return replace(found, fingerprint=f"{page}-{line}")


def survey(pages: int, *findings: Finding) -> tuple[Twins, ...]:
    """A tree with so many pages, each with those of the findings that are on it."""

    def read() -> tuple[Document, Document]:
        raise NotImplementedError

    made = []
    for number in range(pages):
        paths = (f"fr/{number}.md", f"en/{number}.md")
        own = (f for f in findings if f.place and f.place.span.path == paths[0])
        made.append(Twins(paths[1], paths, (FR, EN), tuple(own), read))
    return tuple(made)


def show(twins: tuple[Twins, ...]) -> list[str]:
    """What is said of each finding."""
    return [str(each.said) for each in join_backlog(twins)]


@every_row(
    ("waiting", "pages", "count"),
    [(3, 3, 3), (4, 4, 1), (4, 26, 1), (4, 27, 4), (5, 40, 5), (6, 40, 1)],
)
def test_what_waits_on_enough_pages_is_one_finding(
    waiting: int, pages: int, count: int
) -> None:
    assert len(show(survey(pages, *map(find, range(waiting))))) == count


def test_it_tells_how_much_waits_and_on_how_many_pages() -> None:
    first = replace(find(0), also=(find(0, line=5),))
    twins = survey(9, first, find(1), find(2), find(3))
    (joined,) = join_backlog(twins)
    assert str(joined.said) == (
        "5 passages of the fr version are in English, on 4 pages"
    )
    lines = [each.place.span.line for each in joined.occurrences if each.place]
    assert lines == [1, 5, 1, 1, 1]
    assert not any(each.also for each in joined.also)


def test_the_rest_of_each_page_stays_where_it_is() -> None:
    date = replace(find(2, "different-date"), several=None)
    twins = survey(9, *map(find, range(4)), date)
    assert show(twins) == [
        "4 passages of the fr version are in English",
        "page 2, line 1",
    ]


def test_pages_that_say_the_same_are_counted() -> None:
    same = message("most of the page is in English")
    found = (replace(find(page), message=same) for page in range(4))
    (joined,) = join_backlog(survey(4, *found))
    assert str(joined.said) == "4 passages of the fr version are in English"
    assert [str(each.said) for each in joined.also] == [str(same)] * 3


def test_passages_that_either_version_lacks_are_those_of_two_editions() -> None:
    rules = ("missing-paragraph", "missing-sentence", "missing-row", "missing-item")
    found = [find(page, rule) for page, rule in enumerate(rules)]
    assert show(survey(4, *found)) == ["fr lacks 4 passages"]
    found[0] = replace(found[0], several=OTHER)
    assert show(survey(4, *found)) == [
        "in 4 places, one version has what the other has not"
    ]


def test_a_template_that_pages_lack_stands_for_itself() -> None:
    first, *others = (
        replace(find(page, "missing-row"), message=message("a row"))
        for page in range(4)
    )
    own = [find(page, "missing-row", line=9) for page in range(4)]
    assert show(survey(4, replace(first, also=tuple(others)), *own)) == [
        "a row",
        "fr lacks 4 passages",
    ]


def test_its_mark_changes_with_that_of_any_page() -> None:
    found = [find(page) for page in range(4)]
    other = [*found[:3], find(3, line=7)]
    marks = {join_backlog(survey(4, *each))[0].mark for each in (found, other)}
    assert len(marks) == 2


def test_languages_are_told_apart() -> None:
    german = tuple(
        replace(each, locales=(Locale("de"), EN))
        for each in survey(4, find(2), find(3))
    )
    assert len(show((*survey(4, find(0), find(1)), *german))) == 4
