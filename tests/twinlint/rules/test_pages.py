"""Claims about pages as wholes: what most of a page lacks is told once."""

from __future__ import annotations

from twinlint.documents import Document
from twinlint.finding import Finding, Severity
from twinlint.pipeline import compare, compare_documents
from twinlint.policy import Policy
from twinlint.source import read_text

FR = (
    "Le port compte dix-huit quais et accueille les bateaux de pêche de la baie.",
    "Il est ouvert toute l’année, de jour comme de nuit, à tous ceux qui arrivent.",
    "La capitainerie répond aux appels des marins et garde leurs colis au sec.",
    "Une station-service se trouve au bout du quai sud, près de la grande grue.",
    "Les visiteurs laissent leur voiture derrière la halle, où elle est gardée.",
    "Le marché aux poissons se tient chaque matin dès que les bateaux sont rentrés.",
    "On y vend aussi des filets, des cordes et tout ce dont un marin a besoin.",
    "Le phare éclaire l’entrée de la baie, et son gardien en montre l’escalier.",
)
EN = (
    "The harbour has eighteen quays and is home to the fishing boats of the bay.",
    "It is open all year round, by day and by night, to all those who come in.",
    "The harbour office answers the calls of sailors and keeps their parcels dry.",
    "There is a petrol station at the end of the south quay, near the big crane.",
    "Visitors leave their cars behind the market hall, where they are guarded.",
    "The fish market is held every morning as soon as the boats have come back.",
    "Nets, ropes and everything else that a sailor needs are sold there as well.",
    "The lighthouse lights the entrance of the bay, and its keeper shows the stairs.",
)


def find(fr: tuple[str, ...], en: tuple[str, ...]) -> list[str]:
    return [str(each.message) for each in compare("\n\n".join(fr), "\n\n".join(en))]


def test_a_page_that_is_whole_is_silent() -> None:
    assert find(FR, EN) == []


def test_a_page_that_is_barely_translated_is_one_finding() -> None:
    """Though 12 is missing, and the words of two paragraphs are French."""
    fr = (*FR, "Il y a 12 places.")
    said = ["en has 2 of the 9 paragraphs of fr"]
    assert find(fr, EN[:2]) == said


def test_the_reference_may_be_the_one_that_is_not_written() -> None:
    assert find(FR[:2], EN) == ["fr has 2 of the 8 paragraphs of en"]


def test_a_page_in_the_other_language_is_one_finding() -> None:
    assert find(FR, (*EN[:2], *FR[2:])) == ["most of the en page is in fr"]


def test_many_passages_in_the_other_language_are_one_finding() -> None:
    fr, en = (*FR, *FR[-2::-1]), (*FR[:6], *EN[6:], *EN[-2::-1])
    (found,) = compare("\n\n".join(fr), "\n\n".join(en))
    assert str(found.said) == "6 passages of the en version are in fr"
    lines = [each.place.span.line for each in found.occurrences if each.place]
    assert lines == [1, 3, 5, 7, 9, 11]


def test_a_rule_on_pages_that_is_off_leaves_the_others_alone() -> None:
    def ask(policy: Policy) -> tuple[Finding, ...]:
        texts = ("\n\n".join(FR), "\n\n".join(EN[:2]))
        documents = (
            Document(read_text(text, path))
            for text, path in zip(texts, "ab", strict=True)
        )
        return compare_documents(*documents, judge=policy.judge)

    (whole,) = ask(Policy(severities={"untranslated-page": Severity.ERROR}))
    assert (whole.rule, whole.severity) == ("untranslated-page", Severity.ERROR)
    rules = {each.rule for each in ask(Policy(severities={"untranslated-page": None}))}
    assert rules == {"missing-paragraph"}


def test_a_passage_in_the_other_language_denies_nothing() -> None:
    """It is told as such, in whichever of its sentences the word stands."""
    passage = (
        "The harbour is open to all those who come in from the sea by day or by night."
        " It does not close in winter. It is never empty, and there is always a light."
    )
    (found,) = compare(f"{FR[0]}\n\n{passage}", f"{EN[0]}\n\n{passage}")
    assert found.rule == "untranslated-text"


def test_texts_that_are_not_yet_right_are_told_at_once() -> None:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = '{}msgid "{}"\nmsgstr "{}"\n\n'
    words = [("Le port", "The harbour"), ("La gare", "The station")] * 3
    fr = head + "".join(entry.format("", at, a) for at, (a, _) in enumerate(words))
    en = head + "".join(
        entry.format("" if at % 2 else "#, fuzzy\n", at, b)
        for at, (_, b) in enumerate(words)
    )
    (found,) = (f for f in compare(fr, en, format="po") if f.rule == "missing-entry")
    assert str(found.said) == "en texts in 3 places are marked as not yet right"


def test_a_passage_that_both_versions_repeat_is_one_note() -> None:
    fr, en = "Le port est ouvert à tous.", "The harbour is open to all."
    (found,) = compare(f"{fr} {fr}", f"{en} {en}")
    assert (found.rule, found.severity) == ("repeated-passage", Severity.INFO)
    assert [place.locale for place in found.related] == ["en"]
    (found,) = compare(f"{fr} {fr}", en)
    assert (found.rule, found.severity) == ("repeated-passage", Severity.WARNING)


def test_what_stands_twice_hides_nothing_else() -> None:
    fr, en = "Ils ont voté.", "Le port est ouvert à tous."
    rules = [each.rule for each in compare(fr, f"{en} {en}")]
    assert "untranslated-text" in rules
    assert rules.count("repeated-passage") <= 1
