"""What is left in the other language is told from what may stay in it."""

from __future__ import annotations

from tables import every_row

from twinlint.alignment import align_versions
from twinlint.comparison import find_foreign, match_versions
from twinlint.mentions import read_mentions
from twinlint.source import Locale, read_text


def find(fr: str, en: str) -> list[tuple[str, str]]:
    """The language of the text that has each foreign stretch, and its words."""
    first = read_mentions(read_text(fr, "fr"), Locale("fr"))
    second = read_mentions(read_text(en, "en"), Locale("en"))
    return [
        (foreign.here.locale, foreign.here.text.value[foreign.start : foreign.end])
        for foreign in find_foreign(match_versions(align_versions(first, second)))
    ]


@every_row(
    ("fr", "en", "language", "words"),
    [
        (
            "The harbour opens with the season.",
            "The harbour opens with the season.",
            "fr",
            "The harbour opens with the season.",
        ),
        (
            "Le port ouvre avec la saison.",
            "Le port ouvre avec la saison.",
            "en",
            "Le port ouvre avec la saison.",
        ),
        # Nobody translated it here, though the other version says it otherwise.
        (
            "The harbour opens with the season.",
            "Boats sail in spring.",
            "fr",
            "The harbour opens with the season.",
        ),
        (
            "Le port ouvre. The boats sail in the spring. Il ferme.",
            "The harbour opens. The boats sail in the spring. It closes.",
            "fr",
            "The boats sail in the spring.",
        ),
        # A short line is foreign when both versions have it word for word.
        ("très Kerbrat", "très Kerbrat", "en", "très Kerbrat"),
        (
            "## Video on Customizable Text",
            "## Video on Customizable Text",
            "fr",
            "Video on Customizable Text",
        ),
        (
            "Voir [the port of the town](/a) ici même.",
            "See [the port of the town](/b) here.",
            "fr",
            "the port of the town",
        ),
    ],
)
def test_words_of_the_other_language_are_found(
    fr: str, en: str, language: str, words: str
) -> None:
    assert (language, words) in find(fr, en)


@every_row(
    ("fr", "en"),
    [
        ("Le port ouvre avec la saison.", "The harbour opens with the season."),
        # A short line that only one version has may be a name.
        ("toujours Kerbrat", "très Kerbrat"),
        # The way to the other version.
        ("In English, please", "En français, merci"),
        # Names, with the words that lead to them, where both versions have them.
        ("12, rue de la Paix", "12 rue de la Paix"),
        ("Kerbrat", "Kerbrat"),
        # What quotation marks enclose in both.
        (
            "Le livre « The Harbour and the Town » est paru.",
            "The book “The Harbour and the Town” is out.",
        ),
        # The title of a document that both versions link.
        (
            "Voir [The Guide to the Port](https://a.org/guide) ici.",
            "See [The Guide to the Port](https://a.org/guide) here.",
        ),
        # Addresses and code.
        ("Voir https://the.example.org/with/the ici.", "See https://the.example.org."),
        ("```\\nthe port with the town\\n```", "```\\nthe port with the town\\n```"),
        # What a program replaces.
        (
            "* The TOC will be generated automatically with the page",
            "* The TOC will be generated automatically with the page",
        ),
        ("* replaced by the TOC of the page", "* replaced by the TOC of the page"),
    ],
)
def test_what_may_stay_is_no_foreign_sentence(fr: str, en: str) -> None:
    assert find(fr, en) == []


def test_placeholder_is_told_by_both_words() -> None:
    text = "The port is generated automatically with the page"
    assert find(text, text) == [("fr", text)]
