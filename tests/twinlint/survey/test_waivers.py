"""Claims about comments that accept findings."""

from __future__ import annotations

import pytest
from support import show

from twinlint.documents import Document
from twinlint.finding import Severity
from twinlint.policy import USUAL_POLICY, Policy
from twinlint.source import Locale, read_text
from twinlint.survey import compare_read

LANGUAGES = (Locale("fr"), Locale("en"))
FR = "# Le port\n\nIl y a 18 ports.\n\nIl y a 20 bateaux.\n"
EN = "# The harbour\n\nThere are 16 harbours.\n\nThere are 21 boats.\n"
BOTH = [
    "en:3:11: fr says 18, en says 16 [different-number]",
    "en:5:11: fr says 20, en says 21 [different-number]",
]


def find(
    fr: str, en: str, policy: Policy = USUAL_POLICY, format_: str = "markdown"
) -> list[str]:
    documents = (
        Document(read_text(fr, "fr"), format_),
        Document(read_text(en, "en"), format_),
    )
    outcome = compare_read(documents, LANGUAGES, policy)
    said = {"French": "fr", "English": "en"}
    lines = show(outcome.findings)
    for name, tag in said.items():
        lines = [line.replace(name, tag) for line in lines]
    return lines


def allow(text: str, word: str = "allow", rule: str = "different-number") -> str:
    return f"<!-- twinlint: {word} {rule}{text} -->\n"


def test_without_a_comment_both_are_told() -> None:
    assert find(FR, EN) == BOTH


def test_a_comment_accepts_what_is_in_the_next_block() -> None:
    en = EN.replace("There are 16", allow(": they closed") + "There are 16")
    assert find(FR, en) == [BOTH[1].replace(":5:", ":6:")]


def test_a_comment_in_the_other_version_does_the_same() -> None:
    fr = FR.replace("Il y a 18", allow(": they closed") + "\nIl y a 18")
    assert find(fr, EN) == BOTH[1:]


def test_a_comment_accepts_what_is_in_its_own_block() -> None:
    en = EN.replace("16 harbours.", "16 harbours. " + allow(": they closed").strip())
    assert find(FR, en) == BOTH[1:]


def test_a_comment_may_be_about_the_whole_page_and_several_rules() -> None:
    rules = "missing-heading , different-number"
    en = allow(": these are old", "allow-page", rules) + EN
    assert find(FR + "\n## La fin\n", en) == []


def test_a_finding_at_several_places_needs_a_comment_at_each() -> None:
    fr, en = FR + "\nIl y a 18 ports.\n", EN + "\nThere are 16 harbours.\n"
    en = en.replace("There are 16", allow(": they closed") + "There are 16", 1)
    (said,) = (line for line in find(fr, en) if "fr says 18" in line)
    assert said.startswith("en:8:")


def test_a_comment_in_code_is_an_example() -> None:
    code = f"\n```html\n{allow(': an example')}```\n"
    assert find(FR + code, EN + code) == BOTH


def test_comments_of_mdx_count() -> None:
    comment = "{/* twinlint: allow different-number: old */}\n\n"
    en = EN.replace("There are 16", f"{comment}There are 16")
    assert find(FR, en, format_="mdx") == [BOTH[1].replace(":5:", ":7:")]


WRONG = {
    allow(": no"): "this comment accepts nothing: different-number is silent",
    allow(": no", rule="different-numbr"): "there is no rule “different-numbr”",
    allow(": no", rule=""): "this comment names no rule",
    "<!-- twinlint: -->\n": "“” says nothing in a comment",
    allow(": no", "alow"): "“alow” says nothing in a comment",
}  # fmt: skip


@pytest.mark.parametrize("comment", WRONG)
def test_a_comment_that_accepts_nothing_is_told(comment: str) -> None:
    fr, en = "Le port.\n", f"{comment}The harbour.\n"
    assert find(fr, en) == [f"en:1:1: {WRONG[comment]} [idle-waiver]"]


def test_a_comment_without_a_reason_is_told_and_counts() -> None:
    en = EN.replace("There are 16", allow("") + "There are 16")
    said = "this comment does not say why different-number is accepted"
    assert find(FR, en) == [
        f"en:3:1: {said} [unexplained-waiver]",
        BOTH[1].replace(":5:", ":6:"),
    ]


def test_a_comment_about_a_rule_that_is_off_is_not_idle() -> None:
    en = EN.replace("There are 16", allow(": they closed") + "There are 16")
    assert find(FR, en, Policy(severities={"different-number": None})) == []


def test_comments_can_be_left_unchecked() -> None:
    policy = Policy(severities={"idle-waiver": None, "different-number": Severity.INFO})
    assert find(FR, allow(": no", "alow") + EN, policy) == [
        line.replace(":3:", ":4:").replace(":5:", ":6:") for line in BOTH
    ]
