"""Links of one place whose words have changed their addresses."""

from __future__ import annotations

from tables import every_row

from twinlint import compare
from twinlint.documents import Document
from twinlint.source import read_text

GUIDE, LIST = "https://a.example/docs/migration", "https://a.example/docs/releases"
WRONG = [
    (
        f"Lisez la [liste des versions]({LIST}) et le [guide de migration]({GUIDE}).",
        f"Read the [list of releases]({GUIDE}) and the [migration guide]({LIST}).",
    ),
    (
        f"Lisez la [page 1]({LIST}), puis la [page 2]({GUIDE}).",
        f"Read [page 1]({GUIDE}), then [page 2]({LIST}).",
    ),
    (
        f"Voir l’[annexe A]({LIST}) et l’[annexe B]({GUIDE}).",
        f"See [annex A]({GUIDE}) and [annex B]({LIST}).",
    ),
]
RIGHT = [
    (  # Each version in its own order.
        f"Lisez la [liste des versions]({LIST}) et le [guide de migration]({GUIDE}).",
        f"Read the [migration guide]({GUIDE}) and the [list of releases]({LIST}).",
    ),
    (  # Words that tell nothing.
        f"Lisez [ceci]({LIST}) et [cela]({GUIDE}).",
        f"Read [that]({GUIDE}) and [this]({LIST}).",
    ),
    (  # One address for both.
        f"Lisez la [liste]({LIST}) et le [guide]({LIST}).",
        f"Read the [guide]({LIST}) and the [list]({LIST}).",
    ),
    (  # Words of one in both of the other.
        f"Lisez le [guide]({LIST}) et le [guide de migration]({GUIDE}).",
        f"Read the [guide]({LIST}) and the [guide on how to migrate]({GUIDE}).",
    ),
]


def find(fr: str, en: str) -> list[str]:
    texts = (
        Document(read_text(text, name), "markdown")
        for text, name in ((fr, "fr"), (en, "en"))
    )
    return [each.rule for finding in compare(*texts) for each in finding.occurrences]


@every_row(("fr", "en"), WRONG)
def test_two_links_that_have_changed_places_are_told(fr: str, en: str) -> None:
    assert find(fr, en) == ["different-link"] * 2


@every_row(("fr", "en"), RIGHT)
def test_links_that_lead_where_their_words_say_are_right(fr: str, en: str) -> None:
    assert find(fr, en) == []
