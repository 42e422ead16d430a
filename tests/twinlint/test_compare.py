"""Two language versions of one text, compared as an editor would."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import Any

import pytest
from support import PROJECT
from tables import every_row

from twinlint import compare
from twinlint.command.lines import MAX_LINE, compare_lines
from twinlint.finding import Finding
from twinlint.pipeline import compare_texts
from twinlint.register import Name, Register
from twinlint.source import Locale, read_text

EN_FR = (Locale("en"), Locale("fr"))

PRESS_RELEASE = """\
SEMAINE DE L'EAU 3^{ÈME} EDITION : 4 nouveaux ports lauréats !

La troisième édition du programme Semaine Européenne de l'Eau ouvre avec quatre nouveaux
ports. Pendant 12 mois, les équipes seront suivies par l'agence. Vingt projets sont déjà
en cours dans trois ports.

Les quatre nouveaux ports de la Semaine Européenne de l'Eau :

- Honfleur (14) (capitaine : Odette LEFRANCKET)
- Cancale (35), (capitaine : Yann KERVELLA)
- Port-Louis (56), (capitaine : Armelle GUEZENNEC)
- Le Croisic (44), (capitaine : Tugdual MORVAN)

« Nous sommes fiers de cette troisième édition de la Semaine Européenne de l'Eau », dit
Solenn Kerbrat, vice-présidente de l'Agence des Ports.

Pour découvrir les 20 projets lauréats de l'édition 2021, voir la page du programme.

Contacts presse :

Agence des Ports - Odile Calvarin ;
06.11.22.33.44 ; odile.calvarin@example.org
"""

WEB_PAGE = """\
Semaine Européenne de l'Eau : 4 new habours in the Semaine Européenne de l'Eaux scheme

Published on
Nature et environnement

The 3rd edition of the Semaine Européenne de l'Eau scheme opens with four new harbours.

For 12 months, the teams will be followed by the agency. Twenty projects are already
under way in three harbours.

The four new harbours of the Semaine Européenne de l'Eau:

  • Honfleur (14) (capitaine : Odette LEFRANCLET)
  • Cancale (35), (capitaine : Yann KERVELLA)
  • Port-Louis (56), (capitaine : Armelle GUEZENNEC)
  • Le Croisic (44), (capitaine : Tugdual MORVAN)

Les trois ports de la première édition

