"""The second look at what seems to be missing, with an encoder of a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paraphrase import EN, FR, GONE, TOLD

from twinlint.alignment import align_versions
from twinlint.comparison import Comparison, match_versions
from twinlint.deep import Likeness, look_again
from twinlint.documents import Content, Document, read_parts
from twinlint.finding import Finding, Severity, message
from twinlint.gather import gather_findings
from twinlint.mentions import mention_content
from twinlint.rules import PAIR_RULES
from twinlint.source import Locale, Span, read_text

LOCALES = Locale("fr"), Locale("en")

MEANINGS = (
    "habitants residents people|choisissent decide choose|rue street|jury|vote votes"
    "|aide supports|communes municipalities|mois months|paie pays|études studies"
    "|équipe team|travaux works|questions|mardi tuesdays|rapport report"
    "|année year|juin june|habitations housing"
)
MEANING = {
    word: number
    for number, words in enumerate(MEANINGS.split("|"))
    for word in words.split()
}


def measure(texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
    """How alike texts are by the meanings that they share: the cosine of their sets."""
    first, second = (
        [{MEANING[w] for w in _words(text) if w in MEANING} for text in side]
        for side in (texts, others)
    )
    return [
        [len(a & b) / max(1.0, (len(a) * len(b)) ** 0.5) for b in second] for a in first
    ]


def _words(text: str) -> list[str]:
    return [word.strip("’.,;:!?").lower() for word in text.split()]


def compare_texts(
    fr: str, en: str, locales: tuple[Locale, Locale] = LOCALES
) -> tuple[Comparison, list[Finding]]:
    """A comparison with what its rules for two versions find."""
    first, second = (
        mention_content(_read(text, own), own, other)
        for text, own, other in ((fr, *locales), (en, *reversed(locales)))
    )
    comparison = match_versions(align_versions(first, second))
    return comparison, [
        finding
        for check in PAIR_RULES
        for finding in check.find(check.rule, comparison)
    ]


def _read(text: str, path: str) -> Content:
    (part,) = read_parts(Document(read_text(text, path), "markdown"))
    return part.content


def look(
    fr: str,
    en: str,
    likeness: Likeness = measure,
    locales: tuple[Locale, Locale] = LOCALES,
) -> list[Finding]:
    comparison, found = compare_texts(fr, en, locales)
    return list(look_again(found, comparison, likeness))


def write(finding: Finding) -> str:
    line = finding.place.span.line if finding.place else 0
    return f"{finding.severity} {finding.rule} {line}: {finding.message}"


def test_what_stands_elsewhere_is_a_note_that_says_where() -> None:
    _, before = compare_texts(FR, EN)
    assert [f"{f.severity} {f.rule}" for f in before] == [
        "warning missing-paragraph",
        "warning missing-sentence",
    ]
    assert list(map(write, look(FR, EN))) == [
        "info missing-paragraph 1: “Les habitants choisissent eux-mêmes ce qui change"
        " dans leur…” probably stands in en, in other words, at en:6: “It is up to the"
        " people who live there to decide what will…”",
        "info missing-sentence 7: “It is up to the people who live there to decide what"
        " will…” probably stands in fr, in other words, at fr:3: “Les habitants"
        " choisissent eux-mêmes ce qui change dans leur…”",
    ]
    notes = look(FR, EN)
    for one, other in zip(before, notes, strict=True):
        assert (one.place, one.related) == (other.place, other.related)


def test_what_is_gone_stays_as_it_was() -> None:
    _, before = compare_texts(FR, GONE)
    assert [f.rule for f in before] == ["missing-paragraph"]
    assert look(FR, GONE) == before


def test_what_another_sentence_says_better_is_no_proof() -> None:
    """Residents choose in both texts, but in English another thing, told in French."""
    fr = FR.replace("Une équipe", "Les habitants choisissent le jury. Une équipe")
    en = GONE.replace("A team", "Residents choose the jury. A team")
    _, before = compare_texts(fr, en)
    assert [f.rule for f in before] == ["missing-paragraph"]
    assert look(fr, en) == before


def test_what_is_told_with_another_sentence_stands_there() -> None:
    fr = FR.replace("dans leur rue", "chez eux")
    told = "follows the works and what residents choose for their homes."
    en = GONE.replace("follows the works.", told)
    _, before = compare_texts(fr, en)
    assert "missing-paragraph" in {
        f.rule for f in before if f.severity is Severity.WARNING
    }
    (said,) = (str(f.message) for f in look(fr, en) if f.rule == "missing-paragraph")
    assert "at en:6: “A team of the city follows the works and what" in said


def test_a_clause_that_says_it_is_where_it_stands() -> None:
    fr = FR.replace("dans leur rue", "chez eux").replace("équipe", "équipe du jury")
    told = ", though the residents of a place choose, follows the works, by vote."
    en = GONE.replace(" of the city follows the works.", told)
    (found,) = (f for f in look(fr, en) if f.rule == "missing-paragraph")
    assert found.severity is Severity.INFO


def test_a_sentence_with_more_clauses_than_people_write_is_one() -> None:
    fr = FR.replace("dans leur rue", "chez eux")
    told = ", so, residents choose" + ", and then, and so on" * 3000
    en = GONE.replace(" of the city follows the works", told)
    asked: list[int] = []

    def count(texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        asked.append(len(texts) * len(others))
        return [[0.5] * len(others) for _ in texts]

    look(fr, en, count)
    assert 0 < sum(asked) < 1000


def test_a_figure_that_no_other_sentence_has_stays_missing() -> None:
    fr = FR.replace("leur rue", "leur rue en 2031")
    (paragraph,) = (f for f in look(fr, EN) if f.rule == "missing-paragraph")
    assert paragraph.severity is Severity.WARNING
    en = EN.replace("their street", "their street in 2031")
    (paragraph,) = (f for f in look(fr, en) if f.rule == "missing-paragraph")
    assert paragraph.severity is Severity.INFO


def test_two_words_are_a_label_that_may_stand_anywhere() -> None:
    def agree(texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        return [[float("jury" in text.lower())] * len(others) for text in texts]

    usual = "Les habitants choisissent eux-mêmes ce qui change dans leur rue."
    for words, severity in (("Jury local.", "warning"), ("Le jury local.", "info")):
        comparison, before = compare_texts(FR.replace(usual, words), GONE)
        (asked,) = (f for f in before if f.related and f.related[0].text == words)
        assert asked.severity is Severity.WARNING
        (found,) = look_again([asked], comparison, agree)
        assert found.severity == severity


def test_all_but_what_is_missing_stays() -> None:
    en = EN.replace("eighteen", "sixteen")
    _, before = compare_texts(FR, en)
    after = look(FR, en)
    assert (
        [f for f in before if "missing-" not in f.rule]
        == [f for f in after if "missing-" not in f.rule]
        != []
    )


def test_a_text_without_end_is_asked_for_in_parts() -> None:
    """A sentence of any length, and many passages that are missing."""
    sizes: list[int] = []

    def measure_none(texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        sizes.append(max(map(len, (*texts, *others))))
        return [[0.0] * len(others) for _ in texts]

    fr = FR.replace("leur rue", "leur rue et leur ville " * 5000)
    look(fr, EN, measure_none)
    assert 2000 <= max(sizes) <= 2 * 2000 + 1
    comparison, before = compare_texts(FR, GONE)
    many = [replace(before[0], message=message(str(at))) for at in range(300)]
    sizes.clear()
    assert list(look_again(many, comparison, measure_none)) == many
    few = len(sizes)
    assert list(look_again(many * 9, comparison, measure_none)) == many * 9
    assert len(sizes) == 2 * few


def test_nothing_is_asked_where_nothing_is_missing() -> None:
    def fail(texts: object, others: object) -> list[list[float]]:
        raise AssertionError(texts)

    assert look("Il y a 18 ports.", "There are 16 ports.", fail)
    assert look("", "", fail) == []


def test_versions_exchanged_mirror_the_notes() -> None:
    there = look(FR, EN, locales=LOCALES)
    back = look(EN, FR, locales=(LOCALES[1], LOCALES[0]))
    assert {(f.rule, str(f.message)) for f in there} == {
        (f.rule, str(f.message)) for f in back
    }


def test_many_notes_are_told_as_what_they_are() -> None:
    notes = look(FR, EN)
    for at in (30, 40):
        place = notes[0].related[0]
        moved = replace(place, span=replace(place.span, line=at, end_line=at))
        notes.append(replace(notes[0], related=(moved,)))
    (joined,) = gather_findings(notes)
    assert str(joined.said) == (
        "in 4 places, one version probably says in other words what the other one says"
    )


def test_a_passage_that_no_other_sentence_is_beside_is_looked_for() -> None:
    """All that one version says is missing: there is nothing to be nearer than."""
    fr = "Les habitants choisissent la rue, et le jury vote."
    comparison, _ = compare_texts(fr, TOLD)
    _, (finding, *_) = compare_texts(FR, GONE)
    place = replace(finding.related[0], span=Span("fr", 1, 1, 1, len(fr) + 1))
    (note,) = look_again([replace(finding, related=(place,))], comparison, measure)
    assert note.severity is Severity.INFO
