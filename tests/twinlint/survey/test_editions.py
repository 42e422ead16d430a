"""Claims about pages whose versions differ all over."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from measure.blocks import read_blocks
from measure.writers import WRITERS

from twinlint.documents import Document, read_document
from twinlint.finding import Finding
from twinlint.policy import USUAL_POLICY, Policy
from twinlint.source import Locale, Spot, read_text
from twinlint.survey import compare_read

LANGUAGES = (Locale("fr"), Locale("en"))
PORTS = ("Sceaux", "Dinan", "Vannes", "Auray", "Quimper", "Lorient")


def find(
    wrong: int, ports: int, policy: Policy = USUAL_POLICY, *, is_page: bool = True
) -> tuple[Finding, ...]:
    """What is found where some of many ports have other figures in English.

    The last paragraph has a slip of spelling, which is about English alone.
    """
    fr, en = [], []
    for at in range(ports):
        name, count = (
            PORTS[at % len(PORTS)] + " " + "abcdefghij"[at // 6] * 3,
            31 + 7 * at,
        )
        fr.append(f"Le port de {name} compte {count} quais.")
        en.append(f"The port of {name} has {count + 3 * (at < wrong)} quays.")
    fr.append("Ils sont tous difficiles à atteindre.")
    en.append("They are all difficutl to reach.")
    documents = (
        Document(read_text("\n\n".join(fr), "fr.md"), "markdown"),
        Document(read_text("\n\n".join(en), "en.md"), "markdown"),
    )
    return compare_read(documents, LANGUAGES, policy, is_page=is_page).findings


def count_rules(findings: tuple[Finding, ...]) -> dict[str, int]:
    return dict(Counter(each.rule for each in findings))


def test_a_page_that_differs_all_over_is_one_finding_with_its_measure() -> None:
    first, last = find(4, 6)
    assert str(first.message) == (
        "the two differ in 4 of 7 paragraphs, as two editions do"
    )
    assert [each.rule for each in first.also] == ["different-number"] * 4
    assert last.rule == "misspelt-word"


def test_a_document_without_lines_is_told_by_its_first_paragraph(
    tmp_path: Path,
) -> None:
    documents = []
    for name, words in (
        ("fr", "Le port {} a {} quais."),
        ("en", "Port {} has {} quays."),
    ):
        lines = (
            words.format(port, 31 + 7 * at + 3 * (name == "en"))
            for at, port in enumerate(PORTS)
        )
        path = tmp_path / f"{name}.docx"
        path.write_bytes(WRITERS["docx"](read_blocks("\n\n".join(lines)), ""))
        documents.append(read_document(path))
    here, there = documents
    (found,) = compare_read((here, there), LANGUAGES, is_page=True).findings
    assert found.rule == "diverging-page"
    assert found.place
    assert found.place.span.spot == Spot(paragraph=1)


def test_a_few_differences_are_told_one_by_one() -> None:
    assert count_rules(find(3, 6)) == {"different-number": 3, "misspelt-word": 1}


def test_so_are_as_many_in_a_long_page() -> None:
    assert count_rules(find(4, 40)) == {"different-number": 4, "misspelt-word": 1}


def test_two_files_and_a_rule_that_is_off_tell_each_difference() -> None:
    each = {"different-number": 4, "misspelt-word": 1}
    off = Policy(severities={"diverging-page": None})
    assert count_rules(find(4, 6, is_page=False)) == each
    assert count_rules(find(4, 6, off)) == each


def test_the_finding_is_another_one_when_a_difference_goes() -> None:
    assert find(5, 6)[0].mark != find(4, 6)[0].mark