"We are proud of this third edition of the Semaine Européenne de l'Eau", says Solenn
Kerbrat, Vice-President of the Agency of Harbours.
"""


def read_lines(findings: tuple[Finding, ...]) -> list[tuple[str, int, int, str]]:
    """Rule, French line, English line (0 for none) and the words it is about."""
    rows = []
    for finding in (each for found in findings for each in found.occurrences):
        fr, en = finding.on_side(Locale("fr")), finding.on_side(Locale("en"))
        words = finding.place.text if finding.place else ""
        rows.append(
            (
                finding.rule,
                fr.span.line if fr else 0,
                en.span.line if en else 0,
                words.partition("\n")[0],
            )
        )
    return sorted(rows)


def test_press_release_and_web_page_differ_where_an_editor_sees_it() -> None:
    assert read_lines(compare(PRESS_RELEASE, WEB_PAGE, format="text")) == [
        ("dangling-label", 1, 3, "Published on"),
        ("inconsistent-name", 0, 1, "Semaine Européenne de l'Eaux"),
        ("missing-paragraph", 17, 21, ""),
        ("misspelt-name", 9, 13, "LEFRANCLET"),
        ("misspelt-word", 0, 1, "habours"),
        ("raw-markup", 1, 0, "3^{ÈME}"),
        ("untranslated-text", 0, 4, "Nature et environnement"),
        ("untranslated-text", 0, 18, "Les trois ports de la première édition"),
        ("untranslated-word", 0, 13, "capitaine"),
        ("untranslated-word", 0, 14, "capitaine"),
        ("untranslated-word", 0, 15, "capitaine"),
        ("untranslated-word", 0, 16, "capitaine"),
    ]


def test_what_languages_write_differently_is_no_difference() -> None:
    fr = """\
    # Le programme en 2024

    Le 1er juin 2024, dix-huit communes ont reçu 1 500 000 € (soit 12,5 %) de l'Union
    européenne (UE), à 14 h 30. Le XIXe siècle et la 2e édition sont loin.
    La vice-présidente Élodie Marchand a signé la convention du 3 au 5 juin.

    - la mobilité
    - l'énergie

    Voir [la page](https://example.org/fr/page) ou écrire à presse@example.org.
    """
    en = """\
    # The programme in 2024

    On June 1st, 2024, eighteen municipalities received €1.5 million (12.5%) from the
    European Union (EU), at 2:30 pm. The 19th century and the second edition are gone.

    Vice-President Élodie Marchand signed the agreement from June 3 to 5.

    - mobility
    - energy

    See [the page](https://example.org/en/page) or write to presse@example.org.
    """
    assert compare(dedent(fr), dedent(en)) == ()


def dedent(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


@every_row(
    ("fr", "en", "message"),
    [
        ("Il y a 18 mois.", "There were 16 months.", "fr says 18, en says 16"),
        ("trente projets", "forty projects", "fr says trente, en says forty"),
        ("Une aide de 40 €.", "Support of €45.", "fr says 40 €, en says €45"),
        ("Environ 12 % des cas.", "About 21% of cases.", "fr says 12 %, en says 21%"),
        (
            "Le 3 juin 2024, tous viennent.",
            "On July 3, 2024, all come.",
            "fr says 3 juin 2024, en says July 3, 2024",
        ),
        (
            "Elle commence le 3 juin.",
            "It starts on 4 June.",
            "fr says 3 juin, en says 4 June",
        ),
        (
            "Le 3 déc. 2024, tous viennent.",
            "On 4 Dec. 2024, all come.",
            "fr says 3 déc. 2024, en says 4 Dec. 2024",
        ),
        (
            "Ouvert dès 9 h 15 chaque jour.",
            "Open from 9:45 am on.",
            "fr says 9 h 15, en says 9:45 am",
        ),
        (
            "Le lot B12 est livré.",
            "Lot B13 is delivered.",
            "fr says B12, en says B13",
        ),
        (
            "Appelez le 01 22 33 44 55.",
            "Call 01 22 33 44 56.",
            "fr says 01 22 33 44 55, en says 01 22 33 44 56",
        ),
        (
            "Écrire à contact@example.org.",
            "Write to contcat@example.org.",
            "fr says contact@example.org, en says contcat@example.org",
        ),
        (
            "Avec Inès Moulin-Roy.",
            "With Ines Moulin-Roy.",
            "fr says Inès, en says Ines",
        ),
        (
            "La DINUM publie.",
            "The DIMUM publishes.",
            "fr says DINUM, en says DIMUM",
        ),
    ],
)
def test_values_that_differ_are_quoted(fr: str, en: str, message: str) -> None:
    assert [str(finding.message) for finding in compare(fr, en)] == [message]


def test_places_count_lines_and_columns_from_one() -> None:
    (finding,) = compare(
        "Bonjour à tous.\n\nIl y a 18 ports.", "Hello all.\n\nSee 16 ports."
    )
    assert finding.place is not None
    assert (finding.place.span.line, finding.place.span.column) == (3, 5)
    assert finding.related[0].span.line == 3
    assert finding.related[0].span.column == 8


def test_html_is_read_as_its_reader_sees_it() -> None:
    fr = "<h1>Les ports</h1><p>Il y a <b>18</b> ports&nbsp;; l&rsquo;été.</p>"
    en = "<h1>The harbours</h1>\n<p>There are <b>16</b>\nharbours in summer.</p>"
    (finding,) = compare(fr, en, format="html")
    assert str(finding.message) == "fr says 18, en says 16"
    assert finding.place is not None
    assert finding.place.span.line == 2


def test_version_in_the_wrong_language_is_one_finding() -> None:
    text = "\n\n".join(
        f"Le port numéro {number} accueille les équipages et leurs bateaux."
        for number in range(12)
    )
    (finding,) = compare(text, text)
    assert str(finding.message) == "most of the en page is in fr"


def test_register_corrects_names() -> None:
    register = Register((Name(dict.fromkeys((Locale("fr"), Locale("en")), "SoyPV")),))
    texts = ("La solution SoyPW arrive.", "The SoyPW solution arrives.")
    found = compare(*texts, register=register)
    assert {str(finding.message) for finding in found} == {"“SoyPW” is spelt “SoyPV”"}
    assert compare(*texts) == ()


def test_third_language_is_compared_without_knowing_it() -> None:
    found = compare_texts(
        read_text("Es gibt 18 Häfen: Kontakt hafen@example.org.", "xx"),
        read_text("Ci sono 16 porti: contatto hafen@example.org.", "it"),
        (Locale("xx"), Locale("it")),
    )
    assert [str(finding.message) for finding in found] == ["xx says 18, it says 16"]


def test_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format is 'rtf'"):
        compare("", "", format="rtf")


# compare --jsonl -------------------------------------------------------------------


def run_lines(*lines: bytes) -> tuple[int, list[dict[str, Any]]]:
    output = io.BytesIO()
    code = compare_lines(lines, output)
    return code, [json.loads(line) for line in output.getvalue().splitlines()]


def make_line(**values: object) -> bytes:
    return json.dumps(values).encode()


def test_line_gives_findings_with_both_places() -> None:
    line = make_line(id="a", fr="Il y a 18 ports.", en="See 16 ports.", format="text")
    assert run_lines(line) == (
        1,
        [
            {
                "id": "a",
                "findings": [
                    {
                        "rule": "different-number",
                        "severity": "warning",
                        "message": "fr says 18, en says 16",
                        "fr": {"text": "18", "line": 1, "column": 8},
                        "en": {"text": "16", "line": 1, "column": 5},
                    }
                ],
            }
        ],
    )


def test_clean_line_gives_no_findings_and_code_0() -> None:
    line = make_line(id="a", fr="Deux ports.", en="Two harbours.", format="text")
    assert run_lines(line, b"\n") == (0, [{"id": "a", "findings": []}])


@every_row(
    ("line", "name", "error"),
    [
        (b"{", None, "the line is not JSON"),
        (b'{"id": "a", "fr": "x', "a", "the line is not JSON"),
        (b'{"fr": "a\tb", "id" : "\\u00e9", "en": ""}', "é", "the line is not JSON"),
        (b'{"fr": "\\"id\\": \\"c\\"", "id', None, "the line is not JSON"),
        (b'{"id": "\\q", "fr": ""', None, "the line is not JSON"),
        (b'{"id": "a", "fr": "' + b" " * MAX_LINE, "a", "the line has more than"),
        (make_line(id=3, fr="", en=""), 3, '"id" is missing or not a string'),
        (make_line(id=[3], fr="", en=""), None, '"id" is missing or not a string'),
        (b"\xff", None, "the line is not JSON"),
        (b"[" * 100_000, None, "the line is not JSON"),
        (b"[]", None, "the line is not an object"),
        (make_line(fr="", en=""), None, '"id" is missing or not a string'),
        (make_line(id="a", fr=""), "a", '"en" is missing or not a string'),
        (make_line(id="a", fr="", en="", format="pdf"), "a", '"format" is not one of'),
    ],
)
def test_bad_line_is_said_with_its_id_and_the_next_is_read(
    line: bytes, name: str | int | None, error: str
) -> None:
    code, (first, second) = run_lines(line, make_line(id="b", fr="", en=""))
    assert code == 2
    assert first["id"] == name
    assert first["error"].startswith(error)
    assert second == {"id": "b", "findings": []}


def test_lone_surrogate_passes_through() -> None:
    line = rb'{"id": "\ud800", "fr": "Il y a 18 \ud800", "en": "16 \udfff here"}'
    code, (result,) = run_lines(line)
    assert code == 1
    assert result["id"] == "\ud800"


def test_each_line_is_flushed() -> None:
    class Output(io.BytesIO):
        def __init__(self) -> None:
            super().__init__()
            self.flushed: list[int] = []

        def flush(self) -> None:
            self.flushed.append(len(self.getvalue()))

    output = Output()
    line = make_line(id="a", fr="", en="")
    compare_lines([line, line], output)
    assert output.flushed == [28, 56]


def test_a_paragraph_split_in_two_is_no_difference() -> None:
    fr = "Le port ouvre en mai. La pêche côtière recule depuis dix ans déjà."
    en = "The harbour opens in May.\n\nCoastal fishing has declined for ten years now."
    assert compare(fr, en) == ()
    assert compare_texts(read_text(en, "en"), read_text(fr, "fr"), EN_FR) == ()


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Ajout de six cartes à 06 h et 6 rues.", "Add two maps at 6 am and 6 roads."),
        ("Les quinze ports, le deuxième aussi.", "The two harbours, the latter too."),
        ("Il y a sept villes.", "There are two towns."),
    ],
)
def test_number_word_is_not_hidden_by_other_numbers(fr: str, en: str) -> None:
    assert {finding.rule for finding in compare(fr, en)} == {"different-number"}


def test_ordinal_may_be_a_number_in_the_other_language() -> None:
    assert compare("Le deuxième étage du port.", "Floor two of the harbour.") == ()


@pytest.mark.parametrize(
    ("fr", "en", "words"),
    [
        ("Le maire de Seaux est là.", "The mayor of Sceaux is here.", "Sceaux"),
        ("Avec Alex et Luis.", "With Ale and Luis.", "Ale"),
    ],
)
def test_name_that_is_a_word_too_is_compared(fr: str, en: str, words: str) -> None:
    (finding,) = compare(fr, en)
    assert finding.rule == "misspelt-name"
    assert finding.place is not None
    assert finding.place.text == words


def test_line_for_a_generator_is_no_text() -> None:
    text = "- This text will be replaced by the TOC."
    assert compare(text, text) == ()


def test_findings_do_not_depend_on_the_order_of_hashes() -> None:
    code = (
        "from twinlint import compare\n"
        "fr = 'La Kerbrat et le Guezennec sont de beaux bateaux.'\n"
        "en = 'The Kerbrat is a fine old boat.\\n\\nThe Guezennec is one as well.'\n"
        "print([finding.place for finding in compare(fr, en)])\n"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            cwd=PROJECT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert len(shown) == 1


def test_words_of_a_link_may_have_brackets_and_line_ends() -> None:
    fr = "Voir [[Vue d’ensemble des standards\n]](/standards/)."
    en = "See [[Overview of the standards]](/standards/)."
    assert compare(fr, en) == ()


def test_the_first_line_of_xhtml_is_no_text() -> None:
    head = '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n<!DOCTYPE html>'
    fr = f"{head}<html><body><p>Le port est ouvert à tous.</p></body></html>"
    en = f"{head}<html><body><p>The harbour is open to all.</p></body></html>"
    assert compare(fr, en, format="html") == ()


def test_a_quotation_holds_nothing_of_tags() -> None:
    fr = (
        "<dl class='a'><dt><span>Le port</span></dt><dd class='b'>Il est là.</dd></dl>"
        "<table class='c'><tr><th colspan='3'>Une autre ligne du port</th></tr></table>"
        "<p>La fin du texte est ici.</p>"
    )
    en = "<p>The end of the text is here.</p>"
    for found in compare(fr, en, format="html"):
        assert not set("<>\x02\x03\0") & set(str(found.message)), found.message


def test_a_quotation_has_the_words_that_hidden_signs_divide() -> None:
    hidden = "l’anima\u00adtio\u00adn\u00ade du circu\u00adit `marée`, là\u200bbas"
    (found,) = compare(f"- un port\n- {hidden}", "- a harbour")
    assert "“l’animatione du circuit marée, làbas”" in str(found.message)
