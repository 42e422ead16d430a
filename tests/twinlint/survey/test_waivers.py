"""Claims about comments that accept findings."""

from __future__ import annotations

import pytest
from support import show
from tables import every_row

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


@every_row(
    "comment",
    [
        "<!-- twinlint: allow different-number:\n     they closed\n-->",
        "<!-- Twinlint: Allow different-number: they closed -->",
        "<!-- twinlint allow different-number: they closed -->",
        "<!--\n  twinlint:\n  allow different-number: they closed\n-->",
    ],
)
def test_a_comment_may_be_written_in_many_ways(comment: str) -> None:
    en = EN.replace("There are 16", f"{comment}\n\nThere are 16")
    (said,) = find(FR, en)
    assert "fr says 20" in said


def test_a_comment_between_two_items_is_about_the_second() -> None:
    fr = "- Il y a 18 ports.\n- Il y a 20 bateaux.\n"
    en = "- There are 16 harbours.\n{}- There are 21 boats.\n"
    for indent in ("", "  "):
        (said,) = find(fr, en.format(indent + allow(": they closed")))
        assert said == "en:1:13: fr says 18, en says 16 [different-number]"


def test_what_is_missing_is_accepted_on_both_sides() -> None:
    rest = "Le port est ouvert tous les jours de la semaine."
    fr, en = f"{FR}\n{rest}\n", EN.replace("16", "18").replace("21", "20")
    (said,) = find(fr, en)
    assert said.endswith("[missing-paragraph]")
    comment = allow(": of no use abroad", rule="missing-paragraph")
    assert find(fr.replace(rest, comment + rest), en) == []
    assert find(fr, f"{en}\n{comment}") == []
    middle = FR.replace("Il y a 20", f"{rest}\n\nIl y a 20")
    assert find(middle, en.replace("There are 20", f"{comment}\nThere are 20")) == []


def test_a_comment_that_says_nothing_accepts_nothing() -> None:
    found = find(
        FR, EN.replace("There are 16", allow(": old", "alow") + "There are 16")
    )
    assert len(found) == 3


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


# Formats with comments of their own ---------------------------------------------------

PO = """\
msgid ""
msgstr "Language: fr\\n"

{}
#: a.c:1
msgid "16 ports and a quay"
msgid_plural "16 ports and %d quays"
msgstr[0] "18 ports et un quai"
msgstr[1] "18 ports et %d quais"

#, c-format
msgid "21 boats"
msgstr "20 bateaux"
"""
XLIFF = """\
<xliff version="1.2"><file source-language="en" target-language="fr"><body>
{}
<trans-unit id="a"><source>16 ports</source><target>18 ports</target></trans-unit>
<trans-unit id="b"><source>21 boats</source><target>20 bateaux</target></trans-unit>
</body></file></xliff>
"""
SUBTITLES = """\
WEBVTT

{}

00:01.000 --> 00:02.000
There are 16 harbours
on this coast.

00:03.000 --> 00:04.000
There are 21 boats.
"""
SPOKEN = SUBTITLES.replace("There are 16 harbours", "Il y a 18 ports").replace(
    "on this coast", "sur cette côte"
)
SPOKEN = SPOKEN.replace("There are 21 boats", "Il y a 20 bateaux").format("")
PLACED: dict[str, tuple[str, str, str]] = {
    "po": ("# {}", PO, PO),
    "xliff": ("<!-- {} -->", XLIFF, XLIFF),
    "yaml": (
        "  # {}",
        "fr:\n  a:\n    18 ports\n    et un quai\n  b: 20 bateaux\n",
        "en:\n{}\n  a:\n    16 ports\n    and a quay\n  b: 21 boats\n",
    ),
    "yaml behind": (
        " # {}",
        "fr:\n  a: 18 ports\n  b: 20 bateaux\n",
        "en:\n  a: 16 ports{}\n  b: 21 boats\n",
    ),
    "fluent": (
        "# {}",
        "a = 18 ports\nb = 20 bateaux\n",
        "{}\na = 16 ports\nb = 21 boats\n",
    ),
    "rst": (".. {}", FR[2:], EN[2:].replace("There are 16", "{}\n\nThere are 16")),
    "asciidoc": (
        "// {}",
        f"={FR[1:]}",
        f"={EN[1:]}".replace("There are 16", "{}\nThere are 16"),
    ),
    "rst below": (
        "..\n   {}",
        FR[2:],
        EN[2:].replace("There are 16", "{}\n\nThere are 16"),
    ),
    "subtitles": ("NOTE {}", SPOKEN, SUBTITLES),
    "subtitles below": ("NOTE\n{}", SPOKEN, SUBTITLES),
}  # fmt: skip


def find_numbers(name: str, said: str) -> list[str]:
    """What numbers say in the two versions, and what is told of comments."""
    comment, fr, en = PLACED[name]
    format_ = name.partition(" ")[0]
    text = en.format(comment.format(said) if said else "", d="%d")
    if fr == en:  # One catalog, which holds both.
        document = Document(read_text(text, "a"), format_)
        outcome = compare_read((document, document), LANGUAGES[::-1])
    else:
        documents = [Document(read_text(t, t[:9]), format_) for t in (fr, text)]
        outcome = compare_read((documents[0], documents[1]), LANGUAGES)
    return [
        str(each.message) if each.rule == "different-number" else each.rule
        for found in outcome.findings
        for each in found.occurrences
    ]


@every_row("name", PLACED)
def test_a_comment_of_a_format_accepts_what_comes_next(name: str) -> None:
    both = sorted(set(find_numbers(name, "")))
    assert len(both) == 2 and "2" in both[-1] + both[0]
    said = "twinlint: allow different-number: they closed"
    left = find_numbers(name, said)
    assert len(left) == 1 and "20" in left[0]
    assert find_numbers(name, said.replace("allow", "allow-page")) == []
    idle = said.replace("number", "link")
    assert sorted(set(find_numbers(name, idle))) == [*both, "idle-waiver"]


NO_COMMENT = {
    "yaml": ("a: '18 # twinlint: allow different-number: x'\n", "a: '16'\n"),
    "rst": ("18 ports .. twinlint: allow different-number: x\n", "16 ports\n"),
    "po": ('msgid "16 # twinlint: allow different-number: x"\nmsgstr "18"\n', ""),
}


@every_row("format_", NO_COMMENT)
def test_what_reads_like_a_comment_in_a_text_is_none(format_: str) -> None:
    fr, en = (Document(read_text(text, "a"), format_) for text in NO_COMMENT[format_])
    outcome = compare_read((fr, en if en.text.value else fr), LANGUAGES)
    assert "different-number" in {each.rule for each in outcome.findings}


def test_a_comment_that_names_no_rule_is_shown_one_of_its_format() -> None:
    documents = [
        Document(read_text(text, "a"), "yaml")
        for text in ("a: x\n# twinlint: allow\n", "a: x\n")
    ]
    (finding,) = compare_read((documents[0], documents[1]), LANGUAGES).findings
    assert str(finding.help) == "write # twinlint: allow lost-emphasis: …"


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
