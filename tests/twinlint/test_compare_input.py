"""Any input gives a result, in time that grows with its length."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support import count_calls
from tables import every_row

from twinlint import compare
from twinlint.documents import UnreadableError, list_text_formats
from twinlint.finding import Finding
from twinlint.pipeline import compare_texts
from twinlint.source import Locale, read_text

FORMATS = tuple(list_text_formats())
UNITS = {
    "digits": "1",
    "digits in groups": "1 111 ",
    "letters": "a",
    "capitals": "A",
    "emoji": "😀",
    "right to left": "שלום עולם ",
    "NUL": "\0",
    "lone surrogate": "\ud800",
    "spaces": " ",
    "line ends": "\n",
    "dots": ".",
    "quotation marks": "«",
    "open brackets": "[",
    "open links": "[a](",
    "open comments": "<!--",
    "open tags": "<a ",
    "open scripts": "<script>",
    "backticks": "`",
    "stars": "*",
    "underscores": "_a",
    "backslashes": "\\",
    "ampersands": "&",
    "carets": "^{",
    "garbled letters": "Ã©",
    "bold signs": "** a",
    "weekdays": "lundi 3 juin 2024 ",
    "times": "2:30 ",
    "units": "un mois ",
    "roles": "le maire ",
    "indented code": "    a = 1\n",
    "images": "<img alt='a' src=b>",
    "pipes": "|",
    "list items": "- une chose et une autre\n",
    "paragraphs": "Il va à la mairie.\n\n",
    "sentences": "Il va à la mairie. ",
    "addresses": "http://a.fr/b ",
    "half addresses": "a@",
    "e-mails": "a@b.fr ",
    "dates": "3 juin 2024 ",
    "number words": "deux cent ",
    "elisions": "l'",
    "names": "Jean Dupont ",
    "entities": "&eacute;",
}


@pytest.mark.campaign
@every_row("format_", FORMATS)
@every_row("unit", UNITS.values(), ids=UNITS)
def test_any_repeated_text_gives_a_result(unit: str, format_: str) -> None:
    text = unit * (3000 // len(unit))
    for fr, en in ((text, text), (text, ""), ("", text), (text, text[::-1])):
        assert isinstance(compare_or_refuse(fr, en, format_), tuple)


def compare_or_refuse(fr: str, en: str, format_: str) -> tuple[Finding, ...]:
    """What is found; nothing in a text that is refused for not being in its format."""
    try:
        return compare(fr, en, format=format_)
    except UnreadableError as error:
        assert str(error)
        return ()


def count_comparison(fr: str, en: str) -> int:
    """Function calls of a comparison; what is read once is read before."""
    compare(fr, en)
    return count_calls(lambda: compare(fr, en))


def write_items(count: int, *, first: int = 0) -> str:
    numbers = range(first, first + count)
    return "".join(f"- élément mot{n}x de la liste {n * 7919}\n" for n in numbers)


def write_names(count: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join(
        f"Jean Mo{letters[n % 26]}ri{letters[n // 26 % 26]}ot" for n in range(count)
    )


GROWING = {
    "list items": (write_items, write_items),
    "one side missing": (write_items, lambda count: ""),
    "other items": (write_items, lambda count: write_items(count, first=50_000)),
    "names": (write_names, lambda count: write_names(count).replace("ot", "at")),
    "numbers": (
        # Without commas, three digits after three digits would be one number.
        lambda count: ", ".join(map(str, range(count))),
        lambda count: ", ".join(map(str, range(count, 2 * count))),
    ),
    "measures": (
        lambda count: " ".join(f"{n} jours, {n} h 30," for n in range(1, count)),
        lambda count: " ".join(f"{n} weeks, 2:{n % 60:02}," for n in range(1, count)),
    ),
    "garbled words": (
        lambda count: "fermÃ©Ã©Ã© l’Ã©tÃ© " * count,
        lambda count: "closed in summer " * count,
    ),
    "bold words and roles": (
        lambda count: "**Le maire** et Mme Roy, " * count,
        lambda count: "The president and Mr Roy, " * count,
    ),
    "replaced names": (
        lambda count: "Il va à Lyon. " * count,
        lambda count: "He goes to Nantes. " * count,
    ),
    "sentences": (
        lambda count: "Il va à la mairie du port. " * count,
        lambda count: "He goes to the town hall. " * (count // 2),
    ),
}


@pytest.mark.campaign
@pytest.mark.parametrize("name", GROWING)
def test_twice_the_text_takes_about_twice_the_calls(name: str) -> None:
    write_fr, write_en = GROWING[name]
    small = count_comparison(write_fr(200), write_en(200))
    large = count_comparison(write_fr(400), write_en(400))
    assert large < 2.6 * small


# Properties ------------------------------------------------------------------------

SENTENCES = (
    ("Le programme dure 18 mois.", "The programme lasts 18 months."),
    ("Il y a dix communes et 30 solutions.", "There are ten towns and 30 solutions."),
    ("Karine Dupuis préside le jury.", "Karine Dupuis chairs the jury."),
    ("Écrivez à presse@example.org.", "Write to presse@example.org."),
    ("La séance a lieu le 3 juin 2024.", "The meeting is on June 3, 2024."),
    ("Le budget est de 1 500 €.", "The budget is €1,500."),
    ("Les habitants ont déjà voté.", "Residents have already voted."),
)
DEFECTS = (
    ("18", "16"),
    ("ten", "eleven"),
    ("Dupuis", "Dupius"),
    ("June", "July"),
    ("presse@", "prese@"),
    ("1,500", "1,600"),
)


def write_documents(picks: list[int]) -> tuple[str, str]:
    pairs = [SENTENCES[pick] for pick in picks]
    return "\n\n".join(fr for fr, _ in pairs), "\n\n".join(en for _, en in pairs)


documents = st.lists(
    st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=7, unique=True
).map(write_documents)
defects = st.sampled_from(DEFECTS)


def describe(findings: tuple[Finding, ...]) -> list[tuple[str, str, list[str]]]:
    return [
        (
            finding.rule,
            str(finding.message),
            [p.text for p in (finding.place, *finding.related) if p],
        )
        for finding in findings
    ]


@pytest.mark.campaign
@given(documents, defects)
def test_white_space_and_normal_form_change_nothing(
    pair: tuple[str, str], defect: tuple[str, str]
) -> None:
    assume(defect[0] in pair[1])
    fr, en = pair[0], pair[1].replace(*defect)
    expected = describe(compare(fr, en))
    other_ends = compare(fr.replace("\n", "\r\n"), en.replace("\n", "\r"))
    assert describe(other_ends) == expected
    assert describe(compare(fr.replace("\n", " \t\n") + "\n\n ", en + "\n")) == expected
    assert describe(compare(unicodedata.normalize("NFD", fr), en)) == expected


@given(documents, defects)
def test_swapped_sides_give_mirrored_findings(
    pair: tuple[str, str], defect: tuple[str, str]
) -> None:
    assume(defect[0] in pair[1])
    fr, en = pair[0], pair[1].replace(*defect)
    there = compare_texts(
        read_text(en, "en"), read_text(fr, "fr"), (Locale("en"), Locale("fr"))
    )

    def read_sides(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
        return sorted(
            (
                finding.rule,
                place.text if (place := finding.on_side(Locale("fr"))) else "",
                place.text if (place := finding.on_side(Locale("en"))) else "",
            )
            for finding in findings
        )

    assert read_sides(there) == read_sides(compare(fr, en))


@pytest.mark.campaign
@given(documents, defects)
def test_clean_pair_after_it_keeps_the_findings(
    pair: tuple[str, str], defect: tuple[str, str]
) -> None:
    assume(defect[0] in pair[1])
    fr, en = pair[0], pair[1].replace(*defect)
    clean = (
        "\n\nLa gare accueille désormais des expositions de photographie.",
        "\n\nThe station now houses photography exhibitions.",
    )
    expected = describe(compare(fr, en))
    assert describe(compare(fr + clean[0], en + clean[1])) == expected


@given(documents)
def test_true_translation_is_silent(pair: tuple[str, str]) -> None:
    assert compare(*pair) == ()


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(FORMATS))
def test_any_text_gives_a_result(fr: str, en: str, format_: str) -> None:
    for finding in compare_or_refuse(fr, en, format_):
        assert finding.place is not None
        assert finding.place.span.line >= 1
        assert finding.place.span.column >= 1


@given(st.text(alphabet="[]()*_`<>!#-|>&;:/.@^{}\\ \n\ta1é«»\"'", max_size=120))
def test_any_markup_gives_a_result(text: str) -> None:
    for format_ in FORMATS:
        assert compare_or_refuse(text, text, format_) == compare_or_refuse(
            text, text, format_
        )
