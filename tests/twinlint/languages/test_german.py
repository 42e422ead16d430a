"""What is particular to German is read from its folder."""

from __future__ import annotations

from tables import every_row

from twinlint.finding import Finding
from twinlint.pipeline import compare_texts
from twinlint.source import Locale, read_text

NAMED = {
    "different-number": (
        "Die Frist beträgt 18 Monate.",
        {"en": "The deadline is 16 months.", "fr": "Le délai est de 16 mois."},
    ),
    "different-date": (
        "Der Rat tagt am 3. Juni 2024.",
        {"en": "The council meets on 4 June 2024.", "fr": "Réunion le 4 juin 2024."},
    ),
    "misspelt-name": (
        "Bürgermeister Karl Franclet spricht.",
        {"en": "Mayor Karl Francket speaks.", "fr": "Le maire Karl Francket parle."},
    ),
    "missing-item": (
        "- Wasser\n- Brot\n- Milch",
        {"en": "- water\n- milk", "fr": "- eau\n- lait"},
    ),
}
LEFT = {
    "en": "The council has chosen the projects of the year with all the residents.",
    "fr": "Le conseil a choisi les projets de l’année avec tous les habitants.",
}
GERMAN = "Der Rat hat mit allen Einwohnern die Projekte des Jahres ausgewählt."


def compare(
    german: str, second: str, other: str, *, is_turned: bool
) -> tuple[Finding, ...]:
    """What is found between a German text and another, in the order asked for."""
    sides = [(german, Locale("de")), (second, Locale(other))]
    (first, own), (last, opposite) = sides[::-1] if is_turned else sides
    texts = (read_text(first, own), read_text(last, opposite))
    return compare_texts(*texts, (own, opposite), format="markdown")


@every_row("is_turned", [False, True], ids=["de first", "de last"])
@every_row("other", ["en", "fr"])
@every_row("rule", NAMED)
def test_named_differences(rule: str, other: str, is_turned: bool) -> None:
    german, seconds = NAMED[rule]
    found = compare(german, seconds[other], other, is_turned=is_turned)
    assert [finding.rule for finding in found] == [rule]


@every_row("is_turned", [False, True], ids=["de first", "de last"])
@every_row("other", ["en", "fr"])
@every_row("left", ["de", "other"])
def test_a_paragraph_left_in_a_language(left: str, other: str, is_turned: bool) -> None:
    text = LEFT[other] if left == "other" else GERMAN
    (finding,) = compare(text, text, other, is_turned=is_turned)
    assert finding.rule == "untranslated-text"
    assert finding.place
    assert finding.place.locale == ("de" if left == "other" else other)
